"""Parts of a request that an error names."""

from __future__ import annotations

import json
from typing import Any

import pytest
from orderkit.conformance.calls import Call, Exchange
from orderkit.conformance.misses import Miss, apart
from orderkit.conformance.sources import (
    HEADER,
    PARAMETER,
    Source,
    misnames,
    names_each,
    parameters_named,
    points_at,
)
from orderkit.contract import Contract
from orderkit.recordings.exchange import RecordedRequest, RecordedResponse

JSON = (("content-type", "application/json"),)


def refused(provider: str, operation: str, body: Any, status: int = 400) -> tuple[Contract, Exchange]:
    contract = Contract.load(provider)
    response = RecordedResponse(status, JSON, json.dumps(body).encode())
    call = Call(contract.operation(operation))
    return contract, Exchange(1, call, RecordedRequest("POST", "http://a/"), response, "", 0.0)


def pointing(*texts: str) -> tuple[Contract, Exchange]:
    errors = [
        {"status": "400", "code": "invalid", "detail": "x", "source": {"pointer": text}} for text in texts
    ]
    return refused("sendcloud", "createOrUpdateOrders", {"errors": errors})


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("/data/attributes/[1]/order_id", "/1/order_id", True),
        ("/data/attributes/1/order_id", "/1/order_id", True),
        ("/data/attributes/[0]/order_id", "/1/order_id", False),
        ("/data/attributes/[1]/order_number", "/1/order_id", False),
        ("/data/attributes/[1]/order_details", "/1/order_details/status/code", True),
        ("/data/attributes/[1]/order_details/status/code", "/1/order_details/status", True),
        ("/data/attributes/order_id", "/order_id", True),
        ("/data/attributes/order_number", "/1/order_id", False),
        ("/data/attributes/order_items/name", "/order_items/3/name", True),
        ("/data", "/1/order_id", None),
        ("/data/attributes/", "/1/order_id", None),
    ],
)
def test_a_pointer_leads_to_a_place_around_it_or_inside_it(text: str, at: str, found: bool | None) -> None:
    assert points_at(Source("body", "pointer", text, "/data/attributes"), at) is found


def test_of_several_errors_one_must_name_what_is_wrong() -> None:
    contract, exchange = pointing("/data/attributes/[0]/order_id", "/data/attributes/[1]/order_number")
    assert not misnames(contract, exchange, "/1/order_number", {"order_id", "order_number"})
    assert misnames(contract, exchange, "/1/order_id", {"order_id", "order_number"})


def test_the_whole_body_may_stand_for_what_is_missing_in_it() -> None:
    contract, exchange = pointing("/data")
    assert misnames(contract, exchange, "/0/order_id", {"order_id"})
    assert not misnames(contract, exchange, "/0/order_id", {"order_id"}, by_parent=True)
    assert not misnames(contract, exchange, "", {"order_id"})


@pytest.mark.parametrize(
    ("message", "is_wrong"),
    [("Invalid field value: email", True), ("Invalid field value: amount", False), ("No.", False)],
)
def test_a_name_in_a_text(message: str, is_wrong: bool) -> None:
    contract, exchange = refused(
        "noventiq", "searchOrders", {"errors": [{"error": 15010, "message": message}]}
    )
    assert misnames(contract, exchange, "/amount", {"amount", "email", "field"}) is is_wrong


def test_an_error_without_a_source_names_nothing() -> None:
    contract, exchange = refused("sendcloud", "createOrUpdateOrders", {"errors": [{"status": "400"}]})
    assert not misnames(contract, exchange, "/0/order_id", {"order_id"})
    assert parameters_named(contract, exchange, HEADER) == []


def test_names_of_parameters() -> None:
    source = {"parameter": "integration"}
    contract, exchange = refused("sendcloud", "listOrders", {"errors": [{"source": source}]})
    assert parameters_named(contract, exchange, PARAMETER) == ["integration"]
    assert names_each(contract, contract.operation("listOrders"), PARAMETER)
    assert not names_each(contract, contract.operation("listOrders"), HEADER)


def test_near_misses_are_grouped_so_that_none_covers_another() -> None:
    places = ["/a", "/a/b", "/ab", "/a", "/c/0/d", ""]
    misses = [Miss("null", at, {}, lambda body: body) for at in places]
    groups = [[miss.at for miss in group] for group in apart(misses)]
    assert groups == [["/a", "/ab", "/c/0/d"], ["/a/b"], ["/a"], [""]]
