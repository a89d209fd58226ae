"""Error bodies of ePages: JSON worded like the documented 500, or a page of HTML (EP-88, EP-89)."""

from __future__ import annotations

import html
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import quote

from ...engine.errors import RefusedError
from ...engine.messages import RequestHead, Response

STATUSES = frozenset({400, 401, 403, 404, 405, 406, 409, 429, 500})
"""Documented statuses; any other is rendered as the page of a gateway."""


class EpagesRefusalError(RefusedError):
    """A refusal with an HTTP status; `what` names the wrong part of the request."""

    def __init__(self, status: int, what: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, what)
        self.status = status
        self.what = what
        self.headers = headers or {}


def render_refusal(head: RequestHead, refusal: EpagesRefusalError, *, as_page: bool) -> Response:
    """Render a refusal."""
    reason, path = _reason(refusal.status), _path(head)
    # The page is what ePages' servers send in front of the API.
    if as_page or refusal.status not in STATUSES:
        text = _PAGE.format(status=refusal.status, reason=html.escape(reason), path=html.escape(path))
        return Response(refusal.status, text=text, media_type="text/html", headers=refusal.headers)
    text = f"{reason}: {refusal.what}" if refusal.what else reason
    document = {"message": f"{text}, Request: {head.method} {path}", "status": str(refusal.status)}
    return Response(refusal.status, document, headers=refusal.headers)


_PAGE = (
    "<html><head><title>Error {status}</title></head><body><h2>HTTP ERROR: {status}</h2>"
    "<p>Problem accessing {path}. Reason: {reason}</p></body></html>"
)


def _path(head: RequestHead) -> str:
    return "/".join(("/epages", *(quote(step, safe="") for step in head.segments)))


def _reason(status: int) -> str:
    known = {member.value: member.phrase for member in HTTPStatus}
    return known.get(status, "Error")
