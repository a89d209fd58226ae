"""`on_drift`: what is kept, raised or passed on, how it is counted and logged, and what it may be."""

from __future__ import annotations

import copy
import json
import pickle
import threading
from typing import Any

import httpx
import orderkit
import pytest
from orderkit import ConflictError, DecodeError, ForbiddenError, to_json
from orderkit.contract import Contract
from orderkit.runtime.client.differences import Difference
from orderkit.runtime.client.drift import OTHER_PLACES, Drift, DriftPlace, report
from orderkit.runtime.protocol import json_codec
from orderkit_clients.nocnoc.models import OrderDetail

EXAMPLES = Contract.load("nocnoc").document["components"]["examples"]
DETAIL = EXAMPLES["OrderDetailCancelled"]["value"]
SENDCLOUD = Contract.load("sendcloud").document["components"]["examples"]
ORDER = SENDCLOUD["OrderList"]["value"]["data"][0]


pytestmark = pytest.mark.usefixtures("reader")


def detail(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(DETAIL), **changes}


def answer(body: Any, status: int = 200) -> httpx.Response:
    content = body if isinstance(body, bytes) else to_json(body).encode()
    return httpx.Response(status, content=content, headers={"Content-Type": "application/json"})


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]


def test_what_does_not_fit_is_kept_counted_and_logged_once(
    client: Any, caplog: pytest.LogCaptureFixture
) -> None:
    body = detail(id="10000001", expiration_date="", address=None)
    body["products"][1]["weight"] = "George Walker"
    caller = client(answer(body), answer(body))
    for _ in range(2):
        order = caller.call("get_order", 10000001)
        assert isinstance(order, OrderDetail)
        kept: tuple[Any, ...] = (order.id, order.expiration_date, order.address)
        assert kept == ("10000001", "", None)
        assert order.products is not None
        weight: Any = order.products[1].weight
        assert weight == "George Walker"
        assert order.to_dict() == json_codec.loads_exact(to_json(body))
    assert dict(caller.client.drift) == {
        ("getOrder", "id", "type"): 2,
        ("getOrder", "address", "null"): 2,
        ("getOrder", "products[].weight", "type"): 2,
        ("getOrder", "expiration_date", "format"): 2,
    }
    assert len(warnings(caplog)) == 4
    assert "getOrder: the response differs from the contract at products[].weight (type)" in caplog.text
    assert "George" not in caplog.text


def test_the_same_place_in_many_items_is_told_once_with_its_count(sendcloud: Any) -> None:
    orders = [{**ORDER, "id": str(number), "order_number": None} for number in range(100)]
    told: list[tuple[str, str, str, int]] = []
    caller = sendcloud(answer({"data": orders}), on_drift=lambda *each: told.append(each))
    assert len(caller.gather(caller.client.list_orders())) == 100
    assert told == [("listOrders", "data[].order_number", "null", 100)]
    assert dict(caller.client.drift) == {("listOrders", "data[].order_number", "null"): 100}


def test_a_client_that_raises_names_the_place(client: Any) -> None:
    caller = client(answer(detail(id="10000001")), on_drift="raise")
    with pytest.raises(DecodeError, match="integer at id") as caught:
        caller.call("get_order", 10000001)
    assert (caught.value.path, len(caller.client.drift)) == ("id", 0)


def test_options_change_it_and_share_the_counts(client: Any) -> None:
    caller = client(answer(detail(id="10000001")), answer(detail(id="10000001")))
    strict = caller.client.with_options(on_drift="raise")
    assert (caller.client.on_drift, strict.on_drift) == ("keep", "raise")
    caller.call("get_order", 10000001)
    assert strict.drift is caller.client.drift
    assert strict.with_options(timeout=3).on_drift == "raise"
    with pytest.raises(DecodeError):
        caller.run(strict.get_order(10000001))


async def coroutine(*_: Any) -> None:
    """A function that would have to be awaited."""


class Awaited:
    async def __call__(self, *_: Any) -> None:
        """Likewise."""


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        ("ignore", ValueError, r"^on_drift must be 'keep', 'raise' or a function \(got 'ignore'\)$"),
        (None, TypeError, r"\(got NoneType\)$"),
        (True, TypeError, r"\(got bool\)$"),
        (coroutine, TypeError, "must be a plain function"),
        (Awaited(), TypeError, "must be a plain function"),
    ],
)
def test_a_wrong_setting_is_refused_at_once(
    client: Any, wrong: Any, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        client(on_drift=wrong)
    if wrong is not None:
        with pytest.raises(error, match=words):
            client().client.with_options(on_drift=wrong)


@pytest.mark.parametrize("name", ["Nocnoc", "NocnocStore", "Sendcloud", "Noventiq", "EPages"])
@pytest.mark.parametrize("prefix", ["", "Async"])
def test_every_client_takes_it(name: str, prefix: str) -> None:
    arguments: dict[str, dict[str, Any]] = {
        "EPages": {"shop_id": "DemoShop", "token": "t" * 20, "base_url": "https://shop.test/rs/shops"},
        "Sendcloud": {"public_key": "p" * 20, "secret_key": "s" * 20},
        "Noventiq": {"username": "u", "password": "p" * 20},
        "NocnocStore": {"api_key": "k" * 20, "base_url": "https://store.test"},
    }
    kind = getattr(orderkit, f"{prefix}{name}")
    client = kind(**arguments.get(name, {"api_key": "k" * 20}), on_drift="raise")
    assert (client.on_drift, len(client.drift)) == ("raise", 0)


def test_a_function_that_fails_fails_no_call(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    def fails(*_: Any) -> None:
        raise RuntimeError("out of order")

    caller = client(answer(detail(id="10000001")), on_drift=fails)
    assert caller.call("get_order", 10000001).id == "10000001"
    assert "on_drift failed for getOrder" in caplog.text
    assert len(caller.client.drift) == 1


NUMBERS = [b"NaN", b"-Infinity", b"1e400", b"-1E+999", b"9" * 5000, b"1e99999999999999999999"]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:12].decode())
@pytest.mark.parametrize("name", ["x-new", "id", "total_amount_usd"])
def test_a_number_that_no_float_holds_is_kept_in_its_place(client: Any, number: bytes, name: str) -> None:
    text = to_json(detail(**{name: "NUMBER"})).encode().replace(b'"NUMBER"', number)
    caller = client(answer(text))
    order = caller.call("get_order", 10000001)
    assert order.tracking_id == DETAIL["tracking_id"]
    assert number.decode() in to_json(order)
    assert dict(caller.client.drift) == {("getOrder", name, "number"): 1}
    assert pickle.loads(pickle.dumps(order)).tracking_id == order.tracking_id


def test_a_fraction_for_an_integer_is_a_plain_number(client: Any) -> None:
    body = detail()
    body["products"][0]["quantity"] = 1.5
    order = client(answer(body)).call("get_order", 10000001)
    quantity = order.products[0].quantity
    assert (quantity, type(quantity), order.to_dict()["products"][0]["quantity"]) == (1.5, float, 1.5)


def test_an_amount_as_text_is_read_and_written_back_as_text(client: Any) -> None:
    order = client(answer(detail(total_amount_usd="392.290"))).call("get_order", 10000001)
    assert str(order.total_amount_usd) == "392.290"
    assert order.to_dict()["total_amount_usd"] == "392.290"


def test_an_amount_that_cannot_be_read_is_what_came(client: Any) -> None:
    order = client(answer(detail(total_amount_usd=None))).call("get_order", 10000001)
    assert order.total_amount_usd is None
    assert order.to_dict()["total_amount_usd"] is None


def test_an_empty_array_for_an_object_is_an_empty_object(client: Any) -> None:
    order = client(answer(detail(customer=[]))).call("get_order", 10000001)
    assert order.customer.full_name is None
    assert order.to_dict()["customer"] == []
    order.customer.full_name = "Ada"
    assert order.to_dict()["customer"] == {"full_name": "Ada"}


def test_a_kept_value_that_is_replaced_is_written_like_any_other(client: Any) -> None:
    order = client(answer(detail(id=None, status=7))).call("get_order", 10000001)
    order.id = 5
    assert (order.to_dict()["id"], order.to_dict()["status"]) == (5, 7)


def test_a_model_with_kept_values_is_copied_compared_and_pickled(client: Any) -> None:
    body = detail(id="10000001", customer=[], products=[None, *DETAIL["products"]])
    one, other = (client(answer(body)).call("get_order", 10000001) for _ in range(2))
    assert one == other
    assert one != OrderDetail.from_dict(DETAIL)
    for copied in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert copied == one
        assert json.loads(to_json(copied)) == json.loads(to_json(body))
    assert type(one).from_dict(DETAIL) == OrderDetail.from_dict(DETAIL)
    assert "id='10000001'" in repr(one)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html>busy</html>", r"JSON at its top \(line 1, column 1: '<html>busy</html>'\)"),
        (b'{"id": "S\xe3o Paulo"}', "not UTF-8 at byte 9"),
        (b'{"id": 1}<br />', r"column 10: '\{\"id\": 1\}<br />'"),
        (b'{"id": 1}{"id": 2}', "column 10"),
        (b'{"id": "' + b"a" * 200, r"'\{\"id\": \"aaa.*' \.\.\. 'aaaa"),
        (b'"\x1b[2J\x00', r"\\x1b\[2J\\x00"),
        (b"", "it is empty"),
        (b"NaN", "JSON at its top$"),
        (b"[]", "object at its top"),
        (b"null", "object at its top"),
        (b'"{}"', "object at its top"),
        (b'{"notice": "maintenance"}', "a value at "),
        (b"{}", "a value at "),
    ],
    ids=lambda value: repr(value)[:30],
)
@pytest.mark.parametrize("on_drift", ["keep", "raise"])
def test_a_response_that_is_no_order_at_all_is_an_error(
    client: Any, body: bytes, words: str, on_drift: Any
) -> None:
    caller = client(answer(body), on_drift=on_drift)
    with pytest.raises(DecodeError, match=words):
        caller.call("get_order", 10000001)
    assert len(caller.client.drift) == 0


def test_the_body_of_a_response_with_a_token_is_not_shown(noventiq: Any) -> None:
    caller = noventiq(answer(b'{"token": "t0ken-0123456789"'))
    with pytest.raises(DecodeError) as caught:
        caller.call("create_token")
    assert "t0ken" not in f"{caught.value} {caught.value!r} {vars(caught.value)}"


@pytest.mark.parametrize("data", [None, {}, "x"])
def test_a_listing_without_its_list_is_an_error(sendcloud: Any, data: Any) -> None:
    caller = sendcloud(answer({"data": data}))
    with pytest.raises(DecodeError, match="array at data"):
        caller.gather(caller.client.list_orders())


@pytest.mark.parametrize("data", [None, 5, [1]])
def test_a_result_of_another_kind_is_an_error(sendcloud: Any, data: Any) -> None:
    caller = sendcloud(answer({"data": data}))
    with pytest.raises(DecodeError, match="at data"):
        caller.call("retrieve_order", 1)


@pytest.mark.parametrize("status", [200, 201, 204])
def test_an_empty_response_to_a_write_is_a_success(client: Any, named: Any, status: int) -> None:
    caller = client(answer(b"", status))
    order = caller.call("create_order", named("create_order").argument)
    assert order.id is None
    assert dict(caller.client.drift) == {("createOrder", "", "empty"): 1}


def test_an_empty_response_to_a_write_is_raised_where_drift_is(client: Any, named: Any) -> None:
    with pytest.raises(DecodeError) as caught:
        client(answer(b""), on_drift="raise").call("create_order", named("create_order").argument)
    assert caught.value.may_have_succeeded


def test_orders_are_saved_without_results_if_the_response_is_empty(sendcloud: Any) -> None:
    orders = SENDCLOUD["NewOrdersComplete"]["value"]
    caller = sendcloud(answer(b"", 201))
    batch = caller.call("save_orders", orders)
    assert [part.outcome for part in batch.parts] == ["saved"]
    assert (dict(batch.saved), batch.failed) == ({}, ())


def test_saved_orders_whose_ids_are_texts_are_saved(sendcloud: Any) -> None:
    orders = SENDCLOUD["NewOrdersComplete"]["value"]
    saved = [{**each, "id": str(each["id"])} for each in SENDCLOUD["SavedOrderList"]["value"]["data"]]
    batch = sendcloud(answer({"data": saved[:1] * len(orders)}, 201)).call("save_orders", orders)
    assert [part.outcome for part in batch.parts] == ["saved"]
    assert batch.saved[0].id == saved[0]["id"]


@pytest.mark.parametrize("on_drift", ["keep", "raise"])
def test_an_error_with_a_status_of_success_is_the_providers_error(client: Any, on_drift: Any) -> None:
    error = EXAMPLES["ErrorOrderNotFound"]["value"] if "ErrorOrderNotFound" in EXAMPLES else None
    body = error or {"code": 312, "message": "Order not found", "key": "order_not_found"}
    with pytest.raises(orderkit.ApiError) as caught:
        client(answer(body), on_drift=on_drift).call("get_order", 10000001)
    assert (caught.value.status, caught.value.code, caught.value.attempts) == (200, body["code"], 1)
    assert caught.value.operation == "getOrder"


def test_an_error_after_a_write_says_that_nothing_was_done(store: Any) -> None:
    body = {"code": 409, "message": "The order can no longer be cancelled"}
    with pytest.raises(orderkit.ApiError) as caught:
        store(answer(body, 201)).call("cancel_order", "NC1")
    assert not isinstance(caught.value, DecodeError)
    assert isinstance(caught.value, ConflictError | ForbiddenError) != caught.value.may_have_succeeded


def test_errors_beside_a_result_are_told(sendcloud: Any) -> None:
    body = {"data": [], "errors": [{"status": "500", "code": "error", "detail": "x"}]}
    caller = sendcloud(answer(body), answer(body))
    assert caller.gather(caller.client.list_orders()) == []
    assert dict(caller.client.drift) == {("listOrders", "errors", "error"): 1}
    with pytest.raises(DecodeError, match="no errors at errors"):
        caller.gather(caller.client.with_options(on_drift="raise").list_orders())


def test_a_token_needs_its_token_only(noventiq: Any) -> None:
    token = {"token": "t" * 20, "x-new": float(1)}
    paid = Contract.load("noventiq").document["components"]["examples"]["OrderPaid"]["value"]
    text = to_json({**token, "n": "NAN"}).replace('"NAN"', "NaN").encode()
    caller = noventiq(answer(text), answer(paid), on_drift="raise")
    assert caller.call("get_order", paid["order_id"]).order_id == paid["order_id"]


def place(path: str) -> DriftPlace:
    return DriftPlace("getOrder", path, "type")


def test_counts_are_found_by_places_and_by_tuples() -> None:
    drift = Drift()
    assert drift.add(place("a"), 2)
    assert not drift.add(place("a"), 3)
    assert drift["getOrder", "a", "type"] == drift[place("a")] == 5
    assert (list(drift), len(drift), place("b") in drift) == ([place("a")], 1, False)
    assert repr(drift) == f"Drift({{{place('a')!r}: 5}})"
    assert drift == {place("a"): 5}
    with pytest.raises(KeyError):
        drift[place("b")]


def test_the_number_of_places_is_bounded() -> None:
    drift = Drift()
    for number in range(1500):
        drift.add(place(str(number)), 1)
    assert (len(drift), drift[OTHER_PLACES]) == (1001, 500)


def test_threads_count_together() -> None:
    drift = Drift()
    threads = [
        threading.Thread(target=lambda: [drift.add(place("a"), 1) for _ in range(500)]) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drift[place("a")] == 4000


def test_names_of_the_provider_forge_no_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    drift = Drift()
    report(drift, "keep", "getOrder", [Difference(("a\nCRITICAL \x1b[2J" + "x" * 100, 0), "number", "")])
    (path,) = [each.path for each in drift]
    assert path.isprintable()
    assert len(path) < 100
    assert "\n" not in warnings(caplog)[0]
