"""Confirmation of writes by the user, where the client can ask: as a request, or as a result that needs input."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any, Final

from attrs import define, field
from mcp.server.context import ServerRequestContext  # noqa: TC002 - as the other types of the SDK
from mcp.types import (
    CallToolRequestParams,
    ClientCapabilities,
    ElicitationCapability,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    InputRequiredResult,
)
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

_SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"confirm": {"type": "boolean", "title": "Go on", "description": "Change the data"}},
    "required": ["confirm"],
}
_KEY: Final = "confirm"
_MOST_PENDING: Final = 1000


@define
class Confirmation:
    """Questions that wait for a reply. Each confirms one call, with the arguments that were shown, once."""

    _pending: dict[str, str] = field(factory=dict[str, str], init=False)

    async def ask(
        self, context: ServerRequestContext[Any, Any], params: CallToolRequestParams, question: str
    ) -> bool | InputRequiredResult:
        """Return whether the user confirmed, or the result by which a client of a newer protocol asks."""
        if context.protocol_version in MODERN_PROTOCOL_VERSIONS:
            return self._reply(params, question)
        reply = await context.session.elicit_form(question, _SCHEMA, context.request_id)
        return _is_confirmed(reply)

    def _reply(self, params: CallToolRequestParams, question: str) -> bool | InputRequiredResult:
        call = _digest(params.name, params.arguments or {})
        # Taken out, so that a reply confirms once.
        asked = self._pending.pop(params.request_state or "", None)
        if asked == call:
            reply = (params.input_responses or {}).get(_KEY)
            return isinstance(reply, ElicitResult) and _is_confirmed(reply)
        while len(self._pending) >= _MOST_PENDING:
            del self._pending[next(iter(self._pending))]
        state = secrets.token_urlsafe(16)
        self._pending[state] = call
        form = ElicitRequestFormParams(message=question, requested_schema=_SCHEMA)
        return InputRequiredResult(input_requests={_KEY: ElicitRequest(params=form)}, request_state=state)


def can_ask(context: ServerRequestContext[Any, Any]) -> bool:
    """Return whether the client can ask its user."""
    return context.session.check_client_capability(ClientCapabilities(elicitation=ElicitationCapability()))


def _is_confirmed(reply: ElicitResult) -> bool:
    return reply.action == "accept" and (reply.content or {}).get(_KEY) is True


def _digest(name: str, arguments: Mapping[str, Any]) -> str:
    text = json.dumps([name, arguments], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
