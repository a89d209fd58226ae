from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.tax_model import TaxModel
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address import Address
    from ..models.link import Link
    from ..models.payment_data import PaymentData
    from ..models.shipping_data import ShippingData


T = TypeVar("T", bound="Order")


@_attrs_define
class Order:
    """An order as listOrders returns it. Each of its fifteen statuses is a time of its own: set if the status is, null if
    it is not; any number of them may be set, in any order of time.

        Attributes:
            order_id (str): Identification of the order.
            order_number (str): Number of the order, as merchant and customer know it. It may hold a slash.
            creation_date (str): When the order was made, in UTC.
            billing_address (Address): A person or company and where to find them. Every member may be missing or null.
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
            customer_id (str): Identification of the customer.
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
            last_updated_on_date (None | str | Unset): When product lines, shipping, payment, an address or a finalised
                document last changed, in UTC. Missing or null if they never did; a status alone does not count.
            links (list[Link] | Unset): Where the order, its customer and its shipping method are. updateOrder does not tell
                them.
    """

    order_id: str
    order_number: str
    creation_date: str
    billing_address: Address
    shipping_address: Address | None
    shipping_data: None | ShippingData
    payment_data: PaymentData
    viewed_on: None | str
    rejected_on: None | str
    in_process_on: None | str
    pending_on: None | str
    ready_for_dispatch_on: None | str
    partially_dispatched_on: None | str
    dispatched_on: None | str
    delivered_on: None | str
    partially_invoiced_on: None | str
    invoiced_on: None | str
    partially_paid_on: None | str
    paid_on: None | str
    returned_on: None | str
    closed_on: None | str
    archived_on: None | str
    customer_id: str
    customer_number: str
    locale: None | str
    currency_id: str
    tax_model: TaxModel
    grand_total: str
    total_before_tax: str
    total_tax: str
    customer_comment: None | str
    internal_note: None | str
    last_updated_on_date: None | str | Unset = UNSET
    links: list[Link] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.address import Address  # noqa: PLC0415
        from ..models.shipping_data import ShippingData  # noqa: PLC0415

        order_id = self.order_id

        order_number = self.order_number

        creation_date = self.creation_date

        billing_address = self.billing_address.to_dict()

        shipping_address: dict[str, Any] | None
        if isinstance(self.shipping_address, Address):
            shipping_address = self.shipping_address.to_dict()
        else:
            shipping_address = self.shipping_address

        shipping_data: dict[str, Any] | None
        if isinstance(self.shipping_data, ShippingData):
            shipping_data = self.shipping_data.to_dict()
        else:
            shipping_data = self.shipping_data

        payment_data = self.payment_data.to_dict()

        viewed_on: None | str
        viewed_on = self.viewed_on

        rejected_on: None | str
        rejected_on = self.rejected_on

        in_process_on: None | str
        in_process_on = self.in_process_on

        pending_on: None | str
        pending_on = self.pending_on

        ready_for_dispatch_on: None | str
        ready_for_dispatch_on = self.ready_for_dispatch_on

        partially_dispatched_on: None | str
        partially_dispatched_on = self.partially_dispatched_on

        dispatched_on: None | str
        dispatched_on = self.dispatched_on

        delivered_on: None | str
        delivered_on = self.delivered_on

        partially_invoiced_on: None | str
        partially_invoiced_on = self.partially_invoiced_on

        invoiced_on: None | str
        invoiced_on = self.invoiced_on

        partially_paid_on: None | str
        partially_paid_on = self.partially_paid_on

        paid_on: None | str
        paid_on = self.paid_on

        returned_on: None | str
        returned_on = self.returned_on

        closed_on: None | str
        closed_on = self.closed_on

        archived_on: None | str
        archived_on = self.archived_on

        customer_id = self.customer_id

        customer_number = self.customer_number

        locale: None | str
        locale = self.locale

        currency_id = self.currency_id

        tax_model = self.tax_model.value

        grand_total = self.grand_total

        total_before_tax = self.total_before_tax

        total_tax = self.total_tax

        customer_comment: None | str
        customer_comment = self.customer_comment

        internal_note: None | str
        internal_note = self.internal_note

        last_updated_on_date: None | str | Unset
        if isinstance(self.last_updated_on_date, Unset):
            last_updated_on_date = UNSET
        else:
            last_updated_on_date = self.last_updated_on_date

        links: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.links, Unset):
            links = []
            for links_item_data in self.links:
                links_item = links_item_data.to_dict()
                links.append(links_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "orderId": order_id,
                "orderNumber": order_number,
                "creationDate": creation_date,
                "billingAddress": billing_address,
                "shippingAddress": shipping_address,
                "shippingData": shipping_data,
                "paymentData": payment_data,
                "viewedOn": viewed_on,
                "rejectedOn": rejected_on,
                "inProcessOn": in_process_on,
                "pendingOn": pending_on,
                "readyForDispatchOn": ready_for_dispatch_on,
                "partiallyDispatchedOn": partially_dispatched_on,
                "dispatchedOn": dispatched_on,
                "deliveredOn": delivered_on,
                "partiallyInvoicedOn": partially_invoiced_on,
                "invoicedOn": invoiced_on,
                "partiallyPaidOn": partially_paid_on,
                "paidOn": paid_on,
                "returnedOn": returned_on,
                "closedOn": closed_on,
                "archivedOn": archived_on,
                "customerId": customer_id,
                "customerNumber": customer_number,
                "locale": locale,
                "currencyId": currency_id,
                "taxModel": tax_model,
                "grandTotal": grand_total,
                "totalBeforeTax": total_before_tax,
                "totalTax": total_tax,
                "customerComment": customer_comment,
                "internalNote": internal_note,
            }
        )
        if last_updated_on_date is not UNSET:
            field_dict["lastUpdatedOnDate"] = last_updated_on_date
        if links is not UNSET:
            field_dict["links"] = links

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address import Address  # noqa: PLC0415
        from ..models.link import Link  # noqa: PLC0415
        from ..models.payment_data import PaymentData  # noqa: PLC0415
        from ..models.shipping_data import ShippingData  # noqa: PLC0415

        d = dict(src_dict)
        order_id = d.pop("orderId")

        order_number = d.pop("orderNumber")

        creation_date = d.pop("creationDate")

        billing_address = Address.from_dict(d.pop("billingAddress"))

        def _parse_shipping_address(data: object) -> Address | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                shipping_address_type_0 = Address.from_dict(data)

                return shipping_address_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Address | None, data)

        shipping_address = _parse_shipping_address(d.pop("shippingAddress"))

        def _parse_shipping_data(data: object) -> None | ShippingData:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                shipping_data_type_0 = ShippingData.from_dict(data)

                return shipping_data_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ShippingData, data)

        shipping_data = _parse_shipping_data(d.pop("shippingData"))

        payment_data = PaymentData.from_dict(d.pop("paymentData"))

        def _parse_viewed_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        viewed_on = _parse_viewed_on(d.pop("viewedOn"))

        def _parse_rejected_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        rejected_on = _parse_rejected_on(d.pop("rejectedOn"))

        def _parse_in_process_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        in_process_on = _parse_in_process_on(d.pop("inProcessOn"))

        def _parse_pending_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        pending_on = _parse_pending_on(d.pop("pendingOn"))

        def _parse_ready_for_dispatch_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ready_for_dispatch_on = _parse_ready_for_dispatch_on(d.pop("readyForDispatchOn"))

        def _parse_partially_dispatched_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        partially_dispatched_on = _parse_partially_dispatched_on(d.pop("partiallyDispatchedOn"))

        def _parse_dispatched_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        dispatched_on = _parse_dispatched_on(d.pop("dispatchedOn"))

        def _parse_delivered_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        delivered_on = _parse_delivered_on(d.pop("deliveredOn"))

        def _parse_partially_invoiced_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        partially_invoiced_on = _parse_partially_invoiced_on(d.pop("partiallyInvoicedOn"))

        def _parse_invoiced_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        invoiced_on = _parse_invoiced_on(d.pop("invoicedOn"))

        def _parse_partially_paid_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        partially_paid_on = _parse_partially_paid_on(d.pop("partiallyPaidOn"))

        def _parse_paid_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        paid_on = _parse_paid_on(d.pop("paidOn"))

        def _parse_returned_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        returned_on = _parse_returned_on(d.pop("returnedOn"))

        def _parse_closed_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        closed_on = _parse_closed_on(d.pop("closedOn"))

        def _parse_archived_on(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        archived_on = _parse_archived_on(d.pop("archivedOn"))

        customer_id = d.pop("customerId")

        customer_number = d.pop("customerNumber")

        def _parse_locale(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        locale = _parse_locale(d.pop("locale"))

        currency_id = d.pop("currencyId")

        tax_model = TaxModel(d.pop("taxModel"))

        grand_total = d.pop("grandTotal")

        total_before_tax = d.pop("totalBeforeTax")

        total_tax = d.pop("totalTax")

        def _parse_customer_comment(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        customer_comment = _parse_customer_comment(d.pop("customerComment"))

        def _parse_internal_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        internal_note = _parse_internal_note(d.pop("internalNote"))

        def _parse_last_updated_on_date(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        last_updated_on_date = _parse_last_updated_on_date(d.pop("lastUpdatedOnDate", UNSET))

        _links = d.pop("links", UNSET)
        links: list[Link] | Unset = UNSET
        if _links is not UNSET:
            links = []
            for links_item_data in _links:
                links_item = Link.from_dict(links_item_data)

                links.append(links_item)

        order = cls(
            order_id=order_id,
            order_number=order_number,
            creation_date=creation_date,
            billing_address=billing_address,
            shipping_address=shipping_address,
            shipping_data=shipping_data,
            payment_data=payment_data,
            viewed_on=viewed_on,
            rejected_on=rejected_on,
            in_process_on=in_process_on,
            pending_on=pending_on,
            ready_for_dispatch_on=ready_for_dispatch_on,
            partially_dispatched_on=partially_dispatched_on,
            dispatched_on=dispatched_on,
            delivered_on=delivered_on,
            partially_invoiced_on=partially_invoiced_on,
            invoiced_on=invoiced_on,
            partially_paid_on=partially_paid_on,
            paid_on=paid_on,
            returned_on=returned_on,
            closed_on=closed_on,
            archived_on=archived_on,
            customer_id=customer_id,
            customer_number=customer_number,
            locale=locale,
            currency_id=currency_id,
            tax_model=tax_model,
            grand_total=grand_total,
            total_before_tax=total_before_tax,
            total_tax=total_tax,
            customer_comment=customer_comment,
            internal_note=internal_note,
            last_updated_on_date=last_updated_on_date,
            links=links,
        )

        order.additional_properties = d
        return order

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
