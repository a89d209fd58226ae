"""Every parameter and every property of a body reaches the wire from the client, and is read by the mock.

Both halves begin at the YAML of the specs, not at what was generated from it: a parameter that stands in a spec alone
fails here twice, for the client and for the mock.
"""

from __future__ import annotations

import copy
import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import httpx
import pytest
from hypothesis import find
from hypothesis import strategies as st
from operation_layer import Renderer, read_table
from operation_parts import Argument
from operation_parts import Operation as Rendered
from orderkit import (
    EPages,
    ForbiddenError,
    Nocnoc,
    NocnocStore,
    NotFoundError,
    Noventiq,
    OrderkitError,
    Sendcloud,
)
from orderkit.contract import expression_target
from orderkit.mock import MockServer, MockSettings
from orderkit.mock.engine import call_handling
from orderkit.mock.engine.messages import Call, RequestHead
from spec_files import operations, parameters_of, providers, read_spec

Json = dict[str, Any]
SECRET = "merchant-one-secret"
PARTNER = "5c4b3a29-1807-4f6e-9d5c-4b3a29180716"
CLIENTS: dict[str, tuple[Any, dict[str, Any]]] = {
    "nocnoc": (Nocnoc, {"api_key": "merchant-one"}),
    "nocnoc_store": (NocnocStore, {"api_key": "merchant-one"}),
    "sendcloud": (Sendcloud, {"public_key": "merchant-one", "secret_key": SECRET, "partner_id": PARTNER}),
    "noventiq": (Noventiq, {"username": "merchant-one", "password": SECRET}),
    "epages": (EPages, {"shop_id": "DemoShop", "token": "merchant-one"}),
}


@dataclass(frozen=True)
class Subject:
    """An operation of a spec, and how its client calls it."""

    provider: str
    document: Json
    path: str
    operation: Json
    rendered: Rendered
    renderer: Renderer

    def __str__(self) -> str:
        return f"{self.provider}.{self.rendered.method}"

    def resolve(self, node: Json) -> Json:
        return self.renderer.resolve(node)

    @property
    def parameters(self) -> list[Json]:
        return parameters_of(self.document, self.path, self.operation)

    @property
    def paging_inputs(self) -> set[str]:
        return set(map(expression_target, self.operation.get("x-pagination", {}).get("inputs", {}).values()))

    @property
    def body_schema(self) -> Json | None:
        return self.renderer.json_schema(self.operation) if "requestBody" in self.operation else None


@cache
def subjects() -> list[Subject]:
    found = []
    for provider in providers():
        document = read_spec(provider)
        renderer = Renderer(provider, document, read_table(provider, document))
        for path, _, operation in operations(document):
            rendered = renderer.read(path, operation)
            found.append(Subject(provider, document, path, operation, rendered, renderer))
    return found


# Sample values, from the examples of the specs


def sample_argument(argument: Argument, parameter: Json) -> Any:
    """A value for an argument of a client, from the example of its parameter."""
    example = parameter.get("example")
    if "datetime" in argument.type:
        return datetime(2024, 3, 1, 12, tzinfo=UTC)
    if argument.type.startswith("date"):
        return date.fromisoformat(str(example))
    if argument.type.startswith("bool"):
        return True
    if argument.type.startswith("int"):
        return int(str(example).partition(",")[0])
    return sample_text(parameter) if example is None else str(example)


def sample_text(parameter: Json) -> str:
    schema = parameter["schema"]
    return str(next(iter(schema.get("x-sort", {}).get("keys") or schema.get("enum", ["EUR"]))))


def resolved_property(subject: Subject, name: str) -> Json:
    """A property of a body that is given by filters, as a parameter."""
    schema = subject.resolve(subject.resolve(subject.body_schema or {})["properties"][name])
    return {**schema, "schema": schema}


def full_bodies(subject: Subject) -> list[Any]:
    """Bodies that together hold every property: the examples, and one that is made from the schema."""
    if subject.rendered.id == "createToken":
        return [{"username": "merchant-one", "password": SECRET}]
    body = subject.resolve(subject.operation["requestBody"])
    content = next(iter(body["content"].values()))
    examples = [subject.resolve(each)["value"] for each in content.get("examples", {}).values()]
    made = [merged(copy.deepcopy(each), subject, content["schema"]) for each in examples]
    return [*examples, *made]


def merged(value: Any, subject: Subject, schema: Json) -> Any:
    """An example with the properties that it lacks."""
    node = subject.resolve(schema)
    for choice in (*node.get("oneOf", ()), *node.get("anyOf", ())):
        if isinstance(value, dict) and is_choice(value, subject, choice):
            return merged(value, subject, choice)
    forms = list(forms_of(subject, node))
    if isinstance(value, dict):
        for name, part in ((n, p) for form in forms for n, p in form.get("properties", {}).items()):
            known = value.get(name)
            value[name] = made_from(subject, part, name) if known is None else merged(known, subject, part)
    elif isinstance(value, list):
        part = next((form["items"] for form in forms if "items" in form), None)
        value = [merged(each, subject, part) for each in value] if part else value
    return value


def is_choice(value: Json, subject: Subject, choice: Json) -> bool:
    """Return whether an object has the keys and the listed values of one of several schemas."""
    forms = forms_of(subject, choice)
    properties = {key: part for form in forms for key, part in form.get("properties", {}).items()}
    return all(
        key in properties and child in subject.resolve(properties[key]).get("enum", [child])
        for key, child in value.items()
    )


def forms_of(subject: Subject, schema: Json) -> Iterator[Json]:
    node = subject.resolve(schema)
    yield node
    for word in ("allOf", "oneOf", "anyOf"):
        for part in node.get(word, ()):
            yield from forms_of(subject, part)


def made_from(subject: Subject, schema: Json, name: str) -> Any:
    """A value of a schema; texts and numbers as an example of the spec has them under the same name, if one fits."""
    forms = list(forms_of(subject, schema))
    properties = {key: part for form in forms for key, part in form.get("properties", {}).items()}
    if properties:
        return {key: made_from(subject, part, key) for key, part in properties.items()}
    items = next((form["items"] for form in forms if "items" in form), None)
    if items is not None:
        return [made_from(subject, items, name)]
    for example in values_named(subject.provider, name):
        if any(fits(example, form) for form in forms):
            return example
    return simplest(next(form for form in forms if form.keys() & {"type", "enum", "const"}))


@cache
def documented(provider: str) -> Json:
    """The spec of a provider, read once."""
    return read_spec(provider)


@cache
def values_named(provider: str, name: str) -> tuple[Any, ...]:
    """The values that the examples of a spec have under a name."""
    found: list[Any] = []

    def collect(node: Any) -> None:
        if isinstance(node, dict):
            found.extend(value for key, value in node.items() if key == name)
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for value in node:
                collect(value)

    collect([each["value"] for each in documented(provider)["components"]["examples"].values()])
    return tuple(value for value in found if isinstance(value, str | int | float))


def fits(value: Any, schema: Json) -> bool:
    """Return whether a value is of the type, the enum and the pattern of a schema."""
    types = schema.get("type", ())
    kinds: dict[str, Any] = {"string": str, "integer": int, "number": int | float, "boolean": bool}
    wanted = [kinds[each] for each in ([types] if isinstance(types, str) else types) if each in kinds]
    if not wanted or not any(isinstance(value, kind) for kind in wanted):
        return False
    if value not in schema.get("enum", [value]):
        return False
    return not isinstance(value, str) or re.search(schema.get("pattern", ""), value) is not None


def simplest(schema: Json) -> Any:
    """The simplest value that a schema allows."""
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    kind = schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
    if kind == "string":
        length = schema.get("minLength", 1)
        pattern = schema.get("pattern", f"a{{{length}}}")
        return find(st.from_regex(pattern, fullmatch=False), lambda text: text.isprintable())
    return {"boolean": True, "object": {}}.get(kind, schema.get("minimum", 1))


def pointers(value: Any) -> Iterator[str]:
    """The paths of all properties of a value; items of lists count alike."""
    if isinstance(value, Mapping):
        for name, child in value.items():
            yield f"/{name}"
            yield from (f"/{name}{below}" for below in pointers(child))
    elif isinstance(value, list):
        for child in value:
            yield from (f"/-{below}" for below in pointers(child))


def schema_pointers(subject: Subject, schema: Json) -> set[str]:
    """The paths of all properties that a schema has."""
    found: set[str] = set()
    for form in forms_of(subject, schema):
        for name, part in form.get("properties", {}).items():
            found |= {f"/{name}", *(f"/{name}{below}" for below in schema_pointers(subject, part))}
        if "items" in form:
            found |= {f"/-{below}" for below in schema_pointers(subject, form["items"])}
    return found


# The client


@dataclass
class Wire:
    """Return what was sent: names of the query and of headers, segments of the path, properties of the body."""

    requests: list[httpx.Request]

    def has(self, parameter: Json) -> bool:
        name = parameter["name"]
        match parameter["in"]:
            case "query":
                return any(name in request.url.params for request in self.requests)
            case "header":
                return any(name.lower() in request.headers for request in self.requests)
            case _:
                return all("{" not in request.url.path for request in self.requests) and bool(self.requests)

    @property
    def body(self) -> set[str]:
        return {
            each for request in self.requests for each in pointers(json.loads(request.content or b"null"))
        }


def arguments_of(subject: Subject) -> dict[str, Any]:
    """Every argument of an operation that its client has, but for its body."""
    filters = {each.wire: each for each in subject.rendered.filters}
    path = {each.wire: each for each in subject.rendered.path}
    by_wire = {**path, **filters}
    found: dict[str, Any] = {}
    for parameter in subject.parameters:
        argument = by_wire.get(parameter["name"].replace("-", "_")) or by_wire.get(
            wire_name(parameter["name"])
        )
        if argument is not None:
            found[argument.name] = sample_argument(argument, parameter)
    if subject.rendered.filter_model:
        for name, argument in filters.items():
            found[argument.name] = sample_argument(argument, resolved_property(subject, name))
    if subject.rendered.language:
        found[subject.rendered.language] = {"language": "es-AR", "locale": "en_US"}[subject.rendered.language]
    if subject.rendered.paging:
        found["page_size"] = 1
    return found


def wire_name(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def sent_by(subject: Subject, call: Callable[[Any], Any]) -> Wire:
    """The requests that a client sends for an operation, whose responses are those of the mock's contract."""
    kind, keys = CLIENTS[subject.provider]
    requests: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/v1/login_check") and subject.rendered.id != "createToken":
            return httpx.Response(200, json=TOKEN)
        requests.append(request)
        return httpx.Response(200, json=response_of(subject), headers=LINK if len(requests) == 1 else {})

    base_url = "https://p.test/rs/shops" if subject.provider == "epages" else "https://p.test"
    with kind(**keys, base_url=base_url, http_client=httpx.MockTransport(respond)) as client:
        try:
            call(client)
        except OrderkitError:
            assert requests  # the response may not fit; the request was sent
    return Wire(requests)


TOKEN = {"token": "t", "refresh_token": "r"}
LINK = {"link": '<https://p.test/orders?cursor=abc>; rel="next"'}


def response_of(subject: Subject) -> Any:
    content = next(iter(subject.renderer.success(subject.operation).get("content", {"": {}}).values()))
    examples = [subject.resolve(each)["value"] for each in content.get("examples", {}).values()]
    return examples[0] if examples else {}


def call_with(subject: Subject, **given: Any) -> Callable[[Any], Any]:
    def call(client: Any) -> Any:
        found = getattr(client, subject.rendered.method)(**given)
        return [*zip(range(3), found, strict=False)] if subject.rendered.paging else found

    return call


@pytest.mark.parametrize("subject", subjects(), ids=str)
def test_every_parameter_reaches_the_wire_from_the_client(subject: Subject) -> None:
    given = arguments_of(subject)
    body = subject.rendered.body
    if body is not None and body.argument is not None:
        given[body.argument.name] = full_bodies(subject)[0]
    if "last_updated" in given:  # excludes none of the others without windows
        assert "windows" not in given
    if {"created_after", "created_before"} <= given.keys():
        given["created_before"] = given["created_after"].replace(month=4)
    wire = sent_by(subject, call_with(subject, **given))
    missing = [each["name"] for each in subject.parameters if not wire.has(each)]
    assert missing == [], f"the client of {subject} does not send {missing}"


@pytest.mark.parametrize("subject", [each for each in subjects() if each.body_schema is not None], ids=str)
def test_every_property_of_a_body_reaches_the_wire_from_the_client(subject: Subject) -> None:
    wanted = schema_pointers(subject, subject.body_schema or {})
    sent: set[str] = set()
    body = subject.rendered.body
    if body is None or body.argument is None:
        sent |= sent_by(subject, call_with(subject, **arguments_of(subject))).body
    else:
        for value in full_bodies(subject):
            given = {**arguments_of(subject), body.argument.name: value}
            sent |= sent_by(subject, call_with(subject, **given)).body
    assert sorted(wanted - sent) == [], f"the client of {subject} does not send these properties"


@pytest.mark.parametrize("subject", [each for each in subjects() if each.body_schema is not None], ids=str)
def test_every_property_of_a_body_is_typed(subject: Subject) -> None:
    """A model has an attribute for each property: otherwise it would be sent as an unknown one."""
    schema = subject.body_schema or {}
    for form in forms_of(subject, subject.resolve(schema).get("items", schema)):
        for model in subject.rendered.body.models if subject.rendered.body else ():
            module = __import__(f"orderkit_clients.{subject.provider}.models", fromlist=[model])
            if form is subject.resolve(subject.document["components"]["schemas"][model]):
                names = {wire_name(name) for name in form.get("properties", {})}
                slots = getattr(module, model).__annotations__
                assert names <= {slot.removeprefix("_") for slot in slots}


# The mock


class Recorder(dict[str, Any]):
    """A mapping that remembers which of its keys were read, at any depth."""

    def __init__(self, values: Mapping[str, Any], read: set[str], path: str = "") -> None:
        super().__init__({key: recording(value, read, f"{path}/{key}") for key, value in values.items()})
        self._read, self._path = read, path

    def _note(self, key: object) -> None:
        self._read.add(f"{self._path}/{key}")

    def __getitem__(self, key: str) -> Any:
        self._note(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self._note(key)
        return super().get(key, default)

    def pop(self, key: str, *default: Any) -> Any:
        self._note(key)
        return super().pop(key, *default)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        for key in super().__iter__():
            self._note(key)
            yield key

    def items(self) -> Any:
        for key in super().__iter__():
            self._note(key)
        return super().items()

    def values(self) -> Any:
        for key in super().__iter__():
            self._note(key)
        return super().values()

    def keys(self) -> Any:
        for key in super().__iter__():
            self._note(key)
        return super().keys()


def recording(value: Any, read: set[str], path: str = "") -> Any:
    if isinstance(value, dict):
        return Recorder(value, read, path)
    if isinstance(value, list):
        return [recording(each, read, f"{path}/-") for each in value]
    return value


@dataclass
class Read:
    """Return what the mock read of the requests so far."""

    parameters: set[str]
    headers: set[str]
    body: set[str]


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=40, clock=datetime(2017, 4, 8, 10, tzinfo=UTC))) as server:
        yield server


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    found = Read(set(), set(), set())
    values = RequestHead.values

    def call(operation: Any, owner: Any, parameters: Any, body: Any, now: Any, head: Any) -> Call:
        watched = Recorder(parameters, found.parameters)
        return Call(operation, owner, watched, recording(body, found.body), now, head)

    def header_values(self: RequestHead, name: str) -> list[bytes]:
        found.headers.add(name.lower())
        return values(self, name)

    monkeypatch.setattr(call_handling, "Call", call)
    monkeypatch.setattr(RequestHead, "values", header_values)
    return found


NUMBERS = itertools.count()


def existing(client: Any, subject: Subject) -> dict[str, Any]:
    """Ids of things that the mock holds, by the names of path parameters."""
    match subject.provider:
        case "nocnoc":
            order = client.create_order(
                {**nocnoc_order(), "merchant_invoice_id": f"existing {next(NUMBERS)}"}
            )
            return {"order_id": order.id, "tracking_id": order.tracking_id}
        case "nocnoc_store":
            order, product = client.list_orders().first(), client.list_products().first()
            return {"order_id": order.tracking_id, "sku": product.sku}
        case "sendcloud":
            return {"id": client.list_orders().first().id}
        case "noventiq":
            paid = client.search_orders(status="paid", limit=40)
            return {"order_id": next(each for each in paid if client.get_order(each).status == "paid")}
        case _:
            return {"orderId": client.list_orders().first().order_id, "shopId": client.shop_id}


def nocnoc_order() -> Json:
    document = read_spec("nocnoc")
    value: Json = document["components"]["examples"]["CreateOrderRequestTabletAndDrones"]["value"]
    return copy.deepcopy(value)


def send(client: Any, subject: Subject, ids: dict[str, Any], parameters: Json, body: Any = None) -> None:
    """Send a request as the spec writes it; an error response is a response too."""
    path = re.sub(r"\{(\w+)\}", lambda match: str(ids[match[1]]), subject.path)
    arguments: Json = {"url": path, "params": {}, "headers": {}}
    for parameter in subject.parameters:
        if parameter["name"] in parameters:
            place = "params" if parameter["in"] == "query" else "headers"
            arguments[place][parameter["name"]] = wire_text(parameters[parameter["name"]])
    if body is not None:
        arguments["json"] = body
        content = subject.resolve(subject.operation["requestBody"])["content"]
        arguments["headers"]["Content-Type"] = next(iter(content))
    call = client._core.build_call(subject.rendered.id, arguments, lambda data: data)
    with suppress(OrderkitError):
        client._core.run(client._core.completed_flow_of(call))


def acceptable(
    client: Any, subject: Subject, body: Any, ids: Json, number: int
) -> Iterator[tuple[Json, Any]]:
    """Ids and bodies that the mock accepts: with keys that are not used yet, about things that exist."""
    match str(subject):
        case "nocnoc.create_order":
            yield ids, {**body, "merchant_invoice_id": f"PARITY-{number}"}
        case "nocnoc_store.create_product" | "nocnoc_store.create_product_from_asin":
            yield ids, {**body, "sku": f"SKU-{number}"}
        case "nocnoc_store.create_package":
            yield ids, body
            order = client.list_orders(statuses="in_process").first()
            items = [{"sku": each.sku, "quantity": each.quantity} for each in order.products]
            yield ids, {**body, "order_reference_id": order.tracking_id, "items": items}
        case "noventiq.create_refund":
            yield from (({"order_id": each}, body) for each in client.search_orders(status="paid", limit=20))
        case "sendcloud.create_or_update_orders":
            order = client.list_orders().first()
            yield ids, [{name: value for name, value in each.items() if name != "id"} for each in body]
            yield ids, [{**each, "id": order.id, "order_id": order.order_id} for each in body[:1]]
        case "sendcloud.update_order":
            order = client.retrieve_order(ids["id"])
            names = [item.name for item in order.order_details.order_items]
            details = body.get("order_details", {})
            changed = [
                {**item, "name": name}
                for item, name in zip(details.get("order_items", []), names, strict=False)
            ]
            details = {**details, "order_items": changed} if changed else details
            yield ids, {**body, "id": order.id, "order_id": order.order_id, "order_details": details}
        case _:
            yield ids, body


def matters(client: Any, subject: Subject, ids: dict[str, Any], name: str) -> bool:
    """Return whether another value of a part of the path is refused."""
    body = full_bodies(subject)[0] if subject.body_schema is not None else None
    before = len(refusals(client, subject, ids, body))
    return len(refusals(client, subject, {**ids, name: "Elsewhere"}, body)) > before


def refusals(client: Any, subject: Subject, ids: dict[str, Any], body: Any) -> list[int]:
    path = re.sub(r"\{(\w+)\}", lambda match: str(ids[match[1]]), subject.path)
    arguments = {"url": path, "params": {}, "json": body}
    call = client._core.build_call(subject.rendered.id, arguments, lambda data: data)
    try:
        client._core.run(client._core.completed_flow_of(call))
    except (ForbiddenError, NotFoundError) as error:
        return [error.status]
    except OrderkitError:
        return []
    return []


def wire_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def sample_wire(parameter: Json) -> Any:
    return sample_text(parameter) if parameter.get("example") is None else parameter["example"]


@pytest.mark.parametrize("subject", subjects(), ids=str)
def test_every_parameter_is_read_by_the_mock(subject: Subject, server: MockServer, read: Read) -> None:
    kind, keys = CLIENTS[subject.provider]
    outside_the_path = [each for each in subject.parameters if each["in"] != "path"]
    required = {each["name"]: sample_wire(each) for each in outside_the_path if each.get("required")}
    with kind(**keys, base_url=server.url_for(subject.provider.replace("_", "-"))) as client:
        ids = existing(client, subject)
        read.parameters.clear()
        body = full_bodies(subject)[0] if subject.body_schema is not None else None
        for parameter in outside_the_path:
            send(client, subject, ids, {**required, parameter["name"]: sample_wire(parameter)}, body)
        if not outside_the_path:
            send(client, subject, ids, {}, body)
        unread = [
            each["name"]
            for each in subject.parameters
            if f"/{each['name']}" not in read.parameters and each["name"].lower() not in read.headers
        ]
        # A part of the path may be read before the others, to find the account.
        in_path = {each["name"] for each in subject.parameters if each["in"] == "path"}
        missing = [name for name in unread if name not in in_path or not matters(client, subject, ids, name)]
    assert missing == [], f"the mock of {subject} does not read {missing}"


@pytest.mark.parametrize("subject", [each for each in subjects() if each.body_schema is not None], ids=str)
def test_every_property_of_a_body_is_read_by_the_mock(
    subject: Subject, server: MockServer, read: Read
) -> None:
    kind, keys = CLIENTS[subject.provider]
    with kind(**keys, base_url=server.url_for(subject.provider.replace("_", "-"))) as client:
        ids = existing(client, subject)
        read.body.clear()
        for number, body in enumerate(full_bodies(subject)):
            for fitting_ids, fitting in acceptable(client, subject, body, ids, number):
                send(client, subject, fitting_ids, {}, fitting)
    missing = schema_pointers(subject, subject.body_schema or {}) - read.body
    assert sorted(missing) == [], f"the mock of {subject} does not read these properties"
