from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class ProductLineItem(OpenModel[Any]):
    """A product that was ordered, and how much of it.

    Attributes:
        line_item_id (str): Identification of the line.
        product_id (str): Identification of the product.
        name (str): Name of the product, in the language of the answer.
        quantity (Quantity): How much of something.
        line_item_price (Price): An amount of money, for programs and for people.
        single_item_price (Price): An amount of money, for programs and for people.
        sku (None | str | Unset): Stock keeping unit; it may be the product's own with more behind it.
        line_item_coupon_discount (None | Price | Unset): What a coupon takes off this line.
        images (list[Image] | Unset): Pictures of the product, in several sizes.
        links (list[Link] | Unset): Where the product and its tax class are.
        tax_class (None | TaxClass | Unset): How the product is taxed.
        delivery_weight (None | Quantity | Unset): The weight of one for delivery, in the unit that it tells.
        variation_string (None | str | Unset): Which variation of the product it is, for people.
        essential_features (None | str | Unset): What the law wants to be told about the product.
        additional_information (None | str | Unset): More about the line; in the product line Now only.
        energy_labels_string (None | str | Unset): The energy labels.
        energy_labels_max_efficiency_string (None | str | Unset): The best efficiency of the energy labels.
        energy_label_source_file (None | str | Unset): The file with the energy label.
        product_data_sheet_source_file (None | str | Unset): The file with the product's data sheet.
        order_unit (None | str | Unset): The unit in which the product is ordered.
        order_unit_short (None | str | Unset): The same, abbreviated.
        min_order (Any | Unset): The least that can be ordered. How it is told is not known.
        interval_order (Any | Unset): The steps in which more can be ordered. How it is told is not known.
        price_quantity (Any | Unset): The quantity that the price is for. How it is told is not known.
        quantity_price (Any | Unset): The price of a quantity. How it is told is not known.
        is_in_wishlist (Any | Unset): Whether the customer has wished for the product. How it is told is not known.
    """

    line_item_id: str
    product_id: str
    name: str
    quantity: Quantity
    line_item_price: Price
    single_item_price: Price
    sku: None | str | Unset = UNSET
    line_item_coupon_discount: None | Price | Unset = UNSET
    images: list[Image] | Unset = UNSET
    links: list[Link] | Unset = UNSET
    tax_class: None | TaxClass | Unset = UNSET
    delivery_weight: None | Quantity | Unset = UNSET
    variation_string: None | str | Unset = UNSET
    essential_features: None | str | Unset = UNSET
    additional_information: None | str | Unset = UNSET
    energy_labels_string: None | str | Unset = UNSET
    energy_labels_max_efficiency_string: None | str | Unset = UNSET
    energy_label_source_file: None | str | Unset = UNSET
    product_data_sheet_source_file: None | str | Unset = UNSET
    order_unit: None | str | Unset = UNSET
    order_unit_short: None | str | Unset = UNSET
    min_order: Any | Unset = UNSET
    interval_order: Any | Unset = UNSET
    price_quantity: Any | Unset = UNSET
    quantity_price: Any | Unset = UNSET
    is_in_wishlist: Any | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["lineItemId"] = self.line_item_id
        field_dict["productId"] = self.product_id
        field_dict["name"] = self.name
        field_dict["quantity"] = self.quantity.to_dict()
        field_dict["lineItemPrice"] = self.line_item_price.to_dict()
        field_dict["singleItemPrice"] = self.single_item_price.to_dict()
        if not isinstance(self.sku, Unset):
            field_dict["sku"] = self.sku
        if not isinstance(self.line_item_coupon_discount, Unset):
            field_dict["lineItemCouponDiscount"] = (
                self.line_item_coupon_discount.to_dict()
                if isinstance(self.line_item_coupon_discount, Price)
                else self.line_item_coupon_discount
            )
        if not isinstance(self.images, Unset):
            field_dict["images"] = [item.to_dict() for item in self.images]
        if not isinstance(self.links, Unset):
            field_dict["links"] = [item.to_dict() for item in self.links]
        if not isinstance(self.tax_class, Unset):
            field_dict["taxClass"] = (
                self.tax_class.to_dict() if isinstance(self.tax_class, TaxClass) else self.tax_class
            )
        if not isinstance(self.delivery_weight, Unset):
            field_dict["deliveryWeight"] = (
                self.delivery_weight.to_dict()
                if isinstance(self.delivery_weight, Quantity)
                else self.delivery_weight
            )
        if not isinstance(self.variation_string, Unset):
            field_dict["variationString"] = self.variation_string
        if not isinstance(self.essential_features, Unset):
            field_dict["essentialFeatures"] = self.essential_features
        if not isinstance(self.additional_information, Unset):
            field_dict["additionalInformation"] = self.additional_information
        if not isinstance(self.energy_labels_string, Unset):
            field_dict["energyLabelsString"] = self.energy_labels_string
        if not isinstance(self.energy_labels_max_efficiency_string, Unset):
            field_dict["energyLabelsMaxEfficiencyString"] = self.energy_labels_max_efficiency_string
        if not isinstance(self.energy_label_source_file, Unset):
            field_dict["energyLabelSourceFile"] = self.energy_label_source_file
        if not isinstance(self.product_data_sheet_source_file, Unset):
            field_dict["productDataSheetSourceFile"] = self.product_data_sheet_source_file
        if not isinstance(self.order_unit, Unset):
            field_dict["orderUnit"] = self.order_unit
        if not isinstance(self.order_unit_short, Unset):
            field_dict["orderUnitShort"] = self.order_unit_short
        if not isinstance(self.min_order, Unset):
            field_dict["minOrder"] = self.min_order
        if not isinstance(self.interval_order, Unset):
            field_dict["intervalOrder"] = self.interval_order
        if not isinstance(self.price_quantity, Unset):
            field_dict["priceQuantity"] = self.price_quantity
        if not isinstance(self.quantity_price, Unset):
            field_dict["quantityPrice"] = self.quantity_price
        if not isinstance(self.is_in_wishlist, Unset):
            field_dict["isInWishlist"] = self.is_in_wishlist
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 26
        model.line_item_id = value = src_dict["lineItemId"]
        if type(value) is not str:
            checked(value, "ProductLineItem.lineItemId", str)
        model.product_id = value = src_dict["productId"]
        if type(value) is not str:
            checked(value, "ProductLineItem.productId", str)
        model.name = value = src_dict["name"]
        if type(value) is not str:
            checked(value, "ProductLineItem.name", str)
        model.quantity = read_quantity(src_dict["quantity"])
        model.line_item_price = read_price(src_dict["lineItemPrice"])
        model.single_item_price = read_price(src_dict["singleItemPrice"])
        if "sku" in src_dict:
            model.sku = value = src_dict["sku"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.sku", str, None)
        else:
            model.sku = UNSET
            known -= 1
        if "lineItemCouponDiscount" in src_dict:
            value = src_dict["lineItemCouponDiscount"]
            model.line_item_coupon_discount = None if value is None else read_price(value)
        else:
            model.line_item_coupon_discount = UNSET
            known -= 1
        if "images" in src_dict:
            model.images = list(map(read_image, items(src_dict["images"], "ProductLineItem.images")))
        else:
            model.images = UNSET
            known -= 1
        if "links" in src_dict:
            model.links = list(map(read_link, items(src_dict["links"], "ProductLineItem.links")))
        else:
            model.links = UNSET
            known -= 1
        if "taxClass" in src_dict:
            value = src_dict["taxClass"]
            model.tax_class = None if value is None else read_tax_class(value)
        else:
            model.tax_class = UNSET
            known -= 1
        if "deliveryWeight" in src_dict:
            value = src_dict["deliveryWeight"]
            model.delivery_weight = None if value is None else read_quantity(value)
        else:
            model.delivery_weight = UNSET
            known -= 1
        if "variationString" in src_dict:
            model.variation_string = value = src_dict["variationString"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.variationString", str, None)
        else:
            model.variation_string = UNSET
            known -= 1
        if "essentialFeatures" in src_dict:
            model.essential_features = value = src_dict["essentialFeatures"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.essentialFeatures", str, None)
        else:
            model.essential_features = UNSET
            known -= 1
        if "additionalInformation" in src_dict:
            model.additional_information = value = src_dict["additionalInformation"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.additionalInformation", str, None)
        else:
            model.additional_information = UNSET
            known -= 1
        if "energyLabelsString" in src_dict:
            model.energy_labels_string = value = src_dict["energyLabelsString"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.energyLabelsString", str, None)
        else:
            model.energy_labels_string = UNSET
            known -= 1
        if "energyLabelsMaxEfficiencyString" in src_dict:
            model.energy_labels_max_efficiency_string = value = src_dict["energyLabelsMaxEfficiencyString"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.energyLabelsMaxEfficiencyString", str, None)
        else:
            model.energy_labels_max_efficiency_string = UNSET
            known -= 1
        if "energyLabelSourceFile" in src_dict:
            model.energy_label_source_file = value = src_dict["energyLabelSourceFile"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.energyLabelSourceFile", str, None)
        else:
            model.energy_label_source_file = UNSET
            known -= 1
        if "productDataSheetSourceFile" in src_dict:
            model.product_data_sheet_source_file = value = src_dict["productDataSheetSourceFile"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.productDataSheetSourceFile", str, None)
        else:
            model.product_data_sheet_source_file = UNSET
            known -= 1
        if "orderUnit" in src_dict:
            model.order_unit = value = src_dict["orderUnit"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.orderUnit", str, None)
        else:
            model.order_unit = UNSET
            known -= 1
        if "orderUnitShort" in src_dict:
            model.order_unit_short = value = src_dict["orderUnitShort"]
            if type(value) is not str and value is not None:
                checked(value, "ProductLineItem.orderUnitShort", str, None)
        else:
            model.order_unit_short = UNSET
            known -= 1
        if "minOrder" in src_dict:
            model.min_order = src_dict["minOrder"]
        else:
            model.min_order = UNSET
            known -= 1
        if "intervalOrder" in src_dict:
            model.interval_order = src_dict["intervalOrder"]
        else:
            model.interval_order = UNSET
            known -= 1
        if "priceQuantity" in src_dict:
            model.price_quantity = src_dict["priceQuantity"]
        else:
            model.price_quantity = UNSET
            known -= 1
        if "quantityPrice" in src_dict:
            model.quantity_price = src_dict["quantityPrice"]
        else:
            model.quantity_price = UNSET
            known -= 1
        if "isInWishlist" in src_dict:
            model.is_in_wishlist = src_dict["isInWishlist"]
        else:
            model.is_in_wishlist = UNSET
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_product_line_item = ProductLineItem.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "lineItemId",
        "productId",
        "name",
        "quantity",
        "lineItemPrice",
        "singleItemPrice",
        "sku",
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
from ..models.image import Image
from ..models.link import Link
from ..models.price import Price
from ..models.quantity import Quantity
from ..models.tax_class import TaxClass
from .image import read_image
from .link import read_link
from .price import read_price
from .quantity import read_quantity
from .tax_class import read_tax_class
