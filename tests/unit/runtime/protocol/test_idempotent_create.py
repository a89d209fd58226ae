"""Idempotent creation: one order whatever is lost, and no claim about it that is not certain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit import (
    BadRequestError,
    ConflictError,
    NotFoundError,
    NotSentError,
    OrderkitError,
    OutcomeUnknownError,
    Retry,
    ServerError,
    WebhookError,
)
from orderkit.runtime.protocol.clock import Clock
from orderkit.runtime.protocol.idempotent_create import create_once
from orderkit.runtime.protocol.messages import Sleep

TAKEN = {
    "code": 313,
    "message": "An order with that merchant_invoice_id exists",
    "key": "order_already_exists",
}
REFUSED = {"code": 310, "message": "m", "key": "k"}
FAILED = {"code": 500, "message": "m", "key": "internal_error"}
UNKNOWN = {"code": 312, "message": "m", "key": "order_not_found"}


Response = Callable[[httpx.Request], httpx.Response]


def responds(status: int, **options: Any) -> Response:
    """Make a response, a new one for each request."""
    return lambda _: httpx.Response(status, **options)


def taken() -> Response:
    return responds(400, json=TAKEN)


@pytest.fixture
def order(example: Callable[[str], Any]) -> Any:
    return example("CreateOrderRequestTabletAndDrones")


def test_an_order_that_gets_a_response_is_sent_once(client: Any, ok: Any, order: Any) -> None:
    caller = client(ok("create_order"))
    made = caller.call("create_order_once", order)
    assert made.order.status == "created"
    assert made.key == order["merchant_invoice_id"]
    assert len(caller.sent) == 1


@pytest.mark.parametrize("lost", [httpx.ReadError("lost"), responds(500, json=FAILED)])
def test_an_order_of_unknown_outcome_is_sent_again(
    client: Any, ok: Any, order: Any, lost: Any, clock: Any
) -> None:
    caller = client(lost, ok("create_order"))
    assert caller.call("create_order_once", order).order.status == "created"
    assert [request.content for request in caller.sent] == [caller.sent[0].content] * 2
    assert clock.waits == [0.5]


@pytest.mark.parametrize("code", [{}, {"code": 313}, {"code": "313"}, {"code": 400}])
def test_a_taken_invoice_after_an_unknown_outcome_means_that_it_was_created(
    client: Any, order: Any, code: dict[str, Any]
) -> None:
    said = {**code, "message": "An order with the same merchant_invoice_id already exists"}
    caller = client(httpx.ReadError("lost"), responds(400, json=said))
    made = caller.call("create_order_once", order)
    assert (made.order, made.key) == (None, order["merchant_invoice_id"])


def test_a_taken_invoice_at_first_is_a_conflict(client: Any, order: Any) -> None:
    with pytest.raises(ConflictError) as caught:
        client(taken()).call("create_order_once", order)
    assert caught.value.code == 313


def test_an_order_that_is_refused_at_first_is_an_error(client: Any, order: Any) -> None:
    with pytest.raises(BadRequestError):
        client(responds(400, json=REFUSED)).call("create_order_once", order)


@pytest.mark.parametrize(
    "after",
    [
        httpx.ConnectError("no"),
        responds(400, json=REFUSED),
        responds(401, json={"code": 401, "message": "m", "key": "k"}),
        responds(429, headers={"retry-after": "300"}),
    ],
)
def test_a_later_error_does_not_hide_an_unknown_outcome(client: Any, order: Any, after: Any) -> None:
    caller = client(httpx.ReadError("lost"), *[after] * 3)
    with pytest.raises(OutcomeUnknownError) as caught:
        caller.call("create_order_once", order)
    assert isinstance(caught.value.__cause__, OrderkitError)
    assert not isinstance(caught.value, NotSentError)


def test_the_error_of_an_order_that_stays_unknown_counts_all_attempts(client: Any, order: Any) -> None:
    caller = client(*[httpx.ReadError("lost")] * 3)
    with pytest.raises(OutcomeUnknownError) as caught:
        caller.call("create_order_once", order)
    assert caught.value.attempts == len(caller.sent) == 3


def test_nothing_is_sent_again_without_retries(client: Any, order: Any) -> None:
    caller = client(httpx.ReadError("lost"), retry=Retry.off())
    with pytest.raises(OutcomeUnknownError):
        caller.call("create_order_once", order)


def test_a_requested_delay_is_honoured(client: Any, ok: Any, order: Any, clock: Any) -> None:
    failed = responds(503, headers={"retry-after": "7"})
    client(failed, ok("create_order")).call("create_order_once", order)
    assert clock.waits == [7.0]


Outcome = st.sampled_from(["lost", "failed", "taken", "refused", "done"])


@given(outcomes=st.lists(Outcome, min_size=1), attempts=st.integers(1, 5), before=st.booleans())
def test_every_claim_is_true(outcomes: list[str], attempts: int, before: bool) -> None:
    """Check each result against a provider that stores a write or loses it, and refuses a second one."""
    left, created, sent = iter(outcomes), [before], [0]

    def send() -> Any:
        yield from ()
        sent[0] += 1
        outcome = next(left, "done")
        if outcome == "refused" or created[0]:
            refusal = BadRequestError("refused") if outcome == "refused" else ConflictError("taken")
            refusal.code = 310 if outcome == "refused" else 313
            raise refusal
        created[0] = outcome != "failed"
        if outcome in ("lost", "failed"):
            lost = OutcomeUnknownError("lost")
            lost.attempts = 1
            raise lost
        return "order"

    clock = Clock(now=lambda: 0.0, monotonic=lambda: 0.0, chance=lambda: 0.0)
    steps = create_once(send, lambda error: error.code == 313, Retry(attempts=attempts), clock)
    try:
        for step in steps:
            assert isinstance(step, Sleep)
        result: object = "returned"
    except ConflictError:
        assert before
        result = "conflict"
    except BadRequestError:
        assert created[0] == before
        result = "refused"
    except OutcomeUnknownError:
        result = "unknown"
    if result == "returned":
        assert created[0]
    assert sent[0] <= attempts


def test_a_true_webhook_is_confirmed(client: Any, ok: Any, example: Any) -> None:
    tracking = example("TrackingClearedByCustoms")
    caller = client(responds(200, json=tracking))
    assert caller.call("confirm_webhook", _json(tracking)).tracking_id == tracking["tracking_id"]


def test_a_late_webhook_is_confirmed_with_the_current_state(client: Any, example: Any) -> None:
    now = example("TrackingClearedByCustoms")
    earlier = {**now, "status": now["historic"][0]["status"], "historic": now["historic"][1:]}
    confirmed = client(responds(200, json=now)).call("confirm_webhook", _json(earlier))
    assert confirmed.status == now["status"]


@pytest.mark.parametrize("changes", [{"status": "delivered"}, {"id": 1}])
def test_a_webhook_that_nocnoc_denies_is_refused(client: Any, example: Any, changes: dict[str, Any]) -> None:
    now = example("TrackingClearedByCustoms")
    with pytest.raises(WebhookError, match="never had"):
        client(responds(200, json=now)).call("confirm_webhook", _json({**now, **changes}))


@pytest.mark.parametrize(
    ("tracking", "responses"),
    [
        ("NC99999999", (responds(404, json=UNKNOWN),)),
        ("x y", (responds(400, json=REFUSED),)),
        ("..", (httpx.ConnectError("never requested"),)),
    ],
)
def test_a_webhook_about_an_unknown_order_is_refused(
    client: Any, example: Any, tracking: str, responses: tuple[Any, ...]
) -> None:
    forged = {**example("TrackingClearedByCustoms"), "tracking_id": tracking}
    with pytest.raises(WebhookError, match="does not know"):
        client(*responses).call("confirm_webhook", _json(forged))


def test_a_webhook_that_cannot_be_checked_raises_the_error_of_the_call(client: Any, example: Any) -> None:
    caller = client(*[responds(500, json=FAILED)] * 3)
    with pytest.raises(ServerError):
        caller.call("confirm_webhook", _json(example("TrackingClearedByCustoms")))


def test_a_body_that_is_no_webhook_is_refused_before_any_request(client: Any) -> None:
    with pytest.raises(WebhookError):
        client(httpx.ConnectError("never requested")).call("confirm_webhook", b"{}")


def test_a_missing_order_is_still_a_not_found_error_elsewhere(client: Any) -> None:
    with pytest.raises(NotFoundError):
        client(responds(404, json=UNKNOWN)).call("track_order", "NC99999999")


def _json(value: Any) -> bytes:
    return httpx.Request("POST", "http://shop", json=value).content
