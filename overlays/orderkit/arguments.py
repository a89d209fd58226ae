"""What a caller passes, checked before anything is sent: bodies, segments of a path, base URLs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any, Final, Protocol, TypeVar, cast
from urllib.parse import urlsplit

from attrs import define


class Model(Protocol):
    """A generated model."""

    def to_dict(self) -> dict[str, Any]:
        """Its members as JSON has them."""
        ...


ModelT = TypeVar("ModelT", bound=Model)


@define(frozen=True)
class _Body:
    """Members to send, in the dress of a generated model."""

    members: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        return self.members


def as_body(model: type[ModelT], body: ModelT | Mapping[str, Any]) -> ModelT:
    """A body that may be a model or a plain mapping, as what the generated client takes.

    A mapping is sent as it is: what is wrong in it the provider says, in the language asked for.

    Raises:
        TypeError: It is neither, or a member of the model holds a value of a wrong type.
    """
    if isinstance(body, Mapping):
        return cast(ModelT, _Body(dict(body)))
    if not isinstance(body, model):
        raise TypeError(f"the body must be a {model.__name__} or a mapping, not {type(body).__name__}")
    try:
        return cast(ModelT, _Body(body.to_dict()))
    except (AttributeError, TypeError, ValueError) as error:
        raise TypeError(f"a member of {model.__name__} holds a value of a wrong type: {error}") from error


SegmentT = TypeVar("SegmentT", int, str)


def as_segment(argument: str, value: object, kind: type[SegmentT]) -> SegmentT:
    """A value that becomes one segment of a path.

    Raises:
        TypeError: It is of another type.
        ValueError: It would make another path: it is empty, `.` or `..`.
    """
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"{argument} must be {kind.__name__}, not {type(value).__name__}")
    if str(value) in ("", ".", ".."):
        raise ValueError(f"{argument} must not be {value!r}: that is the address of something else")
    return value


_NAME_WITHOUT_A_DOT: Final = re.compile(r"(?!0x)[a-z0-9_-]*[a-z_-][a-z0-9_-]*")
"""A number is no name: it is an IPv4 address written in another way."""


def checked_base_url(url: str) -> str:
    """A base URL without its trailing slash.

    Raises:
        TypeError: It is not text.
        ValueError: It is not an absolute http or https URL, holds credentials, a query or a fragment, or would send
            credentials in clear over a network: http is for loopback and for hosts without a dot in their name.
    """
    if not isinstance(cast(object, url), str):
        raise TypeError(f"base_url must be str, not {type(url).__name__}")
    if any(mark in url for mark in "@?#"):
        raise ValueError("base_url must hold no credentials, query or fragment")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0 or not _is_plain(url):
        raise ValueError(f"base_url must be an absolute http or https URL, not {url!r}")
    if parts.scheme == "http" and not _is_near(parts.hostname):
        raise ValueError(f"base_url would send the credentials in clear: use https for {parts.hostname}")
    return url.rstrip("/")


def _is_plain(url: str) -> bool:
    return url.isascii() and url.isprintable() and not any(mark in url for mark in " \\")


def _is_near(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return _NAME_WITHOUT_A_DOT.fullmatch(host) is not None
