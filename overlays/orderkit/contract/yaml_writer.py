"""YAML for JSON values, as people write it: block style, texts without quotes where that is safe.

The clients have no dependency that writes YAML, and a document has nothing that needs one: no anchors, tags or times.
"""

from __future__ import annotations

import json
import re
from typing import Any

from .grammar import is_array, is_object

WIDTH = 100
"""A longer text of one line is folded at its spaces."""

# Words that readers of YAML 1.1 or 1.2 take for something other than text. Numbers and times begin with no letter.
RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
PLAIN = re.compile(r"[A-Za-z/$](?:[^\n:#]|:(?! |$)|(?<! )#)*")
FLOW_PLAIN = re.compile(r"[A-Za-z][\w./ -]*", re.ASCII)


def write_yaml(value: Any) -> str:
    """Return a JSON value as a YAML document that ends with a line break."""
    return "\n".join(_lines(value, 0)) + "\n"


def _lines(value: Any, indent: int) -> list[str]:
    """Write a value as lines; a container that is not empty begins on a line of its own."""
    if is_object(value) and value:
        return [line for key, each in value.items() for line in _member(f"{_scalar(key)}:", each, indent)]
    if is_array(value) and value:
        return [line for each in value for line in _item(each, indent)]
    return [" " * indent + _inline(value)]


def _member(key: str, value: Any, indent: int) -> list[str]:
    start = " " * indent + key
    if _is_block(value):
        return [start, *_lines(value, indent + 2)]
    return _text_lines(start, value, indent)


def _item(value: Any, indent: int) -> list[str]:
    if not _is_block(value):
        return _text_lines(" " * indent + "-", value, indent)
    first, *rest = _lines(value, indent + 2)
    return [" " * indent + "- " + first.lstrip(), *rest]


def _is_block(value: Any) -> bool:
    """Return whether a value takes lines of its own: containers do, apart from empty ones and lists of few words."""
    return bool(value) and (is_object(value) or (is_array(value) and _short_list(value) is None))


def _short_list(value: Any) -> str | None:
    """Write a list of names and numbers on one line, or return None."""
    if not is_array(value) or not all(_is_short(each) for each in value):
        return None
    text = f"[{', '.join(_scalar(each) for each in value)}]"
    return text if len(text) <= WIDTH // 2 else None


def _is_short(value: Any) -> bool:
    if isinstance(value, str):
        return FLOW_PLAIN.fullmatch(value) is not None
    return not isinstance(value, dict | list)


def _inline(value: Any) -> str:
    if is_array(value):
        return _short_list(value) or "[]"
    return "{}" if is_object(value) else _scalar(value)


def _text_lines(start: str, value: Any, indent: int) -> list[str]:
    """Write what follows a key or a dash: on the same line, or as a block of text below it."""
    block = _block(value, len(start)) if isinstance(value, str) else None
    if block is None:
        return [f"{start} {_inline(value)}"]
    style, lines = block
    return [f"{start} {style}", *(" " * (indent + 2) + line if line else "" for line in lines)]


def _block(text: str, used: int) -> tuple[str, list[str]] | None:
    """Return style and lines of a text that reads best as a block, or None."""
    if not text or text[0].isspace() or not _is_printable(text.replace("\n", "")):
        return None
    if "\n" not in text:
        is_long = used + len(text) > WIDTH and "  " not in text and not text.endswith(" ")
        return (">-", _fold(text)) if is_long else None
    body = text.rstrip("\n")
    if any(line != line.rstrip() for line in body.split("\n")):
        return None
    chomping = {0: "|-", 1: "|"}.get(len(text) - len(body))
    return (chomping, body.split("\n")) if chomping else None


def _fold(text: str) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + len(word) < WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _scalar(value: Any) -> str:
    """Write a key or a value on one line; a text without quotes where nobody can take it for something else."""
    if isinstance(value, float):
        return re.sub(r"^(-?\d+)e", r"\1.0e", json.dumps(value))  # YAML 1.1 wants a point before the exponent
    if not isinstance(value, str):
        return json.dumps(value)
    if PLAIN.fullmatch(value) and value.lower() not in RESERVED and _is_printable(value) and value[-1] != " ":
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(letter if _is_printable(letter) else _escape(letter) for letter in quoted)


def _is_printable(text: str) -> bool:
    # A byte order mark counts as no text, and characters beyond the first plane are left to escapes.
    return text.isprintable() and all(letter < "\ufeff" for letter in text)


def _escape(letter: str) -> str:
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
