"""Makes what schemathesis generates reach the business rules, and oracles of our own for what its checks cannot see.

Every oracle reads the compiled contract; none repeats a rule of the mock's code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import schemathesis
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract
from providers import before, check_of, held, is_of, number_of
from schemathesis import Case, CheckContext, HookContext
from schemathesis.core.transport import Response
from schemathesis.generation import GenerationMode

PROVIDER = "nocnoc"
CONTRACT = Contract.load("nocnoc")
ERRORS = {error["code"]: error for error in CONTRACT.schema("ErrorCode")["x-errors"]}
LANGUAGES = CONTRACT.schema("Language")["enum"]
AFTER = {"createOrder": "created", "placeOrder": "placed", "cancelOrder": "cancelled"}


@schemathesis.hook
def before_call(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Give every order its own invoice number, a subcategory and a date that exist, and prices of two decimals.

    Without it creation collides with itself, and what a schema cannot say (there is such a subcategory, nocnoc
    delivers to that country) would refuse each request before, or instead of, what it was made for. What was made
    wrong on purpose stays wrong. The same body is always mended alike, so that a walk can be walked again.
    """
    if is_of(PROVIDER, case) and isinstance(case.body, dict):
        number = number_of(case.body)
        mend(case.body, number)
        if number % 3 or not is_acceptable(case):
            make_likely(case.body, number)


def is_acceptable(case: Case) -> bool:
    """Return whether the case was generated to fit the schema."""
    return case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE


def mend(body: dict[str, Any], number: int) -> None:
    date = f"2017-05-{number % 28 + 1:02}"
    put("CreateOrderRequest", body, merchant_invoice_id=f"F{number}", expiration_date=date)
    for product in products_of(body):
        put("CreateOrderProduct", product, subcategory_id=(200, 600, 1001, 1700)[number % 4])
        # A schema cannot say that an amount has two decimals.
        amount = product.get("amount_usd") if isinstance(product, dict) else None
        if isinstance(amount, float):
            put("CreateOrderProduct", product, amount_usd=max(round(amount, 2), 0.01))


def make_likely(body: dict[str, Any], number: int) -> None:
    """An order that goes where nocnoc delivers and is small enough for it. No figure tells of another."""
    put("CreateOrderAddress", body.get("address"), country=("AR", "BR", "PE")[number // 3 % 3])
    put("CreateOrderCustomer", body.get("customer"), country=("BR", "PE")[number // 9 % 2])
    quantity, weight, amount = number // 18 % 2 + 1, 100 + number % 100, (number % 1999 + 1) / 100
    for product in products_of(body):
        put("CreateOrderProduct", product, quantity=quantity, weight=weight, amount_usd=amount)


def products_of(body: dict[str, Any]) -> list[Any]:
    products = body.get("products")
    return products if isinstance(products, list) else []


def put(schema: str, part: Any, **values: Any) -> None:
    """Put values in the place of properties that fit their schema."""
    for name, value in values.items():
        if isinstance(part, dict) and name in part and validator(schema, name).is_valid(part[name]):
            part[name] = value


@cache
def validator(schema: str, name: str) -> Draft202012Validator:
    member = CONTRACT.members(CONTRACT.schema(schema))[name]
    return Draft202012Validator(CONTRACT.standalone(member), validate_formats=True)


@check_of(PROVIDER)
def members_are_declared(ctx: CheckContext, response: Response, case: Case) -> None:
    """A successful response has no property that the spec does not know."""
    if 200 <= response.status_code < 300:
        schema = operation(case).responses["200"]
        assert list(undeclared(read(response), schema, "")) == []


def operation(case: Case) -> Any:
    return CONTRACT.operation(case.operation.definition.raw["operationId"])


def undeclared(value: Any, schema: Any, path: str, contract: Contract = CONTRACT) -> Iterator[str]:
    schema = form_of(contract.resolve(schema), contract)
    if isinstance(value, list):
        for item in value:
            yield from undeclared(item, schema["items"], f"{path}[]", contract)
    elif isinstance(value, dict):
        members = contract.members(schema)
        yield from (f"{path}.{name}" for name in value if name not in members)
        for name in value.keys() & members.keys():
            yield from undeclared(value[name], members[name], f"{path}.{name}", contract)


def form_of(schema: Any, contract: Contract) -> Any:
    """The schema of what may be null, when it is not."""
    forms = [contract.resolve(form) for form in schema.get("anyOf", ())]
    return next((form for form in forms if form.get("type") != "null"), schema)


@check_of(PROVIDER)
def errors_say_what_the_spec_says(ctx: CheckContext, response: Response, case: Case) -> None:
    """Code, key, HTTP status and message agree, in the language asked for."""
    if response.status_code < 400 or has_no_body(response):
        return
    body = read(response)
    error = ERRORS[body["code"]]
    assert set(body) == {"code", "message", "key"}
    assert (body["key"], response.status_code) == (error["key"], error["semantic_status"])
    assert body["message"].startswith(error["message"][language_of(response)])


def read(response: Response) -> Any:
    """The JSON of a response, its numbers exact."""
    try:
        return json.loads(response.content, parse_float=Decimal)
    except ValueError:
        sent = f"{response.request.method} {response.request.url}"
        raise AssertionError(f"{sent} is answered by what is not JSON: {response.content[:200]!r}") from None


def sent_body(response: Response) -> bytes:
    """The body of the answered request."""
    body = response.request.body
    assert isinstance(body, bytes)
    return body


def has_no_body(response: Response) -> bool:
    """Return whether HTTP forbids a body: HEAD is answered by headers alone."""
    return response.request.method == "HEAD"


def language_of(response: Response) -> str:
    """The language of the request as it was sent; one that is not known is answered in English."""
    sent = {name.lower(): value for name, value in response.request.headers.items()}.get("x-lang", "en-US")
    text = sent.decode("latin-1") if isinstance(sent, bytes) else sent
    return text if text in LANGUAGES else "en-US"


@check_of(PROVIDER)
def acceptable_data_is_not_called_invalid(ctx: CheckContext, response: Response, case: Case) -> None:
    """Data that fits the schema, its subcategory and date mended, never gets codes 310 or 400."""
    if is_acceptable(case) and response.status_code >= 400 and not has_no_body(response):
        assert read(response)["code"] not in (310, 400)


@check_of(PROVIDER)
def what_was_sent_is_answered(ctx: CheckContext, response: Response, case: Case) -> None:
    """A quote and a created order show what was sent, of the properties that both bodies declare."""
    asked, answered = operation(case).request_schema, operation(case).responses["200"]
    if response.status_code == 200 and asked is not None:
        sent = json.loads(sent_body(response), parse_float=Decimal)
        assert list(differences(sent, read(response), (asked, answered), "")) == []


# A created order shows one pickup, without its packages (EL-26, EL-28).
UNTOLD = {".pickup.packages", ".products[].pickup"}


@check_of(PROVIDER)
def packages_are_counted_as_sent(ctx: CheckContext, response: Response, case: Case) -> None:
    """An order has the packages of its pickup, or else those of each product's, or its quantity (EL-30)."""
    if operation(case).id == "createOrder" and response.status_code == 200:
        sent = json.loads(sent_body(response))
        each = [
            product.get("pickup", {}).get("packages", product["quantity"]) for product in sent["products"]
        ]
        assert read(response)["total_packages"] == sent.get("pickup", {}).get("packages", sum(each))


def differences(sent: Any, answer: Any, schemas: tuple[Any, ...], path: str) -> Iterator[str]:
    schemas = tuple(CONTRACT.resolve(schema) for schema in schemas)
    if isinstance(sent, list) and isinstance(answer, list) and len(sent) == len(answer):
        items = tuple(schema["items"] for schema in schemas)
        for item, answered in zip(sent, answer, strict=True):
            yield from differences(item, answered, items, f"{path}[]")
    elif isinstance(sent, dict) and isinstance(answer, dict):
        asked, answered = (CONTRACT.members(schema) for schema in schemas)
        for name in sent.keys() & asked.keys() & answered.keys():
            if f"{path}.{name}" not in UNTOLD:
                both = asked[name], answered[name]
                yield from differences(sent[name], answer.get(name), both, f"{path}.{name}")
    elif sent != answer:
        yield path


@check_of(PROVIDER)
def a_wrong_method_is_told_the_right_ones(ctx: CheckContext, response: Response, case: Case) -> None:
    """A method that the contract does not know on a path is 405, and Allow names exactly those that it knows."""
    path, method = operation(case).path, response.request.method
    known = {other.method for other in CONTRACT.operations.values() if other.path == path}
    if method not in known:
        assert response.status_code in (400, 401, 405)
    if response.status_code == 405:
        assert method not in known
        assert set(response.headers["allow"][0].split(", ")) == known


@check_of(PROVIDER)
def a_change_leads_to_its_status(ctx: CheckContext, response: Response, case: Case) -> None:
    """Creating, placing and cancelling answer with the status they lead to."""
    wanted = AFTER.get(case.operation.definition.raw["operationId"])
    if wanted and response.status_code == 200:
        assert read(response)["status"] == wanted


@check_of(PROVIDER)
def a_refusal_changes_nothing(ctx: CheckContext, response: Response, case: Case) -> None:
    """A request that is refused leaves the mock as it was; so does one that only reads."""
    writes = case.operation.definition.raw["operationId"] in AFTER
    if response.status_code >= 400 or not writes:
        assert held(case) == before()
