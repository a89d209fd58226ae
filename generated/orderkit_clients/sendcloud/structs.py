"""Responses as msgspec Structs, and how models are filled from them: the quick way from bytes to models.

A Struct takes no property that its schema does not name and no value of another kind, so nothing is lost or let through:
what is refused here is read by the models themselves. What msgspec might read otherwise than they do is `Any`.
"""

from __future__ import annotations

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

from .models.address import Address
from .models.costs import Costs
from .models.customer_details import CustomerDetails
from .models.customs_details import CustomsDetails
from .models.dangerous_goods import DangerousGoods
from .models.delivery_dates import DeliveryDates
from .models.dimension import Dimension
from .models.export_type import ExportType
from .models.integration import Integration
from .models.length_unit import LengthUnit
from .models.measurement import Measurement
from .models.order import Order
from .models.order_answer import OrderAnswer
from .models.order_details import OrderDetails
from .models.order_item import OrderItem
from .models.order_item_properties import read_order_item_properties
from .models.order_list import OrderList
from .models.payment_details import PaymentDetails
from .models.price import Price
from .models.saved_order import SavedOrder
from .models.saved_order_answer import SavedOrderAnswer
from .models.saved_order_list import SavedOrderList
from .models.service_point_details import ServicePointDetails
from .models.service_point_details_extra_data import read_service_point_details_extra_data
from .models.ship_with import ShipWith
from .models.ship_with_properties import ShipWithProperties
from .models.ship_with_type import ShipWithType
from .models.shipment_type import ShipmentType
from .models.shipping_details import ShippingDetails
from .models.shop_status import ShopStatus
from .models.tax_number import TaxNumber
from .models.tax_numbers import TaxNumbers
from .models.volume import Volume
from .models.weight import Weight
from .models.weight_unit import WeightUnit

# Two signs of an absent property: None, as models have it, or another object where null is a value of its own.
ABSENT: Final[Any] = None
MISSING: Final[Any] = object()


class OrderListStruct(Struct, gc=False, forbid_unknown_fields=True):
    data: list[OrderStruct]


def fill_order_list(struct: OrderListStruct) -> OrderList:
    model = blank(OrderList)
    model.data = list(map(fill_order, struct.data))
    model._extras = None
    return model


class SavedOrderListStruct(Struct, gc=False, forbid_unknown_fields=True):
    data: list[SavedOrderStruct]


def fill_saved_order_list(struct: SavedOrderListStruct) -> SavedOrderList:
    model = blank(SavedOrderList)
    model.data = list(map(fill_saved_order, struct.data))
    model._extras = None
    return model


class OrderAnswerStruct(Struct, gc=False, forbid_unknown_fields=True):
    data: OrderStruct


def fill_order_answer(struct: OrderAnswerStruct) -> OrderAnswer:
    model = blank(OrderAnswer)
    model.data = fill_order(struct.data)
    model._extras = None
    return model


class SavedOrderAnswerStruct(Struct, gc=False, forbid_unknown_fields=True):
    data: SavedOrderStruct


def fill_saved_order_answer(struct: SavedOrderAnswerStruct) -> SavedOrderAnswer:
    model = blank(SavedOrderAnswer)
    model.data = fill_saved_order(struct.data)
    model._extras = None
    return model


class OrderStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: str
    order_id: str
    order_number: str
    order_details: OrderDetailsStruct
    payment_details: PaymentDetailsStruct
    created_at: str = ABSENT
    modified_at: str = ABSENT
    customs_details: CustomsDetailsStruct | None = MISSING
    customer_details: CustomerDetailsStruct = ABSENT
    billing_address: AddressStruct = ABSENT
    shipping_address: AddressStruct = ABSENT
    shipping_details: ShippingDetailsStruct = ABSENT
    service_point_details: ServicePointDetailsStruct | None = MISSING


def fill_order(struct: OrderStruct) -> Order:
    model = blank(Order)
    present = 3
    model.id = struct.id
    model.order_id = struct.order_id
    model.order_number = struct.order_number
    model.order_details = fill_order_details(struct.order_details)
    model.payment_details = fill_payment_details(struct.payment_details)
    model._created_at = struct.created_at
    model._modified_at = struct.modified_at
    value = struct.customs_details
    if value is MISSING:
        model.customs_details = None
        present -= 1
    else:
        model.customs_details = None if value is None else fill_customs_details(value)
    value = struct.customer_details
    model.customer_details = None if value is None else fill_customer_details(value)
    value = struct.billing_address
    model.billing_address = None if value is None else fill_address(value)
    value = struct.shipping_address
    model.shipping_address = None if value is None else fill_address(value)
    value = struct.shipping_details
    model.shipping_details = None if value is None else fill_shipping_details(value)
    value = struct.service_point_details
    if value is MISSING:
        model.service_point_details = None
        present -= 2
    else:
        model.service_point_details = None if value is None else fill_service_point_details(value)
    model._present = present
    model._extras = None
    return model


class SavedOrderStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: int
    order_id: str
    order_number: str


def fill_saved_order(struct: SavedOrderStruct) -> SavedOrder:
    model = blank(SavedOrder)
    model.id = struct.id
    model.order_id = struct.order_id
    model.order_number = struct.order_number
    model._extras = None
    return model


class OrderDetailsStruct(Struct, gc=False, forbid_unknown_fields=True):
    integration: IntegrationStruct
    status: ShopStatusStruct
    order_items: list[OrderItemStruct]
    order_created_at: str = ABSENT
    order_updated_at: str | None = MISSING
    notes: str | None = MISSING
    tags: list[str] | None = MISSING


def fill_order_details(struct: OrderDetailsStruct) -> OrderDetails:
    model = blank(OrderDetails)
    present = 7
    model.integration = fill_integration(struct.integration)
    model.status = fill_shop_status(struct.status)
    model.order_items = list(map(fill_order_item, struct.order_items))
    model._order_created_at = struct.order_created_at
    value = struct.order_updated_at
    if value is MISSING:
        model._order_updated_at = None
        present -= 1
    else:
        model._order_updated_at = value
    value = struct.notes
    if value is MISSING:
        model.notes = None
        present -= 2
    else:
        model.notes = value
    value = struct.tags
    if value is MISSING:
        model.tags = None
        present -= 4
    else:
        model.tags = value
    model._present = present
    model._extras = None
    return model


class PaymentDetailsStruct(Struct, gc=False, forbid_unknown_fields=True):
    status: ShopStatusStruct
    total_price: PriceStruct = ABSENT
    is_cash_on_delivery: bool | None = MISSING
    subtotal_price: PriceStruct = ABSENT
    estimated_shipping_price: PriceStruct = ABSENT
    estimated_tax_price: PriceStruct = ABSENT
    invoice_date: str | None = MISSING
    discount_granted: CostsStruct | None = MISSING
    insurance_costs: CostsStruct | None = MISSING
    freight_costs: CostsStruct | None = MISSING
    other_costs: CostsStruct | None = MISSING


def fill_payment_details(struct: PaymentDetailsStruct) -> PaymentDetails:
    model = blank(PaymentDetails)
    present = 63
    model.status = fill_shop_status(struct.status)
    value = struct.total_price
    model.total_price = None if value is None else fill_price(value)
    value = struct.is_cash_on_delivery
    if value is MISSING:
        model.is_cash_on_delivery = None
        present -= 1
    else:
        model.is_cash_on_delivery = value
    value = struct.subtotal_price
    model.subtotal_price = None if value is None else fill_price(value)
    value = struct.estimated_shipping_price
    model.estimated_shipping_price = None if value is None else fill_price(value)
    value = struct.estimated_tax_price
    model.estimated_tax_price = None if value is None else fill_price(value)
    value = struct.invoice_date
    if value is MISSING:
        model.invoice_date = None
        present -= 2
    else:
        model.invoice_date = value
    value = struct.discount_granted
    if value is MISSING:
        model.discount_granted = None
        present -= 4
    else:
        model.discount_granted = None if value is None else fill_costs(value)
    value = struct.insurance_costs
    if value is MISSING:
        model.insurance_costs = None
        present -= 8
    else:
        model.insurance_costs = None if value is None else fill_costs(value)
    value = struct.freight_costs
    if value is MISSING:
        model.freight_costs = None
        present -= 16
    else:
        model.freight_costs = None if value is None else fill_costs(value)
    value = struct.other_costs
    if value is MISSING:
        model.other_costs = None
        present -= 32
    else:
        model.other_costs = None if value is None else fill_costs(value)
    model._present = present
    model._extras = None
    return model


class CustomerDetailsStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str = ABSENT
    phone_number: str = ABSENT
    email: str = ABSENT


def fill_customer_details(struct: CustomerDetailsStruct) -> CustomerDetails:
    model = blank(CustomerDetails)
    model.name = struct.name
    model.phone_number = struct.phone_number
    model.email = struct.email
    model._extras = None
    return model


class AddressStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str = ABSENT
    address_line_1: str = ABSENT
    postal_code: str = ABSENT
    city: str = ABSENT
    country_code: str = ABSENT
    company_name: str = ABSENT
    house_number: str | None = MISSING
    address_line_2: str = ABSENT
    po_box: str | None = MISSING
    state_province_code: str = ABSENT
    email: str = ABSENT
    phone_number: str = ABSENT


def fill_address(struct: AddressStruct) -> Address:
    model = blank(Address)
    present = 3
    model.name = struct.name
    model.address_line_1 = struct.address_line_1
    model.postal_code = struct.postal_code
    model.city = struct.city
    model.country_code = struct.country_code
    model.company_name = struct.company_name
    value = struct.house_number
    if value is MISSING:
        model.house_number = None
        present -= 1
    else:
        model.house_number = value
    model.address_line_2 = struct.address_line_2
    value = struct.po_box
    if value is MISSING:
        model.po_box = None
        present -= 2
    else:
        model.po_box = value
    model.state_province_code = struct.state_province_code
    model.email = struct.email
    model.phone_number = struct.phone_number
    model._present = present
    model._extras = None
    return model


class ShippingDetailsStruct(Struct, gc=False, forbid_unknown_fields=True):
    is_local_pickup: bool | None = MISSING
    delivery_indicator: str = ABSENT
    measurement: MeasurementStruct = ABSENT
    ship_with: ShipWithStruct = ABSENT


def fill_shipping_details(struct: ShippingDetailsStruct) -> ShippingDetails:
    model = blank(ShippingDetails)
    present = 1
    value = struct.is_local_pickup
    if value is MISSING:
        model.is_local_pickup = None
        present -= 1
    else:
        model.is_local_pickup = value
    model.delivery_indicator = struct.delivery_indicator
    value = struct.measurement
    model.measurement = None if value is None else fill_measurement(value)
    value = struct.ship_with
    model.ship_with = None if value is None else fill_ship_with(value)
    model._present = present
    model._extras = None
    return model


class IntegrationStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: int


def fill_integration(struct: IntegrationStruct) -> Integration:
    model = blank(Integration)
    model.id = struct.id
    model._extras = None
    return model


class ShopStatusStruct(Struct, gc=False, forbid_unknown_fields=True):
    code: str
    message: str = ABSENT


def fill_shop_status(struct: ShopStatusStruct) -> ShopStatus:
    model = blank(ShopStatus)
    model.code = struct.code
    model.message = struct.message
    model._extras = None
    return model


class PriceStruct(Struct, gc=False, forbid_unknown_fields=True):
    value: Any
    currency: str


def fill_price(struct: PriceStruct) -> Price:
    model = blank(Price)
    model._value = value = struct.value
    if type(value) is not Decimal and type(value) is not int:
        checked(value, "Price.value", Decimal, int, float)
    model.currency = struct.currency
    model._extras = None
    return model


class CustomsDetailsStruct(Struct, gc=False, forbid_unknown_fields=True):
    commercial_invoice_number: str = ABSENT
    shipment_type: ShipmentType = ABSENT
    export_type: ExportType = ABSENT
    tax_numbers: TaxNumbersStruct | None = MISSING


def fill_customs_details(struct: CustomsDetailsStruct) -> CustomsDetails:
    model = blank(CustomsDetails)
    present = 1
    model.commercial_invoice_number = struct.commercial_invoice_number
    model.shipment_type = struct.shipment_type
    model.export_type = struct.export_type
    value = struct.tax_numbers
    if value is MISSING:
        model.tax_numbers = None
        present -= 1
    else:
        model.tax_numbers = None if value is None else fill_tax_numbers(value)
    model._present = present
    model._extras = None
    return model


class MeasurementStruct(Struct, gc=False, forbid_unknown_fields=True):
    weight: WeightStruct = ABSENT
    dimension: DimensionStruct = ABSENT
    volume: VolumeStruct = ABSENT


def fill_measurement(struct: MeasurementStruct) -> Measurement:
    model = blank(Measurement)
    value = struct.weight
    model.weight = None if value is None else fill_weight(value)
    value = struct.dimension
    model.dimension = None if value is None else fill_dimension(value)
    value = struct.volume
    model.volume = None if value is None else fill_volume(value)
    model._extras = None
    return model


class ShipWithStruct(Struct, gc=False, forbid_unknown_fields=True):
    type_: ShipWithType = named(name="type")
    properties: ShipWithPropertiesStruct = ABSENT


def fill_ship_with(struct: ShipWithStruct) -> ShipWith:
    model = blank(ShipWith)
    model.type_ = struct.type_
    value = struct.properties
    model.properties = None if value is None else fill_ship_with_properties(value)
    model._extras = None
    return model


class ServicePointDetailsStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: str = ABSENT
    carrier_service_point_id: str = ABSENT
    post_number: str = ABSENT
    latitude: str = ABSENT
    longitude: str = ABSENT
    type_: str = named(default=ABSENT, name="type")
    extra_data: Any = MISSING


def fill_service_point_details(struct: ServicePointDetailsStruct) -> ServicePointDetails:
    model = blank(ServicePointDetails)
    model.id = struct.id
    model.carrier_service_point_id = struct.carrier_service_point_id
    model.post_number = struct.post_number
    model.latitude = struct.latitude
    model.longitude = struct.longitude
    model.type_ = struct.type_
    value = struct.extra_data
    if value is MISSING:
        model.extra_data = None
    else:
        model.extra_data = read_service_point_details_extra_data(value)
    model._extras = None
    return model


class OrderItemStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str
    quantity: int
    total_price: PriceStruct = ABSENT
    item_id: str = ABSENT
    product_id: str = ABSENT
    variant_id: str = ABSENT
    image_url: str = ABSENT
    description: str = ABSENT
    sku: str = ABSENT
    hs_code: str = ABSENT
    country_of_origin: str = ABSENT
    properties: Any = MISSING
    unit_price: PriceStruct = ABSENT
    measurement: MeasurementStruct = ABSENT
    ean: str = ABSENT
    delivery_dates: DeliveryDatesStruct | None = MISSING
    mid_code: str | None = MISSING
    material_content: str | None = MISSING
    intended_use: str | None = MISSING
    dangerous_goods: DangerousGoodsStruct = ABSENT


def fill_order_item(struct: OrderItemStruct) -> OrderItem:
    model = blank(OrderItem)
    present = 15
    model.name = struct.name
    model.quantity = struct.quantity
    value = struct.total_price
    model.total_price = None if value is None else fill_price(value)
    model.item_id = struct.item_id
    model.product_id = struct.product_id
    model.variant_id = struct.variant_id
    model.image_url = struct.image_url
    model.description = struct.description
    model.sku = struct.sku
    model.hs_code = struct.hs_code
    model.country_of_origin = struct.country_of_origin
    value = struct.properties
    if value is MISSING:
        model.properties = None
    else:
        model.properties = read_order_item_properties(value)
    value = struct.unit_price
    model.unit_price = None if value is None else fill_price(value)
    value = struct.measurement
    model.measurement = None if value is None else fill_measurement(value)
    model.ean = struct.ean
    value = struct.delivery_dates
    if value is MISSING:
        model.delivery_dates = None
        present -= 1
    else:
        model.delivery_dates = None if value is None else fill_delivery_dates(value)
    value = struct.mid_code
    if value is MISSING:
        model.mid_code = None
        present -= 2
    else:
        model.mid_code = value
    value = struct.material_content
    if value is MISSING:
        model.material_content = None
        present -= 4
    else:
        model.material_content = value
    value = struct.intended_use
    if value is MISSING:
        model.intended_use = None
        present -= 8
    else:
        model.intended_use = value
    value = struct.dangerous_goods
    model.dangerous_goods = None if value is None else fill_dangerous_goods(value)
    model._present = present
    model._extras = None
    return model


class CostsStruct(Struct, gc=False, forbid_unknown_fields=True):
    value: Any = MISSING
    currency: str | None = MISSING


def fill_costs(struct: CostsStruct) -> Costs:
    model = blank(Costs)
    present = 3
    value = struct.value
    if value is MISSING:
        model._value = None
        present -= 1
    else:
        model._value = value
        if (
            type(value) is not str
            and type(value) is not Decimal
            and type(value) is not int
            and value is not None
        ):
            checked(value, "Costs.value", str, Decimal, int, None, float)
    value = struct.currency
    if value is MISSING:
        model.currency = None
        present -= 2
    else:
        model.currency = value
    model._present = present
    model._extras = None
    return model


class WeightStruct(Struct, gc=False, forbid_unknown_fields=True):
    value: float | int
    unit: WeightUnit


def fill_weight(struct: WeightStruct) -> Weight:
    model = blank(Weight)
    model.value = value = struct.value
    if type(value) is float:
        model.value = as_int_if_whole(value)
    model.unit = struct.unit
    model._extras = None
    return model


class DimensionStruct(Struct, gc=False, forbid_unknown_fields=True):
    unit: LengthUnit
    length: float | int = ABSENT
    width: float | int = ABSENT
    height: float | int = ABSENT


def fill_dimension(struct: DimensionStruct) -> Dimension:
    model = blank(Dimension)
    model.unit = struct.unit
    model.length = value = struct.length
    if type(value) is float:
        model.length = as_int_if_whole(value)
    model.width = value = struct.width
    if type(value) is float:
        model.width = as_int_if_whole(value)
    model.height = value = struct.height
    if type(value) is float:
        model.height = as_int_if_whole(value)
    model._extras = None
    return model


class VolumeStruct(Struct, gc=False, forbid_unknown_fields=True):
    value: float | int
    unit: str


def fill_volume(struct: VolumeStruct) -> Volume:
    model = blank(Volume)
    model.value = value = struct.value
    if type(value) is float:
        model.value = as_int_if_whole(value)
    model.unit = struct.unit
    model._extras = None
    return model


class ShipWithPropertiesStruct(Struct, gc=False, forbid_unknown_fields=True):
    shipping_option_code: str | None = MISSING
    contract_id: int | None = MISSING


def fill_ship_with_properties(struct: ShipWithPropertiesStruct) -> ShipWithProperties:
    model = blank(ShipWithProperties)
    present = 3
    value = struct.shipping_option_code
    if value is MISSING:
        model.shipping_option_code = None
        present -= 1
    else:
        model.shipping_option_code = value
    value = struct.contract_id
    if value is MISSING:
        model.contract_id = None
        present -= 2
    else:
        model.contract_id = value
    model._present = present
    model._extras = None
    return model


class DangerousGoodsStruct(Struct, gc=False, forbid_unknown_fields=True):
    chemical_record_identifier: str | None = MISSING
    regulation_set: str | None = MISSING
    packaging_type_quantity: str | None = MISSING
    packaging_type: str | None = MISSING
    packaging_instruction_code: str | None = MISSING
    id_number: str | None = MISSING
    class_division_number: str | None = MISSING
    quantity: str | None = MISSING
    unit_of_measurement: str | None = MISSING
    proper_shipping_name: str | None = MISSING
    commodity_regulated_level_code: str | None = MISSING
    transportation_mode: str | None = MISSING
    emergency_contact_name: str | None = MISSING
    emergency_contact_phone: str | None = MISSING
    adr_packing_group_letter: str | None = MISSING
    local_proper_shipping_name: str | None = MISSING
    transport_category: str | None = MISSING
    tunnel_restriction_code: str | None = MISSING
    weight_type: str | None = MISSING


def fill_dangerous_goods(struct: DangerousGoodsStruct) -> DangerousGoods:
    model = blank(DangerousGoods)
    present = 524287
    value = struct.chemical_record_identifier
    if value is MISSING:
        model.chemical_record_identifier = None
        present -= 1
    else:
        model.chemical_record_identifier = value
    value = struct.regulation_set
    if value is MISSING:
        model.regulation_set = None
        present -= 2
    else:
        model.regulation_set = value
    value = struct.packaging_type_quantity
    if value is MISSING:
        model.packaging_type_quantity = None
        present -= 4
    else:
        model.packaging_type_quantity = value
    value = struct.packaging_type
    if value is MISSING:
        model.packaging_type = None
        present -= 8
    else:
        model.packaging_type = value
    value = struct.packaging_instruction_code
    if value is MISSING:
        model.packaging_instruction_code = None
        present -= 16
    else:
        model.packaging_instruction_code = value
    value = struct.id_number
    if value is MISSING:
        model.id_number = None
        present -= 32
    else:
        model.id_number = value
    value = struct.class_division_number
    if value is MISSING:
        model.class_division_number = None
        present -= 64
    else:
        model.class_division_number = value
    value = struct.quantity
    if value is MISSING:
        model.quantity = None
        present -= 128
    else:
        model.quantity = value
    value = struct.unit_of_measurement
    if value is MISSING:
        model.unit_of_measurement = None
        present -= 256
    else:
        model.unit_of_measurement = value
    value = struct.proper_shipping_name
    if value is MISSING:
        model.proper_shipping_name = None
        present -= 512
    else:
        model.proper_shipping_name = value
    value = struct.commodity_regulated_level_code
    if value is MISSING:
        model.commodity_regulated_level_code = None
        present -= 1024
    else:
        model.commodity_regulated_level_code = value
    value = struct.transportation_mode
    if value is MISSING:
        model.transportation_mode = None
        present -= 2048
    else:
        model.transportation_mode = value
    value = struct.emergency_contact_name
    if value is MISSING:
        model.emergency_contact_name = None
        present -= 4096
    else:
        model.emergency_contact_name = value
    value = struct.emergency_contact_phone
    if value is MISSING:
        model.emergency_contact_phone = None
        present -= 8192
    else:
        model.emergency_contact_phone = value
    value = struct.adr_packing_group_letter
    if value is MISSING:
        model.adr_packing_group_letter = None
        present -= 16384
    else:
        model.adr_packing_group_letter = value
    value = struct.local_proper_shipping_name
    if value is MISSING:
        model.local_proper_shipping_name = None
        present -= 32768
    else:
        model.local_proper_shipping_name = value
    value = struct.transport_category
    if value is MISSING:
        model.transport_category = None
        present -= 65536
    else:
        model.transport_category = value
    value = struct.tunnel_restriction_code
    if value is MISSING:
        model.tunnel_restriction_code = None
        present -= 131072
    else:
        model.tunnel_restriction_code = value
    value = struct.weight_type
    if value is MISSING:
        model.weight_type = None
        present -= 262144
    else:
        model.weight_type = value
    model._present = present
    model._extras = None
    return model


class TaxNumbersStruct(Struct, gc=False, forbid_unknown_fields=True):
    sender: list[TaxNumberStruct] = ABSENT
    receiver: list[TaxNumberStruct] = ABSENT
    importer_of_record: list[TaxNumberStruct] = ABSENT


def fill_tax_numbers(struct: TaxNumbersStruct) -> TaxNumbers:
    model = blank(TaxNumbers)
    value = struct.sender
    model.sender = None if value is None else list(map(fill_tax_number, value))
    value = struct.receiver
    model.receiver = None if value is None else list(map(fill_tax_number, value))
    value = struct.importer_of_record
    model.importer_of_record = None if value is None else list(map(fill_tax_number, value))
    model._extras = None
    return model


class DeliveryDatesStruct(Struct, gc=False, forbid_unknown_fields=True):
    handover_at: str | None = MISSING
    deliver_at: str | None = MISSING


def fill_delivery_dates(struct: DeliveryDatesStruct) -> DeliveryDates:
    model = blank(DeliveryDates)
    present = 3
    value = struct.handover_at
    if value is MISSING:
        model._handover_at = None
        present -= 1
    else:
        model._handover_at = value
    value = struct.deliver_at
    if value is MISSING:
        model._deliver_at = None
        present -= 2
    else:
        model._deliver_at = value
    model._present = present
    model._extras = None
    return model


class TaxNumberStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str | None = MISSING
    country_code: str | None = MISSING
    value: str | None = MISSING


def fill_tax_number(struct: TaxNumberStruct) -> TaxNumber:
    model = blank(TaxNumber)
    present = 7
    value = struct.name
    if value is MISSING:
        model.name = None
        present -= 1
    else:
        model.name = value
    value = struct.country_code
    if value is MISSING:
        model.country_code = None
        present -= 2
    else:
        model.country_code = value
    value = struct.value
    if value is MISSING:
        model.value = None
        present -= 4
    else:
        model.value = value
    model._present = present
    model._extras = None
    return model


RESPONSES: Final[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
    "list_orders": (OrderListStruct, fill_order_list),
    "create_or_update_orders": (SavedOrderListStruct, fill_saved_order_list),
    "retrieve_order": (OrderAnswerStruct, fill_order_answer),
    "update_order": (SavedOrderAnswerStruct, fill_saved_order_answer),
}
"""By operation: what msgspec reads the body of a success as, and what makes of that what its `parse_success` returns."""
