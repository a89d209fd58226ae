"""Request bodies as TypedDicts, so that type checkers check plain dicts.

At run time a plain dict is sent as it is.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NotRequired, TypedDict

from .models import AttributeType, Condition, Currency, DescriptionLanguage, SizeUnit, WeightUnit


class AsinNumbersDict(TypedDict):
    """The ASIN under which the product is known."""

    asin: list[str]
    """Amazon Standard Identification Numbers (ASIN) of the product. The first one is used."""


class AttributeDict(TypedDict):
    """A colour or a size of a product."""

    type: Literal["COLOR", "SIZE"] | AttributeType
    """Kind of an attribute of a product, its colour or its size."""
    value: str
    """The colour or the size, such as `Black` or `XL`."""


class CreateProductFromAsinRequestDict(TypedDict):
    """The product to create from its ASIN."""

    sku: str
    """The seller's SKU of the product. A seller can use it once."""
    international_ids: AsinNumbersDict
    """The ASIN under which the product is known."""
    available_quantity: int
    """Number of units that can be sold."""
    price: Decimal | int | float | str
    """Price of one unit in USD. An amount of more than two decimals is refused."""
    currency_code: Literal["USD"] | Currency
    """The currency of a price, always the United States dollar (USD)."""


class SizeDict(TypedDict):
    """Three lengths in one unit."""

    unit: Literal["cm", "inch", "inches", "mm"] | SizeUnit
    """The unit of lengths. `inch` and `inches` mean the same; what was sent is what is answered."""
    length: float | Decimal
    """Length in the unit named beside it."""
    width: float | Decimal
    """Width in the unit named beside it."""
    height: float | Decimal
    """Height in the unit named beside it."""


class WeightDict(TypedDict):
    """A weight and its unit."""

    unit: Literal["kg", "lb", "gram", "kilogram", "pound"] | WeightUnit
    """The unit of a weight. `kg` and `kilogram` mean the same, and so do `lb` and `pound`; what was sent is
    what is answered."""
    value: float | Decimal
    """Weight in the unit named beside it."""


class DimensionsDict(TypedDict):
    """Size and weight of a package or of the product in it."""

    size: SizeDict
    """Three lengths in one unit."""
    weight: WeightDict
    """A weight and its unit."""


class ImageDict(TypedDict):
    """A picture of a product."""

    source_url: str
    """The seller's URL of the picture, from which nocnoc takes it."""


class TradeNumbersDict(TypedDict):
    """Numbers under which the product is traded everywhere."""

    gtin: NotRequired[list[str]]
    """The product's Global Trade Item Numbers (GTIN)."""


class CreateProductRequestDict(TypedDict):
    """The product to create."""

    sku: str
    """The seller's SKU of the product. A seller can use it once."""
    brand: str
    """The brand of the product."""
    available_quantity: int
    """Number of units that can be sold."""
    price: Decimal | int | float | str
    """Price of one unit in USD. An amount of more than two decimals is refused."""
    currency_code: Literal["USD"] | Currency
    """The currency of a price, always the United States dollar (USD)."""
    title: str
    """Title of the offer."""
    description: str
    """Detailed description of the product."""
    description_language: Literal["en"] | DescriptionLanguage
    """The language of a product's title and description, always English (`en`)."""
    package_dimensions: DimensionsDict
    """Size and weight of a package or of the product in it."""
    product_dimensions: DimensionsDict
    """Size and weight of a package or of the product in it."""
    images: Sequence[ImageDict]
    """Pictures of the product, one to ten."""
    condition: NotRequired[
        Literal["NEW", "USED", "OPEN_BOX", "REFURBISHED_A", "REFURBISHED_B", "REFURBISHED_C", "REFURBISHED_D"]
        | Condition
    ]
    """The condition of a product.
    `NEW`: new; meant if none is given.
    `USED`: used.
    `OPEN_BOX`: opened, not used.
    `REFURBISHED_A` to `REFURBISHED_D`: refurbished, from the best grade to the least."""
    international_ids: NotRequired[TradeNumbersDict]
    """Numbers under which the product is traded everywhere."""
    attributes: NotRequired[Sequence[AttributeDict]]
    """Colours and sizes of the product."""


class PackageLabelDict(TypedDict):
    """A label on a box."""

    tracking_code: str
    """The carrier's tracking code of the box."""
    carrier: str
    """Name of the carrier, `nocnoc` where the label is nocnoc's own."""
    url: str
    """Where the label can be fetched."""


class FatherPackageRequestDict(TypedDict):
    """A Father, a master box in which Sons travel together."""

    subpackages: list[str]
    """Ids of the Sons in the master box, each named once."""
    labels: NotRequired[Sequence[PackageLabelDict]]
    """The labels on the master box, one to ten if there are any."""


class PackageItemDict(TypedDict):
    """Goods of one kind in a box."""

    sku: str
    """The seller's SKU of the goods, one that the order names."""
    quantity: int
    """Number of units in the box."""


class SonPackageRequestDict(TypedDict):
    """A Son, a box with goods of one order."""

    order_reference_id: str
    """Id of the order, the `tracking_id` that listOrders returned."""
    labels: Sequence[PackageLabelDict]
    """The labels on the box, one to ten."""
    items: Sequence[PackageItemDict]
    """The goods in the box, one to ten."""


class UpdateProductRequestDict(TypedDict):
    """What to change. Nothing else can be changed, and a property that is not listed here is refused."""

    available_quantity: NotRequired[int]
    """Number of units that can be sold from now on."""
    price: NotRequired[Decimal | int | float | str]
    """Price of one unit from now on, in USD; more than two decimals are refused. It needs its currency."""
    currency_code: NotRequired[Literal["USD"] | Currency]
    """The currency of a price, always the United States dollar (USD)."""


__all__ = (
    "AsinNumbersDict",
    "AttributeDict",
    "CreateProductFromAsinRequestDict",
    "SizeDict",
    "WeightDict",
    "DimensionsDict",
    "ImageDict",
    "TradeNumbersDict",
    "CreateProductRequestDict",
    "PackageLabelDict",
    "FatherPackageRequestDict",
    "PackageItemDict",
    "SonPackageRequestDict",
    "UpdateProductRequestDict",
)
