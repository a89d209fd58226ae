"""Request bodies: received up to a limit, then parsed as JSON of a documented media type."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from starlette.requests import ClientDisconnect, Request

from .errors import UnreadableBodyError, UnsupportedMediaTypeError
from .json_writer import JsonTextError, read_json
from .messages import RequestHead

MAX_BODY_BYTES = 1024 * 1024
"""Size of the largest accepted body: an order of a hundred lines takes a tenth of it."""

# Digits of a `Content-Length` that is converted to a number: more are too large in any case.
_MAX_LENGTH_DIGITS = 10


@dataclass(frozen=True, slots=True)
class ReceivedBody:
    """A received body; its content is empty and `is_complete` is false if it exceeded the limit."""

    content: bytes
    is_complete: bool = True


async def receive(request: Request) -> ReceivedBody:
    """Receive a body; stop once it exceeds the limit."""
    # A declared length saves receiving the body; an undeclared one is counted while it arrives.
    length = request.headers.get("content-length", "0")
    is_number = length.isascii() and length.isdigit()
    if is_number and (len(length) > _MAX_LENGTH_DIGITS or int(length) > MAX_BODY_BYTES):
        return ReceivedBody(b"", is_complete=False)
    content = bytearray()
    try:
        async for chunk in request.stream():
            content += chunk
            if len(content) > MAX_BODY_BYTES:
                return ReceivedBody(b"", is_complete=False)
    except ClientDisconnect as error:
        raise UnreadableBodyError from error
    return ReceivedBody(bytes(content))


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
