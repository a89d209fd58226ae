"""Requests for a list: its parts are functions of a page, or names of the page's properties."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from orderkit.runtime.client.calls import Call
from orderkit.runtime.paging.list_request import (
    ListOptions,
    ListRequest,
    item_key,
    list_request,
    page_getter,
)
from orderkit.runtime.protocol.messages import OperationInfo, Request, Timeout

OPTIONS = ListOptions(page_size=2, limit=None, cursor=None)


def call() -> Call[Any]:
    request = Request(method="GET", base_url="https://p.test", path="/list", timeout=Timeout())
    info = OperationInfo(operation="list", method="GET", path_template="/list", kind="safe")
    return Call(info=info, request=request, build=lambda data: data, language=None)


def test_items_and_total_are_read_by_functions() -> None:
    wanted = list_request(call(), lambda page: page["items"], OPTIONS, total=lambda page: page["total"])
    page = {"items": [1, 2], "total": 5}
    assert wanted.total is not None
    assert (wanted.items(page), wanted.total(page)) == ([1, 2], 5)


def test_items_and_total_are_read_from_the_properties_that_x_pagination_names() -> None:
    wanted: ListRequest[int] = list_request(call(), "/ids", OPTIONS, total="/count_all")
    page = SimpleNamespace(ids=[1, 2], count_all=5)
    assert wanted.total is not None
    assert (wanted.items(page), wanted.total(page)) == ([1, 2], 5)


def test_a_list_without_a_total_has_none() -> None:
    assert list_request(call(), "/orders", OPTIONS).total is None


def test_the_total_is_passed_by_name_only() -> None:
    untyped: Any = list_request
    with pytest.raises(TypeError, match="positional"):
        untyped(call(), "/orders", OPTIONS, "/count_all")


@pytest.mark.parametrize(
    ("pointer", "page"),
    [
        ("/orders", SimpleNamespace(orders=3)),
        ("/countAll", SimpleNamespace(count_all=3)),
        ("/page/totalItems", SimpleNamespace(page=SimpleNamespace(total_items=3))),
    ],
)
def test_a_property_is_found_under_the_name_that_its_model_gives_it(pointer: str, page: Any) -> None:
    assert page_getter(pointer)(page) == 3


@pytest.mark.parametrize("pointer", ["", "orders", "/", "/orders/", "/orders/0"])
def test_a_name_that_is_no_property_is_refused(pointer: str) -> None:
    with pytest.raises(ValueError, match="must be named like /orders"):
        page_getter(pointer)


def test_an_item_is_identified_by_a_property_or_by_itself_or_not_at_all() -> None:
    by_property, by_itself = item_key("/orderId"), item_key("")
    assert by_property is not None
    assert by_itself is not None
    assert by_property(SimpleNamespace(order_id="A1")) == "A1"
    assert [by_itself(each) for each in (7, "7", {"id": 7})] == ["7", "7", None]
    assert item_key(None) is None
