"""What it means that an object was added to a map or a list of a document, or removed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .change import Change, Directions, Level, narrowed, widened
from .rules import PEOPLE

if TYPE_CHECKING:
    from orderkit.contract.grammar import Place

BREAKS_IF_REMOVED = frozenset(
    {
        "path_item",
        "operation",
        "parameter",
        "request_body",
        "media_type",
        "response",
        "header",
        "server",
        "callback",
    }
    | {"security_scheme", "link", "oauth_flows", "oauth_flow", "server_variable", "schema", "discriminator"}
    | {"components", "paths", "responses", "encoding", "security", "xml"}
)
"""Kinds of objects that clients call, read, or generate code from."""
UNIONS = frozenset({"anyOf", "oneOf"})


def removed(kind: str, key: str, place: Place, directions: Directions) -> Change:
    """Classify the removal of an object that `key` held."""
    level = Level.BREAKING if kind in BREAKS_IF_REMOVED else Level.TEXT
    if kind == "schema" and key == "additionalProperties":
        level = widened(directions)
    return Change(level, place, f"{_name(kind)} removed")


def added(kind: str, node: Any, key: str, place: Place, directions: Directions) -> Change:
    """Classify the addition of an object that `key` holds."""
    level = Level.ADDITIVE
    if kind in {"parameter", "request_body"} and node.get("required") and place[0] != "components":
        level = Level.BREAKING
    elif kind == "media_type":
        level = widened(directions)
    elif kind == "response" and place[0] != "components" and place[-1].startswith("2"):
        level = Level.BREAKING
    elif kind == "schema":
        level = _schema_added(key, directions)
    elif kind in PEOPLE:
        level = Level.TEXT
    return Change(level, place, f"{_name(kind)} added")


def _schema_added(key: str, directions: Directions) -> Level:
    if key in {"properties", "schemas"}:
        return Level.ADDITIVE
    if key in UNIONS:
        return widened(directions)
    return Level.BREAKING if key == "schema" else narrowed(directions)


def _name(kind: str) -> str:
    return kind.replace("_", " ")
