from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class Order(OpenModel[Any]):
    """An order as listOrders returns it. Each of its fifteen statuses is a time of its own: set if the status is, null if
    it is not; any number of them may be set, in any order of time.

        Attributes:
            order_id (str): Id of the order.
            order_number (str): Number of the order, as merchant and customer know it. It may hold a slash.
            creation_date (str): When the order was made, in UTC.
            billing_address (Address): A person or company and where to find them. Every property may be missing or null.
            shipping_address (Address | None): Where the order goes, if an address was given for that.
            shipping_data (None | ShippingData): How the order is shipped; null if it is not.
            payment_data (PaymentData): How an order is paid, and what paying costs.
            viewed_on (None | str): When the status Viewed was set, in UTC; null while it is not set.
            rejected_on (None | str): When the status Rejected was set, in UTC; null while it is not set.
            in_process_on (None | str): When the status In process was set, in UTC; null while it is not set.
            pending_on (None | str): When the status Pending was set, in UTC; null while it is not set.
            ready_for_dispatch_on (None | str): When the status Ready for dispatch was set, in UTC; null while it is not
                set.
            partially_dispatched_on (None | str): When the status Partially dispatched was set, in UTC; null while it is not
                set.
            dispatched_on (None | str): When the status Dispatched was set, in UTC; null while it is not set.
            delivered_on (None | str): When the status Delivered was set, in UTC; null while it is not set.
            partially_invoiced_on (None | str): When the status Partially invoiced was set, in UTC; null while it is not
                set.
            invoiced_on (None | str): When the status Invoiced was set, in UTC; null while it is not set.
            partially_paid_on (None | str): When the status Partially paid was set, in UTC; null while it is not set.
            paid_on (None | str): When the status Paid was set, in UTC; null while it is not set.
            returned_on (None | str): When the status Returned was set, in UTC; null while it is not set.
            closed_on (None | str): When the status Closed was set, in UTC; null while it is not set.
            archived_on (None | str): When the status Archived was set, in UTC; null while it is not set.
            customer_id (str): Id of the customer.
            customer_number (str): Number of the customer, as a text.
            locale (None | str): The language and country in which the customer ordered, such as de_DE.
            currency_id (str): The currency of the order, an ISO 4217 code.
            tax_model (TaxModel): How the prices of an order stand to tax. `GROSS`: they include it. `NET`: it is added to
                them.
            grand_total (str): What the customer pays, tax and shipping included; a decimal text in the currency of
                `currencyId`.
            total_before_tax (str): The total without tax, a decimal text in the currency of `currencyId`.
            total_tax (str): The tax in the total, a decimal text in the currency of `currencyId`.
            customer_comment (None | str): What the customer wrote with the order.
            internal_note (None | str): What the merchant wrote about the order, not for the customer.
            last_updated_on_date (None | str): When product lines, shipping, payment, an address or a finalised document
                last changed, in UTC. Missing or null if they never did; a status alone does not count.
            links (list[Link] | None): Where the order, its customer and its shipping method are; not in the response of
                updateOrder.
    """

    order_id: str
    """Id of the order."""
    order_number: str
    """Number of the order, as merchant and customer know it. It may hold a slash."""
    creation_date: str
    """When the order was made, in UTC."""
    billing_address: Address
    """A person or company and where to find them. Every property may be missing or null."""
    shipping_address: Address | None
    """Where the order goes, if an address was given for that."""
    shipping_data: None | ShippingData
    """How the order is shipped; null if it is not."""
    payment_data: PaymentData
    """How an order is paid, and what paying costs."""
    viewed_on: None | str
    """When the status Viewed was set, in UTC; null while it is not set."""
    rejected_on: None | str
    """When the status Rejected was set, in UTC; null while it is not set."""
    in_process_on: None | str
    """When the status In process was set, in UTC; null while it is not set."""
    pending_on: None | str
    """When the status Pending was set, in UTC; null while it is not set."""
    ready_for_dispatch_on: None | str
    """When the status Ready for dispatch was set, in UTC; null while it is not set."""
    partially_dispatched_on: None | str
    """When the status Partially dispatched was set, in UTC; null while it is not set."""
    dispatched_on: None | str
    """When the status Dispatched was set, in UTC; null while it is not set."""
    delivered_on: None | str
    """When the status Delivered was set, in UTC; null while it is not set."""
    partially_invoiced_on: None | str
    """When the status Partially invoiced was set, in UTC; null while it is not set."""
    invoiced_on: None | str
    """When the status Invoiced was set, in UTC; null while it is not set."""
    partially_paid_on: None | str
    """When the status Partially paid was set, in UTC; null while it is not set."""
    paid_on: None | str
    """When the status Paid was set, in UTC; null while it is not set."""
    returned_on: None | str
    """When the status Returned was set, in UTC; null while it is not set."""
    closed_on: None | str
    """When the status Closed was set, in UTC; null while it is not set."""
    archived_on: None | str
    """When the status Archived was set, in UTC; null while it is not set."""
    customer_id: str
    """Id of the customer."""
    customer_number: str
    """Number of the customer, as a text."""
    locale: None | str
    """The language and country in which the customer ordered, such as de_DE."""
    currency_id: str
    """The currency of the order, an ISO 4217 code."""
    tax_model: TaxModel
    """How the prices of an order stand to tax. `GROSS`: they include it. `NET`: it is added to them."""
    grand_total: str
    """What the customer pays, tax and shipping included; a decimal text in the currency of `currencyId`."""
    total_before_tax: str
    """The total without tax, a decimal text in the currency of `currencyId`."""
    total_tax: str
    """The tax in the total, a decimal text in the currency of `currencyId`."""
    customer_comment: None | str
    """What the customer wrote with the order."""
    internal_note: None | str
    """What the merchant wrote about the order, not for the customer."""
    last_updated_on_date: None | str = None
    """When product lines, shipping, payment, an address or a finalised document last changed, in UTC. Missing or null
    if they never did; a status alone does not count."""
    links: list[Link] | None = None
    """Where the order, its customer and its shipping method are; not in the response of updateOrder."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"last_updated_on_date": 1}

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["orderId"] = self.order_id
        field_dict["orderNumber"] = self.order_number
        field_dict["creationDate"] = self.creation_date
        field_dict["billingAddress"] = self.billing_address.to_dict()
        field_dict["shippingAddress"] = (
            self.shipping_address.to_dict()
            if isinstance(self.shipping_address, Address)
            else self.shipping_address
        )
        field_dict["shippingData"] = (
            self.shipping_data.to_dict()
            if isinstance(self.shipping_data, ShippingData)
            else self.shipping_data
        )
        field_dict["paymentData"] = self.payment_data.to_dict()
        field_dict["viewedOn"] = self.viewed_on
        field_dict["rejectedOn"] = self.rejected_on
        field_dict["inProcessOn"] = self.in_process_on
        field_dict["pendingOn"] = self.pending_on
        field_dict["readyForDispatchOn"] = self.ready_for_dispatch_on
        field_dict["partiallyDispatchedOn"] = self.partially_dispatched_on
        field_dict["dispatchedOn"] = self.dispatched_on
        field_dict["deliveredOn"] = self.delivered_on
        field_dict["partiallyInvoicedOn"] = self.partially_invoiced_on
        field_dict["invoicedOn"] = self.invoiced_on
        field_dict["partiallyPaidOn"] = self.partially_paid_on
        field_dict["paidOn"] = self.paid_on
        field_dict["returnedOn"] = self.returned_on
        field_dict["closedOn"] = self.closed_on
        field_dict["archivedOn"] = self.archived_on
        field_dict["customerId"] = self.customer_id
        field_dict["customerNumber"] = self.customer_number
        field_dict["locale"] = self.locale
        field_dict["currencyId"] = self.currency_id
        field_dict["taxModel"] = self.tax_model.value
        field_dict["grandTotal"] = self.grand_total
        field_dict["totalBeforeTax"] = self.total_before_tax
        field_dict["totalTax"] = self.total_tax
        field_dict["customerComment"] = self.customer_comment
        field_dict["internalNote"] = self.internal_note
        if self.last_updated_on_date is not None:
            field_dict["lastUpdatedOnDate"] = self.last_updated_on_date
        elif self._present & 1:
            field_dict["lastUpdatedOnDate"] = None
        if self.links is not None:
            field_dict["links"] = [item.to_dict() for item in self.links]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 34
        present = 1
        model.order_id = value = src_dict["orderId"]
        if type(value) is not str:
            checked(value, "Order.orderId", str)
        model.order_number = value = src_dict["orderNumber"]
        if type(value) is not str:
            checked(value, "Order.orderNumber", str)
        model.creation_date = value = src_dict["creationDate"]
        if type(value) is not str:
            checked(value, "Order.creationDate", str)
        model.billing_address = read_address(src_dict["billingAddress"])
        value = src_dict["shippingAddress"]
        model.shipping_address = None if value is None else read_address(value)
        value = src_dict["shippingData"]
        model.shipping_data = None if value is None else read_shipping_data(value)
        model.payment_data = read_payment_data(src_dict["paymentData"])
        model.viewed_on = value = src_dict["viewedOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.viewedOn", str, None)
        model.rejected_on = value = src_dict["rejectedOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.rejectedOn", str, None)
        model.in_process_on = value = src_dict["inProcessOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.inProcessOn", str, None)
        model.pending_on = value = src_dict["pendingOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.pendingOn", str, None)
        model.ready_for_dispatch_on = value = src_dict["readyForDispatchOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.readyForDispatchOn", str, None)
        model.partially_dispatched_on = value = src_dict["partiallyDispatchedOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.partiallyDispatchedOn", str, None)
        model.dispatched_on = value = src_dict["dispatchedOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.dispatchedOn", str, None)
        model.delivered_on = value = src_dict["deliveredOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.deliveredOn", str, None)
        model.partially_invoiced_on = value = src_dict["partiallyInvoicedOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.partiallyInvoicedOn", str, None)
        model.invoiced_on = value = src_dict["invoicedOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.invoicedOn", str, None)
        model.partially_paid_on = value = src_dict["partiallyPaidOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.partiallyPaidOn", str, None)
        model.paid_on = value = src_dict["paidOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.paidOn", str, None)
        model.returned_on = value = src_dict["returnedOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.returnedOn", str, None)
        model.closed_on = value = src_dict["closedOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.closedOn", str, None)
        model.archived_on = value = src_dict["archivedOn"]
        if type(value) is not str and value is not None:
            checked(value, "Order.archivedOn", str, None)
        model.customer_id = value = src_dict["customerId"]
        if type(value) is not str:
            checked(value, "Order.customerId", str)
        model.customer_number = value = src_dict["customerNumber"]
        if type(value) is not str:
            checked(value, "Order.customerNumber", str)
        model.locale = value = src_dict["locale"]
        if type(value) is not str and value is not None:
            checked(value, "Order.locale", str, None)
        model.currency_id = value = src_dict["currencyId"]
        if type(value) is not str:
            checked(value, "Order.currencyId", str)
        model.tax_model = TAX_MODEL[src_dict["taxModel"]]
        model.grand_total = value = src_dict["grandTotal"]
        if type(value) is not str:
            checked(value, "Order.grandTotal", str)
        model.total_before_tax = value = src_dict["totalBeforeTax"]
        if type(value) is not str:
            checked(value, "Order.totalBeforeTax", str)
        model.total_tax = value = src_dict["totalTax"]
        if type(value) is not str:
            checked(value, "Order.totalTax", str)
        model.customer_comment = value = src_dict["customerComment"]
        if type(value) is not str and value is not None:
            checked(value, "Order.customerComment", str, None)
        model.internal_note = value = src_dict["internalNote"]
        if type(value) is not str and value is not None:
            checked(value, "Order.internalNote", str, None)
        if "lastUpdatedOnDate" in src_dict:
            model.last_updated_on_date = value = src_dict["lastUpdatedOnDate"]
            if type(value) is not str and value is not None:
                checked(value, "Order.lastUpdatedOnDate", str, None)
        else:
            model.last_updated_on_date = None
            present -= 1
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
        "customerId",
        "customerNumber",
        "locale",
        "currencyId",
        "taxModel",
        "grandTotal",
        "totalBeforeTax",
        "totalTax",
        "customerComment",
        "internalNote",
        "lastUpdatedOnDate",
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
