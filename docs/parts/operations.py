"""Operations, their errors and the errors of a provider."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from orderkit.contract import is_json
from orderkit.errors import class_for

from .documents import DOCS, METHODS, Json, errors_of, operation_of, resolve, schemas_of, snake, spec_of
from .ledgers import entries_of, page_of
from .markdown import Row, prose, table
from .schemas import type_of

RETRIES = {
    "safe": "sent again after a lost response or a passing failure",
    "upsert": "sent again after a lost response or a passing failure, because it writes the same again",
    "never": "never sent again once it may have arrived, except after a 429",
}


def errors(provider: str) -> str:
    """Render every error code: name, key, HTTP status, meaning and the exception it becomes."""
    known = errors_of(provider)
    has_keys = "key" in schemas_of(provider).get("Error", {}).get("properties", {})
    rows = [
        (
            "none" if error["code"] is None else str(error["code"]),
            *([f"`{error['key']}`"] if has_keys else []),
            prose(error["message"] if isinstance(error["message"], str) else error["message"]["en-US"]),
            str(error["http_status"]),
            str(error["semantic_status"]),
            f"`{class_for(error['semantic_status']).__name__}`",
        )
        for error in known
    ]
    keys = ("Key",) if has_keys else ()
    return table(("Code", *keys, "Message in English", "HTTP status", "Means", "Exception"), rows)


def refusals(provider: str) -> str:
    """Render every documented refusal of a provider whose errors are lists: status, code, words and exception."""
    examples = spec_of(provider)["components"]["examples"].values()
    rows = [
        (
            error["status"],
            f"`{error['code']}`",
            prose(error["detail"]),
            f"`{class_for(int(error['status'])).__name__}`",
            prose(example["summary"]),
        )
        for example in examples
        if isinstance(example["value"], dict)
        for error in example["value"].get("errors", ())[:1]
    ]
    return table(("HTTP status", "Code", "Words", "Exception", "When"), rows)


def failures(provider: str) -> str:
    """Render every HTTP status that an operation names for an error: its meaning and the exception it becomes."""
    responses = [
        (status, resolve(provider, response)["description"])
        for item in spec_of(provider)["paths"].values()
        for method, node in item.items()
        if method in METHODS
        for status, response in node["responses"].items()
        if status.isdigit() and status >= "4"
    ]
    rows = [
        (status, prose(meaning), f"`{class_for(int(status)).__name__}`")
        for status, meaning in sorted(set(responses))
    ]
    return table(("HTTP status", "Meaning", "Exception"), rows)


def messages(provider: str) -> str:
    """Render the message of every error code in the other languages."""
    languages = [each for each in schemas_of(provider)["Language"]["enum"] if each != "en-US"]
    rows = [
        (str(error["code"]), *(prose(error["message"][language]) for language in languages))
        for error in errors_of(provider)
    ]
    return table(("Code", *languages), rows)


def statuses(provider: str) -> str:
    """Render every status of an order: its meaning and the statuses that may follow."""
    node = schemas_of(provider)["OrderStatus"]
    meanings = dict(re.findall(r"`(\w+)`: (.+)\.", node["description"]))
    rows = [
        (f"`{status}`", prose(meanings[status]), ", ".join(f"`{each}`" for each in following) or "nothing")
        for status, following in ((row["from"], row["to"]) for row in node["x-lifecycle"]["transitions"])
    ]
    return table(("Status", "Meaning", "May become"), rows)


def operations(provider: str) -> str:
    """Render every operation: the client's method, the request and the retry class."""
    rows = [
        (
            f"[`{snake(node['operationId'])}`](#{_anchor(provider, node['operationId'])})",
            f"`{method.upper()} {path}`",
            f"`{node['x-retry']}`",
            prose(node["summary"]),
        )
        for path, item in spec_of(provider)["paths"].items()
        for method, node in item.items()
        if method in METHODS
    ]
    return table(("Method", "Request", "Retries", "What it does"), rows)


def _anchor(provider: str, name: str) -> str:
    """Return the anchor of the heading that an operation stands under on its provider's page."""
    text = (DOCS / "pages" / f"{page_of(provider)}.md").read_text(encoding="utf-8")
    marker = re.escape(f"<!-- made by docs/render.py: operation {provider} {name} -->")
    found = re.search(rf"^### (.+)\n\n{marker}", text, re.MULTILINE)
    if found is None:
        raise ValueError(f"no heading on the page of {provider} is followed by {name}")
    return re.sub(r"\W+", "-", found[1].lower())


def operation(provider: str, name: str) -> str:
    """Render an operation: address, parameters, body, responses and codes."""
    method, path, node, parameters = operation_of(provider, name)
    facts = [
        *((f"`{each['name']}` ({each['in']})", _parameter(provider, each)) for each in parameters),
        *([("Body", _body(provider, node["requestBody"]))] if "requestBody" in node else []),
        ("Response", _successes(provider, node)),
        _errors_in_short(provider, node),
        ("Retries", f"`{node['x-retry']}`: {RETRIES[node['x-retry']]}"),
        ("Ledger", entries_of(node, provider)),
    ]
    return f"{prose(node['description'])}\n\n{table(('Request', f'`{method} {path}`'), facts)}"


def _parameter(provider: str, parameter: Json) -> str:
    """Return type, necessity and description of a parameter."""
    needed = "required" if parameter.get("required") else "optional"
    schema = {"$ref": parameter["schema"]["$ref"]} if "$ref" in parameter["schema"] else parameter["schema"]
    return f"{type_of(provider, schema)}; {needed}. {prose(parameter['description'])}"


def _successes(provider: str, node: Json) -> str:
    """Return the statuses of the successful responses with their bodies."""
    successes = {status: response for status, response in node["responses"].items() if status.startswith("2")}
    return "; ".join(
        f"{status}, {_body(provider, response) if 'content' in response else 'without a body'}"
        for status, response in successes.items()
    )


def _body(provider: str, node: Json) -> str:
    """Return the type of a JSON body."""
    return next(
        type_of(provider, media["schema"]) for name, media in node["content"].items() if is_json(name)
    )


def _errors_in_short(provider: str, node: Json) -> Row:
    """Return the error codes of an operation or, of a provider that has none, the HTTP statuses."""
    if known := codes(provider, node):
        return "Error codes in the spec", ", ".join(map(str, known))
    statuses = [status for status in node["responses"] if status.isdigit() and status >= "4"]
    return "Error statuses in the spec", ", ".join(statuses)


def codes(provider: str, node: Json) -> list[int | str]:
    """Return the error codes that the examples of an operation's responses show, alone or in a list of errors."""
    responses = [resolve(provider, response) for response in node["responses"].values()]
    examples = [
        resolve(provider, example)
        for response in responses
        for name, media in response.get("content", {}).items()
        if is_json(name)
        for example in media.get("examples", {}).values()
    ]
    return sorted({code for example in examples for code in _codes_in(example["value"])}, key=str)


def _codes_in(error: Json) -> Iterator[int | str]:
    """Yield the codes that an error shows: one, or one for each error of a list. 0 stands for an unknown code."""
    listed: Any = error.get("errors", ())
    entries: list[Json] = [error, *(each for each in listed if isinstance(each, dict))]
    for entry in entries:
        code: Any = entry.get("code", entry.get("error"))
        if code and isinstance(code, int | str):
            yield code
