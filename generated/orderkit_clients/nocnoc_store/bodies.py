"""Request bodies as TypedDicts, so that type checkers check plain dicts.

At run time a plain dict is sent as it is.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NotRequired, TypedDict

from .models import (
    AttributeTypeRequest,
    ConditionRequest,
    CurrencyRequest,
    DescriptionLanguageRequest,
    SizeUnitRequest,
    WeightUnitRequest,
)


class AsinNumbersDict(TypedDict):
    """The ASIN under which the product is known."""

    asin: list[str]
    """Amazon Standard Identification Numbers (ASIN) of the product. Ours: one to ten. Inferred: the first one
    is used."""


class AttributeRequestDict(TypedDict):
    """A colour or a size of a product, as it is sent."""

    type: Literal["COLOR", "SIZE"] | AttributeTypeRequest
    """Kind of an attribute that is sent, a colour or a size."""
    value: str
    """The colour or the size, such as `Black` or `XL`. Ours: at most 100 characters."""


class CreateProductFromAsinRequestDict(TypedDict):
    """The product to create from its ASIN."""

    sku: str
    """The seller's SKU of the product. A seller can use it once. Ours: letters, digits, hyphens and
    underscores."""
    international_ids: AsinNumbersDict
    """The ASIN under which the product is known."""
    available_quantity: int
    """Number of units that can be sold."""
    price: Decimal | int | float | str
    """Price of one unit in USD with at most two decimals."""
    currency_code: Literal["USD"] | CurrencyRequest
    """The currency of a price that is sent, for now always the United States dollar (USD)."""


class SizeRequestDict(TypedDict):
    """Three lengths in one unit, as they are sent."""

    unit: Literal["cm", "inch", "inches", "mm"] | SizeUnitRequest
    """The unit of lengths that are sent. Inferred: `inch` and `inches` mean the same."""
    length: float | Decimal
    """Length in the unit named beside it."""
    width: float | Decimal
    """Width in the unit named beside it."""
    height: float | Decimal
    """Height in the unit named beside it."""


class WeightRequestDict(TypedDict):
    """A weight and its unit, as they are sent."""

    unit: Literal["kg", "lb", "gram", "kilogram", "pound"] | WeightUnitRequest
    """The unit of a weight that is sent. Inferred: `kg` and `kilogram` mean the same, and so do `lb` and
    `pound`."""
    value: float | Decimal
    """Weight in the unit named beside it."""


class DimensionsRequestDict(TypedDict):
    """Size and weight of a package or of the product in it, as they are sent."""

    size: SizeRequestDict
    """Three lengths in one unit, as they are sent."""
    weight: WeightRequestDict
    """A weight and its unit, as they are sent."""


class ImageRequestDict(TypedDict):
    """A picture of a product, as it is sent."""

    source_url: str
    """The seller's URL of the picture. Inferred: nocnoc takes it from there."""


class TradeNumbersRequestDict(TypedDict):
    """Numbers under which the product is traded everywhere."""

    gtin: NotRequired[list[str]]
    """The product's Global Trade Item Numbers (GTIN), such as EAN and UPC. Ours: one to ten."""


class CreateProductRequestDict(TypedDict):
    """The product to create."""

    sku: str
    """The seller's SKU of the product. A seller can use it once. Ours: letters, digits, hyphens and
    underscores."""
    brand: str
    """The brand of the product."""
    available_quantity: int
    """Number of units that can be sold."""
    price: Decimal | int | float | str
    """Price of one unit in USD with at most two decimals."""
    currency_code: Literal["USD"] | CurrencyRequest
    """The currency of a price that is sent, for now always the United States dollar (USD)."""
    title: str
    """Title of the offer, as it is published. Ours: at most 255 characters."""
    description: str
    """Detailed description of the product, as it is published. Ours: at most 10000 characters."""
    description_language: Literal["en"] | DescriptionLanguageRequest
    """The language of a description that is sent, for now always English (`en`)."""
    package_dimensions: DimensionsRequestDict
    """Size and weight of a package or of the product in it, as they are sent."""
    product_dimensions: DimensionsRequestDict
    """Size and weight of a package or of the product in it, as they are sent."""
    images: Sequence[ImageRequestDict]
    """Pictures of the product, one to ten."""
    condition: NotRequired[
        Literal["NEW", "USED", "OPEN_BOX", "REFURBISHED_A", "REFURBISHED_B", "REFURBISHED_C", "REFURBISHED_D"]
        | ConditionRequest
    ]
    """The condition of a product that is sent; `NEW` is meant if it is left out.
    `NEW`: new.
    `USED`: used.
    `OPEN_BOX`: opened, not used.
    `REFURBISHED_A` to `REFURBISHED_D`: refurbished. Ours: from the best grade to the least."""
    international_ids: NotRequired[TradeNumbersRequestDict]
    """Numbers under which the product is traded everywhere."""
    attributes: NotRequired[Sequence[AttributeRequestDict]]
    """Colours and sizes of the product. Ours: at most 20."""


class PackageLabelDict(TypedDict):
    """A label on a box."""

    tracking_code: str
    """The carrier's tracking code of the box. Ours: at most 100 characters."""
    carrier: str
    """Name of the carrier that brings the box to nocnoc, `nocnoc` where the label is nocnoc's own. Ours: at
    most 100 characters."""
    url: str
    """URL at which the box can be tracked."""


class FatherPackageRequestDict(TypedDict):
    """A Father, in which Sons travel together."""

    subpackages: list[str]
    """Ids of the Sons. Ours: each named once, and at most 100."""
    labels: NotRequired[Sequence[PackageLabelDict]]
    """The labels on the Father, one to ten if there are any."""


class PackageItemDict(TypedDict):
    """Goods of one kind in a box."""

    sku: str
    """The seller's SKU of the goods. Ours: one that the order names."""
    quantity: int
    """Number of units in the box."""


class SonPackageRequestDict(TypedDict):
    """A Son, a box with goods of one order."""

    order_reference_id: str
    """Id of the order. Inferred: the `tracking_id` that listOrders returned."""
    labels: Sequence[PackageLabelDict]
    """The labels on the box, one to ten."""
    items: Sequence[PackageItemDict]
    """The goods in the box, one to ten."""


class UpdateProductRequestDict(TypedDict):
    """What to change. Ours: a property that is not listed here is refused, and so is a currency without a
    price."""

    available_quantity: NotRequired[int]
    """Number of units that can be sold from now on."""
    price: NotRequired[Decimal | int | float | str]
    """Price of one unit from now on, in USD with at most two decimals. It needs its currency."""
    currency_code: NotRequired[Literal["USD"] | CurrencyRequest]
    """The currency of a price that is sent, for now always the United States dollar (USD)."""


__all__ = (
    "AsinNumbersDict",
    "AttributeRequestDict",
    "CreateProductFromAsinRequestDict",
    "SizeRequestDict",
    "WeightRequestDict",
    "DimensionsRequestDict",
    "ImageRequestDict",
    "TradeNumbersRequestDict",
    "CreateProductRequestDict",
    "PackageLabelDict",
    "FatherPackageRequestDict",
    "PackageItemDict",
    "SonPackageRequestDict",
    "UpdateProductRequestDict",
)
