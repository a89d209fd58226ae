"""Answers as msgspec Structs, and how models are filled from them: the quick way from bytes to models.

A Struct takes no member that its schema does not name and no value of another kind, so nothing is lost or let through:
what is refused here is read by the models themselves. What msgspec might read otherwise than they do is `Any`.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct
from msgspec import field as named
from orderkit_clients.runtime.models import UNSET
from orderkit_clients.runtime.reading import blank, checked

from .models.address import Address
from .models.costs import Costs
from .models.customer_details import CustomerDetails
from .models.customs_details import CustomsDetails
from .models.dangerous_goods import DangerousGoods
from .models.delivery_dates import DeliveryDates
from .models.dimension import Dimension
from .models.export_type import EXPORT_TYPE, ExportType
from .models.integration import Integration
from .models.item_facts_properties import read_item_facts_properties
from .models.length_unit import LENGTH_UNIT, LengthUnit
from .models.measurement import Measurement
from .models.order import Order
from .models.order_answer import OrderAnswer
from .models.order_details import OrderDetails
from .models.order_item import OrderItem
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
from .models.ship_with_type import SHIP_WITH_TYPE, ShipWithType
from .models.shipment_type import SHIPMENT_TYPE, ShipmentType
from .models.shipping_details import ShippingDetails
from .models.shop_status import ShopStatus
from .models.tax_number import TaxNumber
from .models.tax_numbers import TaxNumbers
from .models.volume import Volume
from .models.weight import Weight
from .models.weight_unit import WEIGHT_UNIT, WeightUnit

ABSENT: Final[Any] = UNSET


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
    created_at: str
    modified_at: str
    order_details: OrderDetailsStruct
    payment_details: PaymentDetailsStruct
    customs_details: CustomsDetailsStruct | None = ABSENT
    customer_details: CustomerDetailsStruct = ABSENT
    billing_address: AddressStruct = ABSENT
    shipping_address: AddressStruct = ABSENT
    shipping_details: ShippingDetailsStruct = ABSENT
    service_point_details: ServicePointDetailsStruct | None = ABSENT


def fill_order(struct: OrderStruct) -> Order:
    model = blank(Order)
    model.id = struct.id
    model.order_id = struct.order_id
    model.order_number = struct.order_number
    model.created_at = struct.created_at
    model.modified_at = struct.modified_at
    model.order_details = fill_order_details(struct.order_details)
    model.payment_details = fill_payment_details(struct.payment_details)
    value = struct.customs_details
    model.customs_details = (
        ABSENT if value is ABSENT else None if value is None else fill_customs_details(value)
    )
    value = struct.customer_details
    model.customer_details = ABSENT if value is ABSENT else fill_customer_details(value)
    value = struct.billing_address
    model.billing_address = ABSENT if value is ABSENT else fill_address(value)
    value = struct.shipping_address
    model.shipping_address = ABSENT if value is ABSENT else fill_address(value)
    value = struct.shipping_details
    model.shipping_details = ABSENT if value is ABSENT else fill_shipping_details(value)
    value = struct.service_point_details
    model.service_point_details = (
        ABSENT if value is ABSENT else None if value is None else fill_service_point_details(value)
    )
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
    order_created_at: str
    order_items: list[OrderItemStruct]
    order_updated_at: str | None = ABSENT
    notes: str | None = ABSENT
    tags: list[str] | None = ABSENT


def fill_order_details(struct: OrderDetailsStruct) -> OrderDetails:
    model = blank(OrderDetails)
    model.integration = fill_integration(struct.integration)
    model.status = fill_shop_status(struct.status)
    model.order_created_at = struct.order_created_at
    model.order_items = list(map(fill_order_item, struct.order_items))
    model.order_updated_at = struct.order_updated_at
    model.notes = struct.notes
    model.tags = struct.tags
    model._extras = None
    return model


class PaymentDetailsStruct(Struct, gc=False, forbid_unknown_fields=True):
    total_price: PriceStruct
    status: ShopStatusStruct
    is_cash_on_delivery: bool | None = ABSENT
    subtotal_price: PriceStruct = ABSENT
    estimated_shipping_price: PriceStruct = ABSENT
    estimated_tax_price: PriceStruct = ABSENT
    invoice_date: str | None = ABSENT
    discount_granted: CostsStruct | None = ABSENT
    insurance_costs: CostsStruct | None = ABSENT
    freight_costs: CostsStruct | None = ABSENT
    other_costs: CostsStruct | None = ABSENT


def fill_payment_details(struct: PaymentDetailsStruct) -> PaymentDetails:
    model = blank(PaymentDetails)
    model.total_price = fill_price(struct.total_price)
    model.status = fill_shop_status(struct.status)
    model.is_cash_on_delivery = struct.is_cash_on_delivery
    value = struct.subtotal_price
    model.subtotal_price = ABSENT if value is ABSENT else fill_price(value)
    value = struct.estimated_shipping_price
    model.estimated_shipping_price = ABSENT if value is ABSENT else fill_price(value)
    value = struct.estimated_tax_price
    model.estimated_tax_price = ABSENT if value is ABSENT else fill_price(value)
    model.invoice_date = struct.invoice_date
    value = struct.discount_granted
    model.discount_granted = ABSENT if value is ABSENT else None if value is None else fill_costs(value)
    value = struct.insurance_costs
    model.insurance_costs = ABSENT if value is ABSENT else None if value is None else fill_costs(value)
    value = struct.freight_costs
    model.freight_costs = ABSENT if value is ABSENT else None if value is None else fill_costs(value)
    value = struct.other_costs
    model.other_costs = ABSENT if value is ABSENT else None if value is None else fill_costs(value)
    model._extras = None
    return model


class CustomerDetailsStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str
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
    name: str
    address_line_1: str
    postal_code: str
    city: str
    country_code: str
    company_name: str = ABSENT
    house_number: str | None = ABSENT
    address_line_2: str = ABSENT
    po_box: str | None = ABSENT
    state_province_code: str = ABSENT
    email: str = ABSENT
    phone_number: str = ABSENT


def fill_address(struct: AddressStruct) -> Address:
    model = blank(Address)
    model.name = struct.name
    model.address_line_1 = struct.address_line_1
    model.postal_code = struct.postal_code
    model.city = struct.city
    model.country_code = struct.country_code
    model.company_name = struct.company_name
    model.house_number = struct.house_number
    model.address_line_2 = struct.address_line_2
    model.po_box = struct.po_box
    model.state_province_code = struct.state_province_code
    model.email = struct.email
    model.phone_number = struct.phone_number
    model._extras = None
    return model


class ShippingDetailsStruct(Struct, gc=False, forbid_unknown_fields=True):
    is_local_pickup: bool | None = ABSENT
    delivery_indicator: str = ABSENT
    measurement: MeasurementStruct = ABSENT
    ship_with: ShipWithStruct = ABSENT


def fill_shipping_details(struct: ShippingDetailsStruct) -> ShippingDetails:
    model = blank(ShippingDetails)
    model.is_local_pickup = struct.is_local_pickup
    model.delivery_indicator = struct.delivery_indicator
    value = struct.measurement
    model.measurement = ABSENT if value is ABSENT else fill_measurement(value)
    value = struct.ship_with
    model.ship_with = ABSENT if value is ABSENT else fill_ship_with(value)
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
    model.value = value = struct.value
    if type(value) is not float and type(value) is not int:
        checked(value, "Price.value", float, int, Decimal)
    model.currency = struct.currency
    model._extras = None
    return model


class CustomsDetailsStruct(Struct, gc=False, forbid_unknown_fields=True):
    commercial_invoice_number: str = ABSENT
    shipment_type: str = ABSENT
    export_type: str = ABSENT
    tax_numbers: TaxNumbersStruct | None = ABSENT


def fill_customs_details(struct: CustomsDetailsStruct) -> CustomsDetails:
    model = blank(CustomsDetails)
    model.commercial_invoice_number = struct.commercial_invoice_number
    value = struct.shipment_type
    model.shipment_type = ABSENT if value is ABSENT else SHIPMENT_TYPE.get(value) or ShipmentType(value)
    value = struct.export_type
    model.export_type = ABSENT if value is ABSENT else EXPORT_TYPE.get(value) or ExportType(value)
    value = struct.tax_numbers
    model.tax_numbers = ABSENT if value is ABSENT else None if value is None else fill_tax_numbers(value)
    model._extras = None
    return model


class MeasurementStruct(Struct, gc=False, forbid_unknown_fields=True):
    weight: WeightStruct = ABSENT
    dimension: DimensionStruct = ABSENT
    volume: VolumeStruct = ABSENT


def fill_measurement(struct: MeasurementStruct) -> Measurement:
    model = blank(Measurement)
    value = struct.weight
    model.weight = ABSENT if value is ABSENT else fill_weight(value)
    value = struct.dimension
    model.dimension = ABSENT if value is ABSENT else fill_dimension(value)
    value = struct.volume
    model.volume = ABSENT if value is ABSENT else fill_volume(value)
    model._extras = None
    return model


class ShipWithStruct(Struct, gc=False, forbid_unknown_fields=True):
    type_: str = named(name="type")
    properties: ShipWithPropertiesStruct


def fill_ship_with(struct: ShipWithStruct) -> ShipWith:
    model = blank(ShipWith)
    value = struct.type_
    model.type_ = SHIP_WITH_TYPE.get(value) or ShipWithType(value)
    model.properties = fill_ship_with_properties(struct.properties)
    model._extras = None
    return model


class ServicePointDetailsStruct(Struct, gc=False, forbid_unknown_fields=True):
    id: str = ABSENT
    carrier_service_point_id: str = ABSENT
    post_number: str = ABSENT
    latitude: str = ABSENT
    longitude: str = ABSENT
    type_: str = named(default=ABSENT, name="type")
    extra_data: Any = ABSENT


def fill_service_point_details(struct: ServicePointDetailsStruct) -> ServicePointDetails:
    model = blank(ServicePointDetails)
    model.id = struct.id
    model.carrier_service_point_id = struct.carrier_service_point_id
    model.post_number = struct.post_number
    model.latitude = struct.latitude
    model.longitude = struct.longitude
    model.type_ = struct.type_
    value = struct.extra_data
    model.extra_data = ABSENT if value is ABSENT else read_service_point_details_extra_data(value)
    model._extras = None
    return model


class OrderItemStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str
    quantity: int
    total_price: PriceStruct
    item_id: str = ABSENT
    product_id: str = ABSENT
    variant_id: str = ABSENT
    image_url: str = ABSENT
    description: str = ABSENT
    sku: str = ABSENT
    hs_code: str = ABSENT
    country_of_origin: str = ABSENT
    properties: Any = ABSENT
    unit_price: PriceStruct = ABSENT
    measurement: MeasurementStruct = ABSENT
    ean: str = ABSENT
    delivery_dates: DeliveryDatesStruct | None = ABSENT
    mid_code: str | None = ABSENT
    material_content: str | None = ABSENT
    intended_use: str | None = ABSENT
    dangerous_goods: DangerousGoodsStruct = ABSENT


def fill_order_item(struct: OrderItemStruct) -> OrderItem:
    model = blank(OrderItem)
    model.name = struct.name
    model.quantity = struct.quantity
    model.total_price = fill_price(struct.total_price)
    model.item_id = struct.item_id
    model.product_id = struct.product_id
    model.variant_id = struct.variant_id
    model.image_url = struct.image_url
    model.description = struct.description
    model.sku = struct.sku
    model.hs_code = struct.hs_code
    model.country_of_origin = struct.country_of_origin
    value = struct.properties
    model.properties = ABSENT if value is ABSENT else read_item_facts_properties(value)
    value = struct.unit_price
    model.unit_price = ABSENT if value is ABSENT else fill_price(value)
    value = struct.measurement
    model.measurement = ABSENT if value is ABSENT else fill_measurement(value)
    model.ean = struct.ean
    value = struct.delivery_dates
    model.delivery_dates = (
        ABSENT if value is ABSENT else None if value is None else fill_delivery_dates(value)
    )
    model.mid_code = struct.mid_code
    model.material_content = struct.material_content
    model.intended_use = struct.intended_use
    value = struct.dangerous_goods
    model.dangerous_goods = ABSENT if value is ABSENT else fill_dangerous_goods(value)
    model._extras = None
    return model


class CostsStruct(Struct, gc=False, forbid_unknown_fields=True):
    value: Any = ABSENT
    currency: str | None = ABSENT


def fill_costs(struct: CostsStruct) -> Costs:
    model = blank(Costs)
    model.value = value = struct.value
    if (
        value is not ABSENT
        and type(value) is not str
        and type(value) is not float
        and type(value) is not int
        and value is not None
    ):
        checked(value, "Costs.value", str, float, int, Decimal, None)
    model.currency = struct.currency
    model._extras = None
    return model


class WeightStruct(Struct, gc=False, forbid_unknown_fields=True):
    value: Any
    unit: str


def fill_weight(struct: WeightStruct) -> Weight:
    model = blank(Weight)
    model.value = value = struct.value
    if type(value) is not float and type(value) is not int:
        checked(value, "Weight.value", float, int, Decimal)
    value = struct.unit
    model.unit = WEIGHT_UNIT.get(value) or WeightUnit(value)
    model._extras = None
    return model


class DimensionStruct(Struct, gc=False, forbid_unknown_fields=True):
    length: Any
    width: Any
    height: Any
    unit: str


def fill_dimension(struct: DimensionStruct) -> Dimension:
    model = blank(Dimension)
    model.length = value = struct.length
    if type(value) is not float and type(value) is not int:
        checked(value, "Dimension.length", float, int, Decimal)
    model.width = value = struct.width
    if type(value) is not float and type(value) is not int:
        checked(value, "Dimension.width", float, int, Decimal)
    model.height = value = struct.height
    if type(value) is not float and type(value) is not int:
        checked(value, "Dimension.height", float, int, Decimal)
    value = struct.unit
    model.unit = LENGTH_UNIT.get(value) or LengthUnit(value)
    model._extras = None
    return model


class VolumeStruct(Struct, gc=False, forbid_unknown_fields=True):
    value: Any
    unit: str


def fill_volume(struct: VolumeStruct) -> Volume:
    model = blank(Volume)
    model.value = value = struct.value
    if type(value) is not float and type(value) is not int:
        checked(value, "Volume.value", float, int, Decimal)
    model.unit = struct.unit
    model._extras = None
    return model


class ShipWithPropertiesStruct(Struct, gc=False, forbid_unknown_fields=True):
    shipping_option_code: str | None
    contract_id: int | None = ABSENT


def fill_ship_with_properties(struct: ShipWithPropertiesStruct) -> ShipWithProperties:
    model = blank(ShipWithProperties)
    model.shipping_option_code = struct.shipping_option_code
    model.contract_id = struct.contract_id
    model._extras = None
    return model


class DangerousGoodsStruct(Struct, gc=False, forbid_unknown_fields=True):
    chemical_record_identifier: str | None = ABSENT
    regulation_set: str | None = ABSENT
    packaging_type_quantity: str | None = ABSENT
    packaging_type: str | None = ABSENT
    packaging_instruction_code: str | None = ABSENT
    id_number: str | None = ABSENT
    class_division_number: str | None = ABSENT
    quantity: str | None = ABSENT
    unit_of_measurement: str | None = ABSENT
    proper_shipping_name: str | None = ABSENT
    commodity_regulated_level_code: str | None = ABSENT
    transportation_mode: str | None = ABSENT
    emergency_contact_name: str | None = ABSENT
    emergency_contact_phone: str | None = ABSENT
    adr_packing_group_letter: str | None = ABSENT
    local_proper_shipping_name: str | None = ABSENT
    transport_category: str | None = ABSENT
    tunnel_restriction_code: str | None = ABSENT
    weight_type: str | None = ABSENT


def fill_dangerous_goods(struct: DangerousGoodsStruct) -> DangerousGoods:
    model = blank(DangerousGoods)
    model.chemical_record_identifier = struct.chemical_record_identifier
    model.regulation_set = struct.regulation_set
    model.packaging_type_quantity = struct.packaging_type_quantity
    model.packaging_type = struct.packaging_type
    model.packaging_instruction_code = struct.packaging_instruction_code
    model.id_number = struct.id_number
    model.class_division_number = struct.class_division_number
    model.quantity = struct.quantity
    model.unit_of_measurement = struct.unit_of_measurement
    model.proper_shipping_name = struct.proper_shipping_name
    model.commodity_regulated_level_code = struct.commodity_regulated_level_code
    model.transportation_mode = struct.transportation_mode
    model.emergency_contact_name = struct.emergency_contact_name
    model.emergency_contact_phone = struct.emergency_contact_phone
    model.adr_packing_group_letter = struct.adr_packing_group_letter
    model.local_proper_shipping_name = struct.local_proper_shipping_name
    model.transport_category = struct.transport_category
    model.tunnel_restriction_code = struct.tunnel_restriction_code
    model.weight_type = struct.weight_type
    model._extras = None
    return model


class TaxNumbersStruct(Struct, gc=False, forbid_unknown_fields=True):
    sender: list[TaxNumberStruct] = ABSENT
    receiver: list[TaxNumberStruct] = ABSENT
    importer_of_record: list[TaxNumberStruct] = ABSENT


def fill_tax_numbers(struct: TaxNumbersStruct) -> TaxNumbers:
    model = blank(TaxNumbers)
    value = struct.sender
    model.sender = ABSENT if value is ABSENT else list(map(fill_tax_number, value))
    value = struct.receiver
    model.receiver = ABSENT if value is ABSENT else list(map(fill_tax_number, value))
    value = struct.importer_of_record
    model.importer_of_record = ABSENT if value is ABSENT else list(map(fill_tax_number, value))
    model._extras = None
    return model


class DeliveryDatesStruct(Struct, gc=False, forbid_unknown_fields=True):
    handover_at: str | None = ABSENT
    deliver_at: str | None = ABSENT


def fill_delivery_dates(struct: DeliveryDatesStruct) -> DeliveryDates:
    model = blank(DeliveryDates)
    model.handover_at = struct.handover_at
    model.deliver_at = struct.deliver_at
    model._extras = None
    return model


class TaxNumberStruct(Struct, gc=False, forbid_unknown_fields=True):
    name: str | None = ABSENT
    country_code: str | None = ABSENT
    value: str | None = ABSENT


def fill_tax_number(struct: TaxNumberStruct) -> TaxNumber:
    model = blank(TaxNumber)
    model.name = struct.name
    model.country_code = struct.country_code
    model.value = struct.value
    model._extras = None
    return model


ANSWERS: Final[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
    "list_orders": (OrderListStruct, fill_order_list),
    "create_or_update_orders": (SavedOrderListStruct, fill_saved_order_list),
    "retrieve_order": (OrderAnswerStruct, fill_order_answer),
    "update_order": (SavedOrderAnswerStruct, fill_saved_order_answer),
}
"""By operation: what msgspec reads the body of a success as, and what makes of that what its `parse_success` returns."""
