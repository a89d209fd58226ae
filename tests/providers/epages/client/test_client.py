"""The client of an ePages shop: how it is made, what each operation puts on the wire, what its errors mean."""

from __future__ import annotations

import copy
import importlib
import inspect
import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import httpx
import pytest
from orderkit import (
    ApiError,
    AsyncEPages,
    BadRequestError,
    ConflictError,
    EPages,
    ForbiddenError,
    NotFoundError,
    RateLimitedError,
    Retry,
    ServerError,
    UnauthorizedError,
    to_json,
)
from orderkit.contract import Contract
from orderkit_clients.epages import facts, models

KINDS = {"sync": EPages, "async": AsyncEPages}
CONTRACT = Contract.load("epages")
EXAMPLES = CONTRACT.document["components"]["examples"]
ORDER_ID = "5639C509-092F-7704-77D3-D5809AB321D8"
ADDRESS = "https://shop.test/rs/shops"
MADE = {"shop_id": "DemoShop", "token": "t-1", "base_url": ADDRESS}


def example(name: str) -> Any:
    return copy.deepcopy(EXAMPLES[name]["value"])


@dataclass(frozen=True)
class Case:
    """An operation that is called: its arguments, what is sent, what is returned."""

    name: str
    arguments: tuple[Any, ...]
    method: str
    path: str
    answer: Any
    params: dict[str, str] = field(default_factory=dict)

    @property
    def is_listing(self) -> bool:
        return self.name.startswith("list")

    def result(self, caller: Any, **options: Any) -> Any:
        """Return the result of a call as JSON; of a listing, its items."""
        if self.is_listing:
            listing = getattr(caller.client, self.name)(*self.arguments, **options)
            return json.loads(to_json(caller.gather(listing)))
        return json.loads(to_json(caller.call(self.name, *self.arguments, **options)))

    @property
    def expected(self) -> Any:
        return self.answer["items"] if self.is_listing else self.answer


ORDERS = "/rs/shops/DemoShop/orders"
ONE = f"{ORDERS}/{ORDER_ID}"
CASES = [
    Case("list_orders", (), "GET", ORDERS, example("OrderListThree"), {"page": "1", "resultsPerPage": "100"}),
    Case("get_order", (ORDER_ID,), "GET", ONE, example("OrderDetailDemo")),
    Case(
        "update_order",
        (ORDER_ID, example("PatchCommentAndPaid")),
        "PATCH",
        ONE,
        example("OrderDetailPaid"),
    ),
    Case(
        "list_order_documents",
        (ORDER_ID,),
        "GET",
        f"{ONE}/documents",
        example("OrderDocumentListInvoice"),
        {"page": "1", "resultsPerPage": "10", "includePdf": "false"},
    ),
]


@pytest.fixture
def kind(mode: str) -> Any:
    return KINDS[mode]


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = copy.deepcopy(request.param)
    return found


def test_shop_token_and_address_are_taken_from_the_environment(
    shop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EPAGES_SHOP_ID", "OtherShop")
    monkeypatch.setenv("EPAGES_TOKEN", "from-the-environment")
    monkeypatch.setenv("EPAGES_BASE_URL", "https://other.test/rs/shops")
    answer = httpx.Response(200, json=example("OrderDetailDemo"))
    caller = shop(answer, shop_id=None, token=None, base_url=None)
    caller.call("get_order", ORDER_ID)
    assert str(caller.sent[0].url) == f"https://other.test/rs/shops/OtherShop/orders/{ORDER_ID}"
    assert caller.sent[0].headers["authorization"] == "Bearer from-the-environment"


@pytest.mark.parametrize(
    ("argument", "variable"),
    [("shop_id", "EPAGES_SHOP_ID"), ("token", "EPAGES_TOKEN"), ("base_url", "EPAGES_BASE_URL")],
)
def test_what_is_missing_names_the_variable_to_set(kind: Any, argument: str, variable: str) -> None:
    with pytest.raises(ValueError, match=f"pass {argument}=... or set {variable}"):
        kind(**{**MADE, argument: None})


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://shop.test/rs/shops/DemoShop", "must not name the shop.*pass https://shop.test/rs/shops$"),
        ("https://shop.test/rs/shops/DemoShop/", "must not name the shop.*pass https://shop.test/rs/shops$"),
        ("https://shop.test/rs/shops/Other", "must not name the shop.*pass https://shop.test/rs/shops$"),
        ("http://127.0.0.1:8787/epages/DemoShop", "not name the shop.*http://127.0.0.1:8787/epages$"),
        ("https://shop.test", "must have the path of all shops: pass https://shop.test/rs/shops$"),
        ("https://shop.test/rs/", "must have the path of all shops: pass https://shop.test/rs/shops$"),
        ("http://shop.test/rs/shops", "in clear"),
        ("shop.test/rs/shops", "absolute http or https URL"),
    ],
)
def test_an_address_that_cannot_be_one_of_shops_is_refused(kind: Any, url: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        kind(**{**MADE, "base_url": url})


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8787/epages", "http://mock/epages", "http://localhost:1", "https://gate.test/epages"],
)
def test_the_address_may_be_a_mock_or_a_gateway(shop: Any, url: str) -> None:
    caller = shop(httpx.Response(200, json=example("OrderDetailDemo")), base_url=url)
    caller.call("get_order", ORDER_ID)
    assert str(caller.sent[0].url) == f"{url}/DemoShop/orders/{ORDER_ID}"


def test_a_shop_may_have_the_name_of_the_path_above_it(kind: Any) -> None:
    assert kind(**{**MADE, "shop_id": "shops"}).base_url == ADDRESS


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"shop_id": ".."}, ValueError, "shop_id must not be '..'"),
        ({"shop_id": 5}, TypeError, r"shop_id must be str \(got int\)"),
        ({"token": "two words"}, ValueError, "check EPAGES_TOKEN"),
        ({"base_url": 5}, TypeError, r"base_url must be str \(got int\)"),
        ({"locale": "en-US"}, ValueError, "locale must look like en_US .got 'en-US'"),
        ({"locale": ""}, ValueError, "locale must look like en_US .got ''"),
        ({"locale": "en_US\n"}, ValueError, "locale must look like en_US"),
        ({"locale": 5}, TypeError, "locale must be str \\(got int\\)"),
    ],
    ids=str,
)
def test_a_wrong_option_is_refused_when_the_client_is_made(
    kind: Any, options: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        kind(**{**MADE, **options})


def test_there_is_no_argument_without_a_name(kind: Any) -> None:
    with pytest.raises(TypeError, match="positional"):
        kind("DemoShop", "t-1", ADDRESS)


def test_an_operation_is_sent_as_the_contract_says(shop: Any, case: Case, api_key: str) -> None:
    caller = shop(httpx.Response(200, json=case.answer))
    assert case.result(caller) == case.expected
    (sent,) = caller.sent
    assert (sent.method, sent.url.path, dict(sent.url.params)) == (case.method, case.path, case.params)
    assert sent.headers["authorization"] == f"Bearer {api_key}"
    assert sent.headers["accept"] == "application/vnd.epages.v1+json"
    assert sent.headers["user-agent"].startswith("orderkit/")


def test_a_patch_is_sent_as_a_json_patch_and_a_read_has_no_body(shop: Any, case: Case) -> None:
    caller = shop(httpx.Response(200, json=case.answer))
    case.result(caller)
    (sent,) = caller.sent
    is_patch = case.method == "PATCH"
    assert sent.headers.get("content-type") == ("application/json-patch+json" if is_patch else None)
    assert sent.content == (
        json.dumps(case.arguments[1], separators=(",", ":")).encode() if is_patch else b""
    )


def test_the_locale_of_the_client_goes_with_every_request(shop: Any, case: Case) -> None:
    caller = shop(httpx.Response(200, json=case.answer), locale="de_DE")
    case.result(caller)
    assert caller.sent[0].url.params["locale"] == "de_DE"


def test_the_locale_of_a_call_wins_and_is_named_in_its_error(shop: Any, case: Case) -> None:
    caller = shop(httpx.Response(404), locale="de_DE")
    with pytest.raises(NotFoundError) as caught:
        case.result(caller, locale="fi_fi")
    assert (caller.sent[0].url.params["locale"], caught.value.language) == ("fi_fi", "fi_fi")


def test_a_wrong_locale_of_a_call_is_refused_before_anything_is_sent(shop: Any, case: Case) -> None:
    caller = shop(httpx.Response(200))
    with pytest.raises(ValueError, match=r"locale must look like en_US .got 'english'"):
        case.result(caller, locale="english")
    assert caller.sent == []


@pytest.mark.parametrize("name", ["", ".", ".."])
@pytest.mark.parametrize("case", [case for case in CASES if case.arguments], ids=lambda case: case.name)
def test_an_order_that_would_make_another_path_is_refused(shop: Any, case: Case, name: str) -> None:
    caller = shop(httpx.Response(200))
    with pytest.raises(ValueError, match="order_id must not be"):
        getattr(caller.client, case.name)(name, *case.arguments[1:])


def test_shop_and_order_stay_in_their_segments(shop: Any) -> None:
    order = {**example("OrderDetailDemo"), "orderId": "c/d"}
    caller = shop(httpx.Response(200, json=order), shop_id="a/b")
    caller.call("get_order", "c/d")
    assert caller.sent[0].url.raw_path == b"/rs/shops/a%2Fb/orders/c%2Fd"


STATUSES = [
    "viewed",
    "pending",
    "archived",
    "rejected",
    "closed",
    "dispatched",
    "paid",
    "returned",
    "delivered",
    "invoiced",
]
NOON = datetime(2024, 7, 6, 12, tzinfo=UTC)
AT_NOON = "2024-07-06T12:00:00.000Z"


@pytest.mark.parametrize(
    ("filters", "sent"),
    [
        *[({name: True}, {f"{name}On": "true"}) for name in STATUSES],
        *[({name: False}, {f"{name}On": "false"}) for name in STATUSES],
        ({"paid": True, "dispatched": False}, {"paidOn": "true", "dispatchedOn": "false"}),
        ({"last_updated": True}, {"lastUpdated": "true"}),
        ({"customer_id": "5639"}, {"customerId": "5639"}),
        ({"product_id": "524B"}, {"productId": "524B"}),
        ({"currency": "EUR"}, {"currency": "EUR"}),
        ({"updated_from": NOON}, {"updatedFrom": AT_NOON}),
        ({"created_after": NOON}, {"createdAfter": AT_NOON}),
        ({"created_before": NOON}, {"createdBefore": AT_NOON}),
        ({"locale": "en_US"}, {"locale": "en_US"}),
        ({}, {}),
    ],
    ids=str,
)
def test_a_filter_is_sent_as_the_contract_writes_it(
    shop: Any, filters: dict[str, Any], sent: dict[str, str]
) -> None:
    caller = shop(httpx.Response(200, json={"results": 0, "page": 1, "resultsPerPage": 7, "items": []}))
    assert caller.gather(caller.client.list_orders(**filters, page_size=7)) == []
    assert dict(caller.sent[0].url.params) == {"page": "1", "resultsPerPage": "7", **sent}


def test_every_parameter_of_the_contract_can_be_given(kind: Any) -> None:
    given = set(inspect.signature(kind.list_orders).parameters)
    renamed = {"resultsPerPage": "page_size", "page": "cursor", "shopId": "self"}
    names = [each["name"] for each in CONTRACT.operation("listOrders").parameters]
    wanted = {renamed.get(name) or snake(name).removesuffix("_on") for name in names}
    assert len(wanted) == 21
    assert wanted <= given


@pytest.mark.parametrize(
    ("filters", "error", "words"),
    [
        ({"paid": "true"}, TypeError, "paid must be bool \\(got str\\)"),
        ({"viewed": 1}, TypeError, "viewed must be bool \\(got int\\)"),
        ({"last_updated": NOON}, TypeError, "last_updated must be bool \\(got datetime\\)"),
        ({"customer_id": 5}, TypeError, "customer_id must be str \\(got int\\)"),
        ({"customer_id": ""}, ValueError, "customer_id must look like 5638.* .got ''"),
        ({"product_id": ""}, ValueError, "product_id must look like 524B.* .got ''"),
        ({"currency": "EURO"}, ValueError, "currency must look like EUR .got 'EURO'"),
        ({"currency": "EUR\n"}, ValueError, "currency must look like EUR"),
        ({"currency": 978}, TypeError, "currency must be str \\(got int\\)"),
        ({"page_size": 101}, ValueError, "page_size must be at most 100 \\(got 101\\)"),
        ({"page_size": 0}, ValueError, "page_size must be at least 1"),
        ({"page_size": "10"}, TypeError, "page_size must be int \\(got str\\)"),
        ({"limit": -1}, ValueError, "limit must be at least 0"),
        ({"cursor": "x"}, ValueError, "cursor must be passed exactly as it was returned"),
        ({"updated_from": "2024-07-06"}, ValueError, "updated_from must have a time zone"),
        ({"updated_from": "yesterday"}, ValueError, "updated_from must look like 2024-07-04T08:42:49Z"),
        (
            {"updated_from": 1720224000},
            TypeError,
            "updated_from must be a datetime, or its text \\(got int\\)",
        ),
        ({"created_after": date(2024, 7, 6)}, TypeError, "must be a datetime, or its text \\(got date\\)"),
        ({"created_before": NOON.replace(tzinfo=None)}, ValueError, "created_before must have a time zone"),
        ({"updated_from": datetime(1899, 12, 31, tzinfo=UTC)}, ValueError, "1900 to 2099 .got 1899-12-31T00"),
        ({"updated_from": datetime.max.replace(tzinfo=UTC)}, ValueError, "1900 to 2099 .got 9999-12-31T23"),
        (
            {"created_after": datetime.min.replace(tzinfo=timezone(timedelta(hours=1)))},
            ValueError,
            "created_after must be within the years 1 to 9999",
        ),
    ],
    ids=str,
)
def test_a_wrong_filter_is_refused_at_the_call(
    shop: Any, filters: dict[str, Any], error: type[Exception], words: str
) -> None:
    caller = shop(httpx.Response(200))
    with pytest.raises(error, match=words):
        caller.client.list_orders(**filters)


def test_a_wrong_flag_of_documents_is_refused_at_the_call(shop: Any) -> None:
    caller = shop(httpx.Response(200))
    with pytest.raises(TypeError, match="include_pdf must be bool \\(got str\\)"):
        caller.client.list_order_documents(ORDER_ID, include_pdf="yes")


def window(shop: Any, **filters: Any) -> dict[str, str]:
    caller = shop(httpx.Response(200, json={**example("OrderListEmpty"), "results": 0}))
    caller.gather(caller.client.list_orders(**filters))
    params = dict(caller.sent[0].url.params)
    return {name: params[name] for name in ("updatedFrom", "createdAfter", "createdBefore") if name in params}


FINER = datetime(2024, 2, 28, 23, 59, 59, 999_001, tzinfo=UTC)


def test_a_time_finer_than_milliseconds_is_rounded_so_that_the_same_orders_are_meant(shop: Any) -> None:
    assert window(shop, updated_from=FINER, created_after=FINER, created_before=FINER) == {
        "updatedFrom": "2024-02-29T00:00:00.000Z",
        "createdAfter": "2024-02-28T23:59:59.999Z",
        "createdBefore": "2024-02-29T00:00:00.000Z",
    }


def test_a_time_of_another_zone_is_sent_in_utc(shop: Any) -> None:
    moment = NOON.astimezone(timezone(timedelta(hours=-3)))
    assert window(shop, updated_from=moment) == {"updatedFrom": AT_NOON}


@pytest.mark.parametrize(
    ("after", "before", "sent"),
    [
        (datetime(2023, 3, 1, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC), "2024-03-01T00:00:00.000Z"),
        (datetime(2024, 2, 29, tzinfo=UTC), datetime(2025, 3, 1, tzinfo=UTC), "2025-03-01T00:00:00.000Z"),
        (FINER, FINER.replace(year=2025), "2025-02-28T23:59:59.999Z"),
        (NOON, NOON - timedelta(days=4000), "2013-07-24T12:00:00.000Z"),
    ],
)
def test_a_window_of_a_year_is_sent_and_never_grows(
    shop: Any, after: datetime, before: datetime, sent: str
) -> None:
    assert window(shop, created_after=after, created_before=before)["createdBefore"] == sent


@pytest.mark.parametrize(
    ("after", "before"),
    [
        (NOON, NOON.replace(year=2025) + timedelta(microseconds=1)),
        (datetime(2024, 2, 29, tzinfo=UTC), datetime(2025, 3, 1, 0, 0, 1, tzinfo=UTC)),
        (NOON, datetime(2025, 7, 6, 23, tzinfo=timezone(timedelta(hours=10)))),
    ],
)
def test_a_window_of_more_than_a_year_is_refused(shop: Any, after: datetime, before: datetime) -> None:
    caller = shop(httpx.Response(200))
    with pytest.raises(ValueError, match="created_before must be at most a year after created_after, 2025-0"):
        caller.client.list_orders(created_after=after, created_before=before)


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.startswith("Patch")])
@pytest.mark.parametrize("form", ["mappings", "models", "a generator of models"])
def test_a_patch_may_be_of_mappings_or_models(shop: Any, name: str, form: str) -> None:
    patch = example(name)
    made: Any = [models.PatchOperation.from_dict(part) for part in patch]
    given = {"mappings": patch, "models": made, "a generator of models": (each for each in made)}[form]
    caller = shop(httpx.Response(200, json=example("OrderDetailPaid")))
    caller.call("update_order", ORDER_ID, given)
    assert json.loads(caller.sent[0].content) == patch


def test_a_datetime_in_a_patch_is_sent_in_iso_8601(shop: Any) -> None:
    caller = shop(httpx.Response(200, json=example("OrderDetailPaid")))
    caller.call("update_order", ORDER_ID, [{"op": "add", "path": "/paidOn", "value": NOON}])
    assert json.loads(caller.sent[0].content)[0]["value"] == "2024-07-06T12:00:00+00:00"


@pytest.mark.parametrize(
    ("patch", "words"),
    [
        ({"op": "remove", "path": "/paidOn"}, "patch must be a list \\(got dict\\)"),
        (models.PatchOperation(op=models.PatchOp.REMOVE, path=models.PatchPath.PAID_ON), "must be a list"),
        (None, "must be a list \\(got NoneType\\)"),
        ([{}, models.Address()], r"patch\[1\] must be a PatchOperation or a mapping \(got Address\)"),
        ([["add"]], r"patch\[0\] must be a PatchOperation"),
        (
            [models.PatchOperation("add", "/paidOn", "2024-07-06")],  # type: ignore[arg-type]  # that is the mistake
            r"patch\[0\] must be a PatchOperation whose properties have the right types",
        ),
    ],
    ids=str,
)
def test_a_patch_of_anything_else_is_refused(shop: Any, patch: Any, words: str) -> None:
    caller = shop(httpx.Response(200))
    with pytest.raises(TypeError, match=words):
        caller.call("update_order", ORDER_ID, patch)


def test_the_example_of_the_page_is_read_and_written_back(shop: Any) -> None:
    caller = shop(httpx.Response(200, json=example("OrderListThree")))
    orders = caller.gather(caller.client.list_orders())
    assert json.loads(to_json(orders)) == example("OrderListThree")["items"]
    assert [order.grand_total for order in orders] == [Decimal("250.94"), Decimal("9.99"), Decimal("196.05")]


def test_row_13_what_is_not_known_is_kept(shop: Any) -> None:
    order = {**example("OrderListThree")["items"][0], "taxModel": "gross", "shippedOn": None}
    caller = shop(httpx.Response(200, json={**example("OrderListEmpty"), "results": 1, "items": [order]}))
    (found,) = caller.gather(caller.client.list_orders())
    assert (found.tax_model, found["shippedOn"], json.loads(to_json(found))) == ("gross", None, order)


def test_a_pdf_comes_with_a_document_that_was_asked_for_with_it(shop: Any) -> None:
    caller = shop(httpx.Response(200, json={**example("OrderDocumentListPdf"), "results": 1, "page": 1}))
    (document,) = caller.gather(caller.client.list_order_documents(ORDER_ID, include_pdf=True))
    assert (caller.sent[0].url.params["includePdf"], document.document_type) == ("true", "CreditNote")
    assert document.document_pdf.startswith("JVBERi")


ERRORS: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    405: ApiError,
    406: ApiError,
    409: ConflictError,
    429: RateLimitedError,
    500: ServerError,
}


@pytest.mark.parametrize(
    "name", [name for name in EXAMPLES if name.startswith("Error") and not name.endswith("Html")]
)
def test_an_error_in_json_has_the_class_of_its_status_and_its_message(shop: Any, name: str) -> None:
    said = example(name)
    status = int(said["status"])
    caller = shop(httpx.Response(status, json=said), retry=Retry.off())
    with pytest.raises(ApiError) as caught:
        caller.call("get_order", ORDER_ID)
    error = caught.value
    assert (type(error), error.status, error.message) == (ERRORS[status], status, said["message"])
    assert (error.code, error.key, error.details) == (None, None, ())


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name.endswith("Html")])
def test_an_error_as_a_page_has_the_class_and_the_words_of_its_status(shop: Any, name: str) -> None:
    page = example(name)
    status = int(page.partition("<title>Error ")[2][:3])
    caller = shop(httpx.Response(status, html=page), retry=Retry.off())
    with pytest.raises(ApiError) as caught:
        caller.call("get_order", ORDER_ID)
    error = caught.value
    assert (type(error), error.status) == (ERRORS.get(status, ServerError), status)
    assert error.message == httpx.codes(status).name.replace("_", " ").title()
    assert error.response.text == page


@pytest.mark.parametrize("body", [b"", b"[]", b'"no"', b'{"message": 5}', b"\xff"])
def test_an_error_without_a_message_is_named_by_its_status(shop: Any, body: bytes) -> None:
    caller = shop(httpx.Response(403, content=body))
    with pytest.raises(ForbiddenError, match=r"getOrder was refused: Forbidden \(HTTP 403\)"):
        caller.call("get_order", ORDER_ID)


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def test_every_operation_of_the_contract_has_its_method(kind: Any) -> None:
    for operation in CONTRACT.operations.values():
        module = importlib.import_module(f"orderkit_clients.epages.api.orders.{snake(operation.id)}")
        method = getattr(kind, snake(operation.id))
        assert module.__name__.endswith(method.__name__)
        assert "Source: ePages" in (inspect.getdoc(method) or "")
    assert set(facts.OPERATIONS) == set(CONTRACT.operations)
