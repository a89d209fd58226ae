from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.dangerous_goods import DangerousGoods
    from ..models.delivery_dates import DeliveryDates
    from ..models.item_facts_properties import ItemFactsProperties
    from ..models.measurement import Measurement
    from ..models.price import Price


T = TypeVar("T", bound="OrderItem")


@_attrs_define
class OrderItem:
    """An item of an order.

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
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.delivery_dates import DeliveryDates  # noqa: PLC0415

        name = self.name

        quantity = self.quantity

        total_price = self.total_price.to_dict()

        item_id = self.item_id

        product_id = self.product_id

        variant_id = self.variant_id

        image_url = self.image_url

        description = self.description

        sku = self.sku

        hs_code = self.hs_code

        country_of_origin = self.country_of_origin

        properties: dict[str, Any] | Unset = UNSET
        if not isinstance(self.properties, Unset):
            properties = self.properties.to_dict()

        unit_price: dict[str, Any] | Unset = UNSET
        if not isinstance(self.unit_price, Unset):
            unit_price = self.unit_price.to_dict()

        measurement: dict[str, Any] | Unset = UNSET
        if not isinstance(self.measurement, Unset):
            measurement = self.measurement.to_dict()

        ean = self.ean

        delivery_dates: dict[str, Any] | None | Unset
        if isinstance(self.delivery_dates, Unset):
            delivery_dates = UNSET
        elif isinstance(self.delivery_dates, DeliveryDates):
            delivery_dates = self.delivery_dates.to_dict()
        else:
            delivery_dates = self.delivery_dates

        mid_code: None | str | Unset
        if isinstance(self.mid_code, Unset):
            mid_code = UNSET
        else:
            mid_code = self.mid_code

        material_content: None | str | Unset
        if isinstance(self.material_content, Unset):
            material_content = UNSET
        else:
            material_content = self.material_content

        intended_use: None | str | Unset
        if isinstance(self.intended_use, Unset):
            intended_use = UNSET
        else:
            intended_use = self.intended_use

        dangerous_goods: dict[str, Any] | Unset = UNSET
        if not isinstance(self.dangerous_goods, Unset):
            dangerous_goods = self.dangerous_goods.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "quantity": quantity,
                "total_price": total_price,
            }
        )
        if item_id is not UNSET:
            field_dict["item_id"] = item_id
        if product_id is not UNSET:
            field_dict["product_id"] = product_id
        if variant_id is not UNSET:
            field_dict["variant_id"] = variant_id
        if image_url is not UNSET:
            field_dict["image_url"] = image_url
        if description is not UNSET:
            field_dict["description"] = description
        if sku is not UNSET:
            field_dict["sku"] = sku
        if hs_code is not UNSET:
            field_dict["hs_code"] = hs_code
        if country_of_origin is not UNSET:
            field_dict["country_of_origin"] = country_of_origin
        if properties is not UNSET:
            field_dict["properties"] = properties
        if unit_price is not UNSET:
            field_dict["unit_price"] = unit_price
        if measurement is not UNSET:
            field_dict["measurement"] = measurement
        if ean is not UNSET:
            field_dict["ean"] = ean
        if delivery_dates is not UNSET:
            field_dict["delivery_dates"] = delivery_dates
        if mid_code is not UNSET:
            field_dict["mid_code"] = mid_code
        if material_content is not UNSET:
            field_dict["material_content"] = material_content
        if intended_use is not UNSET:
            field_dict["intended_use"] = intended_use
        if dangerous_goods is not UNSET:
            field_dict["dangerous_goods"] = dangerous_goods

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dangerous_goods import DangerousGoods  # noqa: PLC0415
        from ..models.delivery_dates import DeliveryDates  # noqa: PLC0415
        from ..models.item_facts_properties import ItemFactsProperties  # noqa: PLC0415
        from ..models.measurement import Measurement  # noqa: PLC0415
        from ..models.price import Price  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        quantity = d.pop("quantity")

        total_price = Price.from_dict(d.pop("total_price"))

        item_id = d.pop("item_id", UNSET)

        product_id = d.pop("product_id", UNSET)

        variant_id = d.pop("variant_id", UNSET)

        image_url = d.pop("image_url", UNSET)

        description = d.pop("description", UNSET)

        sku = d.pop("sku", UNSET)

        hs_code = d.pop("hs_code", UNSET)

        country_of_origin = d.pop("country_of_origin", UNSET)

        _properties = d.pop("properties", UNSET)
        properties: ItemFactsProperties | Unset
        if isinstance(_properties, Unset):
            properties = UNSET
        else:
            properties = ItemFactsProperties.from_dict(_properties)

        _unit_price = d.pop("unit_price", UNSET)
        unit_price: Price | Unset
        if isinstance(_unit_price, Unset):
            unit_price = UNSET
        else:
            unit_price = Price.from_dict(_unit_price)

        _measurement = d.pop("measurement", UNSET)
        measurement: Measurement | Unset
        if isinstance(_measurement, Unset):
            measurement = UNSET
        else:
            measurement = Measurement.from_dict(_measurement)

        ean = d.pop("ean", UNSET)

        def _parse_delivery_dates(data: object) -> DeliveryDates | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                delivery_dates_type_0 = DeliveryDates.from_dict(data)

                return delivery_dates_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeliveryDates | None | Unset, data)

        delivery_dates = _parse_delivery_dates(d.pop("delivery_dates", UNSET))

        def _parse_mid_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        mid_code = _parse_mid_code(d.pop("mid_code", UNSET))

        def _parse_material_content(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        material_content = _parse_material_content(d.pop("material_content", UNSET))

        def _parse_intended_use(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        intended_use = _parse_intended_use(d.pop("intended_use", UNSET))

        _dangerous_goods = d.pop("dangerous_goods", UNSET)
        dangerous_goods: DangerousGoods | Unset
        if isinstance(_dangerous_goods, Unset):
            dangerous_goods = UNSET
        else:
            dangerous_goods = DangerousGoods.from_dict(_dangerous_goods)

        order_item = cls(
            name=name,
            quantity=quantity,
            total_price=total_price,
            item_id=item_id,
            product_id=product_id,
            variant_id=variant_id,
            image_url=image_url,
            description=description,
            sku=sku,
            hs_code=hs_code,
            country_of_origin=country_of_origin,
            properties=properties,
            unit_price=unit_price,
            measurement=measurement,
            ean=ean,
            delivery_dates=delivery_dates,
            mid_code=mid_code,
            material_content=material_content,
            intended_use=intended_use,
            dangerous_goods=dangerous_goods,
        )

        order_item.additional_properties = d
        return order_item

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
