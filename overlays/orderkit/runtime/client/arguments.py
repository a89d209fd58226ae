"""What a caller passes, checked before anything is sent: bodies, segments of a path, filters, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address
from typing import Any, Final, Protocol, TypeVar, cast, overload
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


OtherT = TypeVar("OtherT", bound=Model)


@overload
def as_body(body: ModelT | Mapping[str, Any], model: type[ModelT], /) -> ModelT: ...
@overload
def as_body(
    body: ModelT | OtherT | Mapping[str, Any], model: type[ModelT], other: type[OtherT], /
) -> ModelT | OtherT: ...
def as_body(body: Model | Mapping[str, Any], /, *models: type[Model]) -> Model:
    """A body that may be one of some models or a plain mapping, as what the generated client takes.

    A mapping is sent as it is: what is wrong in it the provider says, in the language asked for.

    Raises:
        TypeError: It is none of them, or a member of the model holds a value of a wrong type.
    """
    return _checked_body("the body", body, models)


def as_bodies(bodies: Iterable[ModelT | Mapping[str, Any]], /, *models: type[ModelT]) -> list[ModelT]:
    """A body that is a list, each of its items as `as_body` takes them.

    Raises:
        TypeError: It is no list, or one of its items is wrong; the message says which.
    """
    kind = type(cast(object, bodies))
    if issubclass(kind, Mapping | str | bytes) or not issubclass(kind, Iterable):
        raise TypeError(f"the body must be a list, not {kind.__name__}")
    checked = [_checked_body(f"body[{index}]", body, models) for index, body in enumerate(bodies)]
    return cast(list[ModelT], checked)


def _checked_body(place: str, body: Model | Mapping[str, Any], models: tuple[type[Model], ...]) -> Model:
    if isinstance(body, Mapping):
        return _Body(dict(body))
    if not isinstance(body, models):
        names = " or ".join(f"a {model.__name__}" for model in models)
        raise TypeError(f"{place} must be {names} or a mapping, not {type(body).__name__}")
    try:
        return _Body(body.to_dict())
    except (AttributeError, TypeError, ValueError) as error:
        raise TypeError(
            f"{place}: a member of {type(body).__name__} holds a value of a wrong type: {error}"
        ) from error


SegmentT = TypeVar("SegmentT", int, str)


def as_path_segment(argument: str, value: object, kind: type[SegmentT]) -> SegmentT:
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


def as_str(argument: str, value: str | None) -> str | None:
    """A text, or None.

    Raises:
        TypeError: It is something else.
    """
    if value is not None and not isinstance(cast(object, value), str):
        raise TypeError(f"{argument} must be str, not {type(value).__name__}")
    return value


def given(filters: Mapping[str, Any]) -> dict[str, Any]:
    """The filters that were given."""
    return {name: value for name, value in filters.items() if value is not None}


def as_bool(argument: str, value: bool | None) -> bool | None:
    """True, False, or None.

    Raises:
        TypeError: It is something else, such as a text that says one of them.
    """
    if value is not None and not isinstance(cast(object, value), bool):
        raise TypeError(f"{argument} must be bool, not {type(value).__name__}")
    return value


def has_form(text: str, schema: Mapping[str, Any]) -> bool:
    """Whether a text is of the form that its schema names."""
    return re.fullmatch(schema.get("pattern", ".*"), text, re.DOTALL) is not None


def as_date(argument: str, value: date | None) -> date | None:
    """A day, or None.

    Raises:
        TypeError: It is something else, such as a moment, which is a day in one zone and another day in another.
    """
    if value is not None and (isinstance(value, datetime) or not isinstance(cast(object, value), date)):
        raise TypeError(f"{argument} must be a date, not {type(value).__name__}")
    return value


def as_utc(argument: str, value: datetime) -> datetime:
    """A moment in UTC.

    Raises:
        TypeError: It is something else.
        ValueError: It does not say in which zone it is, or UTC has no year for it.
    """
    if not isinstance(cast(object, value), datetime):
        raise TypeError(f"{argument} must be a datetime, not {type(value).__name__}")
    if value.utcoffset() is None:
        raise ValueError(f"{argument} needs a time zone, for example UTC")
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{argument} lies outside the years 1 to 9999 in UTC: {value}") from None


def in_milliseconds(moment: datetime, *, up: bool) -> str:
    """A moment in UTC as text with three decimals; what is finer is rounded up, unless time ends there, or down."""
    missing = timedelta(microseconds=-moment.microsecond % 1000 if up else 0)
    rounded = moment + min(missing, datetime.max.replace(tzinfo=UTC) - moment)
    return f"{rounded.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def in_seconds(moment: datetime, *, up: bool) -> datetime:
    """A moment in whole seconds; what is finer is rounded up or down."""
    rounds_up = up and moment.microsecond > 0
    return moment.replace(microsecond=0) + timedelta(seconds=1 if rounds_up else 0)


def as_int(argument: str, value: int | None, *, least: int, most: int | None = None) -> int | None:
    """A number of things, or None.

    Raises:
        TypeError: It is no whole number.
        ValueError: It is out of bounds.
    """
    if value is None:
        return None
    if not isinstance(cast(object, value), int) or isinstance(value, bool):
        raise TypeError(f"{argument} must be int, not {type(value).__name__}")
    if value < least:
        raise ValueError(f"{argument} must be at least {least}, not {value}")
    if most is not None and value > most:
        raise ValueError(f"{argument} must be at most {most}, not {value}")
    return value


ItemT = TypeVar("ItemT", int, str)


def as_list(argument: str, value: ItemT | Iterable[ItemT] | None, kind: type[ItemT]) -> list[ItemT]:
    """One value or several, each of them once; none at all for None.

    Raises:
        TypeError: It is neither, or one of several is of another type.
        ValueError: It is several and holds nothing.
    """
    if value is None:
        return []
    given = cast(object, [value] if isinstance(value, kind) else value)
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        raise TypeError(f"{argument} must be {kind.__name__} or several, not {type(value).__name__}")
    items = list(cast(Iterable[object], given))
    if not items:
        raise ValueError(f"{argument} holds nothing: leave it out if everything is wanted")
    for item in items:
        if not isinstance(item, kind) or isinstance(item, bool):
            raise TypeError(f"{argument} must hold {kind.__name__}, not {type(item).__name__}")
    return list(dict.fromkeys(cast(list[ItemT], items)))


_NAME_WITHOUT_A_DOT: Final = re.compile(r"(?!0x)[a-z0-9_-]*[a-z_-][a-z0-9_-]*")
"""A number is no name: it is an IPv4 address written in another way."""


def address_of(servers: Mapping[str, str], environment: str, base_url: str | None) -> str:
    """The base URL that was given, or else that of the environment.

    Raises:
        TypeError: The base URL is not text.
        ValueError: It is wrong, or there is no such environment.
    """
    if base_url is not None:
        return checked_base_url(base_url)
    if environment not in servers:
        raise ValueError(f"environment must be one of {', '.join(servers)}, not {environment!r}")
    return servers[environment]


def checked_base_url(url: str) -> str:
    """A base URL without its trailing slash, which `checked_url` has looked at."""
    return checked_url("base_url", url).rstrip("/")


def checked_url(argument: str, url: str) -> str:
    """An address that credentials may be sent to.

    Raises:
        TypeError: It is not text.
        ValueError: It is not an absolute http or https URL, holds credentials, a query or a fragment, or would send
            credentials in clear over a network: http is for loopback and for hosts without a dot in their name.
    """
    if not isinstance(cast(object, url), str):
        raise TypeError(f"{argument} must be str, not {type(url).__name__}")
    if any(mark in url for mark in "@?#"):
        raise ValueError(f"{argument} must hold no credentials, query or fragment")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0 or not _is_plain(url):
        raise ValueError(f"{argument} must be an absolute http or https URL, not {url!r}")
    if parts.scheme == "http" and not _is_near(parts.hostname):
        raise ValueError(f"{argument} would send the credentials in clear: use https for {parts.hostname}")
    return url


def _is_plain(url: str) -> bool:
    return url.isascii() and url.isprintable() and not any(mark in url for mark in " \\")


def _is_near(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return _NAME_WITHOUT_A_DOT.fullmatch(host) is not None
