"""The mock writes times in the layout that the contract declares."""

from __future__ import annotations

import pytest
from orderkit.mock.engine.time_layouts import declared_time_format


@pytest.mark.parametrize("provider", ["nocnoc", "nocnoc_store"])
def test_a_layout_becomes_a_format(provider: str) -> None:
    assert declared_time_format(provider, "Order", "created_at") == "%Y-%m-%d %H:%M:%S"


def test_a_member_without_a_layout_has_no_format() -> None:
    with pytest.raises(KeyError, match="x-time"):
        declared_time_format("nocnoc", "Order", "id")
