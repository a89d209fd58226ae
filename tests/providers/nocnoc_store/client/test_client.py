"""The client of the nocnoc store: how it is made, what each operation puts on the wire, what its errors mean."""

from __future__ import annotations

import copy
import importlib
import inspect
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
from orderkit import (
    ApiError,
    AsyncNocnocStore,
    BadRequestError,
    ConflictError,
    NocnocStore,
    NotFoundError,
    ServerError,
    UnauthorizedError,
    UnsupportedMediaTypeError,
)
from orderkit.contract import Contract, expression_target
from orderkit.runtime.protocol.json_codec import dumps, loads
from orderkit_clients.nocnoc_store import facts, models
from orderkit_clients.nocnoc_store.models import OrderStatus

KINDS = {"sync": NocnocStore, "async": AsyncNocnocStore}
CONTRACT = Contract.load("nocnoc_store")
EXAMPLES = CONTRACT.document["components"]["examples"]
ERRORS = CONTRACT.schema("Error")["x-errors"]
LIVE = "https://live.nocnocstore.com"
MOCK = "https://store.test"


def example(name: str) -> Any:
    return copy.deepcopy(EXAMPLES[name]["value"])


@dataclass(frozen=True)
class Case:
    """An operation that is called: its arguments, what is sent, what is returned."""

    name: str
    arguments: tuple[Any, ...]
    method: str
    path: str
    status: int
    answer: Any
    model: str = ""

    @property
    def body(self) -> Any:
        return self.arguments[-1] if self.model else None


PRODUCTS, SKU = "/api/v2/products", "/api/v2/products/sku/MY-SKU-001"
CASES = [
    Case("cancel_order", ("NC2202936",), "POST", "/api/v2/orders/NC2202936/cancellation", 201, {}),
    Case("get_product", ("MY-SKU-001",), "GET", SKU, 200, example("ProductFull")),
    Case(
        "get_product", ("MY-SKU-002",), "GET", f"{PRODUCTS}/sku/MY-SKU-002", 200, example("ProductFromAsin")
    ),
    Case(
        "create_product",
        (example("CreateProductRequestFull"),),
        "POST",
        PRODUCTS,
        201,
        example("CreatedProductFull"),
        "CreateProductRequest",
    ),
    Case(
        "create_product_from_asin",
        (example("CreateProductFromAsinRequestOne"),),
        "POST",
        f"{PRODUCTS}/",
        200,
        example("ProductOfferFromAsin"),
        "CreateProductFromAsinRequest",
    ),
    Case(
        "update_product",
        ("MY-SKU-001", example("UpdateProductRequestPrice")),
        "PATCH",
        SKU,
        200,
        example("ProductOfferUpdated"),
        "UpdateProductRequest",
    ),
    Case(
        "create_package",
        (example("SonPackageRequest"),),
        "POST",
        "/api/v2/packages",
        201,
        example("CreatedPackageSon"),
        "SonPackageRequest",
    ),
    Case(
        "create_package",
        (example("FatherPackageRequest"),),
        "POST",
        "/api/v2/packages",
        201,
        example("CreatedPackageFather"),
        "FatherPackageRequest",
    ),
]


@pytest.fixture
def kind(mode: str) -> Any:
    return KINDS[mode]


@pytest.fixture(params=CASES, ids=lambda case: f"{case.name} {case.model}".strip())
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = copy.deepcopy(request.param)
    return found


def test_the_live_host_is_refused_unless_live_is_said(kind: Any, api_key: str) -> None:
    with pytest.raises(
        ValueError, match=r"another host than.*real.*base_url=\.\.\. of a mock.*live=True"
    ) as caught:
        kind(api_key)
    assert api_key not in str(caught.value)


@pytest.mark.parametrize("url", [LIVE, f"{LIVE}/", "https://LIVE.nocnocstore.com:443/x", f"{LIVE}."])
def test_the_live_host_is_refused_by_any_name(kind: Any, url: str) -> None:
    with pytest.raises(ValueError, match="live=True"):
        kind("key", base_url=url)


@pytest.mark.parametrize(
    ("options", "address"),
    [
        ({"live": True}, LIVE),
        ({"live": True, "base_url": LIVE}, LIVE),
        ({"live": True, "base_url": f"{MOCK}/"}, MOCK),
        ({"base_url": "http://127.0.0.1:8787/nocnoc-store"}, "http://127.0.0.1:8787/nocnoc-store"),
    ],
    ids=str,
)
def test_the_address_is_the_base_url_or_else_the_live_one(
    store: Any, options: dict[str, Any], address: str
) -> None:
    caller = store(httpx.Response(200, json=example("ProductFull")), **{"base_url": None, **options})
    caller.call("get_product", "MY-SKU-001")
    assert str(caller.sent[0].url) == f"{address}/api/v2/products/sku/MY-SKU-001"


def test_the_key_is_taken_from_the_environment(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOCNOC_STORE_API_KEY", "from-the-environment")
    caller = store(httpx.Response(200, json=example("ProductFull")), api_key=None)
    caller.call("get_product", "MY-SKU-001")
    assert caller.sent[0].headers["x-api-key"] == "from-the-environment"


def test_a_missing_key_names_the_variable_to_set(kind: Any) -> None:
    with pytest.raises(ValueError, match="NOCNOC_STORE_API_KEY"):
        kind(None, live=True)


def test_an_operation_is_sent_as_the_contract_says(store: Any, case: Case, api_key: str) -> None:
    caller = store(httpx.Response(case.status, json=case.answer))
    result = caller.call(case.name, *case.arguments)
    (sent,) = caller.sent
    assert (sent.method, sent.url.raw_path.decode()) == (case.method, case.path)
    assert (sent.headers["x-api-key"], sent.headers["content-type"]) == (api_key, "application/json")
    assert (json.loads(sent.content) if sent.content else None) == case.body
    assert loads(dumps(result)) == case.answer


@pytest.mark.parametrize("case", [case for case in CASES if case.model], ids=lambda case: case.model)
def test_a_body_may_be_a_model(store: Any, case: Case) -> None:
    caller = store(httpx.Response(case.status, json=case.answer))
    body = getattr(models, case.model).from_dict(case.body)
    caller.call(case.name, *case.arguments[:-1], body)
    assert json.loads(caller.sent[0].content) == case.body


def test_a_body_of_another_model_is_refused(store: Any) -> None:
    label = models.PackageLabel(tracking_code="1", carrier="c", url="https://labels.example/1")
    caller = store(httpx.Response(201))
    with pytest.raises(TypeError, match="a SonPackageRequest or a FatherPackageRequest or a mapping"):
        caller.call("create_package", label)


@pytest.mark.parametrize("name", ["", ".", ".."])
def test_a_segment_that_would_make_another_path_is_refused(store: Any, name: str) -> None:
    caller = store(httpx.Response(200))
    for operation in ("get_product", "cancel_order"):
        with pytest.raises(ValueError, match="the request would go to another path"):
            caller.call(operation, name)


def test_a_slash_in_a_sku_stays_in_its_segment(store: Any) -> None:
    caller = store(httpx.Response(200, json={**example("ProductFull"), "sku": "a/b"}))
    caller.call("get_product", "a/b")
    assert caller.sent[0].url.raw_path == b"/api/v2/products/sku/a%2Fb"


@pytest.mark.parametrize(
    ("filters", "sent"),
    [
        ({"statuses": "cancelled"}, {"statuses": "cancelled"}),
        ({"statuses": OrderStatus.IN_PROCESS}, {"statuses": "in_process"}),
        ({"statuses": [OrderStatus.IN_PROCESS, "cancelled"]}, {"statuses": "in_process,cancelled"}),
        ({"statuses": ("cancelled", "cancelled")}, {"statuses": "cancelled"}),
        ({"date_from": date(2025, 5, 1)}, {"date_from": "2025-05-01"}),
        ({"date_to": date(2025, 5, 31)}, {"date_to": "2025-05-31"}),
        ({"order_id": "NC2202936"}, {"order_id": "NC2202936"}),
        ({}, {}),
    ],
    ids=str,
)
def test_the_filters_of_orders_are_sent_as_the_contract_writes_them(
    store: Any, filters: dict[str, Any], sent: dict[str, str]
) -> None:
    caller = store(httpx.Response(200, json=example("OrderListEmpty")))
    assert caller.gather(caller.client.list_orders(**filters, page_size=7)) == []
    assert dict(caller.sent[0].url.params) == {"page": "0", "size": "7", **sent}


@pytest.mark.parametrize(
    ("filters", "error", "words"),
    [
        ({"statuses": []}, ValueError, "statuses must not be empty"),
        ({"statuses": [5]}, TypeError, "statuses must hold str \\(got int\\)"),
        ({"date_from": "2025-05-01"}, TypeError, "date_from must be a date \\(got str\\)"),
        (
            {"date_to": datetime(2025, 5, 1, tzinfo=UTC)},
            TypeError,
            "date_to must be a date \\(got datetime\\)",
        ),
        ({"order_id": 5}, TypeError, "order_id must be str \\(got int\\)"),
        ({"limit": -1}, ValueError, "limit must be at least 0"),
        ({"cursor": "x"}, ValueError, "cursor must be passed exactly as it was returned"),
    ],
    ids=str,
)
def test_a_wrong_filter_is_refused_at_the_call(
    store: Any, filters: dict[str, Any], error: type[Exception], words: str
) -> None:
    caller = store(httpx.Response(200))
    with pytest.raises(error, match=words):
        caller.client.list_orders(**filters)


WINTER = timezone(timedelta(hours=-3))


@pytest.mark.parametrize(
    ("moment", "as_from", "as_to"),
    [
        (datetime(2026, 6, 1, tzinfo=UTC), "2026-06-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"),
        (datetime(2026, 6, 1, 22, tzinfo=WINTER), "2026-06-02T01:00:00.000Z", "2026-06-02T01:00:00.000Z"),
        (
            datetime(2026, 6, 1, 23, 59, 59, 999_001, UTC),
            "2026-06-02T00:00:00.000Z",
            "2026-06-01T23:59:59.999Z",
        ),
    ],
)
def test_a_range_of_times_is_sent_in_utc_and_never_widened(
    store: Any, moment: datetime, as_from: str, as_to: str
) -> None:
    pages: tuple[Any, ...] = (example("ProductListTwo"), {"products": []})
    caller = store(*(httpx.Response(200, json=page) for page in pages))
    found = caller.gather(caller.client.list_products(updated_at_from=moment, updated_at_to=moment))
    params = caller.sent[0].url.params
    assert (params["updatedAtFrom"], params["updatedAtTo"]) == (as_from, as_to)
    assert loads(dumps(list(found))) == example("ProductListTwo")["products"]


@pytest.mark.parametrize(
    ("moment", "error", "words"),
    [
        (datetime(2026, 6, 1), ValueError, "updated_at_to must have a time zone"),  # noqa: DTZ001 - that is the point
        (date(2026, 6, 1), TypeError, "updated_at_to must be a datetime, or its text \\(got date\\)"),
        (datetime.max.replace(tzinfo=WINTER), ValueError, "updated_at_to must be within the years 1 to 9999"),
    ],
)
def test_a_time_that_may_be_any_is_refused(
    store: Any, moment: Any, error: type[Exception], words: str
) -> None:
    caller = store(httpx.Response(200))
    with pytest.raises(error, match=words):
        caller.client.list_products(updated_at_to=moment)


CLASSES = {
    "INVALID_PAYLOAD": BadRequestError,
    "SKU_EXISTS": ConflictError,
    "INVALID_QUERY": BadRequestError,
    "CANCELLATION_OPEN": ConflictError,
    "UNAUTHORIZED": UnauthorizedError,
    "ORDER_NOT_FOUND": NotFoundError,
    "SKU_NOT_FOUND": NotFoundError,
    "NOT_FOUND": NotFoundError,
    "METHOD_NOT_ALLOWED": ApiError,
    "INVALID_REQUEST": ConflictError,
    "UNSUPPORTED_MEDIA_TYPE": UnsupportedMediaTypeError,
    "INTERNAL_ERROR": ServerError,
}


@pytest.mark.parametrize("known", ERRORS, ids=lambda error: error["name"])
def test_a_known_error_has_the_class_of_its_meaning(store: Any, known: dict[str, Any]) -> None:
    body = {"message": known["message"]["en-US"].replace("{order_id}", "NC7")}
    body |= {} if known["code"] is None else {"code": known["code"]}
    body |= {"errors": ["sku: is missing", "price: is negative"]} if known.get("has_list", False) else {}
    caller = store(httpx.Response(known["http_status"], json=body))
    with pytest.raises(ApiError) as caught:
        caller.call("cancel_order", "NC7")
    assert type(caught.value) is CLASSES[known["name"]]
    assert (caught.value.status, caught.value.code) == (known["http_status"], known["code"])
    assert caught.value.message == body["message"]
    assert caught.value.details == tuple(body.get("errors", ()))


@pytest.mark.parametrize(
    ("status", "body", "error", "message"),
    [
        (409, {"message": "Something new"}, ConflictError, "Something new"),
        (400, {"code": 400, "message": "Something new"}, BadRequestError, "Something new"),
        (400, {"code": "400", "message": 5, "errors": "none"}, BadRequestError, "Bad Request"),
        (502, b"<html>", ServerError, "Bad Gateway"),
        (503, {"message": "Invalid Request"}, ServerError, "Invalid Request"),
        (400, [], BadRequestError, "Bad Request"),
    ],
)
def test_an_unknown_error_has_the_class_of_its_status(
    store: Any, status: int, body: Any, error: type[ApiError], message: str
) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    caller = store(httpx.Response(status, content=content))
    with pytest.raises(error) as caught:
        caller.call("cancel_order", "NC7")
    assert (type(caught.value), caught.value.message, caught.value.details) == (error, message, ())


def test_every_operation_of_the_contract_has_its_method(kind: Any) -> None:
    for operation in CONTRACT.operations.values():
        module = importlib.import_module(
            f"orderkit_clients.nocnoc_store.api.{operation.tag.lower()}.{snake(operation.id)}"
        )
        method = getattr(kind, snake(operation.id))
        assert module.__name__.endswith(method.__name__)
        assert "Source: nocnoc" in (inspect.getdoc(method) or "")
    assert set(facts.OPERATIONS) == set(CONTRACT.operations)


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def test_the_listings_of_the_contract_are_those_that_the_client_pages() -> None:
    paged = {
        node["operationId"]: node["x-pagination"]
        for item in CONTRACT.document["paths"].values()
        for node in item.values()
        if "x-pagination" in node
    }
    assert set(paged) == set(facts.PAGINATIONS)
    for name, declared in paged.items():
        inputs = {role: expression_target(each) for role, each in declared["inputs"].items()}
        assert facts.PAGINATIONS[name]["inputs"] == inputs
