"""The body of a request: received up to a limit, under a media type that the contract knows, read as JSON."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from starlette.requests import ClientDisconnect, Request

from ..settings import MAX_BODY_BYTES
from .json_writer import JsonTextError, read_json
from .provider import RequestHead, UnreadableBodyError, UnsupportedMediaTypeError


@dataclass(frozen=True, slots=True)
class Body:
    """What was read of a body; `whole` is false if there was more than the mock reads."""

    content: bytes
    whole: bool = True


async def receive(request: Request) -> Body:
    """Receive a body, and stop where it becomes too large."""
    length = request.headers.get("content-length", "0")
    if length.isascii() and length.isdigit() and (len(length) > 10 or int(length) > MAX_BODY_BYTES):
        return Body(b"", whole=False)
    content = bytearray()
    try:
        async for chunk in request.stream():
            content += chunk
            if len(content) > MAX_BODY_BYTES:
                return Body(b"", whole=False)
    except ClientDisconnect as error:
        raise UnreadableBodyError from error
    return Body(bytes(content))


def read(head: RequestHead, body: Body, media_types: Collection[str]) -> Any:
    """The JSON of a body that is declared as one of some media types."""
    if body.whole and not body.content:
        raise UnreadableBodyError
    if not is_declared_as(head, media_types):
        raise UnsupportedMediaTypeError
    if not body.whole:
        raise UnreadableBodyError
    try:
        return read_json(body.content)
    except JsonTextError as error:
        raise UnreadableBodyError from error


def is_declared_as(head: RequestHead, media_types: Collection[str]) -> bool:
    """Whether one content type is sent, and it is one of these, in UTF-8 if it names a charset."""
    sent = head.values("Content-Type")
    if len(sent) != 1:
        return False
    media_type, *parameters = (part.strip() for part in sent[0].decode("latin-1").lower().split(";"))
    charsets = [
        text.removeprefix("charset=").strip('"') for text in parameters if text.startswith("charset=")
    ]
    return media_type in media_types and all(charset == "utf-8" for charset in charsets)
