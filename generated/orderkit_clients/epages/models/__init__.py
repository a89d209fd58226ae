"""The data models of requests and responses; each is imported when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .additional_data import AdditionalData
    from .address import Address
    from .address_patch import AddressPatch
    from .address_path import AddressPath
    from .basket_discount import BasketDiscount
    from .coupon_line_item import CouponLineItem
    from .coupon_validation_error import CouponValidationError
    from .document_type import DocumentType
    from .error import Error
    from .image import Image
    from .image_classifier import ImageClassifier
    from .line_item_container import LineItemContainer
    from .link import Link
    from .order import Order
    from .order_detail import OrderDetail
    from .order_document import OrderDocument
    from .order_document_list import OrderDocumentList
    from .order_list import OrderList
    from .payment_data import PaymentData
    from .payment_method import PaymentMethod
    from .payment_status import PaymentStatus
    from .price import Price
    from .product_line_item import ProductLineItem
    from .quantity import Quantity
    from .removable_path import RemovablePath
    from .removal_patch import RemovalPatch
    from .shipping_data import ShippingData
    from .shipping_method import ShippingMethod
    from .status_patch import StatusPatch
    from .status_path import StatusPath
    from .tax import Tax
    from .tax_class import TaxClass
    from .tax_model import TaxModel
    from .tax_type import TaxType
    from .text_patch import TextPatch
    from .text_path import TextPath

_MODULES = {
    "AdditionalData": ".additional_data",
    "Address": ".address",
    "AddressPatch": ".address_patch",
    "AddressPath": ".address_path",
    "BasketDiscount": ".basket_discount",
    "CouponLineItem": ".coupon_line_item",
    "CouponValidationError": ".coupon_validation_error",
    "DocumentType": ".document_type",
    "Error": ".error",
    "Image": ".image",
    "ImageClassifier": ".image_classifier",
    "LineItemContainer": ".line_item_container",
    "Link": ".link",
    "Order": ".order",
    "OrderDetail": ".order_detail",
    "OrderDocument": ".order_document",
    "OrderDocumentList": ".order_document_list",
    "OrderList": ".order_list",
    "PaymentData": ".payment_data",
    "PaymentMethod": ".payment_method",
    "PaymentStatus": ".payment_status",
    "Price": ".price",
    "ProductLineItem": ".product_line_item",
    "Quantity": ".quantity",
    "RemovablePath": ".removable_path",
    "RemovalPatch": ".removal_patch",
    "ShippingData": ".shipping_data",
    "ShippingMethod": ".shipping_method",
    "StatusPatch": ".status_patch",
    "StatusPath": ".status_path",
    "Tax": ".tax",
    "TaxClass": ".tax_class",
    "TaxModel": ".tax_model",
    "TaxType": ".tax_type",
    "TextPatch": ".text_patch",
    "TextPath": ".text_path",
}

__all__ = (
    "AdditionalData",
    "Address",
    "AddressPatch",
    "AddressPath",
    "BasketDiscount",
    "CouponLineItem",
    "CouponValidationError",
    "DocumentType",
    "Error",
    "Image",
    "ImageClassifier",
    "LineItemContainer",
    "Link",
    "Order",
    "OrderDetail",
    "OrderDocument",
    "OrderDocumentList",
    "OrderList",
    "PaymentData",
    "PaymentMethod",
    "PaymentStatus",
    "Price",
    "ProductLineItem",
    "Quantity",
    "RemovablePath",
    "RemovalPatch",
    "ShippingData",
    "ShippingMethod",
    "StatusPatch",
    "StatusPath",
    "Tax",
    "TaxClass",
    "TaxModel",
    "TaxType",
    "TextPatch",
    "TextPath",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
