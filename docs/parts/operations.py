"""Operations, their errors and the errors of a provider."""

from __future__ import annotations

import re

from orderkit.errors import class_for

from .documents import METHODS, errors_of, operation_of, resolve, schemas_of, snake, spec_of
from .ledgers import page_of
from .markdown import prose, table

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
            f"[`{snake(node['operationId'])}`]({operation_file(provider, node['operationId'])})",
            f"`{method.upper()} {path}`",
            f"`{node['x-retry']}`",
            prose(node["summary"]),
        )
        for path, item in spec_of(provider)["paths"].items()
        for method, node in item.items()
        if method in METHODS
    ]
    return table(("Method", "Request", "Retries", "What it does"), rows)


def operation(provider: str, name: str) -> str:
    """Render the request of an operation, with a link to its page."""
    method, path, node, _ = operation_of(provider, name)
    link = f"[Parameters, body, responses and errors]({operation_file(provider, name)})"
    return f"`{method} {path}`, retries `{node['x-retry']}`. {link}."


def operation_file(provider: str, name: str) -> str:
    """Return the file of an operation's page, from the folder of pages."""
    return f"{page_of(provider)}/{snake(name).replace('_', '-')}.md"
