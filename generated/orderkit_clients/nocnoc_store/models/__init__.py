"""The data models of requests and responses; each is imported when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .asin_numbers import AsinNumbers
    from .attribute import Attribute
    from .attribute_type import AttributeType
    from .cancellation_taken import CancellationTaken
    from .condition import Condition
    from .create_product_from_asin_request import CreateProductFromAsinRequest
    from .create_product_request import CreateProductRequest
    from .created_package import CreatedPackage
    from .created_product import CreatedProduct
    from .currency import Currency
    from .customer import Customer
    from .delivery_address import DeliveryAddress
    from .description_language import DescriptionLanguage
    from .dimensions import Dimensions
    from .error import Error
    from .father_package_request import FatherPackageRequest
    from .image import Image
    from .known_numbers import KnownNumbers
    from .order import Order
    from .order_list import OrderList
    from .order_status import OrderStatus
    from .ordered_product import OrderedProduct
    from .package_item import PackageItem
    from .package_label import PackageLabel
    from .product import Product
    from .product_list import ProductList
    from .product_offer import ProductOffer
    from .size import Size
    from .size_unit import SizeUnit
    from .son_package_request import SonPackageRequest
    from .trade_numbers import TradeNumbers
    from .update_product_request import UpdateProductRequest
    from .weight import Weight
    from .weight_unit import WeightUnit

_MODULES = {
    "AsinNumbers": ".asin_numbers",
    "Attribute": ".attribute",
    "AttributeType": ".attribute_type",
    "CancellationTaken": ".cancellation_taken",
    "Condition": ".condition",
    "CreateProductFromAsinRequest": ".create_product_from_asin_request",
    "CreateProductRequest": ".create_product_request",
    "CreatedPackage": ".created_package",
    "CreatedProduct": ".created_product",
    "Currency": ".currency",
    "Customer": ".customer",
    "DeliveryAddress": ".delivery_address",
    "DescriptionLanguage": ".description_language",
    "Dimensions": ".dimensions",
    "Error": ".error",
    "FatherPackageRequest": ".father_package_request",
    "Image": ".image",
    "KnownNumbers": ".known_numbers",
    "Order": ".order",
    "OrderList": ".order_list",
    "OrderStatus": ".order_status",
    "OrderedProduct": ".ordered_product",
    "PackageItem": ".package_item",
    "PackageLabel": ".package_label",
    "Product": ".product",
    "ProductList": ".product_list",
    "ProductOffer": ".product_offer",
    "Size": ".size",
    "SizeUnit": ".size_unit",
    "SonPackageRequest": ".son_package_request",
    "TradeNumbers": ".trade_numbers",
    "UpdateProductRequest": ".update_product_request",
    "Weight": ".weight",
    "WeightUnit": ".weight_unit",
}

__all__ = (
    "AsinNumbers",
    "Attribute",
    "AttributeType",
    "CancellationTaken",
    "Condition",
    "CreatedPackage",
    "CreatedProduct",
    "CreateProductFromAsinRequest",
    "CreateProductRequest",
    "Currency",
    "Customer",
    "DeliveryAddress",
    "DescriptionLanguage",
    "Dimensions",
    "Error",
    "FatherPackageRequest",
    "Image",
    "KnownNumbers",
    "Order",
    "OrderedProduct",
    "OrderList",
    "OrderStatus",
    "PackageItem",
    "PackageLabel",
    "Product",
    "ProductList",
    "ProductOffer",
    "Size",
    "SizeUnit",
    "SonPackageRequest",
    "TradeNumbers",
    "UpdateProductRequest",
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
