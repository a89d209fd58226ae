"""Writes calls as a Bruno collection: a folder of text files, one for each call, and an environment for the mock."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .calls import Auth, Call, Field, Variable, js_path


def folder(
    info: dict[str, Any], mock_url: str, calls: list[Call], variables: list[Variable]
) -> dict[str, str]:
    """Return the files of the collection by their paths inside its folder."""
    shared = next((call.auth for call in calls if call.auth), None)
    values = [("baseUrl", mock_url), *((each.name, _text(each.example)) for each in variables)]
    settings = {"version": "1", "name": info["title"], "type": "collection"}
    files = {
        "bruno.json": json.dumps(settings, ensure_ascii=False, indent=2) + "\n",
        "collection.bru": _blocks([*_auth_blocks(shared), _block("docs", info["description"].splitlines())]),
        "environments/mock.bru": _blocks([_pairs("vars", values)]),
    }
    for number, call in enumerate(calls, start=1):
        files[f"{call.name}.bru"] = _call(call, number)
    return files


def _call(call: Call, number: int) -> str:
    """Write one call; its number says when it runs."""
    auth = "inherit" if call.auth else "none"
    blocks = [
        _pairs("meta", [("name", call.name), ("type", "http"), ("seq", str(number))]),
        _pairs(
            call.method.lower(),
            [("url", _url(call)), ("body", "json" if call.body else "none"), ("auth", auth)],
        ),
    ]
    headers = [*_fields(call.headers), *([("Content-Type", call.media)] if call.body else [])]
    parts = (
        ("params:query", _fields(call.query)),
        ("params:path", _fields(call.path_fields)),
        ("headers", headers),
    )
    blocks += [_pairs(name, pairs) for name, pairs in parts if pairs]
    if call.body:
        blocks.append(_block("body:json", call.body.splitlines()))
    if call.captures:
        captured = [(name, f"res.body{js_path(pointer)}") for name, pointer in call.captures.items()]
        blocks.append(_pairs("vars:post-response", captured))
    blocks.append(_pairs("assert", [("res.status", f"eq {call.status}")]))
    blocks.append(_block("docs", [call.summary, "", *call.description.splitlines()]))
    return _blocks(blocks)


def _url(call: Call) -> str:
    """Write the URL with names of path parameters after colons, and the query that is sent."""
    path = "/".join(f":{part[1:-1]}" if part.startswith("{") else part for part in call.path.split("/"))
    query = "&".join(f"{each.name}={each.value}" for each in call.query if each.is_sent)
    return "{{baseUrl}}" + path + (f"?{query}" if query else "")


def _fields(fields: Iterable[Field]) -> list[tuple[str, str]]:
    """Return parameters as pairs; a tilde switches one off."""
    return [(each.name if each.is_sent else f"~{each.name}", each.value) for each in fields]


def _auth_blocks(auth: Auth | None) -> list[str]:
    """Return the blocks of the collection that say how its calls prove who sends them."""
    if auth is None:
        return [_pairs("auth", [("mode", "none")])]
    if auth.kind == "bearer":
        return [_pairs("auth", [("mode", "bearer")]), _pairs("auth:bearer", [("token", auth.value)])]
    if auth.kind == "basic":
        pairs = [("username", "{{username}}"), ("password", "{{password}}")]
        return [_pairs("auth", [("mode", "basic")]), _pairs("auth:basic", pairs)]
    pairs = [("key", auth.header), ("value", auth.value), ("placement", "header")]
    return [_pairs("auth", [("mode", "apikey")]), _pairs("auth:apikey", pairs)]


def _pairs(name: str, pairs: Iterable[tuple[str, str]]) -> str:
    return _block(name, [f"{key}: {value}" for key, value in pairs])


def _block(name: str, lines: Iterable[str]) -> str:
    """Write a block; its lines are indented, so that a brace in them does not end it."""
    inside = "".join(f"  {line}".rstrip() + "\n" for line in lines)
    return f"{name} {{\n{inside}}}\n"


def _blocks(blocks: Iterable[str]) -> str:
    return "\n".join(blocks)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
