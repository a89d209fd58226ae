"""Cursors and links: the published forms, those that callers build, those that are none."""

from __future__ import annotations

import base64
import copy
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from orderkit.contract import Contract

if TYPE_CHECKING:
    from tests.providers.sendcloud.mock.conftest import InProcessSendcloud


NEXT = re.compile(r'<([^>]+)>; rel="next"')
PREV = re.compile(r'<([^>]+)>; rel="prev"')


@pytest.fixture(scope="module")
def five(make_sendcloud: Callable[..., Any], contract: Contract) -> InProcessSendcloud:
    """Five orders with the ids 1 to 5, two of one timestamp and one without a date of update."""
    sendcloud = make_sendcloud(allowed_hosts=("orders.example.com",))
    minimal = contract.document["components"]["examples"]["NewOrdersMinimal"]["value"][0]
    orders = [copy.deepcopy(minimal) for _ in range(5)]
    for place, order in enumerate(orders):
        order.update(order_id=f"o-{place + 1}", order_number=f"n/{place // 2}+ü")
        order["order_details"]["order_created_at"] = f"2026-03-0{place // 2 + 1}T10:00:00.5Z"
        order["order_details"]["integration"]["id"] = 41
        if place:
            order["order_details"]["order_updated_at"] = f"2026-04-0{place}T12:00:00+02:00"
    sendcloud.saved(orders)
    return sendcloud


def cursors(response: httpx.Response) -> list[Any]:
    """The cursors of the next and the previous page, as the links hold them."""
    links = [rel.findall(response.headers.get("link", "")) for rel in (NEXT, PREV)]
    return [re.findall(r"[?&]cursor=([^&]*)", link[0])[0] if link else None for link in links]


def encode(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("cursor", "rows", "links"),
    [
        ("", [5, 4], ["cD00", None]),
        ("cD00", [3, 2], ["cD0y", "cj0xJnA9Mw%3D%3D"]),
        ("cD0y", [1], [None, "cj0xJnA9MQ%3D%3D"]),
        ("cj0xJnA9Mw%3D%3D", [5, 4], ["cD00", None]),
        ("cj0xJnA9MQ%3D%3D", [3, 2], ["cD0y", "cj0xJnA9Mw%3D%3D"]),
    ],
)
def test_the_pages_of_five_orders_by_two(
    five: InProcessSendcloud, cursor: str, rows: list[Any], links: list[Any]
) -> None:
    response = five.call("GET", f"/orders?page_size=2&cursor={cursor}")
    assert [int(order["id"]) for order in response.json()["data"]] == rows
    assert cursors(response) == links


def test_links_are_absolute_and_hold_every_parameter_next_before_prev(five: InProcessSendcloud) -> None:
    query = "page_size=1&status=unfulfilled&x=%22%3E&sort=-pk&cursor=cD00&empty=&x=2"
    link = five.call("GET", f"/orders?{query}").headers["link"]
    kept = "http://mock/sendcloud/orders?page_size=1&status=unfulfilled&x=%22%3E&sort=-pk&empty=&x=2"
    assert link == f'<{kept}&cursor=cD0z>; rel="next", <{kept}&cursor=cj0xJnA9Mw%3D%3D>; rel="prev"'


def test_links_lead_back_to_the_host_that_was_asked(five: InProcessSendcloud) -> None:
    response = five.call("GET", "/orders?page_size=2", headers={"Host": "orders.example.com:81"})
    assert response.headers["link"].startswith("<http://orders.example.com:81/sendcloud/orders?page_size=2&")


def test_a_single_page_has_no_links(five: InProcessSendcloud) -> None:
    assert "link" not in five.page(page_size=5).headers
    assert "link" not in five.page(status="nowhere").headers


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("p=300", [5, 4, 3, 2, 1]),
        ("r=1&p=300", []),
        ("r=1&p=2", [5, 4, 3]),
        ("p=3&r=0", [2, 1]),
        ("o=2", [3, 2, 1]),
        ("o=1&p=4", [2, 1]),
        ("r=1&p=1&o=1", [5, 4, 3]),
        ("r=1", [5, 4, 3, 2, 1]),
        ("o=0&r=0", [5, 4, 3, 2, 1]),
        ("o=1000", []),
        ("p=0", []),
        ("p=999999999999999999", [5, 4, 3, 2, 1]),
    ],
)
def test_a_cursor_may_be_built_by_the_caller(five: InProcessSendcloud, text: str, rows: list[Any]) -> None:
    assert five.ids(cursor=encode(text)) == rows


@pytest.mark.parametrize(
    ("sort", "position", "rows"),
    [
        ("pk", "2", [3, 4, 5]),
        ("order_created_at", "2026-03-01T10:00:00.5Z", [4, 3, 5]),
        ("order_created_at", "2026-03-01T12:00:00.500%2B02:00", [4, 3, 5]),
        ("-order_created_at", "2026-03-02T10:00:00.500000001Z", [4, 3, 2, 1]),
        ("-order_created_at", "2026-03-02T10:00:00.5Z", [2, 1]),
        ("order_number", "n/0%2Bü", [4, 3, 5]),
        ("-order_number", "n/1%2Bü", [2, 1]),
        ("integration", "41", []),
        ("integration", "40", [5, 4, 3, 2, 1]),
        ("order_updated_at", "2026-04-03T10:00:00Z", [5, 1]),
        ("order_updated_at", "", []),
        ("-order_updated_at", "", []),
        ("-order_updated_at", "2026-04-02T10:00:00Z", [2, 1]),
    ],
)
def test_a_position_is_the_value_of_the_first_sort_key(
    five: InProcessSendcloud, sort: str, position: str, rows: list[Any]
) -> None:
    assert five.ids(sort=sort, cursor=encode(f"p={position}")) == rows


@pytest.mark.parametrize("sort", ["order_created_at", "-order_number,pk", "order_updated_at", "integration"])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_links_part_orders_that_are_alike_in_the_first_key(
    five: InProcessSendcloud, sort: str, size: int
) -> None:
    response = five.page(sort=sort, page_size=size)
    rows = response.json()["data"]
    while link := NEXT.search(response.headers.get("link", "")):
        response = five.call("GET", link[1])
        rows += response.json()["data"]
    assert rows == five.page(sort=sort).json()["data"]


def test_a_cursor_may_be_spelt_in_every_published_way(five: InProcessSendcloud) -> None:
    text = "r=1&p=n/0%2Bü>?"
    standard = encode(text)
    spellings = [standard, standard.rstrip("="), standard.replace("+", "-").replace("/", "_")]
    answers = [five.ids(sort="order_number", cursor=spelling) for spelling in spellings]
    assert answers[0] == [2, 1]
    assert answers == [answers[0]] * 3


BROKEN = [
    *(
        "x",
        "cD0",
        "====",
        "cD0y====",
        "p=2",
        "cD00 ",
        "cD0%",
        "é",
        "a" * 8001,
        "\n",
        "cD0y\n",
        "/w==",
        "//8=",
    ),
    *(encode(text) for text in ("hello", "p", "p=x", "p=-1", "p=1.0", "p=", "p= 1", "p=%D9%A1", "p=1%002")),
    *(
        encode(text)
        for text in ("o=1001", "o=-1", "o=x", "o=", "o=1_0", "r=2", "r=true", "r=", "q=1", "p=1&q=2")
    ),
    *(
        encode(text)
        for text in ("p=1&p=2", "o=1&o=1", "p=1&", "&p=1", "p=1;r=1", "P=1", "p=%FF", "p=" + "9" * 19)
    ),
]


@pytest.mark.parametrize("cursor", BROKEN)
def test_what_is_no_cursor_is_not_found(five: InProcessSendcloud, cursor: str) -> None:
    response = five.call("GET", "/orders", params={"cursor": cursor})
    error = {"status": "404", "code": "not_found", "title": "Invalid cursor", "detail": "Invalid cursor"}
    assert (response.status_code, response.json()) == (404, {"errors": [error]})


@pytest.mark.parametrize(
    ("sort", "position"),
    [
        ("order_created_at", "300"),
        ("order_created_at", ""),
        ("order_created_at", "2026-02-30T10:00:00Z"),
        ("order_created_at", "2026-02-03"),
        ("order_updated_at", "yesterday"),
        ("order_created_at", "0001-01-01T00:00:00+01:00"),
        ("integration", "n/1"),
        ("integration,order_number", "41%001"),
        ("integration", "41%00n/1%002"),
        ("integration", "41%00x"),
        ("pk", "41%001"),
    ],
)
def test_a_position_that_does_not_fit_the_sort_is_not_found(
    five: InProcessSendcloud, sort: str, position: str
) -> None:
    response = five.call("GET", "/orders", params={"sort": sort, "cursor": encode(f"p={position}")})
    assert response.json()["errors"][0]["title"] == "Invalid cursor"


def test_a_refused_filter_is_reported_before_a_broken_cursor(five: InProcessSendcloud) -> None:
    for query in ("integration=128&cursor=x", "page_size=0&cursor=x", "integration=128&cursor=%21"):
        assert five.call("GET", f"/orders?{query}").status_code == 400


def test_the_page_goes_on_where_an_order_was_deleted(make_sendcloud: Callable[..., Any]) -> None:
    sendcloud = make_sendcloud(orders=5)
    link = NEXT.findall(sendcloud.page(page_size=2).headers["link"])[0]
    sendcloud.call("DELETE", "/orders/4")
    assert [order["id"] for order in sendcloud.call("GET", link).json()["data"]] == ["3", "2"]


def test_a_cursor_works_for_ever_and_for_other_sizes(make_sendcloud: Callable[..., Any]) -> None:
    sendcloud = make_sendcloud(orders=5)
    sendcloud.control.advance_clock(10**8)
    assert sendcloud.ids(cursor="cD00", page_size=1) == [3]
    assert sendcloud.ids(cursor="cD00", page_size=3) == [3, 2, 1]
