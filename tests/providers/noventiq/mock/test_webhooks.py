"""Notifications: one for each product, signed as the contract says, and received by any 2xx."""

import hashlib
import json
import re

import httpx
import pytest
from jsonschema_rs import Draft202012Validator
from orderkit.mock import NoventiqEndpoint, NoventiqSettings, WebhookSettings
from orderkit.mock.providers.noventiq.notifications import sign

EVENTS = (
    "order.created",
    "order.payment.succeeded",
    "order.payment.failed",
    "product.delivered",
    "product.returned",
)
SIGNED = ("event", "order_id", "create_date", "payment_method", "currency", "email")


class Receiver:
    """Answers notifications with scripted statuses, then 204; nothing leaves the process."""

    def __init__(self):
        self.statuses, self.requests = [], []

    def answer(self, request):
        self.requests.append(request)
        return httpx.Response(self.statuses.pop(0) if self.statuses else 204)

    @property
    def told(self):
        return [json.loads(request.content) for request in self.requests]


@pytest.fixture
def receiver():
    return Receiver()


def endpoint(event):
    return NoventiqEndpoint(f"http://127.0.0.1:9/{event}", f"key of {event}")


@pytest.fixture
def noventiq(make_noventiq, receiver):
    hooks = WebhookSettings(transport=lambda: httpx.MockTransport(receiver.answer), backoff=(0, 0, 0))
    chosen = NoventiqSettings(endpoints={event: endpoint(event) for event in EVENTS})
    return make_noventiq(orders=120, webhooks=hooks, noventiq=chosen)


def with_products(noventiq, number, status="paid", kind=0):
    query = (
        f"SELECT id FROM noventiq_orders WHERE status = '{status}' AND is_payment = {kind} AND cents > 0 "
        f"AND json_array_length(details, '$.products') = {number}"
    )
    return noventiq.rows(query)[0][0]


def verified(request):
    """The body, if its signature is what the contract's description makes of the text that was sent."""
    event = request.url.path.removeprefix("/")
    text, values = request.content.decode(), []
    for name in SIGNED:
        (value,) = re.findall(rf'"{name}":"?((?:[^",}}\\]|\\.)*)', text)
        values.append(value)
    wanted = hashlib.sha512(";".join([f"key of {event}", *values]).encode()).hexdigest()
    assert request.headers["signature"] == wanted
    return json.loads(text)


def test_the_contracts_vector_is_recomputed(contract, examples):
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
def test_an_event_is_notified_once_for_each_product_and_signed(noventiq, receiver, status, change, event):
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
def test_a_change_without_an_event_is_not_notified(noventiq, status, change):
    noventiq.advance(noventiq.ids(status=status)[0], change)
    assert noventiq.control.webhooks() == {"notifications": [], "attempts": []}


def test_a_payment_that_failed_leaves_the_order_as_it_was(noventiq, receiver, unpaid):
    before = noventiq.get(unpaid).json()
    assert noventiq.advance(unpaid, "order.payment.failed") == before == noventiq.get(unpaid).json()


def test_products_are_returned_one_by_one(noventiq, receiver):
    number = with_products(noventiq, 3)
    statuses = [noventiq.advance(number, "product.returned")["status"] for _ in range(2)]
    noventiq.advance(number, "deleted")
    noventiq.deliver()
    assert statuses == ["paid", "paid"]
    parts = [(one["document_part"], one["status"]) for one in receiver.told]
    assert parts == [("1-of-3", "paid"), ("2-of-3", "paid"), ("3-of-3", "deleted")]


def test_a_refund_that_is_requested_or_rejected_is_not_notified(noventiq, paid):
    noventiq.refund(paid)
    noventiq.advance(paid, "paid")
    assert noventiq.control.webhooks()["notifications"] == []


def test_orders_that_expire_are_not_notified(noventiq):
    noventiq.control.advance_clock(200 * 86400)
    assert noventiq.control.webhooks()["notifications"] == []


def test_the_times_of_an_event_agree_with_those_of_the_order(noventiq, receiver):
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


def test_a_notification_begins_as_the_order_is_read(noventiq, receiver):
    number = with_products(noventiq, 1)
    noventiq.advance(number, "product.delivered")
    noventiq.deliver()
    order = noventiq.get(number).json()
    assert {name: receiver.told[0][name] for name in order} == order


def test_a_notification_is_posted_as_json_in_utf_8(noventiq, receiver):
    numbers = [row[0] for row in noventiq.rows("SELECT id FROM noventiq_orders WHERE status = 'paid'")]
    for number in numbers:
        noventiq.advance(number, "product.delivered")
    noventiq.deliver()
    assert {request.headers["content-type"] for request in receiver.requests} == {"application/json"}
    assert any("\u00fc" in request.content.decode("utf-8") for request in receiver.requests)


def every_notification(noventiq, receiver):
    """Return the notifications of every possible event of every order."""
    rows = noventiq.rows("SELECT id, status FROM noventiq_orders")
    for number, status in rows:
        for change in {"not paid": ("order.created", "paid"), "paid": ("product.delivered", "deleted")}.get(
            status, ()
        ):
            noventiq.advance(number, change)
    noventiq.deliver()
    return [verified(request) for request in receiver.requests]


def test_every_notification_follows_the_contract(noventiq, receiver, contract):
    schema = contract.standalone(contract.schema("OrderNotification"))
    validator = Draft202012Validator(schema, validate_formats=True)
    told = every_notification(noventiq, receiver)
    assert len(told) > 100
    for one in told:
        validator.validate(one)


def members_of(contract, schema, value, path=()):
    """Every optional property that a schema declares, with whether a value has it."""
    node = contract.resolve(schema)
    for name, member in contract.members(node).items():
        if name not in node.get("required", ()):
            yield (*path, name), name in value
        if isinstance(value.get(name), dict):
            yield from members_of(contract, member, value[name], (*path, name))


def test_notifications_show_every_optional_property_present_and_absent(noventiq, receiver, contract):
    seen = set()
    for one in every_notification(noventiq, receiver):
        seen.update(members_of(contract, contract.schema("OrderNotification"), one))
    paths = {path for path, _ in seen}
    assert len(paths) > 25
    assert {(path, has) for path in paths for has in (True, False)} == seen


def test_notifications_show_every_kind_of_value(noventiq, receiver):
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


def test_amounts_add_up(noventiq, receiver):
    def cents(text):
        return int(text.replace(".", "") or 0)

    for one in every_notification(noventiq, receiver):
        product = one["product"]
        if "amount" in product:
            full = cents(product["price"]) * product["quantity"]
            assert cents(product["amount"]) == full - cents(product.get("discount_amount", ""))


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_any_2xx_is_received(noventiq, receiver, status):
    receiver.statuses = [status]
    noventiq.advance(with_products(noventiq, 1), "product.delivered")
    noventiq.deliver()
    assert [item["state"] for item in noventiq.control.webhooks()["notifications"]] == ["delivered"]
    assert len(receiver.requests) == 1


@pytest.mark.parametrize("status", [302, 400, 410, 500])
def test_anything_else_is_sent_three_times_more_in_turn(noventiq, receiver, status):
    receiver.statuses = [status] * 4
    noventiq.advance(with_products(noventiq, 2), "product.delivered")
    noventiq.deliver()
    assert [one["document_part"] for one in receiver.told] == ["1-of-2"] * 4 + ["2-of-2"]
    hooks = noventiq.control.webhooks()
    assert [item["state"] for item in hooks["notifications"]] == ["failed", "delivered"]
    assert [item["status"] for item in hooks["attempts"]] == [status] * 4 + [204]


def test_a_repeated_notification_is_the_same(noventiq, receiver):
    receiver.statuses = [500]
    noventiq.advance(with_products(noventiq, 1), "product.delivered")
    noventiq.deliver()
    first, second = receiver.requests
    assert (first.content, first.headers["signature"]) == (second.content, second.headers["signature"])


def test_signatures_are_listed_and_secret_keys_are_not(noventiq, receiver):
    noventiq.advance(with_products(noventiq, 1), "product.delivered")
    (listed,) = noventiq.send("GET", "/_mock/webhooks").json()["notifications"]
    assert re.fullmatch("[0-9a-f]{128}", listed["headers"]["signature"])
    assert "key of" not in "".join(noventiq.stored())


def test_an_event_without_an_endpoint_is_not_notified(make_noventiq):
    noventiq = make_noventiq(
        noventiq=NoventiqSettings(endpoints={"order.created": endpoint("order.created")})
    )
    noventiq.advance(noventiq.ids(status="not paid")[0])
    assert noventiq.control.webhooks()["notifications"] == []
