"""Sendcloud's listing: it goes on at the cursors of links, which Sendcloud may forget."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import httpx
import pytest
from orderkit import NotFoundError
from orderkit.contract import Contract

EXAMPLES = Contract.load("sendcloud").document["components"]["examples"]
ORDER = EXAMPLES["OrderComplete"]["value"]["data"]


def numbered(number: int) -> dict[str, Any]:
    return {**ORDER, "id": str(number)}


def page_of(*numbers: int, link: str = "") -> httpx.Response:
    return httpx.Response(
        200, json={"data": [numbered(number) for number in numbers]}, headers={"link": link}
    )


def next_at(cursor: str, url: str = "https://provider.test/orders") -> str:
    return f'<{url}?cursor=other>; rel="prev", <{url}?page_size=2&cursor={quote(cursor)}>; rel="next"'


def ids(orders: list[Any]) -> list[str]:
    return [order.id for order in orders]


def test_a_listing_follows_the_cursors_of_its_links(sendcloud: Any) -> None:
    caller = sendcloud(
        page_of(5, 4, link=next_at("cD00")), page_of(3, 2, link=next_at("cD0y=+/")), page_of(1)
    )
    found = caller.gather(caller.client.list_orders(page_size=2, status="on_hold", sort="-pk"))
    assert ids(found) == ["5", "4", "3", "2", "1"]
    asked = {"page_size": "2", "status": "on_hold", "sort": "-pk"}
    cursors = [dict(sent.url.params) for sent in caller.sent]
    assert cursors == [asked, {**asked, "cursor": "cD00"}, {**asked, "cursor": "cD0y=+/"}]


def test_a_cursor_that_sendcloud_forgot_says_where_to_resume(sendcloud: Any) -> None:
    invalid = httpx.Response(404, json=EXAMPLES["ErrorInvalidCursor"]["value"])
    caller = sendcloud(page_of(5, link=next_at("cD01")), invalid, page_of(4))
    with pytest.raises(NotFoundError, match="Invalid cursor") as caught:
        caller.gather(caller.client.list_orders())
    assert ids(caller.gather(caller.client.list_orders(cursor=caught.value.cursor))) == ["4"]
