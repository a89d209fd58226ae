"""Input that no client should send: a documented error, and nothing changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock

JSON = {"Content-Type": "application/json"}
OPERATIONS = [("POST", "/api/order/quote"), ("PUT", "/api/order")]

UNREADABLE = {
    "missing": b"",
    "blank": b"  \n",
    "cut off": b'{"products": [',
    "form": b"products=1&address=2",
    "text after": b"{} {}",
    "single quotes": b"{'a': 1}",
    "trailing comma": b'{"a": 1,}',
    "NaN": b'{"a": NaN}',
    "Infinity": b'{"a": -Infinity}',
    "huge exponent": b'{"a": 1e400}',
    "endless exponent": b'{"a": 1e99999999999999999999}',
    "tiny exponent": b'{"a": 1e-500}',
    "5,000 digits": b'{"a": ' + b"9" * 5000 + b"}",
    "5,000 decimals": b'{"a": 0.' + b"9" * 5000 + b"}",
    "broken UTF-8": b'{"a": "\xff"}',
    "UTF-16": '{"a": 1}'.encode("utf-16"),
    "byte order mark": b"\xef\xbb\xbf{}",
    "NUL": b"\x00",
    "raw control character": b'{"a": "\x01"}',
    "lone surrogate": b'{"a": "\\ud800"}',
    "lone surrogate in a name": b'{"\\uDFFF": 1}',
    "deep arrays": b"[" * 100_000,
    "deep objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "deep beside a string": b'{"]]]]":' + b"[" * 200 + b"]" * 200 + b"}",
    "over one MiB": b'{"a": "' + b"x" * 1024 * 1024 + b'"}',
}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_an_unreadable_body_is_a_bad_request(
    mock: InProcessMock, order: Json, method: str, path: str, name: str
) -> None:
    before = mock.stored()
    response = mock.call(method, path, content=UNREADABLE[name], headers=JSON)
    assert (response.status_code, response.json()["code"]) == (400, 400)
    assert mock.stored() == before


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "application/vnd.api+json",
        "application/json; charset=latin-1",
        "json",
        "",
        None,
        b"application/json\xff",
    ],
)
def test_a_body_of_another_type_is_an_invalid_header(
    mock: InProcessMock, order_body: Json, content_type: str | bytes | None
) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    before = mock.stored()
    response = mock.call("PUT", "/api/order", content=json.dumps(order_body).encode(), headers=headers)
    assert response.json()["message"] == "The request arrives with an invalid header value: Content-Type"
    assert mock.stored() == before


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json; charset=utf-8",
        'Application/JSON;charset="UTF-8"',
        "application/json;",
        "application/json",
    ],
)
def test_json_in_utf_8_may_say_so(mock: InProcessMock, order_body: Json, content_type: str) -> None:
    headers = {"Content-Type": content_type}
    response = mock.call("PUT", "/api/order", content=json.dumps(order_body).encode(), headers=headers)
    assert response.status_code == 200


def test_a_repeated_content_type_is_an_invalid_header(mock: InProcessMock, order_body: Json) -> None:
    key = (b"X-Api-Key", b"merchant-one")
    headers = [key, (b"Content-Type", b"application/json"), (b"Content-Type", b"application/json")]
    response = mock.send("PUT", "/nocnoc/api/order", content=b"{}", headers=headers)
    assert response.json()["code"] == 315


@pytest.mark.parametrize("body", [[], "text", 7, None, True, {}, {"products": {}}, [[[]]]])
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_json_of_another_shape_is_an_invalid_param(
    mock: InProcessMock, method: str, path: str, body: object
) -> None:
    before = mock.stored()
    assert mock.call(method, path, content=json.dumps(body), headers=JSON).json()["code"] == 310
    assert mock.stored() == before


def _set(body: Json, path: tuple[str | int, ...], value: object) -> None:
    node: Any = body
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value


WRONG = [
    (("merchant_invoice_id",), 200),
    (("merchant_invoice_id",), ""),
    (("merchant_invoice_id",), "x" * 21),
    (("merchant_invoice_id",), "\x00"),
    (("merchant_invoice_id",), None),
    (("notification_url",), "https://" + "x" * 249),
    (("notification_url",), "https://a b"),
    (("expiration_date",), "2017-4-10"),
    (("expiration_date",), "2017-04-10T00:00:00Z"),
    (("expiration_date",), "0000-01-01"),
    (("expiration_date",), 20170410),
    (("products",), {}),
    (("products", 0), None),
    (("products", 0, "name"), "x" * 101),
    (("products", 0, "name"), "nul\x00l"),
    (("products", 0, "weight"), 0),
    (("products", 0, "weight"), 1.5),
    (("products", 0, "weight"), True),
    (("products", 0, "weight"), 10**40),
    (("products", 0, "weight"), "700"),
    (("products", 0, "quantity"), -1),
    (("products", 0, "amount_usd"), "57.55"),
    (("products", 0, "amount_usd"), 1e-9),
    (("products", 0, "amount_usd"), -1),
    (("products", 0, "amount_usd"), 1e300),
    (("products", 0, "subcategory_id"), 1300),
    (("products", 0, "subcategory_id"), "200"),
    (("products", 0, "hs_code"), ""),
    (("products", 0, "hs_code"), "8" * 21),
    (("products", 0, "dimension"), [1, 2, 3]),
    (("products", 0, "dimension", "height"), 10_001),
    (("products", 0, "native_description"), "x" * 256),
    (("customer", "country"), "ARG"),
    (("customer", "tax_id"), ["20-01234567-5"]),
    (("address", "country"), "A1"),
    (("address", "zipcode"), "x" * 46),
    (("pickup",), None),
    (("pickup", "packages"), 0),
    (("pickup", "date"), "2017-02-29"),
]


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_a_wrong_value_is_an_invalid_param_and_changes_nothing(
    mock: InProcessMock, order_body: Json, path: tuple[str | int, ...], value: object
) -> None:
    _set(order_body, path, value)
    before = mock.stored()
    named = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
    assert mock.create(order_body).json()["message"] == f"An invalid param was sent in the request: {named}"
    assert mock.stored() == before


def test_of_a_repeated_property_the_last_wins(mock: InProcessMock, order_body: Json) -> None:
    text = json.dumps(order_body)[:-1] + ', "merchant_invoice_id": "201"}'
    assert (
        mock.call("PUT", "/api/order", content=text.encode(), headers=JSON).json()["merchant_invoice_id"]
        == "201"
    )


@pytest.mark.parametrize("amount", ["57.55", "57.550000", "5755e-2", "0.5755E+2"])
def test_a_price_is_read_from_its_decimal_text(mock: InProcessMock, quote_body: Json, amount: str) -> None:
    text = json.dumps(quote_body).replace("57.55", amount)
    response = mock.call("POST", "/api/order/quote", content=text.encode(), headers=JSON)
    assert response.json()["amount_usd"] == 57.55


def test_a_third_decimal_is_seen_beyond_the_precision_of_floats(
    mock: InProcessMock, quote_body: Json
) -> None:
    text = json.dumps(quote_body).replace("57.55", "57.5500000000000000000001")
    response = mock.call("POST", "/api/order/quote", content=text.encode(), headers=JSON)
    assert response.json()["message"].endswith(": products[0].amount_usd")


def test_an_over_large_body_is_refused_before_it_is_read(mock: InProcessMock, runner: asyncio.Runner) -> None:
    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("the body was read")
        yield b""

    headers = {**JSON, "Content-Length": str(10**9)}
    assert mock.call("PUT", "/api/order", content=never(), headers=headers).json()["code"] == 400


def test_a_failure_of_the_mock_is_a_documented_500(
    mock: InProcessMock, order: Json, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(mock.app._state.providers["nocnoc"].handlers, "getOrder", lambda *_: 1 / 0)
    assert mock.get(order["id"]).json() == {
        "code": 500,
        "message": "Please contact support",
        "key": "internal_error",
    }
    assert "the mock failed to handle a request" in caplog.text


def test_a_change_that_fails_half_way_is_undone(
    mock: InProcessMock, order: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = mock.app._state.providers["nocnoc"]
    monkeypatch.setattr(provider, "_tracking", lambda _: 1 / 0)
    before = mock.stored()
    assert mock.place(order["id"]).json()["code"] == 500
    assert mock.stored() == before
