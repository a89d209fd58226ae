"""Responses: the place of the first difference is named, what is new is kept, nothing else escapes."""

from __future__ import annotations

import copy
import gzip
import pickle
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from orderkit import DecodeError
from orderkit.contract import Contract
from orderkit.runtime.client.decoding import decode
from orderkit.runtime.client.differences import first_difference
from orderkit.runtime.protocol.json_codec import dumps, loads
from orderkit.runtime.protocol.messages import Response
from orderkit_clients.nocnoc.models import ErrorCode, OrderDetail, OrderStatus

CONTRACT = Contract.load("nocnoc")
DETAIL = CONTRACT.document["components"]["examples"]["OrderDetailCancelled"]["value"]
MISSING = object()


def changed(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    """A copy of a JSON value with one place changed, or taken out."""
    copied = copy.deepcopy(value)
    place = copied
    for step in path[:-1]:
        place = place[step]
    if new is MISSING:
        del place[path[-1]]
    else:
        place[path[-1]] = new
    return copied


@pytest.mark.parametrize("depth", [100, 400, 900, 990, 3000, 100_000])
@pytest.mark.parametrize("member", ["unheard_of", "customer", "products"])
@pytest.mark.parametrize("on_drift", ["keep", "raise"])
def test_no_depth_of_json_is_an_error_of_another_kind(
    client: Any, depth: int, member: str, on_drift: str
) -> None:
    nested = f"{'[' * depth}NaN{']' * depth}"
    text = dumps(changed(DETAIL, (member,), "here")).decode().replace('"here"', nested)
    caller = client(httpx.Response(200, content=text), on_drift=on_drift)
    try:
        repr(caller.call("get_order", DETAIL["id"]))
    except DecodeError as error:
        assert "at " in str(error)  # noqa: PT017 - whether there is an error depends on the version of Python


@pytest.mark.parametrize(
    ("path", "new", "place", "expected"),
    [
        (("id",), MISSING, "id", "a value"),
        (("id",), "10000001", "id", "integer"),
        (("id",), 1.5, "id", "integer"),
        (("id",), True, "id", "integer"),
        (("id",), None, "id", "integer"),
        (("total_amount_usd",), "392.29", "total_amount_usd", "number"),
        (("total_amount_usd",), False, "total_amount_usd", "number"),
        (("status",), 7, "status", "string"),
        (("products",), {}, "products", "array"),
        (("products", 1), None, "products[1]", "object"),
        (("products", 1, "sku"), MISSING, "products[1].sku", "a value"),
        (("products", 0, "weight"), "700", "products[0].weight", "integer"),
        (("products", 1, "dimension", "width"), "10", "products[1].dimension.width", "integer"),
        (("customer",), [], "customer", "object"),
        (("customer", "country"), 54, "customer.country", "string"),
        (("address",), None, "address", "object"),
        (("historic", 6, "status"), MISSING, "historic[6].status", "a value"),
        (("historic", 6), "created", "historic[6]", "object"),
        (("merchant_invoice_id",), MISSING, "merchant_invoice_id", "a value"),
        (("tracking_id",), MISSING, "tracking_id", "a value"),
        (("expiration_date",), "tomorrow", "expiration_date", "a date"),
        (("expiration_date",), "2017-02-30", "expiration_date", "a date"),
        (("date",), "2017-04-20 10:00:00", "date", "a date"),
        (("products", 1, "pickup", "date"), "", "products[1].pickup.date", "a date"),
    ],
)
def test_the_first_difference_is_named(
    client: Any, path: tuple[str | int, ...], new: Any, place: str, expected: str
) -> None:
    answer = httpx.Response(200, json=changed(DETAIL, path, new))
    with pytest.raises(DecodeError) as caught:
        client(answer, on_drift="raise").call("get_order", 10000001)
    error = caught.value
    assert (error.path, error.expected) == (place, expected)
    assert error.response.status == 200
    assert place in str(error)
    assert str(error).startswith("getOrder: ")


def test_a_response_that_does_not_fit_is_not_requested_again(client: Any) -> None:
    caller = client(httpx.Response(200, json={}), on_drift="raise")
    with pytest.raises(DecodeError) as caught:
        caller.call("get_order", 10000001)
    assert (len(caller.sent), caller.client.retry.attempts, caller.sent[0].method) == (1, 3, "GET")
    assert caught.value.attempts == 1


def test_a_response_longer_than_the_limit_is_not_read_to_its_end(
    client: Any, ok: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orderkit.runtime.http.wire.MAX_RESPONSE_BYTES", 1000)
    with pytest.raises(DecodeError) as caught:
        client(ok("get_order")).call("get_order", 10000001)
    error = caught.value
    assert (error.expected, error.response.truncated) == ("at most 1000 bytes", True)
    assert len(error.response.content) == 1000


def test_a_response_as_long_as_the_limit_is_read(
    client: Any, ok: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = ok("get_order")
    monkeypatch.setattr("orderkit.runtime.http.wire.MAX_RESPONSE_BYTES", len(answer.content))
    assert client(answer, on_drift="raise").call("get_order", 10000001).id == 10000001


def test_a_compressed_response_is_measured_as_it_unfolds(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orderkit.runtime.http.wire.MAX_RESPONSE_BYTES", 1000)
    bomb = gzip.compress(b" " * 1_000_000)
    with pytest.raises(DecodeError) as caught:
        client(httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=httpx.ByteStream(bomb))).call(
            "get_order", 1
        )
    assert caught.value.response.truncated


NEWS = {"colour": "red", "tags": [1, {"deep": None}], "score": 1.25, "größe": "XL"}


def test_unknown_properties_are_kept_and_written_back(client: Any, operation: Any) -> None:
    body = {**operation.answer, **NEWS}
    result = client(httpx.Response(200, json=body)).call(operation.name, operation.argument)
    assert result.additional_properties == NEWS
    assert loads(dumps(result.to_dict())) == body


def test_unknown_properties_of_a_property_are_kept_and_written_back(client: Any) -> None:
    body = changed(DETAIL, ("products", 1), {**DETAIL["products"][1], **NEWS})
    result = client(httpx.Response(200, json=body)).call("get_order", 10000001)
    assert result.products[1]["colour"] == "red"
    assert loads(dumps(result)) == body


def test_an_unknown_status_is_kept_as_itself(client: Any) -> None:
    body = changed(changed(DETAIL, ("status",), "teleported"), ("historic", 0, "status"), "beamed")
    result = client(httpx.Response(200, json=body)).call("get_order", 10000001)
    assert (result.status, result.historic[0].status) == ("teleported", "beamed")
    assert isinstance(result.status, OrderStatus)
    assert loads(dumps(result)) == body


def test_a_whole_number_with_a_fraction_of_zero_is_an_int(client: Any) -> None:
    text = dumps(DETAIL).replace(b'"id":10000001', b'"id":10000001.0')
    result = client(httpx.Response(200, content=text)).call("get_order", 10000001)
    assert (result.id, type(result.id)) == (10000001, int)


def test_an_order_that_was_read_can_be_pickled_and_copied() -> None:
    order = OrderDetail.from_dict(changed(DETAIL, ("status",), "teleported"))
    assert pickle.loads(pickle.dumps(order)) == copy.deepcopy(order) == order


AGAIN = [lambda value: pickle.loads(pickle.dumps(value)), copy.copy, copy.deepcopy]
UNKNOWN: list[tuple[Callable[[Any], Any], Any]] = [(OrderStatus, "teleported"), (ErrorCode, 399)]


@pytest.mark.parametrize("again", AGAIN)
@pytest.mark.parametrize(("enum", "value"), UNKNOWN)
def test_an_unknown_value_survives_pickling_and_copying(again: Any, enum: Any, value: Any) -> None:
    twin = again(enum(value))
    assert (twin, twin.value, type(twin)) == (enum(value), value, enum)


@pytest.mark.parametrize(("enum", "value"), UNKNOWN)
def test_an_unknown_value_equals_itself_and_nothing_else(enum: Any, value: Any) -> None:
    unknown = enum(value)
    assert unknown == enum(value) == value
    assert hash(unknown) == hash(value)
    assert unknown not in list(enum)
    assert (str(unknown), unknown.name, unknown.value) == (str(value), str(value), value)


@pytest.mark.parametrize(
    ("enum", "value"), [(OrderStatus, 7), (OrderStatus, None), (ErrorCode, "310"), (ErrorCode, True)]
)
def test_a_value_of_another_type_is_no_unknown_value(enum: Any, value: Any) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        enum(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "NaN",
        "[Infinity]",
        "-Infinity",
        "1e999",
        "9" * 5000,
        "{'a': 1}",
        "[1,]",
        "[" * 100_000,
        b"\xff\xfe\xfd",
        b"\x80abc",
    ],
    ids=lambda text: text[:12],
)
def test_what_is_not_json_is_a_value_error(text: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the standard library words some of them
        loads(text)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert loads(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=100, deadline=None)
@given(JSON)
def test_what_is_written_is_read_again(value: Any) -> None:
    try:
        text = dumps(value)
    except UnicodeEncodeError:
        return
    assert loads(text) == value


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """A place in a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, item in items for place in [(*path, key), *places(item, (*path, key))]]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(places(DETAIL)), JSON | st.just(MISSING))
def test_whatever_changes_in_a_response_is_kept_or_named(path: tuple[str | int, ...], new: Any) -> None:
    body = changed(DETAIL, path, new)
    schema = CONTRACT.schema("OrderDetail")
    named: str | None = None
    try:
        content = dumps(body)
    except UnicodeEncodeError:
        return
    try:
        order: OrderDetail = decode(
            Response(status=200, content=content), schema, CONTRACT, OrderDetail.from_dict
        )
    except DecodeError as error:
        named = error.path
    else:
        assert loads(dumps(order)) == loads(content)
    assert named != ""


@pytest.mark.parametrize(
    ("schema", "value", "difference"),
    [
        ({}, {"anything": 1}, None),
        ({"type": ["string", "null"]}, None, None),
        ({"type": ["string", "null"]}, 5, ("", "string or null")),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, 5, None),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, [], ("", "string")),
        ({"oneOf": [{"type": "object", "required": ["a"]}, {"type": "null"}]}, {}, ("a", "a value")),
        (
            {"type": "array", "items": {"type": "array", "items": {"type": "number"}}},
            [[1], [2, "3"]],
            ("[1][1]", "number"),
        ),
        ({"allOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1}, ("b", "a value")),
        ({"$ref": "#/components/schemas/DimensionRequest"}, {"height": 1, "length": 2}, ("width", "a value")),
    ],
    ids=str,
)
def test_a_difference_is_found_in_every_kind_of_schema(schema: Any, value: Any, difference: Any) -> None:
    assert first_difference(value, schema, CONTRACT) == difference


def test_a_response_without_a_body_by_its_contract_is_not_read() -> None:
    assert decode(Response(status=204), None, CONTRACT, lambda data: data) is None
