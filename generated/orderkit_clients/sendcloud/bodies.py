"""Request bodies as TypedDicts, so that type checkers check plain dicts.

At run time a plain dict is sent as it is.
"""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, NotRequired, TypedDict

from .models import ExportType, LengthUnit, ShipmentType, ShipWithType, WeightUnit


class AddressDict(TypedDict):
    """An address."""

    name: str
    """Name of the person who lives there."""
    address_line_1: str
    """The street; some shops put the house number into it."""
    postal_code: str
    """The postal code."""
    city: str
    """The city."""
    country_code: str
    """The country as an ISO 3166-1 alpha-2 code."""
    company_name: NotRequired[str]
    """Name of the company."""
    house_number: NotRequired[str | None]
    """The house number. Empty or null where it stands with the street."""
    address_line_2: NotRequired[str]
    """Apartment, floor or building."""
    po_box: NotRequired[str | None]
    """The post office box."""
    state_province_code: NotRequired[str]
    """The state or province: an ISO 3166-2 code such as `IT-RM`, or only its second part."""
    email: NotRequired[str]
    """The e-mail address. It may be empty."""
    phone_number: NotRequired[str]
    """The phone number."""


class AddressChangesDict(TypedDict):
    """What to change in an address. An order without the address needs all that an address needs."""

    company_name: NotRequired[str]
    """Name of the company."""
    house_number: NotRequired[str | None]
    """The house number. Empty or null where it stands with the street."""
    address_line_2: NotRequired[str]
    """Apartment, floor or building."""
    po_box: NotRequired[str | None]
    """The post office box."""
    state_province_code: NotRequired[str]
    """The state or province: an ISO 3166-2 code such as `IT-RM`, or only its second part."""
    email: NotRequired[str]
    """The e-mail address. It may be empty."""
    phone_number: NotRequired[str]
    """The phone number."""
    name: NotRequired[str]
    """Name of the person who lives there."""
    address_line_1: NotRequired[str]
    """The street; some shops put the house number into it."""
    postal_code: NotRequired[str]
    """The postal code."""
    city: NotRequired[str]
    """The city."""
    country_code: NotRequired[str]
    """The country as an ISO 3166-1 alpha-2 code."""


class CostsDict(TypedDict):
    """An amount of money that is written as text."""

    value: NotRequired[Decimal | int | float | str | None]
    """The amount, in the currency named beside it: a decimal number written as text, such as `"3.99"`. A JSON
    number is taken too."""
    currency: NotRequired[str | None]
    """The currency as an ISO 4217 code."""


class CustomerDetailsDict(TypedDict):
    """Who bought an order."""

    name: str
    """The customer's name."""
    phone_number: NotRequired[str]
    """The customer's phone number."""
    email: NotRequired[str]
    """The customer's e-mail address. It may be empty."""


class CustomerDetailsChangesDict(TypedDict):
    """What to change in who bought the order."""

    name: NotRequired[str]
    """The customer's name."""
    phone_number: NotRequired[str]
    """The customer's phone number."""
    email: NotRequired[str]
    """The customer's e-mail address. It may be empty."""
    phone: NotRequired[str]
    """The customer's phone number under an older name. Use `phone_number` instead."""


class TaxNumberDict(TypedDict):
    """A tax number."""

    name: NotRequired[str | None]
    """What kind of number it is, such as `VAT` or `EORI`."""
    country_code: NotRequired[str | None]
    """The country that gave it out, as an ISO 3166-1 alpha-2 code."""
    value: NotRequired[str | None]
    """The number."""


class TaxNumbersDict(TypedDict):
    """Tax numbers of the parties to a shipment."""

    sender: NotRequired[Sequence[TaxNumberDict]]
    """Tax numbers of the sender."""
    receiver: NotRequired[Sequence[TaxNumberDict]]
    """Tax numbers of the receiver."""
    importer_of_record: NotRequired[Sequence[TaxNumberDict]]
    """Tax numbers of the importer of record."""


class CustomsDetailsDict(TypedDict):
    """What customs need to know of an order."""

    commercial_invoice_number: NotRequired[str]
    """Number of the commercial invoice."""
    shipment_type: NotRequired[
        Literal["gift", "commercial_goods", "commercial_sample", "returned_goods"] | ShipmentType
    ]
    """What kind of shipment it is: a gift, goods that were sold, a sample, or goods that go back."""
    export_type: NotRequired[Literal["private", "commercial_b2c", "commercial_b2b"] | ExportType]
    """Between whom goods are exported: private persons, a business and a consumer, or two businesses."""
    tax_numbers: NotRequired[TaxNumbersDict | None]
    """Tax numbers of the parties."""


class DangerousGoodsDict(TypedDict):
    """What carriers need to know of dangerous goods. Every property is text."""

    chemical_record_identifier: NotRequired[str | None]
    """Identifier of the chemical record."""
    regulation_set: NotRequired[str | None]
    """The rules that apply: `IATA` or `ADR`."""
    packaging_type_quantity: NotRequired[str | None]
    """How many packagings there are."""
    packaging_type: NotRequired[str | None]
    """The kind of packaging."""
    packaging_instruction_code: NotRequired[str | None]
    """Code of the packing instruction."""
    id_number: NotRequired[str | None]
    """Identification number of the goods, such as a UN number."""
    class_division_number: NotRequired[str | None]
    """Class or division of the hazard."""
    quantity: NotRequired[str | None]
    """How much there is, in the unit of measurement."""
    unit_of_measurement: NotRequired[str | None]
    """The unit of the quantity: kilogram (`KG`), gram (`G`), litre (`L`) or millilitre (`ML`)."""
    proper_shipping_name: NotRequired[str | None]
    """Proper shipping name of the goods."""
    commodity_regulated_level_code: NotRequired[str | None]
    """Level of the rules: limited (`LQ`) or excepted (`EQ`) quantities."""
    transportation_mode: NotRequired[str | None]
    """How the goods may travel: `Highway`, `Ground`, `PAX` or `CAO`."""
    emergency_contact_name: NotRequired[str | None]
    """Whom to ask in an emergency."""
    emergency_contact_phone: NotRequired[str | None]
    """Phone number of whom to ask in an emergency."""
    adr_packing_group_letter: NotRequired[str | None]
    """Packing group by ADR: `I`, `II` or `III`."""
    local_proper_shipping_name: NotRequired[str | None]
    """Proper shipping name of the goods in the local language."""
    transport_category: NotRequired[str | None]
    """Transport category by ADR."""
    tunnel_restriction_code: NotRequired[str | None]
    """Tunnel restriction code by ADR."""
    weight_type: NotRequired[str | None]
    """Which weight is meant: `Net` or `Gross`."""


class DeliveryDatesDict(TypedDict):
    """When an item leaves the shop and arrives."""

    handover_at: NotRequired[str | datetime.datetime | None]
    """When the item is handed over to the carrier."""
    deliver_at: NotRequired[str | datetime.datetime | None]
    """When the item is delivered."""


class DimensionDict(TypedDict):
    """Length, width and height, in one unit."""

    length: float | Decimal
    """The length, in the unit named beside it."""
    width: float | Decimal
    """The width, in the unit named beside it."""
    height: float | Decimal
    """The height, in the unit named beside it."""
    unit: Literal["cm", "mm", "m", "yd", "ft", "in"] | LengthUnit
    """A unit of length: centimetre, millimetre, metre, yard, foot or inch."""


class IntegrationDict(TypedDict):
    """A connection between the account and a shop."""

    id: int
    """Id of the integration, one of the account's own."""


class WeightDict(TypedDict):
    """A weight."""

    value: float | Decimal
    """The weight, in the unit named beside it."""
    unit: Literal["kg", "g", "lbs", "oz"] | WeightUnit
    """A unit of weight: kilogram, gram, pound or ounce."""


class VolumeDict(TypedDict):
    """A volume."""

    value: float | Decimal
    """The volume, in the unit named beside it."""
    unit: str
    """The unit of the volume: `m3`, `cm3`, `l`, `ml` or `gal`; others may come."""


class MeasurementDict(TypedDict):
    """Weight and size."""

    weight: NotRequired[WeightDict]
    """A weight."""
    dimension: NotRequired[DimensionDict]
    """Length, width and height, in one unit."""
    volume: NotRequired[VolumeDict]
    """A volume."""


class ShopStatusDict(TypedDict):
    """A status in the words of the shop."""

    code: str
    """The status for programs. Every shop may have its own. The page shows `fulfilled` for orders and `paid`
    for payments; clients have also met `unfulfilled` and `on_hold`."""
    message: NotRequired[str]
    """The status for people."""


class PriceDict(TypedDict):
    """An amount of money."""

    value: Decimal | int | float | str
    """The amount, in the currency named beside it. Whole amounts are written without decimals."""
    currency: str
    """The currency as an ISO 4217 code. Sendcloud names EUR, GBP and USD; others were seen."""


class NewOrderItemDict(TypedDict):
    """An item of an order to create."""

    name: str
    """Name of the item. A change of the order finds the item by it."""
    quantity: int
    """Number of pieces."""
    total_price: PriceDict
    """An amount of money."""
    item_id: NotRequired[str]
    """The shop's id of the item."""
    product_id: NotRequired[str]
    """The shop's id of the product; it is needed to show a picture."""
    variant_id: NotRequired[str]
    """The shop's id of the product's variant."""
    image_url: NotRequired[str]
    """Address of a picture of the product."""
    description: NotRequired[str]
    """Description of the item."""
    sku: NotRequired[str]
    """The shop's stock keeping unit (SKU)."""
    hs_code: NotRequired[str]
    """Harmonized System code of the item, with dots or without."""
    country_of_origin: NotRequired[str]
    """The country the item was made in, as an ISO 3166-1 alpha-2 code."""
    properties: NotRequired[Mapping[str, Any]]
    """Anything else the shop says of the item, such as its size or colour."""
    unit_price: NotRequired[PriceDict]
    """An amount of money."""
    measurement: NotRequired[MeasurementDict]
    """Weight and size."""
    ean: NotRequired[str]
    """European article number (EAN-13) of the product."""
    delivery_dates: NotRequired[DeliveryDatesDict | None]
    """When the item leaves the shop and arrives."""
    mid_code: NotRequired[str | None]
    """Identification code of the item's manufacturer (MID), for customs."""
    material_content: NotRequired[str | None]
    """What the item is made of, for customs."""
    intended_use: NotRequired[str | None]
    """What the item is used for, for customs."""
    dangerous_goods: NotRequired[DangerousGoodsDict]
    """What carriers need to know of dangerous goods. Every property is text."""


class NewOrderDetailsDict(TypedDict):
    """What the shop says of the order, and its items."""

    integration: IntegrationDict
    """A connection between the account and a shop."""
    status: ShopStatusDict
    """A status in the words of the shop."""
    order_created_at: str | datetime.datetime
    """A timestamp as RFC 3339 writes it, with any offset and up to nine digits of a second. It is kept as it
    is written: `2018-02-27T10:00:00.555Z` and `2018-02-27T10:00:00.555000+00:00` are the same time in two
    spellings. There is no leap second, and the year is from 1000 to 2999."""
    order_items: Sequence[NewOrderItemDict]
    """The items of the order."""
    order_updated_at: NotRequired[str | datetime.datetime | None]
    """When the order was last updated in the shop."""
    notes: NotRequired[str | None]
    """Notes on the order, for people."""
    tags: NotRequired[list[str] | None]
    """Labels of the order."""


class PaymentDetailsDict(TypedDict):
    """What an order costs, and whether it is paid."""

    total_price: PriceDict
    """An amount of money."""
    status: ShopStatusDict
    """A status in the words of the shop."""
    is_cash_on_delivery: NotRequired[bool | None]
    """Whether the customer pays at the door."""
    subtotal_price: NotRequired[PriceDict]
    """An amount of money."""
    estimated_shipping_price: NotRequired[PriceDict]
    """An amount of money."""
    estimated_tax_price: NotRequired[PriceDict]
    """An amount of money."""
    invoice_date: NotRequired[str | None]
    """The day of the invoice, as `YYYY-MM-DD`."""
    discount_granted: NotRequired[CostsDict | None]
    """The discount, in its own currency."""
    insurance_costs: NotRequired[CostsDict | None]
    """What insurance costs, in its own currency."""
    freight_costs: NotRequired[CostsDict | None]
    """What freight costs, in its own currency."""
    other_costs: NotRequired[CostsDict | None]
    """What anything else costs, in its own currency."""


class ShipWithPropertiesDict(TypedDict):
    """A shipping option, and the contract it is used under."""

    shipping_option_code: str | None
    """Code of the shipping option, such as `postnl:standard`."""
    contract_id: NotRequired[int | None]
    """Id of the contract with the carrier."""


class ShipWithDict(TypedDict):
    """What an order is to be shipped with."""

    type: Literal["shipping_option_code"] | ShipWithType
    """What an order can be shipped with: a shipping option, identified by its code."""
    properties: ShipWithPropertiesDict
    """A shipping option, and the contract it is used under."""


class ShippingDetailsDict(TypedDict):
    """How an order is to be shipped."""

    is_local_pickup: NotRequired[bool | None]
    """Whether the customer fetches the order from the shop."""
    delivery_indicator: NotRequired[str]
    """How the order is to be delivered, in the words the customer chose at checkout."""
    measurement: NotRequired[MeasurementDict]
    """Weight and size."""
    ship_with: NotRequired[ShipWithDict]
    """What an order is to be shipped with."""


class ServicePointDetailsDict(TypedDict):
    """A service point. Sendcloud wants at least one of `id` and `carrier_service_point_id`; both may be there."""

    id: NotRequired[str]
    """Sendcloud's id of the service point."""
    carrier_service_point_id: NotRequired[str]
    """The carrier's id of the service point."""
    post_number: NotRequired[str]
    """The customer's number at the service point."""
    latitude: NotRequired[str]
    """Latitude of the service point in degrees, as text."""
    longitude: NotRequired[str]
    """Longitude of the service point in degrees, as text."""
    type: NotRequired[str]
    """The kind of service point."""
    extra_data: NotRequired[Mapping[str, Any]]
    """Anything else the carrier says of the service point."""


class NewOrderDict(TypedDict):
    """An order to create, or to put in the place of the one that is there. Properties that are not described
    are ignored."""

    order_id: str
    """The shop's id of the order, unique within the integration. It cannot be changed afterwards."""
    order_number: str
    """The number of the order as the shop shows it to people."""
    order_details: NewOrderDetailsDict
    """What the shop says of the order, and its items."""
    payment_details: PaymentDetailsDict
    """What an order costs, and whether it is paid."""
    id: NotRequired[str]
    """Sendcloud's internal id of an order that exists, as text. Left out, the order is found by its
    integration and `order_id`, or created."""
    customs_details: NotRequired[CustomsDetailsDict | None]
    """What customs need to know of the order."""
    customer_details: NotRequired[CustomerDetailsDict]
    """Who bought an order."""
    billing_address: NotRequired[AddressDict]
    """An address."""
    shipping_address: NotRequired[AddressDict]
    """An address."""
    shipping_details: NotRequired[ShippingDetailsDict]
    """How an order is to be shipped."""
    service_point_details: NotRequired[ServicePointDetailsDict | None]
    """The service point that the customer fetches the parcel from."""


class OrderItemChangesDict(TypedDict):
    """What to change in an item."""

    name: str
    """Name of the item to change; the first one of that name, if several have it."""
    item_id: NotRequired[str]
    """The shop's id of the item."""
    product_id: NotRequired[str]
    """The shop's id of the product; it is needed to show a picture."""
    variant_id: NotRequired[str]
    """The shop's id of the product's variant."""
    image_url: NotRequired[str]
    """Address of a picture of the product."""
    description: NotRequired[str]
    """Description of the item."""
    sku: NotRequired[str]
    """The shop's stock keeping unit (SKU)."""
    hs_code: NotRequired[str]
    """Harmonized System code of the item, with dots or without."""
    country_of_origin: NotRequired[str]
    """The country the item was made in, as an ISO 3166-1 alpha-2 code."""
    properties: NotRequired[Mapping[str, Any]]
    """Anything else the shop says of the item, such as its size or colour."""
    unit_price: NotRequired[PriceDict]
    """An amount of money."""
    measurement: NotRequired[MeasurementDict]
    """Weight and size."""
    ean: NotRequired[str]
    """European article number (EAN-13) of the product."""
    delivery_dates: NotRequired[DeliveryDatesDict | None]
    """When the item leaves the shop and arrives."""
    mid_code: NotRequired[str | None]
    """Identification code of the item's manufacturer (MID), for customs."""
    material_content: NotRequired[str | None]
    """What the item is made of, for customs."""
    intended_use: NotRequired[str | None]
    """What the item is used for, for customs."""
    dangerous_goods: NotRequired[DangerousGoodsDict]
    """What carriers need to know of dangerous goods. Every property is text."""
    quantity: NotRequired[int]
    """Number of pieces."""
    total_price: NotRequired[PriceDict]
    """An amount of money."""


class OrderDetailsChangesDict(TypedDict):
    """What to change in what the shop says of the order."""

    integration: NotRequired[IntegrationDict]
    """A connection between the account and a shop."""
    status: NotRequired[ShopStatusDict]
    """A status in the words of the shop."""
    order_created_at: NotRequired[str | datetime.datetime]
    """A timestamp as RFC 3339 writes it, with any offset and up to nine digits of a second. It is kept as it
    is written: `2018-02-27T10:00:00.555Z` and `2018-02-27T10:00:00.555000+00:00` are the same time in two
    spellings. There is no leap second, and the year is from 1000 to 2999."""
    order_updated_at: NotRequired[str | datetime.datetime | None]
    """When the order was last updated in the shop."""
    order_items: NotRequired[Sequence[OrderItemChangesDict]]
    """The items to change, each found by its name. The others stay as they are."""
    notes: NotRequired[str | None]
    """Notes on the order, for people."""
    tags: NotRequired[list[str] | None]
    """Labels of the order."""


class PaymentDetailsChangesDict(TypedDict):
    """What to change in what the order costs."""

    is_cash_on_delivery: NotRequired[bool | None]
    """Whether the customer pays at the door."""
    subtotal_price: NotRequired[PriceDict]
    """An amount of money."""
    estimated_shipping_price: NotRequired[PriceDict]
    """An amount of money."""
    estimated_tax_price: NotRequired[PriceDict]
    """An amount of money."""
    invoice_date: NotRequired[str | None]
    """The day of the invoice, as `YYYY-MM-DD`."""
    discount_granted: NotRequired[CostsDict | None]
    """The discount, in its own currency."""
    insurance_costs: NotRequired[CostsDict | None]
    """What insurance costs, in its own currency."""
    freight_costs: NotRequired[CostsDict | None]
    """What freight costs, in its own currency."""
    other_costs: NotRequired[CostsDict | None]
    """What anything else costs, in its own currency."""
    total_price: NotRequired[PriceDict]
    """An amount of money."""
    status: NotRequired[ShopStatusDict]
    """A status in the words of the shop."""


class OrderChangesDict(TypedDict):
    """What to change in an order. Nothing is needed; properties that are not described are ignored."""

    id: NotRequired[str]
    """Sendcloud's internal id of the order, as text. It can only be repeated."""
    order_id: NotRequired[str]
    """The shop's id of the order. It can only be repeated."""
    order_number: NotRequired[str]
    """The number of the order as the shop shows it to people."""
    order_details: NotRequired[OrderDetailsChangesDict]
    """What to change in what the shop says of the order."""
    payment_details: NotRequired[PaymentDetailsChangesDict]
    """What to change in what the order costs."""
    customs_details: NotRequired[CustomsDetailsDict | None]
    """What customs need to know of the order."""
    customer_details: NotRequired[CustomerDetailsChangesDict]
    """What to change in who bought the order."""
    billing_address: NotRequired[AddressChangesDict]
    """What to change in an address. An order without the address needs all that an address needs."""
    shipping_address: NotRequired[AddressChangesDict]
    """What to change in an address. An order without the address needs all that an address needs."""
    shipping_details: NotRequired[ShippingDetailsDict]
    """How an order is to be shipped."""
    service_point_details: NotRequired[ServicePointDetailsDict | None]
    """The service point that the customer fetches the parcel from."""


__all__ = (
    "AddressDict",
    "AddressChangesDict",
    "CostsDict",
    "CustomerDetailsDict",
    "CustomerDetailsChangesDict",
    "TaxNumberDict",
    "TaxNumbersDict",
    "CustomsDetailsDict",
    "DangerousGoodsDict",
    "DeliveryDatesDict",
    "DimensionDict",
    "IntegrationDict",
    "WeightDict",
    "VolumeDict",
    "MeasurementDict",
    "ShopStatusDict",
    "PriceDict",
    "NewOrderItemDict",
    "NewOrderDetailsDict",
    "PaymentDetailsDict",
    "ShipWithPropertiesDict",
    "ShipWithDict",
    "ShippingDetailsDict",
    "ServicePointDetailsDict",
    "NewOrderDict",
    "OrderItemChangesDict",
    "OrderDetailsChangesDict",
    "PaymentDetailsChangesDict",
    "OrderChangesDict",
)
