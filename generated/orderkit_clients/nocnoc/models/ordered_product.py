from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.dimension import Dimension
    from ..models.pickup import Pickup


T = TypeVar("T", bound="OrderedProduct")


@_attrs_define
class OrderedProduct:
    """A product of an order with its money, per unit.

    Attributes:
        name (str): Name of the product.
        description (str): Detailed description of the product.
        subcategory_id (int): Identification of the product's subcategory.
        subcategory_name (str): Name of the product's subcategory.
        sku (str): The merchant's SKU of the product.
        weight (int): Weight of one unit's shipping box in grams (g).
        dimension (Dimension): The size of a product's shipping box.
        amount_usd (float): Price of one unit, free on board (FOB), in USD with at most two decimals.
        tax_handling_usd (float): Tax and handling of one unit, in USD with at most two decimals.
        total_amount_usd (float): Price, tax and handling of one unit, in USD with at most two decimals.
        quantity (int): Number of units.
        hs_code (str | Unset): Harmonized System code of the product, without dots. Absent if none was given.
        native_description (str | Unset): Description of the product in its native language. Absent if none was given.
        pickup (Pickup | Unset): When and where packages are picked up. Without an address the one arranged with nocnoc
            is used; an address needs its contact name, street, zip code, city and country together.
    """

    name: str
    description: str
    subcategory_id: int
    subcategory_name: str
    sku: str
    weight: int
    dimension: Dimension
    amount_usd: float
    tax_handling_usd: float
    total_amount_usd: float
    quantity: int
    hs_code: str | Unset = UNSET
    native_description: str | Unset = UNSET
    pickup: Pickup | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        subcategory_id = self.subcategory_id

        subcategory_name = self.subcategory_name

        sku = self.sku

        weight = self.weight

        dimension = self.dimension.to_dict()

        amount_usd = self.amount_usd

        tax_handling_usd = self.tax_handling_usd

        total_amount_usd = self.total_amount_usd

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
                "subcategory_id": subcategory_id,
                "subcategory_name": subcategory_name,
                "sku": sku,
                "weight": weight,
                "dimension": dimension,
                "amount_usd": amount_usd,
                "tax_handling_usd": tax_handling_usd,
                "total_amount_usd": total_amount_usd,
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

        subcategory_id = d.pop("subcategory_id")

        subcategory_name = d.pop("subcategory_name")

        sku = d.pop("sku")

        weight = d.pop("weight")

        dimension = Dimension.from_dict(d.pop("dimension"))

        amount_usd = d.pop("amount_usd")

        tax_handling_usd = d.pop("tax_handling_usd")

        total_amount_usd = d.pop("total_amount_usd")

        quantity = d.pop("quantity")

        hs_code = d.pop("hs_code", UNSET)

        native_description = d.pop("native_description", UNSET)

        _pickup = d.pop("pickup", UNSET)
        pickup: Pickup | Unset
        if isinstance(_pickup, Unset):
            pickup = UNSET
        else:
            pickup = Pickup.from_dict(_pickup)

        ordered_product = cls(
            name=name,
            description=description,
            subcategory_id=subcategory_id,
            subcategory_name=subcategory_name,
            sku=sku,
            weight=weight,
            dimension=dimension,
            amount_usd=amount_usd,
            tax_handling_usd=tax_handling_usd,
            total_amount_usd=total_amount_usd,
            quantity=quantity,
            hs_code=hs_code,
            native_description=native_description,
            pickup=pickup,
        )

        ordered_product.additional_properties = d
        return ordered_product

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
