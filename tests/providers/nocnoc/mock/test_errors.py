"""Every documented error by a documented input, in every language, and which of several comes first."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock, MakeMock
from orderkit.contract import Contract
from orderkit.mock import NocnocSettings

Spoil = Callable[[Json], object]  # its result is ignored

LANGUAGES: list[str] = Contract.load("nocnoc").schema("Language")["enum"]
ERRORS: dict[int, Json] = {
    row["code"]: row for row in Contract.load("nocnoc").schema("ErrorCode")["x-errors"]
}

# code -> how an order is spoilt
SPOILT: dict[int, Spoil] = {
    310: lambda body: body["products"][0].update(weight="700"),
    314: lambda body: body["products"][0].update(hs_code="93031000"),
    316: lambda body: body["products"][1].update(amount_usd=1471.23),
    317: lambda body: body["products"][1].update(weight=25_000),
    318: lambda body: body["products"][1].update(quantity=4),
    319: lambda body: body["customer"].update(tax_id="20111111112"),
    320: lambda body: body["customer"].update(tax_id="20-01234567-4"),
    321: lambda body: body["products"][1].update(subcategory_id=607),
    322: lambda body: body["address"].update(zipcode="9410"),
    323: lambda body: body["products"][1].update(sku="FORBIDDEN-SKU"),
}
DETAIL = {310: ": products[0].weight", 315: ": Content-Type"}


def _provoke(mock: InProcessMock, code: int, body: Json, **options: str) -> httpx.Response:
    match code:
        case 311:
            mock.create(body)
            mock.place(10000001)
            return mock.place(10000001, **options)
        case 312:
            return mock.get(10000001, **options)
        case 313:
            mock.create(body)
            return mock.create(body, **options)
        case 315:
            return mock.call(
                "PUT", "/api/order", content=b"{}", headers={"content-type": "text/plain"}, **options
            )
        case 400:
            return mock.call(
                "PUT", "/api/order", content=b"{", headers={"content-type": "application/json"}, **options
            )
        case 401:
            return mock.get(10000001, key="nobody", **options)
        case 404:
            return mock.call("GET", "/api/orders", **options)
        case 405:
            return mock.call("PATCH", "/api/order", **options)
        case 500:
            mock.control.inject_fault(500)
            return mock.get(10000001, **options)
    SPOILT[code](body)
    return mock.create(body, **options)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ERRORS)
def test_an_error_is_worded_in_the_language_asked_for(
    mock: InProcessMock, order_body: Json, code: int, language: str
) -> None:
    response = _provoke(mock, code, order_body, language=language)
    assert response.json() == {
        "code": code,
        "message": ERRORS[code]["message"][language] + DETAIL.get(code, ""),
        "key": ERRORS[code]["key"],
    }


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_is_carried_by_the_http_status_of_the_contract(
    mock: InProcessMock, order_body: Json, code: int
) -> None:
    assert _provoke(mock, code, order_body).status_code == ERRORS[code]["http_status"]


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_is_its_own_http_status_if_taken_literally(
    make_mock: MakeMock, order_body: Json, code: int
) -> None:
    assert _provoke(make_mock(http_status="literal"), code, order_body).status_code == code


@pytest.mark.parametrize(
    ("code", "status"),
    [(310, 400), (311, 409), (312, 404), (313, 409), (314, 422), (315, 400)]
    + [(code, 422) for code in range(316, 324)]
    + [(400, 400), (401, 401), (404, 404), (405, 405), (500, 500)],
)
def test_an_error_can_be_carried_by_the_http_status_of_habit(
    make_mock: MakeMock, order_body: Json, code: int, status: int
) -> None:
    assert _provoke(make_mock(http_status="semantic"), code, order_body).status_code == status


@pytest.mark.parametrize("code", SPOILT)
def test_a_quote_is_refused_for_the_same_reasons_as_an_order(
    mock: InProcessMock, order_body: Json, code: int
) -> None:
    SPOILT[code](order_body)
    assert mock.quote(order_body).json()["code"] == code


@pytest.mark.parametrize("code", SPOILT)
def test_a_refused_order_does_not_use_up_its_invoice_id(
    mock: InProcessMock, order_body: Json, code: int
) -> None:
    spoilt = copy.deepcopy(order_body)
    SPOILT[code](spoilt)
    mock.create(spoilt)
    assert mock.create(order_body).json()["id"] == 10000001


def test_the_first_of_many_errors_is_reported(make_mock: MakeMock, order_body: Json) -> None:
    """Correct a request step by step: each correction reveals the next error of the documented sequence."""
    mock = make_mock(rules=NocnocSettings(blocked_tax_ids=frozenset({"20-01234567-4"})))
    taken = copy.deepcopy(order_body)
    mock.create(taken)
    body = copy.deepcopy(order_body)
    for spoil in SPOILT.values():
        spoil(body)
    body["products"][0]["quantity"] = 4
    key, headers = "nobody", {"X-Lang": "xx", "Content-Type": "application/json"}
    content: dict[str, Any] = {"content": b"{"}
    seen: list[int] = []

    def answer(method: str = "PATCH") -> None:
        seen.append(mock.call(method, "/api/order", key=key, headers=headers, **content).json()["code"])

    answer()
    key = "merchant-one"
    answer()
    headers = {"Content-Type": "application/json"}
    answer()
    answer("PUT")
    content = {"json": body}
    answer("PUT")
    mended: list[Callable[[], object]] = [
        lambda: body["products"][0].update(weight=700),
        lambda: body.update(merchant_invoice_id="201"),
        lambda: body["address"].update(zipcode="1009"),
        lambda: body["customer"].update(tax_id="20-01234567-6"),
        lambda: body["customer"].update(tax_id="20-01234567-5"),
        lambda: body["products"][1].update(subcategory_id=600),
        lambda: body["products"][1].update(sku="123409"),
        lambda: [product.update(quantity=2) for product in body["products"]],
        lambda: body["products"][1].update(weight=3000),
        lambda: body["products"][1].update(amount_usd=100.8),
    ]
    body["customer"]["tax_id"] = "20-01234567-4"
    for mend in mended:
        mend()
        answer("PUT")
    assert seen == [401, 315, 405, 400, 310, 313, 322, 319, 320, 321, 323, 318, 317, 316, 314]


@pytest.mark.parametrize(
    ("spoil", "path"),
    [
        (lambda body: body.pop("products"), "products"),
        (lambda body: body.update(products=[]), "products"),
        (lambda body: body["products"][1].pop("sku"), "products[1].sku"),
        (lambda body: body["products"][0]["dimension"].update(width=0), "products[0].dimension.width"),
        (lambda body: body["products"][0].update(subcategory_id=804), "products[0].subcategory_id"),
        (lambda body: body["products"][0].update(amount_usd=57.555), "products[0].amount_usd"),
        (lambda body: body["products"][0].update(amount_usd=19.999), "products[0].amount_usd"),
        (lambda body: body["products"][0].update(amount_usd=0), "products[0].amount_usd"),
        (lambda body: body["products"][0].update(hs_code="8471.30"), "products[0].hs_code"),
        (lambda body: body["products"][0].update(quantity=True), "products[0].quantity"),
        (lambda body: body.update(expiration_date="2017-02-30"), "expiration_date"),
        (lambda body: body.update(expiration_date="2017-04-07"), "expiration_date"),
        (lambda body: body.update(expiration_date="2017-04-08"), "expiration_date"),
        (lambda body: body.update(notification_url="ftp://example.com"), "notification_url"),
        (lambda body: body["address"].update(country="ar"), "address.country"),
        (lambda body: body["customer"].update(full_name=None), "customer.full_name"),
        (lambda body: body["pickup"].pop("city"), "pickup.city"),
        (lambda body: body.update(pickup={"country": "CN"}), "pickup.contact_name"),
        (lambda body: body["products"][0].update(pickup={"street": "x"}), "products[0].pickup.contact_name"),
        (lambda body: body["pickup"].update(date="tomorrow"), "pickup.date"),
    ],
)
def test_a_wrong_property_is_named(mock: InProcessMock, order_body: Json, spoil: Spoil, path: str) -> None:
    spoil(order_body)
    assert mock.create(order_body).json()["message"].endswith(f": {path}")


def test_the_first_wrong_property_in_the_order_of_the_contract_is_named(
    mock: InProcessMock, order_body: Json
) -> None:
    order_body["address"].pop("city")
    order_body["products"][1]["weight"] = -1
    order_body["products"][1]["sku"] = ""
    order_body["expiration_date"] = "2017-01-01"
    assert mock.create(order_body).json()["message"].endswith(": expiration_date")
    order_body.pop("expiration_date")
    assert mock.create(order_body).json()["message"].endswith(": products[1].sku")


def test_a_pickup_of_a_quote_needs_no_address(mock: InProcessMock, quote_body: Json) -> None:
    quote_body["pickup"] = {"country": "CN"}
    assert mock.quote(quote_body).status_code == 200


@pytest.mark.parametrize("language", ["fr-FR", "es-ar", "", "en-US, es-AR", "*"])
def test_an_unknown_language_is_refused_in_english(mock: InProcessMock, language: str) -> None:
    response = mock.get(1, headers={"X-Lang": language})
    assert response.json()["message"] == "The request arrives with an invalid header value: X-Lang"


def test_a_local_limit_holds_for_its_country_only(mock: InProcessMock, order_body: Json) -> None:
    order_body["address"]["country"] = "CL"
    order_body["products"][1]["quantity"] = 4
    assert mock.create(order_body).status_code == 200


@pytest.mark.parametrize(
    ("country", "amount", "status"), [("PE", 2000, 200), ("PE", 2000.01, 400), ("CL", 100_000.01, 400)]
)
def test_an_amount_is_exceeded_by_more_than_its_limit(
    mock: InProcessMock, quote_body: Json, country: str, amount: float, status: int
) -> None:
    quote_body["address"]["country"] = country
    quote_body["products"][0]["amount_usd"] = amount
    assert mock.quote(quote_body).status_code == status


@pytest.mark.parametrize("country", ["US", "CN", "ES"])
def test_a_country_that_is_not_served_is_unavailable(
    mock: InProcessMock, quote_body: Json, country: str
) -> None:
    quote_body["address"]["country"] = country
    assert mock.quote(quote_body).json()["code"] == 322


def test_a_foreign_tax_id_is_not_checked(mock: InProcessMock, quote_body: Json) -> None:
    quote_body["customer"] |= {"country": "BR", "tax_id": "123"}
    assert mock.quote(quote_body).status_code == 200


def test_brazilian_tax_ids_can_be_checked(make_mock: MakeMock, quote_body: Json) -> None:
    mock = make_mock(rules=NocnocSettings(checks_brazilian_tax_ids=True))
    quote_body["customer"] |= {"country": "BR", "tax_id": "529.982.247-25"}
    assert mock.quote(quote_body).status_code == 200
    quote_body["customer"]["tax_id"] = "529.982.247-24"
    assert mock.quote(quote_body).json()["code"] == 320
