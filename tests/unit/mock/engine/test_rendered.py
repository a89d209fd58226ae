"""JSON that is rendered once for everything that it is made of."""

from __future__ import annotations

import pytest
from nocnoc_mock_fixtures import InProcessMock
from orderkit.mock.engine.json_writer import JsonText, write_json_bytes
from orderkit.mock.engine.rendered import RenderedCache


class Renderer:
    """Renders a number as JSON, and counts how often."""

    def __init__(self) -> None:
        self.rendered: list[int] = []

    def __call__(self, number: int) -> JsonText:
        self.rendered.append(number)
        return JsonText(str(number).encode())


def test_a_key_is_rendered_once() -> None:
    cache, render = RenderedCache(), Renderer()
    assert [cache.get(number, render) for number in (1, 2, 1, 2)] == [b"1", b"2", b"1", b"2"]
    assert render.rendered == [1, 2]


def test_an_array_has_what_was_rendered_before() -> None:
    cache, render = RenderedCache(), Renderer()
    cache.get(2, render)
    assert [cache.get_array(keys, render) for keys in ([], [1], [1, 2, 3])] == [b"[]", b"[1]", b"[1,2,3]"]
    assert render.rendered == [2, 1, 3]


def test_the_oldest_is_forgotten_when_there_is_too_much() -> None:
    cache, render = RenderedCache(max_bytes=2), Renderer()
    for number in (1, 2, 3, 1):
        cache.get(number, render)
    assert render.rendered == [1, 2, 3, 1]
    assert cache.get(3, render) == b"3"
    assert render.rendered == [1, 2, 3, 1]


def test_what_is_larger_than_the_whole_cache_is_rendered_all_the_same() -> None:
    cache, render = RenderedCache(max_bytes=2), Renderer()
    assert cache.get_array([12345, 1], render) == b"[12345,1]"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"data": JsonText(b"[1]")}, b'{"data":[1]}'),
        ([JsonText(b"1"), {"a": JsonText(b"{}")}, []], b'[1,{"a":{}},[]]'),
        (JsonText(b'"x"'), b'"x"'),
        (
            {"data": JsonText(b"1"), "\u00fc": "\u00df", "none": None},
            '{"data":1,"ü":"ß","none":null}'.encode(),
        ),
    ],
)
def test_rendered_parts_are_taken_over(value: object, written: bytes) -> None:
    assert write_json_bytes(value) == written


def test_an_order_is_shown_as_it_is_after_each_change(mock: InProcessMock, order: dict[str, int]) -> None:
    shown = [mock.get(order["id"]).json()["status"]]
    for change in (mock.place, mock.cancel):
        change(order["id"])
        shown.append(mock.get(order["id"]).json()["status"])
    mock.control.reset()
    assert shown == ["created", "placed", "cancelled"]
    assert mock.get(order["id"]).status_code == 404
