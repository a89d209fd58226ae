"""Check digits of tax identifications."""

from __future__ import annotations

import pytest
from orderkit.mock.providers.nocnoc.tax_ids import is_cpf, is_cuit


@pytest.mark.parametrize("text", ["20-01234567-5", "20012345675", "20-11111111-2", "30-50001091-2"])
def test_a_cuit_with_the_right_check_digit_is_one(text: str) -> None:
    assert is_cuit(text)


@pytest.mark.parametrize(
    "text", ["20-01234567-6", "2001234567", "20.01234567.5", "", "\uff12\uff10-01234567-5", "20-01234567-5\n"]
)
def test_anything_else_is_no_cuit(text: str) -> None:
    assert not is_cuit(text)


@pytest.mark.parametrize("text", ["529.982.247-25", "52998224725", "111.444.777-35"])
def test_a_cpf_with_the_right_check_digits_is_one(text: str) -> None:
    assert is_cpf(text)


@pytest.mark.parametrize("text", ["529.982.247-26", "111.111.111-11", "5299822472", "", "529 982 247 25"])
def test_anything_else_is_no_cpf(text: str) -> None:
    assert not is_cpf(text)
