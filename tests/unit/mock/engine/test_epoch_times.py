"""Times in seconds since 1970 as texts: those of `datetime`."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st
from orderkit.mock.engine.epoch_times import iso_text
from orderkit.mock.providers.epages.timestamps import format_milliseconds, format_timestamp
from orderkit.mock.providers.sendcloud.columns import index_of
from orderkit.mock.providers.sendcloud.seeded_orders import Recipe, make_order

LAST = int(datetime(9000, 1, 1, tzinfo=UTC).timestamp())


@settings(derandomize=True, deadline=None)
@given(st.integers(0, LAST))
@example(0)
@example(59)
@example(86_399)
@example(86_400)
def test_a_text_is_that_of_the_datetime(seconds: int) -> None:
    assert iso_text(seconds) == datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None).isoformat()


@settings(derandomize=True, deadline=None)
@given(st.integers(0, LAST), st.integers(0, 999))
def test_epages_texts_are_the_same_from_both_forms(seconds: int, milliseconds: int) -> None:
    timestamp = datetime.fromtimestamp(seconds, UTC).replace(microsecond=milliseconds * 1000)
    assert format_milliseconds(seconds * 1000 + milliseconds) == format_timestamp(timestamp)


def test_seeded_orders_of_sendcloud_are_indexed_by_what_they_show() -> None:
    for index in range(1020):
        recipe = Recipe(index, index + 7, 3, 1_491_000_000 + index * 7919, 1_491_000_000 + index * 7927)
        assert recipe.indexed() == index_of(make_order(recipe))
