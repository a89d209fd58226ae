"""The page of an operation: samples, parameters, body, response, errors, paging, next steps and provenance."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import orderkit
from orderkit.contract import is_json
from orderkit.errors import class_for
from orderkit.runtime.protocol.messages import Response

from .command_samples import commands
from .documents import Json, errors_of, operation_of, read_yaml, resolve, snake, spec_of
from .ledgers import link_entries, page_of
from .markdown import Row, fenced, prose, table
from .operations import RETRIES
from .samples import client_name, samples_of
from .schemas import property_rows, type_of
from .wire_samples import curl, typescript

MARKS = {
    "documented": "on the provider's page of the operation",
    "public": "elsewhere in what the provider publishes",
    "inferred": "concluded from the sources, or from what clients have met",
    "ours": "chosen by this project, because no source says it",
}
"""What the marks of `x-provenance` mean."""


def operation_page(provider: str, name: str) -> str:
    """Render the page of an operation, without its front matter."""
    method, path, node, parameters = operation_of(provider, name)
    console = f"[Try it]({_console(provider, method, path)}) on the mock."
    sections = [
        f"# {name}",
        prose(node["summary"]),
        f"`{method} {path}`, [{_title(provider)}](../{page_of(provider)}.md). In Python: `{snake(name)}`. {console}",
        _samples(provider, name),
        prose(node.get("description", "")),
        _parameters(provider, parameters),
        _request_body(provider, node),
        _responses(provider, node),
        _errors(provider, node),
        _paging(node),
        f"## Sending again\n\n`{node['x-retry']}`: {RETRIES[node['x-retry']]}. See [retries](../clients.md#retries).",
        _next_steps(provider, node),
        _provenance(provider, node),
    ]
    return "\n\n".join(section for section in sections if section)


def _console(provider: str, method: str, path: str) -> str:
    """Return the address of an operation in its console, by the names that RapiDoc makes."""
    return f"../console/{page_of(provider)}.html#{method.lower()}-{re.sub('[{}]', '-', path)}"


def _title(provider: str) -> str:
    return str(spec_of(provider)["info"]["title"])


def _samples(provider: str, name: str) -> str:
    """Render the tabs of samples."""
    sample = samples_of(provider)[name]
    tabs = (
        ("Sync", "python", sample.python(is_async=False)),
        ("Async", "python", sample.python(is_async=True)),
        ("curl", "bash", curl(sample)),
        ("TypeScript", "typescript", typescript(sample)),
        ("Command line", "bash", commands(sample)),
    )
    return "\n\n".join(f'=== "{title}"\n\n{fenced(language, code, "    ")}' for title, language, code in tabs)


def _parameters(provider: str, parameters: list[Json]) -> str:
    """Render the parameters of the request, with their types, bounds and meaning."""
    if not parameters:
        return ""
    rows = [_parameter(provider, each) for each in parameters]
    return f"## Parameters\n\n{table(('Parameter', 'In', 'Type', 'Required', 'Meaning'), rows)}"


def _parameter(provider: str, parameter: Json) -> Row:
    schema = parameter["schema"]
    node = {"$ref": schema["$ref"]} if "$ref" in schema else schema
    resolved = resolve(provider, schema)
    default = f" Default: `{json.dumps(resolved['default'])}`." if "default" in resolved else ""
    unit = f" Unit: {resolved['x-unit']}." if "x-unit" in resolved else ""
    return (
        f"`{parameter['name']}`",
        parameter["in"],
        _from_folder(type_of(provider, node)),
        "yes" if parameter.get("required") else "",
        f"{prose(parameter['description'])}{unit}{default}",
    )


def _from_folder(text: str) -> str:
    """Return a text with links to models as a page in a folder needs them."""
    return text.replace("](", "](../")


def _request_body(provider: str, node: Json) -> str:
    """Render the members of the body, and its examples."""
    if "requestBody" not in node:
        return ""
    body = resolve(provider, node["requestBody"])
    name, media = next(iter(body["content"].items()))
    schema = media["schema"]
    parts = [f"## Body\n\n{_from_folder(type_of(provider, schema))}, as `{name}`."]
    target = resolve(provider, schema)
    item = resolve(provider, target["items"]) if "items" in target else target
    rows = [tuple(map(_from_folder, row)) for row in property_rows(provider, item)]
    if rows:
        parts.append(table(("Member", "Type", "Required", "Meaning", "Ledger"), rows))
    return "\n\n".join([*parts, *_examples(provider, media)])


def _examples(provider: str, media: Json) -> Iterator[str]:
    """Yield the examples of a body, each folded up."""
    for key, example in media.get("examples", {}).items():
        node = resolve(provider, example)
        text = json.dumps(node["value"], indent=2, ensure_ascii=False)
        yield _folded("example", prose(node.get("summary", key)), text)


def _folded(kind: str, title: str, text: str) -> str:
    safe = title.replace('"', "'").rstrip(".")
    return f'??? {kind} "{safe}"\n\n{fenced("json", text, "    ")}'


def _responses(provider: str, node: Json) -> str:
    """Render the successful responses with their examples."""
    parts = ["## Response"]
    for status, response in node["responses"].items():
        if not status.startswith("2"):
            continue
        found = resolve(provider, response)
        media = next((each for name, each in found.get("content", {}).items() if is_json(name)), None)
        body = f", {_from_folder(type_of(provider, media['schema']))}" if media else ", without a body"
        parts.append(f"**{status}**{body}. {prose(found['description'])}")
        parts += _headers(provider, found)
        parts += _examples(provider, media) if media else ()
    return "\n\n".join(parts)


def _headers(provider: str, response: Json) -> list[str]:
    """Render the headers of a response as a table, if it has any."""
    rows = [
        (f"`{name}`", prose(resolve(provider, header)["description"]))
        for name, header in response.get("headers", {}).items()
    ]
    return [table(("Header", "Meaning"), rows)] if rows else []


def _errors(provider: str, node: Json) -> str:
    """Render the errors by status, with an example of each and the exception that the client raises for it."""
    parts = ["## Errors"]
    for status, response in node["responses"].items():
        if status.startswith("2"):
            continue
        found = resolve(provider, response)
        words = {"4XX": "Any other 4XX", "default": "Any other status"}.get(status, status)
        parts.append(f"### {words}\n\n{link_entries(prose(found['description']), _ledger(provider))}")
        for name, media in found.get("content", {}).items():
            if is_json(name):
                parts += (
                    error_example(provider, status, each) for each in media.get("examples", {}).values()
                )
    return "\n\n".join(parts)


def error_example(provider: str, status: str, example: Json) -> str:
    """Render an error, under the exception that the client makes of it."""
    node = resolve(provider, example)
    content = json.dumps(node["value"]).encode()
    read = getattr(orderkit, client_name(provider))._provider.read_problem
    problem = read(Response(status=_status_of(provider, status, node["value"]), content=content))
    code = "" if problem.code is None else f", code {problem.code}"
    title = f"{class_for(problem.meaning).__name__}{code}: {prose(node['summary'])}"
    return _folded("failure", title, json.dumps(node["value"], indent=2, ensure_ascii=False))


def _status_of(provider: str, status: str, value: Json) -> int:
    """Return the HTTP status of an error: that of the response or, where this is a range, that of its code."""
    if status.isdigit():
        return int(status)
    errors: Any = value.get("errors", ())
    listed: list[Json] = [value, *(each for each in errors if isinstance(each, dict))]
    by_code = {error["code"]: error["http_status"] for error in errors_of(provider)}
    found = [str(each.get("status", by_code.get(each.get("code"), ""))) for each in listed]
    return next((int(each) for each in found if each.isdigit()), 400 if status == "4XX" else 500)


def _ledger(provider: str) -> str:
    return f"../{page_of(provider)}-ledger.md"


def _paging(node: Json) -> str:
    """Render how a listing comes in pages."""
    paging = node.get("x-pagination")
    if paging is None:
        return ""
    rows = [("Kind", f"`{paging['kind']}`")]
    rows += [(f"The {key}", f"`{_place(place)}`") for key, place in paging["inputs"].items()]
    rows.append(("Items", f"`{_place(paging['results'])}`"))
    if "total" in paging:
        rows.append(("Total", f"`{_place(paging['total'])}`"))
    if "max-size" in paging:
        rows.append(("Most items", f"{paging['max-size']['items']}; more are {paging['max-size']['beyond']}"))
    rows.append(("Last page", ", ".join(f"`{each}`" for each in paging["stop"])))
    text = "The client fetches pages as you iterate. See [listings](../clients.md#listings)."
    return f"## Paging\n\n{text}\n\n{table(('Paging', ''), rows)}"


def _place(expression: str) -> str:
    """Return the part of a runtime expression that a reader needs."""
    return expression.removeprefix("$request.").removeprefix("$response.")


def _next_steps(provider: str, node: Json) -> str:
    """Render the links of the responses: what can be called with what came back."""
    found = [
        resolve(provider, link)
        for status, response in node["responses"].items()
        if status.startswith("2")
        for link in resolve(provider, response).get("links", {}).values()
    ]
    if not found:
        return ""
    lines = [
        f"- [{each['operationId']}]({_file(each['operationId'])}): {prose(each['description'])}"
        for each in found
    ]
    return "## Next steps\n\n" + "\n".join(lines)


def _file(name: str) -> str:
    return f"{snake(name).replace('_', '-')}.md"


def _provenance(provider: str, node: Json) -> str:
    """Render where the description is from: the source, the mark, and the entries of the ledger."""
    known = node["x-provenance"]
    source = node.get("externalDocs", {})
    page = (
        f"[{source['url']}]({source['url']})"
        if source.get("url", "").startswith("http")
        else known.get("source", "")
    )
    text = f"Source: {page}. Known: {MARKS[known['status']]}."
    choices = {entry["id"]: entry["choice"] for entry in read_yaml(f"ledger/{provider}.yaml")}
    rows = [
        (link_entries(entry, _ledger(provider)), mark, link_entries(prose(choices[entry]), _ledger(provider)))
        for entry, mark in node.get("x-ledger", {}).items()
    ]
    return "\n\n".join(
        ["## Provenance", text, *([table(("Ledger", "Mark", "Choice"), rows)] if rows else [])]
    )
