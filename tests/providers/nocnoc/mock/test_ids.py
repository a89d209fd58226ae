"""Ignored input: the merchant's number is not an id, and Accept-Language selects no language."""

from __future__ import annotations

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_order_is_not_found_by_its_merchant_invoice_id(
    mock: InProcessMock, order: Json, method: str
) -> None:
    before = mock.stored()
    assert mock.call(method, f"/api/order/{order['merchant_invoice_id']}").json()["code"] == 312
    assert mock.stored() == before


@pytest.mark.parametrize("accepted", ["es-AR", "pt-BR,pt;q=0.9", "xx"])
def test_accept_language_changes_neither_language_nor_status(mock: InProcessMock, accepted: str) -> None:
    plain = mock.get(99)
    asked = mock.get(99, headers={"Accept-Language": accepted})
    assert (asked.status_code, asked.json()) == (plain.status_code, plain.json())
