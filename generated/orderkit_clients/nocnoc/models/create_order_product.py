from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.dimension import Dimension
    from ..models.pickup import Pickup


T = TypeVar("T", bound="CreateOrderProduct")


@_attrs_define
class CreateOrderProduct:
    """A product to ship.

    Attributes:
        name (str): Name of the product.
        description (str): Detailed description of the product.
        sku (str): The merchant's SKU of the product.
        weight (int): Weight of one unit's shipping box in grams (g).
        dimension (Dimension): The size of a product's shipping box.
        amount_usd (float): Price of one unit, free on board (FOB), in USD with at most two decimals.
        subcategory_id (int): Identification of the product's subcategory, one of the 222 in `nocnoc.subcategories.csv`.
        quantity (int): Number of units.
        hs_code (str | Unset): Harmonized System code of the product, without dots.
        native_description (str | Unset): Description of the product in its native language, for example Chinese. Needed
            for orders whose origin is China (CN) or Hong Kong (HK).
        pickup (Pickup | Unset): When and where packages are picked up. Without an address the one arranged with nocnoc
            is used; an address needs its contact name, street, zip code, city and country together.
    """

    name: str
    description: str
    sku: str
    weight: int
    dimension: Dimension
    amount_usd: float
    subcategory_id: int
    quantity: int
    hs_code: str | Unset = UNSET
    native_description: str | Unset = UNSET
    pickup: Pickup | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        sku = self.sku

        weight = self.weight

        dimension = self.dimension.to_dict()

        amount_usd = self.amount_usd

        subcategory_id = self.subcategory_id

        quantity = self.quantity

        hs_code = self.hs_code

        native_description = self.native_description

        pickup: dict[str, Any] | Unset = UNSET
        if not isinstance(self.pickup, Unset):
            pickup = self.pickup.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "description": description,
                "sku": sku,
                "weight": weight,
                "dimension": dimension,
                "amount_usd": amount_usd,
                "subcategory_id": subcategory_id,
                "quantity": quantity,
            }
        )
        if hs_code is not UNSET:
            field_dict["hs_code"] = hs_code
        if native_description is not UNSET:
            field_dict["native_description"] = native_description
        if pickup is not UNSET:
            field_dict["pickup"] = pickup

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dimension import Dimension  # noqa: PLC0415
        from ..models.pickup import Pickup  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        description = d.pop("description")

        sku = d.pop("sku")

        weight = d.pop("weight")

        dimension = Dimension.from_dict(d.pop("dimension"))

        amount_usd = d.pop("amount_usd")

        subcategory_id = d.pop("subcategory_id")

        quantity = d.pop("quantity")

        hs_code = d.pop("hs_code", UNSET)

        native_description = d.pop("native_description", UNSET)

        _pickup = d.pop("pickup", UNSET)
        pickup: Pickup | Unset
        if isinstance(_pickup, Unset):
            pickup = UNSET
        else:
            pickup = Pickup.from_dict(_pickup)

        create_order_product = cls(
            name=name,
            description=description,
            sku=sku,
            weight=weight,
            dimension=dimension,
            amount_usd=amount_usd,
            subcategory_id=subcategory_id,
            quantity=quantity,
            hs_code=hs_code,
            native_description=native_description,
            pickup=pickup,
        )

        create_order_product.additional_properties = d
        return create_order_product

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
