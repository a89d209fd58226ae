from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount,
    amount_or_none,
    text_json,
    time,
    time_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class Order(OpenModel[Any]):
    """An order as listOrders returns it. Each of its fifteen statuses is a time of its own: set if the status is, null if
    it is not; any number of them may be set, in any order of time.

        Attributes:
            order_id (str): Id of the order.
            order_number (str): Number of the order, as merchant and customer know it. It may hold a slash.
            creation_date (datetime.datetime): When the order was made, in UTC.
            customer_id (str): Id of the customer.
            currency_id (str): The currency of the order, an ISO 4217 code.
            grand_total (Decimal): The total cost for the customer, tax and shipping included; a decimal text in the
                currency of `currencyId`.
            billing_address (Address | None): A person or company and where to find them. Every property may be missing or
                null.
            shipping_address (Address | None): The address of delivery, if one was given for that.
            shipping_data (None | ShippingData): The way in which the order is shipped; null if it is not.
            payment_data (PaymentData | None): The way in which an order is paid, and what paying costs.
            viewed_on (datetime.datetime | None): When the status Viewed was set, in UTC; null while it is not set.
            rejected_on (datetime.datetime | None): When the status Rejected was set, in UTC; null while it is not set.
            in_process_on (datetime.datetime | None): When the status In process was set, in UTC; null while it is not set.
            pending_on (datetime.datetime | None): When the status Pending was set, in UTC; null while it is not set.
            ready_for_dispatch_on (datetime.datetime | None): When the status Ready for dispatch was set, in UTC; null while
                it is not set.
            partially_dispatched_on (datetime.datetime | None): When the status Partially dispatched was set, in UTC; null
                while it is not set.
            dispatched_on (datetime.datetime | None): When the status Dispatched was set, in UTC; null while it is not set.
            delivered_on (datetime.datetime | None): When the status Delivered was set, in UTC; null while it is not set.
            partially_invoiced_on (datetime.datetime | None): When the status Partially invoiced was set, in UTC; null while
                it is not set.
            invoiced_on (datetime.datetime | None): When the status Invoiced was set, in UTC; null while it is not set.
            partially_paid_on (datetime.datetime | None): When the status Partially paid was set, in UTC; null while it is
                not set.
            paid_on (datetime.datetime | None): When the status Paid was set, in UTC; null while it is not set.
            returned_on (datetime.datetime | None): When the status Returned was set, in UTC; null while it is not set.
            closed_on (datetime.datetime | None): When the status Closed was set, in UTC; null while it is not set.
            archived_on (datetime.datetime | None): When the status Archived was set, in UTC; null while it is not set.
            last_updated_on_date (datetime.datetime | None): When product lines, shipping, payment, an address or a
                finalised document last changed, in UTC. Inferred: missing or null if they never did; a status alone does not
                count.
            customer_number (str | None): Number of the customer, as a text.
            locale (None | str): The language and country in which the customer ordered, such as de_DE.
            tax_model (TaxModel | None): How the prices of an order relate to tax. `GROSS`: they include it. `NET`: it is
                added to them.
            total_before_tax (Decimal | None): The total without tax, a decimal text in the currency of `currencyId`.
            total_tax (Decimal | None): The tax in the total, a decimal text in the currency of `currencyId`.
            customer_comment (None | str): The customer's notes on the order, mostly about delivery; the merchant may amend
                them.
            internal_note (None | str): The merchant's notes on the order, not for the customer.
            links (list[Link] | None): References to the order, its customer and its shipping method; not in the response of
                updateOrder.
    """

    order_id: str
    """Id of the order."""
    order_number: str
    """Number of the order, as merchant and customer know it. It may hold a slash."""
    _creation_date: datetime.datetime | str = _attrs_field(alias="creation_date")
    customer_id: str
    """Id of the customer."""
    currency_id: str
    """The currency of the order, an ISO 4217 code."""
    _grand_total: Decimal | int | float | str = _attrs_field(alias="grand_total")
    billing_address: Address | None = None
    """A person or company and where to find them. Every property may be missing or null."""
    shipping_address: Address | None = None
    """The address of delivery, if one was given for that."""
    shipping_data: None | ShippingData = None
    """The way in which the order is shipped; null if it is not."""
    payment_data: PaymentData | None = None
    """The way in which an order is paid, and what paying costs."""
    _viewed_on: datetime.datetime | str | None = _attrs_field(default=None, alias="viewed_on")
    _rejected_on: datetime.datetime | str | None = _attrs_field(default=None, alias="rejected_on")
    _in_process_on: datetime.datetime | str | None = _attrs_field(default=None, alias="in_process_on")
    _pending_on: datetime.datetime | str | None = _attrs_field(default=None, alias="pending_on")
    _ready_for_dispatch_on: datetime.datetime | str | None = _attrs_field(
        default=None, alias="ready_for_dispatch_on"
    )
    _partially_dispatched_on: datetime.datetime | str | None = _attrs_field(
        default=None, alias="partially_dispatched_on"
    )
    _dispatched_on: datetime.datetime | str | None = _attrs_field(default=None, alias="dispatched_on")
    _delivered_on: datetime.datetime | str | None = _attrs_field(default=None, alias="delivered_on")
    _partially_invoiced_on: datetime.datetime | str | None = _attrs_field(
        default=None, alias="partially_invoiced_on"
    )
    _invoiced_on: datetime.datetime | str | None = _attrs_field(default=None, alias="invoiced_on")
    _partially_paid_on: datetime.datetime | str | None = _attrs_field(default=None, alias="partially_paid_on")
    _paid_on: datetime.datetime | str | None = _attrs_field(default=None, alias="paid_on")
    _returned_on: datetime.datetime | str | None = _attrs_field(default=None, alias="returned_on")
    _closed_on: datetime.datetime | str | None = _attrs_field(default=None, alias="closed_on")
    _archived_on: datetime.datetime | str | None = _attrs_field(default=None, alias="archived_on")
    _last_updated_on_date: datetime.datetime | str | None = _attrs_field(
        default=None, alias="last_updated_on_date"
    )
    customer_number: str | None = None
    """Number of the customer, as a text."""
    locale: None | str = None
    """The language and country in which the customer ordered, such as de_DE."""
    tax_model: TaxModel | None = None
    """How the prices of an order relate to tax. `GROSS`: they include it. `NET`: it is added to them."""
    _total_before_tax: Decimal | int | float | str | None = _attrs_field(
        default=None, alias="total_before_tax"
    )
    _total_tax: Decimal | int | float | str | None = _attrs_field(default=None, alias="total_tax")
    customer_comment: None | str = None
    """The customer's notes on the order, mostly about delivery; the merchant may amend them."""
    internal_note: None | str = None
    """The merchant's notes on the order, not for the customer."""
    links: list[Link] | None = None
    """References to the order, its customer and its shipping method; not in the response of updateOrder."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {
        "shipping_address": 1,
        "shipping_data": 2,
        "_viewed_on": 4,
        "_rejected_on": 8,
        "_in_process_on": 16,
        "_pending_on": 32,
        "_ready_for_dispatch_on": 64,
        "_partially_dispatched_on": 128,
        "_dispatched_on": 256,
        "_delivered_on": 512,
        "_partially_invoiced_on": 1024,
        "_invoiced_on": 2048,
        "_partially_paid_on": 4096,
        "_paid_on": 8192,
        "_returned_on": 16384,
        "_closed_on": 32768,
        "_archived_on": 65536,
        "_last_updated_on_date": 131072,
        "locale": 262144,
        "customer_comment": 524288,
        "internal_note": 1048576,
    }
    SLOTS: ClassVar[dict[str, str]] = {
        "orderId": "order_id",
        "orderNumber": "order_number",
        "creationDate": "_creation_date",
        "customerId": "customer_id",
        "currencyId": "currency_id",
        "grandTotal": "_grand_total",
        "billingAddress": "billing_address",
        "shippingAddress": "shipping_address",
        "shippingData": "shipping_data",
        "paymentData": "payment_data",
        "viewedOn": "_viewed_on",
        "rejectedOn": "_rejected_on",
        "inProcessOn": "_in_process_on",
        "pendingOn": "_pending_on",
        "readyForDispatchOn": "_ready_for_dispatch_on",
        "partiallyDispatchedOn": "_partially_dispatched_on",
        "dispatchedOn": "_dispatched_on",
        "deliveredOn": "_delivered_on",
        "partiallyInvoicedOn": "_partially_invoiced_on",
        "invoicedOn": "_invoiced_on",
        "partiallyPaidOn": "_partially_paid_on",
        "paidOn": "_paid_on",
        "returnedOn": "_returned_on",
        "closedOn": "_closed_on",
        "archivedOn": "_archived_on",
        "lastUpdatedOnDate": "_last_updated_on_date",
        "customerNumber": "customer_number",
        "taxModel": "tax_model",
        "totalBeforeTax": "_total_before_tax",
        "totalTax": "_total_tax",
        "customerComment": "customer_comment",
        "internalNote": "internal_note",
    }

    @property
    def creation_date(self) -> datetime.datetime:
        """When the order was made, in UTC."""
        return time(self._creation_date, "Order.creationDate")

    @creation_date.setter
    def creation_date(self, value: datetime.datetime | str) -> None:
        self._creation_date = value

    @property
    def grand_total(self) -> Decimal:
        """The total cost for the customer, tax and shipping included; a decimal text in the currency of `currencyId`."""
        return amount(self._grand_total, "Order.grandTotal")

    @grand_total.setter
    def grand_total(self, value: Decimal | int | float | str) -> None:
        self._grand_total = value

    @property
    def viewed_on(self) -> datetime.datetime | None:
        """When the status Viewed was set, in UTC; null while it is not set."""
        return None if self._viewed_on is None else time(self._viewed_on, "Order.viewedOn")

    @viewed_on.setter
    def viewed_on(self, value: datetime.datetime | str | None) -> None:
        self._viewed_on = value

    @property
    def rejected_on(self) -> datetime.datetime | None:
        """When the status Rejected was set, in UTC; null while it is not set."""
        return None if self._rejected_on is None else time(self._rejected_on, "Order.rejectedOn")

    @rejected_on.setter
    def rejected_on(self, value: datetime.datetime | str | None) -> None:
        self._rejected_on = value

    @property
    def in_process_on(self) -> datetime.datetime | None:
        """When the status In process was set, in UTC; null while it is not set."""
        return None if self._in_process_on is None else time(self._in_process_on, "Order.inProcessOn")

    @in_process_on.setter
    def in_process_on(self, value: datetime.datetime | str | None) -> None:
        self._in_process_on = value

    @property
    def pending_on(self) -> datetime.datetime | None:
        """When the status Pending was set, in UTC; null while it is not set."""
        return None if self._pending_on is None else time(self._pending_on, "Order.pendingOn")

    @pending_on.setter
    def pending_on(self, value: datetime.datetime | str | None) -> None:
        self._pending_on = value

    @property
    def ready_for_dispatch_on(self) -> datetime.datetime | None:
        """When the status Ready for dispatch was set, in UTC; null while it is not set."""
        return (
            None
            if self._ready_for_dispatch_on is None
            else time(self._ready_for_dispatch_on, "Order.readyForDispatchOn")
        )

    @ready_for_dispatch_on.setter
    def ready_for_dispatch_on(self, value: datetime.datetime | str | None) -> None:
        self._ready_for_dispatch_on = value

    @property
    def partially_dispatched_on(self) -> datetime.datetime | None:
        """When the status Partially dispatched was set, in UTC; null while it is not set."""
        return (
            None
            if self._partially_dispatched_on is None
            else time(self._partially_dispatched_on, "Order.partiallyDispatchedOn")
        )

    @partially_dispatched_on.setter
    def partially_dispatched_on(self, value: datetime.datetime | str | None) -> None:
        self._partially_dispatched_on = value

    @property
    def dispatched_on(self) -> datetime.datetime | None:
        """When the status Dispatched was set, in UTC; null while it is not set."""
        return None if self._dispatched_on is None else time(self._dispatched_on, "Order.dispatchedOn")

    @dispatched_on.setter
    def dispatched_on(self, value: datetime.datetime | str | None) -> None:
        self._dispatched_on = value

    @property
    def delivered_on(self) -> datetime.datetime | None:
        """When the status Delivered was set, in UTC; null while it is not set."""
        return None if self._delivered_on is None else time(self._delivered_on, "Order.deliveredOn")

    @delivered_on.setter
    def delivered_on(self, value: datetime.datetime | str | None) -> None:
        self._delivered_on = value

    @property
    def partially_invoiced_on(self) -> datetime.datetime | None:
        """When the status Partially invoiced was set, in UTC; null while it is not set."""
        return (
            None
            if self._partially_invoiced_on is None
            else time(self._partially_invoiced_on, "Order.partiallyInvoicedOn")
        )

    @partially_invoiced_on.setter
    def partially_invoiced_on(self, value: datetime.datetime | str | None) -> None:
        self._partially_invoiced_on = value

    @property
    def invoiced_on(self) -> datetime.datetime | None:
        """When the status Invoiced was set, in UTC; null while it is not set."""
        return None if self._invoiced_on is None else time(self._invoiced_on, "Order.invoicedOn")

    @invoiced_on.setter
    def invoiced_on(self, value: datetime.datetime | str | None) -> None:
        self._invoiced_on = value

    @property
    def partially_paid_on(self) -> datetime.datetime | None:
        """When the status Partially paid was set, in UTC; null while it is not set."""
        return (
            None
            if self._partially_paid_on is None
            else time(self._partially_paid_on, "Order.partiallyPaidOn")
        )

    @partially_paid_on.setter
    def partially_paid_on(self, value: datetime.datetime | str | None) -> None:
        self._partially_paid_on = value

    @property
    def paid_on(self) -> datetime.datetime | None:
        """When the status Paid was set, in UTC; null while it is not set."""
        return None if self._paid_on is None else time(self._paid_on, "Order.paidOn")

    @paid_on.setter
    def paid_on(self, value: datetime.datetime | str | None) -> None:
        self._paid_on = value

    @property
    def returned_on(self) -> datetime.datetime | None:
        """When the status Returned was set, in UTC; null while it is not set."""
        return None if self._returned_on is None else time(self._returned_on, "Order.returnedOn")

    @returned_on.setter
    def returned_on(self, value: datetime.datetime | str | None) -> None:
        self._returned_on = value

    @property
    def closed_on(self) -> datetime.datetime | None:
        """When the status Closed was set, in UTC; null while it is not set."""
        return None if self._closed_on is None else time(self._closed_on, "Order.closedOn")

    @closed_on.setter
    def closed_on(self, value: datetime.datetime | str | None) -> None:
        self._closed_on = value

    @property
    def archived_on(self) -> datetime.datetime | None:
        """When the status Archived was set, in UTC; null while it is not set."""
        return None if self._archived_on is None else time(self._archived_on, "Order.archivedOn")

    @archived_on.setter
    def archived_on(self, value: datetime.datetime | str | None) -> None:
        self._archived_on = value

    @property
    def last_updated_on_date(self) -> datetime.datetime | None:
        """When product lines, shipping, payment, an address or a finalised document last changed, in UTC. Inferred:
        missing or null if they never did; a status alone does not count."""
        return (
            None
            if self._last_updated_on_date is None
            else time(self._last_updated_on_date, "Order.lastUpdatedOnDate")
        )

    @last_updated_on_date.setter
    def last_updated_on_date(self, value: datetime.datetime | str | None) -> None:
        self._last_updated_on_date = value

    @property
    def total_before_tax(self) -> Decimal | None:
        """The total without tax, a decimal text in the currency of `currencyId`."""
        return amount_or_none(self._total_before_tax, "Order.totalBeforeTax")

    @total_before_tax.setter
    def total_before_tax(self, value: Decimal | int | float | str | None) -> None:
        self._total_before_tax = value

    @property
    def total_tax(self) -> Decimal | None:
        """The tax in the total, a decimal text in the currency of `currencyId`."""
        return amount_or_none(self._total_tax, "Order.totalTax")

    @total_tax.setter
    def total_tax(self, value: Decimal | int | float | str | None) -> None:
        self._total_tax = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["orderId"] = self.order_id
        field_dict["orderNumber"] = self.order_number
        field_dict["creationDate"] = time_json(self._creation_date, "Order.creationDate")
        field_dict["customerId"] = self.customer_id
        field_dict["currencyId"] = self.currency_id
        field_dict["grandTotal"] = text_json(self._grand_total, "Order.grandTotal")
        if self.billing_address is not None:
            field_dict["billingAddress"] = self.billing_address.to_dict()
        if self.shipping_address is not None:
            field_dict["shippingAddress"] = (
                self.shipping_address.to_dict()
                if isinstance(self.shipping_address, Address)
                else self.shipping_address
            )
        elif self._present & 1:
            field_dict["shippingAddress"] = None
        if self.shipping_data is not None:
            field_dict["shippingData"] = (
                self.shipping_data.to_dict()
                if isinstance(self.shipping_data, ShippingData)
                else self.shipping_data
            )
        elif self._present & 2:
            field_dict["shippingData"] = None
        if self.payment_data is not None:
            field_dict["paymentData"] = self.payment_data.to_dict()
        if self._viewed_on is not None:
            field_dict["viewedOn"] = time_json(self._viewed_on, "Order.viewedOn")
        elif self._present & 4:
            field_dict["viewedOn"] = None
        if self._rejected_on is not None:
            field_dict["rejectedOn"] = time_json(self._rejected_on, "Order.rejectedOn")
        elif self._present & 8:
            field_dict["rejectedOn"] = None
        if self._in_process_on is not None:
            field_dict["inProcessOn"] = time_json(self._in_process_on, "Order.inProcessOn")
        elif self._present & 16:
            field_dict["inProcessOn"] = None
        if self._pending_on is not None:
            field_dict["pendingOn"] = time_json(self._pending_on, "Order.pendingOn")
        elif self._present & 32:
            field_dict["pendingOn"] = None
        if self._ready_for_dispatch_on is not None:
            field_dict["readyForDispatchOn"] = time_json(
                self._ready_for_dispatch_on, "Order.readyForDispatchOn"
            )
        elif self._present & 64:
            field_dict["readyForDispatchOn"] = None
        if self._partially_dispatched_on is not None:
            field_dict["partiallyDispatchedOn"] = time_json(
                self._partially_dispatched_on, "Order.partiallyDispatchedOn"
            )
        elif self._present & 128:
            field_dict["partiallyDispatchedOn"] = None
        if self._dispatched_on is not None:
            field_dict["dispatchedOn"] = time_json(self._dispatched_on, "Order.dispatchedOn")
        elif self._present & 256:
            field_dict["dispatchedOn"] = None
        if self._delivered_on is not None:
            field_dict["deliveredOn"] = time_json(self._delivered_on, "Order.deliveredOn")
        elif self._present & 512:
            field_dict["deliveredOn"] = None
        if self._partially_invoiced_on is not None:
            field_dict["partiallyInvoicedOn"] = time_json(
                self._partially_invoiced_on, "Order.partiallyInvoicedOn"
            )
        elif self._present & 1024:
            field_dict["partiallyInvoicedOn"] = None
        if self._invoiced_on is not None:
            field_dict["invoicedOn"] = time_json(self._invoiced_on, "Order.invoicedOn")
        elif self._present & 2048:
            field_dict["invoicedOn"] = None
        if self._partially_paid_on is not None:
            field_dict["partiallyPaidOn"] = time_json(self._partially_paid_on, "Order.partiallyPaidOn")
        elif self._present & 4096:
            field_dict["partiallyPaidOn"] = None
        if self._paid_on is not None:
            field_dict["paidOn"] = time_json(self._paid_on, "Order.paidOn")
        elif self._present & 8192:
            field_dict["paidOn"] = None
        if self._returned_on is not None:
            field_dict["returnedOn"] = time_json(self._returned_on, "Order.returnedOn")
        elif self._present & 16384:
            field_dict["returnedOn"] = None
        if self._closed_on is not None:
            field_dict["closedOn"] = time_json(self._closed_on, "Order.closedOn")
        elif self._present & 32768:
            field_dict["closedOn"] = None
        if self._archived_on is not None:
            field_dict["archivedOn"] = time_json(self._archived_on, "Order.archivedOn")
        elif self._present & 65536:
            field_dict["archivedOn"] = None
        if self._last_updated_on_date is not None:
            field_dict["lastUpdatedOnDate"] = time_json(self._last_updated_on_date, "Order.lastUpdatedOnDate")
        elif self._present & 131072:
            field_dict["lastUpdatedOnDate"] = None
        if self.customer_number is not None:
            field_dict["customerNumber"] = self.customer_number
        if self.locale is not None:
            field_dict["locale"] = self.locale
        elif self._present & 262144:
            field_dict["locale"] = None
        if self.tax_model is not None:
            field_dict["taxModel"] = self.tax_model.value
        if self._total_before_tax is not None:
            field_dict["totalBeforeTax"] = text_json(self._total_before_tax, "Order.totalBeforeTax")
        if self._total_tax is not None:
            field_dict["totalTax"] = text_json(self._total_tax, "Order.totalTax")
        if self.customer_comment is not None:
            field_dict["customerComment"] = self.customer_comment
        elif self._present & 524288:
            field_dict["customerComment"] = None
        if self.internal_note is not None:
            field_dict["internalNote"] = self.internal_note
        elif self._present & 1048576:
            field_dict["internalNote"] = None
        if self.links is not None:
            field_dict["links"] = [item.to_dict() for item in self.links]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 34
        present = 2097151
        model.order_id = value = src_dict["orderId"]
        if type(value) is not str:
            checked(value, "Order.orderId", str)
        model.order_number = value = src_dict["orderNumber"]
        if type(value) is not str:
            checked(value, "Order.orderNumber", str)
        model._creation_date = value = src_dict["creationDate"]
        if type(value) is not str:
            checked(value, "Order.creationDate", str)
        model.customer_id = value = src_dict["customerId"]
        if type(value) is not str:
            checked(value, "Order.customerId", str)
        model.currency_id = value = src_dict["currencyId"]
        if type(value) is not str:
            checked(value, "Order.currencyId", str)
        model._grand_total = value = src_dict["grandTotal"]
        if type(value) is not str:
            checked(value, "Order.grandTotal", str)
        if "billingAddress" in src_dict:
            model.billing_address = read_address(src_dict["billingAddress"])
        else:
            model.billing_address = None
            known -= 1
        if "shippingAddress" in src_dict:
            value = src_dict["shippingAddress"]
            model.shipping_address = None if value is None else read_address(value)
        else:
            model.shipping_address = None
            present -= 1
            known -= 1
        if "shippingData" in src_dict:
            value = src_dict["shippingData"]
            model.shipping_data = None if value is None else read_shipping_data(value)
        else:
            model.shipping_data = None
            present -= 2
            known -= 1
        if "paymentData" in src_dict:
            model.payment_data = read_payment_data(src_dict["paymentData"])
        else:
            model.payment_data = None
            known -= 1
        if "viewedOn" in src_dict:
            model._viewed_on = value = src_dict["viewedOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.viewedOn", str, None)
        else:
            model._viewed_on = None
            present -= 4
            known -= 1
        if "rejectedOn" in src_dict:
            model._rejected_on = value = src_dict["rejectedOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.rejectedOn", str, None)
        else:
            model._rejected_on = None
            present -= 8
            known -= 1
        if "inProcessOn" in src_dict:
            model._in_process_on = value = src_dict["inProcessOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.inProcessOn", str, None)
        else:
            model._in_process_on = None
            present -= 16
            known -= 1
        if "pendingOn" in src_dict:
            model._pending_on = value = src_dict["pendingOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.pendingOn", str, None)
        else:
            model._pending_on = None
            present -= 32
            known -= 1
        if "readyForDispatchOn" in src_dict:
            model._ready_for_dispatch_on = value = src_dict["readyForDispatchOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.readyForDispatchOn", str, None)
        else:
            model._ready_for_dispatch_on = None
            present -= 64
            known -= 1
        if "partiallyDispatchedOn" in src_dict:
            model._partially_dispatched_on = value = src_dict["partiallyDispatchedOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.partiallyDispatchedOn", str, None)
        else:
            model._partially_dispatched_on = None
            present -= 128
            known -= 1
        if "dispatchedOn" in src_dict:
            model._dispatched_on = value = src_dict["dispatchedOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.dispatchedOn", str, None)
        else:
            model._dispatched_on = None
            present -= 256
            known -= 1
        if "deliveredOn" in src_dict:
            model._delivered_on = value = src_dict["deliveredOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.deliveredOn", str, None)
        else:
            model._delivered_on = None
            present -= 512
            known -= 1
        if "partiallyInvoicedOn" in src_dict:
            model._partially_invoiced_on = value = src_dict["partiallyInvoicedOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.partiallyInvoicedOn", str, None)
        else:
            model._partially_invoiced_on = None
            present -= 1024
            known -= 1
        if "invoicedOn" in src_dict:
            model._invoiced_on = value = src_dict["invoicedOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.invoicedOn", str, None)
        else:
            model._invoiced_on = None
            present -= 2048
            known -= 1
        if "partiallyPaidOn" in src_dict:
            model._partially_paid_on = value = src_dict["partiallyPaidOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.partiallyPaidOn", str, None)
        else:
            model._partially_paid_on = None
            present -= 4096
            known -= 1
        if "paidOn" in src_dict:
            model._paid_on = value = src_dict["paidOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.paidOn", str, None)
        else:
            model._paid_on = None
            present -= 8192
            known -= 1
        if "returnedOn" in src_dict:
            model._returned_on = value = src_dict["returnedOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.returnedOn", str, None)
        else:
            model._returned_on = None
            present -= 16384
            known -= 1
        if "closedOn" in src_dict:
            model._closed_on = value = src_dict["closedOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.closedOn", str, None)
        else:
            model._closed_on = None
            present -= 32768
            known -= 1
        if "archivedOn" in src_dict:
            model._archived_on = value = src_dict["archivedOn"]
            if type(value) is not str and value is not None:
                checked(value, "Order.archivedOn", str, None)
        else:
            model._archived_on = None
            present -= 65536
            known -= 1
        if "lastUpdatedOnDate" in src_dict:
            model._last_updated_on_date = value = src_dict["lastUpdatedOnDate"]
            if type(value) is not str and value is not None:
                checked(value, "Order.lastUpdatedOnDate", str, None)
        else:
            model._last_updated_on_date = None
            present -= 131072
            known -= 1
        if "customerNumber" in src_dict:
            model.customer_number = value = src_dict["customerNumber"]
            if type(value) is not str:
                checked(value, "Order.customerNumber", str)
        else:
            model.customer_number = None
            known -= 1
        if "locale" in src_dict:
            model.locale = value = src_dict["locale"]
            if type(value) is not str and value is not None:
                checked(value, "Order.locale", str, None)
        else:
            model.locale = None
            present -= 262144
            known -= 1
        if "taxModel" in src_dict:
            model.tax_model = TAX_MODEL[src_dict["taxModel"]]
        else:
            model.tax_model = None
            known -= 1
        if "totalBeforeTax" in src_dict:
            model._total_before_tax = value = src_dict["totalBeforeTax"]
            if type(value) is not str:
                checked(value, "Order.totalBeforeTax", str)
        else:
            model._total_before_tax = None
            known -= 1
        if "totalTax" in src_dict:
            model._total_tax = value = src_dict["totalTax"]
            if type(value) is not str:
                checked(value, "Order.totalTax", str)
        else:
            model._total_tax = None
            known -= 1
        if "customerComment" in src_dict:
            model.customer_comment = value = src_dict["customerComment"]
            if type(value) is not str and value is not None:
                checked(value, "Order.customerComment", str, None)
        else:
            model.customer_comment = None
            present -= 524288
            known -= 1
        if "internalNote" in src_dict:
            model.internal_note = value = src_dict["internalNote"]
            if type(value) is not str and value is not None:
                checked(value, "Order.internalNote", str, None)
        else:
            model.internal_note = None
            present -= 1048576
            known -= 1
        if "links" in src_dict:
            model.links = list(map(read_link, items(src_dict["links"], "Order.links")))
        else:
            model.links = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_order = Order.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "orderId",
        "orderNumber",
        "creationDate",
        "customerId",
        "currencyId",
        "grandTotal",
        "billingAddress",
        "shippingAddress",
        "shippingData",
        "paymentData",
        "viewedOn",
        "rejectedOn",
        "inProcessOn",
        "pendingOn",
        "readyForDispatchOn",
        "partiallyDispatchedOn",
        "dispatchedOn",
        "deliveredOn",
        "partiallyInvoicedOn",
        "invoicedOn",
        "partiallyPaidOn",
        "paidOn",
        "returnedOn",
        "closedOn",
        "archivedOn",
        "lastUpdatedOnDate",
        "customerNumber",
        "locale",
        "taxModel",
        "totalBeforeTax",
        "totalTax",
        "customerComment",
        "internalNote",
        "links",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.address import Address
from ..models.link import Link
from ..models.payment_data import PaymentData
from ..models.shipping_data import ShippingData
from ..models.tax_model import TaxModel
from .address import read_address
from .link import read_link
from .payment_data import read_payment_data
from .shipping_data import read_shipping_data
from .tax_model import TAX_MODEL
