"""Headers that a caller adds to requests, checked before anything is sent."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final, cast

# A token of RFC 9110, section 5.6.2: the characters that a header's name may have.
_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")

# The visible characters and the blanks between them: no control character can begin another header.
_VALUE: Final = re.compile(r"(?:[!-~](?:[ \t!-~]*[!-~])?)?")

# The HTTP library sets them from the request itself; other values would break its framing or reach another host.
_RESERVED: Final = frozenset(
    {"connection", "content-length", "host", "te", "trailer", "transfer-encoding", "upgrade"}
)


def merged_headers(
    base: Mapping[str, str], added: Mapping[str, str], credentials: Collection[str] = ()
) -> dict[str, str]:
    """Add headers to others; one of the same name is replaced, whatever its case.

    Args:
        base: The headers so far.
        added: The headers of the caller.
        credentials: Names, in lower case, of the headers that carry credentials.

    Raises:
        TypeError: `added` is no mapping of text to text.
        ValueError: A name or a value cannot be sent, or a name is reserved or there twice. The message never shows the
            value.
    """
    if not isinstance(cast(object, added), Mapping):
        raise TypeError(f"headers must be a mapping of str to str (got {type(added).__name__})")
    for name, value in added.items():
        _check(name, value)
        if name.lower() in credentials:
            raise ValueError(f"headers must not set {name}: it carries the client's credentials")
    if len({name.lower() for name in added}) < len(added):
        raise ValueError(f"headers must have each name once, in any case (got {', '.join(added)})")
    return replaced_headers(base, added)


def replaced_headers(base: Mapping[str, str], added: Mapping[str, str]) -> dict[str, str]:
    """Add headers that need no check to others; one of the same name is replaced, whatever its case."""
    replaced = {name.lower() for name in added}
    return {**{name: value for name, value in base.items() if name.lower() not in replaced}, **added}


def _check(name: object, value: object) -> None:
    if not isinstance(name, str) or not isinstance(value, str):
        raise TypeError(f"headers must map str to str (got {type(name).__name__} to {type(value).__name__})")
    if not _NAME.fullmatch(name):
        raise ValueError(f"headers must have names of letters, digits and hyphens (got {name!r})")
    if name.lower() in _RESERVED:
        raise ValueError(f"headers must not set {name}: the HTTP library does")
    if not _VALUE.fullmatch(value):
        raise ValueError(f"headers must have values of visible ASCII characters: check {name}")
