from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NewOrderItem(OpenModel[Any]):
    """An item of an order to create.

    Attributes:
        name (str): Name of the item. A change of the order finds the item by it.
        quantity (int): Number of pieces.
        total_price (Price): An amount of money.
        item_id (str | Unset): The shop's identification of the item.
        product_id (str | Unset): The shop's identification of the product; it is needed to show a picture.
        variant_id (str | Unset): The shop's identification of the product's variant.
        image_url (str | Unset): Address of a picture of the product.
        description (str | Unset): Description of the item.
        sku (str | Unset): The shop's stock keeping unit (SKU).
        hs_code (str | Unset): Harmonized System code of the item, with dots or without.
        country_of_origin (str | Unset): The country the item was made in, as an ISO 3166-1 alpha-2 code.
        properties (ItemFactsProperties | Unset): Anything else the shop says of the item, such as its size or colour.
        unit_price (Price | Unset): An amount of money.
        measurement (Measurement | Unset): Weight and size.
        ean (str | Unset): European article number (EAN-13) of the product.
        delivery_dates (DeliveryDates | None | Unset): When the item leaves the shop and arrives.
        mid_code (None | str | Unset): Identification code of the item's manufacturer (MID), for customs.
        material_content (None | str | Unset): What the item is made of, for customs.
        intended_use (None | str | Unset): What the item is used for, for customs.
        dangerous_goods (DangerousGoods | Unset): What carriers need to know of dangerous goods. Every member is text.
    """

    name: str
    quantity: int
    total_price: Price
    item_id: str | Unset = UNSET
    product_id: str | Unset = UNSET
    variant_id: str | Unset = UNSET
    image_url: str | Unset = UNSET
    description: str | Unset = UNSET
    sku: str | Unset = UNSET
    hs_code: str | Unset = UNSET
    country_of_origin: str | Unset = UNSET
    properties: ItemFactsProperties | Unset = UNSET
    unit_price: Price | Unset = UNSET
    measurement: Measurement | Unset = UNSET
    ean: str | Unset = UNSET
    delivery_dates: DeliveryDates | None | Unset = UNSET
    mid_code: None | str | Unset = UNSET
    material_content: None | str | Unset = UNSET
    intended_use: None | str | Unset = UNSET
    dangerous_goods: DangerousGoods | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["name"] = self.name
        field_dict["quantity"] = self.quantity
        field_dict["total_price"] = self.total_price.to_dict()
        if not isinstance(self.item_id, Unset):
            field_dict["item_id"] = self.item_id
        if not isinstance(self.product_id, Unset):
            field_dict["product_id"] = self.product_id
        if not isinstance(self.variant_id, Unset):
            field_dict["variant_id"] = self.variant_id
        if not isinstance(self.image_url, Unset):
            field_dict["image_url"] = self.image_url
        if not isinstance(self.description, Unset):
            field_dict["description"] = self.description
        if not isinstance(self.sku, Unset):
            field_dict["sku"] = self.sku
        if not isinstance(self.hs_code, Unset):
            field_dict["hs_code"] = self.hs_code
        if not isinstance(self.country_of_origin, Unset):
            field_dict["country_of_origin"] = self.country_of_origin
        if not isinstance(self.properties, Unset):
            field_dict["properties"] = self.properties.to_dict()
        if not isinstance(self.unit_price, Unset):
            field_dict["unit_price"] = self.unit_price.to_dict()
        if not isinstance(self.measurement, Unset):
            field_dict["measurement"] = self.measurement.to_dict()
        if not isinstance(self.ean, Unset):
            field_dict["ean"] = self.ean
        if not isinstance(self.delivery_dates, Unset):
            field_dict["delivery_dates"] = (
                self.delivery_dates.to_dict()
                if isinstance(self.delivery_dates, DeliveryDates)
                else self.delivery_dates
            )
        if not isinstance(self.mid_code, Unset):
            field_dict["mid_code"] = self.mid_code
        if not isinstance(self.material_content, Unset):
            field_dict["material_content"] = self.material_content
        if not isinstance(self.intended_use, Unset):
            field_dict["intended_use"] = self.intended_use
        if not isinstance(self.dangerous_goods, Unset):
            field_dict["dangerous_goods"] = self.dangerous_goods.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 20
        model.name = value = src_dict["name"]
        if type(value) is not str:
            checked(value, "NewOrderItem.name", str)
        model.quantity = value = src_dict["quantity"]
        if type(value) is not int:
            checked(value, "NewOrderItem.quantity", int)
        model.total_price = read_price(src_dict["total_price"])
        if "item_id" in src_dict:
            model.item_id = value = src_dict["item_id"]
            if type(value) is not str:
                checked(value, "NewOrderItem.item_id", str)
        else:
            model.item_id = UNSET
            known -= 1
        if "product_id" in src_dict:
            model.product_id = value = src_dict["product_id"]
            if type(value) is not str:
                checked(value, "NewOrderItem.product_id", str)
        else:
            model.product_id = UNSET
            known -= 1
        if "variant_id" in src_dict:
            model.variant_id = value = src_dict["variant_id"]
            if type(value) is not str:
                checked(value, "NewOrderItem.variant_id", str)
        else:
            model.variant_id = UNSET
            known -= 1
        if "image_url" in src_dict:
            model.image_url = value = src_dict["image_url"]
            if type(value) is not str:
                checked(value, "NewOrderItem.image_url", str)
        else:
            model.image_url = UNSET
            known -= 1
        if "description" in src_dict:
            model.description = value = src_dict["description"]
            if type(value) is not str:
                checked(value, "NewOrderItem.description", str)
        else:
            model.description = UNSET
            known -= 1
        if "sku" in src_dict:
            model.sku = value = src_dict["sku"]
            if type(value) is not str:
                checked(value, "NewOrderItem.sku", str)
        else:
            model.sku = UNSET
            known -= 1
        if "hs_code" in src_dict:
            model.hs_code = value = src_dict["hs_code"]
            if type(value) is not str:
                checked(value, "NewOrderItem.hs_code", str)
        else:
            model.hs_code = UNSET
            known -= 1
        if "country_of_origin" in src_dict:
            model.country_of_origin = value = src_dict["country_of_origin"]
            if type(value) is not str:
                checked(value, "NewOrderItem.country_of_origin", str)
        else:
            model.country_of_origin = UNSET
            known -= 1
        if "properties" in src_dict:
            model.properties = read_item_facts_properties(src_dict["properties"])
        else:
            model.properties = UNSET
            known -= 1
        if "unit_price" in src_dict:
            model.unit_price = read_price(src_dict["unit_price"])
        else:
            model.unit_price = UNSET
            known -= 1
        if "measurement" in src_dict:
            model.measurement = read_measurement(src_dict["measurement"])
        else:
            model.measurement = UNSET
            known -= 1
        if "ean" in src_dict:
            model.ean = value = src_dict["ean"]
            if type(value) is not str:
                checked(value, "NewOrderItem.ean", str)
        else:
            model.ean = UNSET
            known -= 1
        if "delivery_dates" in src_dict:
            value = src_dict["delivery_dates"]
            model.delivery_dates = None if value is None else read_delivery_dates(value)
        else:
            model.delivery_dates = UNSET
            known -= 1
        if "mid_code" in src_dict:
            model.mid_code = value = src_dict["mid_code"]
            if type(value) is not str and value is not None:
                checked(value, "NewOrderItem.mid_code", str, None)
        else:
            model.mid_code = UNSET
            known -= 1
        if "material_content" in src_dict:
            model.material_content = value = src_dict["material_content"]
            if type(value) is not str and value is not None:
                checked(value, "NewOrderItem.material_content", str, None)
        else:
            model.material_content = UNSET
            known -= 1
        if "intended_use" in src_dict:
            model.intended_use = value = src_dict["intended_use"]
            if type(value) is not str and value is not None:
                checked(value, "NewOrderItem.intended_use", str, None)
        else:
            model.intended_use = UNSET
            known -= 1
        if "dangerous_goods" in src_dict:
            model.dangerous_goods = read_dangerous_goods(src_dict["dangerous_goods"])
        else:
            model.dangerous_goods = UNSET
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_new_order_item = NewOrderItem.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "name",
        "quantity",
        "total_price",
        "item_id",
        "product_id",
        "variant_id",
        "image_url",
        "description",
        "sku",
        "hs_code",
        "country_of_origin",
        "properties",
        "unit_price",
        "measurement",
        "ean",
        "delivery_dates",
        "mid_code",
        "material_content",
        "intended_use",
        "dangerous_goods",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.dangerous_goods import DangerousGoods
from ..models.delivery_dates import DeliveryDates
from ..models.item_facts_properties import ItemFactsProperties
from ..models.measurement import Measurement
from ..models.price import Price
from .dangerous_goods import read_dangerous_goods
from .delivery_dates import read_delivery_dates
from .item_facts_properties import read_item_facts_properties
from .measurement import read_measurement
from .price import read_price
