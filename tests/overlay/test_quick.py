"""The quick way from bytes to models: taken where msgspec is installed, with the results of the way without it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from orderkit import DecodeError, jsontext
from orderkit.contract import Contract
from orderkit.decoding import decode
from orderkit.jsontext import write_json
from orderkit.messages import Answer
from orderkit.quick import quick_reading
from orderkit_clients.nocnoc_store.api.orders import list_orders

CONTRACT = Contract.load("nocnoc_store")
SCHEMA = CONTRACT.operation("listOrders").responses["200"]
ANSWER = CONTRACT.document["paths"][CONTRACT.operation("listOrders").path]["get"]["responses"]["200"]
EXAMPLES = CONTRACT.resolve(ANSWER)["content"]["application/json"]["examples"]
PAGE: dict[str, Any] = CONTRACT.resolve(next(iter(EXAMPLES.values())))["value"]


@pytest.fixture(params=["msgspec", "the standard library"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    forget()
    if request.param != "msgspec":
        monkeypatch.setitem(sys.modules, "msgspec", None)
    yield str(request.param)
    forget()


def forget() -> None:
    jsontext.quick_reader.cache_clear()
    quick_reading.cache_clear()


def page_of(body: Any) -> Any:
    answer = Answer(status=200, content=write_json(body))
    return decode(answer, SCHEMA, CONTRACT, list_orders.parse_success)


def test_it_is_taken_where_msgspec_is_installed(reader: str) -> None:
    assert (quick_reading(list_orders.parse_success) is None) == (reader != "msgspec")


@pytest.mark.usefixtures("reader")
def test_an_answer_becomes_the_same_model_either_way() -> None:
    assert page_of(PAGE) == list_orders.parse_success(PAGE)


@pytest.mark.usefixtures("reader")
def test_a_member_that_no_schema_names_is_kept_either_way() -> None:
    first, *others = PAGE["orders"]
    page = page_of({**PAGE, "orders": [{**first, "x-new": 1.0}, *others]})
    assert page.orders[0].additional_properties == {"x-new": 1}


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
        decode(
            Answer(status=200, content=write_json(PAGE)), SCHEMA, CONTRACT, list_orders.parse_success, refuse
        )


def test_only_generated_readings_have_it() -> None:
    assert quick_reading(lambda data: data) is None
    assert quick_reading(dict) is None
