"""The data models of requests and responses; each is imported when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .address import Address
    from .address_changes import AddressChanges
    from .address_facts import AddressFacts
    from .costs import Costs
    from .customer_details import CustomerDetails
    from .customer_details_changes import CustomerDetailsChanges
    from .customs_details import CustomsDetails
    from .dangerous_goods import DangerousGoods
    from .delivery_dates import DeliveryDates
    from .dimension import Dimension
    from .error import Error
    from .error_links import ErrorLinks
    from .error_list import ErrorList
    from .error_meta import ErrorMeta
    from .error_source import ErrorSource
    from .export_type import ExportType
    from .integration import Integration
    from .item_facts import ItemFacts
    from .item_facts_properties import ItemFactsProperties
    from .length_unit import LengthUnit
    from .measurement import Measurement
    from .new_order import NewOrder
    from .new_order_details import NewOrderDetails
    from .new_order_item import NewOrderItem
    from .order import Order
    from .order_answer import OrderAnswer
    from .order_changes import OrderChanges
    from .order_details import OrderDetails
    from .order_details_changes import OrderDetailsChanges
    from .order_item import OrderItem
    from .order_item_changes import OrderItemChanges
    from .order_list import OrderList
    from .payment_details import PaymentDetails
    from .payment_details_changes import PaymentDetailsChanges
    from .payment_facts import PaymentFacts
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
    "AddressFacts": ".address_facts",
    "Costs": ".costs",
    "CustomerDetails": ".customer_details",
    "CustomerDetailsChanges": ".customer_details_changes",
    "CustomsDetails": ".customs_details",
    "DangerousGoods": ".dangerous_goods",
    "DeliveryDates": ".delivery_dates",
    "Dimension": ".dimension",
    "Error": ".error",
    "ErrorLinks": ".error_links",
    "ErrorList": ".error_list",
    "ErrorMeta": ".error_meta",
    "ErrorSource": ".error_source",
    "ExportType": ".export_type",
    "Integration": ".integration",
    "ItemFacts": ".item_facts",
    "ItemFactsProperties": ".item_facts_properties",
    "LengthUnit": ".length_unit",
    "Measurement": ".measurement",
    "NewOrder": ".new_order",
    "NewOrderDetails": ".new_order_details",
    "NewOrderItem": ".new_order_item",
    "Order": ".order",
    "OrderAnswer": ".order_answer",
    "OrderChanges": ".order_changes",
    "OrderDetails": ".order_details",
    "OrderDetailsChanges": ".order_details_changes",
    "OrderItem": ".order_item",
    "OrderItemChanges": ".order_item_changes",
    "OrderList": ".order_list",
    "PaymentDetails": ".payment_details",
    "PaymentDetailsChanges": ".payment_details_changes",
    "PaymentFacts": ".payment_facts",
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
    "AddressFacts",
    "Costs",
    "CustomerDetails",
    "CustomerDetailsChanges",
    "CustomsDetails",
    "DangerousGoods",
    "DeliveryDates",
    "Dimension",
    "Error",
    "ErrorLinks",
    "ErrorList",
    "ErrorMeta",
    "ErrorSource",
    "ExportType",
    "Integration",
    "ItemFacts",
    "ItemFactsProperties",
    "LengthUnit",
    "Measurement",
    "NewOrder",
    "NewOrderDetails",
    "NewOrderItem",
    "Order",
    "OrderAnswer",
    "OrderChanges",
    "OrderDetails",
    "OrderDetailsChanges",
    "OrderItem",
    "OrderItemChanges",
    "OrderList",
    "PaymentDetails",
    "PaymentDetailsChanges",
    "PaymentFacts",
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
