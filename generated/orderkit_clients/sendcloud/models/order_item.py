from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class OrderItem(OpenModel[Any]):
    """An item of an order.

    Attributes:
        name (str): Name of the item. A change of the order finds the item by it.
        quantity (int): Number of pieces.
        total_price (Price | None): An amount of money.
        item_id (str | None): The shop's id of the item.
        product_id (str | None): The shop's id of the product; it is needed to show a picture.
        variant_id (str | None): The shop's id of the product's variant.
        image_url (str | None): Address of a picture of the product.
        description (str | None): Description of the item.
        sku (str | None): The shop's stock keeping unit (SKU).
        hs_code (str | None): Harmonized System code of the item, with dots or without.
        country_of_origin (str | None): The country the item was made in, as an ISO 3166-1 alpha-2 code.
        properties (OrderItemProperties | None): Anything else that the shop knows about the item, such as its size or
            colour.
        unit_price (Price | None): An amount of money.
        measurement (Measurement | None): Weight and size.
        ean (str | None): European article number (EAN-13) of the product.
        delivery_dates (DeliveryDates | None): When the item leaves the shop and arrives.
        mid_code (None | str): Identification code of the item's manufacturer (MID), for customs.
        material_content (None | str): The material of the item, for customs.
        intended_use (None | str): The use of the item, for customs.
        dangerous_goods (DangerousGoods | None): Facts for carriers about dangerous goods. Every property is text.
    """

    name: str
    """Name of the item. A change of the order finds the item by it."""
    quantity: int
    """Number of pieces."""
    total_price: Price | None = None
    """An amount of money."""
    item_id: str | None = None
    """The shop's id of the item."""
    product_id: str | None = None
    """The shop's id of the product; it is needed to show a picture."""
    variant_id: str | None = None
    """The shop's id of the product's variant."""
    image_url: str | None = None
    """Address of a picture of the product."""
    description: str | None = None
    """Description of the item."""
    sku: str | None = None
    """The shop's stock keeping unit (SKU)."""
    hs_code: str | None = None
    """Harmonized System code of the item, with dots or without."""
    country_of_origin: str | None = None
    """The country the item was made in, as an ISO 3166-1 alpha-2 code."""
    properties: OrderItemProperties | None = None
    """Anything else that the shop knows about the item, such as its size or colour."""
    unit_price: Price | None = None
    """An amount of money."""
    measurement: Measurement | None = None
    """Weight and size."""
    ean: str | None = None
    """European article number (EAN-13) of the product."""
    delivery_dates: DeliveryDates | None = None
    """When the item leaves the shop and arrives."""
    mid_code: None | str = None
    """Identification code of the item's manufacturer (MID), for customs."""
    material_content: None | str = None
    """The material of the item, for customs."""
    intended_use: None | str = None
    """The use of the item, for customs."""
    dangerous_goods: DangerousGoods | None = None
    """Facts for carriers about dangerous goods. Every property is text."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {
        "delivery_dates": 1,
        "mid_code": 2,
        "material_content": 4,
        "intended_use": 8,
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["name"] = self.name
        field_dict["quantity"] = self.quantity
        if self.total_price is not None:
            field_dict["total_price"] = self.total_price.to_dict()
        if self.item_id is not None:
            field_dict["item_id"] = self.item_id
        if self.product_id is not None:
            field_dict["product_id"] = self.product_id
        if self.variant_id is not None:
            field_dict["variant_id"] = self.variant_id
        if self.image_url is not None:
            field_dict["image_url"] = self.image_url
        if self.description is not None:
            field_dict["description"] = self.description
        if self.sku is not None:
            field_dict["sku"] = self.sku
        if self.hs_code is not None:
            field_dict["hs_code"] = self.hs_code
        if self.country_of_origin is not None:
            field_dict["country_of_origin"] = self.country_of_origin
        if self.properties is not None:
            field_dict["properties"] = self.properties.to_dict()
        if self.unit_price is not None:
            field_dict["unit_price"] = self.unit_price.to_dict()
        if self.measurement is not None:
            field_dict["measurement"] = self.measurement.to_dict()
        if self.ean is not None:
            field_dict["ean"] = self.ean
        if self.delivery_dates is not None:
            field_dict["delivery_dates"] = (
                self.delivery_dates.to_dict()
                if isinstance(self.delivery_dates, DeliveryDates)
                else self.delivery_dates
            )
        elif self._present & 1:
            field_dict["delivery_dates"] = None
        if self.mid_code is not None:
            field_dict["mid_code"] = self.mid_code
        elif self._present & 2:
            field_dict["mid_code"] = None
        if self.material_content is not None:
            field_dict["material_content"] = self.material_content
        elif self._present & 4:
            field_dict["material_content"] = None
        if self.intended_use is not None:
            field_dict["intended_use"] = self.intended_use
        elif self._present & 8:
            field_dict["intended_use"] = None
        if self.dangerous_goods is not None:
            field_dict["dangerous_goods"] = self.dangerous_goods.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 20
        present = 15
        model.name = value = src_dict["name"]
        if type(value) is not str:
            checked(value, "OrderItem.name", str)
        model.quantity = value = src_dict["quantity"]
        if type(value) is not int:
            model.quantity = number(value, "OrderItem.quantity", int)
        if "total_price" in src_dict:
            model.total_price = read_price(src_dict["total_price"])
        else:
            model.total_price = None
            known -= 1
        if "item_id" in src_dict:
            model.item_id = value = src_dict["item_id"]
            if type(value) is not str:
                checked(value, "OrderItem.item_id", str)
        else:
            model.item_id = None
            known -= 1
        if "product_id" in src_dict:
            model.product_id = value = src_dict["product_id"]
            if type(value) is not str:
                checked(value, "OrderItem.product_id", str)
        else:
            model.product_id = None
            known -= 1
        if "variant_id" in src_dict:
            model.variant_id = value = src_dict["variant_id"]
            if type(value) is not str:
                checked(value, "OrderItem.variant_id", str)
        else:
            model.variant_id = None
            known -= 1
        if "image_url" in src_dict:
            model.image_url = value = src_dict["image_url"]
            if type(value) is not str:
                checked(value, "OrderItem.image_url", str)
        else:
            model.image_url = None
            known -= 1
        if "description" in src_dict:
            model.description = value = src_dict["description"]
            if type(value) is not str:
                checked(value, "OrderItem.description", str)
        else:
            model.description = None
            known -= 1
        if "sku" in src_dict:
            model.sku = value = src_dict["sku"]
            if type(value) is not str:
                checked(value, "OrderItem.sku", str)
        else:
            model.sku = None
            known -= 1
        if "hs_code" in src_dict:
            model.hs_code = value = src_dict["hs_code"]
            if type(value) is not str:
                checked(value, "OrderItem.hs_code", str)
        else:
            model.hs_code = None
            known -= 1
        if "country_of_origin" in src_dict:
            model.country_of_origin = value = src_dict["country_of_origin"]
            if type(value) is not str:
                checked(value, "OrderItem.country_of_origin", str)
        else:
            model.country_of_origin = None
            known -= 1
        if "properties" in src_dict:
            model.properties = read_order_item_properties(src_dict["properties"])
        else:
            model.properties = None
            known -= 1
        if "unit_price" in src_dict:
            model.unit_price = read_price(src_dict["unit_price"])
        else:
            model.unit_price = None
            known -= 1
        if "measurement" in src_dict:
            model.measurement = read_measurement(src_dict["measurement"])
        else:
            model.measurement = None
            known -= 1
        if "ean" in src_dict:
            model.ean = value = src_dict["ean"]
            if type(value) is not str:
                checked(value, "OrderItem.ean", str)
        else:
            model.ean = None
            known -= 1
        if "delivery_dates" in src_dict:
            value = src_dict["delivery_dates"]
            model.delivery_dates = None if value is None else read_delivery_dates(value)
        else:
            model.delivery_dates = None
            present -= 1
            known -= 1
        if "mid_code" in src_dict:
            model.mid_code = value = src_dict["mid_code"]
            if type(value) is not str and value is not None:
                checked(value, "OrderItem.mid_code", str, None)
        else:
            model.mid_code = None
            present -= 2
            known -= 1
        if "material_content" in src_dict:
            model.material_content = value = src_dict["material_content"]
            if type(value) is not str and value is not None:
                checked(value, "OrderItem.material_content", str, None)
        else:
            model.material_content = None
            present -= 4
            known -= 1
        if "intended_use" in src_dict:
            model.intended_use = value = src_dict["intended_use"]
            if type(value) is not str and value is not None:
                checked(value, "OrderItem.intended_use", str, None)
        else:
            model.intended_use = None
            present -= 8
            known -= 1
        if "dangerous_goods" in src_dict:
            model.dangerous_goods = read_dangerous_goods(src_dict["dangerous_goods"])
        else:
            model.dangerous_goods = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_order_item = OrderItem.from_dict

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
from ..models.measurement import Measurement
from ..models.order_item_properties import OrderItemProperties
from ..models.price import Price
from .dangerous_goods import read_dangerous_goods
from .delivery_dates import read_delivery_dates
from .measurement import read_measurement
from .order_item_properties import read_order_item_properties
from .price import read_price
