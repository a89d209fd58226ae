"""Answers as msgspec Structs, and how models are filled from them: the quick way from bytes to models.

A Struct takes no member that its schema does not name and no value of another kind, so nothing is lost or let through:
what is refused here is read by the models themselves. What msgspec might read otherwise than they do is `Any`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct
from msgspec import field as named
from orderkit_clients.runtime.models import UNSET
from orderkit_clients.runtime.reading import blank, checked, items

from .models.additional_data import AdditionalData
from .models.address import Address
from .models.basket_discount import BasketDiscount
from .models.coupon_line_item import CouponLineItem
from .models.coupon_validation_error import COUPON_VALIDATION_ERROR, CouponValidationError
from .models.document_type import DOCUMENT_TYPE, DocumentType
from .models.image import Image
from .models.image_classifier import IMAGE_CLASSIFIER, ImageClassifier
from .models.line_item_container import LineItemContainer
from .models.link import Link
from .models.order import Order
from .models.order_detail import OrderDetail
from .models.order_document import OrderDocument
from .models.order_document_list import OrderDocumentList
from .models.order_list import OrderList
from .models.payment_data import PaymentData
from .models.payment_method import PaymentMethod
from .models.payment_status import PAYMENT_STATUS, PaymentStatus
from .models.price import Price
from .models.product_line_item import ProductLineItem
from .models.quantity import Quantity
from .models.shipping_data import ShippingData
from .models.shipping_method import ShippingMethod
from .models.tax import Tax
from .models.tax_class import TaxClass
from .models.tax_model import TAX_MODEL, TaxModel
from .models.tax_type import TAX_TYPE, TaxType

ABSENT: Final[Any] = UNSET


class OrderListStruct(Struct, gc=False, forbid_unknown_fields=True):
    results: int
    page: int
    results_per_page: int = named(name="resultsPerPage")
    items: list[OrderStruct]


def fill_order_list(struct: OrderListStruct) -> OrderList:
    model = blank(OrderList)
    model.results = struct.results
    model.page = struct.page
    model.results_per_page = struct.results_per_page
    model.items = list(map(fill_order, struct.items))
    model._extras = None
    return model


class OrderDetailStruct(Struct, gc=False, forbid_unknown_fields=True):
    order_id: str = named(name="orderId")
    order_number: str = named(name="orderNumber")
    creation_date: str = named(name="creationDate")
    billing_address: AddressStruct = named(name="billingAddress")
    shipping_address: AddressStruct | None = named(name="shippingAddress")
    shipping_data: ShippingDataStruct | None = named(name="shippingData")
    payment_data: PaymentDataStruct = named(name="paymentData")
    viewed_on: str | None = named(name="viewedOn")
    rejected_on: str | None = named(name="rejectedOn")
    in_process_on: str | None = named(name="inProcessOn")
    pending_on: str | None = named(name="pendingOn")
    ready_for_dispatch_on: str | None = named(name="readyForDispatchOn")
    partially_dispatched_on: str | None = named(name="partiallyDispatchedOn")
    dispatched_on: str | None = named(name="dispatchedOn")
    delivered_on: str | None = named(name="deliveredOn")
    partially_invoiced_on: str | None = named(name="partiallyInvoicedOn")
    invoiced_on: str | None = named(name="invoicedOn")
    partially_paid_on: str | None = named(name="partiallyPaidOn")
    paid_on: str | None = named(name="paidOn")
    returned_on: str | None = named(name="returnedOn")
    closed_on: str | None = named(name="closedOn")
    archived_on: str | None = named(name="archivedOn")
    customer_id: str = named(name="customerId")
    customer_number: str = named(name="customerNumber")
    locale: str | None
    currency_id: str = named(name="currencyId")
    tax_model: str = named(name="taxModel")
    grand_total: str = named(name="grandTotal")
    total_before_tax: str = named(name="totalBeforeTax")
    total_tax: str = named(name="totalTax")
    customer_comment: str | None = named(name="customerComment")
    internal_note: str | None = named(name="internalNote")
    line_item_container: LineItemContainerStruct = named(name="lineItemContainer")
    last_updated_on_date: str | None = named(default=ABSENT, name="lastUpdatedOnDate")
    links: list[LinkStruct] = ABSENT
    shipping_price: PriceStruct | None = named(default=ABSENT, name="shippingPrice")


def fill_order_detail(struct: OrderDetailStruct) -> OrderDetail:
    model = blank(OrderDetail)
    model.order_id = struct.order_id
    model.order_number = struct.order_number
    model.creation_date = struct.creation_date
    model.billing_address = fill_address(struct.billing_address)
    value = struct.shipping_address
    model.shipping_address = None if value is None else fill_address(value)
    value = struct.shipping_data
    model.shipping_data = None if value is None else fill_shipping_data(value)
    model.payment_data = fill_payment_data(struct.payment_data)
    model.viewed_on = struct.viewed_on
    model.rejected_on = struct.rejected_on
    model.in_process_on = struct.in_process_on
    model.pending_on = struct.pending_on
    model.ready_for_dispatch_on = struct.ready_for_dispatch_on
    model.partially_dispatched_on = struct.partially_dispatched_on
    model.dispatched_on = struct.dispatched_on
    model.delivered_on = struct.delivered_on
    model.partially_invoiced_on = struct.partially_invoiced_on
    model.invoiced_on = struct.invoiced_on
    model.partially_paid_on = struct.partially_paid_on
    model.paid_on = struct.paid_on
    model.returned_on = struct.returned_on
    model.closed_on = struct.closed_on
    model.archived_on = struct.archived_on
    model.customer_id = struct.customer_id
    model.customer_number = struct.customer_number
    model.locale = struct.locale
    model.currency_id = struct.currency_id
    value = struct.tax_model
    model.tax_model = TAX_MODEL.get(value) or TaxModel(value)
    model.grand_total = struct.grand_total
    model.total_before_tax = struct.total_before_tax
    model.total_tax = struct.total_tax
    model.customer_comment = struct.customer_comment
    model.internal_note = struct.internal_note
    model.line_item_container = fill_line_item_container(struct.line_item_container)
    model.last_updated_on_date = struct.last_updated_on_date
    value = struct.links
    model.links = ABSENT if value is ABSENT else list(map(fill_link, value))
    value = struct.shipping_price
    model.shipping_price = ABSENT if value is ABSENT else None if value is None else fill_price(value)
    model._extras = None
    return model


class OrderDocumentListStruct(Struct, gc=False, forbid_unknown_fields=True):
    results: int
    page: int
    results_per_page: int = named(name="resultsPerPage")
    items: list[OrderDocumentStruct]


def fill_order_document_list(struct: OrderDocumentListStruct) -> OrderDocumentList:
    model = blank(OrderDocumentList)
    model.results = struct.results
    model.page = struct.page
    model.results_per_page = struct.results_per_page
    model.items = list(map(fill_order_document, struct.items))
    model._extras = None
    return model


class AddressStruct(Struct, gc=False, forbid_unknown_fields=True):
    company: str | None = ABSENT
    salutation: str | None = ABSENT
    title: str | None = ABSENT
    first_name: str | None = named(default=ABSENT, name="firstName")
    last_name: str | None = named(default=ABSENT, name="lastName")
    street: str | None = ABSENT
    street_details: str | None = named(default=ABSENT, name="streetDetails")
    zip_code: str | None = named(default=ABSENT, name="zipCode")
    city: str | None = ABSENT
    state: str | None = ABSENT
    country: str | None = ABSENT
    vat_id: str | None = named(default=ABSENT, name="vatId")
    birthday: str | None = ABSENT
    email_address: str | None = named(default=ABSENT, name="emailAddress")
    address_extension: str | None = named(default=ABSENT, name="addressExtension")
    bank_account_holder: str | None = named(default=ABSENT, name="bankAccountHolder")
    bank_account_number: str | None = named(default=ABSENT, name="bankAccountNumber")
    bank_name: str | None = named(default=ABSENT, name="bankName")
    bank_sort_code: str | None = named(default=ABSENT, name="bankSortCode")
    business_email_address: str | None = named(default=ABSENT, name="businessEmailAddress")
    business_phone_number: str | None = named(default=ABSENT, name="businessPhoneNumber")
    department: str | None = ABSENT
    display_name: str | None = named(default=ABSENT, name="displayName")
    door_code: str | None = named(default=ABSENT, name="doorCode")
    fax_number: str | None = named(default=ABSENT, name="faxNumber")
    fiscal_code: str | None = named(default=ABSENT, name="fiscalCode")
    gender: str | None = ABSENT
    job_title: str | None = named(default=ABSENT, name="jobTitle")
    middle_name: str | None = named(default=ABSENT, name="middleName")
    mobile_phone_number: str | None = named(default=ABSENT, name="mobilePhoneNumber")
    phone_number: str | None = named(default=ABSENT, name="phoneNumber")
    private_email_address: str | None = named(default=ABSENT, name="privateEmailAddress")
    private_phone_number: str | None = named(default=ABSENT, name="privatePhoneNumber")
    website_url: str | None = named(default=ABSENT, name="websiteUrl")


def fill_address(struct: AddressStruct) -> Address:
    model = blank(Address)
    model.company = struct.company
    model.salutation = struct.salutation
    model.title = struct.title
    model.first_name = struct.first_name
    model.last_name = struct.last_name
    model.street = struct.street
    model.street_details = struct.street_details
    model.zip_code = struct.zip_code
    model.city = struct.city
    model.state = struct.state
    model.country = struct.country
    model.vat_id = struct.vat_id
    value = struct.birthday
    model.birthday = (
        ABSENT if value is ABSENT else None if value is None else datetime.date.fromisoformat(value)
    )
    model.email_address = struct.email_address
    model.address_extension = struct.address_extension
    model.bank_account_holder = struct.bank_account_holder
    model.bank_account_number = struct.bank_account_number
    model.bank_name = struct.bank_name
    model.bank_sort_code = struct.bank_sort_code
    model.business_email_address = struct.business_email_address
    model.business_phone_number = struct.business_phone_number
    model.department = struct.department
    model.display_name = struct.display_name
    model.door_code = struct.door_code
    model.fax_number = struct.fax_number
    model.fiscal_code = struct.fiscal_code
    model.gender = struct.gender
    model.job_title = struct.job_title
    model.middle_name = struct.middle_name
    model.mobile_phone_number = struct.mobile_phone_number
    model.phone_number = struct.phone_number
    model.private_email_address = struct.private_email_address
    model.private_phone_number = struct.private_phone_number
    model.website_url = struct.website_url
    model._extras = None
    return model


class PaymentDataStruct(Struct, gc=False, forbid_unknown_fields=True):
    payment_method: PaymentMethodStruct | None = named(name="paymentMethod")
    price: PriceStruct
    transaction_id: str | None = named(default=ABSENT, name="transactionId")
    status: str | None = ABSENT
    taxes: list[TaxStruct] | None = ABSENT


def fill_payment_data(struct: PaymentDataStruct) -> PaymentData:
    model = blank(PaymentData)
    value = struct.payment_method
    model.payment_method = None if value is None else fill_payment_method(value)
    model.price = fill_price(struct.price)
    model.transaction_id = struct.transaction_id
    value = struct.status
    model.status = (
        ABSENT
        if value is ABSENT
        else None
        if value is None
        else PAYMENT_STATUS.get(value) or PaymentStatus(value)
    )
    value = struct.taxes
    model.taxes = ABSENT if value is ABSENT else None if value is None else list(map(fill_tax, value))
    model._extras = None
    return model


class LineItemContainerStruct(Struct, gc=False, forbid_unknown_fields=True):
    grand_total: PriceStruct = named(name="grandTotal")
    total_before_tax: PriceStruct = named(name="totalBeforeTax")
    total_tax: PriceStruct = named(name="totalTax")
    line_items_sub_total: PriceStruct = named(name="lineItemsSubTotal")
    product_line_items: list[ProductLineItemStruct] = named(name="productLineItems")
    shipping_price: PriceStruct | None = named(default=ABSENT, name="shippingPrice")
    coupon_line_item: CouponLineItemStruct | None = named(default=ABSENT, name="couponLineItem")
    deposits: list[Any] = ABSENT
    eco_participations: list[Any] = named(default=ABSENT, name="ecoParticipations")
    shipping_options: list[Any] = named(default=ABSENT, name="shippingOptions")
    basket_discount: BasketDiscountStruct | None = named(default=ABSENT, name="basketDiscount")


def fill_line_item_container(struct: LineItemContainerStruct) -> LineItemContainer:
    model = blank(LineItemContainer)
    model.grand_total = fill_price(struct.grand_total)
    model.total_before_tax = fill_price(struct.total_before_tax)
    model.total_tax = fill_price(struct.total_tax)
    model.line_items_sub_total = fill_price(struct.line_items_sub_total)
    model.product_line_items = list(map(fill_product_line_item, struct.product_line_items))
    value = struct.shipping_price
    model.shipping_price = ABSENT if value is ABSENT else None if value is None else fill_price(value)
    value = struct.coupon_line_item
    model.coupon_line_item = (
        ABSENT if value is ABSENT else None if value is None else fill_coupon_line_item(value)
    )
    model.deposits = struct.deposits
    model.eco_participations = struct.eco_participations
    model.shipping_options = struct.shipping_options
    value = struct.basket_discount
    model.basket_discount = (
        ABSENT if value is ABSENT else None if value is None else fill_basket_discount(value)
    )
    model._extras = None
    return model


class OrderStruct(Struct, gc=False, forbid_unknown_fields=True):
    order_id: str = named(name="orderId")
    order_number: str = named(name="orderNumber")
    creation_date: str = named(name="creationDate")
    billing_address: AddressStruct = named(name="billingAddress")
    shipping_address: AddressStruct | None = named(name="shippingAddress")
    shipping_data: ShippingDataStruct | None = named(name="shippingData")
    payment_data: PaymentDataStruct = named(name="paymentData")
    viewed_on: str | None = named(name="viewedOn")
    rejected_on: str | None = named(name="rejectedOn")
    in_process_on: str | None = named(name="inProcessOn")
    pending_on: str | None = named(name="pendingOn")
    ready_for_dispatch_on: str | None = named(name="readyForDispatchOn")
    partially_dispatched_on: str | None = named(name="partiallyDispatchedOn")
    dispatched_on: str | None = named(name="dispatchedOn")
    delivered_on: str | None = named(name="deliveredOn")
    partially_invoiced_on: str | None = named(name="partiallyInvoicedOn")
    invoiced_on: str | None = named(name="invoicedOn")
    partially_paid_on: str | None = named(name="partiallyPaidOn")
    paid_on: str | None = named(name="paidOn")
    returned_on: str | None = named(name="returnedOn")
    closed_on: str | None = named(name="closedOn")
    archived_on: str | None = named(name="archivedOn")
    customer_id: str = named(name="customerId")
    customer_number: str = named(name="customerNumber")
    locale: str | None
    currency_id: str = named(name="currencyId")
    tax_model: str = named(name="taxModel")
    grand_total: str = named(name="grandTotal")
    total_before_tax: str = named(name="totalBeforeTax")
    total_tax: str = named(name="totalTax")
    customer_comment: str | None = named(name="customerComment")
    internal_note: str | None = named(name="internalNote")
    last_updated_on_date: str | None = named(default=ABSENT, name="lastUpdatedOnDate")
    links: list[LinkStruct] = ABSENT


def fill_order(struct: OrderStruct) -> Order:
    model = blank(Order)
    model.order_id = struct.order_id
    model.order_number = struct.order_number
    model.creation_date = struct.creation_date
    model.billing_address = fill_address(struct.billing_address)
    value = struct.shipping_address
    model.shipping_address = None if value is None else fill_address(value)
    value = struct.shipping_data
    model.shipping_data = None if value is None else fill_shipping_data(value)
    model.payment_data = fill_payment_data(struct.payment_data)
    model.viewed_on = struct.viewed_on
    model.rejected_on = struct.rejected_on
    model.in_process_on = struct.in_process_on
    model.pending_on = struct.pending_on
    model.ready_for_dispatch_on = struct.ready_for_dispatch_on
    model.partially_dispatched_on = struct.partially_dispatched_on
    model.dispatched_on = struct.dispatched_on
    model.delivered_on = struct.delivered_on
    model.partially_invoiced_on = struct.partially_invoiced_on
    model.invoiced_on = struct.invoiced_on
    model.partially_paid_on = struct.partially_paid_on
    model.paid_on = struct.paid_on
    model.returned_on = struct.returned_on
    model.closed_on = struct.closed_on
    model.archived_on = struct.archived_on
    model.customer_id = struct.customer_id
    model.customer_number = struct.customer_number
    model.locale = struct.locale
    model.currency_id = struct.currency_id
    value = struct.tax_model
    model.tax_model = TAX_MODEL.get(value) or TaxModel(value)
    model.grand_total = struct.grand_total
    model.total_before_tax = struct.total_before_tax
    model.total_tax = struct.total_tax
    model.customer_comment = struct.customer_comment
    model.internal_note = struct.internal_note
    model.last_updated_on_date = struct.last_updated_on_date
    value = struct.links
    model.links = ABSENT if value is ABSENT else list(map(fill_link, value))
    model._extras = None
    return model


class ShippingDataStruct(Struct, gc=False, forbid_unknown_fields=True):
    shipping_method: ShippingMethodStruct = named(name="shippingMethod")
    price: PriceStruct
    taxes: list[TaxStruct] | None = ABSENT


def fill_shipping_data(struct: ShippingDataStruct) -> ShippingData:
    model = blank(ShippingData)
    model.shipping_method = fill_shipping_method(struct.shipping_method)
    model.price = fill_price(struct.price)
    value = struct.taxes
    model.taxes = ABSENT if value is ABSENT else None if value is None else list(map(fill_tax, value))
    model._extras = None
    return model


class PriceStruct(Struct, gc=False, forbid_unknown_fields=True):
    tax_type: str = named(name="taxType")
    formatted: str
    amount: Any
    currency: str


def fill_price(struct: PriceStruct) -> Price:
    model = blank(Price)
    value = struct.tax_type
    model.tax_type = TAX_TYPE.get(value) or TaxType(value)
    model.formatted = struct.formatted
    model.amount = value = struct.amount
    if type(value) is not float and type(value) is not int:
        checked(value, "Price.amount", float, int, Decimal)
    model.currency = struct.currency
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
    document_type: str = named(name="documentType")
    document_number: str = named(name="documentNumber")
    issue_date: str = named(name="issueDate")
    creation_date: str = named(name="creationDate")
    address: AddressStruct
    line_item_container: LineItemContainerStruct = named(name="lineItemContainer")
    document_pdf: str = named(default=ABSENT, name="documentPdf")
    links: list[LinkStruct] = ABSENT


def fill_order_document(struct: OrderDocumentStruct) -> OrderDocument:
    model = blank(OrderDocument)
    model.order_id = struct.order_id
    value = struct.document_type
    model.document_type = DOCUMENT_TYPE.get(value) or DocumentType(value)
    model.document_number = struct.document_number
    model.issue_date = struct.issue_date
    model.creation_date = struct.creation_date
    model.address = fill_address(struct.address)
    model.line_item_container = fill_line_item_container(struct.line_item_container)
    model.document_pdf = struct.document_pdf
    value = struct.links
    model.links = ABSENT if value is ABSENT else list(map(fill_link, value))
    model._extras = None
    return model


class ShippingMethodStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: str
    name: str


def fill_shipping_method(struct: ShippingMethodStruct) -> ShippingMethod:
    model = blank(ShippingMethod)
    model.id = struct.id
    model.name = struct.name
    model._extras = None
    return model


class PaymentMethodStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: str
    name: str
    provider_name: str | None = named(default=ABSENT, name="providerName")
    additional_data: AdditionalDataStruct | None = named(default=ABSENT, name="additionalData")


def fill_payment_method(struct: PaymentMethodStruct) -> PaymentMethod:
    model = blank(PaymentMethod)
    model.id = struct.id
    model.name = struct.name
    model.provider_name = struct.provider_name
    value = struct.additional_data
    model.additional_data = (
        ABSENT if value is ABSENT else None if value is None else fill_additional_data(value)
    )
    model._extras = None
    return model


class ProductLineItemStruct(Struct, gc=False, forbid_unknown_fields=True):
    line_item_id: str = named(name="lineItemId")
    product_id: str = named(name="productId")
    name: str
    quantity: QuantityStruct
    line_item_price: PriceStruct = named(name="lineItemPrice")
    single_item_price: PriceStruct = named(name="singleItemPrice")
    sku: str | None = ABSENT
    line_item_coupon_discount: PriceStruct | None = named(default=ABSENT, name="lineItemCouponDiscount")
    images: list[ImageStruct] = ABSENT
    links: list[LinkStruct] = ABSENT
    tax_class: TaxClassStruct | None = named(default=ABSENT, name="taxClass")
    delivery_weight: QuantityStruct | None = named(default=ABSENT, name="deliveryWeight")
    variation_string: str | None = named(default=ABSENT, name="variationString")
    essential_features: str | None = named(default=ABSENT, name="essentialFeatures")
    additional_information: str | None = named(default=ABSENT, name="additionalInformation")
    energy_labels_string: str | None = named(default=ABSENT, name="energyLabelsString")
    energy_labels_max_efficiency_string: str | None = named(
        default=ABSENT, name="energyLabelsMaxEfficiencyString"
    )
    energy_label_source_file: str | None = named(default=ABSENT, name="energyLabelSourceFile")
    product_data_sheet_source_file: str | None = named(default=ABSENT, name="productDataSheetSourceFile")
    order_unit: str | None = named(default=ABSENT, name="orderUnit")
    order_unit_short: str | None = named(default=ABSENT, name="orderUnitShort")
    min_order: Any = named(default=ABSENT, name="minOrder")
    interval_order: Any = named(default=ABSENT, name="intervalOrder")
    price_quantity: Any = named(default=ABSENT, name="priceQuantity")
    quantity_price: Any = named(default=ABSENT, name="quantityPrice")
    is_in_wishlist: Any = named(default=ABSENT, name="isInWishlist")


def fill_product_line_item(struct: ProductLineItemStruct) -> ProductLineItem:
    model = blank(ProductLineItem)
    model.line_item_id = struct.line_item_id
    model.product_id = struct.product_id
    model.name = struct.name
    model.quantity = fill_quantity(struct.quantity)
    model.line_item_price = fill_price(struct.line_item_price)
    model.single_item_price = fill_price(struct.single_item_price)
    model.sku = struct.sku
    value = struct.line_item_coupon_discount
    model.line_item_coupon_discount = (
        ABSENT if value is ABSENT else None if value is None else fill_price(value)
    )
    value = struct.images
    model.images = ABSENT if value is ABSENT else list(map(fill_image, value))
    value = struct.links
    model.links = ABSENT if value is ABSENT else list(map(fill_link, value))
    value = struct.tax_class
    model.tax_class = ABSENT if value is ABSENT else None if value is None else fill_tax_class(value)
    value = struct.delivery_weight
    model.delivery_weight = ABSENT if value is ABSENT else None if value is None else fill_quantity(value)
    model.variation_string = struct.variation_string
    model.essential_features = struct.essential_features
    model.additional_information = struct.additional_information
    model.energy_labels_string = struct.energy_labels_string
    model.energy_labels_max_efficiency_string = struct.energy_labels_max_efficiency_string
    model.energy_label_source_file = struct.energy_label_source_file
    model.product_data_sheet_source_file = struct.product_data_sheet_source_file
    model.order_unit = struct.order_unit
    model.order_unit_short = struct.order_unit_short
    model.min_order = struct.min_order
    model.interval_order = struct.interval_order
    model.price_quantity = struct.price_quantity
    model.quantity_price = struct.quantity_price
    model.is_in_wishlist = struct.is_in_wishlist
    model._extras = None
    return model


class CouponLineItemStruct(Struct, gc=False, forbid_unknown_fields=True):
    coupon_line_item_id: str = named(name="couponLineItemId")
    coupon_campaign_id: str = named(name="couponCampaignId")
    line_item_price: PriceStruct = named(name="lineItemPrice")
    validation_errors: list[str] | None = named(default=ABSENT, name="validationErrors")


def fill_coupon_line_item(struct: CouponLineItemStruct) -> CouponLineItem:
    model = blank(CouponLineItem)
    model.coupon_line_item_id = struct.coupon_line_item_id
    model.coupon_campaign_id = struct.coupon_campaign_id
    model.line_item_price = fill_price(struct.line_item_price)
    value = struct.validation_errors
    model.validation_errors = (
        ABSENT
        if value is ABSENT
        else None
        if value is None
        else [
            COUPON_VALIDATION_ERROR.get(item) or CouponValidationError(item)
            for item in items(value, "CouponLineItem.validationErrors")
        ]
    )
    model._extras = None
    return model


class BasketDiscountStruct(Struct, gc=False, forbid_unknown_fields=True):
    links: list[LinkStruct] = ABSENT


def fill_basket_discount(struct: BasketDiscountStruct) -> BasketDiscount:
    model = blank(BasketDiscount)
    value = struct.links
    model.links = ABSENT if value is ABSENT else list(map(fill_link, value))
    model._extras = None
    return model


class TaxStruct(Struct, gc=False, forbid_unknown_fields=True):
    tax_class: TaxClassStruct = named(name="taxClass")
    price: PriceStruct


def fill_tax(struct: TaxStruct) -> Tax:
    model = blank(Tax)
    model.tax_class = fill_tax_class(struct.tax_class)
    model.price = fill_price(struct.price)
    model._extras = None
    return model


class QuantityStruct(Struct, gc=False, forbid_unknown_fields=True):
    amount: Any
    unit: str


def fill_quantity(struct: QuantityStruct) -> Quantity:
    model = blank(Quantity)
    model.amount = value = struct.amount
    if type(value) is not float and type(value) is not int:
        checked(value, "Quantity.amount", float, int, Decimal)
    model.unit = struct.unit
    model._extras = None
    return model


class AdditionalDataStruct(Struct, gc=False, forbid_unknown_fields=True):
    invoice_bank_name: str = named(default=ABSENT, name="InvoiceBankName")
    invoice_amount: Any = named(default=ABSENT, name="InvoiceAmount")
    invoice_account_holder_name: str = named(default=ABSENT, name="InvoiceAccountHolderName")
    invoice_iban: str = named(default=ABSENT, name="InvoiceIBAN")
    invoice_reference_number: str = named(default=ABSENT, name="InvoiceReferenceNumber")
    invoice_currency: str = named(default=ABSENT, name="InvoiceCurrency")
    invoice_payment_due_date: str = named(default=ABSENT, name="InvoicePaymentDueDate")
    invoice_bic: str = named(default=ABSENT, name="InvoiceBIC")


def fill_additional_data(struct: AdditionalDataStruct) -> AdditionalData:
    model = blank(AdditionalData)
    model.invoice_bank_name = struct.invoice_bank_name
    model.invoice_amount = value = struct.invoice_amount
    if value is not ABSENT and type(value) is not float and type(value) is not int:
        checked(value, "AdditionalData.InvoiceAmount", float, int, Decimal)
    model.invoice_account_holder_name = struct.invoice_account_holder_name
    model.invoice_iban = struct.invoice_iban
    model.invoice_reference_number = struct.invoice_reference_number
    model.invoice_currency = struct.invoice_currency
    model.invoice_payment_due_date = struct.invoice_payment_due_date
    model.invoice_bic = struct.invoice_bic
    model._extras = None
    return model


class TaxClassStruct(Struct, gc=False, forbid_unknown_fields=True):
    tax_class_id: str = named(name="taxClassId")
    name: str
    percentage: Any


def fill_tax_class(struct: TaxClassStruct) -> TaxClass:
    model = blank(TaxClass)
    model.tax_class_id = struct.tax_class_id
    model.name = struct.name
    model.percentage = value = struct.percentage
    if type(value) is not float and type(value) is not int:
        checked(value, "TaxClass.percentage", float, int, Decimal)
    model._extras = None
    return model


class ImageStruct(Struct, gc=False, forbid_unknown_fields=True):
    url: str
    is_zoom_enabled: bool | None = named(default=ABSENT, name="isZoomEnabled")
    classifier: str = ABSENT
    width: Any = ABSENT
    height: Any = ABSENT
    file_size: Any = named(default=ABSENT, name="fileSize")


def fill_image(struct: ImageStruct) -> Image:
    model = blank(Image)
    model.url = struct.url
    model.is_zoom_enabled = struct.is_zoom_enabled
    value = struct.classifier
    model.classifier = ABSENT if value is ABSENT else IMAGE_CLASSIFIER.get(value) or ImageClassifier(value)
    model.width = struct.width
    model.height = struct.height
    model.file_size = struct.file_size
    model._extras = None
    return model


ANSWERS: Final[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
    "list_orders": (OrderListStruct, fill_order_list),
    "get_order": (OrderDetailStruct, fill_order_detail),
    "update_order": (OrderDetailStruct, fill_order_detail),
    "list_order_documents": (OrderDocumentListStruct, fill_order_document_list),
}
"""By operation: what msgspec reads the body of a success as, and what makes of that what its `parse_success` returns."""
