"""Pages by number, by offset and by cursor, as `x-pagination` declares them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from orderkit.contract import Contract, expression_target
from orderkit.mock.engine.errors import InvalidRequestError
from orderkit.mock.engine.messages import Call, RequestHead
from orderkit.mock.engine.paging import Pagination, Slice, with_parameter

ITEMS = list(range(1, 46))
SIZE = {"type": "integer", "maximum": 20}


def listing(pagination: dict[str, Any], *, body: bool = False) -> Contract:
    """Make a contract with one listing."""
    properties: dict[str, Any] = {"offset": {}, "limit": {**SIZE, "default": 10}}
    operation: dict[str, Any] = {
        "operationId": "list",
        "tags": ["all"],
        "x-retry": "safe",
        "x-pagination": pagination,
        "responses": {"200": {}},
    }
    if body:
        schema = {"type": "object", "properties": properties}
        operation["requestBody"] = {"content": {"application/json": {"schema": schema}}}
    else:
        operation["parameters"] = [
            {"name": name, "in": "query", "schema": SIZE if name == "size" else {}}
            for name in map(expression_target, pagination["inputs"].values())
        ]
    path = {"post" if body else "get": operation}
    return Contract({"paths": {"/all": path}, "components": {"schemas": {}}})


def call(
    contract: Contract, parameters: dict[str, Any] | None = None, body: Any = None, url: str = ""
) -> Call:
    head = RequestHead("GET", ("all",), (), b"", url)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return Call(contract.operation("list"), "owner", parameters or {}, body, now, head)


PAGE = {
    "kind": "page",
    "first": 1,
    "inputs": {"page": "$request.query.page", "size": "$request.query.size"},
    "results": "$response.body#/found/items",
}
OFFSET = {
    "kind": "offset",
    "first": 0,
    "inputs": {"offset": "$request.body#/offset", "size": "$request.body#/limit"},
    "results": "$response.body#/ids",
    "total": "$response.body#/count",
}
CURSOR = {
    "kind": "link-cursor",
    "inputs": {"cursor": "$request.query.cursor", "size": "$request.query.size"},
    "results": "$response.body#/data",
}


@pytest.mark.parametrize(
    ("first", "parameters", "expected"),
    [
        (1, {}, Slice(0, 20)),
        (1, {"page": 3, "size": 5}, Slice(10, 5)),
        (0, {"page": 3, "size": 5}, Slice(15, 5)),
    ],
)
def test_pages_are_counted_from_the_first(first: int, parameters: dict[str, Any], expected: Slice) -> None:
    contract = listing({**PAGE, "first": first})
    pages = Pagination(contract, contract.operation("list"))
    assert pages.slice(call(contract, parameters)) == expected


def test_offsets_may_stand_in_the_body() -> None:
    contract = listing(OFFSET, body=True)
    pages = Pagination(contract, contract.operation("list"))
    assert pages.slice(call(contract, body={})) == Slice(0, 10)
    assert pages.slice(call(contract, body={"offset": 7, "limit": 3})) == Slice(7, 3)
    assert pages.slice(call(contract, body={}), 4) == Slice(0, 4)
    assert pages.inputs == {"/offset", "/limit"}


def test_a_page_is_put_where_the_contract_says() -> None:
    contract = listing(PAGE)
    pages = Pagination(contract, contract.operation("list"))
    assert pages.respond(call(contract), [1, 2], 2).document == {"found": {"items": [1, 2]}}
    contract = listing(OFFSET, body=True)
    pages = Pagination(contract, contract.operation("list"))
    assert pages.respond(call(contract, body={}), [1], 45).document == {"ids": [1], "count": 45}
    contract = listing({**PAGE, "results": "/"})
    pages = Pagination(contract, contract.operation("list"))
    assert pages.respond(call(contract), [1, 2], 2).document == [1, 2]


def test_links_lead_through_all_pages() -> None:
    contract = listing(CURSOR)
    pages = Pagination(contract, contract.operation("list"))
    seen, parameters = list[int](), dict[str, Any]()
    for _ in range(3):
        asked = call(contract, parameters, url="http://mock/all?size=20&cursor=old")
        page = pages.slice(asked).of(ITEMS)
        seen += page
        link = pages.respond(asked, page, len(ITEMS)).headers.get("link")
        if link is not None:
            assert link.startswith("<http://mock/all?size=20&cursor=")
            assert link.endswith('>; rel="next"')
            parameters = {"cursor": link.partition("cursor=")[2].partition(">")[0].replace("%3D", "=")}
    assert seen == ITEMS
    assert link is None


@pytest.mark.parametrize("cursor", ["no cursor", "bm8=", "é"])
def test_a_foreign_cursor_is_a_violation(cursor: str) -> None:
    contract = listing(CURSOR)
    pages = Pagination(contract, contract.operation("list"))
    with pytest.raises(InvalidRequestError) as caught:
        pages.slice(call(contract, {"cursor": cursor}))
    assert caught.value.paths == (("cursor",),)


def test_a_parameter_of_a_url_is_replaced() -> None:
    assert with_parameter("http://m/a?b=1&c=2&b=3", "b", "4&5") == "http://m/a?c=2&b=4%265"
    assert with_parameter("http://m/a", "b", "1") == "http://m/a?b=1"
