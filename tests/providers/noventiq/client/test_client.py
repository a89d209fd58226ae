"""The client of Noventiq: how it is made, what each operation puts on the wire, what its errors mean."""

from __future__ import annotations

import copy
import importlib
import inspect
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
from orderkit import (
    ApiError,
    AsyncListing,
    AsyncNoventiq,
    BadRequestError,
    ForbiddenError,
    Listing,
    NotFoundError,
    Noventiq,
    ServerError,
    UnauthorizedError,
    UnsupportedMediaTypeError,
)
from orderkit.contract import Contract
from orderkit_clients.noventiq import facts, models
from orderkit_clients.noventiq.models import SearchableStatus

KINDS = {"sync": Noventiq, "async": AsyncNoventiq}
CONTRACT = Contract.load("noventiq")
EXAMPLES = CONTRACT.document["components"]["examples"]
CODES = CONTRACT.schema("ErrorCode")["x-errors"]
REFUND = {"description": "Ordered twice.", "email": "orders@example.com"}


def example(name: str) -> Any:
    return copy.deepcopy(EXAMPLES[name]["value"])


def token() -> httpx.Response:
    return httpx.Response(200, json=example("TokenIssued"))


def found(*ids: int, count: int | None = None) -> httpx.Response:
    return httpx.Response(
        200, json={"count_all": len(ids) if count is None else count, "limit": 100, "offset": 0, "ids": ids}
    )


def refused(status: int, *errors: Any) -> httpx.Response:
    return httpx.Response(status, json={"errors": [*errors]})


@pytest.fixture
def kind(mode: str) -> Any:
    return KINDS[mode]


def body_of(request: httpx.Request) -> Any:
    return json.loads(request.content)


@pytest.mark.parametrize(
    ("options", "address"),
    [
        ({}, facts.SERVERS["test"]),
        ({"environment": "test"}, facts.SERVERS["test"]),
        ({"environment": "production"}, facts.SERVERS["production"]),
        (
            {"environment": "production", "base_url": "http://127.0.0.1:1/noventiq/"},
            "http://127.0.0.1:1/noventiq",
        ),
    ],
    ids=str,
)
def test_the_address_is_the_base_url_or_else_the_environments(
    noventiq: Any, options: dict[str, Any], address: str
) -> None:
    caller = noventiq(
        token(), httpx.Response(200, json=example("OrderPaid")), **{"base_url": None, **options}
    )
    caller.call("get_order", 11111111)
    assert [str(request.url) for request in caller.sent] == [
        f"{address}/v1/login_check",
        f"{address}/v1/order/11111111",
    ]


def test_an_unknown_environment_is_refused_with_the_known_ones(kind: Any) -> None:
    with pytest.raises(ValueError, match=r"environment must be one of production, test .got 'live'"):
        kind("merchant", "secret", environment="live")


@pytest.mark.parametrize("missing", ["USERNAME", "PASSWORD"])
def test_what_is_missing_of_the_account_names_its_variable(
    kind: Any, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in {"USERNAME", "PASSWORD"} - {missing}:
        monkeypatch.setenv(f"NOVENTIQ_{name}", "there")
    with pytest.raises(ValueError, match=f"NOVENTIQ_{missing}"):
        kind()


def test_the_account_is_taken_from_the_environment(noventiq: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOVENTIQ_USERNAME", "from")
    monkeypatch.setenv("NOVENTIQ_PASSWORD", "the environment")
    caller = noventiq(token(), username=None, password=None)
    caller.call("create_token")
    assert body_of(caller.sent[0]) == {"username": "from", "password": "the environment"}


@pytest.mark.parametrize("password", ["п@роль", "with blanks ", 'quoted"\\', "\u0001", "🔑"])
def test_a_password_may_be_any_text(noventiq: Any, password: str) -> None:
    caller = noventiq(token(), password=password)
    caller.call("create_token")
    assert body_of(caller.sent[0])["password"] == password


def test_a_password_that_is_no_unicode_is_refused_when_the_client_is_made(kind: Any) -> None:
    with pytest.raises(
        ValueError, match="password of Noventiq must be Unicode text; check NOVENTIQ_PASSWORD"
    ) as caught:
        kind("merchant", "secret\udcff")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("account", [(5, "secret"), ("merchant", b"secret")])
def test_an_account_of_another_type_is_refused(kind: Any, account: tuple[Any, Any]) -> None:
    with pytest.raises(TypeError, match=r"must be str \(got"):
        kind(*account)


def test_a_token_is_asked_for_without_one(noventiq: Any, api_key: str) -> None:
    caller = noventiq(token())
    answer = caller.call("create_token")
    (sent,) = caller.sent
    assert (sent.method, sent.url.path) == ("POST", "/v1/login_check")
    assert body_of(sent) == {"username": "merchant@example.com", "password": api_key}
    assert "authorizationjwt" not in sent.headers
    assert answer.to_dict() == example("TokenIssued")


CALLS = [
    ("get_order", (11111111,), "GET", "/v1/order/11111111", example("OrderPaid")),
    ("get_order", (22222222,), "GET", "/v1/order/22222222", example("OrderNotPaid")),
    ("create_refund", (11111111, REFUND), "POST", "/v1/order/11111111/refund", None),
    ("create_refund", (11111111, models.RefundRequest(**REFUND)), "POST", "/v1/order/11111111/refund", None),
]


@pytest.mark.parametrize(("name", "arguments", "method", "path", "answer"), CALLS)
def test_an_operation_is_sent_as_the_contract_says(
    noventiq: Any, name: str, arguments: tuple[Any, ...], method: str, path: str, answer: Any
) -> None:
    done = httpx.Response(200) if answer is None else httpx.Response(200, json=answer)
    caller = noventiq(token(), done)
    result = caller.call(name, *arguments)
    sent = caller.sent[1]
    assert (sent.method, sent.url.raw_path.decode()) == (method, path)
    assert sent.headers["authorizationjwt"] == f"Bearer {example('TokenIssued')['token']}"
    assert "authorization" not in sent.headers
    assert (body_of(sent) if sent.content else None) == (None if answer else REFUND)
    assert (result and result.to_dict()) == answer


def test_an_order_keeps_what_is_not_described_of_it(noventiq: Any) -> None:
    told = {**example("OrderPaid"), "status": "frozen", "customer": {"country": "DE"}}
    order = noventiq(token(), httpx.Response(200, json=told)).call("get_order", 11111111)
    assert (order.status, order["customer"]) == ("frozen", {"country": "DE"})
    assert order.to_dict() == told


@pytest.mark.parametrize("order_id", ["11111111", True, 1.0, None])
def test_an_id_that_is_no_number_is_refused(noventiq: Any, order_id: Any) -> None:
    caller = noventiq(token())
    for name, arguments in (("get_order", ()), ("create_refund", (REFUND,))):
        with pytest.raises(TypeError, match="order_id must be int"):
            caller.call(name, order_id, *arguments)


def test_a_body_that_is_no_request_for_a_refund_is_refused(noventiq: Any) -> None:
    with pytest.raises(TypeError, match="body must be a RefundRequest or a mapping \\(got str\\)"):
        noventiq(token()).call("create_refund", 1, "orders@example.com")


def test_a_search_is_a_listing_of_ids(noventiq: Any, mode: str) -> None:
    caller = noventiq(token(), found(11111111, 22222222))
    listing = caller.client.search_orders()
    assert type(listing) is (Listing if mode == "sync" else AsyncListing)
    assert caller.sent == []
    assert caller.gather(listing) == [11111111, 22222222]
    assert (caller.sent[1].method, caller.sent[1].url.path) == ("POST", "/v1/order/search")
    assert body_of(caller.sent[1]) == {"limit": 100, "offset": 0}


NOON = datetime(2022, 1, 1, 12, tzinfo=UTC)
KYIV = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("filters", "sent"),
    [
        ({"status": "not paid"}, {"status": "not paid"}),
        ({"status": SearchableStatus.PAID}, {"status": "paid"}),
        ({"external_id": "12345"}, {"external_id": "12345"}),
        ({"external_id": ""}, {"external_id": ""}),
        ({"create_date_from": NOON}, {"create_date_from": "2022-01-01T12:00:00+00:00"}),
        ({"create_date_to": NOON}, {"create_date_to": "2022-01-01T12:00:00+00:00"}),
        ({"pay_date_from": NOON}, {"pay_date_from": "2022-01-01T12:00:00+00:00"}),
        ({"pay_date_to": NOON.astimezone(KYIV)}, {"pay_date_to": "2022-01-01T12:00:00+00:00"}),
        ({"currency": "EUR"}, {"currency": "EUR"}),
        ({"email": "customer@mail.com"}, {"email": "customer@mail.com"}),
        ({"payment_method": "CreditCard"}, {"payment_method": "CreditCard"}),
    ],
    ids=str,
)
def test_a_filter_is_sent_as_the_contract_writes_it(
    noventiq: Any, filters: dict[str, Any], sent: dict[str, str]
) -> None:
    caller = noventiq(token(), found())
    assert caller.gather(caller.client.search_orders(**filters, page_size=7)) == []
    assert body_of(caller.sent[1]) == {"limit": 7, "offset": 0, **sent}


def test_a_search_takes_every_condition_of_the_contract(kind: Any) -> None:
    conditions = set(CONTRACT.members(CONTRACT.schema("SearchRequest"))) - {"limit", "offset"}
    ours = {"self", "page_size", "limit", "cursor", "concurrency", "windows", "headers", "retry", "timeout"}
    assert set(inspect.signature(kind.search_orders).parameters) - ours == conditions


@pytest.mark.parametrize(
    ("name", "rounded"),
    [
        ("create_date_from", "2022-01-02T00:00:00+00:00"),
        ("create_date_to", "2022-01-01T23:59:59+00:00"),
        ("pay_date_from", "2022-01-02T00:00:00+00:00"),
        ("pay_date_to", "2022-01-01T23:59:59+00:00"),
    ],
)
def test_a_range_of_times_is_sent_in_whole_seconds_and_never_widened(
    noventiq: Any, name: str, rounded: str
) -> None:
    caller = noventiq(token(), found())
    caller.gather(caller.client.search_orders(**{name: datetime(2022, 1, 1, 23, 59, 59, 1, UTC)}))
    assert body_of(caller.sent[1])[name] == rounded


@pytest.mark.parametrize(
    ("filters", "error", "words"),
    [
        ({"status": 5}, TypeError, "status must be str \\(got int\\)"),
        ({"external_id": 5}, TypeError, "external_id must be str \\(got int\\)"),
        ({"currency": 5}, TypeError, "currency must be str \\(got int\\)"),
        ({"email": b"a@b"}, TypeError, "email must be str \\(got bytes\\)"),
        ({"payment_method": 5}, TypeError, "payment_method must be str \\(got int\\)"),
        (
            {"create_date_from": date(2022, 1, 1)},
            TypeError,
            "create_date_from must be a datetime, or its text \\(got date\\)",
        ),
        ({"create_date_to": "2022-01-01"}, ValueError, "create_date_to must have a time zone"),
        ({"pay_date_from": datetime(2022, 1, 1)}, ValueError, "pay_date_from must have a time zone"),  # noqa: DTZ001
        ({"pay_date_to": datetime(2022, 1, 1)}, ValueError, "pay_date_to must have a time zone"),  # noqa: DTZ001
        ({"page_size": 0}, ValueError, "page_size must be at least 1"),
        ({"limit": -1}, ValueError, "limit must be at least 0"),
        ({"cursor": "x"}, ValueError, "cursor must be passed exactly as it was returned"),
        ({"colour": "red"}, TypeError, "colour"),
    ],
    ids=str,
)
def test_a_wrong_filter_is_refused_at_the_call(
    noventiq: Any, filters: dict[str, Any], error: type[Exception], words: str
) -> None:
    caller = noventiq(token())
    with pytest.raises(error, match=words):
        caller.client.search_orders(**filters)
    assert caller.sent == []


def serving(ids: list[int]) -> Callable[[httpx.Request], httpx.Response]:
    """A provider that has these orders."""

    def serve(request: httpx.Request) -> httpx.Response:
        asked = body_of(request)
        page = ids[asked["offset"] :][: asked["limit"]]
        return httpx.Response(200, json={"count_all": len(ids), **asked, "ids": page})

    return serve


def test_a_search_goes_on_after_the_ids_it_got(noventiq: Any) -> None:
    ids = [*range(1, 6)]
    caller = noventiq(token(), *[serving(ids)] * 3)
    assert caller.gather(caller.client.search_orders(page_size=2)) == ids
    assert [body_of(request)["offset"] for request in caller.sent[1:]] == [0, 2, 4]


def test_a_page_with_fewer_ids_than_asked_for_is_not_the_last(noventiq: Any) -> None:
    caller = noventiq(token(), found(1, 2, count=3), found(3, count=3))
    assert caller.gather(caller.client.search_orders(page_size=50)) == [1, 2, 3]
    assert body_of(caller.sent[2]) == {"limit": 50, "offset": 2}


def test_a_list_of_ids_is_read_without_what_it_repeats(noventiq: Any) -> None:
    pages = [httpx.Response(200, json={"count_all": 2, "ids": [number]}) for number in (1, 2)]
    caller = noventiq(token(), *pages)
    assert caller.gather(caller.client.search_orders(limit=2)) == [1, 2]
    assert [body_of(request)["offset"] for request in caller.sent[1:]] == [0, 1]


def test_a_token_is_taken_without_a_refresh_token(noventiq: Any) -> None:
    answer = httpx.Response(200, json={"token": "alone"})
    caller = noventiq(answer, httpx.Response(200, json=example("OrderPaid")))
    caller.call("get_order", 11111111)
    assert caller.sent[1].headers["AuthorizationJWT"] == "Bearer alone"


def test_a_search_is_resumed_where_a_limit_ended_it(noventiq: Any) -> None:
    caller = noventiq(token(), *[serving([*range(1, 8)])] * 6)
    some = caller.client.search_orders(page_size=2, limit=3, status="paid")
    assert caller.gather(some) == [1, 2, 3]
    rest = caller.client.search_orders(page_size=2, cursor=some.cursor, status="paid")
    assert caller.gather(rest) == [4, 5, 6, 7]


CLASSES = {
    "INVALID_JSON": BadRequestError,
    "INVALID_CONTENT_TYPE": UnsupportedMediaTypeError,
    "UNKNOWN_CONFIGURATION": ForbiddenError,
    "INVALID_FIELD_VALUE": BadRequestError,
    "INVALID_TOKEN": UnauthorizedError,
    "MISSING_TOKEN": UnauthorizedError,
    "EXPIRED_TOKEN": UnauthorizedError,
}
NAMES = CONTRACT.schema("ErrorCode")["x-enum-varnames"]


@pytest.mark.parametrize("status", ["http_status", "semantic_status", 403])
@pytest.mark.parametrize(("name", "known"), [*zip(NAMES, CODES, strict=True)], ids=str)
def test_a_code_has_the_class_of_its_meaning_whichever_status_carries_it(
    noventiq: Any, name: str, known: dict[str, Any], status: Any
) -> None:
    status = known.get(status, status)
    error = {"error": known["code"], "message": known["message"]["en-US"]}
    answers = [refused(status, error) for _ in range(2)]
    caller = noventiq(token(), answers[0], token(), answers[1])
    with pytest.raises(ApiError) as caught:
        caller.call("get_order", 11111111)
    told = caught.value
    assert type(told) is CLASSES[name]
    assert (told.status, told.code, told.message) == (status, error["error"], error["message"])
    assert (told.key, told.details) == (None, (error["message"],))


def test_several_faults_are_reported_one_text_each(noventiq: Any) -> None:
    body = example("ErrorInvalidFieldValues")
    caller = noventiq(token(), httpx.Response(400, json=body))
    with pytest.raises(BadRequestError) as caught:
        caller.gather(caller.client.search_orders(email="x"))
    assert (caught.value.code, caught.value.message) == (15010, "Invalid field value: status")
    assert caught.value.details == tuple(error["message"] for error in body["errors"])


@pytest.mark.parametrize(
    ("status", "body", "error", "code", "message", "details"),
    [
        (404, {}, NotFoundError, None, "Not Found", ()),
        (404, {"errors": []}, NotFoundError, None, "Not Found", ()),
        (404, example("UnlistedErrorOrderNotFound"), NotFoundError, 0, "There is no such order.", 1),
        (400, example("UnlistedErrorNotRefundable"), BadRequestError, 0, "The order cannot be refunded.", 1),
        (400, {"errors": [{"error": 77}]}, BadRequestError, 77, "Bad Request", ()),
        (400, {"errors": [{"error": "77", "message": 5}]}, BadRequestError, 77, "Bad Request", ()),
        (400, {"errors": ["no", None]}, BadRequestError, None, "Bad Request", ()),
        (400, {"errors": {"error": 110}}, BadRequestError, None, "Bad Request", ()),
        (400, [], BadRequestError, None, "Bad Request", ()),
        (405, b"<html>", ApiError, None, "Method Not Allowed", ()),
        (500, b"", ServerError, None, "Internal Server Error", ()),
        (502, b"<html>", ServerError, None, "Bad Gateway", ()),
    ],
    ids=str,
)
def test_an_error_that_is_not_listed_has_the_class_of_its_status(
    noventiq: Any, status: int, body: Any, error: type[ApiError], code: Any, message: str, details: Any
) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    caller = noventiq(token(), httpx.Response(status, content=content))
    with pytest.raises(error) as caught:
        caller.call("create_refund", 1, REFUND)
    told = caught.value
    assert (type(told), told.status, told.code, told.message) == (error, status, code, message)
    assert told.details == ((message,) if details else ())


def test_every_operation_of_the_contract_has_its_method(kind: Any) -> None:
    for operation in CONTRACT.operations.values():
        module = importlib.import_module(
            f"orderkit_clients.noventiq.api.{operation.tag.lower()}.{snake(operation.id)}"
        )
        method = getattr(kind, snake(operation.id))
        assert module.__name__.endswith(method.__name__)
        assert "Source: Noventiq" in (inspect.getdoc(method) or "")
    assert set(facts.OPERATIONS) == set(CONTRACT.operations)


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
