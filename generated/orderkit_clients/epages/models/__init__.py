"""The data models of requests and responses; each is imported when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .additional_data import AdditionalData
    from .additional_information import AdditionalInformation
    from .address import Address
    from .address_input import AddressInput
    from .address_path import AddressPath
    from .basket_discount import BasketDiscount
    from .bulk_price import BulkPrice
    from .coupon_line_item import CouponLineItem
    from .coupon_validation_error import CouponValidationError
    from .deposit_line_item import DepositLineItem
    from .document_type import DocumentType
    from .error import Error
    from .image import Image
    from .image_classifier import ImageClassifier
    from .line_item import LineItem
    from .line_item_container import LineItemContainer
    from .link import Link
    from .order import Order
    from .order_detail import OrderDetail
    from .order_document import OrderDocument
    from .order_document_list import OrderDocumentList
    from .order_list import OrderList
    from .patch_op import PatchOp
    from .patch_operation import PatchOperation
    from .patch_path import PatchPath
    from .payment_data import PaymentData
    from .payment_method import PaymentMethod
    from .payment_status import PaymentStatus
    from .price import Price
    from .product_line_item import ProductLineItem
    from .quantity import Quantity
    from .removable_path import RemovablePath
    from .shipping_data import ShippingData
    from .shipping_method import ShippingMethod
    from .status_path import StatusPath
    from .tax import Tax
    from .tax_class import TaxClass
    from .tax_model import TaxModel
    from .tax_type import TaxType
    from .text_path import TextPath

_MODULES = {
    "AdditionalData": ".additional_data",
    "AdditionalInformation": ".additional_information",
    "Address": ".address",
    "AddressInput": ".address_input",
    "AddressPath": ".address_path",
    "BasketDiscount": ".basket_discount",
    "BulkPrice": ".bulk_price",
    "CouponLineItem": ".coupon_line_item",
    "CouponValidationError": ".coupon_validation_error",
    "DepositLineItem": ".deposit_line_item",
    "DocumentType": ".document_type",
    "Error": ".error",
    "Image": ".image",
    "ImageClassifier": ".image_classifier",
    "LineItem": ".line_item",
    "LineItemContainer": ".line_item_container",
    "Link": ".link",
    "Order": ".order",
    "OrderDetail": ".order_detail",
    "OrderDocument": ".order_document",
    "OrderDocumentList": ".order_document_list",
    "OrderList": ".order_list",
    "PatchOp": ".patch_op",
    "PatchOperation": ".patch_operation",
    "PatchPath": ".patch_path",
    "PaymentData": ".payment_data",
    "PaymentMethod": ".payment_method",
    "PaymentStatus": ".payment_status",
    "Price": ".price",
    "ProductLineItem": ".product_line_item",
    "Quantity": ".quantity",
    "RemovablePath": ".removable_path",
    "ShippingData": ".shipping_data",
    "ShippingMethod": ".shipping_method",
    "StatusPath": ".status_path",
    "Tax": ".tax",
    "TaxClass": ".tax_class",
    "TaxModel": ".tax_model",
    "TaxType": ".tax_type",
    "TextPath": ".text_path",
}

__all__ = (
    "AdditionalData",
    "AdditionalInformation",
    "Address",
    "AddressInput",
    "AddressPath",
    "BasketDiscount",
    "BulkPrice",
    "CouponLineItem",
    "CouponValidationError",
    "DepositLineItem",
    "DocumentType",
    "Error",
    "Image",
    "ImageClassifier",
    "LineItem",
    "LineItemContainer",
    "Link",
    "Order",
    "OrderDetail",
    "OrderDocument",
    "OrderDocumentList",
    "OrderList",
    "PatchOp",
    "PatchOperation",
    "PatchPath",
    "PaymentData",
    "PaymentMethod",
    "PaymentStatus",
    "Price",
    "ProductLineItem",
    "Quantity",
    "RemovablePath",
    "ShippingData",
    "ShippingMethod",
    "StatusPath",
    "Tax",
    "TaxClass",
    "TaxModel",
    "TaxType",
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
