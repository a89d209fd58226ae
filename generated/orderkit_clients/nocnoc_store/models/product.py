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
    from ..models.known_numbers import KnownNumbers


T = TypeVar("T", bound="Product")


@_attrs_define
class Product:
    """A product as nocnoc knows it. What describes it is absent while nocnoc has not filled it in for a product that was
    created from an ASIN.

        Attributes:
            sku (str): The seller's SKU of the product.
            available_quantity (int): Number of units that can be sold.
            price (float): Price of one unit in USD with at most two decimals.
            currency_code (Currency): The currency of a price, always the United States dollar (USD).
            status (str): How far nocnoc is with the product, such as `SUCCESS`. An open list.
            created_at (str): When the product was created, as `YYYY-MM-DD HH:MM:SS` in UTC.
            updated_at (str): When the product was last changed, as `YYYY-MM-DD HH:MM:SS` in UTC.
            brand (str | Unset): The brand of the product.
            title (str | Unset): Title of the offer.
            description (str | Unset): Detailed description of the product.
            description_html (str | Unset): The description as HTML.
            description_language (DescriptionLanguage | Unset): The language of a product's title and description, always
                English (`en`).
            condition (Condition | Unset): The condition of a product.
                `NEW`: new; meant if none is given.
                `USED`: used.
                `OPEN_BOX`: opened, not used.
                `REFURBISHED_A` to `REFURBISHED_D`: refurbished, from the best grade to the least.
            package_dimensions (Dimensions | Unset): Size and weight of a package or of the product in it.
            product_dimensions (Dimensions | Unset): Size and weight of a package or of the product in it.
            images (list[Image] | Unset): Pictures of the product.
            international_ids (KnownNumbers | Unset): Numbers under which nocnoc knows the product.
            attributes (list[Attribute] | Unset): Colours and sizes of the product. Absent if there are none.
    """

    sku: str
    available_quantity: int
    price: float
    currency_code: Currency
    status: str
    created_at: str
    updated_at: str
    brand: str | Unset = UNSET
    title: str | Unset = UNSET
    description: str | Unset = UNSET
    description_html: str | Unset = UNSET
    description_language: DescriptionLanguage | Unset = UNSET
    condition: Condition | Unset = UNSET
    package_dimensions: Dimensions | Unset = UNSET
    product_dimensions: Dimensions | Unset = UNSET
    images: list[Image] | Unset = UNSET
    international_ids: KnownNumbers | Unset = UNSET
    attributes: list[Attribute] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sku = self.sku

        available_quantity = self.available_quantity

        price = self.price

        currency_code = self.currency_code.value

        status = self.status

        created_at = self.created_at

        updated_at = self.updated_at

        brand = self.brand

        title = self.title

        description = self.description

        description_html = self.description_html

        description_language: str | Unset = UNSET
        if not isinstance(self.description_language, Unset):
            description_language = self.description_language.value

        condition: str | Unset = UNSET
        if not isinstance(self.condition, Unset):
            condition = self.condition.value

        package_dimensions: dict[str, Any] | Unset = UNSET
        if not isinstance(self.package_dimensions, Unset):
            package_dimensions = self.package_dimensions.to_dict()

        product_dimensions: dict[str, Any] | Unset = UNSET
        if not isinstance(self.product_dimensions, Unset):
            product_dimensions = self.product_dimensions.to_dict()

        images: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.images, Unset):
            images = []
            for images_item_data in self.images:
                images_item = images_item_data.to_dict()
                images.append(images_item)

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
                "available_quantity": available_quantity,
                "price": price,
                "currency_code": currency_code,
                "status": status,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )
        if brand is not UNSET:
            field_dict["brand"] = brand
        if title is not UNSET:
            field_dict["title"] = title
        if description is not UNSET:
            field_dict["description"] = description
        if description_html is not UNSET:
            field_dict["description_html"] = description_html
        if description_language is not UNSET:
            field_dict["description_language"] = description_language
        if condition is not UNSET:
            field_dict["condition"] = condition
        if package_dimensions is not UNSET:
            field_dict["package_dimensions"] = package_dimensions
        if product_dimensions is not UNSET:
            field_dict["product_dimensions"] = product_dimensions
        if images is not UNSET:
            field_dict["images"] = images
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
        from ..models.known_numbers import KnownNumbers  # noqa: PLC0415

        d = dict(src_dict)
        sku = d.pop("sku")

        available_quantity = d.pop("available_quantity")

        price = d.pop("price")

        currency_code = Currency(d.pop("currency_code"))

        status = d.pop("status")

        created_at = d.pop("created_at")

        updated_at = d.pop("updated_at")

        brand = d.pop("brand", UNSET)

        title = d.pop("title", UNSET)

        description = d.pop("description", UNSET)

        description_html = d.pop("description_html", UNSET)

        _description_language = d.pop("description_language", UNSET)
        description_language: DescriptionLanguage | Unset
        if isinstance(_description_language, Unset):
            description_language = UNSET
        else:
            description_language = DescriptionLanguage(_description_language)

        _condition = d.pop("condition", UNSET)
        condition: Condition | Unset
        if isinstance(_condition, Unset):
            condition = UNSET
        else:
            condition = Condition(_condition)

        _package_dimensions = d.pop("package_dimensions", UNSET)
        package_dimensions: Dimensions | Unset
        if isinstance(_package_dimensions, Unset):
            package_dimensions = UNSET
        else:
            package_dimensions = Dimensions.from_dict(_package_dimensions)

        _product_dimensions = d.pop("product_dimensions", UNSET)
        product_dimensions: Dimensions | Unset
        if isinstance(_product_dimensions, Unset):
            product_dimensions = UNSET
        else:
            product_dimensions = Dimensions.from_dict(_product_dimensions)

        _images = d.pop("images", UNSET)
        images: list[Image] | Unset = UNSET
        if _images is not UNSET:
            images = []
            for images_item_data in _images:
                images_item = Image.from_dict(images_item_data)

                images.append(images_item)

        _international_ids = d.pop("international_ids", UNSET)
        international_ids: KnownNumbers | Unset
        if isinstance(_international_ids, Unset):
            international_ids = UNSET
        else:
            international_ids = KnownNumbers.from_dict(_international_ids)

        _attributes = d.pop("attributes", UNSET)
        attributes: list[Attribute] | Unset = UNSET
        if _attributes is not UNSET:
            attributes = []
            for attributes_item_data in _attributes:
                attributes_item = Attribute.from_dict(attributes_item_data)

                attributes.append(attributes_item)

        product = cls(
            sku=sku,
            available_quantity=available_quantity,
            price=price,
            currency_code=currency_code,
            status=status,
            created_at=created_at,
            updated_at=updated_at,
            brand=brand,
            title=title,
            description=description,
            description_html=description_html,
            description_language=description_language,
            condition=condition,
            package_dimensions=package_dimensions,
            product_dimensions=product_dimensions,
            images=images,
            international_ids=international_ids,
            attributes=attributes,
        )

        product.additional_properties = d
        return product

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
