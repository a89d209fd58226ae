"""Takes the secrets of a run out of what it keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..recordings.exchange import Headers, RecordedRequest, RecordedResponse
from ..runtime.protocol.json_codec import dumps
from ..runtime.protocol.masking import MASK, masked
from .calls import ABSENT, Call

if TYPE_CHECKING:
    import httpx


@dataclass
class Masks:
    """Takes secrets out of calls, requests and responses.

    Attributes:
        secrets: The secrets that are known so far.
    """

    secrets: set[str] = field(repr=False)

    def call(self, call: Call) -> Call:
        """Return a call without secrets in its body and credentials."""
        credentials = None if call.credentials is None else dict.fromkeys(call.credentials, MASK)
        body = call.body
        if body is not ABSENT and not isinstance(body, bytes):
            text = dumps(body).decode()
            hidden = self._masked(text)
            body = body if hidden == text else json.loads(hidden)
        return replace(call, body=body, credentials=credentials)

    def request(self, request: RecordedRequest, credentials: Mapping[str, str]) -> RecordedRequest:
        """Return a request without secrets, and without the values of the headers that carry credentials."""
        hidden = {name.lower() for name in credentials}
        headers = tuple(
            (name, MASK if name in hidden else self._masked(value)) for name, value in request.headers
        )
        body = self._masked(request.body.decode("latin-1")).encode("latin-1")
        return RecordedRequest(request.method, self._masked(request.url), headers, body)

    def response(self, response: httpx.Response, body: bytes) -> RecordedResponse:
        """Return a response without secrets."""
        headers: Headers = tuple(
            (name.decode("latin-1").lower(), self._masked(value.decode("latin-1")))
            for name, value in response.headers.raw
        )
        return RecordedResponse(
            response.status_code, headers, self._masked(body.decode("latin-1")).encode("latin-1")
        )

    def _masked(self, text: str) -> str:
        return masked(text, self.secrets)
