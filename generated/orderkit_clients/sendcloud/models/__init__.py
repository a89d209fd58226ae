"""The data models of requests and responses; each is imported when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .address import Address
    from .address_changes import AddressChanges
    from .costs import Costs
    from .customer_details import CustomerDetails
    from .customer_details_changes import CustomerDetailsChanges
    from .customs_details import CustomsDetails
    from .dangerous_goods import DangerousGoods
    from .delivery_dates import DeliveryDates
    from .dimension import Dimension
    from .error import Error
    from .error_code import ErrorCode
    from .error_links import ErrorLinks
    from .error_list import ErrorList
    from .error_meta import ErrorMeta
    from .error_source import ErrorSource
    from .export_type import ExportType
    from .integration import Integration
    from .length_unit import LengthUnit
    from .measurement import Measurement
    from .new_address import NewAddress
    from .new_address_facts import NewAddressFacts
    from .new_costs import NewCosts
    from .new_customer_details import NewCustomerDetails
    from .new_customs_details import NewCustomsDetails
    from .new_dangerous_goods import NewDangerousGoods
    from .new_delivery_dates import NewDeliveryDates
    from .new_dimension import NewDimension
    from .new_export_type import NewExportType
    from .new_integration import NewIntegration
    from .new_item_facts import NewItemFacts
    from .new_item_facts_properties import NewItemFactsProperties
    from .new_length_unit import NewLengthUnit
    from .new_measurement import NewMeasurement
    from .new_order import NewOrder
    from .new_order_details import NewOrderDetails
    from .new_order_item import NewOrderItem
    from .new_payment_details import NewPaymentDetails
    from .new_payment_facts import NewPaymentFacts
    from .new_price import NewPrice
    from .new_service_point_details import NewServicePointDetails
    from .new_service_point_details_extra_data import NewServicePointDetailsExtraData
    from .new_ship_with import NewShipWith
    from .new_ship_with_properties import NewShipWithProperties
    from .new_ship_with_type import NewShipWithType
    from .new_shipment_type import NewShipmentType
    from .new_shipping_details import NewShippingDetails
    from .new_shop_status import NewShopStatus
    from .new_tax_number import NewTaxNumber
    from .new_tax_numbers import NewTaxNumbers
    from .new_volume import NewVolume
    from .new_weight import NewWeight
    from .new_weight_unit import NewWeightUnit
    from .order import Order
    from .order_answer import OrderAnswer
    from .order_changes import OrderChanges
    from .order_details import OrderDetails
    from .order_details_changes import OrderDetailsChanges
    from .order_item import OrderItem
    from .order_item_changes import OrderItemChanges
    from .order_item_properties import OrderItemProperties
    from .order_list import OrderList
    from .payment_details import PaymentDetails
    from .payment_details_changes import PaymentDetailsChanges
    from .price import Price
    from .saved_order import SavedOrder
    from .saved_order_answer import SavedOrderAnswer
    from .saved_order_list import SavedOrderList
    from .service_point_details import ServicePointDetails
    from .service_point_details_extra_data import ServicePointDetailsExtraData
    from .ship_with import ShipWith
    from .ship_with_properties import ShipWithProperties
    from .ship_with_type import ShipWithType
    from .shipment_type import ShipmentType
    from .shipping_details import ShippingDetails
    from .shop_status import ShopStatus
    from .tax_number import TaxNumber
    from .tax_numbers import TaxNumbers
    from .volume import Volume
    from .weight import Weight
    from .weight_unit import WeightUnit

_MODULES = {
    "Address": ".address",
    "AddressChanges": ".address_changes",
    "Costs": ".costs",
    "CustomerDetails": ".customer_details",
    "CustomerDetailsChanges": ".customer_details_changes",
    "CustomsDetails": ".customs_details",
    "DangerousGoods": ".dangerous_goods",
    "DeliveryDates": ".delivery_dates",
    "Dimension": ".dimension",
    "Error": ".error",
    "ErrorCode": ".error_code",
    "ErrorLinks": ".error_links",
    "ErrorList": ".error_list",
    "ErrorMeta": ".error_meta",
    "ErrorSource": ".error_source",
    "ExportType": ".export_type",
    "Integration": ".integration",
    "LengthUnit": ".length_unit",
    "Measurement": ".measurement",
    "NewAddress": ".new_address",
    "NewAddressFacts": ".new_address_facts",
    "NewCosts": ".new_costs",
    "NewCustomerDetails": ".new_customer_details",
    "NewCustomsDetails": ".new_customs_details",
    "NewDangerousGoods": ".new_dangerous_goods",
    "NewDeliveryDates": ".new_delivery_dates",
    "NewDimension": ".new_dimension",
    "NewExportType": ".new_export_type",
    "NewIntegration": ".new_integration",
    "NewItemFacts": ".new_item_facts",
    "NewItemFactsProperties": ".new_item_facts_properties",
    "NewLengthUnit": ".new_length_unit",
    "NewMeasurement": ".new_measurement",
    "NewOrder": ".new_order",
    "NewOrderDetails": ".new_order_details",
    "NewOrderItem": ".new_order_item",
    "NewPaymentDetails": ".new_payment_details",
    "NewPaymentFacts": ".new_payment_facts",
    "NewPrice": ".new_price",
    "NewServicePointDetails": ".new_service_point_details",
    "NewServicePointDetailsExtraData": ".new_service_point_details_extra_data",
    "NewShipWith": ".new_ship_with",
    "NewShipWithProperties": ".new_ship_with_properties",
    "NewShipWithType": ".new_ship_with_type",
    "NewShipmentType": ".new_shipment_type",
    "NewShippingDetails": ".new_shipping_details",
    "NewShopStatus": ".new_shop_status",
    "NewTaxNumber": ".new_tax_number",
    "NewTaxNumbers": ".new_tax_numbers",
    "NewVolume": ".new_volume",
    "NewWeight": ".new_weight",
    "NewWeightUnit": ".new_weight_unit",
    "Order": ".order",
    "OrderAnswer": ".order_answer",
    "OrderChanges": ".order_changes",
    "OrderDetails": ".order_details",
    "OrderDetailsChanges": ".order_details_changes",
    "OrderItem": ".order_item",
    "OrderItemChanges": ".order_item_changes",
    "OrderItemProperties": ".order_item_properties",
    "OrderList": ".order_list",
    "PaymentDetails": ".payment_details",
    "PaymentDetailsChanges": ".payment_details_changes",
    "Price": ".price",
    "SavedOrder": ".saved_order",
    "SavedOrderAnswer": ".saved_order_answer",
    "SavedOrderList": ".saved_order_list",
    "ServicePointDetails": ".service_point_details",
    "ServicePointDetailsExtraData": ".service_point_details_extra_data",
    "ShipWith": ".ship_with",
    "ShipWithProperties": ".ship_with_properties",
    "ShipWithType": ".ship_with_type",
    "ShipmentType": ".shipment_type",
    "ShippingDetails": ".shipping_details",
    "ShopStatus": ".shop_status",
    "TaxNumber": ".tax_number",
    "TaxNumbers": ".tax_numbers",
    "Volume": ".volume",
    "Weight": ".weight",
    "WeightUnit": ".weight_unit",
}

__all__ = (
    "Address",
    "AddressChanges",
    "Costs",
    "CustomerDetails",
    "CustomerDetailsChanges",
    "CustomsDetails",
    "DangerousGoods",
    "DeliveryDates",
    "Dimension",
    "Error",
    "ErrorCode",
    "ErrorLinks",
    "ErrorList",
    "ErrorMeta",
    "ErrorSource",
    "ExportType",
    "Integration",
    "LengthUnit",
    "Measurement",
    "NewAddress",
    "NewAddressFacts",
    "NewCosts",
    "NewCustomerDetails",
    "NewCustomsDetails",
    "NewDangerousGoods",
    "NewDeliveryDates",
    "NewDimension",
    "NewExportType",
    "NewIntegration",
    "NewItemFacts",
    "NewItemFactsProperties",
    "NewLengthUnit",
    "NewMeasurement",
    "NewOrder",
    "NewOrderDetails",
    "NewOrderItem",
    "NewPaymentDetails",
    "NewPaymentFacts",
    "NewPrice",
    "NewServicePointDetails",
    "NewServicePointDetailsExtraData",
    "NewShipmentType",
    "NewShippingDetails",
    "NewShipWith",
    "NewShipWithProperties",
    "NewShipWithType",
    "NewShopStatus",
    "NewTaxNumber",
    "NewTaxNumbers",
    "NewVolume",
    "NewWeight",
    "NewWeightUnit",
    "Order",
    "OrderAnswer",
    "OrderChanges",
    "OrderDetails",
    "OrderDetailsChanges",
    "OrderItem",
    "OrderItemChanges",
    "OrderItemProperties",
    "OrderList",
    "PaymentDetails",
    "PaymentDetailsChanges",
    "Price",
    "SavedOrder",
    "SavedOrderAnswer",
    "SavedOrderList",
    "ServicePointDetails",
    "ServicePointDetailsExtraData",
    "ShipmentType",
    "ShippingDetails",
    "ShipWith",
    "ShipWithProperties",
    "ShipWithType",
    "ShopStatus",
    "TaxNumber",
    "TaxNumbers",
    "Volume",
    "Weight",
    "WeightUnit",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
