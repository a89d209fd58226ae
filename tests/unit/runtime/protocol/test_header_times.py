"""Times and delays in headers, in every form seen: a table, whole calls by a clock that is wrong, any text."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import formatdate
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit import RateLimitedError, Retry
from orderkit.runtime.protocol.header_times import ServerClock, delay_in, server_time, time_in

NOW = 1_700_000_000.0  # Tue, 14 Nov 2023 22:13:20 GMT
LATER = NOW + 20
HOUR = 3600

DELAYS: dict[str, float | None] = {
    "30": 30,
    "30.0": 30,
    "30.5": 30.5,
    "30.": 30,
    ".5": 0.5,
    "030": 30,
    "0": 0,
    "  30\t": 30,
    '"30"': 30,
    "'30'": 30,
    "30s": 30,
    "30 s": 30,
    "30 sec": 30,
    "30 Seconds": 30,
    "1500ms": 1.5,
    "1700000020": 20,
    "1700000020.5": 20.5,
    "1700000020000": 20,
    "1600000000": 0,
    "9" * 400: 1e9,
    "99999999999": 1e9,
    "100000000000": 0,
    "Tue, 14 Nov 2023 22:13:40 GMT": 20,
    "Tuesday, 14-Nov-23 22:13:40 GMT": 20,
    "Tue Nov 14 22:13:40 2023": 20,
    "Tue, 14 Nov 2023 23:13:40 +0100": 20,
    '"Tue, 14 Nov 2023 22:13:40 GMT"': 20,
    "Tue, 14 Nov 2023 22:13:00 GMT": 0,
    "2023-11-14T22:13:40Z": 20,
    "2023-11-14T22:13:40.500+00:00": 20.5,
    "2023-11-14 22:13:40": 20,
    "1, 30": 30,
    "30, 1": 30,
    "30,": 30,
    "soon, 30": 30,
    "5, Tue, 14 Nov 2023 22:13:40 GMT": 20,
    "Tue, 14 Nov 2023 22:13:40 GMT, 5": 20,
    "Tue, 14 Nov 2023 22:13:30 GMT, Tue, 14 Nov 2023 22:13:40 GMT": 20,
    "": None,
    '""': None,
    ",": None,
    "-30": None,
    "+30": None,
    "30 minutes": None,
    "1e3": None,
    "1_000": None,
    "0x1e": None,
    "nan": None,
    "inf": None,
    "soon": None,
    "\u0663\u0660": None,
    "\uff13\uff10": None,
    "30;q=1": None,
    "Tue, 14 Nov 2023 22:13:40 GMT" + " " * 200 + "x": None,
}


@pytest.mark.parametrize("text", DELAYS, ids=lambda text: ascii(text[:30]))
def test_a_delay_is_read_in_each_of_its_forms(text: str) -> None:
    assert delay_in(text, NOW) == (None if DELAYS[text] is None else pytest.approx(DELAYS[text]))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("1700000020", LATER),
        ("1700000020000", LATER),
        ("Tue, 14 Nov 2023 22:13:40 GMT", LATER),
        ("2023-11-14T22:13:40Z", LATER),
        ("30", None),
        ("30s", None),
        ("9" * 30, None),
        ("soon", None),
    ],
)
def test_a_time_is_read_in_each_of_its_forms(text: str, time: float | None) -> None:
    assert time_in(text) == time


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("Tue, 14 Nov 2023 22:13:40 GMT", LATER),
        ("Tuesday, 14-Nov-23 22:13:40 GMT", LATER),
        ("now", NOW),
        ("", NOW),
        ("x" * 100_000, NOW),
    ],
)
def test_the_time_of_the_server_is_its_date(date: str, time: float) -> None:
    assert server_time({"date": date}, NOW) == time


@given(st.text() | st.lists(st.sampled_from(["30", ",", " ", "GMT", "-", "Tue", ":", "2023", "T", "Z", "s"])))
def test_any_text_is_read_without_an_error(found: Any) -> None:
    text = found if isinstance(found, str) else "".join(found)
    delay = delay_in(text, NOW)
    assert delay is None or 0 <= delay <= 1e9
    time_in(text)


def test_the_work_grows_with_the_length_of_a_header(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def read(text: str) -> datetime:
        seen.append(len(text))
        raise ValueError

    monkeypatch.setattr("orderkit.runtime.protocol.header_times.parsedate_to_datetime", read)
    delay_in("x" * 1_000_000, NOW)
    delay_in("x," * 50_000, NOW)
    assert sum(seen) <= 4 * 100_000


WRONG = {"right": 0, "an hour ahead": HOUR, "an hour behind": -HOUR}


@pytest.mark.parametrize("form", ["date", "epoch", "milliseconds"])
@pytest.mark.parametrize("wrong", WRONG)
def test_a_server_with_a_wrong_clock_is_waited_for_as_long_as_it_asks(
    wrong: str, form: str, client: Any, ok: Any, clock: Any
) -> None:
    theirs = clock.time + WRONG[wrong]
    asked = {
        "date": formatdate(theirs + 2, usegmt=True),
        "epoch": str(int(theirs) + 2),
        "milliseconds": str(int(theirs + 2) * 1000),
    }[form]
    headers = {"Date": formatdate(theirs, usegmt=True), "Retry-After": asked}
    client(httpx.Response(429, headers=headers), ok("get_order")).call("get_order", 10000001)
    assert clock.waits == [2.0]


@pytest.mark.parametrize("wrong", WRONG)
def test_the_reset_of_a_server_with_a_wrong_clock_is_waited_for(wrong: str, shop: Any, clock: Any) -> None:
    theirs = clock.time + WRONG[wrong]
    headers = {
        "Date": formatdate(theirs, usegmt=True),
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset": datetime.fromtimestamp(theirs + 2, UTC).isoformat(),
    }
    caller = shop(*[httpx.Response(404, headers=headers)] * 2, limiter=type(shop().client).limiter())
    for _ in range(2):
        with pytest.raises(Exception, match="HTTP 404"):
            caller.call("get_order", "5639C509")
    assert clock.waits == [2.0]


def test_a_reset_beyond_the_documented_hour_is_not_waited_for(shop: Any, clock: Any) -> None:
    headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "2100-01-01T00:00:00Z"}
    refused = httpx.Response(429, headers=headers)
    caller = shop(refused, refused, limiter=type(shop().client).limiter(), retry=Retry(attempts=2))
    with pytest.raises(RateLimitedError) as caught:
        caller.call("get_order", "5639C509")
    assert caught.value.retry_after is None
    assert clock.waits == [0.5]


def test_two_headers_are_as_one_with_two_values(client: Any, ok: Any, clock: Any) -> None:
    headers = [("Retry-After", "1"), ("Retry-After", "3")]
    client(httpx.Response(503, headers=headers), ok("get_order")).call("get_order", 10000001)
    assert clock.waits == [3.0]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_client_knows_how_far_the_clock_of_a_server_is_behind(
    wrong: str, client: Any, ok: Any, clock: Any
) -> None:
    response: httpx.Response = ok("get_order")
    response.headers["Date"] = formatdate(clock.time + WRONG[wrong], usegmt=True)
    caller = client(response)
    server_clock = caller.client._core.policy.server_clock
    assert server_clock.seconds_behind() == 0
    caller.call("get_order", 10000001)
    assert server_clock.seconds_behind() == pytest.approx(-WRONG[wrong], abs=1)
    assert caller.client.with_options(timeout=1)._core.policy.server_clock is server_clock


@pytest.mark.parametrize("date", [None, "", "yesterday", "9" * 5000])
def test_a_date_that_is_none_says_nothing(date: str | None) -> None:
    assert ServerClock((date, 1e9)).seconds_behind() == 0
