"""ePages' listing: where it ends."""

from __future__ import annotations

from typing import Any

from orderkit.contract import Contract

EXAMPLES = Contract.load("epages").document["components"]["examples"]


def page_of(numbers: range, total: int) -> dict[str, Any]:
    order = EXAMPLES["OrderListThree"]["value"]["items"][0]
    items = [{**order, "orderNumber": str(number)} for number in numbers]
    return {"results": total, "page": 1, "resultsPerPage": 2, "items": items}


def numbers(orders: list[Any]) -> list[int]:
    return [int(order.order_number) for order in orders]


def test_a_listing_ends_where_its_total_says(shop: Any, server: Any, reply: Any) -> None:
    server.play(reply(200, page_of(range(2), 4)), reply(200, page_of(range(2, 4), 4)))
    caller = shop(base_url=server.url)
    assert numbers(caller.gather(caller.client.list_orders(page_size=2))) == [0, 1, 2, 3]
    assert [request.path for request in server.requests] == [
        f"/DemoShop/orders?page={number}&resultsPerPage=2" for number in (1, 2)
    ]


def test_a_listing_ends_at_an_empty_page_whatever_its_total_says(shop: Any, server: Any, reply: Any) -> None:
    server.play(reply(200, page_of(range(2), 9)), reply(200, page_of(range(0), 9)))
    caller = shop(base_url=server.url)
    assert numbers(caller.gather(caller.client.list_orders(page_size=2))) == [0, 1]
