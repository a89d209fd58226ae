"""Cursors: read as they were written, and refused when damaged or used elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.runtime.paging.cursors import CursorCodec, ResumePoint


def test_a_cursor_is_refused_by_another_listing() -> None:
    cursor = CursorCodec("shop.listOrders", "f").write(ResumePoint(3, 1))
    with pytest.raises(
        ValueError, match=r"must be one of shop\.listProducts \(got one of shop\.listOrders\)"
    ):
        CursorCodec("shop.listProducts", "f").read(cursor)


@given(st.text(), st.one_of(st.none(), st.integers(0), st.text()), st.integers(0, 99), st.integers(0))
def test_a_cursor_is_read_as_it_was_written(filters: str, position: Any, skipped: int, window: int) -> None:
    codec, point = CursorCodec("shop.list", filters), ResumePoint(position, skipped, window)
    assert codec.read(codec.write(point)) == point


@given(st.text(), st.integers(0, 60), st.characters())
def test_a_damaged_cursor_is_refused(noise: str, where: int, character: str) -> None:
    codec = CursorCodec("shop.list", "f")
    whole = codec.write(ResumePoint(3, 1))
    for damaged in (noise, whole[:where], f"{whole[:where]}{character}{whole[where:]}"):
        if damaged != whole:
            with pytest.raises(ValueError, match="cursor must be passed exactly as it was returned"):
                codec.read(damaged)


def test_a_cursor_that_is_not_text_is_refused() -> None:
    with pytest.raises(TypeError, match=r"cursor must be str \(got int"):
        CursorCodec("shop.list", "f").read(3)  # type: ignore[arg-type]
