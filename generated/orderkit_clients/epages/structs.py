"""Responses as msgspec Structs, and how models are filled from them: the quick way from bytes to models.

A Struct takes no property that its schema does not name and no value of another kind, so nothing is lost or let through:
what is refused here is read by the models themselves. What msgspec might read otherwise than they do is `Any`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct
from msgspec import field as named
from orderkit_clients.runtime.reading import (
    as_int_if_whole,
    blank,
    checked,
)

from .models.additional_data import AdditionalData
from .models.additional_information import AdditionalInformation
from .models.address import Address
from .models.basket_discount import BasketDiscount
from .models.bulk_price import BulkPrice
from .models.coupon_line_item import CouponLineItem
from .models.coupon_validation_error import CouponValidationError
from .models.deposit_line_item import DepositLineItem
from .models.document_type import DocumentType
from .models.image import Image
from .models.image_classifier import ImageClassifier
from .models.line_item import LineItem
from .models.line_item_container import LineItemContainer
from .models.link import Link
from .models.order import Order
from .models.order_detail import OrderDetail
from .models.order_document import OrderDocument
from .models.order_document_list import OrderDocumentList
from .models.order_list import OrderList
from .models.payment_data import PaymentData
from .models.payment_method import PaymentMethod
from .models.payment_status import PaymentStatus
from .models.price import Price
from .models.product_line_item import ProductLineItem
from .models.quantity import Quantity
from .models.shipping_data import ShippingData
from .models.shipping_method import ShippingMethod
from .models.tax import Tax
from .models.tax_class import TaxClass
from .models.tax_model import TaxModel
from .models.tax_type import TaxType

# Two signs of an absent property: None, as models have it, or another object where null is a value of its own.
ABSENT: Final[Any] = None
MISSING: Final[Any] = object()


class OrderListStruct(Struct, gc=False, forbid_unknown_fields=True):
    results: int
    items: list[OrderStruct]
    page: int = ABSENT
    results_per_page: int = named(default=ABSENT, name="resultsPerPage")


def fill_order_list(struct: OrderListStruct) -> OrderList:
    model = blank(OrderList)
    model.results = struct.results
    model.items = list(map(fill_order, struct.items))
    model.page = struct.page
    model.results_per_page = struct.results_per_page
    model._extras = None
    return model


class OrderDetailStruct(Struct, gc=False, forbid_unknown_fields=True):
    order_id: str = named(name="orderId")
    order_number: str = named(name="orderNumber")
    creation_date: str = named(name="creationDate")
    customer_id: str = named(name="customerId")
    currency_id: str = named(name="currencyId")
    grand_total: str = named(name="grandTotal")
    line_item_container: LineItemContainerStruct = named(name="lineItemContainer")
    billing_address: AddressStruct = named(default=ABSENT, name="billingAddress")
    shipping_address: AddressStruct | None = named(default=MISSING, name="shippingAddress")
    shipping_data: ShippingDataStruct | None = named(default=MISSING, name="shippingData")
    payment_data: PaymentDataStruct = named(default=ABSENT, name="paymentData")
    viewed_on: str | None = named(default=MISSING, name="viewedOn")
    rejected_on: str | None = named(default=MISSING, name="rejectedOn")
    in_process_on: str | None = named(default=MISSING, name="inProcessOn")
    pending_on: str | None = named(default=MISSING, name="pendingOn")
    ready_for_dispatch_on: str | None = named(default=MISSING, name="readyForDispatchOn")
    partially_dispatched_on: str | None = named(default=MISSING, name="partiallyDispatchedOn")
    dispatched_on: str | None = named(default=MISSING, name="dispatchedOn")
    delivered_on: str | None = named(default=MISSING, name="deliveredOn")
    partially_invoiced_on: str | None = named(default=MISSING, name="partiallyInvoicedOn")
    invoiced_on: str | None = named(default=MISSING, name="invoicedOn")
    partially_paid_on: str | None = named(default=MISSING, name="partiallyPaidOn")
    paid_on: str | None = named(default=MISSING, name="paidOn")
    returned_on: str | None = named(default=MISSING, name="returnedOn")
    closed_on: str | None = named(default=MISSING, name="closedOn")
    archived_on: str | None = named(default=MISSING, name="archivedOn")
    last_updated_on_date: str | None = named(default=MISSING, name="lastUpdatedOnDate")
    customer_number: str = named(default=ABSENT, name="customerNumber")
    locale: str | None = MISSING
    tax_model: TaxModel = named(default=ABSENT, name="taxModel")
    total_before_tax: str = named(default=ABSENT, name="totalBeforeTax")
    total_tax: str = named(default=ABSENT, name="totalTax")
    customer_comment: str | None = named(default=MISSING, name="customerComment")
    internal_note: str | None = named(default=MISSING, name="internalNote")
    links: list[LinkStruct] = ABSENT
    shipping_price: PriceStruct | None = named(default=MISSING, name="shippingPrice")


def fill_order_detail(struct: OrderDetailStruct) -> OrderDetail:
    model = blank(OrderDetail)
    present = 4194303
    model.order_id = struct.order_id
    model.order_number = struct.order_number
    model._creation_date = struct.creation_date
    model.customer_id = struct.customer_id
    model.currency_id = struct.currency_id
    model._grand_total = struct.grand_total
    model.line_item_container = fill_line_item_container(struct.line_item_container)
    value = struct.billing_address
    model.billing_address = None if value is None else fill_address(value)
    value = struct.shipping_address
    if value is MISSING:
        model.shipping_address = None
        present -= 1
    else:
        model.shipping_address = None if value is None else fill_address(value)
    value = struct.shipping_data
    if value is MISSING:
        model.shipping_data = None
        present -= 2
    else:
        model.shipping_data = None if value is None else fill_shipping_data(value)
    value = struct.payment_data
    model.payment_data = None if value is None else fill_payment_data(value)
    value = struct.viewed_on
    if value is MISSING:
        model._viewed_on = None
        present -= 4
    else:
        model._viewed_on = value
    value = struct.rejected_on
    if value is MISSING:
        model._rejected_on = None
        present -= 8
    else:
        model._rejected_on = value
    value = struct.in_process_on
    if value is MISSING:
        model._in_process_on = None
        present -= 16
    else:
        model._in_process_on = value
    value = struct.pending_on
    if value is MISSING:
        model._pending_on = None
        present -= 32
    else:
        model._pending_on = value
    value = struct.ready_for_dispatch_on
    if value is MISSING:
        model._ready_for_dispatch_on = None
        present -= 64
    else:
        model._ready_for_dispatch_on = value
    value = struct.partially_dispatched_on
    if value is MISSING:
        model._partially_dispatched_on = None
        present -= 128
    else:
        model._partially_dispatched_on = value
    value = struct.dispatched_on
    if value is MISSING:
        model._dispatched_on = None
        present -= 256
    else:
        model._dispatched_on = value
    value = struct.delivered_on
    if value is MISSING:
        model._delivered_on = None
        present -= 512
    else:
        model._delivered_on = value
    value = struct.partially_invoiced_on
    if value is MISSING:
        model._partially_invoiced_on = None
        present -= 1024
    else:
        model._partially_invoiced_on = value
    value = struct.invoiced_on
    if value is MISSING:
        model._invoiced_on = None
        present -= 2048
    else:
        model._invoiced_on = value
    value = struct.partially_paid_on
    if value is MISSING:
        model._partially_paid_on = None
        present -= 4096
    else:
        model._partially_paid_on = value
    value = struct.paid_on
    if value is MISSING:
        model._paid_on = None
        present -= 8192
    else:
        model._paid_on = value
    value = struct.returned_on
    if value is MISSING:
        model._returned_on = None
        present -= 16384
    else:
        model._returned_on = value
    value = struct.closed_on
    if value is MISSING:
        model._closed_on = None
        present -= 32768
    else:
        model._closed_on = value
    value = struct.archived_on
    if value is MISSING:
        model._archived_on = None
        present -= 65536
    else:
        model._archived_on = value
    value = struct.last_updated_on_date
    if value is MISSING:
        model._last_updated_on_date = None
        present -= 131072
    else:
        model._last_updated_on_date = value
    model.customer_number = struct.customer_number
    value = struct.locale
    if value is MISSING:
        model.locale = None
        present -= 262144
    else:
        model.locale = value
    model.tax_model = struct.tax_model
    model._total_before_tax = struct.total_before_tax
    model._total_tax = struct.total_tax
    value = struct.customer_comment
    if value is MISSING:
        model.customer_comment = None
        present -= 524288
    else:
        model.customer_comment = value
    value = struct.internal_note
    if value is MISSING:
        model.internal_note = None
        present -= 1048576
    else:
        model.internal_note = value
    value = struct.links
    model.links = None if value is None else list(map(fill_link, value))
    value = struct.shipping_price
    if value is MISSING:
        model.shipping_price = None
        present -= 2097152
    else:
        model.shipping_price = None if value is None else fill_price(value)
    model._present = present
    model._extras = None
    return model


class OrderDocumentListStruct(Struct, gc=False, forbid_unknown_fields=True):
    results: int
    items: list[OrderDocumentStruct]
    page: int = ABSENT
    results_per_page: int = named(default=ABSENT, name="resultsPerPage")


def fill_order_document_list(struct: OrderDocumentListStruct) -> OrderDocumentList:
    model = blank(OrderDocumentList)
    model.results = struct.results
    model.items = list(map(fill_order_document, struct.items))
    model.page = struct.page
    model.results_per_page = struct.results_per_page
    model._extras = None
    return model


class LineItemContainerStruct(Struct, gc=False, forbid_unknown_fields=True):
    grand_total: PriceStruct = named(name="grandTotal")
    product_line_items: list[ProductLineItemStruct] = named(name="productLineItems")
    total_before_tax: PriceStruct = named(default=ABSENT, name="totalBeforeTax")
    total_tax: PriceStruct = named(default=ABSENT, name="totalTax")
    line_items_sub_total: PriceStruct = named(default=ABSENT, name="lineItemsSubTotal")
    shipping_price: PriceStruct | None = named(default=MISSING, name="shippingPrice")
    coupon_line_item: CouponLineItemStruct | None = named(default=MISSING, name="couponLineItem")
    deposits: list[DepositLineItemStruct] = ABSENT
    eco_participations: list[LineItemStruct] = named(default=ABSENT, name="ecoParticipations")
    shipping_options: list[LineItemStruct] = named(default=ABSENT, name="shippingOptions")
    basket_discount: BasketDiscountStruct | None = named(default=MISSING, name="basketDiscount")


def fill_line_item_container(struct: LineItemContainerStruct) -> LineItemContainer:
    model = blank(LineItemContainer)
    present = 7
    model.grand_total = fill_price(struct.grand_total)
    model.product_line_items = list(map(fill_product_line_item, struct.product_line_items))
    value = struct.total_before_tax
    model.total_before_tax = None if value is None else fill_price(value)
    value = struct.total_tax
    model.total_tax = None if value is None else fill_price(value)
    value = struct.line_items_sub_total
    model.line_items_sub_total = None if value is None else fill_price(value)
    value = struct.shipping_price
    if value is MISSING:
        model.shipping_price = None
        present -= 1
    else:
        model.shipping_price = None if value is None else fill_price(value)
    value = struct.coupon_line_item
    if value is MISSING:
        model.coupon_line_item = None
        present -= 2
    else:
        model.coupon_line_item = None if value is None else fill_coupon_line_item(value)
    value = struct.deposits
    model.deposits = None if value is None else list(map(fill_deposit_line_item, value))
    value = struct.eco_participations
    model.eco_participations = None if value is None else list(map(fill_line_item, value))
    value = struct.shipping_options
    model.shipping_options = None if value is None else list(map(fill_line_item, value))
    value = struct.basket_discount
    if value is MISSING:
        model.basket_discount = None
        present -= 4
    else:
        model.basket_discount = None if value is None else fill_basket_discount(value)
    model._present = present
    model._extras = None
    return model


class AddressStruct(Struct, gc=False, forbid_unknown_fields=True):
    company: str | None = MISSING
    salutation: str | None = MISSING
    title: str | None = MISSING
    first_name: str | None = named(default=MISSING, name="firstName")
    last_name: str | None = named(default=MISSING, name="lastName")
    street: str | None = MISSING
    street_details: str | None = named(default=MISSING, name="streetDetails")
    zip_code: str | None = named(default=MISSING, name="zipCode")
    city: str | None = MISSING
    state: str | None = MISSING
    country: str | None = MISSING
    vat_id: str | None = named(default=MISSING, name="vatId")
    birthday: datetime.date | None = MISSING
    email_address: str | None = named(default=MISSING, name="emailAddress")
    address_extension: str | None = named(default=MISSING, name="addressExtension")
    bank_account_holder: str | None = named(default=MISSING, name="bankAccountHolder")
    bank_account_number: str | None = named(default=MISSING, name="bankAccountNumber")
    bank_name: str | None = named(default=MISSING, name="bankName")
    bank_sort_code: str | None = named(default=MISSING, name="bankSortCode")
    business_email_address: str | None = named(default=MISSING, name="businessEmailAddress")
    business_phone_number: str | None = named(default=MISSING, name="businessPhoneNumber")
    department: str | None = MISSING
    display_name: str | None = named(default=MISSING, name="displayName")
    door_code: str | None = named(default=MISSING, name="doorCode")
    fax_number: str | None = named(default=MISSING, name="faxNumber")
    fiscal_code: str | None = named(default=MISSING, name="fiscalCode")
    gender: str | None = MISSING
    job_title: str | None = named(default=MISSING, name="jobTitle")
    middle_name: str | None = named(default=MISSING, name="middleName")
    mobile_phone_number: str | None = named(default=MISSING, name="mobilePhoneNumber")
    phone_number: str | None = named(default=MISSING, name="phoneNumber")
    private_email_address: str | None = named(default=MISSING, name="privateEmailAddress")
    private_phone_number: str | None = named(default=MISSING, name="privatePhoneNumber")
    website_url: str | None = named(default=MISSING, name="websiteUrl")


def fill_address(struct: AddressStruct) -> Address:
    model = blank(Address)
    present = 17179869183
    value = struct.company
    if value is MISSING:
        model.company = None
        present -= 1
    else:
        model.company = value
    value = struct.salutation
    if value is MISSING:
        model.salutation = None
        present -= 2
    else:
        model.salutation = value
    value = struct.title
    if value is MISSING:
        model.title = None
        present -= 4
    else:
        model.title = value
    value = struct.first_name
    if value is MISSING:
        model.first_name = None
        present -= 8
    else:
        model.first_name = value
    value = struct.last_name
    if value is MISSING:
        model.last_name = None
        present -= 16
    else:
        model.last_name = value
    value = struct.street
    if value is MISSING:
        model.street = None
        present -= 32
    else:
        model.street = value
    value = struct.street_details
    if value is MISSING:
        model.street_details = None
        present -= 64
    else:
        model.street_details = value
    value = struct.zip_code
    if value is MISSING:
        model.zip_code = None
        present -= 128
    else:
        model.zip_code = value
    value = struct.city
    if value is MISSING:
        model.city = None
        present -= 256
    else:
        model.city = value
    value = struct.state
    if value is MISSING:
        model.state = None
        present -= 512
    else:
        model.state = value
    value = struct.country
    if value is MISSING:
        model.country = None
        present -= 1024
    else:
        model.country = value
    value = struct.vat_id
    if value is MISSING:
        model.vat_id = None
        present -= 2048
    else:
        model.vat_id = value
    value = struct.birthday
    if value is MISSING:
        model.birthday = None
        present -= 4096
    else:
        model.birthday = value
    value = struct.email_address
    if value is MISSING:
        model.email_address = None
        present -= 8192
    else:
        model.email_address = value
    value = struct.address_extension
    if value is MISSING:
        model.address_extension = None
        present -= 16384
    else:
        model.address_extension = value
    value = struct.bank_account_holder
    if value is MISSING:
        model.bank_account_holder = None
        present -= 32768
    else:
        model.bank_account_holder = value
    value = struct.bank_account_number
    if value is MISSING:
        model.bank_account_number = None
        present -= 65536
    else:
        model.bank_account_number = value
    value = struct.bank_name
    if value is MISSING:
        model.bank_name = None
        present -= 131072
    else:
        model.bank_name = value
    value = struct.bank_sort_code
    if value is MISSING:
        model.bank_sort_code = None
        present -= 262144
    else:
        model.bank_sort_code = value
    value = struct.business_email_address
    if value is MISSING:
        model.business_email_address = None
        present -= 524288
    else:
        model.business_email_address = value
    value = struct.business_phone_number
    if value is MISSING:
        model.business_phone_number = None
        present -= 1048576
    else:
        model.business_phone_number = value
    value = struct.department
    if value is MISSING:
        model.department = None
        present -= 2097152
    else:
        model.department = value
    value = struct.display_name
    if value is MISSING:
        model.display_name = None
        present -= 4194304
    else:
        model.display_name = value
    value = struct.door_code
    if value is MISSING:
        model.door_code = None
        present -= 8388608
    else:
        model.door_code = value
    value = struct.fax_number
    if value is MISSING:
        model.fax_number = None
        present -= 16777216
    else:
        model.fax_number = value
    value = struct.fiscal_code
    if value is MISSING:
        model.fiscal_code = None
        present -= 33554432
    else:
        model.fiscal_code = value
    value = struct.gender
    if value is MISSING:
        model.gender = None
        present -= 67108864
    else:
        model.gender = value
    value = struct.job_title
    if value is MISSING:
        model.job_title = None
        present -= 134217728
    else:
        model.job_title = value
    value = struct.middle_name
    if value is MISSING:
        model.middle_name = None
        present -= 268435456
    else:
        model.middle_name = value
    value = struct.mobile_phone_number
    if value is MISSING:
        model.mobile_phone_number = None
        present -= 536870912
    else:
        model.mobile_phone_number = value
    value = struct.phone_number
    if value is MISSING:
        model.phone_number = None
        present -= 1073741824
    else:
        model.phone_number = value
    value = struct.private_email_address
    if value is MISSING:
        model.private_email_address = None
        present -= 2147483648
    else:
        model.private_email_address = value
    value = struct.private_phone_number
    if value is MISSING:
        model.private_phone_number = None
        present -= 4294967296
    else:
        model.private_phone_number = value
    value = struct.website_url
    if value is MISSING:
        model.website_url = None
        present -= 8589934592
    else:
        model.website_url = value
    model._present = present
    model._extras = None
    return model


class PaymentDataStruct(Struct, gc=False, forbid_unknown_fields=True):
    payment_method: PaymentMethodStruct | None = named(default=MISSING, name="paymentMethod")
    transaction_id: str | None = named(default=MISSING, name="transactionId")
    price: PriceStruct = ABSENT
    status: PaymentStatus | None = MISSING
    taxes: list[TaxStruct] | None = MISSING


def fill_payment_data(struct: PaymentDataStruct) -> PaymentData:
    model = blank(PaymentData)
    present = 15
    value = struct.payment_method
    if value is MISSING:
        model.payment_method = None
        present -= 1
    else:
        model.payment_method = None if value is None else fill_payment_method(value)
    value = struct.transaction_id
    if value is MISSING:
        model.transaction_id = None
        present -= 2
    else:
        model.transaction_id = value
    value = struct.price
    model.price = None if value is None else fill_price(value)
    value = struct.status
    if value is MISSING:
        model.status = None
        present -= 4
    else:
        model.status = value
    value = struct.taxes
    if value is MISSING:
        model.taxes = None
        present -= 8
    else:
        model.taxes = None if value is None else list(map(fill_tax, value))
    model._present = present
    model._extras = None
    return model


class OrderStruct(Struct, gc=False, forbid_unknown_fields=True):
    order_id: str = named(name="orderId")
    order_number: str = named(name="orderNumber")
    creation_date: str = named(name="creationDate")
    customer_id: str = named(name="customerId")
    currency_id: str = named(name="currencyId")
    grand_total: str = named(name="grandTotal")
    billing_address: AddressStruct = named(default=ABSENT, name="billingAddress")
    shipping_address: AddressStruct | None = named(default=MISSING, name="shippingAddress")
    shipping_data: ShippingDataStruct | None = named(default=MISSING, name="shippingData")
    payment_data: PaymentDataStruct = named(default=ABSENT, name="paymentData")
    viewed_on: str | None = named(default=MISSING, name="viewedOn")
    rejected_on: str | None = named(default=MISSING, name="rejectedOn")
    in_process_on: str | None = named(default=MISSING, name="inProcessOn")
    pending_on: str | None = named(default=MISSING, name="pendingOn")
    ready_for_dispatch_on: str | None = named(default=MISSING, name="readyForDispatchOn")
    partially_dispatched_on: str | None = named(default=MISSING, name="partiallyDispatchedOn")
    dispatched_on: str | None = named(default=MISSING, name="dispatchedOn")
    delivered_on: str | None = named(default=MISSING, name="deliveredOn")
    partially_invoiced_on: str | None = named(default=MISSING, name="partiallyInvoicedOn")
    invoiced_on: str | None = named(default=MISSING, name="invoicedOn")
    partially_paid_on: str | None = named(default=MISSING, name="partiallyPaidOn")
    paid_on: str | None = named(default=MISSING, name="paidOn")
    returned_on: str | None = named(default=MISSING, name="returnedOn")
    closed_on: str | None = named(default=MISSING, name="closedOn")
    archived_on: str | None = named(default=MISSING, name="archivedOn")
    last_updated_on_date: str | None = named(default=MISSING, name="lastUpdatedOnDate")
    customer_number: str = named(default=ABSENT, name="customerNumber")
    locale: str | None = MISSING
    tax_model: TaxModel = named(default=ABSENT, name="taxModel")
    total_before_tax: str = named(default=ABSENT, name="totalBeforeTax")
    total_tax: str = named(default=ABSENT, name="totalTax")
    customer_comment: str | None = named(default=MISSING, name="customerComment")
    internal_note: str | None = named(default=MISSING, name="internalNote")
    links: list[LinkStruct] = ABSENT


def fill_order(struct: OrderStruct) -> Order:
    model = blank(Order)
    present = 2097151
    model.order_id = struct.order_id
    model.order_number = struct.order_number
    model._creation_date = struct.creation_date
    model.customer_id = struct.customer_id
    model.currency_id = struct.currency_id
    model._grand_total = struct.grand_total
    value = struct.billing_address
    model.billing_address = None if value is None else fill_address(value)
    value = struct.shipping_address
    if value is MISSING:
        model.shipping_address = None
        present -= 1
    else:
        model.shipping_address = None if value is None else fill_address(value)
    value = struct.shipping_data
    if value is MISSING:
        model.shipping_data = None
        present -= 2
    else:
        model.shipping_data = None if value is None else fill_shipping_data(value)
    value = struct.payment_data
    model.payment_data = None if value is None else fill_payment_data(value)
    value = struct.viewed_on
    if value is MISSING:
        model._viewed_on = None
        present -= 4
    else:
        model._viewed_on = value
    value = struct.rejected_on
    if value is MISSING:
        model._rejected_on = None
        present -= 8
    else:
        model._rejected_on = value
    value = struct.in_process_on
    if value is MISSING:
        model._in_process_on = None
        present -= 16
    else:
        model._in_process_on = value
    value = struct.pending_on
    if value is MISSING:
        model._pending_on = None
        present -= 32
    else:
        model._pending_on = value
    value = struct.ready_for_dispatch_on
    if value is MISSING:
        model._ready_for_dispatch_on = None
        present -= 64
    else:
        model._ready_for_dispatch_on = value
    value = struct.partially_dispatched_on
    if value is MISSING:
        model._partially_dispatched_on = None
        present -= 128
    else:
        model._partially_dispatched_on = value
    value = struct.dispatched_on
    if value is MISSING:
        model._dispatched_on = None
        present -= 256
    else:
        model._dispatched_on = value
    value = struct.delivered_on
    if value is MISSING:
        model._delivered_on = None
        present -= 512
    else:
        model._delivered_on = value
    value = struct.partially_invoiced_on
    if value is MISSING:
        model._partially_invoiced_on = None
        present -= 1024
    else:
        model._partially_invoiced_on = value
    value = struct.invoiced_on
    if value is MISSING:
        model._invoiced_on = None
        present -= 2048
    else:
        model._invoiced_on = value
    value = struct.partially_paid_on
    if value is MISSING:
        model._partially_paid_on = None
        present -= 4096
    else:
        model._partially_paid_on = value
    value = struct.paid_on
    if value is MISSING:
        model._paid_on = None
        present -= 8192
    else:
        model._paid_on = value
    value = struct.returned_on
    if value is MISSING:
        model._returned_on = None
        present -= 16384
    else:
        model._returned_on = value
    value = struct.closed_on
    if value is MISSING:
        model._closed_on = None
        present -= 32768
    else:
        model._closed_on = value
    value = struct.archived_on
    if value is MISSING:
        model._archived_on = None
        present -= 65536
    else:
        model._archived_on = value
    value = struct.last_updated_on_date
    if value is MISSING:
        model._last_updated_on_date = None
        present -= 131072
    else:
        model._last_updated_on_date = value
    model.customer_number = struct.customer_number
    value = struct.locale
    if value is MISSING:
        model.locale = None
        present -= 262144
    else:
        model.locale = value
    model.tax_model = struct.tax_model
    model._total_before_tax = struct.total_before_tax
    model._total_tax = struct.total_tax
    value = struct.customer_comment
    if value is MISSING:
        model.customer_comment = None
        present -= 524288
    else:
        model.customer_comment = value
    value = struct.internal_note
    if value is MISSING:
        model.internal_note = None
        present -= 1048576
    else:
        model.internal_note = value
    value = struct.links
    model.links = None if value is None else list(map(fill_link, value))
    model._present = present
    model._extras = None
    return model


class PriceStruct(Struct, gc=False, forbid_unknown_fields=True):
    amount: Any
    currency: str
    tax_type: TaxType = named(default=ABSENT, name="taxType")
    formatted: str = ABSENT


def fill_price(struct: PriceStruct) -> Price:
    model = blank(Price)
    model._amount = value = struct.amount
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Price.amount", Decimal, int, float)
    model.currency = struct.currency
    model.tax_type = struct.tax_type
    model.formatted = struct.formatted
    model._extras = None
    return model


class ShippingDataStruct(Struct, gc=False, forbid_unknown_fields=True):
    shipping_method: ShippingMethodStruct = named(default=ABSENT, name="shippingMethod")
    price: PriceStruct = ABSENT
    taxes: list[TaxStruct] | None = MISSING


def fill_shipping_data(struct: ShippingDataStruct) -> ShippingData:
    model = blank(ShippingData)
    present = 1
    value = struct.shipping_method
    model.shipping_method = None if value is None else fill_shipping_method(value)
    value = struct.price
    model.price = None if value is None else fill_price(value)
    value = struct.taxes
    if value is MISSING:
        model.taxes = None
        present -= 1
    else:
        model.taxes = None if value is None else list(map(fill_tax, value))
    model._present = present
    model._extras = None
    return model


class LinkStruct(Struct, gc=False, forbid_unknown_fields=True):
    rel: str
    href: str
    title: str = ABSENT


def fill_link(struct: LinkStruct) -> Link:
    model = blank(Link)
    model.rel = struct.rel
    model.href = struct.href
    model.title = struct.title
    model._extras = None
    return model


class OrderDocumentStruct(Struct, gc=False, forbid_unknown_fields=True):
    order_id: str = named(name="orderId")
    document_type: DocumentType = named(name="documentType")
    document_number: str = named(name="documentNumber")
    issue_date: str = named(default=ABSENT, name="issueDate")
    creation_date: str = named(default=ABSENT, name="creationDate")
    address: AddressStruct = ABSENT
    line_item_container: LineItemContainerStruct = named(default=ABSENT, name="lineItemContainer")
    document_pdf: str = named(default=ABSENT, name="documentPdf")
    links: list[LinkStruct] = ABSENT


def fill_order_document(struct: OrderDocumentStruct) -> OrderDocument:
    model = blank(OrderDocument)
    model.order_id = struct.order_id
    model.document_type = struct.document_type
    model.document_number = struct.document_number
    model._issue_date = struct.issue_date
    model._creation_date = struct.creation_date
    value = struct.address
    model.address = None if value is None else fill_address(value)
    value = struct.line_item_container
    model.line_item_container = None if value is None else fill_line_item_container(value)
    model.document_pdf = struct.document_pdf
    value = struct.links
    model.links = None if value is None else list(map(fill_link, value))
    model._extras = None
    return model


class ProductLineItemStruct(Struct, gc=False, forbid_unknown_fields=True):
    line_item_id: str = named(name="lineItemId")
    product_id: str = named(name="productId")
    quantity: QuantityStruct
    sku: str | None = MISSING
    name: str = ABSENT
    line_item_price: PriceStruct = named(default=ABSENT, name="lineItemPrice")
    single_item_price: PriceStruct = named(default=ABSENT, name="singleItemPrice")
    line_item_coupon_discount: PriceStruct | None = named(default=MISSING, name="lineItemCouponDiscount")
    images: list[ImageStruct] = ABSENT
    links: list[LinkStruct] = ABSENT
    tax_class: TaxClassStruct | None = named(default=MISSING, name="taxClass")
    delivery_weight: QuantityStruct | None = named(default=MISSING, name="deliveryWeight")
    variation_string: str | None = named(default=MISSING, name="variationString")
    essential_features: str | None = named(default=MISSING, name="essentialFeatures")
    additional_information: AdditionalInformationStruct | None = named(
        default=MISSING, name="additionalInformation"
    )
    energy_labels_string: str | None = named(default=MISSING, name="energyLabelsString")
    energy_labels_max_efficiency_string: str | None = named(
        default=MISSING, name="energyLabelsMaxEfficiencyString"
    )
    energy_label_source_file: str | None = named(default=MISSING, name="energyLabelSourceFile")
    product_data_sheet_source_file: str | None = named(default=MISSING, name="productDataSheetSourceFile")
    order_unit: str | None = named(default=MISSING, name="orderUnit")
    order_unit_short: str | None = named(default=MISSING, name="orderUnitShort")
    min_order: float | int | None = named(default=MISSING, name="minOrder")
    interval_order: float | int | None = named(default=MISSING, name="intervalOrder")
    price_quantity: float | int | None = named(default=MISSING, name="priceQuantity")
    quantity_price: PriceStruct | None = named(default=MISSING, name="quantityPrice")
    is_in_wishlist: bool | None = named(default=MISSING, name="isInWishlist")


def fill_product_line_item(struct: ProductLineItemStruct) -> ProductLineItem:
    model = blank(ProductLineItem)
    present = 262143
    model.line_item_id = struct.line_item_id
    model.product_id = struct.product_id
    model.quantity = fill_quantity(struct.quantity)
    value = struct.sku
    if value is MISSING:
        model.sku = None
        present -= 1
    else:
        model.sku = value
    model.name = struct.name
    value = struct.line_item_price
    model.line_item_price = None if value is None else fill_price(value)
    value = struct.single_item_price
    model.single_item_price = None if value is None else fill_price(value)
    value = struct.line_item_coupon_discount
    if value is MISSING:
        model.line_item_coupon_discount = None
        present -= 2
    else:
        model.line_item_coupon_discount = None if value is None else fill_price(value)
    value = struct.images
    model.images = None if value is None else list(map(fill_image, value))
    value = struct.links
    model.links = None if value is None else list(map(fill_link, value))
    value = struct.tax_class
    if value is MISSING:
        model.tax_class = None
        present -= 4
    else:
        model.tax_class = None if value is None else fill_tax_class(value)
    value = struct.delivery_weight
    if value is MISSING:
        model.delivery_weight = None
        present -= 8
    else:
        model.delivery_weight = None if value is None else fill_quantity(value)
    value = struct.variation_string
    if value is MISSING:
        model.variation_string = None
        present -= 16
    else:
        model.variation_string = value
    value = struct.essential_features
    if value is MISSING:
        model.essential_features = None
        present -= 32
    else:
        model.essential_features = value
    value = struct.additional_information
    if value is MISSING:
        model.additional_information = None
        present -= 64
    else:
        model.additional_information = None if value is None else fill_additional_information(value)
    value = struct.energy_labels_string
    if value is MISSING:
        model.energy_labels_string = None
        present -= 128
    else:
        model.energy_labels_string = value
    value = struct.energy_labels_max_efficiency_string
    if value is MISSING:
        model.energy_labels_max_efficiency_string = None
        present -= 256
    else:
        model.energy_labels_max_efficiency_string = value
    value = struct.energy_label_source_file
    if value is MISSING:
        model.energy_label_source_file = None
        present -= 512
    else:
        model.energy_label_source_file = value
    value = struct.product_data_sheet_source_file
    if value is MISSING:
        model.product_data_sheet_source_file = None
        present -= 1024
    else:
        model.product_data_sheet_source_file = value
    value = struct.order_unit
    if value is MISSING:
        model.order_unit = None
        present -= 2048
    else:
        model.order_unit = value
    value = struct.order_unit_short
    if value is MISSING:
        model.order_unit_short = None
        present -= 4096
    else:
        model.order_unit_short = value
    value = struct.min_order
    if value is MISSING:
        model.min_order = None
        present -= 8192
    else:
        model.min_order = value
        if type(value) is float:
            model.min_order = as_int_if_whole(value)
    value = struct.interval_order
    if value is MISSING:
        model.interval_order = None
        present -= 16384
    else:
        model.interval_order = value
        if type(value) is float:
            model.interval_order = as_int_if_whole(value)
    value = struct.price_quantity
    if value is MISSING:
        model.price_quantity = None
        present -= 32768
    else:
        model.price_quantity = value
        if type(value) is float:
            model.price_quantity = as_int_if_whole(value)
    value = struct.quantity_price
    if value is MISSING:
        model.quantity_price = None
        present -= 65536
    else:
        model.quantity_price = None if value is None else fill_price(value)
    value = struct.is_in_wishlist
    if value is MISSING:
        model.is_in_wishlist = None
        present -= 131072
    else:
        model.is_in_wishlist = value
    model._present = present
    model._extras = None
    return model


class CouponLineItemStruct(Struct, gc=False, forbid_unknown_fields=True):
    coupon_line_item_id: str = named(name="couponLineItemId")
    coupon_campaign_id: str = named(default=ABSENT, name="couponCampaignId")
    line_item_price: PriceStruct = named(default=ABSENT, name="lineItemPrice")
    validation_errors: list[CouponValidationError] | None = named(default=MISSING, name="validationErrors")


def fill_coupon_line_item(struct: CouponLineItemStruct) -> CouponLineItem:
    model = blank(CouponLineItem)
    present = 1
    model.coupon_line_item_id = struct.coupon_line_item_id
    model.coupon_campaign_id = struct.coupon_campaign_id
    value = struct.line_item_price
    model.line_item_price = None if value is None else fill_price(value)
    value = struct.validation_errors
    if value is MISSING:
        model.validation_errors = None
        present -= 1
    else:
        model.validation_errors = value
    model._present = present
    model._extras = None
    return model


class DepositLineItemStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str = ABSENT
    line_item_price: PriceStruct = named(default=ABSENT, name="lineItemPrice")
    line_item_product_guid: str = named(default=ABSENT, name="lineItemProductGuid")


def fill_deposit_line_item(struct: DepositLineItemStruct) -> DepositLineItem:
    model = blank(DepositLineItem)
    model.name = struct.name
    value = struct.line_item_price
    model.line_item_price = None if value is None else fill_price(value)
    model.line_item_product_guid = struct.line_item_product_guid
    model._extras = None
    return model


class LineItemStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str = ABSENT
    line_item_price: PriceStruct = named(default=ABSENT, name="lineItemPrice")


def fill_line_item(struct: LineItemStruct) -> LineItem:
    model = blank(LineItem)
    model.name = struct.name
    value = struct.line_item_price
    model.line_item_price = None if value is None else fill_price(value)
    model._extras = None
    return model


class BasketDiscountStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str = ABSENT
    line_item_price: PriceStruct = named(default=ABSENT, name="lineItemPrice")
    links: list[LinkStruct] = ABSENT


def fill_basket_discount(struct: BasketDiscountStruct) -> BasketDiscount:
    model = blank(BasketDiscount)
    model.name = struct.name
    value = struct.line_item_price
    model.line_item_price = None if value is None else fill_price(value)
    value = struct.links
    model.links = None if value is None else list(map(fill_link, value))
    model._extras = None
    return model


class ShippingMethodStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: str
    name: str = ABSENT


def fill_shipping_method(struct: ShippingMethodStruct) -> ShippingMethod:
    model = blank(ShippingMethod)
    model.id = struct.id
    model.name = struct.name
    model._extras = None
    return model


class PaymentMethodStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: str
    name: str = ABSENT
    provider_name: str | None = named(default=MISSING, name="providerName")
    additional_data: AdditionalDataStruct | None = named(default=MISSING, name="additionalData")


def fill_payment_method(struct: PaymentMethodStruct) -> PaymentMethod:
    model = blank(PaymentMethod)
    present = 3
    model.id = struct.id
    model.name = struct.name
    value = struct.provider_name
    if value is MISSING:
        model.provider_name = None
        present -= 1
    else:
        model.provider_name = value
    value = struct.additional_data
    if value is MISSING:
        model.additional_data = None
        present -= 2
    else:
        model.additional_data = None if value is None else fill_additional_data(value)
    model._present = present
    model._extras = None
    return model


class QuantityStruct(Struct, gc=False, forbid_unknown_fields=True):
    amount: float | int
    unit: str = ABSENT


def fill_quantity(struct: QuantityStruct) -> Quantity:
    model = blank(Quantity)
    model.amount = value = struct.amount
    if type(value) is float:
        model.amount = as_int_if_whole(value)
    model.unit = struct.unit
    model._extras = None
    return model


class TaxStruct(Struct, gc=False, forbid_unknown_fields=True):
    price: PriceStruct
    tax_class: TaxClassStruct = named(default=ABSENT, name="taxClass")


def fill_tax(struct: TaxStruct) -> Tax:
    model = blank(Tax)
    model.price = fill_price(struct.price)
    value = struct.tax_class
    model.tax_class = None if value is None else fill_tax_class(value)
    model._extras = None
    return model


class ImageStruct(Struct, gc=False, forbid_unknown_fields=True):
    url: str
    is_zoom_enabled: bool | None = named(default=MISSING, name="isZoomEnabled")
    classifier: ImageClassifier = ABSENT
    width: Any = MISSING
    height: Any = MISSING
    file_size: Any = named(default=MISSING, name="fileSize")


def fill_image(struct: ImageStruct) -> Image:
    model = blank(Image)
    present = 15
    model.url = struct.url
    value = struct.is_zoom_enabled
    if value is MISSING:
        model.is_zoom_enabled = None
        present -= 1
    else:
        model.is_zoom_enabled = value
    model.classifier = struct.classifier
    value = struct.width
    if value is MISSING:
        model.width = None
        present -= 2
    else:
        model.width = value
    value = struct.height
    if value is MISSING:
        model.height = None
        present -= 4
    else:
        model.height = value
    value = struct.file_size
    if value is MISSING:
        model.file_size = None
        present -= 8
    else:
        model.file_size = value
    model._present = present
    model._extras = None
    return model


class TaxClassStruct(Struct, gc=False, forbid_unknown_fields=True):
    tax_class_id: str = named(name="taxClassId")
    name: str = ABSENT
    percentage: float | int = ABSENT


def fill_tax_class(struct: TaxClassStruct) -> TaxClass:
    model = blank(TaxClass)
    model.tax_class_id = struct.tax_class_id
    model.name = struct.name
    model.percentage = value = struct.percentage
    if type(value) is float:
        model.percentage = as_int_if_whole(value)
    model._extras = None
    return model


class AdditionalInformationStruct(Struct, gc=False, forbid_unknown_fields=True):
    bulk_price_info: list[BulkPriceStruct] = named(default=ABSENT, name="bulkPriceInfo")


def fill_additional_information(struct: AdditionalInformationStruct) -> AdditionalInformation:
    model = blank(AdditionalInformation)
    value = struct.bulk_price_info
    model.bulk_price_info = None if value is None else list(map(fill_bulk_price, value))
    model._extras = None
    return model


class AdditionalDataStruct(Struct, gc=False, forbid_unknown_fields=True):
    invoice_bank_name: str = named(default=ABSENT, name="InvoiceBankName")
    invoice_amount: Any = named(default=MISSING, name="InvoiceAmount")
    invoice_account_holder_name: str = named(default=ABSENT, name="InvoiceAccountHolderName")
    invoice_iban: str = named(default=ABSENT, name="InvoiceIBAN")
    invoice_reference_number: str = named(default=ABSENT, name="InvoiceReferenceNumber")
    invoice_currency: str = named(default=ABSENT, name="InvoiceCurrency")
    invoice_payment_due_date: str = named(default=ABSENT, name="InvoicePaymentDueDate")
    invoice_bic: str = named(default=ABSENT, name="InvoiceBIC")


def fill_additional_data(struct: AdditionalDataStruct) -> AdditionalData:
    model = blank(AdditionalData)
    model.invoice_bank_name = struct.invoice_bank_name
    value = struct.invoice_amount
    if value is MISSING:
        model._invoice_amount = None
    else:
        model._invoice_amount = value
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "AdditionalData.InvoiceAmount", Decimal, int, float)
    model.invoice_account_holder_name = struct.invoice_account_holder_name
    model.invoice_iban = struct.invoice_iban
    model.invoice_reference_number = struct.invoice_reference_number
    model.invoice_currency = struct.invoice_currency
    model.invoice_payment_due_date = struct.invoice_payment_due_date
    model.invoice_bic = struct.invoice_bic
    model._extras = None
    return model


class BulkPriceStruct(Struct, gc=False, forbid_unknown_fields=True):
    quantity: QuantityStruct = ABSENT
    price: PriceStruct = ABSENT


def fill_bulk_price(struct: BulkPriceStruct) -> BulkPrice:
    model = blank(BulkPrice)
    value = struct.quantity
    model.quantity = None if value is None else fill_quantity(value)
    value = struct.price
    model.price = None if value is None else fill_price(value)
    model._extras = None
    return model


RESPONSES: Final[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
    "list_orders": (OrderListStruct, fill_order_list),
    "get_order": (OrderDetailStruct, fill_order_detail),
    "update_order": (OrderDetailStruct, fill_order_detail),
    "list_order_documents": (OrderDocumentListStruct, fill_order_document_list),
}
"""By operation: what msgspec reads the body of a success as, and what makes of that what its `parse_success` returns."""
