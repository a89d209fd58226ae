"""Seeded shops: products, tax classes, shipping and payment methods, all of them invented."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .ids import make_id
from .render_context import Translations


@dataclass(frozen=True, slots=True)
class TaxClass:
    """A tax class; `percentage` is its rate."""

    id: str
    name: Translations
    percentage: Decimal


@dataclass(frozen=True, slots=True)
class Product:
    """A product; `weight` is the weight of one piece in kg."""

    id: str
    sku: str
    name: Translations
    price: Decimal
    tax_class: TaxClass
    weight: Decimal


@dataclass(frozen=True, slots=True)
class ShippingMethod:
    """A shipping method and its price."""

    id: str
    name: Translations
    price: Decimal


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """A payment method and its provider."""

    id: str
    name: Translations
    provider: str | None = None


STANDARD = TaxClass(make_id("tax class", 0), {"en": "standard", "de": "normal", "fr": "normal"}, Decimal(19))
_REDUCED = TaxClass(make_id("tax class", 1), {"en": "reduced", "de": "ermäßigt", "fr": "réduit"}, Decimal(7))
_NONE = TaxClass(make_id("tax class", 2), {"en": "none", "de": "keine", "fr": "aucun"}, Decimal(0))

PIECES: Translations = {"en": "piece(s)", "de": "Stück", "fr": "pièce(s)"}
PIECES_SHORT: Translations = {"en": "pc(s)", "de": "Stk.", "fr": "pce(s)"}
COLOUR: Translations = {"en": "Colour: green", "de": "Farbe: grün", "fr": "Couleur : vert"}

_GOODS: tuple[tuple[str, str, str, str, str, TaxClass, str], ...] = (
    ("tent-3p", "Tunnel tent for three", "Tunnelzelt für drei", "Tente tunnel", "269.81", STANDARD, "4.2"),
    ("mug", "Enamel mug", "Emaillebecher", "Tasse émaillée", "7.5", STANDARD, "0.15"),
    ("stove", "Camping stove", "Campingkocher", "Réchaud", "39.9", STANDARD, "0.8"),
    ("map-alps", "Map of the Alps", "Karte der Alpen", "Carte des Alpes", "12.95", _REDUCED, "0.1"),
    ("bars-12", "Twelve oat bars", "Zwölf Haferriegel", "Douze barres d'avoine", "18", _REDUCED, "0.6"),
    ("boots", "Hiking boots", "Wanderschuhe", "Chaussures de marche", "149.99", STANDARD, "1.35"),
    ("lamp", "Head lamp", "Stirnlampe", "Lampe frontale", "24.49", STANDARD, "0.09"),
    ("rope", "Rope, by the metre", "Seil, vom Meter", "Corde, au mètre", "1.66", STANDARD, "0.06"),
    ("voucher", "Gift voucher", "Gutschein", "Bon cadeau", "25", _NONE, "0.01"),
    ("guide", "Guide to huts", "Hüttenführer", "Guide des refuges", "22.8", _REDUCED, "0.4"),
)

PRODUCTS = tuple(
    Product(
        make_id("product", number),
        sku,
        {"en": english, "de": german, "fr": french},
        Decimal(price),
        tax_class,
        Decimal(weight),
    )
    for number, (sku, english, german, french, price, tax_class, weight) in enumerate(_GOODS)
)
SHIPPING_METHODS = (
    ShippingMethod(
        make_id("shipping method", 0),
        {"en": "Standard delivery", "de": "Standardversand", "fr": "Livraison standard"},
        Decimal("7.63"),
    ),
    ShippingMethod(
        make_id("shipping method", 1), {"en": "Express", "de": "Express", "fr": "Express"}, Decimal("14.9")
    ),
    ShippingMethod(
        make_id("shipping method", 2),
        {"en": "Pick-up in store", "de": "Abholung", "fr": "Retrait en magasin"},
        Decimal(0),
    ),
)
PAYMENT_METHODS = (
    PaymentMethod(
        make_id("payment method", 0),
        {"en": "Payment in advance", "de": "Vorkasse", "fr": "Paiement à l'avance"},
    ),
    PaymentMethod(
        make_id("payment method", 1),
        {"en": "Purchase on account", "de": "Kauf auf Rechnung", "fr": "Achat sur facture"},
        "PayPalPlus",
    ),
    PaymentMethod(
        make_id("payment method", 2),
        {"en": "Credit card", "de": "Kreditkarte", "fr": "Carte bancaire"},
        "CardExample",
    ),
)
