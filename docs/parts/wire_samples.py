"""The requests of a sample as commands of curl, and as calls of openapi-fetch in TypeScript."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

from attrs import define

from .documents import Json, resolve, spec_of
from .samples import Sample, SentRequest, parameters_of

_OWN_HEADERS = {"host", "connection", "content-length", "accept-encoding", "user-agent"}
"""Headers that every HTTP client adds by itself."""
_USUAL = ("accept", "application/json")
"""A header that JSON APIs do not need."""
_ORDINALS = ("first", "second", "third")
_WIDTH = 76


@define(frozen=True)
class Reference:
    """A value of a request that an earlier response gave: where it was there, and where it is used.

    Attributes:
        step: Position of the earlier request.
        members: Names and positions that lead to the value in its JSON.
        name: What the value is called.
        value: The value as text.
    """

    step: int
    members: tuple[str, ...]
    name: str
    value: str


@define
class Step:
    """A request that a sample shows, with what it takes from earlier responses."""

    sent: SentRequest
    position: int
    references: list[Reference]

    def header_items(self) -> list[tuple[str, str]]:
        """Return the headers that a caller has to give."""
        headers = self.sent.request.headers.items()
        return [
            ("-".join(map(str.capitalize, name.split("-"))), value)
            for name, value in headers
            if name not in _OWN_HEADERS and (name, value) != _USUAL
        ]

    def body(self) -> Any:
        """Return the JSON of the body; None without one."""
        return json.loads(self.sent.request.content) if self.sent.request.content else None


def steps_of(sample: Sample) -> list[Step]:
    """Return the requests to show: the last of the operation, and those before it that it needs."""
    shown: list[Step] = []
    # The other pages of a listing are left out.
    names = [each.name for each in sample.requests]
    last = names.index(names[-1])
    needed = {last}
    for position in range(last, -1, -1):
        sent = sample.requests[position]
        if position in needed or not sent.is_read:
            references = list(_references(sample.requests, position))
            needed |= {each.step for each in references}
            shown.append(Step(sent, position, references))
    return shown[::-1]


def _references(requests: list[SentRequest], position: int) -> Iterator[Reference]:
    sent = requests[position]
    for step, earlier in enumerate(requests[:position]):
        for name, expression in _links(earlier, sent.name):
            members = tuple(expression.removeprefix("$response.body#/").split("/"))
            if sent.path_values.get(name) == str(_at(earlier.answer, members)):
                yield Reference(step, members, name, sent.path_values[name])
        for scheme in spec_of(sent.provider)["components"]["securitySchemes"].values():
            token = scheme.get("x-token", {})
            if token.get("issued-by") == earlier.name:
                members = tuple(token["token"].removeprefix("$response.body#/").split("/"))
                yield Reference(step, members, "token", str(_at(earlier.answer, members)))


def _links(sent: SentRequest, target: str) -> Iterator[tuple[str, str]]:
    """Yield the path parameters of an operation that a response of another gives, as the links of the spec say."""
    for node in sent.operation["responses"].values():
        for link in resolve(sent.provider, node).get("links", {}).values():
            found = resolve(sent.provider, link)
            if found["operationId"] == target:
                for place, expression in found.get("parameters", {}).items():
                    if place.startswith("path.") and expression.startswith("$response.body#/"):
                        yield place.removeprefix("path."), expression


def _at(value: Any, members: tuple[str, ...]) -> Any:
    for member in members:
        value = value[int(member) if isinstance(value, list) else member]
    return value


def curl(sample: Sample) -> str:
    """Render a sample as commands of a shell, with curl and jq."""
    steps = steps_of(sample)
    taken = {each.step: each for step in steps for each in step.references}
    return "\n".join(_command(step, taken.get(step.position)) for step in steps)


def _command(step: Step, taken: Reference | None) -> str:
    request = step.sent.request
    url, headers = str(request.url), step.header_items()
    for each in step.references:
        shell = f"${variable(each)}"
        url = url.replace(each.value, shell)
        headers = [(name, value.replace(each.value, shell)) for name, value in headers]
    lines = [f"curl{' -s' if taken else ''}{_method(request.method, step.body())} {_quoted(url)}"]
    lines += [_header(name, value) for name, value in headers]
    if (body := step.body()) is not None:
        lines.append(f"-d '{literal(body, is_json=True)}'")
    command = " \\\n  ".join(line.replace("\n", "\n  ") for line in lines)
    if taken is None:
        return command
    return f"{variable(taken)}=$({command} | jq -r '{''.join(_jq(each) for each in taken.members)}')"


def _header(name: str, value: str) -> str:
    if name == "Authorization" and value.startswith("Basic "):
        return f"-u {base64.b64decode(value.removeprefix('Basic ')).decode()}"
    return f"-H {_quoted(f'{name}: {value}')}"


def _method(method: str, body: Any) -> str:
    return "" if method == ("GET" if body is None else "POST") else f" -X {method}"


def variable(reference: Reference) -> str:
    """Return the name of the shell's variable for a value."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", reference.name).upper()


def _jq(member: str) -> str:
    return f"[{member}]" if member.isdigit() else f".{member}"


def _quoted(text: str) -> str:
    return f'"{text}"' if "$" in text else f"'{text}'"


def typescript(sample: Sample) -> str:
    """Render a sample as a program with openapi-fetch and the types of openapi-typescript."""
    steps = steps_of(sample)
    provider, first = sample.provider, steps[0].sent
    credentials = [
        (name, value)
        for name, value in steps[0].header_items()
        if name in ("Authorization", "X-Api-Key", "Accept")
    ]
    options: Json = {"baseUrl": first.base_url} | ({"headers": dict(credentials)} if credentials else {})
    used = {each.step for step in steps for each in step.references}
    lines = [
        'import createClient from "openapi-fetch";',
        f'import type {{ paths }} from "./{provider}.js";',
        "",
        f"const client = createClient<paths>({_basic(literal(options))});",
    ]
    for step in steps:
        result = f"data: {_ORDINALS[step.position]}" if step.position in used else "data, error"
        start = f"const {{ {result} }} = await "
        lines.append(f"{start}client.{_call(step, credentials, len(start))};")
    return "\n".join([*lines, "console.log(data ?? error);"])


def _call(step: Step, credentials: list[tuple[str, str]], start: int) -> str:
    sent = step.sent
    known, values = parameters_of(sent), {each.value: each for each in step.references}
    path = {
        name: _typed(known["path", name], sent.provider, value, values)
        for name, value in sent.path_values.items()
    }
    query = {
        name: _typed(known["query", name], sent.provider, value, {})
        for name, value in parse_qsl(sent.request.url.query.decode(), keep_blank_values=True)
    }
    headers = {
        name: _expression(value, values)
        for name, value in step.header_items()
        if (name, value) not in credentials and not (name == "Content-Type" and value == "application/json")
    }
    params = {place: found for place, found in (("path", path), ("query", query)) if found}
    options: Json = {"params": params} if params else {}
    options |= {"headers": headers} if headers else {}
    options |= {"body": step.body()} if step.body() is not None else {}
    call = f'{sent.request.method}("{sent.path}"'
    return f"{call}, {literal(options, start=start + len(call))})" if options else f"{call})"


class Expression(str):
    """Source that is written as it is."""

    __slots__ = ()


def _expression(value: str, values: dict[str, Reference]) -> str:
    for known, reference in values.items():
        if known in value:
            return Expression(f"`{value.replace(known, '${' + _member(reference) + '}')}`")
    return value


def _member(reference: Reference) -> str:
    steps = "".join(f"[{each}]!" if each.isdigit() else f".{each}" for each in reference.members)
    return f"{_ORDINALS[reference.step]}!{steps}"


def _typed(parameter: Json, provider: str, value: str, values: dict[str, Reference]) -> Any:
    """Return a value of the path or the query by the type that the spec gives it."""
    if value in values:
        member = _member(values[value])
        return Expression(member)
    kind = resolve(provider, parameter["schema"])["type"]
    kinds: list[Any] = [*kind] if isinstance(kind, list) else [kind]
    if "integer" in kinds or "boolean" in kinds:
        return json.loads(value)
    return value


def _basic(text: str) -> str:
    """Write HTTP Basic so that it can be read."""

    def readable(match: re.Match[str]) -> str:
        return f'`Basic ${{btoa("{base64.b64decode(match[1]).decode()}")}}`'

    return re.sub(r'"Basic ([A-Za-z0-9+/=]+)"', readable, text)


def literal(value: Any, margin: str = "", *, start: int = 0, is_json: bool = False) -> str:
    """Write a value as JSON or, with bare names of members, as TypeScript.

    It stands on one line where that has space after `start` characters.
    """
    given: Any = value
    if isinstance(value, Expression) or not isinstance(value, dict | list):
        return value if isinstance(value, Expression) else json.dumps(value, ensure_ascii=False)
    inner = f"{margin}  "
    members: list[tuple[Any, Any]] = (
        [*value.items()] if isinstance(value, dict) else [(None, each) for each in given]
    )
    items = [f"{_name(key, is_json=is_json)}{literal(each, inner, is_json=is_json)}" for key, each in members]
    opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
    space = " " if isinstance(value, dict) and items else ""
    line = f"{opening}{space}{', '.join(items)}{space}{closing}"
    if start + len(margin) + len(line) <= _WIDTH and "\n" not in line:
        return line
    last = "" if is_json else ","
    return f"{opening}\n{inner}" + f",\n{inner}".join(items) + f"{last}\n{margin}{closing}"


def _name(key: str | None, *, is_json: bool) -> str:
    if key is None:
        return ""
    return f"{key}: " if not is_json and key.isidentifier() else f"{json.dumps(key)}: "
