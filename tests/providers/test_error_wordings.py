"""Documented errors, worded as the providers word them: each becomes the class that fits it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from orderkit import (
    ApiError,
    BadRequestError,
    ConflictError,
    ForbiddenError,
    NotFoundError,
    RateLimitedError,
    Retry,
    ServerError,
    UnauthorizedError,
)
from orderkit.contract import Contract

Kind = type[ApiError]


def example(provider: str, name: str) -> Any:
    return Contract.load(provider).document["components"]["examples"][name]["value"]


# Easy Logistic API, Error List: the codes with their texts, and the example under Structure.
NOCNOC: list[tuple[int, int, str, Kind]] = [
    (400, 310, "An invalid param was sent in the request", BadRequestError),
    (400, 311, "The order cannot change to the status requested", ConflictError),
    (404, 312, "An invalid order id was sent in the request", NotFoundError),
    (400, 313, "An order with the same merchant_invoice_id already exists", ConflictError),
    (400, 314, "The order does not fullfil custom regulations", BadRequestError),
    (400, 315, "The request arrives with an invalid header value", BadRequestError),
    (400, 316, "Order's amount exceeds local regulations", BadRequestError),
    (400, 317, "Order's weight exceeds local regulations", BadRequestError),
    (400, 318, "One or more product's quantity exceeds local regulations", BadRequestError),
    (400, 319, "Customer is not allowed to buy because of local regulations", BadRequestError),
    (400, 320, "Customer's tax id is not valid", BadRequestError),
    (400, 321, "Product's subcategory is forbidden", BadRequestError),
    (400, 322, "Customer's delivery address location is not available yet", BadRequestError),
    (400, 323, "SKU is forbidden", BadRequestError),
    (400, 400, "Bad Request", BadRequestError),
    (401, 401, "Authentication failed", UnauthorizedError),
    (401, 401, "An invalid API key was sent in the header of the request", UnauthorizedError),
    (404, 404, "Not Found", NotFoundError),
    (405, 405, "Method Not Allowed", ApiError),
    (500, 500, "Please contact support", ServerError),
]

# The store's public documentation: Cancel order, Create product, List products, and the table of statuses.
STORE: list[tuple[int, dict[str, Any], Kind]] = [
    (
        400,
        {"code": 400, "message": "Invalid Request Payload.", "errors": ["sku is required"]},
        BadRequestError,
    ),
    (
        400,
        {
            "code": 400,
            "message": "Invalid Request Payload.",
            "errors": ["available_quantity or price is required."],
        },
        BadRequestError,
    ),
    (400, {"code": 400, "message": "Sku already exists."}, ConflictError),
    (400, {"code": 400, "message": "Invalid query parameter format."}, BadRequestError),
    (
        400,
        {
            "code": 400,
            "message": "An order issue already exists for order: order_id and type: cancellation_request "
            "and status: open",
        },
        ConflictError,
    ),
    (401, {"code": 401, "message": "Unauthorized"}, UnauthorizedError),
    (404, {"code": 404, "message": "Order not found"}, NotFoundError),
    (404, {"code": 404, "message": "Sku not found"}, NotFoundError),
    (409, {"message": "Invalid Request"}, ConflictError),
]

# Get Order IDs, Additional Error Codes; the codes for HTTP 401 are of the page on tokens.
NOVENTIQ: list[tuple[int, int, str, Kind]] = [
    (400, 110, "JSON is not valid.", BadRequestError),
    (400, 111, "Invalid data format (Content-type).", ApiError),
    (
        400,
        15000,
        "Unable to identify your configuration for accessing this API. Please contact technical support.",
        ForbiddenError,
    ),
    (400, 15010, "Invalid field value: email", BadRequestError),
    (401, 1007, "Your token is invalid.", UnauthorizedError),
    (401, 1008, "Missing token.", UnauthorizedError),
    (401, 1009, "Your token is expired.", UnauthorizedError),
]

# Orders API v3, the examples of its published description, and its pages on authentication and limits.
SENDCLOUD: list[tuple[int, str, str, Kind]] = [
    (
        400,
        "invalid_choice",
        "Select a valid choice. 128 is not one of the available choices.",
        BadRequestError,
    ),
    (401, "authentication_failed", "Invalid username/password.", UnauthorizedError),
    (401, "authentication_failed", "Authentication credentials were not provided.", UnauthorizedError),
    (404, "not_found", "Invalid cursor", NotFoundError),
    (404, "not_found", "The order could not be found with the search criteria given", NotFoundError),
    (404, "not_found", "Could not find specified item.", NotFoundError),
    (400, "invalid", "Could not find specified item.", BadRequestError),
    (400, "non_field_errors", "Wrong request format, expected list of objects", BadRequestError),
    (400, "invalid", "Orders list should have at most 100 items, not 101", BadRequestError),
    (400, "invalid", "Order id abc-123 cannot be changed", BadRequestError),
    (400, "invalid", "Integration with id 99999 does not exist", BadRequestError),
    (400, "invalid", "Input should be a valid string", BadRequestError),
    (400, "invalid", "Field required", BadRequestError),
    (400, "invalid", "Input should be greater than 0", BadRequestError),
    (400, "invalid", "String should have at least 3 characters", BadRequestError),
    (
        400,
        "invalid",
        "We are still processing a previous request. Please try again in a moment.",
        BadRequestError,
    ),
    (429, "throttled", "Request was throttled.", RateLimitedError),
]

# The table of codes; the 500 is the one that is printed, and a 400 is printed as a page of Jetty.
EPAGES: list[tuple[int, Any, Kind]] = [
    (
        500,
        {"message": "Internal Server Error, Request: GET /rs/shops/DemoShop/locales", "status": "500"},
        ServerError,
    ),
    (400, "<html><body><h2>HTTP ERROR: 400</h2><p>Reason: Bad Request</p></body></html>", BadRequestError),
    (403, {"message": "Forbidden", "status": "403"}, ForbiddenError),
    (404, {"message": "Not Found", "status": "404"}, NotFoundError),
    (409, {"message": "Conflict", "status": "409"}, ConflictError),
    (429, {"message": "Too Many Requests", "status": "429"}, RateLimitedError),
]


def error_of(made: Any, method: str, *arguments: Any) -> ApiError:
    with pytest.raises(ApiError) as caught:
        made.call(method, *arguments)
    return caught.value


@pytest.mark.parametrize(("status", "code", "message", "kind"), NOCNOC)
def test_nocnoc(client: Any, status: int, code: int, message: str, kind: Kind) -> None:
    body = {"code": code, "message": message, "key": "a_key"}
    made = client(httpx.Response(status, json=body), retry=Retry.off())
    error = error_of(made, "cancel_order", 10000001)
    assert (type(error), error.code, error.message) == (kind, code, message)


@pytest.mark.parametrize(("status", "code", "message", "kind"), NOCNOC)
def test_nocnoc_with_its_code_as_text_with_the_status_as_code_and_without_a_code(
    client: Any, status: int, code: int, message: str, kind: Kind
) -> None:
    said = {"message": message}
    for body in ({**said, "code": str(code)}, {**said, "code": status}, said):
        made = client(httpx.Response(status, json=body), retry=Retry.off())
        assert type(error_of(made, "cancel_order", 10000001)) is kind


@pytest.mark.parametrize("body", [{"code": 313, "message": "x"}, {"message": "no"}])
def test_nocnoc_with_the_code_as_the_status(client: Any, body: dict[str, Any]) -> None:
    error = error_of(client(httpx.Response(313, json=body)), "cancel_order", 10000001)
    assert type(error) is (ConflictError if "code" in body else ApiError)


@pytest.mark.parametrize(("status", "body", "kind"), STORE)
def test_the_store(store: Any, status: int, body: dict[str, Any], kind: Kind) -> None:
    error = error_of(store(httpx.Response(status, json=body)), "cancel_order", "NC1")
    assert (type(error), error.message) == (kind, body["message"])
    assert error.details == tuple(body.get("errors", ()))


@pytest.mark.parametrize(
    "message",
    [
        "An order issue already exists for order: NC1 and type: cancellation_request and status: open",
        "an order issue already exists for order NC1 (type cancellation_request, status open).",
        "Error: An order issue already exists",
    ],
)
def test_an_open_cancellation_is_known_by_what_is_sure_to_stay(store: Any, message: str) -> None:
    answer = httpx.Response(400, json={"code": 400, "message": message})
    assert type(error_of(store(answer), "cancel_order", "NC1")) is ConflictError


@pytest.mark.parametrize("message", ["Sku already exists.", "SKU already exists", "Sku already exists: A-1"])
def test_a_taken_sku_is_known_by_what_is_sure_to_stay(store: Any, message: str) -> None:
    body = example("nocnoc_store", "CreateProductRequestFull")
    answer = httpx.Response(400, json={"code": 400, "message": message})
    assert type(error_of(store(answer), "create_product", body)) is ConflictError


@pytest.mark.parametrize(("status", "code", "message", "kind"), NOVENTIQ)
@pytest.mark.parametrize("as_text", [False, True])
def test_noventiq(noventiq: Any, status: int, code: int, message: str, kind: Kind, as_text: bool) -> None:
    token = httpx.Response(200, json={"token": "t", "refresh_token": "r"})
    body = {"errors": [{"error": str(code) if as_text else code, "message": message}]}
    # A refused token is replaced once.
    answers = [token, httpx.Response(status, json=body)] * (2 if status == 401 else 1)
    error = error_of(noventiq(*answers), "get_order", 1)
    assert isinstance(error, kind)
    assert (error.code, error.message, error.details) == (code, message, (message,))


@pytest.mark.parametrize(("status", "code", "detail", "kind"), SENDCLOUD)
def test_sendcloud(sendcloud: Any, status: int, code: str, detail: str, kind: Kind) -> None:
    body = {"errors": [{"status": str(status), "code": code, "detail": detail}]}
    made = sendcloud(httpx.Response(status, json=body), retry=Retry.off())
    error = error_of(made, "delete_order", 1)
    assert (type(error), error.code, error.message) == (kind, code, detail)


@pytest.mark.parametrize(("status", "body", "kind"), EPAGES)
def test_epages(shop: Any, status: int, body: Any, kind: Kind) -> None:
    content: dict[str, Any] = {"text": body} if isinstance(body, str) else {"json": body}
    made = shop(httpx.Response(status, **content), retry=Retry.off())
    error = error_of(made, "get_order", "5639C509-092F-7704-77D3-D5809AB321D8")
    assert type(error) is kind
    assert isinstance(body, str) or error.message == body["message"]
