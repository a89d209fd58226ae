from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.condition import Condition
from ..models.currency import Currency
from ..models.description_language import DescriptionLanguage
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.attribute import Attribute
    from ..models.dimensions import Dimensions
    from ..models.image import Image
    from ..models.trade_numbers import TradeNumbers


T = TypeVar("T", bound="CreateProductRequest")


@_attrs_define
class CreateProductRequest:
    """The product to create.

    Attributes:
        sku (str): The seller's SKU of the product. A seller can use it once.
        brand (str): The brand of the product.
        available_quantity (int): Number of units that can be sold.
        price (float): Price of one unit in USD with at most two decimals.
        currency_code (Currency): The currency of a price, always the United States dollar (USD).
        title (str): Title of the offer.
        description (str): Detailed description of the product.
        description_language (DescriptionLanguage): The language of a product's title and description, always English
            (`en`).
        package_dimensions (Dimensions): Size and weight of a package or of the product in it.
        product_dimensions (Dimensions): Size and weight of a package or of the product in it.
        images (list[Image]): Pictures of the product, one to ten.
        condition (Condition | Unset): The condition of a product.
            `NEW`: new; meant if none is given.
            `USED`: used.
            `OPEN_BOX`: opened, not used.
            `REFURBISHED_A` to `REFURBISHED_D`: refurbished, from the best grade to the least.
        international_ids (TradeNumbers | Unset): Numbers under which the product is traded everywhere.
        attributes (list[Attribute] | Unset): Colours and sizes of the product.
    """

    sku: str
    brand: str
    available_quantity: int
    price: float
    currency_code: Currency
    title: str
    description: str
    description_language: DescriptionLanguage
    package_dimensions: Dimensions
    product_dimensions: Dimensions
    images: list[Image]
    condition: Condition | Unset = UNSET
    international_ids: TradeNumbers | Unset = UNSET
    attributes: list[Attribute] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sku = self.sku

        brand = self.brand

        available_quantity = self.available_quantity

        price = self.price

        currency_code = self.currency_code.value

        title = self.title

        description = self.description

        description_language = self.description_language.value

        package_dimensions = self.package_dimensions.to_dict()

        product_dimensions = self.product_dimensions.to_dict()

        images = []
        for images_item_data in self.images:
            images_item = images_item_data.to_dict()
            images.append(images_item)

        condition: str | Unset = UNSET
        if not isinstance(self.condition, Unset):
            condition = self.condition.value

        international_ids: dict[str, Any] | Unset = UNSET
        if not isinstance(self.international_ids, Unset):
            international_ids = self.international_ids.to_dict()

        attributes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.attributes, Unset):
            attributes = []
            for attributes_item_data in self.attributes:
                attributes_item = attributes_item_data.to_dict()
                attributes.append(attributes_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sku": sku,
                "brand": brand,
                "available_quantity": available_quantity,
                "price": price,
                "currency_code": currency_code,
                "title": title,
                "description": description,
                "description_language": description_language,
                "package_dimensions": package_dimensions,
                "product_dimensions": product_dimensions,
                "images": images,
            }
        )
        if condition is not UNSET:
            field_dict["condition"] = condition
        if international_ids is not UNSET:
            field_dict["international_ids"] = international_ids
        if attributes is not UNSET:
            field_dict["attributes"] = attributes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attribute import Attribute  # noqa: PLC0415
        from ..models.dimensions import Dimensions  # noqa: PLC0415
        from ..models.image import Image  # noqa: PLC0415
        from ..models.trade_numbers import TradeNumbers  # noqa: PLC0415

        d = dict(src_dict)
        sku = d.pop("sku")

        brand = d.pop("brand")

        available_quantity = d.pop("available_quantity")

        price = d.pop("price")

        currency_code = Currency(d.pop("currency_code"))

        title = d.pop("title")

        description = d.pop("description")

        description_language = DescriptionLanguage(d.pop("description_language"))

        package_dimensions = Dimensions.from_dict(d.pop("package_dimensions"))

        product_dimensions = Dimensions.from_dict(d.pop("product_dimensions"))

        images = []
        _images = d.pop("images")
        for images_item_data in _images:
            images_item = Image.from_dict(images_item_data)

            images.append(images_item)

        _condition = d.pop("condition", UNSET)
        condition: Condition | Unset
        if isinstance(_condition, Unset):
            condition = UNSET
        else:
            condition = Condition(_condition)

        _international_ids = d.pop("international_ids", UNSET)
        international_ids: TradeNumbers | Unset
        if isinstance(_international_ids, Unset):
            international_ids = UNSET
        else:
            international_ids = TradeNumbers.from_dict(_international_ids)

        _attributes = d.pop("attributes", UNSET)
        attributes: list[Attribute] | Unset = UNSET
        if _attributes is not UNSET:
            attributes = []
            for attributes_item_data in _attributes:
                attributes_item = Attribute.from_dict(attributes_item_data)

                attributes.append(attributes_item)

        create_product_request = cls(
            sku=sku,
            brand=brand,
            available_quantity=available_quantity,
            price=price,
            currency_code=currency_code,
            title=title,
            description=description,
            description_language=description_language,
            package_dimensions=package_dimensions,
            product_dimensions=product_dimensions,
            images=images,
            condition=condition,
            international_ids=international_ids,
            attributes=attributes,
        )

        create_product_request.additional_properties = d
        return create_product_request

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
