"""ePages' listing: where it ends."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit import PaginationError
from orderkit.contract import Contract

EXAMPLES = Contract.load("epages").document["components"]["examples"]


def page_of(numbers: range, total: int) -> dict[str, Any]:
    order = EXAMPLES["OrderListThree"]["value"]["items"][0]
    items = [{**order, "orderId": f"id-{number}", "orderNumber": str(number)} for number in numbers]
    return {"results": total, "page": 1, "resultsPerPage": 2, "items": items}


def numbers(orders: list[Any]) -> list[int]:
    return [int(order.order_number) for order in orders]


def test_a_listing_ends_where_its_total_says(shop: Any, server: Any, reply: Any) -> None:
    server.play(reply(200, page_of(range(2), 3)), reply(200, page_of(range(2, 3), 3)))
    caller = shop(base_url=server.url)
    assert numbers(caller.gather(caller.client.list_orders(page_size=2))) == [0, 1, 2]
    assert [request.path for request in server.requests] == [
        f"/DemoShop/orders?page={number}&resultsPerPage=2" for number in (1, 2)
    ]


def test_a_total_that_is_not_reached_is_an_error_after_the_last_item(
    shop: Any, server: Any, reply: Any
) -> None:
    server.play(reply(200, page_of(range(2), 9)), reply(200, page_of(range(0), 9)))
    caller, found = shop(base_url=server.url), list[Any]()
    words = "after 2 items and the provider reported 9, so 7 are missing"
    with pytest.raises(PaginationError, match=words) as caught:
        caller.gather(caller.client.list_orders(page_size=2), found)
    assert (numbers(found), caught.value.missing) == ([0, 1], 7)
    server.play(reply(200, page_of(range(2, 9), 9)))
    rest = caller.client.list_orders(page_size=2, cursor=caught.value.cursor)
    server.play(reply(200, page_of(range(0), 9)))
    assert numbers(caller.gather(rest)) == [2, 3, 4, 5, 6, 7, 8]
