"""The feed of events: bounded, with ids by which a reader goes on."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest
from orderkit.mock.live.feed import EventFeed, MissedEventsError

LONG = 60.0


async def _read(feed: EventFeed, position: int, count: int) -> list[str]:
    kinds: list[str] = []
    async with aclosing(feed.follow(position, LONG)) as batches:
        async for events in batches:
            kinds += [event.kind for event in events]
            if len(kinds) >= count:
                break
    return kinds


def test_a_reader_gets_what_it_missed(runner: asyncio.Runner) -> None:
    feed = EventFeed()
    for kind in ("a", "b", "c"):
        feed.publish(kind)
    assert runner.run(_read(feed, feed.position(feed.id_of(1)) or 0, 2)) == ["b", "c"]


def test_a_reader_is_woken_from_another_thread(runner: asyncio.Runner) -> None:
    feed = EventFeed()

    async def read() -> list[str]:
        reading = asyncio.create_task(_read(feed, 0, 1))
        await asyncio.sleep(0)
        await asyncio.to_thread(feed.publish, "order")
        return await reading

    assert runner.run(read()) == ["order"]


def test_a_feed_that_is_closed_ends_its_readers(runner: asyncio.Runner) -> None:
    feed = EventFeed()

    async def read() -> list[str]:
        reading = asyncio.create_task(_read(feed, 0, 1))
        await asyncio.sleep(0)
        feed.close()
        return await reading

    assert runner.run(read()) == []


def test_a_pause_is_reported_so_that_a_dead_connection_is_noticed(runner: asyncio.Runner) -> None:
    async def read() -> object:
        async with aclosing(EventFeed().follow(0, 0.0)) as batches:
            return await anext(batches)

    assert runner.run(read()) == []


def test_a_reader_that_is_too_slow_is_ended(runner: asyncio.Runner) -> None:
    feed = EventFeed(kept=2)
    for kind in ("a", "b", "c", "d"):
        feed.publish(kind)
    with pytest.raises(MissedEventsError):
        runner.run(_read(feed, 1, 1))


@pytest.mark.parametrize("event_id", [None, "", "x", "7", "other-1", "-1"])
def test_an_id_of_another_mock_starts_afresh(event_id: str | None) -> None:
    feed = EventFeed()
    feed.publish("order")
    assert feed.position(event_id) is None


def test_an_id_that_is_kept_no_longer_starts_afresh() -> None:
    feed = EventFeed(kept=1)
    for _ in range(3):
        feed.publish("order")
    assert [feed.position(feed.id_of(number)) for number in range(5)] == [None, None, 2, 3, None]
