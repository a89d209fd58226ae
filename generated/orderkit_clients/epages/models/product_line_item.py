from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items, number


@_attrs_define(eq=False, repr=False)
class ProductLineItem(OpenModel[Any]):
    """A product that was ordered, and its quantity.

    Attributes:
        line_item_id (str): Id of the line.
        product_id (str): Id of the product.
        quantity (Quantity): An amount of something, in a unit.
        sku (None | str): Stock keeping unit; it may be the product's own with more behind it.
        name (str | None): Name of the product, in the language of the response.
        line_item_price (Price | None): An amount of money, for programs and for people.
        single_item_price (Price | None): An amount of money, for programs and for people.
        line_item_coupon_discount (None | Price): The discount of a coupon that applies to this line only.
        images (list[Image] | None): Pictures of the product, in several sizes.
        links (list[Link] | None): References to the product and its tax class.
        tax_class (None | TaxClass): The tax class of the product.
        delivery_weight (None | Quantity): The weight for delivery: g, kg, mg, oz, lb or t as its `unit` says.
        variation_string (None | str): The selected variation of the product, for people.
        essential_features (None | str): The essential features of the product.
        additional_information (AdditionalInformation | None): More about the line; in the product line Now only.
        energy_labels_string (None | str): The energy labels: one, or a range of two.
        energy_labels_max_efficiency_string (None | str): The best efficiency of the energy labels.
        energy_label_source_file (None | str): URL of a file with the manufacturer's energy label.
        product_data_sheet_source_file (None | str): URL of a file with the product's data sheet.
        order_unit (None | str): The unit in which the product is ordered, in the language of the response.
        order_unit_short (None | str): The same, abbreviated if there is an abbreviation.
        min_order (float | None): Minimum quantity of an order, in units of `orderUnit`.
        interval_order (float | None): Step in which more can be ordered, in units of `orderUnit`.
        price_quantity (float | None): Quantity of units that the product's price is for.
        quantity_price (None | Price): The price of that quantity.
        is_in_wishlist (bool | None): Whether the product is on the customer's wish list.
    """

    line_item_id: str
    """Id of the line."""
    product_id: str
    """Id of the product."""
    quantity: Quantity
    """An amount of something, in a unit."""
    sku: None | str = None
    """Stock keeping unit; it may be the product's own with more behind it."""
    name: str | None = None
    """Name of the product, in the language of the response."""
    line_item_price: Price | None = None
    """An amount of money, for programs and for people."""
    single_item_price: Price | None = None
    """An amount of money, for programs and for people."""
    line_item_coupon_discount: None | Price = None
    """The discount of a coupon that applies to this line only."""
    images: list[Image] | None = None
    """Pictures of the product, in several sizes."""
    links: list[Link] | None = None
    """References to the product and its tax class."""
    tax_class: None | TaxClass = None
    """The tax class of the product."""
    delivery_weight: None | Quantity = None
    """The weight for delivery: g, kg, mg, oz, lb or t as its `unit` says."""
    variation_string: None | str = None
    """The selected variation of the product, for people."""
    essential_features: None | str = None
    """The essential features of the product."""
    additional_information: AdditionalInformation | None = None
    """More about the line; in the product line Now only."""
    energy_labels_string: None | str = None
    """The energy labels: one, or a range of two."""
    energy_labels_max_efficiency_string: None | str = None
    """The best efficiency of the energy labels."""
    energy_label_source_file: None | str = None
    """URL of a file with the manufacturer's energy label."""
    product_data_sheet_source_file: None | str = None
    """URL of a file with the product's data sheet."""
    order_unit: None | str = None
    """The unit in which the product is ordered, in the language of the response."""
    order_unit_short: None | str = None
    """The same, abbreviated if there is an abbreviation."""
    min_order: float | None = None
    """Minimum quantity of an order, in units of `orderUnit`."""
    interval_order: float | None = None
    """Step in which more can be ordered, in units of `orderUnit`."""
    price_quantity: float | None = None
    """Quantity of units that the product's price is for."""
    quantity_price: None | Price = None
    """The price of that quantity."""
    is_in_wishlist: bool | None = None
    """Whether the product is on the customer's wish list."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {
        "sku": 1,
        "line_item_coupon_discount": 2,
        "tax_class": 4,
        "delivery_weight": 8,
        "variation_string": 16,
        "essential_features": 32,
        "additional_information": 64,
        "energy_labels_string": 128,
        "energy_labels_max_efficiency_string": 256,
        "energy_label_source_file": 512,
        "product_data_sheet_source_file": 1024,
        "order_unit": 2048,
        "order_unit_short": 4096,
        "min_order": 8192,
        "interval_order": 16384,
        "price_quantity": 32768,
        "quantity_price": 65536,
        "is_in_wishlist": 131072,
    }
    SLOTS: ClassVar[dict[str, str]] = {
        "lineItemId": "line_item_id",
        "productId": "product_id",
        "lineItemPrice": "line_item_price",
        "singleItemPrice": "single_item_price",
        "lineItemCouponDiscount": "line_item_coupon_discount",
        "taxClass": "tax_class",
        "deliveryWeight": "delivery_weight",
        "variationString": "variation_string",
        "essentialFeatures": "essential_features",
        "additionalInformation": "additional_information",
        "energyLabelsString": "energy_labels_string",
        "energyLabelsMaxEfficiencyString": "energy_labels_max_efficiency_string",
        "energyLabelSourceFile": "energy_label_source_file",
        "productDataSheetSourceFile": "product_data_sheet_source_file",
        "orderUnit": "order_unit",
        "orderUnitShort": "order_unit_short",
        "minOrder": "min_order",
        "intervalOrder": "interval_order",
        "priceQuantity": "price_quantity",
        "quantityPrice": "quantity_price",
        "isInWishlist": "is_in_wishlist",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["lineItemId"] = self.line_item_id
        field_dict["productId"] = self.product_id
        field_dict["quantity"] = self.quantity.to_dict()
        if self.sku is not None:
            field_dict["sku"] = self.sku
        elif self._present & 1:
            field_dict["sku"] = None
        if self.name is not None:
            field_dict["name"] = self.name
        if self.line_item_price is not None:
            field_dict["lineItemPrice"] = self.line_item_price.to_dict()
        if self.single_item_price is not None:
            field_dict["singleItemPrice"] = self.single_item_price.to_dict()
        if self.line_item_coupon_discount is not None:
            field_dict["lineItemCouponDiscount"] = (
                self.line_item_coupon_discount.to_dict()
                if isinstance(self.line_item_coupon_discount, Price)
                else self.line_item_coupon_discount
            )
        elif self._present & 2:
            field_dict["lineItemCouponDiscount"] = None
        if self.images is not None:
            field_dict["images"] = [item.to_dict() for item in self.images]
        if self.links is not None:
            field_dict["links"] = [item.to_dict() for item in self.links]
        if self.tax_class is not None:
            field_dict["taxClass"] = (
                self.tax_class.to_dict() if isinstance(self.tax_class, TaxClass) else self.tax_class
            )
        elif self._present & 4:
            field_dict["taxClass"] = None
        if self.delivery_weight is not None:
            field_dict["deliveryWeight"] = (
                self.delivery_weight.to_dict()
                if isinstance(self.delivery_weight, Quantity)
                else self.delivery_weight
            )
        elif self._present & 8:
            field_dict["deliveryWeight"] = None
        if self.variation_string is not None:
            field_dict["variationString"] = self.variation_string
        elif self._present & 16:
            field_dict["variationString"] = None
        if self.essential_features is not None:
            field_dict["essentialFeatures"] = self.essential_features
        elif self._present & 32:
            field_dict["essentialFeatures"] = None
        if self.additional_information is not None:
            field_dict["additionalInformation"] = (
                self.additional_information.to_dict()
                if isinstance(self.additional_information, AdditionalInformation)
                else self.additional_information
            )
        elif self._present & 64:
            field_dict["additionalInformation"] = None
        if self.energy_labels_string is not None:
            field_dict["energyLabelsString"] = self.energy_labels_string
        elif self._present & 128:
            field_dict["energyLabelsString"] = None
        if self.energy_labels_max_efficiency_string is not None:
            field_dict["energyLabelsMaxEfficiencyString"] = self.energy_labels_max_efficiency_string
        elif self._present & 256:
            field_dict["energyLabelsMaxEfficiencyString"] = None
        if self.energy_label_source_file is not None:
            field_dict["energyLabelSourceFile"] = self.energy_label_source_file
        elif self._present & 512:
            field_dict["energyLabelSourceFile"] = None
        if self.product_data_sheet_source_file is not None:
            field_dict["productDataSheetSourceFile"] = self.product_data_sheet_source_file
        elif self._present & 1024:
            field_dict["productDataSheetSourceFile"] = None
        if self.order_unit is not None:
            field_dict["orderUnit"] = self.order_unit
        elif self._present & 2048:
            field_dict["orderUnit"] = None
        if self.order_unit_short is not None:
            field_dict["orderUnitShort"] = self.order_unit_short
        elif self._present & 4096:
            field_dict["orderUnitShort"] = None
        if self.min_order is not None:
            field_dict["minOrder"] = self.min_order
        elif self._present & 8192:
            field_dict["minOrder"] = None
        if self.interval_order is not None:
            field_dict["intervalOrder"] = self.interval_order
        elif self._present & 16384:
            field_dict["intervalOrder"] = None
        if self.price_quantity is not None:
            field_dict["priceQuantity"] = self.price_quantity
        elif self._present & 32768:
            field_dict["priceQuantity"] = None
        if self.quantity_price is not None:
            field_dict["quantityPrice"] = (
                self.quantity_price.to_dict()
                if isinstance(self.quantity_price, Price)
                else self.quantity_price
            )
        elif self._present & 65536:
            field_dict["quantityPrice"] = None
        if self.is_in_wishlist is not None:
            field_dict["isInWishlist"] = self.is_in_wishlist
        elif self._present & 131072:
            field_dict["isInWishlist"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 26
        present = 262143
        model.line_item_id = value = src_dict["lineItemId"]
        if type(value) is not str:
            checked(value, "ProductLineItem.lineItemId", str)
        model.product_id = value = src_dict["productId"]
        if type(value) is not str:
            checked(value, "ProductLineItem.productId", str)
        model.quantity = read_quantity(src_dict["quantity"])
        if "sku" in src_dict:
            model.sku = value = src_dict["sku"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.sku", str, None)
        else:
            model.sku = None
            present -= 1
            known -= 1
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str:
                checked(value, "ProductLineItem.name", str)
        else:
            model.name = None
            known -= 1
        if "lineItemPrice" in src_dict:
            model.line_item_price = read_price(src_dict["lineItemPrice"])
        else:
            model.line_item_price = None
            known -= 1
        if "singleItemPrice" in src_dict:
            model.single_item_price = read_price(src_dict["singleItemPrice"])
        else:
            model.single_item_price = None
            known -= 1
        if "lineItemCouponDiscount" in src_dict:
            value = src_dict["lineItemCouponDiscount"]
            model.line_item_coupon_discount = None if value is None else read_price(value)
        else:
            model.line_item_coupon_discount = None
            present -= 2
            known -= 1
        if "images" in src_dict:
            model.images = list(map(read_image, items(src_dict["images"], "ProductLineItem.images")))
        else:
            model.images = None
            known -= 1
        if "links" in src_dict:
            model.links = list(map(read_link, items(src_dict["links"], "ProductLineItem.links")))
        else:
            model.links = None
            known -= 1
        if "taxClass" in src_dict:
            value = src_dict["taxClass"]
            model.tax_class = None if value is None else read_tax_class(value)
        else:
            model.tax_class = None
            present -= 4
            known -= 1
        if "deliveryWeight" in src_dict:
            value = src_dict["deliveryWeight"]
            model.delivery_weight = None if value is None else read_quantity(value)
        else:
            model.delivery_weight = None
            present -= 8
            known -= 1
        if "variationString" in src_dict:
            model.variation_string = value = src_dict["variationString"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.variationString", str, None)
        else:
            model.variation_string = None
            present -= 16
            known -= 1
        if "essentialFeatures" in src_dict:
            model.essential_features = value = src_dict["essentialFeatures"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.essentialFeatures", str, None)
        else:
            model.essential_features = None
            present -= 32
            known -= 1
        if "additionalInformation" in src_dict:
            value = src_dict["additionalInformation"]
            model.additional_information = None if value is None else read_additional_information(value)
        else:
            model.additional_information = None
            present -= 64
            known -= 1
        if "energyLabelsString" in src_dict:
            model.energy_labels_string = value = src_dict["energyLabelsString"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.energyLabelsString", str, None)
        else:
            model.energy_labels_string = None
            present -= 128
            known -= 1
        if "energyLabelsMaxEfficiencyString" in src_dict:
            model.energy_labels_max_efficiency_string = value = src_dict["energyLabelsMaxEfficiencyString"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.energyLabelsMaxEfficiencyString", str, None)
        else:
            model.energy_labels_max_efficiency_string = None
            present -= 256
            known -= 1
        if "energyLabelSourceFile" in src_dict:
            model.energy_label_source_file = value = src_dict["energyLabelSourceFile"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.energyLabelSourceFile", str, None)
        else:
            model.energy_label_source_file = None
            present -= 512
            known -= 1
        if "productDataSheetSourceFile" in src_dict:
            model.product_data_sheet_source_file = value = src_dict["productDataSheetSourceFile"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.productDataSheetSourceFile", str, None)
        else:
            model.product_data_sheet_source_file = None
            present -= 1024
            known -= 1
        if "orderUnit" in src_dict:
            model.order_unit = value = src_dict["orderUnit"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.orderUnit", str, None)
        else:
            model.order_unit = None
            present -= 2048
            known -= 1
        if "orderUnitShort" in src_dict:
            model.order_unit_short = value = src_dict["orderUnitShort"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.orderUnitShort", str, None)
        else:
            model.order_unit_short = None
            present -= 4096
            known -= 1
        if "minOrder" in src_dict:
            model.min_order = value = src_dict["minOrder"]
            if type(value) is not float and type(value) is not int and value is not None:
                model.min_order = number(value, "ProductLineItem.minOrder", float, int, None)
        else:
            model.min_order = None
            present -= 8192
            known -= 1
        if "intervalOrder" in src_dict:
            model.interval_order = value = src_dict["intervalOrder"]
            if type(value) is not float and type(value) is not int and value is not None:
                model.interval_order = number(value, "ProductLineItem.intervalOrder", float, int, None)
        else:
            model.interval_order = None
            present -= 16384
            known -= 1
        if "priceQuantity" in src_dict:
            model.price_quantity = value = src_dict["priceQuantity"]
            if type(value) is not float and type(value) is not int and value is not None:
                model.price_quantity = number(value, "ProductLineItem.priceQuantity", float, int, None)
        else:
            model.price_quantity = None
            present -= 32768
            known -= 1
        if "quantityPrice" in src_dict:
            value = src_dict["quantityPrice"]
            model.quantity_price = None if value is None else read_price(value)
        else:
            model.quantity_price = None
            present -= 65536
            known -= 1
        if "isInWishlist" in src_dict:
            model.is_in_wishlist = value = src_dict["isInWishlist"]
            if type(value) is not bool and value is not None:
                checked(value, "ProductLineItem.isInWishlist", bool, None)
        else:
            model.is_in_wishlist = None
            present -= 131072
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_product_line_item = ProductLineItem.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "lineItemId",
        "productId",
        "quantity",
        "sku",
        "name",
        "lineItemPrice",
        "singleItemPrice",
        "lineItemCouponDiscount",
        "images",
        "links",
        "taxClass",
        "deliveryWeight",
        "variationString",
        "essentialFeatures",
        "additionalInformation",
        "energyLabelsString",
        "energyLabelsMaxEfficiencyString",
        "energyLabelSourceFile",
        "productDataSheetSourceFile",
        "orderUnit",
        "orderUnitShort",
        "minOrder",
        "intervalOrder",
        "priceQuantity",
        "quantityPrice",
        "isInWishlist",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.additional_information import AdditionalInformation
from ..models.image import Image
from ..models.link import Link
from ..models.price import Price
from ..models.quantity import Quantity
from ..models.tax_class import TaxClass
from .additional_information import read_additional_information
from .image import read_image
from .link import read_link
from .price import read_price
from .quantity import read_quantity
from .tax_class import read_tax_class
