"""Errors: one tree, classes by the provider's code before the HTTP status, and no customer's data in a message."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import httpx
import orderkit
import pytest
from orderkit import (
    ApiError,
    BadRequestError,
    ConflictError,
    DecodeError,
    NotFoundError,
    NotSentError,
    OrderkitError,
    OutcomeUnknownError,
    RateLimitedError,
    Retry,
    ServerError,
    TransportError,
    UnauthorizedError,
    WebhookError,
)
from orderkit.contract import Contract
from orderkit.errors import class_for

CODES = Contract.load("nocnoc").schema("ErrorCode")["x-errors"]
LANGUAGES = ("en-US", "es-AR", "pt-BR", "es-PE")
MEANS = {
    400: BadRequestError,
    401: UnauthorizedError,
    404: NotFoundError,
    405: ApiError,
    409: ConflictError,
    422: BadRequestError,
    500: ServerError,
}
PARENTS = {
    "TransportError": "OrderkitError",
    "NotSentError": "TransportError",
    "OutcomeUnknownError": "TransportError",
    "TimeoutError": "OrderkitError",
    "ApiError": "OrderkitError",
    "BadRequestError": "ApiError",
    "UnauthorizedError": "ApiError",
    "ForbiddenError": "ApiError",
    "NotFoundError": "ApiError",
    "ConflictError": "ApiError",
    "UnsupportedMediaTypeError": "ApiError",
    "RateLimitedError": "ApiError",
    "ServerError": "ApiError",
    "DecodeError": "OrderkitError",
    "PaginationError": "OrderkitError",
    "WebhookError": "OrderkitError",
    "SignatureError": "WebhookError",
    "WebhookDecodeError": "WebhookError",
    "InboxError": "OrderkitError",
}


@pytest.mark.parametrize(("child", "parent"), PARENTS.items())
def test_the_tree_is_as_drawn(child: str, parent: str) -> None:
    assert getattr(orderkit, child).__bases__ == (getattr(orderkit, parent),)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "UnauthorizedError"),
        (403, "ForbiddenError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (415, "UnsupportedMediaTypeError"),
        (422, "BadRequestError"),
        (429, "RateLimitedError"),
        (500, "ServerError"),
        (520, "ServerError"),
        (599, "ServerError"),
        (302, "ApiError"),
        (405, "ApiError"),
        (418, "ApiError"),
        (600, "ApiError"),
    ],
)
def test_a_status_has_its_class(status: int, name: str) -> None:
    assert class_for(status).__name__ == name


def statuses(entry: dict[str, Any]) -> dict[str, int]:
    """Return statuses that may carry a code: the documented ones, the one of its class, and the code itself."""
    return {
        "conservative": entry["http_status"],
        "semantic": entry["semantic_status"],
        "literal": entry["code"],
    }


@pytest.mark.parametrize("mapping", ["conservative", "semantic", "literal"])
@pytest.mark.parametrize("entry", CODES, ids=lambda entry: str(entry["code"]))
def test_a_code_has_the_same_class_with_any_status(client: Any, entry: dict[str, Any], mapping: str) -> None:
    status = statuses(entry)[mapping]
    body = {"code": entry["code"], "message": entry["message"]["en-US"], "key": entry["key"]}
    caller = client(httpx.Response(status, json=body), retry=Retry.off())
    with pytest.raises(ApiError) as caught:
        caller.call("place_order", 1)
    error = caught.value
    assert type(error) is MEANS[entry["semantic_status"]]
    assert {"code": error.code, "message": error.message, "key": error.key} == body
    assert error.status == status
    assert type(error.code) is int


def test_a_429_is_a_rate_limit_with_any_code(client: Any) -> None:
    body = {"code": 310, "message": "m", "key": "k"}
    response = httpx.Response(429, json=body, headers={"Retry-After": "300"})
    with pytest.raises(orderkit.RateLimitedError) as caught:
        client(response).call("get_order", 1)
    assert (caught.value.code, caught.value.retry_after) == (310, 300)


def test_there_are_as_many_codes_as_documented() -> None:
    assert len(CODES) == 19


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", CODES, ids=lambda entry: str(entry["code"]))
def test_a_message_is_in_the_requested_language(client: Any, entry: dict[str, Any], language: str) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        message = entry["message"][request.headers["x-lang"]]
        return httpx.Response(400, json={"code": entry["code"], "message": message, "key": entry["key"]})

    with pytest.raises(ApiError) as caught:
        client(respond).call("place_order", 1, language=language)
    assert (caught.value.message, caught.value.language) == (entry["message"][language], language)
    assert entry["message"][language] in str(caught.value)


def test_without_a_language_the_error_has_none(client: Any) -> None:
    with pytest.raises(ApiError) as caught:
        client(httpx.Response(404)).call("get_order", 1)
    assert caught.value.language is None


@pytest.mark.parametrize(("status", "kind"), [(400, BadRequestError), (404, NotFoundError), (418, ApiError)])
def test_an_unknown_code_has_the_class_of_its_status(client: Any, status: int, kind: type[ApiError]) -> None:
    body = {"code": 399, "message": "Too heavy for the moon", "key": "moon"}
    with pytest.raises(ApiError) as caught:
        client(httpx.Response(status, json=body)).call("get_order", 1)
    error = caught.value
    assert type(error) is kind
    assert (error.code, error.key, error.message) == (399, "moon", "Too heavy for the moon")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Bad Request</html>",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b'"no"',
        b"313",
        b"{}",
        b'{"code": null, "message": null, "key": null}',
        b'{"code": true, "message": "", "key": 5}',
        b'{"code": [], "message": {}, "key": []}',
        b'{"code": 313',
        b"[" * 100_000,
    ],
    ids=lambda body: body[:40],
)
def test_a_body_that_is_no_error_leaves_the_status_and_its_reason(client: Any, body: bytes) -> None:
    with pytest.raises(BadRequestError) as caught:
        client(httpx.Response(400, content=body)).call("get_order", 1)
    error = caught.value
    assert (error.code, error.key, error.message) == (None, None, "Bad Request")
    assert error.response.content == body


def test_a_status_without_a_reason_still_has_a_message(client: Any) -> None:
    with pytest.raises(ApiError) as caught:
        client(httpx.Response(499, extensions={"reason_phrase": b""})).call("get_order", 1)
    assert caught.value.message == "no message"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ({"code": 313, "message": "taken"}, (313, None, "taken")),
        ({"code": 313}, (313, None, "Bad Request")),
        ({"code": 313, "message": "taken", "key": None}, (313, None, "taken")),
        ({"code": 313.0, "message": "taken", "key": "k"}, (313, "k", "taken")),
        ({"code": "E7", "message": "taken", "key": "k"}, (None, "k", "taken")),
        ({"code": 313, "message": "taken", "key": "k", "hint": [1]}, (313, "k", "taken")),
    ],
)
def test_an_error_that_is_not_as_documented_keeps_its_valid_fields(
    client: Any, body: dict[str, Any], shown: tuple[Any, ...]
) -> None:
    with pytest.raises(ApiError) as caught:
        client(httpx.Response(400, json=body)).call("create_order", {})
    error = caught.value
    assert (error.code, error.key, error.message) == shown
    assert isinstance(error, ConflictError) == (error.code == 313)


def test_the_whole_response_is_attached(client: Any) -> None:
    response = httpx.Response(
        404, headers={"X-Request-Id": "7"}, json={"code": 312, "message": "m", "key": "k"}
    )
    with pytest.raises(NotFoundError) as caught:
        client(response).call("get_order", 1)
    attached = caught.value.response
    assert (attached.status, attached.reason, attached.headers["x-request-id"]) == (404, "Not Found", "7")
    assert attached.json() == json.loads(attached.text) == {"code": 312, "message": "m", "key": "k"}


def test_the_text_names_the_operation_and_the_reason(client: Any) -> None:
    body = {"code": 312, "message": "An invalid order id was sent in the request", "key": "order_not_found"}
    with pytest.raises(NotFoundError) as caught:
        client(httpx.Response(404, json=body)).call("get_order", 1)
    assert str(caught.value) == (
        "getOrder was refused: 312 order_not_found: An invalid order id was sent in the request (HTTP 404)"
    )


FAILURES: dict[str, tuple[Any, type[OrderkitError]]] = {
    "refused": (httpx.Response(400, json={"code": 310, "message": "m", "key": "k"}), BadRequestError),
    "limited": (httpx.Response(429, headers={"Retry-After": "300"}), RateLimitedError),
    "failed": (httpx.Response(500, text="<html>"), ServerError),
    "redirected": (httpx.Response(302), ApiError),
    "not sent": (httpx.ConnectError("no"), NotSentError),
    "not sent in time": (httpx.ConnectTimeout("no"), NotSentError),
    "lost": (httpx.ReadError("no"), OutcomeUnknownError),
    "lost in time": (httpx.ReadTimeout("no"), OutcomeUnknownError),
    "not JSON": (httpx.Response(200, text="<html>"), DecodeError),
    "not an object": (httpx.Response(200, json=[]), DecodeError),
    "a missing field": (httpx.Response(200, json={"id": 1}), DecodeError),
}


@pytest.fixture(params=FAILURES)
def failure(request: pytest.FixtureRequest, client: Any, operation: Any) -> OrderkitError:
    """The error of an operation for each kind of failure."""
    response, kind = FAILURES[request.param]
    caller = client(copy.copy(response), retry=Retry.off(), language="es-PE", on_drift="raise")
    with pytest.raises(kind) as caught:
        caller.call(operation.name, operation.argument)
    return caught.value


def test_every_error_names_its_operation(failure: OrderkitError, operation: Any) -> None:
    head, *tail = operation.name.split("_")
    path = operation.path.replace("10000001", "{order_id}").replace("NC{order_id}", "{tracking_id}")
    assert (failure.operation, failure.method, failure.path_template, failure.attempts) == (
        head + "".join(word.capitalize() for word in tail),
        operation.method,
        path,
        1,
    )


def test_an_error_survives_pickling_and_copying(failure: OrderkitError) -> None:
    for twin in (pickle.loads(pickle.dumps(failure)), copy.copy(failure), copy.deepcopy(failure)):
        assert (type(twin), str(twin), vars(twin)) == (type(failure), str(failure), vars(failure))


def test_no_error_shows_the_request(failure: OrderkitError, operation: Any) -> None:
    shown = f"{failure}{failure!r}"
    assert [text for text in texts(operation.body) if text in shown] == []


def texts(value: Any) -> list[str]:
    """Return every text of some length within a JSON value."""
    if isinstance(value, dict):
        return [text for field in value.values() for text in texts(field)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) and len(value) > 5 else []


@pytest.mark.parametrize(
    "changes",
    [{"id": "ten"}, {"expiration_date": "George Walker"}, {"status": ["George Walker"]}, {"address": None}],
    ids=str,
)
def test_no_decode_error_shows_the_response(client: Any, ok: Any, changes: Any, named: Any) -> None:
    with pytest.raises(DecodeError) as caught:
        client(ok("place_order", **changes), on_drift="raise").call("place_order", 1)
    shown = f"{caught.value}{caught.value!r}{caught.value.response!r}"
    assert [text for text in [*texts(named("place_order").answer), "George"] if text in shown] == []


def test_no_webhook_error_shows_the_notification(example: Any) -> None:
    body = {**example("TrackingClearedByCustoms"), "id": "George Walker"}
    with pytest.raises(WebhookError) as caught:
        orderkit.Nocnoc.parse_webhook(json.dumps(body), on_drift="raise")
    assert [text for text in texts(body) if text in f"{caught.value}{caught.value!r}"] == []


@pytest.mark.parametrize(
    ("response", "kind"),
    [(httpx.ConnectTimeout("no"), NotSentError), (httpx.ReadTimeout("no"), OutcomeUnknownError)],
)
def test_a_timeout_is_caught_by_either_of_its_names(
    client: Any, response: Any, kind: type[Exception]
) -> None:
    with pytest.raises(orderkit.TimeoutError) as caught:
        client(response, retry=Retry.off()).call("get_order", 1)
    assert isinstance(caught.value, kind)
    assert isinstance(caught.value, TransportError)
