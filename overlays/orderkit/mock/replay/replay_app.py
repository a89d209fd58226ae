"""ASGI application that serves recorded responses of one provider."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from ...contract import Contract, is_json
from ...recordings.matching import Match
from ..asgi import JSON, ASGIApp, HttpRequest, HttpResponse, Receive, Scope, Send
from ..engine.captured_body import CapturedBody
from ..engine.errors import InjectedFaultError
from ..engine.json_writer import write_json_bytes
from ..engine.messages import RequestHead
from ..engine.provider import Provider
from ..engine.request_body import MAX_BODY_BYTES
from ..engine.request_log import ReceivedRequest
from ..engine.sending import to_http
from ..engine.services import Services
from ..faults.hits import fault_of, take_fault
from .recorded_traffic import RecordedCall, RecordedTraffic

# Of one connection or one coding of the body, which are not those of the recording.
_NOT_REPEATED: Final = frozenset(
    {"connection", "content-encoding", "content-length", "keep-alive", "proxy-authenticate", "set-cookie"}
    | {"te", "trailer", "transfer-encoding", "upgrade"}
)


class ReplayApp:
    """Serves the operations of one provider from a recording.

    Other paths, such as a token endpoint of its own, are served by the application behind it; so is the operation that
    issues tokens, unless it was recorded. Credentials are not checked: a recording may hold none.
    """

    def __init__(
        self, app: ASGIApp, provider: Provider, services: Services, traffic: RecordedTraffic
    ) -> None:
        self._app = app
        self._provider = provider
        self._services = services
        self._traffic = traffic
        self._issuers = token_operations(provider.contract)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, as ASGI calls it."""
        match = self._traffic.operation_of(self._provider.contract_name, scope["method"], scope["segments"])
        if match is None:
            await self._app(scope, receive, send)
            return
        captured = CapturedBody(receive)
        body = await _read_body(captured.receive)
        form = self._traffic.read(match, scope["query_string"].decode("latin-1"), body)
        refusal = self._take_refusal(scope, match)
        call = None if refusal is not None else self._traffic.next(match, form)
        if refusal is None and call is None and match.operation.id in self._issuers:
            await self._app(scope, _sent_again(body, receive), send)
            return
        if refusal is not None:
            response = self._rendered(refusal, scope)
        elif call is not None:
            response = _recorded(call, f"{HttpRequest.origin_of(scope)}/{self._provider.name}")
        else:
            response = _missing(self._traffic.describe_missing(match, form))
        self._log(scope, match, response.status, captured)
        await response.send(send)

    def _take_refusal(self, scope: Scope, match: Match) -> int | None:
        """Use up the planned fault of a call; return the status of the error that takes the response's place."""
        fault = take_fault(scope, self._services.faults, self._provider.name, match.operation.id)
        return None if fault is None else fault.refusal

    def _rendered(self, refusal: int, scope: Scope) -> HttpResponse:
        head = RequestHead(scope["method"], scope["segments"], tuple(scope["headers"]), scope["query_string"])
        return to_http(self._provider.render_error(InjectedFaultError(refusal), head))

    def _log(self, scope: Scope, match: Match, status: int, body: CapturedBody) -> None:
        fault = fault_of(scope)
        self._services.request_log.record(
            ReceivedRequest(
                time=self._services.clock.now(),
                provider=self._provider.name,
                method=scope["method"],
                path="/".join(("", self._provider.name, *scope["segments"])),
                operation=match.operation.id,
                status=status if fault is None else fault.status_of(status),
                language=None,
                fault=None if fault is None else fault.name,
                query=scope["query_string"],
                headers=tuple(scope["headers"]),
                body=body,
            )
        )


def token_operations(contract: Contract) -> frozenset[str]:
    """Return the operations that issue tokens."""
    schemes: dict[str, Any] = contract.document["components"].get("securitySchemes", {})
    return frozenset(scheme.get("x-token", {}).get("issued-by", "") for scheme in schemes.values())


async def _read_body(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        is_last = message["type"] != "http.request" or not message.get("more_body", False)
        # No provider takes a larger body, so that no recorded request is equal to it.
        if is_last or len(body) > MAX_BODY_BYTES:
            return bytes(body)


def _sent_again(body: bytes, receive: Receive) -> Receive:
    waiting: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

    async def read() -> Any:
        return waiting.pop() if waiting else await receive()

    return read


def _recorded(call: RecordedCall, new: str) -> HttpResponse:
    """Return a recorded response, with this server's address in place of the recorded one."""
    response, old = call.exchange.response, call.match.base
    headers: dict[str, str] = {}
    for name, text in response.headers:
        if name not in _NOT_REPEATED:
            before = f"{headers[name]}, " if name in headers else ""
            headers[name] = before + _fit_for_a_header(text.replace(old, new))
    body = response.body or b""
    if response.media_type.startswith("text/") or is_json(response.media_type):
        body = _replaced(body, old, new)
    return HttpResponse(response.status, body, headers=headers)


def _fit_for_a_header(text: str) -> str:
    """Return a text that a header can carry: recordings are edited by people too."""
    return "".join(filter(str.isprintable, text)).encode("latin-1", "replace").decode("latin-1")


def _replaced(body: bytes, old: str, new: str) -> bytes:
    """Replace an address in a body, also as JSON with escaped slashes."""
    body = body.replace(old.encode(), new.encode())
    return body.replace(old.replace("/", r"\/").encode(), new.replace("/", r"\/").encode())


def _missing(message: str) -> HttpResponse:
    return HttpResponse(HTTPStatus.NOT_FOUND, write_json_bytes({"error": message}), JSON)
