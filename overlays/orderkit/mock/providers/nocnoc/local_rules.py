"""Rules by country, customer and goods: errors 314 and 316 to 323."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ....contract import JsonObject
from .errors import NocnocError
from .settings import NocnocSettings
from .tax_ids import is_cpf, is_cuit, without_punctuation

# Origins whose goods the page wants to be described in Chinese (EL-35).
_CHINESE = ("CN", "HK")
_INVALID_PARAM = 310

Rule = Callable[[JsonObject, NocnocSettings], bool]


def check_local_rules(order: JsonObject, settings: NocnocSettings) -> None:
    """Raise the error of the first local rule that a quoted order breaks."""
    for code, is_broken in _RULES:
        if is_broken(order, settings):
            raise NocnocError(code)


def check_native_descriptions(order: JsonObject, settings: NocnocSettings) -> None:
    """Raise code 310 for goods from China or Hong Kong that have no description in Chinese, if the settings say so."""
    if not settings.requires_native_description:
        return
    for index, product in enumerate(order["products"]):
        pickup = {**order.get("pickup", {}), **product.get("pickup", {})}
        origin = pickup.get("country", settings.arranged_origin)
        if origin in _CHINESE and not product.get("native_description"):
            raise NocnocError(_INVALID_PARAM, f"products[{index}].native_description")


def check_countries(order: JsonObject, settings: NocnocSettings) -> None:
    """Raise code 310 for a customer of another country than that of the address, if the settings say so (EL-75)."""
    if settings.requires_same_country and order["customer"]["country"] != order["address"]["country"]:
        raise NocnocError(_INVALID_PARAM, "customer.country")


def _address_is_unavailable(order: JsonObject, settings: NocnocSettings) -> bool:
    address = order["address"]
    location = (address["country"], address["zipcode"])
    return address["country"] not in settings.served_countries or location in settings.unserved_zipcodes


def _customer_is_blocked(order: JsonObject, settings: NocnocSettings) -> bool:
    # Customers write tax ids with and without punctuation.
    blocked = {without_punctuation(tax_id) for tax_id in settings.blocked_tax_ids}
    return without_punctuation(order["customer"]["tax_id"]) in blocked


def _tax_id_is_wrong(order: JsonObject, settings: NocnocSettings) -> bool:
    customer = order["customer"]
    if customer["country"] == "AR" and settings.checks_argentine_tax_ids:
        return not is_cuit(customer["tax_id"])
    if customer["country"] == "BR" and settings.checks_brazilian_tax_ids:
        return not is_cpf(customer["tax_id"])
    return False


def _subcategory_is_forbidden(order: JsonObject, settings: NocnocSettings) -> bool:
    forbidden = settings.forbidden_subcategories.get(order["address"]["country"], frozenset())
    return any(product["subcategory_id"] in forbidden for product in order["products"])


def _sku_is_forbidden(order: JsonObject, settings: NocnocSettings) -> bool:
    return any(product["sku"] in settings.forbidden_skus for product in order["products"])


def _quantity_is_exceeded(order: JsonObject, settings: NocnocSettings) -> bool:
    limit = settings.quantity_limits.of(order["address"]["country"])
    # Quantities may arrive as 2 or 2.0.
    return any(Decimal(product["quantity"]) > limit for product in order["products"])


def _weight_is_exceeded(order: JsonObject, settings: NocnocSettings) -> bool:
    return Decimal(order["total_weight"]) > settings.weight_limits.of(order["address"]["country"])


def _amount_is_exceeded(order: JsonObject, settings: NocnocSettings) -> bool:
    return bool(order["amount_usd"] > settings.amount_limits.of(order["address"]["country"]))


def _goods_are_refused(order: JsonObject, settings: NocnocSettings) -> bool:
    return any(
        product.get("hs_code", "").startswith(settings.refused_hs_prefixes) for product in order["products"]
    )


# The first broken rule decides. The order is ours: destination, customer, goods, then quantities.
_RULES: tuple[tuple[int, Rule], ...] = (
    (322, _address_is_unavailable),
    (319, _customer_is_blocked),
    (320, _tax_id_is_wrong),
    (321, _subcategory_is_forbidden),
    (323, _sku_is_forbidden),
    (318, _quantity_is_exceeded),
    (317, _weight_is_exceeded),
    (316, _amount_is_exceeded),
    (314, _goods_are_refused),
)
