"""Notifications: one for each product, signed as the contract says, and received by any 2xx."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx
import pytest
from in_process import Json
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract
from orderkit.mock import NoventiqEndpoint, NoventiqSettings, WebhookSettings
from orderkit.mock.providers.noventiq.notifications import sign

if TYPE_CHECKING:
    from tests.providers.noventiq.mock.conftest import InProcessNoventiq, MakeNoventiq


EVENTS = (
    "order.created",
    "order.payment.succeeded",
    "order.payment.failed",
    "product.delivered",
    "product.returned",
)
SIGNED = ("event", "order_id", "create_date", "payment_method", "currency", "email")

Seen = tuple[tuple[str, ...], bool]  # the path of a property, and whether a value has it


class Receiver:
    """Answers notifications with scripted statuses, then 204; nothing leaves the process."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.requests: list[httpx.Request] = []

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(self.statuses.pop(0) if self.statuses else 204)

    @property
    def told(self) -> list[Json]:
        return [json.loads(request.content) for request in self.requests]


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


def endpoint(event: str) -> NoventiqEndpoint:
    return NoventiqEndpoint(f"http://127.0.0.1:9/{event}", f"key of {event}")


@pytest.fixture
def noventiq(make_noventiq: MakeNoventiq, receiver: Receiver) -> InProcessNoventiq:
    hooks = WebhookSettings(transport=lambda: httpx.MockTransport(receiver.answer), backoff=(0, 0, 0))
    chosen = NoventiqSettings(endpoints={event: endpoint(event) for event in EVENTS})
    return make_noventiq(orders=120, webhooks=hooks, noventiq=chosen)


def with_products(noventiq: InProcessNoventiq, number: int, status: str = "paid", kind: int = 0) -> int:
    query = (
        f"SELECT id FROM noventiq_orders WHERE status = '{status}' AND is_payment = {kind} AND cents > 0 "
        f"AND json_array_length(details, '$.products') = {number}"
    )
    order_id: int = noventiq.rows(query)[0][0]
    return order_id


def verified(request: httpx.Request) -> Json:
    """The body, if its signature is what the contract's description makes of the text that was sent."""
    event = request.url.path.removeprefix("/")
    text = request.content.decode()
    values: list[str] = []
    for name in SIGNED:
        (value,) = re.findall(rf'"{name}":"?((?:[^",}}\\]|\\.)*)', text)
        values.append(value)
    wanted = hashlib.sha512(";".join([f"key of {event}", *values]).encode()).hexdigest()
    assert request.headers["signature"] == wanted
    body: Json = json.loads(text)
    return body


def test_the_contracts_vector_is_recomputed(contract: Contract, examples: Json) -> None:
    webhook = contract.document["webhooks"]["orderEvent"]["post"]
    vector = webhook["x-notifies"]["signature"]["vector"]
    assert sign(json.loads(vector["body"]), vector["secret"]) == vector["signature"]
    assert sign(examples["OrderNotificationCreated"], vector["secret"]) == webhook["parameters"][0]["example"]


@pytest.mark.parametrize(
    ("status", "change", "event"),
    [
        ("not paid", None, "order.payment.succeeded"),
        ("not paid", "order.created", "order.created"),
        ("not paid", "order.payment.failed", "order.payment.failed"),
        ("paid", "product.delivered", "product.delivered"),
        ("paid", "deleted", "product.returned"),
    ],
)
def test_an_event_is_notified_once_for_each_product_and_signed(
    noventiq: InProcessNoventiq, receiver: Receiver, status: str, change: str | None, event: str
) -> None:
    number = with_products(noventiq, 3, status)
    order = noventiq.advance(number, change)
    noventiq.deliver()
    told = [verified(request) for request in receiver.requests]
    assert [one["document_part"] for one in told] == ["1-of-3", "2-of-3", "3-of-3"]
    assert {(one["event"], one["order_id"], one["status"]) for one in told} == {
        (event, number, order["status"])
    }
    assert {str(request.url) for request in receiver.requests} == {f"http://127.0.0.1:9/{event}"}


@pytest.mark.parametrize(
    ("status", "change"),
    [("not paid", "deleted"), ("not paid", "terminated"), ("paid", "terminated"), ("deleted", None)],
)
def test_a_change_without_an_event_is_not_notified(
    noventiq: InProcessNoventiq, status: str, change: str | None
) -> None:
    noventiq.advance(noventiq.ids(status=status)[0], change)
    assert noventiq.control.webhooks() == {"notifications": [], "attempts": []}


def test_a_payment_that_failed_leaves_the_order_as_it_was(
    noventiq: InProcessNoventiq, receiver: Receiver, unpaid: int
) -> None:
    before = noventiq.get(unpaid).json()
    assert noventiq.advance(unpaid, "order.payment.failed") == before == noventiq.get(unpaid).json()


def test_products_are_returned_one_by_one(noventiq: InProcessNoventiq, receiver: Receiver) -> None:
    number = with_products(noventiq, 3)
    statuses = [noventiq.advance(number, "product.returned")["status"] for _ in range(2)]
    noventiq.advance(number, "deleted")
    noventiq.deliver()
    assert statuses == ["paid", "paid"]
    parts = [(one["document_part"], one["status"]) for one in receiver.told]
    assert parts == [("1-of-3", "paid"), ("2-of-3", "paid"), ("3-of-3", "deleted")]


def test_a_refund_that_is_requested_or_rejected_is_not_notified(
    noventiq: InProcessNoventiq, paid: int
) -> None:
    noventiq.refund(paid)
    noventiq.advance(paid, "paid")
    assert noventiq.control.webhooks()["notifications"] == []


def test_orders_that_expire_are_not_notified(noventiq: InProcessNoventiq) -> None:
    noventiq.control.advance_clock(200 * 86400)
    assert noventiq.control.webhooks()["notifications"] == []


def test_the_times_of_an_event_agree_with_those_of_the_order(
    noventiq: InProcessNoventiq, receiver: Receiver
) -> None:
    number = with_products(noventiq, 1, "not paid")
    noventiq.control.advance_clock(60)
    for change in ("order.created", "order.payment.failed", "paid", "product.delivered"):
        noventiq.advance(number, change)
        noventiq.control.advance_clock(3600)
    noventiq.deliver()
    created, failed, paid, delivered = receiver.told
    assert created["event_date"] == created["create_date"]
    assert paid["event_date"] == paid["pay_date"] == "2026-06-15T15:01:00+03:00"
    assert failed["event_date"] == "2026-06-15T14:01:00+03:00"
    assert delivered["event_date"] == "2026-06-15T16:01:00+03:00"
    assert (created["pay_date"], failed["pay_date"]) == ("", "")


def test_a_notification_begins_as_the_order_is_read(noventiq: InProcessNoventiq, receiver: Receiver) -> None:
    number = with_products(noventiq, 1)
    noventiq.advance(number, "product.delivered")
    noventiq.deliver()
    order = noventiq.get(number).json()
    assert {name: receiver.told[0][name] for name in order} == order


def test_a_notification_is_posted_as_json_in_utf_8(noventiq: InProcessNoventiq, receiver: Receiver) -> None:
    numbers = [row[0] for row in noventiq.rows("SELECT id FROM noventiq_orders WHERE status = 'paid'")]
    for number in numbers:
        noventiq.advance(number, "product.delivered")
    noventiq.deliver()
    assert {request.headers["content-type"] for request in receiver.requests} == {"application/json"}
    assert any("\u00fc" in request.content.decode("utf-8") for request in receiver.requests)


def every_notification(noventiq: InProcessNoventiq, receiver: Receiver) -> list[Json]:
    """Return the notifications of every possible event of every order."""
    rows = noventiq.rows("SELECT id, status FROM noventiq_orders")
    for number, status in rows:
        for change in {"not paid": ("order.created", "paid"), "paid": ("product.delivered", "deleted")}.get(
            status, ()
        ):
            noventiq.advance(number, change)
    noventiq.deliver()
    return [verified(request) for request in receiver.requests]


def test_every_notification_follows_the_contract(
    noventiq: InProcessNoventiq, receiver: Receiver, contract: Contract
) -> None:
    schema = contract.standalone(contract.schema("OrderNotification"))
    validator = Draft202012Validator(schema, validate_formats=True)
    told = every_notification(noventiq, receiver)
    assert len(told) > 100
    for one in told:
        validator.validate(one)


def members_of(contract: Contract, schema: Json, value: Json, path: tuple[str, ...] = ()) -> Iterator[Seen]:
    """Every optional property that a schema declares, with whether a value has it."""
    node = contract.resolve(schema)
    for name, member in contract.members(node).items():
        if name not in node.get("required", ()):
            yield (*path, name), name in value
        if isinstance(value.get(name), dict):
            yield from members_of(contract, member, value[name], (*path, name))


def test_notifications_show_every_optional_property_present_and_absent(
    noventiq: InProcessNoventiq, receiver: Receiver, contract: Contract
) -> None:
    seen: set[Seen] = set()
    for one in every_notification(noventiq, receiver):
        seen.update(members_of(contract, contract.schema("OrderNotification"), one))
    paths = {path for path, _ in seen}
    assert len(paths) > 25
    assert {(path, has) for path in paths for has in (True, False)} == seen


def test_notifications_show_every_kind_of_value(noventiq: InProcessNoventiq, receiver: Receiver) -> None:
    told = every_notification(noventiq, receiver)
    cards = [one["payment"]["card_last_4"] for one in told if "card_last_4" in one["payment"]]
    assert {type(card) for card in cards} == {str, type(None)}
    assert {type(one["product"]["id"]) for one in told} == {str, int}
    amounts = ("discount_amount", "vat_amount", "margin")
    assert {bool(one["product"][name]) for one in told for name in amounts if name in one["product"]} == {
        True,
        False,
    }
    assert {one["customer"]["type"] for one in told if "type" in one["customer"]} == {"person", "company"}


def test_amounts_add_up(noventiq: InProcessNoventiq, receiver: Receiver) -> None:
    def cents(text: str) -> int:
        return int(text.replace(".", "") or 0)

    for one in every_notification(noventiq, receiver):
        product = one["product"]
        if "amount" in product:
            full = cents(product["price"]) * product["quantity"]
            assert cents(product["amount"]) == full - cents(product.get("discount_amount", ""))


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_any_2xx_is_received(noventiq: InProcessNoventiq, receiver: Receiver, status: int) -> None:
    receiver.statuses = [status]
    noventiq.advance(with_products(noventiq, 1), "product.delivered")
    noventiq.deliver()
    assert [item["state"] for item in noventiq.control.webhooks()["notifications"]] == ["delivered"]
    assert len(receiver.requests) == 1


@pytest.mark.parametrize("status", [302, 400, 410, 500])
def test_anything_else_is_sent_three_times_more_in_turn(
    noventiq: InProcessNoventiq, receiver: Receiver, status: int
) -> None:
    receiver.statuses = [status] * 4
    noventiq.advance(with_products(noventiq, 2), "product.delivered")
    noventiq.deliver()
    assert [one["document_part"] for one in receiver.told] == ["1-of-2"] * 4 + ["2-of-2"]
    hooks = noventiq.control.webhooks()
    assert [item["state"] for item in hooks["notifications"]] == ["failed", "delivered"]
    assert [item["status"] for item in hooks["attempts"]] == [status] * 4 + [204]


def test_a_repeated_notification_is_the_same(noventiq: InProcessNoventiq, receiver: Receiver) -> None:
    receiver.statuses = [500]
    noventiq.advance(with_products(noventiq, 1), "product.delivered")
    noventiq.deliver()
    first, second = receiver.requests
    assert (first.content, first.headers["signature"]) == (second.content, second.headers["signature"])


def test_signatures_are_listed_and_secret_keys_are_not(
    noventiq: InProcessNoventiq, receiver: Receiver
) -> None:
    noventiq.advance(with_products(noventiq, 1), "product.delivered")
    (listed,) = noventiq.send("GET", "/_mock/webhooks").json()["notifications"]
    assert re.fullmatch("[0-9a-f]{128}", listed["headers"]["signature"])
    assert "key of" not in "".join(noventiq.stored())


def test_an_event_without_an_endpoint_is_not_notified(make_noventiq: MakeNoventiq) -> None:
    noventiq = make_noventiq(
        noventiq=NoventiqSettings(endpoints={"order.created": endpoint("order.created")})
    )
    noventiq.advance(noventiq.ids(status="not paid")[0])
    assert noventiq.control.webhooks()["notifications"] == []
