"""Control API under `/_mock`: the methods of `Control` as JSON over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response as HttpResponse

from ...contract import JsonObject
from ..engine.errors import UnknownError, UnsupportedMediaTypeError
from ..engine.json_writer import read_json, write_json
from ..engine.messages import RequestHead
from ..engine.request_body import MAX_BODY_BYTES, is_declared_as
from ..engine.routing import MethodNotAllowed, RouteMatch, Router
from ..engine.violations import write_path
from .control import Control
from .route import ControlCall, ControlRoute
from .routes import ROUTES

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

_MEDIA_TYPE = "application/json"


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
