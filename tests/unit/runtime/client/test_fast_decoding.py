"""The quick way from bytes to models: taken where msgspec is installed, with the results of the way without it."""

from __future__ import annotations

import copy
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
import pytest
from orderkit import DecodeError
from orderkit.contract import Contract
from orderkit.runtime.client.decoding import decode
from orderkit.runtime.client.fast_decoding import fast_decoder
from orderkit.runtime.protocol.json_codec import dumps
from orderkit.runtime.protocol.messages import Response
from orderkit_clients.nocnoc_store.api.orders import list_orders
from orderkit_clients.nocnoc_store.api.products import list_products
from orderkit_clients.nocnoc_store.models import OrderStatus
from readers import forget

THREADS = 20
CONTRACT = Contract.load("nocnoc_store")
SCHEMA = CONTRACT.operation("listOrders").responses["200"]


def example(contract: Contract, operation: str) -> dict[str, Any]:
    """The first example of a response with status 200."""
    found = contract.operation(operation)
    answer = contract.document["paths"][found.path][found.method.lower()]["responses"]["200"]
    examples = contract.resolve(answer)["content"]["application/json"]["examples"]
    value: dict[str, Any] = copy.deepcopy(contract.resolve(next(iter(examples.values())))["value"])
    return value


PAGE = example(CONTRACT, "listOrders")


def page_of(body: Any) -> Any:
    answer = Response(status=200, content=dumps(body))
    return decode(answer, SCHEMA, CONTRACT, list_orders.parse_success)


def test_it_is_taken_where_msgspec_is_installed(reader: str) -> None:
    assert (fast_decoder(list_orders.parse_success) is None) == (reader != "msgspec")


@pytest.mark.usefixtures("reader")
def test_a_response_becomes_the_same_model_either_way() -> None:
    assert page_of(PAGE) == list_orders.parse_success(PAGE)


@pytest.mark.usefixtures("reader")
def test_a_property_that_no_schema_names_is_kept_either_way() -> None:
    first, *others = PAGE["orders"]
    page = page_of({**PAGE, "orders": [{**first, "x-new": 1.0}, *others]})
    assert page.orders[0].additional_properties == {"x-new": 1}


NUMBERS = [
    ("5.0", 5),
    ("-0.0", 0),
    ("5e0", 5),
    ("0.1", 0.1),
    ("9007199254740991.0", 2**53 - 1),
    ("1e16", 1e16),
]


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(("written", "number"), NUMBERS)
def test_a_number_without_a_fraction_is_an_int_either_way(written: str, number: float) -> None:
    page = example(CONTRACT, "listProducts")
    page["products"][0]["package_dimensions"]["weight"]["value"] = "?"
    body = dumps(page).replace(b'"?"', written.encode())
    schema = CONTRACT.operation("listProducts").responses["200"]
    products: Any = decode(Response(status=200, content=body), schema, CONTRACT, list_products.parse_success)
    weight = products.products[0].package_dimensions.weight
    assert (weight.value, type(weight.value)) == (number, type(number))


@pytest.mark.usefixtures("reader")
def test_a_status_that_is_not_known_is_kept_either_way() -> None:
    first, *others = PAGE["orders"]
    status = page_of({**PAGE, "orders": [{**first, "status": "teleported"}, *others]}).orders[0].status
    assert (type(status), status.name, status.value) == (OrderStatus, "teleported", "teleported")


@pytest.mark.usefixtures("reader")
def test_a_wrong_value_is_refused_with_its_place_either_way() -> None:
    first, *others = PAGE["orders"]
    with pytest.raises(DecodeError) as caught:
        page_of({**PAGE, "orders": [{**first, "tracking_id": 5}, *others]})
    assert (caught.value.path, caught.value.expected) == ("orders[0].tracking_id", "string")


@pytest.mark.usefixtures("reader")
def test_what_a_call_makes_of_the_model_may_refuse_it_either_way() -> None:
    def refuse(_: object) -> None:
        raise ValueError("two orders were sent")

    with pytest.raises(DecodeError):
        decode(Response(status=200, content=dumps(PAGE)), SCHEMA, CONTRACT, list_orders.parse_success, refuse)


def test_first_responses_in_many_threads_make_one_reader_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    busy, together = threading.Lock(), list[object]()
    make, gate = msgspec.json.Decoder, threading.Barrier(THREADS)

    def watched(form: Any, **options: Any) -> Any:
        if not busy.acquire(blocking=False):
            together.append(form)
            return make(form, **options)
        for _ in range(THREADS):
            time.sleep(0)  # nothing but the other threads' turn
        busy.release()
        return make(form, **options)

    def read(_: int) -> Any:
        gate.wait()
        return page_of(PAGE)

    forget()
    monkeypatch.setattr(msgspec.json, "Decoder", watched)
    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(read, range(THREADS))) == [list_orders.parse_success(PAGE)] * THREADS
    forget()
    assert together == []


def test_only_generated_readings_have_it() -> None:
    assert fast_decoder(lambda data: data) is None
    assert fast_decoder(dict) is None
