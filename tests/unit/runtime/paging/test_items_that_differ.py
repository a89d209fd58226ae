"""Items of a list that differ from the contract: one never costs the others, kept or raised."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import httpx
import pytest
from orderkit import DecodeError
from orderkit.contract import Contract

ORDER = Contract.load("sendcloud").document["components"]["examples"]["OrderList"]["value"]["data"][0]
SIZE, COUNT, BAD = 10, 25, (0, 14, 19, 24)


def order(number: int) -> dict[str, Any]:
    found = {**copy.deepcopy(ORDER), "id": str(number)}
    if number in BAD:
        del found["order_number"]
    return found


def page(request: httpx.Request) -> httpx.Response:
    first = int(request.url.params.get("cursor") or 0)
    last = min(first + SIZE, COUNT)
    link = {"Link": f'<https://x.test/orders?cursor={last}>; rel="next"'} if last < COUNT else {}
    return httpx.Response(200, json={"data": [order(number) for number in range(first, last)]}, headers=link)


@pytest.fixture
def caller(sendcloud: Any, request: pytest.FixtureRequest) -> Any:
    return sendcloud(*[page] * 20, on_drift=getattr(request, "param", "raise"))


def each_of(caller: Any, items: Any) -> tuple[list[Any], list[DecodeError]]:
    """Iterate over something, and ask it for its next item after each error."""

    def iterate_sync(iterator: Any) -> None:
        while len(errors) < 20:
            try:
                found.append(next(iterator))
            except DecodeError as error:
                errors.append(error)
            except StopIteration:
                return

    async def iterate(iterator: Any) -> None:
        while len(errors) < 20:
            try:
                found.append(await anext(iterator))
            except DecodeError as error:
                errors.append(error)
            except StopAsyncIteration:
                return

    found: list[Any] = []
    errors: list[DecodeError] = []
    if hasattr(items, "__aiter__"):
        caller.run(iterate(aiter(items)))
    else:
        iterate_sync(iter(items))
    return found, errors


@pytest.mark.parametrize("caller", ["keep"], indirect=True)
@pytest.mark.parametrize("concurrency", [1, 4])
def test_all_items_are_given_where_drift_is_kept(caller: Any, concurrency: int) -> None:
    found, errors = each_of(caller, caller.client.list_orders(page_size=SIZE, concurrency=concurrency))
    assert [item.id for item in found] == [str(number) for number in range(COUNT)]
    assert [int(item.id) for item in found if item.order_number is None] == list(BAD)
    assert errors == []


@pytest.mark.parametrize("concurrency", [1, 4])
def test_an_iteration_goes_on_behind_an_item_that_is_raised(caller: Any, concurrency: int) -> None:
    listing = caller.client.list_orders(page_size=SIZE, concurrency=concurrency)
    found, errors = each_of(caller, listing)
    assert [int(item.id) for item in found] == [number for number in range(COUNT) if number not in BAD]
    assert [error.raw for error in errors] == [order(number) for number in BAD]
    assert [error.path for error in errors] == [f"data[{number % SIZE}].order_number" for number in BAD]
    assert {(error.operation, error.attempts) for error in errors} == {("listOrders", 1)}
    assert all(str(error).startswith("listOrders: ") for error in errors)
    assert (listing.progress.items, listing.cursor) == (COUNT - len(BAD), None)


def test_pages_end_before_an_item_that_is_raised_and_go_on_behind_it(caller: Any) -> None:
    found, errors = each_of(caller, caller.client.list_orders(page_size=SIZE).pages())
    sizes = [len(each.items) for each in found]
    assert (sizes, len(errors)) == ([9, 4, 4, 4], len(BAD))
    assert [error.raw["id"] for error in errors] == [str(number) for number in BAD]


@pytest.mark.parametrize("which", range(len(BAD)))
def test_the_cursor_of_an_error_is_behind_its_item(caller: Any, which: int) -> None:
    _, errors = each_of(caller, caller.client.list_orders(page_size=SIZE))
    resumed = caller.client.list_orders(page_size=SIZE, cursor=errors[which].cursor)
    found, _ = each_of(caller, resumed)
    wanted = [number for number in range(BAD[which] + 1, COUNT) if number not in BAD]
    assert [int(item.id) for item in found] == wanted


def test_a_limit_counts_the_items_that_are_given(caller: Any) -> None:
    found, errors = each_of(caller, caller.client.list_orders(page_size=SIZE, limit=20))
    assert (len(found), len(errors)) == (20, 3)


def test_the_first_item_may_be_an_error(caller: Any) -> None:
    with pytest.raises(DecodeError) as caught:
        caller.run(caller.client.list_orders(page_size=SIZE).first())
    assert caught.value.raw["id"] == "0"


def test_a_raw_page_that_begins_with_an_error_says_where_to_go_on(caller: Any) -> None:
    with pytest.raises(DecodeError) as caught:
        caller.run(caller.client.raw.list_orders(page_size=SIZE))
    answer = caller.run(caller.client.raw.list_orders(page_size=SIZE, cursor=caught.value.cursor))
    assert [item.id for item in answer.result.items] == [str(number) for number in range(1, 10)]


def test_an_error_with_its_item_is_pickled(caller: Any) -> None:
    _, errors = each_of(caller, caller.client.list_orders(page_size=SIZE))
    copied = pickle.loads(pickle.dumps(errors[0]))
    assert (copied.raw, copied.cursor, copied.path) == (errors[0].raw, errors[0].cursor, errors[0].path)


def test_pages_of_one_bad_item_each_are_told_apart(sendcloud: Any) -> None:
    def one(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params.get("cursor") or 0)
        link = {"Link": f'<https://x.test/orders?cursor={number + 1}>; rel="next"'} if number < 2 else {}
        return httpx.Response(
            200, json={"data": [{**ORDER, "id": str(number), "order_number": None}]}, headers=link
        )

    caller = sendcloud(*[one] * 3, on_drift="raise")
    found, errors = each_of(caller, caller.client.list_orders(page_size=1))
    assert (found, [error.raw["id"] for error in errors]) == ([], ["0", "1", "2"])


@pytest.mark.parametrize("item", [None, "x", 5, []])
def test_an_item_that_is_no_object_is_kept_in_its_place(sendcloud: Any, item: Any) -> None:
    caller = sendcloud(httpx.Response(200, json={"data": [ORDER, item, {**ORDER, "id": "2"}]}))
    found, errors = each_of(caller, caller.client.list_orders())
    assert (len(found), errors, found[2].id) == (3, [], "2")
    assert found[1] == item if item != [] else found[1].id is None
