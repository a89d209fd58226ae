"""Locale and shop address of a response."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ....contract import JsonObject

_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}
_CENT = Decimal("0.01")

Translations = Mapping[str, str]
"""Translations of a text by language code; `en` is always present."""


@dataclass(frozen=True, slots=True)
class RenderContext:
    """Locale of a response, and the address at which the shop was called (EP-44, EP-66)."""

    locale: str
    shop: str

    def translate(self, translations: Translations) -> str:
        """Return a text in the language of the locale, in English if it has none."""
        return translations.get(self.locale[:2], translations["en"])

    def price(self, amount: Decimal, currency: str, tax_type: str) -> JsonObject:
        """Render a price."""
        return {
            "taxType": tax_type,
            "formatted": self._format(amount, currency),
            "amount": amount,
            "currency": currency,
        }

    def link(self, rel: str, *segments: str) -> JsonObject:
        """Render a link to a resource of the shop."""
        return {"rel": rel, "href": "/".join((self.shop, *segments))}

    def _format(self, amount: Decimal, currency: str) -> str:
        text = f"{amount.quantize(_CENT):f} {_SYMBOLS.get(currency, currency)}"
        # English formats use a decimal point, the other locales of the mock a comma.
        return text if self.locale.startswith("en") else text.replace(".", ",")
