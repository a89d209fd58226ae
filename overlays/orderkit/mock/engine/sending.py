"""Responses of providers as they are sent over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache

from ..asgi import JSON, HttpResponse
from .json_writer import write_json_bytes
from .messages import NO_BODY, Response


def format_date(now: datetime) -> str:
    """Format a time for a `Date` header."""
    return _format_seconds(int(now.timestamp()))


# Requests come far more often than once a second.
@lru_cache(maxsize=8)
def _format_seconds(seconds: int) -> str:
    return format_datetime(datetime.fromtimestamp(seconds, UTC), usegmt=True)


def to_http(response: Response) -> HttpResponse:
    """Return a provider's response as it is sent."""
    if response.text is not None:
        content, media_type = response.text.encode("utf-8"), response.media_type or "text/plain"
    elif response.document is NO_BODY:
        content, media_type = None, None
    else:
        content, media_type = write_json_bytes(response.document), response.media_type or JSON
    return HttpResponse(response.status, content, media_type, response.headers)
