"""Error bodies of ePages: JSON worded like the documented 500, or a page of HTML (EP-88, EP-89)."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from ....contract import Contract
from ...engine.errors import RefusedError
from ...engine.messages import RequestHead, Response

# Words that stand for a part of a message in `x-errors`.
_WHAT, _PATH = "{what}", "{path}"


class EpagesRefusalError(RefusedError):
    """A refusal with an HTTP status; `what` names the wrong part of the request."""

    def __init__(self, status: int, what: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, what)
        self.status = status
        self.what = what
        self.headers = headers or {}

    @property
    def rule(self) -> str:
        """The wrong part of the request."""
        return self.what


def render_refusal(head: RequestHead, refusal: EpagesRefusalError, *, as_page: bool) -> Response:
    """Render a refusal."""
    path, message = _path(head), _message(refusal.status, has_what=bool(refusal.what))
    # The page is what ePages' servers send in front of the API.
    if as_page or message is None:
        reason = html.escape(_reason(refusal.status))
        text = _PAGE.format(status=refusal.status, reason=reason, path=html.escape(path))
        return Response(refusal.status, text=text, media_type="text/html", headers=refusal.headers)
    text = message.format(what=refusal.what, method=head.method, path=path)
    document = {"message": text, "status": str(refusal.status)}
    return Response(refusal.status, document, headers=refusal.headers)


@cache
def documented_statuses() -> frozenset[int]:
    """Return the statuses whose messages the contract lists as JSON; any other is the page of a gateway."""
    return frozenset(error["http_status"] for error in _errors() if _PATH in error["message"]["en-US"])


_PAGE = (
    "<html><head><title>Error {status}</title></head><body><h2>HTTP ERROR: {status}</h2>"
    "<p>Problem accessing {path}. Reason: {reason}</p></body></html>"
)


@cache
def _message(status: int, *, has_what: bool) -> str | None:
    """Return the message of a status in JSON, if there is one, with or without the wrong part of the request."""
    messages = [error["message"]["en-US"] for error in _errors() if error["http_status"] == status]
    known = [message for message in messages if _PATH in message]
    fitting = [message for message in known if (_WHAT in message) == has_what]
    return next(iter(fitting or [message.replace(f": {_WHAT}", "") for message in known]), None)


def _errors() -> list[Mapping[str, Any]]:
    listed: list[Mapping[str, Any]] = Contract.load("epages").schema("Error")["x-errors"]
    return listed


def _path(head: RequestHead) -> str:
    return "/".join(("/epages", *(quote(step, safe="") for step in head.segments)))


def _reason(status: int) -> str:
    known = {member.value: member.phrase for member in HTTPStatus}
    return known.get(status, "Error")
