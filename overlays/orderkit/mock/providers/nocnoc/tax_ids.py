"""Check digits of customers' tax ids: Argentina's CUIT and Brazil's CPF (EL-76)."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Two digits of type, eight of the person, a check digit; hyphens are customary and optional.
_CUIT = re.compile(r"\d{2}-?\d{8}-?\d", re.ASCII)
# Three groups of three digits and two check digits; dots and hyphen are customary and optional.
_CPF = re.compile(r"\d{3}\.?\d{3}\.?\d{3}-?\d{2}", re.ASCII)
# Weights of the official algorithm, for the first ten digits.
_CUIT_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def is_cuit(text: str) -> bool:
    """Return whether a text is an Argentine CUIT or CUIL with the right check digit, with or without hyphens."""
    return bool(_CUIT.fullmatch(text)) and cuit_check_digit(text) == _digits(text)[10]


def cuit_check_digit(text: str) -> int:
    """Return the check digit of a CUIT's first ten digits, modulo 11; 10 if no CUIT can begin like that."""
    total = _weigh(_digits(text)[:10], _CUIT_WEIGHTS)
    return (11 - total % 11) % 11


def is_cpf(text: str) -> bool:
    """Return whether a text is a Brazilian CPF with the right check digits, with or without punctuation."""
    digits = _digits(text)
    # Numbers of eleven equal digits pass the check but are never issued.
    if not _CPF.fullmatch(text) or len(set(digits)) == 1:
        return False
    return all(_cpf_check_digit(digits[:length]) == digits[length] for length in (9, 10))


def without_punctuation(text: str) -> str:
    """Return the letters and digits of a tax id."""
    return "".join(character for character in text if character.isalnum()).upper()


def _cpf_check_digit(digits: list[int]) -> int:
    return _weigh(digits, range(len(digits) + 1, 1, -1)) * 10 % 11 % 10


def _digits(text: str) -> list[int]:
    return [int(character) for character in text if "0" <= character <= "9"]


def _weigh(digits: list[int], weights: Iterable[int]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=True))
