"""Reads the header `Link` (RFC 8288): the links of one resource to others, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import define, field

# Providers send a few hundred characters. More than this is refused: a header is read whole before it is understood.
LONGEST_HEADER: Final = 65_536
"""Characters of a header at most."""

_BLANKS: Final = " \t\r\n"
# Each of these stops at the first character that it does not want, and none of them can be tried in two ways, so the
# time is linear in the header's length.
_NAME: Final = re.compile(r"[^\s=;,\"<>]+")
_TOKEN: Final = re.compile(r"[^\s;,\"]*")
_TO_NEXT_PART: Final = re.compile(r"[^;,\"]+")


@define(frozen=True)
class Link:
    """One link.

    Attributes:
        target: Its address as it is written, which may be relative.
        relations: Its relation types, in lower case.
        anchor: The address that the link leads from, where that is not the resource itself.
    """

    target: str
    relations: tuple[str, ...]
    anchor: str | None = None


def links_of(header: str) -> list[Link]:
    """Return the links of a header, or of several that were joined by commas.

    Text that is not a link is passed over.

    Raises:
        ValueError: The header is longer than any that a provider has reason to send.
    """
    if len(header) > LONGEST_HEADER:
        raise ValueError(f"the header Link must have at most {LONGEST_HEADER} characters (got {len(header)})")
    return list(_Scanner(header).links())


@define
class _Scanner:
    """Goes through a header once, from its beginning to its end."""

    text: str
    at: int = field(default=0)

    def links(self) -> Iterator[Link]:
        while first := self._next():
            if first != "<":
                self._parameters()  # up to the next comma, as if it belonged to a link
                continue
            begin, end = self.at + 1, self.text.find(">", self.at)
            if end < 0:
                return
            self.at = end + 1
            yield self._link(self.text[begin:end].strip(), self._parameters())

    @staticmethod
    def _link(target: str, parameters: list[tuple[str, str]]) -> Link:
        # Of several parameters `rel` only the first counts (RFC 8288, 3.3), and likewise of other names.
        first = dict(reversed(parameters))
        return Link(target, tuple(first.get("rel", "").lower().split()), first.get("anchor"))

    def _parameters(self) -> list[tuple[str, str]]:
        """Return the names, in lower case, and values of the parameters up to the next comma."""
        found: list[tuple[str, str]] = []
        while self._next() not in ("", ","):
            if self._next() == ";":
                self.at += 1
                found += self._parameter()
            else:
                self._skip_part()
        self.at += 1
        return found

    def _parameter(self) -> list[tuple[str, str]]:
        self._skip_blanks()
        name = _NAME.match(self.text, self.at)
        if name is None:
            return []
        self.at = name.end()
        if self._next() != "=":
            return [(name[0].lower(), "")]
        self.at += 1
        return [(name[0].lower(), self._value())]

    def _value(self) -> str:
        if self._next() == '"':
            return self._quoted()
        token = _TOKEN.match(self.text, self.at)
        self.at = self.at if token is None else token.end()
        return "" if token is None else token[0]

    def _quoted(self) -> str:
        """Return the text between quotes, in which a backslash stands before a character that is meant as it is."""
        characters: list[str] = []
        self.at += 1
        while self.at < len(self.text) and self.text[self.at] != '"':
            if self.text[self.at] == "\\":
                self.at += 1
            characters.append(self.text[self.at : self.at + 1])
            self.at += 1
        self.at += 1
        return "".join(characters)

    def _next(self) -> str:
        """Return the next character that is not blank; an empty text at the end."""
        self._skip_blanks()
        return self.text[self.at : self.at + 1]

    def _skip_blanks(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in _BLANKS:
            self.at += 1

    def _skip_part(self) -> None:
        """Pass what belongs to no parameter."""
        if self._next() == '"':
            self._quoted()
        elif part := _TO_NEXT_PART.match(self.text, self.at):
            self.at = part.end()
