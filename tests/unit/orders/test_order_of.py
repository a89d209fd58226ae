"""`order_of` converts the documented orders, trackings and notifications, as the ledgers of the mappings say."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from orderkit import Nocnoc, Noventiq, to_json
from orderkit.contract import Contract
from orderkit.orders import Order, OrderStatus, order_of

Json = dict[str, Any]
EPAGES_TIME = "2026-11-01T08:00:00.000Z"


def model_of(provider: str, model: str, body: Json) -> Any:
    """A model of a provider, as a response with this body has it."""
    return getattr(import_module(f"orderkit_clients.{provider}.models"), model).from_dict(body)


def example(provider: str, name: str) -> Json:
    found: Json = copy.deepcopy(Contract.load(provider).document["components"]["examples"][name]["value"])
    return found


def nocnoc_order(**changes: Any) -> Order:
    return order_of(model_of("nocnoc", "Order", {**example("nocnoc", "OrderCreated"), **changes}))


def store_order(**changes: Any) -> Order:
    body = example("nocnoc_store", "OrderListOneInProcess")["orders"][0]
    return order_of(model_of("nocnoc_store", "Order", {**body, **changes}))


def sendcloud_order(**changes: Any) -> Order:
    """The complete example; `details__status` changes `order_details.status`."""
    body = example("sendcloud", "OrderComplete")["data"]
    for name, value in changes.items():
        *groups, last = name.split("__")
        holder = body
        for group in groups:
            holder = holder[group]
        holder[last] = value
    return order_of(model_of("sendcloud", "Order", body))


def noventiq_order(**changes: Any) -> Order:
    return order_of(model_of("noventiq", "Order", {**example("noventiq", "OrderPaid"), **changes}))


def epages_order(*statuses: str, **changes: Any) -> Order:
    """An order of the example with these statuses alone."""
    body = example("epages", "OrderListThree")["items"][0]
    body |= {name: EPAGES_TIME if name in statuses else None for name in body if name.endswith("On")}
    return order_of(model_of("epages", "Order", {**body, **dict.fromkeys(statuses, EPAGES_TIME), **changes}))


class TestNocnoc:
    def test_an_order_is_in_usd(self) -> None:
        order = nocnoc_order()
        assert order.currency == "USD"
        assert {line.currency for line in order.lines or ()} == {"USD"}

    def test_tax_is_that_of_nocnoc_with_its_handling(self) -> None:
        order = nocnoc_order()
        assert (order.total, order.tax, order.shipping) == (Decimal("392.29"), Decimal("117.14"), Decimal(16))
        goods = sum((line.unit_price or 0) * (line.quantity or 0) for line in order.lines or ())
        assert (order.tax or 0) + (order.shipping or 0) + goods == order.total

    @pytest.mark.parametrize(
        ("status", "wanted"),
        [
            ("created", "pending"),
            ("placed", "open"),
            ("in_process", "open"),
            ("picked_up", "shipped"),
            ("in_warehouse", "shipped"),
            ("shipped", "shipped"),
            ("arrived", "shipped"),
            ("cleared_by_customs", "shipped"),
            ("address_delivery", "shipped"),
            ("delivery_failure", "shipped"),
            ("delivered", "delivered"),
            ("cancelled", "cancelled"),
            ("expired", "cancelled"),
            ("teleported", None),
        ],
    )
    def test_a_status_has_its_counterpart(self, status: str, wanted: str | None) -> None:
        order = nocnoc_order(status=status)
        assert (order.status, order.provider_status) == (wanted, status)

    def test_an_order_is_read_whole(self) -> None:
        order = nocnoc_order()
        assert (order.provider, order.account, order.id, order.number) == (
            "nocnoc",
            "default",
            "10000001",
            "200",
        )
        assert order.placed_at == datetime(2017, 4, 8, 10, tzinfo=UTC)
        assert order.updated_at is None
        assert order.customer is not None
        assert order.shipping_address is not None
        assert (order.customer.name, order.shipping_address.country) == ("George Walker", "AR")
        assert order.fulfilments is not None
        assert order.fulfilments[0].tracking_number == "NC10000001"
        assert order.billing is None

    def test_the_detail_of_an_order_is_the_same_order(self) -> None:
        detail = order_of(model_of("nocnoc", "OrderDetail", example("nocnoc", "OrderDetailCancelled")))
        order = order_of(model_of("nocnoc", "Order", example("nocnoc", "OrderCancelled")))
        assert detail == order
        assert detail.raw != order.raw

    def test_a_tracking_is_the_state_of_its_order(self) -> None:
        order = order_of(
            model_of("nocnoc", "Tracking", example("nocnoc", "TrackingClearedByCustoms")), account="eu"
        )
        assert (order.id, order.account, order.status) == ("10000001", "eu", OrderStatus.SHIPPED)
        assert (order.placed_at, order.total, order.lines) == (None, None, None)

    def test_a_webhook_is_a_tracking(self) -> None:
        body = example("nocnoc", "TrackingClearedByCustoms")
        order = order_of(Nocnoc.parse_webhook(to_json(body)))
        assert (order.id, order.provider_status) == ("10000001", "cleared_by_customs")


class TestNocnocStore:
    def test_an_order_is_in_usd_and_its_price_is_of_one_unit(self) -> None:
        order = store_order(products=[{"sku": "1", "quantity": 3, "fob_price": "20.00"}])
        assert order.lines is not None
        (line,) = order.lines
        assert (order.currency, line.currency) == ("USD", "USD")
        assert (str(line.unit_price), str(line.quantity), line.total) == ("20.00", "3", None)
        assert (order.total, order.tax, order.shipping) == (None, None, None)

    def test_an_order_was_updated_when_it_got_its_status(self) -> None:
        order = store_order(created_at="2025-05-16 08:39:29", status_date="2025-05-16 08:45:39")
        assert order.placed_at == datetime(2025, 5, 16, 8, 39, 29, tzinfo=UTC)
        assert order.updated_at == datetime(2025, 5, 16, 8, 45, 39, tzinfo=UTC)

    def test_the_address_of_the_warehouse_is_not_the_customers(self) -> None:
        order = store_order()
        assert order.raw.delivery_address is not None
        assert (order.shipping_address, order.billing) == (None, None)

    @pytest.mark.parametrize(("status", "wanted"), [("in_process", "open"), ("cancelled", "cancelled")])
    def test_a_status_has_its_counterpart(self, status: str, wanted: str) -> None:
        assert store_order(status=status).status == wanted


class TestSendcloud:
    def test_an_order_was_updated_when_its_shop_updated_it(self) -> None:
        order = sendcloud_order(
            modified_at="2026-11-03T00:00:00Z", order_details__order_updated_at="2026-11-01T10:00:00+02:00"
        )
        assert order.updated_at == datetime(2026, 11, 1, 8, tzinfo=UTC)
        assert sendcloud_order(order_details__order_updated_at=None).updated_at is None

    def test_tax_and_shipping_are_those_that_are_expected(self) -> None:
        order = sendcloud_order(
            payment_details__estimated_tax_price={"value": 1.50, "currency": "EUR"},
            payment_details__estimated_shipping_price={"value": 4, "currency": "EUR"},
        )
        assert (order.tax, order.shipping) == (Decimal("1.5"), Decimal(4))

    @pytest.mark.parametrize(
        ("code", "wanted"),
        [
            ("unshipped", "open"),
            ("unfulfilled", "open"),
            ("on_hold", "open"),
            ("On_Hold", "open"),
            ("fulfilled", "shipped"),
            ("FULFILLED", "shipped"),
            ("paid", None),
            ("ready-for-pickup", None),
        ],
    )
    def test_only_known_codes_have_a_counterpart(self, code: str, wanted: str | None) -> None:
        order = sendcloud_order(order_details__status={"code": code, "message": "Any"})
        assert (order.status, order.provider_status) == (wanted, code)


class TestNoventiq:
    @pytest.mark.parametrize(
        ("status", "wanted"),
        [("not paid", "pending"), ("paid", "open"), ("deleted", "cancelled"), ("terminated", "cancelled")],
    )
    def test_a_paid_order_is_open_and_a_deleted_one_is_cancelled(self, status: str, wanted: str) -> None:
        assert noventiq_order(status=status).status == wanted

    def test_a_notification_has_the_customer_and_the_currency(self) -> None:
        body = example("noventiq", "OrderNotificationPaymentSucceeded")
        signature = Contract.load("noventiq").signature("orderEvent")
        signed = signature.sign("secret", signature.values(body))
        order = order_of(Noventiq.parse_webhook(to_json(body), signature=signed, secret="secret"))
        assert (order.id, order.currency) == (str(body["order_id"]), body["currency"])
        assert order.customer is not None
        assert order.customer.email == body["customer"]["email"]
        assert (order.total, order.lines) == (None, None)


class TestEPages:
    @pytest.mark.parametrize(
        ("set_ones", "wanted", "written"),
        [
            ((), "open", None),
            (("viewedOn",), "open", "viewed"),
            (("pendingOn", "viewedOn"), "pending", "pending, viewed"),
            (("pendingOn", "invoicedOn"), "pending", "pending, invoiced"),
            (("pendingOn", "paidOn"), "open", "paid, pending"),
            (("partiallyPaidOn", "pendingOn"), "open", "partially_paid, pending"),
            (("paidOn", "dispatchedOn"), "shipped", "dispatched, paid"),
            (("partiallyDispatchedOn", "readyForDispatchOn"), "shipped", "partially_dispatched, ready_for_dispatch"),
            (("dispatchedOn", "deliveredOn"), "delivered", "delivered, dispatched"),
            (("deliveredOn", "closedOn", "archivedOn"), "delivered", "delivered, closed, archived"),
            (("closedOn", "paidOn"), "closed", "closed, paid"),
            (("deliveredOn", "returnedOn"), "returned", "returned, delivered"),
            (("rejectedOn", "returnedOn"), "cancelled", "rejected, returned"),
        ],
    )  # fmt: skip
    def test_the_first_status_that_is_set_counts(
        self, set_ones: tuple[str, ...], wanted: str, written: str | None
    ) -> None:
        order = epages_order(*set_ones)
        assert (order.status, order.provider_status) == (wanted, written)

    def test_a_name_of_a_country_is_no_code(self) -> None:
        body = example("epages", "OrderListThree")["items"][0]
        named = {**body["billingAddress"], "country": "Germany"}
        order = epages_order(billingAddress=named)
        assert order.billing is not None
        assert (order.billing.country, order.raw.billing_address.country) == (None, "Germany")

    def test_an_order_of_a_listing_has_no_lines_and_one_by_itself_has(self) -> None:
        detail = order_of(model_of("epages", "OrderDetail", example("epages", "OrderDetailPaid")))
        assert epages_order().lines is None
        assert detail.lines
        assert all(line.quantity and line.unit_price and line.currency for line in detail.lines)


@pytest.mark.parametrize(
    ("model", "message"),
    [
        ("NC1", r"^model must be an order of a provider \(got str\)$"),
        (Decimal(1), r"^model must be an order of a provider \(got Decimal\)$"),
    ],
)
def test_anything_but_an_order_is_refused(model: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        order_of(model)


def test_another_model_of_a_provider_is_refused() -> None:
    quote = model_of("nocnoc", "Quote", example("nocnoc", "QuoteTablet"))
    with pytest.raises(TypeError, match=r"^model must be an order of a provider \(got Quote\)$"):
        order_of(quote)


@pytest.mark.parametrize("make", [nocnoc_order, store_order, sendcloud_order, noventiq_order, epages_order])
def test_what_comes_in_the_place_of_text_is_plain(make: Callable[..., Order]) -> None:
    """No enum, no subclass of datetime or Decimal: what is stored or sent on has the types of the standard library."""
    order = make()
    for value in (order.id, order.number, order.provider_status, order.currency):
        assert type(value) in (str, type(None))
    assert {type(value) for value in (order.placed_at, order.updated_at)} <= {datetime, type(None)}
    assert {type(value) for value in (order.total, order.tax, order.shipping)} <= {Decimal, type(None)}
