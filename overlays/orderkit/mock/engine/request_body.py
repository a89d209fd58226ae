"""Request bodies: received up to a limit, then parsed as JSON of a documented media type."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from ..asgi import DisconnectedError, HttpRequest, TooLargeError
from .errors import UnreadableBodyError, UnsupportedMediaTypeError
from .json_writer import JsonTextError, read_json
from .messages import RequestHead

MAX_BODY_BYTES = 1024 * 1024
"""Size of the largest accepted body: an order of a hundred lines takes a tenth of it."""


@dataclass(frozen=True, slots=True)
class ReceivedBody:
    """A received body; its content is empty and `is_complete` is false if it exceeded the limit."""

    content: bytes
    is_complete: bool = True


async def receive(request: HttpRequest) -> ReceivedBody:
    """Receive a body; stop once it exceeds the limit."""
    try:
        return ReceivedBody(await request.read(MAX_BODY_BYTES))
    except TooLargeError:
        return ReceivedBody(b"", is_complete=False)
    except DisconnectedError as error:
        raise UnreadableBodyError from error


def parse(head: RequestHead, body: ReceivedBody, media_types: Collection[str]) -> Any:
    """Parse the JSON of a body that has to be declared as one of some media types."""
    # Before the content type is checked: without a body there is nothing to declare.
    if body.is_complete and not body.content:
        raise UnreadableBodyError
    if not is_declared_as(head, media_types):
        raise UnsupportedMediaTypeError
    if not body.is_complete:
        raise UnreadableBodyError
    try:
        return read_json(body.content)
    except JsonTextError as error:
        raise UnreadableBodyError from error


def is_declared_as(head: RequestHead, media_types: Collection[str]) -> bool:
    """Return whether the request has one content type, which is one of these, in UTF-8 if it names a charset."""
    sent = head.values("Content-Type")
    if len(sent) != 1:
        return False
    media_type, *parameters = (part.strip() for part in sent[0].decode("latin-1").lower().split(";"))
    charsets = [
        text.removeprefix("charset=").strip('"') for text in parameters if text.startswith("charset=")
    ]
    return media_type in media_types and all(charset == "utf-8" for charset in charsets)
