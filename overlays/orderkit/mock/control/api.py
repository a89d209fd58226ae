"""Control API under `/_mock`: the methods of `Control` as JSON over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from ...contract import JsonObject
from ..asgi import (
    JSON,
    DisconnectedError,
    HttpRequest,
    HttpResponse,
    Receive,
    Scope,
    Send,
    TooLargeError,
)
from ..engine.errors import UnknownError, UnsupportedMediaTypeError
from ..engine.json_writer import read_json, write_json
from ..engine.messages import RequestHead
from ..engine.request_body import MAX_BODY_BYTES, is_declared_as
from ..engine.routing import MethodNotAllowed, RouteMatch, Router
from ..engine.violations import write_path
from ..live.stream import EventStream
from .control import Control
from .route import ControlCall, ControlRoute
from .routes import ROUTES


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
        request = HttpRequest(scope, receive)
        response = await self._respond(request, self._router.find(request.method, request.segments))
        if isinstance(response, EventStream):
            await response.respond(receive, send)
        else:
            await response.send(send)

    async def _respond(
        self, request: HttpRequest, match: RouteMatch[ControlRoute] | MethodNotAllowed | None
    ) -> HttpResponse | EventStream:
        # Exact 404 and 405, because a typo in a test's control call should not pass silently.
        if match is None:
            return refuse(HTTPStatus.NOT_FOUND, "the control API has no such route; GET /_mock lists them")
        if isinstance(match, MethodNotAllowed):
            allowed = ", ".join(match.allowed)
            return refuse(HTTPStatus.METHOD_NOT_ALLOWED, f"use {allowed}", {"allow": allowed})
        try:
            query = match.target.read_query(request.query)
            body = await _read_body(request, match.target)
            call = ControlCall(self._control, match.parameters, body, query, request.headers)
            result = await match.target.perform(call)
        except UnsupportedMediaTypeError:
            message = f"body must be declared as JSON, by Content-Type: {JSON}"
            return refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, message)
        except UnknownError as error:
            return refuse(HTTPStatus.NOT_FOUND, str(error))
        except ValueError as error:
            return refuse(HTTPStatus.BAD_REQUEST, str(error))
        return result if isinstance(result, EventStream) else _to_json(HTTPStatus.OK, result)


def refuse(status: HTTPStatus, message: str, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Create an error response of the mock itself, outside every provider's API."""
    return _to_json(status, {"error": message}, headers)


async def _read_body(request: HttpRequest, route: ControlRoute) -> JsonObject:
    try:
        content = await request.read(MAX_BODY_BYTES)
    except TooLargeError as error:
        raise ValueError(f"body must be <= {MAX_BODY_BYTES} bytes") from error
    except DisconnectedError as error:
        raise ValueError("body must be complete: the client disconnected") from error
    # A page of another site can send a body without a preflight, but not one that is declared as JSON. An empty form
    # is a form as well.
    head = RequestHead(request.method, request.segments, request.headers)
    if (content or head.values("content-type")) and not is_declared_as(head, (JSON,)):
        raise UnsupportedMediaTypeError
    # An empty body is allowed: all properties are optional, and `curl -X POST` sends none.
    body: JsonObject = read_json(content) if content.strip() else {}
    # The first violation is enough for a message to a developer.
    for wrong in route.validator.iter_errors(body):
        raise ValueError(f"{write_path(tuple(wrong.instance_path))}: {wrong.message}")
    return body


def _to_json(status: HTTPStatus, document: Any, headers: Mapping[str, str] | None = None) -> HttpResponse:
    return HttpResponse(status, write_json(document).encode("utf-8"), JSON, headers or {})
