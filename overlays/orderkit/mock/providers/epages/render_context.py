"""For whom an answer is written: in which language, with which prices and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ....contract import JsonObject

_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}
_CENT = Decimal("0.01")

Translations = Mapping[str, str]
"""One text in several languages, by their codes; English is always there."""


@dataclass(frozen=True, slots=True)
class RenderContext:
    """The locale of an answer and the address of the shop that it was asked at (EP-44, EP-66)."""

    locale: str
    shop: str

    def translate(self, translations: Translations) -> str:
        """A text in the language of the answer, in English if there is none."""
        return translations.get(self.locale[:2], translations["en"])

    def price(self, amount: Decimal, currency: str, tax_type: str) -> JsonObject:
        """A price object."""
        return {
            "taxType": tax_type,
            "formatted": self._format(amount, currency),
            "amount": amount,
            "currency": currency,
        }

    def link(self, rel: str, *segments: str) -> JsonObject:
        """A link to something of the shop."""
        return {"rel": rel, "href": "/".join((self.shop, *segments))}

    def _format(self, amount: Decimal, currency: str) -> str:
        text = f"{amount.quantize(_CENT):f} {_SYMBOLS.get(currency, currency)}"
        return text if self.locale.startswith("en") else text.replace(".", ",")
