"""Batches: each order is in exactly one part, and the outcomes of the parts match the orders that Sendcloud holds."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from orderkit import (
    BadRequestError,
    DecodeError,
    ForbiddenError,
    NotSentError,
    OutcomeUnknownError,
    RateLimitedError,
    Retry,
    ServerError,
    UnauthorizedError,
)
from orderkit.contract import Contract
from orderkit.mock import MockServer, MockSettings, SendcloudSettings

EXAMPLES = Contract.load("sendcloud").document["components"]["examples"]
NEW_ORDER = EXAMPLES["NewOrdersMinimal"]["value"][0]
KEYS = {"public_key": "merchant-one", "secret_key": "merchant-one-secret"}
LOST, UNSENT = httpx.ReadError("lost"), httpx.ConnectError("refused")

Json = dict[str, Any]


def new_orders(count: int) -> list[Json]:
    return [
        {**copy.deepcopy(NEW_ORDER), "order_id": f"order-{number}", "order_number": str(number)}
        for number in range(count)
    ]


def save(request: httpx.Request) -> httpx.Response:
    """Return the response of a Sendcloud that saves every order."""
    saved = [
        {
            "id": int(order["order_number"]) + 1,
            "order_id": order["order_id"],
            "order_number": order["order_number"],
        }
        for order in json.loads(request.content)
    ]
    return httpx.Response(201, json={"data": saved})


def responds(status: int, example: str | None = None, **options: Any) -> Callable[[Any], httpx.Response]:
    if example is not None:
        options["json"] = EXAMPLES[example]["value"]
    return lambda _: httpx.Response(status, **options)


REFUSED, STORING = responds(400, "ErrorIntegrationUnknown"), responds(400, "ErrorStillProcessing")


def outcomes(batch: Any) -> list[str]:
    return [part.outcome for part in batch.parts]


def test_orders_are_sent_in_parts_of_a_hundred_one_after_the_other(sendcloud: Any) -> None:
    orders = new_orders(250)
    caller = sendcloud(*[save] * 3)
    batch = caller.call("save_orders", (each for each in orders))
    assert [json.loads(sent.content) for sent in caller.sent] == [orders[:100], orders[100:200], orders[200:]]
    assert [part.positions for part in batch.parts] == [range(100), range(100, 200), range(200, 250)]
    assert outcomes(batch) == ["saved"] * 3
    assert {place: saved.order_id for place, saved in batch.saved.items()} == {
        place: order["order_id"] for place, order in enumerate(orders)
    }
    assert batch.failed == ()
    batch.raise_for_failure()


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (100, [100]), (101, [100, 1])])
def test_each_part_is_as_long_as_possible(sendcloud: Any, count: int, sizes: list[int]) -> None:
    batch = sendcloud(*[save] * 2).call("save_orders", new_orders(count))
    assert [len(part.positions) for part in batch.parts] == sizes


def test_the_next_part_is_sent_after_one_that_is_refused(sendcloud: Any) -> None:
    batch = sendcloud(save, REFUSED, save).call("save_orders", new_orders(250))
    assert outcomes(batch) == ["saved", "refused", "saved"]
    assert set(batch.saved) == {*range(100), *range(200, 250)}
    (failed,) = batch.failed
    assert (failed.positions, failed.saved, type(failed.error)) == (range(100, 200), (), BadRequestError)
    with pytest.raises(BadRequestError, match="Integration with id 99999"):
        batch.raise_for_failure()


@pytest.mark.parametrize(
    ("script", "outcome", "error"),
    [
        ([LOST] * 3, "unknown", OutcomeUnknownError),
        ([responds(500, "ErrorServer")] * 3, "unknown", ServerError),
        ([responds(201, content=b"<html>")], "unknown", DecodeError),
        ([responds(201, json={"data": []})], "unknown", DecodeError),
        ([UNSENT] * 3, "not_sent", NotSentError),
        ([responds(401, "ErrorWrongKeys")], "refused", UnauthorizedError),
        ([responds(403)], "refused", ForbiddenError),
        ([responds(429, headers={"retry-after": "300"})], "refused", RateLimitedError),
        ([LOST, UNSENT, UNSENT], "unknown", NotSentError),
        ([LOST, responds(401, "ErrorWrongKeys")], "unknown", UnauthorizedError),
        ([responds(503), REFUSED], "unknown", BadRequestError),
        ([STORING] * 3, "refused", BadRequestError),
    ],
)
def test_any_other_error_stops_the_batch(
    sendcloud: Any, script: list[Any], outcome: str, error: type[Exception]
) -> None:
    goes_on = script[0] is STORING
    caller = sendcloud(save, *script, *([save] if goes_on else []))
    batch = caller.call("save_orders", new_orders(250))
    assert outcomes(batch) == ["saved", outcome, "saved" if goes_on else "not_tried"]
    assert type(batch.parts[1].error) is error
    assert len(caller.sent) == 1 + len(script) + goes_on


def test_a_part_that_is_not_tried_has_positions_but_no_error(sendcloud: Any) -> None:
    batch = sendcloud(responds(401)).call("save_orders", new_orders(201))
    assert [(part.positions, part.error) for part in batch.parts[1:]] == [
        (range(100, 200), None),
        (range(200, 201), None),
    ]
    assert batch.saved == {}


def test_an_order_that_is_still_being_stored_after_a_lost_response_is_sent_again(
    sendcloud: Any, clock: Any
) -> None:
    caller = sendcloud(LOST, STORING, STORING, save)
    batch = caller.call("save_orders", new_orders(2))
    assert (outcomes(batch), clock.waits) == (["saved"], [0.5, 0.5, 1.0])
    assert len({sent.content for sent in caller.sent}) == 1


def test_a_refusal_after_a_lost_response_leaves_the_outcome_unknown(sendcloud: Any) -> None:
    batch = sendcloud(LOST, STORING, REFUSED).call("save_orders", new_orders(1))
    (part,) = batch.parts
    assert (part.outcome, part.error.attempts) == ("unknown", 3)


def test_a_lost_part_is_sent_again_by_the_clients_retry_settings(sendcloud: Any) -> None:
    assert outcomes(sendcloud(LOST, save).call("save_orders", new_orders(1))) == ["saved"]
    assert outcomes(sendcloud(LOST, retry=Retry.off()).call("save_orders", new_orders(1))) == ["unknown"]
    assert outcomes(sendcloud(STORING, retry=Retry.off()).call("save_orders", new_orders(1))) == ["refused"]


@pytest.mark.parametrize("wrong", [5, {"order_id": {1, 2}}])
def test_a_mistake_in_the_last_order_stops_all_of_them(sendcloud: Any, wrong: Any) -> None:
    caller = sendcloud(save, save)
    with pytest.raises(TypeError):
        caller.call("save_orders", [*new_orders(150), wrong])
    assert caller.sent == []


@pytest.mark.parametrize(
    ("name", "script", "may_have_succeeded"),
    [
        ("update_order", [LOST], True),
        ("update_order", [responds(500)], True),
        ("update_order", [responds(400)], False),
        ("update_order", [UNSENT] * 3, False),
        ("update_order", [responds(200, content=b"<html>")], True),
        ("retrieve_order", [LOST] * 3, False),
        ("create_or_update_orders", [LOST, UNSENT, UNSENT], True),
    ],
)
def test_an_error_tells_whether_a_write_may_have_succeeded(
    sendcloud: Any, sendcloud_call: Any, name: str, script: list[Any], may_have_succeeded: bool
) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - of which kind is the claim of other tests
        sendcloud_call(name).made_by(sendcloud(*script))
    assert caught.value.may_have_succeeded is may_have_succeeded  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=0, sendcloud=SendcloudSettings(rate_limits=None))) as server:
        yield server


EVENTS = ("through", "lost before", "lost after", "failed after", "unsent", "limited", "storing", "denied")


class BadWire:
    """A transport to the mock that disturbs each request as a script says."""

    def __init__(self, http: httpx.Client, script: list[str]) -> None:
        self._http, self._script = http, iter(script)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        event = next(self._script, "through")
        if event in ("lost before", "unsent"):
            raise httpx.ConnectError("") if event == "unsent" else httpx.ReadError("")
        if event in ("limited", "storing", "denied"):
            return {"limited": responds(429), "storing": STORING, "denied": responds(401)}[event](request)
        done = self._http.send(
            httpx.Request("POST", request.url, headers=request.headers, content=request.content)
        )
        if event == "lost after":
            raise httpx.ReadError("")
        return httpx.Response(502 if event == "failed after" else done.status_code, content=done.content)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    count=st.integers(0, 320),
    wrong=st.sets(st.integers(0, 319), max_size=2),
    script=st.lists(st.sampled_from(EVENTS), max_size=9),
    attempts=st.integers(1, 3),
)
def test_the_outcome_of_each_order_matches_the_mock(
    sendcloud: Any,
    mode: str,
    mock: MockServer,
    count: int,
    wrong: set[int],
    script: list[str],
    attempts: int,
) -> None:
    mock.control.reset()
    orders = new_orders(count)
    wrong &= set(range(count))
    for place in wrong:
        orders[place]["order_number"] = ""
    with httpx.Client(trust_env=False, auth=(KEYS["public_key"], KEYS["secret_key"])) as http:
        wire = httpx.MockTransport(BadWire(http, script))
        kind = httpx.Client if mode == "sync" else httpx.AsyncClient
        caller = sendcloud(
            base_url=mock.url_for("sendcloud"),
            http_client=kind(transport=wire),
            retry=Retry(attempts=attempts),
            **KEYS,
        )
        batch = caller.call("save_orders", orders)
        held = held_by(http, mock)
    assert [place for part in batch.parts for place in part.positions] == list(range(count))
    assert {saved.order_id: str(saved.id) for saved in batch.saved.values()}.items() <= held.items()
    for part in batch.parts:
        there = {f"order-{place}" for place in part.positions} & held.keys()
        sizes = {"saved": {len(part.positions)}, "unknown": {0, len(part.positions)}}
        assert len(there) in sizes.get(part.outcome, {0})
    if not script:
        refused = {place // 100 for place in wrong}
        assert set(batch.saved) == {place for place in range(count) if place // 100 not in refused}


def held_by(http: httpx.Client, mock: MockServer) -> dict[str, str]:
    """Return every order of the mock with its number, read without the client."""
    held: dict[str, str] = {}
    url: str | None = f"{mock.url_for('sendcloud')}/orders?page_size=200"
    while url is not None:
        response = http.get(url)
        held |= {order["order_id"]: order["id"] for order in response.json()["data"]}
        url = response.links.get("next", {}).get("url")
    return held
