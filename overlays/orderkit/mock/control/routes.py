"""Control API under `/_mock`: the methods of `Control` as JSON over HTTP."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from jsonschema_rs import Draft202012Validator
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response as HttpResponse

from ...contract import JsonObject
from ..engine.clock import parse_timestamp
from ..engine.errors import UnknownError, UnsupportedMediaTypeError
from ..engine.json_writer import read_json, write_json
from ..engine.messages import MAX_SEED, RequestHead
from ..engine.request_body import MAX_BODY_BYTES, is_declared_as
from ..engine.routing import MethodNotAllowed, RouteMatch, Router
from ..engine.violations import write_path
from ..faults.random_faults import FAULT_KINDS
from .control import Control

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

_MEDIA_TYPE = "application/json"

# SQLite ends a text at a NUL, so that a stored one would be cut off.
_TEXT = {"type": "string", "pattern": "^[^\\u0000]*$"}


@dataclass(frozen=True)
class ControlCall:
    """A control request whose body is valid for its route."""

    control: Control
    parameters: Mapping[str, str]
    body: JsonObject


Perform = Callable[[ControlCall], Awaitable[Any]]


@dataclass(frozen=True)
class ControlRoute:
    """A control route; `properties` holds the JSON Schemas of the properties of its body, all of them optional."""

    method: str
    path: str
    summary: str
    perform: Perform
    properties: JsonObject = field(default_factory=dict[str, Any])
    rules: JsonObject = field(default_factory=dict[str, Any])

    @cached_property
    def validator(self) -> Draft202012Validator:
        """Compile the validator of request bodies, once."""
        schema = {
            "type": "object",
            "properties": self.properties,
            "additionalProperties": False,
            **self.rules,
        }
        return Draft202012Validator(schema)


async def _show_index(call: ControlCall) -> Any:
    routes = [{"method": route.method, "path": route.path, "summary": route.summary} for route in ROUTES]
    return {"routes": routes, **call.control.summary()}


async def _reset(call: ControlCall) -> Any:
    call.control.reset()
    return call.control.summary()


async def _show_clock(call: ControlCall) -> Any:
    return call.control.clock()


async def _set_clock(call: ControlCall) -> Any:
    if "advance_seconds" in call.body:
        call.control.advance_clock(float(call.body["advance_seconds"]))
    else:
        now = call.body["now"]
        call.control.set_clock(None if now is None else parse_timestamp(now))
    return call.control.clock()


async def _advance_order(call: ControlCall) -> Any:
    options = {name: call.body.get(name) for name in ("status", "description")}
    return call.control.advance_order(call.parameters["id"], provider=call.parameters["provider"], **options)


async def _seed(call: ControlCall) -> Any:
    # JSON Schema accepts 3.0 as an integer, and the reader makes it a Decimal.
    integers = {name: int(call.body[name]) for name in ("orders", "seed") if name in call.body}
    return call.control.seed(
        **integers, api_key=call.body.get("api_key"), provider=call.parameters["provider"]
    )


async def _revoke_tokens(call: ControlCall) -> Any:
    provider, api_key = call.parameters["provider"], call.body.get("api_key")
    return {"revoked": call.control.revoke_tokens(api_key=api_key, provider=provider)}


async def _show_requests(call: ControlCall) -> Any:
    return {"requests": call.control.requests(), "counts": call.control.request_counts()}


async def _show_webhooks(call: ControlCall) -> Any:
    return call.control.webhooks()


async def _deliver(call: ControlCall) -> Any:
    await call.control.deliver_all()
    return call.control.webhooks()


async def _inject_fault(call: ControlCall) -> Any:
    body = call.body
    call.control.inject_fault(
        int(body.get("status", HTTPStatus.INTERNAL_SERVER_ERROR)),
        operation=body.get("operation"),
        times=int(body.get("times", 1)),
        provider=body["provider"],
    )
    return {"faults": call.control.summary()["faults"]}


async def _inject_random_faults(call: ControlCall) -> Any:
    options = {name: call.body[name] for name in ("kinds", "provider", "seconds") if name in call.body}
    call.control.inject_random_faults(
        float(call.body["share"]), seed=int(call.body.get("seed", 0)), **options
    )
    return {"random_faults": call.control.summary()["random_faults"]}


ROUTES = (
    ControlRoute("GET", "/_mock", "List the routes, the orders, the queue and the faults.", _show_index),
    ControlRoute("POST", "/_mock/reset", "Return to the initial state.", _reset),
    ControlRoute("GET", "/_mock/clock", "Show the simulated time.", _show_clock),
    ControlRoute(
        "PUT",
        "/_mock/clock",
        'Stop at {"now": ISO 8601}, run with {"now": null}, or move forward by {"advance_seconds": n}.',
        _set_clock,
        properties={"now": {"type": ["string", "null"]}, "advance_seconds": {"type": "number", "minimum": 0}},
        rules={"minProperties": 1, "maxProperties": 1},
    ),
    ControlRoute(
        "POST",
        "/_mock/{provider}/orders/{id}/advance",
        'Move an order to {"status"} or to its usual next status, with a {"description"}.',
        _advance_order,
        properties={"status": _TEXT, "description": {**_TEXT, "maxLength": 45}},
    ),
    ControlRoute(
        "POST",
        "/_mock/{provider}/seed",
        'Create {"orders": n} realistic orders in every status, for an {"api_key"}, from a {"seed"}.',
        _seed,
        properties={
            "orders": {"type": "integer", "minimum": 1, "maximum": 1000},
            "api_key": _TEXT,
            "seed": {"type": "integer", "minimum": 0, "maximum": MAX_SEED},
        },
        rules={"required": ["orders"]},
    ),
    ControlRoute(
        "POST",
        "/_mock/{provider}/tokens/revoke",
        'Revoke the tokens issued to an {"api_key"}, to every key if omitted.',
        _revoke_tokens,
        properties={"api_key": _TEXT},
    ),
    ControlRoute(
        "GET",
        "/_mock/requests",
        "List the last 1,000 requests, oldest first, without secrets, and count all requests.",
        _show_requests,
    ),
    ControlRoute("GET", "/_mock/webhooks", "List the notifications and all attempts.", _show_webhooks),
    ControlRoute(
        "POST",
        "/_mock/webhooks/deliver",
        "Deliver all pending notifications, without waiting between retries.",
        _deliver,
    ),
    ControlRoute(
        "POST",
        "/_mock/faults",
        'Make the next {"times"} calls of a {"provider"}\'s {"operation"} (any if null) fail with {"status"}.',
        _inject_fault,
        properties={
            "provider": _TEXT,
            "operation": {"type": ["string", "null"]},
            "status": {"type": "integer", "minimum": 1, "maximum": 99_999},
            "times": {"type": "integer", "minimum": 1, "maximum": 1_000_000},
        },
        rules={"required": ["provider"]},
    ),
    ControlRoute(
        "PUT",
        "/_mock/random-faults",
        'Make a {"share"} of all requests fail by one of {"kinds"}, by a random {"seed"}; 0 stops it.',
        _inject_random_faults,
        properties={
            "share": {"type": "number", "minimum": 0, "maximum": 1},
            "seed": {"type": "integer", "minimum": 0, "maximum": MAX_SEED},
            "kinds": {"type": "array", "items": {"enum": list(FAULT_KINDS)}, "minItems": 1},
            "provider": {"type": ["string", "null"]},
            "seconds": {"type": "number", "minimum": 0, "maximum": 60},
        },
        rules={"required": ["share"]},
    ),
)


class ControlApp:
    """Serves the control API.

    Bad input gets 400, an unknown route or name 404, a wrong method 405, a body that is not declared as JSON 415, each
    with `{"error"}`.
    """

    def __init__(self, control: Control) -> None:
        self._control = control
        self._router: Router[ControlRoute] = Router()
        for route in ROUTES:
            self._router.add(route.method, route.path, route)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, as ASGI calls it."""
        request = Request(scope, receive)
        response = await self._respond(request, self._router.find(request.method, scope["segments"]))
        await response(scope, receive, send)

    async def _respond(
        self, request: Request, match: RouteMatch[ControlRoute] | MethodNotAllowed | None
    ) -> HttpResponse:
        # Exact 404 and 405, because a typo in a test's control call should not pass silently.
        if match is None:
            return refuse(HTTPStatus.NOT_FOUND, "the control API has no such route; GET /_mock lists them")
        if isinstance(match, MethodNotAllowed):
            allowed = ", ".join(match.allowed)
            return refuse(HTTPStatus.METHOD_NOT_ALLOWED, f"use {allowed}", {"allow": allowed})
        try:
            body = await _read_body(request, match.target)
            result = await match.target.perform(ControlCall(self._control, match.parameters, body))
        except UnsupportedMediaTypeError:
            message = f"body must be declared as JSON, by Content-Type: {_MEDIA_TYPE}"
            return refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, message)
        except UnknownError as error:
            return refuse(HTTPStatus.NOT_FOUND, str(error))
        except ValueError as error:
            return refuse(HTTPStatus.BAD_REQUEST, str(error))
        return HttpResponse(write_json(result), media_type="application/json")


def refuse(status: HTTPStatus, message: str, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Create an error response of the mock itself, outside every provider's API."""
    return HttpResponse(write_json({"error": message}), status, headers, media_type="application/json")


async def _read_body(request: Request, route: ControlRoute) -> JsonObject:
    content = bytearray()
    try:
        async for chunk in request.stream():
            content += chunk
            if len(content) > MAX_BODY_BYTES:
                raise ValueError(f"body must be <= {MAX_BODY_BYTES} bytes")
    except ClientDisconnect as error:
        raise ValueError("body must be complete: the client disconnected") from error
    # A page of another site can send a body without a preflight, but not one that is declared as JSON. An empty form
    # is a form as well.
    head = RequestHead(request.method, request.scope["segments"], tuple(request.scope["headers"]))
    if (content or head.values("content-type")) and not is_declared_as(head, (_MEDIA_TYPE,)):
        raise UnsupportedMediaTypeError
    # An empty body is allowed: all properties are optional, and `curl -X POST` sends none.
    body: JsonObject = read_json(bytes(content)) if content.strip() else {}
    # The first violation is enough for a message to a developer.
    for wrong in route.validator.iter_errors(body):
        raise ValueError(f"{write_path(tuple(wrong.instance_path))}: {wrong.message}")
    return body
