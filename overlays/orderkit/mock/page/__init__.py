"""The web page of the mock, as files that are sent as they are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from ..asgi import HttpResponse

SEGMENT: Final = "page"
"""Path segment of the files, below that of the control API."""

_INDEX: Final = "index.html"
_MEDIA_TYPES: Final[Mapping[str, str]] = {
    "css": "text/css",
    "html": "text/html",
    "js": "text/javascript",
    "svg": "image/svg+xml",
}
# Everything comes from the mock itself, nothing is inline, and no other page may show this one in a frame.
_HEADERS: Final = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "cache-control": "no-cache",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def find_file(name: str = _INDEX) -> HttpResponse | None:
    """Return a file of the page, the page itself by default; None if there is no such file."""
    content = _contents().get(name)
    if content is None:
        return None
    return HttpResponse(200, content, _MEDIA_TYPES[name.rpartition(".")[2]], _HEADERS)


def wants_page(method: str, headers: tuple[tuple[bytes, bytes], ...]) -> bool:
    """Return whether a request is that of a browser for a page: a program that asks for anything gets no HTML."""
    accepted = b",".join(value for name, value in headers if name.lower() == b"accept")
    return method in ("GET", "HEAD") and b"text/html" in accepted.lower()


@lru_cache(maxsize=1)
def _contents() -> Mapping[str, bytes]:
    found = (file for file in files(__name__).iterdir() if file.is_file())
    return {file.name: file.read_bytes() for file in found if file.name.rpartition(".")[2] in _MEDIA_TYPES}
