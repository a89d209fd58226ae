"""The data models of requests and responses; each is imported when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .asin_numbers import AsinNumbers
    from .attribute import Attribute
    from .attribute_request import AttributeRequest
    from .attribute_type import AttributeType
    from .attribute_type_request import AttributeTypeRequest
    from .cancellation_taken import CancellationTaken
    from .condition import Condition
    from .condition_request import ConditionRequest
    from .create_product_from_asin_request import CreateProductFromAsinRequest
    from .create_product_request import CreateProductRequest
    from .created_package import CreatedPackage
    from .created_product import CreatedProduct
    from .currency import Currency
    from .currency_request import CurrencyRequest
    from .customer import Customer
    from .delivery_address import DeliveryAddress
    from .description_language import DescriptionLanguage
    from .description_language_request import DescriptionLanguageRequest
    from .dimensions import Dimensions
    from .dimensions_request import DimensionsRequest
    from .error import Error
    from .father_package_request import FatherPackageRequest
    from .image import Image
    from .image_request import ImageRequest
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
    from .size_request import SizeRequest
    from .size_unit import SizeUnit
    from .size_unit_request import SizeUnitRequest
    from .son_package_request import SonPackageRequest
    from .trade_numbers import TradeNumbers
    from .trade_numbers_request import TradeNumbersRequest
    from .update_product_request import UpdateProductRequest
    from .weight import Weight
    from .weight_request import WeightRequest
    from .weight_unit import WeightUnit
    from .weight_unit_request import WeightUnitRequest

_MODULES = {
    "AsinNumbers": ".asin_numbers",
    "Attribute": ".attribute",
    "AttributeRequest": ".attribute_request",
    "AttributeType": ".attribute_type",
    "AttributeTypeRequest": ".attribute_type_request",
    "CancellationTaken": ".cancellation_taken",
    "Condition": ".condition",
    "ConditionRequest": ".condition_request",
    "CreateProductFromAsinRequest": ".create_product_from_asin_request",
    "CreateProductRequest": ".create_product_request",
    "CreatedPackage": ".created_package",
    "CreatedProduct": ".created_product",
    "Currency": ".currency",
    "CurrencyRequest": ".currency_request",
    "Customer": ".customer",
    "DeliveryAddress": ".delivery_address",
    "DescriptionLanguage": ".description_language",
    "DescriptionLanguageRequest": ".description_language_request",
    "Dimensions": ".dimensions",
    "DimensionsRequest": ".dimensions_request",
    "Error": ".error",
    "FatherPackageRequest": ".father_package_request",
    "Image": ".image",
    "ImageRequest": ".image_request",
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
    "SizeRequest": ".size_request",
    "SizeUnit": ".size_unit",
    "SizeUnitRequest": ".size_unit_request",
    "SonPackageRequest": ".son_package_request",
    "TradeNumbers": ".trade_numbers",
    "TradeNumbersRequest": ".trade_numbers_request",
    "UpdateProductRequest": ".update_product_request",
    "Weight": ".weight",
    "WeightRequest": ".weight_request",
    "WeightUnit": ".weight_unit",
    "WeightUnitRequest": ".weight_unit_request",
}

__all__ = (
    "AsinNumbers",
    "Attribute",
    "AttributeRequest",
    "AttributeType",
    "AttributeTypeRequest",
    "CancellationTaken",
    "Condition",
    "ConditionRequest",
    "CreatedPackage",
    "CreatedProduct",
    "CreateProductFromAsinRequest",
    "CreateProductRequest",
    "Currency",
    "CurrencyRequest",
    "Customer",
    "DeliveryAddress",
    "DescriptionLanguage",
    "DescriptionLanguageRequest",
    "Dimensions",
    "DimensionsRequest",
    "Error",
    "FatherPackageRequest",
    "Image",
    "ImageRequest",
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
    "SizeRequest",
    "SizeUnit",
    "SizeUnitRequest",
    "SonPackageRequest",
    "TradeNumbers",
    "TradeNumbersRequest",
    "UpdateProductRequest",
    "Weight",
    "WeightRequest",
    "WeightUnit",
    "WeightUnitRequest",
)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
