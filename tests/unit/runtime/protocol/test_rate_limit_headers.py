"""Rate limits in the headers of a response: the calls that are left, and the delay until the reset."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from orderkit import NotFoundError, RateLimit
from orderkit.contract import Contract
from orderkit.runtime.protocol.rate_limit_headers import wait_until_reset

RESET = datetime(2015, 2, 20, 13, 14, 34, 611_000, tzinfo=UTC)


@pytest.mark.parametrize("spelling", ["X-RateLimit", "X-Rate-Limit"])
def test_the_rate_limit_is_read_from_an_error_in_either_spelling(shop: Any, spelling: str) -> None:
    values = {"Limit": "6000", "Remaining": "5999", "Reset": "2015-02-20T13:14:34.611Z"}
    headers = {f"{spelling}-{name}": value for name, value in values.items()}
    caller = shop(httpx.Response(404, headers=headers))
    with pytest.raises(NotFoundError) as caught:
        caller.call("get_order", "5639C509")
    assert RateLimit.of(caught.value.response.headers) == RateLimit(6000, 5999, RESET)


@pytest.mark.parametrize(
    ("text", "reset"),
    [
        ("2015-02-20T13:14:34.611Z", RESET),
        ("2015-02-20T14:14:34.611+01:00", RESET),
        ("2015-02-20T13:14:34.611", RESET),
        ("1424438074.611", RESET),
        ("1424438074611", RESET),
        ("Fri, 20 Feb 2015 13:14:34 GMT", RESET.replace(microsecond=0)),
        ("30", None),
        ("9" * 5000, None),
        ("soon", None),
        ("", None),
        ("0001-01-01T00:00:00+01:00", None),
    ],
)
def test_a_reset_is_a_datetime_or_none(text: str, reset: datetime | None) -> None:
    assert RateLimit.of({"x-ratelimit-reset": text}) == RateLimit(None, None, reset)


def test_a_reset_in_seconds_counts_from_the_date_of_the_response() -> None:
    headers = {"x-ratelimit-reset": "30", "date": "Fri, 20 Feb 2015 13:14:04 GMT"}
    assert RateLimit.of(headers).reset == RESET.replace(microsecond=0)


@pytest.mark.parametrize("text", ["many", "-1", "1.5", "9" * 5000])
def test_a_number_of_calls_is_an_integer_or_none(text: str) -> None:
    assert RateLimit.of({"x-ratelimit-limit": text, "x-ratelimit-remaining": text}).remaining is None


def test_both_spellings_are_those_of_the_contract() -> None:
    contract = Contract.load("epages")
    headers = contract.document["components"]["responses"]["TooManyRequests"]["headers"]
    aliases = [contract.resolve(header).get("x-alias", []) for header in headers.values()]
    named = {name.lower() for names in (headers, *aliases) for name in names}
    whats = ("limit", "remaining", "reset")
    ours = {f"{start}-{what}" for start in ("x-ratelimit", "x-rate-limit") for what in whats}
    assert ours | {"x-epages-media-type"} == named


NOW = RESET.timestamp() - 20
AT = "2015-02-20T13:14:34.611Z"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"x-ratelimit-reset": AT}, 20),
        ({"x-rate-limit-reset": AT}, 20),
        ({"x-ratelimit-reset": AT, "x-ratelimit-remaining": "0"}, 20),
        ({"x-ratelimit-reset": AT, "x-ratelimit-remaining": "1"}, None),
        ({"x-rate-limit-reset": AT, "x-rate-limit-remaining": "5999"}, None),
        ({"x-ratelimit-reset": AT, "retry-after": "3"}, 3),
        ({"x-ratelimit-reset": AT, "x-ratelimit-remaining": "7", "retry-after": "3"}, 3),
        ({"x-ratelimit-reset": AT, "retry-after": "soon"}, 20),
        ({"x-ratelimit-reset": "2015-02-20T13:14:14.000Z"}, 0),
        ({"x-ratelimit-reset": "soon"}, None),
        ({"x-ratelimit-remaining": "0"}, None),
        ({}, None),
    ],
    ids=str,
)
def test_a_wait_lasts_until_the_reset_if_no_call_is_left_and_no_retry_after_is_given(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert wait_until_reset(headers, NOW) == (None if seconds is None else pytest.approx(seconds))


def test_a_reset_beyond_the_window_is_a_mistake() -> None:
    headers = {"x-ratelimit-reset": AT}
    assert wait_until_reset(headers, NOW, window=19) == pytest.approx(20)
    assert wait_until_reset(headers, NOW, window=10) is None
