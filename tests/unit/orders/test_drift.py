"""An order that drifted is converted all the same: what has not its form is None and a problem, and stays in `raw`."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from drifts import HOSTILE, MISSING, PROVIDERS, Documented, changed, documented_responses, places
from order_mappings import mapped_pointers
from order_mocks import CLIENTS
from orderkit import to_json
from orderkit.orders import Order, OrderMapping, Problem, order_of, orders

WRONG: dict[str, Any] = {
    "number": 3.5,
    "true": True,
    "empty array": [],
    "object": {},
    "text": "?",
    "array": [[1]],
}
AN_OBJECT = "must be in an object"
APART = {"id", "status", "lines.each"}
"""Members with tests of their own."""


def orders_in(documented: Documented, model: Any) -> list[Any]:
    """The orders of a response that was read."""
    names = OrderMapping.load(documented.provider).data["models"]
    found = [model] if type(model).__name__ in names else []
    for name in ("orders", "data", "items"):
        inner = getattr(model, name, None)
        found += inner if isinstance(inner, list) else [inner]
    return [each for each in found if type(each).__name__ in names]


def with_orders(provider: str) -> list[Documented]:
    """The documented responses and notifications that hold orders."""
    return [
        each for each in documented_responses(provider) if orders_in(each, each.read(to_json(each.body))[0])
    ]


def converted(documented: Documented, body: Any) -> tuple[list[Order], list[Problem], list[Any]]:
    """The orders of a body, the problems, and the models."""
    model, _ = documented.read(to_json(body))
    mapping, problems = OrderMapping.load(documented.provider), list[Problem]()
    models = orders_in(documented, model)
    found = [mapping.order(each, "default", problems) for each in models]
    return [order for order in found if order is not None], problems, models


def path_of(place: tuple[str | int, ...]) -> str:
    """A place as the pointers of mappings write it, from the order on."""
    return "/" + "/".join("*" if isinstance(step, int) else step for step in place)


@pytest.mark.slow
@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_drifted_place_is_converted_without_an_error(provider: str) -> None:
    tried, pointers = 0, [pointer for _, pointer in mapped_pointers(provider)]
    for documented in with_orders(provider):
        _, expected, _ = converted(documented, documented.body)
        assert expected == []
        for place, _ in places(documented.body):
            path = order_path(documented, place)
            if path and not any(f"{pointer}/".startswith(f"{path}/") for pointer in pointers):
                continue  # nothing is read from there
            for value in (*HOSTILE, MISSING):
                if value is MISSING and isinstance(place[-1], int):
                    continue
                body = changed(documented.body, place, value)
                _, _, models = converted(documented, body)
                tried += len(models)
    assert tried > 100


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_mapped_member_that_is_null_or_missing_is_none_and_no_problem(provider: str) -> None:
    for documented, place, member in mapped_places(provider):
        for value in (None, MISSING):
            if value is MISSING and isinstance(place[-1], int):
                continue
            (order, *_), problems, _ = converted(documented, changed(documented.body, place, value))
            assert (member_of(order, member), problems) == (None, []), (str(documented), place, value)


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("wrong", WRONG)
def test_a_mapped_member_of_another_type_is_none_and_a_problem(provider: str, wrong: str) -> None:
    tried = 0
    for documented, place, member in mapped_places(provider):
        body = changed(documented.body, place, WRONG[wrong])
        found, problems, models = converted(documented, body)
        if member_of(found[0], member) is not None:
            # Text may be any text, and 3.5 is an amount.
            assert wrong in {"text", "number", "true"}, (str(documented), place)
            continue
        tried += 1
        assert json.loads(to_json(models[0]))  # what came is still there
        if member not in {"billing.country", "shipping_address.country"}:  # a name is no fault there
            assert [each.member for each in problems if each.member == member], (
                str(documented),
                place,
                problems,
            )
    assert tried > 2


@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_stands_in_the_place_of_an_object_is_a_problem_of_what_it_would_hold(provider: str) -> None:
    tried = 0
    for documented in with_orders(provider):
        whole, _, _ = converted(documented, documented.body)
        for place, value in places(documented.body):
            holds = [
                member
                for member, pointer in mapped_pointers(provider)
                if isinstance(value, dict) and pointer.startswith(order_path(documented, place, "none") + "/")
            ]
            if not holds or all(member_of(whole[0], member) is None for member in holds):
                continue
            others: tuple[Any, ...] = ([], "text", 3.5, [{"a": 1}])
            for other in others:
                _, problems, models = converted(documented, changed(documented.body, place, other))
                tried += 1
                groups = {member.partition(".")[0] for member in holds}
                assert groups & {each.member.partition(".")[0] for each in problems}, (
                    str(documented),
                    place,
                    other,
                )
                assert json.loads(to_json(models[0]))
    assert tried > 3 or provider == "noventiq"


def mapped_places(provider: str) -> list[tuple[Documented, tuple[str | int, ...], str]]:
    """Every place of a documented order that one member alone is read from."""
    found = []
    pointers = list(mapped_pointers(provider))
    for documented in with_orders(provider):
        whole, _, _ = converted(documented, documented.body)
        for place, _ in places(documented.body):
            members = [member for member, pointer in pointers if pointer == order_path(documented, place)]
            alone = [member for member in members if is_read_alone(provider, member)]
            if alone and alone[0] not in APART and member_of(whole[0], alone[0]) is not None:
                found.append((documented, place, alone[0]))
    assert found
    return found


def is_read_alone(provider: str, member: str) -> bool:
    return sum(name == member for name, _ in mapped_pointers(provider)) == 1


def order_path(documented: Documented, place: tuple[str | int, ...], itself: str = "") -> str:
    """The pointer of a place from the first order on; `itself` for that of the order."""
    if isinstance(documented.body, dict) and place[0] in {"orders", "data", "items"}:
        inside = place[2:] if isinstance(documented.body[place[0]], list) else place[1:]
        return path_of(inside) if inside else itself
    return path_of(place)


def member_of(order: Order, member: str) -> Any:
    """The value of a member such as `lines.quantity`, of the first line."""
    group, _, name = member.rpartition(".")
    if group == "fulfilment":
        return getattr(order.fulfilments[0], name) if order.fulfilments else None
    if group == "lines":
        return order.lines if name == "each" else getattr(order.lines[0], name) if order.lines else None
    holder = getattr(order, group) if group else order
    return getattr(holder, name, None)


def test_lines_that_are_no_objects_are_problems_and_the_others_stay() -> None:
    documented = next(each for each in with_orders("sendcloud") if each.operation == "retrieveOrder")
    place = ("data", "order_details", "order_items")
    (first, *_) = documented.body["data"]["order_details"]["order_items"]
    (order,), problems, _ = converted(
        documented, changed(documented.body, place, [first, 7, [], None, first])
    )
    assert [problem.member for problem in problems] == ["lines"] * 3
    assert {problem.reason for problem in problems} == {"each must be an object"}
    assert order.lines is not None
    assert (len(order.lines), order.lines[0]) == (2, order.lines[1])
    (order,), problems, _ = converted(documented, changed(documented.body, place, {"a": 1}))
    assert (order.lines, [each.reason for each in problems]) == (None, ["must be a list"])


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        (("billing_address",), [("billing", "must be an object")]),
        (("customer_details",), [("customer", "must be an object")]),
        (("payment_details", "total_price"), [("currency", AN_OBJECT), ("total", AN_OBJECT)]),
        (
            ("order_details", "order_items", 0, "unit_price"),
            [("lines.unit_price", AN_OBJECT), ("lines.currency", AN_OBJECT)],
        ),
    ],
)
def test_a_lost_object_is_named_once_and_else_each_member_of_it(
    place: tuple[str | int, ...], wanted: list[tuple[str, str]]
) -> None:
    documented = next(each for each in with_orders("sendcloud") if each.operation == "retrieveOrder")
    _, problems, _ = converted(documented, changed(documented.body, ("data", *place), []))
    assert [(each.member, each.reason) for each in problems] == wanted


def test_a_problem_does_not_show_the_value() -> None:
    documented = next(each for each in with_orders("epages") if each.operation == "listOrders")
    body = changed(documented.body, ("items", 0, "grandTotal"), "a secret text")
    _, problems, _ = converted(documented, body)
    assert problems
    assert "secret" not in repr(problems)


@pytest.mark.parametrize("provider", ["nocnoc_store", "sendcloud", "epages"])
def test_a_listing_goes_on_and_lists_the_problem(provider: str, mode: str, loop: Any) -> None:
    documented = next(each for each in with_orders(provider) if each.operation == "listOrders")
    name = next(name for name in ("orders", "data", "items") if name in documented.body)
    (first, *_) = documented.body[name]
    bad = changed(
        first, ("products",) if provider == "nocnoc_store" else next(iter(wrong_place(provider))), "?"
    )
    ids = {"nocnoc_store": "tracking_id", "sendcloud": "id", "epages": "orderId"}
    items = [{**each, ids[provider]: f"4711{number}"} for number, each in enumerate([first, bad, first])]
    page = {**documented.body, name: items, **({"results": 3} if provider == "epages" else {})}
    answers = [page, {**page, name: []}]
    sync, tasks, credentials = CLIENTS[provider]

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=answers.pop(0) if len(answers) > 1 else answers[0])

    kind = sync if mode == "sync" else tasks
    client = kind(
        **credentials, base_url="https://shop.test/rs/shops", http_client=httpx.MockTransport(answer)
    )
    listing: Any = orders(client)
    found = list(listing) if mode == "sync" else loop.run(gathered(listing))
    assert [order.id for order in found] == ["47110", "47111", "47112"]
    assert {problem.order_id for problem in listing.problems} == {"47111"}
    assert json.loads(to_json(found[1].raw)) == items[1]
    assert order_of(found[1].raw) == found[1]
    loop.run(client.close()) if loop else client.close()


def wrong_place(provider: str) -> list[tuple[str, ...]]:
    return [("payment_details", "total_price", "value")] if provider == "sendcloud" else [("grandTotal",)]


async def gathered(listing: Any) -> list[Order]:
    return [order async for order in listing]


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("value", [None, MISSING, [], {}, True, 1.5, ""])
def test_an_order_without_an_id_is_left_out_with_a_problem(provider: str, value: Any) -> None:
    documented = with_orders(provider)[0]
    (pointer,) = [pointer for member, pointer in mapped_pointers(provider) if member == "id"]
    (place,) = [place for place, _ in places(documented.body) if order_path(documented, place) == pointer]
    whole, _, _ = converted(documented, documented.body)
    found, problems, _ = converted(documented, changed(documented.body, place, value))
    assert found == whole[1:]
    assert problems == [Problem(None, "", "the order must have an id")]


def test_a_status_that_is_set_to_no_time_is_a_problem_and_does_not_count() -> None:
    documented = next(each for each in with_orders("epages") if each.operation == "listOrders")
    wrong: tuple[Any, ...] = (True, 3.5, [], "yes")
    for value in wrong:
        body = changed(documented.body, ("items", 0, "rejectedOn"), value)
        found, problems, _ = converted(documented, body)
        assert found[0].status != "cancelled"
        assert [(each.member, each.reason) for each in problems] == [
            ("status", "must be a time with its day")
        ]
