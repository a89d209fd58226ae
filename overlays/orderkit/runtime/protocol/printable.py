"""Text of a provider as people may read it: in a message, a log, a traceback."""

from __future__ import annotations

from typing import Final, TextIO

# Spaces of languages that the standard library does not call printable.
_SPACES: Final = "\u00a0\u202f\u3000"


def printable(text: str, longest: int) -> str:
    """Escape what is not printable, and cut what is too long.

    That is every character that could forge a line of a log or change how a terminal shows others: line breaks and
    other control characters, escapes, marks of direction, halves of characters. The result, passed again, is the same.

    Args:
        text: The text.
        longest: Most characters of the result, at least 40.
    """
    if len(text) <= longest and text.isprintable():
        return text
    shown = "".join(_escaped(character) for character in text[:longest])
    if len(text) <= longest and len(shown) <= longest:
        return shown
    end = f"... ({len(text)} characters)"
    return shown[: longest - len(end)] + end


def for_stream(text: str, stream: TextIO) -> str:
    """Return a text as it may be written: on a terminal, all that is not printable but line breaks is escaped.

    Escapes are those of JSON, so that JSON stays JSON. A pipe or a file gets the text as it is.
    """
    if text.isprintable() or not stream.isatty():
        return text
    return "".join(each if each == "\n" else _json_escaped(each) for each in text)


def _json_escaped(character: str) -> str:
    if character.isprintable() or character in _SPACES:
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))


def _escaped(character: str) -> str:
    if character.isprintable() or character in _SPACES:
        return character
    return character.encode("unicode_escape").decode()
