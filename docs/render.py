"""Writes the parts of the pages that are made from the specs and tests: `python docs/render.py`; `--check` compares.

A part stands between `<!-- made by docs/render.py: NAME WORDS -->` and `<!-- end -->`. NAME is a function of
`PARTS`, the words are its arguments. For a part made from a spec the first word is the provider.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from textwrap import dedent, indent, wrap
from typing import Any

import order_tables
import yaml
from orderkit.conformance.answers import ANSWER_RULES
from orderkit.conformance.power.catalogue import catalogue
from orderkit.conformance.power.defect import KINDS
from orderkit.conformance.power.held_out import held_out
from orderkit.conformance.rules import RULES
from orderkit.contract import is_json
from orderkit.errors import class_for
from orderkit.mock.configuration.registry import DEFAULTS, SETTINGS, describe
from orderkit.mock.engine.json_writer import write_json

DOCS = Path(__file__).parent
SPECS = DOCS.parent / "specs"
INTEROP = DOCS.parent / "tests" / "interop"
MARKED = re.compile(r"(<!-- made by docs/render\.py: ([^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)
ENTRY = re.compile(r"\b[A-Z]{2}-\d{2,3}\b")
NO_NUL = r"^[^\u0000]*$"
METHODS = ("get", "put", "post", "delete", "patch")
LONGEST_DEFAULT = 80
LEDGERS = {"EL": "nocnoc", "ST": "nocnoc-store", "SC": "sendcloud", "NV": "noventiq", "EP": "epages"}
JUDGEMENTS = {"one-way": "Why one way only", "not-the-server": "Why no server shows it"}
RETRIES = {
    "safe": "sent again after a lost response or a passing failure",
    "upsert": "sent again after a lost response or a passing failure, because it writes the same again",
    "never": "never sent again once it may have arrived, except after a 429",
}

Json = dict[str, Any]
Row = tuple[str, ...]
Rows = Iterable[Row]


@cache
def read_yaml(name: str) -> Any:
    """Read a YAML file of specs/; it is read once."""
    return yaml.safe_load((SPECS / name).read_text(encoding="utf-8"))


def spec_of(provider: str) -> Json:
    """Return the spec of a provider."""
    document: Json = read_yaml(f"{provider}.yaml")
    return document


def schemas_of(provider: str) -> dict[str, Json]:
    """Return the schemas of a provider by name."""
    found: dict[str, Json] = spec_of(provider)["components"]["schemas"]
    return found


def resolve(provider: str, node: Json) -> Json:
    """Return the node that a reference leads to; keys beside the reference win."""
    if "$ref" not in node:
        return node
    target: Any = spec_of(provider)
    for step in node["$ref"].removeprefix("#/").split("/"):
        target = target[step]
    return {**resolve(provider, target), **{key: node[key] for key in node if key != "$ref"}}


def operation_of(provider: str, name: str) -> tuple[str, str, Json, list[Json]]:
    """Method, path, node and resolved parameters of an operation."""
    for path, item in spec_of(provider)["paths"].items():
        for method in METHODS:
            if item.get(method, {}).get("operationId") == name:
                node: Json = item[method]
                parameters = [*item.get("parameters", []), *node.get("parameters", [])]
                return method.upper(), path, node, [resolve(provider, each) for each in parameters]
    raise ValueError(f"{provider} has no operation {name}")


def properties_of(provider: str, schema: Json) -> dict[str, tuple[Json, bool]]:
    """Return each property of an object with whether it is required, those of `allOf` included."""
    node = resolve(provider, schema)
    required = node.get("required", ())
    found = {name: (schema, name in required) for name, schema in node.get("properties", {}).items()}
    for part in node.get("allOf", ()):
        found.update(properties_of(provider, part))
    return found


def table(header: Row, rows: Rows) -> str:
    """Render a Markdown table."""
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def prose(text: str) -> str:
    """Return a text on one line in which no character means anything to Markdown, code in backticks left alone."""
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(part if part.startswith("`") else _plain(part) for part in parts).replace("|", "\\|")


def _plain(text: str) -> str:
    """Escape what Markdown and HTML would take for markup."""
    return re.sub(r"([*\\{}])", r"\\\1", text).replace("<", "&lt;")


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    return re.split(r"(?<=\.)\s", text.strip(), maxsplit=1)[0]


def link_entries(text: str, page: str) -> str:
    """Make links of the ledger ids in a text."""
    return ENTRY.sub(lambda match: f"[{match[0]}]({page}#{match[0].lower()})", text)


def page_of(provider: str) -> str:
    """Return the stem of the names of a provider's pages."""
    return provider.replace("_", "-")


def link_schema(provider: str, name: str) -> str:
    """Return a link to the model of a schema."""
    return f"[{name}]({page_of(provider)}-models.md#{name.lower()})"


def is_union(schema: Json) -> bool:
    """Return whether a schema only says which others a value may be: Python has no model of it."""
    return "oneOf" in schema and not {"type", "properties"} & schema.keys()


def type_of(provider: str, node: Json) -> str:
    """Return the type of a value in words: a link to its model, or its type with its bounds."""
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        target = resolve(provider, node)
        if is_union(target):
            return type_of(provider, {"oneOf": target["oneOf"]})
        is_model = {"properties", "allOf", "enum", "x-extensible-enum"} & target.keys()
        return link_schema(provider, name) if is_model else name
    if choices := node.get("oneOf") or node.get("anyOf"):
        return " or ".join(type_of(provider, choice) for choice in choices)
    if "array" in _types(node):
        least = f", at least {node['minItems']}" if "minItems" in node else ""
        null = " or null" if "null" in _types(node) else ""
        return f"list of {type_of(provider, node['items'])}{least}{null}"
    return ", ".join([_kind(node), *_bounds(node)])


_FORMATS = {
    "date": {"string": "date"},
    "date-time": {"string": "time"},
    "decimal": {"number": "decimal", "string": "decimal as a text"},
}
"""Words for the JSON types of a format."""


def _kind(node: Json) -> str:
    """Return the type of a schema in words."""
    if "type" not in node:
        return "any value"
    kinds = {"string": "text"} | _FORMATS.get(node.get("format", ""), {})
    return " or ".join(kinds.get(each, each) for each in _types(node))


def _types(node: Json) -> list[str]:
    """Return the JSON types that a schema names."""
    types: str | list[str] = node.get("type", [])
    return [types] if isinstance(types, str) else types


def _bounds(node: Json) -> Iterator[str]:
    """Yield the bounds of a schema in words."""
    if "maxLength" in node:
        yield f"{_range(node.get('minLength'), node['maxLength'])} characters"
    if "minimum" in node or "maximum" in node:
        yield _range(node.get("minimum"), node.get("maximum"))
    if "exclusiveMinimum" in node:
        yield f"more than {node['exclusiveMinimum']}"
    if "x-decimals" in node:
        yield f"{node['x-decimals']} decimals"
    if node.get("pattern", NO_NUL) != NO_NUL:
        yield f"pattern {_code(node['pattern'])}"


def _range(low: int | None, high: int | None) -> str:
    """Return a range in words; a side that is None is open."""
    if low is None or high is None:
        return f"at most {high}" if low is None else f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _code(text: str) -> str:
    """Return code for a cell of a table."""
    # A bar inside backticks would end the cell or keep its backslash, and outside them other characters mean
    # something to Markdown, brackets a link.
    if "|" not in text:
        return f"`{text}`"
    written = html.escape(text).translate({ord(mark): f"&#{ord(mark)};" for mark in "|[]*_\\"})
    return f"<code>{written}</code>"


def entries_of(node: Json, provider: str) -> str:
    """Return links to the ledger entries of an object."""
    return link_entries(", ".join(node.get("x-ledger", ())), f"{page_of(provider)}-ledger.md")


def property_rows(provider: str, schema: Json) -> Iterator[Row]:
    """Yield a row for each property of a schema."""
    for name, (node, required) in properties_of(provider, schema).items():
        text = resolve(provider, node).get("description", "")
        meaning = prose(first_sentence(text) if "$ref" in node else text)
        yield (
            f"`{name}`",
            type_of(provider, node),
            "yes" if required else "",
            meaning,
            entries_of(node, provider),
        )


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


def errors_of(provider: str) -> list[Json]:
    """Return the known errors, whichever schema lists them."""
    return [error for schema in schemas_of(provider).values() for error in schema.get("x-errors", ())]


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
            f"[`{_snake(node['operationId'])}`](#{_anchor(provider, node['operationId'])})",
            f"`{method.upper()} {path}`",
            f"`{node['x-retry']}`",
            prose(node["summary"]),
        )
        for path, item in spec_of(provider)["paths"].items()
        for method, node in item.items()
        if method in METHODS
    ]
    return table(("Method", "Request", "Retries", "What it does"), rows)


def _snake(name: str) -> str:
    """Return a camelCase name in snake_case."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


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


def properties(provider: str, name: str) -> str:
    """Render the properties of one schema, without ledger entries."""
    rows = [row[:-1] for row in property_rows(provider, schemas_of(provider)[name])]
    return table(("Property", "Type", "Required", "Meaning"), rows)


def models(provider: str) -> str:
    """Render every model of the API, in the order of the spec."""
    return "\n\n".join(
        f"## {name}\n\n{_model(provider, name, node)}"
        for name, node in schemas_of(provider).items()
        if not is_union(node)
    )


def _model(provider: str, name: str, node: Json) -> str:
    """Render the section of one schema."""
    text = prose(first_sentence(node["description"]) if name == "OrderStatus" else node["description"])
    if groups := node.get("x-enum-groups"):
        names = dict(zip(node["x-extensible-enum"], node["x-enum-descriptions"], strict=True))
        rows = [(head, ", ".join(f"`{each}` {names[each]}" for each in ids)) for head, ids in groups.items()]
        return f"{text}\n\n{table(('Heading', 'Known values; expect others'), rows)}"
    if values := node.get("enum") or node.get("x-extensible-enum"):
        label = "Values" if "enum" in node else "Known values; expect others"
        return f"{text}\n\n{label}: {', '.join(f'`{value}`' for value in values)}."
    if not properties_of(provider, node):
        return text
    return f"{text}\n\n{table(('Property', 'Type', 'Required', 'Meaning', 'Ledger'), property_rows(provider, node))}"


def ledger(provider: str) -> str:
    """Render every entry of the ledger, after the number of each kind."""
    entries: list[Json] = read_yaml(f"ledger/{provider}.yaml")
    kinds = Counter(entry["kind"] for entry in entries).most_common()
    counted = ", ".join(f"{number} {kind}" for kind, number in kinds)
    header = ("Entry", "Where, and what is the matter", "What was chosen, and why", "Held by")
    return f"{len(entries)} entries: {counted}.\n\n{table(header, [_entry(entry) for entry in entries])}"


def _entry(entry: Json) -> Row:
    """Return the row of a ledger entry."""
    anchor = f'<a id="{entry["id"].lower()}"></a>**{entry["id"]}**<br>{entry["kind"]}, {entry["mark"]}'
    where, problem, choice, why = (
        link_entries(prose(entry[name]), "") for name in ("where", "problem", "choice", "why")
    )
    chosen = f"{choice}<br>*Why:* {why}{_judgement(entry['mock'])}"
    return anchor, f"*{where}*<br>{problem}", chosen, _held_by(entry["verified_by"])


def _judgement(judged: Json) -> str:
    """Return the settings by which the mock can choose otherwise, or why there is none."""
    if "settings" in judged:
        return f"<br>*The mock can be set otherwise:* [{_quoted(judged['settings'])}](mock-settings.md)"
    return "".join(f"<br>*{JUDGEMENTS[key]}:* {link_entries(prose(judged[key]), '')}" for key in judged)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def choices() -> str:
    """Render how many entries of each ledger name a setting of the mock, and those that do with their settings."""
    ledgers: dict[str, list[Json]] = {
        name: read_yaml(f"ledger/{name.replace('-', '_')}.yaml") for name in LEDGERS.values()
    }
    keys = ("settings", *JUDGEMENTS)
    counted = [
        (f"[{name}]({name}-ledger.md)", str(len(entries)), *(_number_of(entries, key) for key in keys))
        for name, entries in ledgers.items()
    ]
    chosen = [
        (
            link_entries(entry["id"], f"{name}-ledger.md"),
            link_entries(prose(entry["choice"]), f"{name}-ledger.md"),
            _quoted(names),
        )
        for name, entries in ledgers.items()
        for entry in entries
        if (names := entry["mock"].get("settings"))
    ]
    header = ("Ledger", "Entries", "With a setting", "One way only", "No server shows it")
    return f"{table(header, counted)}\n\n{table(('Entry', 'By default', 'Settings'), chosen)}"


def _number_of(entries: Iterable[Json], key: str) -> str:
    return str(sum(key in entry["mock"] for entry in entries))


def _held_by(verified: str | list[str]) -> str:
    """Return how many tests verify a ledger entry, or why there are none."""
    if isinstance(verified, str):
        return prose(verified)
    tests = [each for each in verified if "::" in each]
    return f"{len(tests)} test{'' if len(tests) == 1 else 's'}"


def vocabulary() -> str:
    """Render every extension of the vocabulary, in its order: where it may be, its meaning and its shape."""
    definitions: Json = read_yaml("vocabulary.yaml")["$defs"]
    # The shared shapes come first there, and last on the page.
    names = sorted(definitions, key=lambda name: not name.startswith("x-"))
    return "\n\n".join(f"## {name}\n\n{_extension(definitions[name])}" for name in names)


def unseen() -> str:
    """Render the kinds of slip that specs/check.py cannot see, each with the reason."""
    rows: list[Json] = read_yaml("checks/unseen.yaml")
    return table(
        ("Slip", "Why nothing shows it"), [(prose(row["kind"]), prose(row["reason"])) for row in rows]
    )


def allowed() -> str:
    """Render the findings of specs/check.py that are no slips, each with the reason."""
    rows: list[Json] = read_yaml("checks/allowed.yaml")
    shown = [(row["document"], f"`{row['at']}`", f"`{row['rule']}`", prose(row["reason"])) for row in rows]
    return table(("Document", "Place", "Rule", "Why it stays"), shown)


def settings(group: str = "") -> str:
    """Render the settings of the mock in a group."""
    rows: list[Row] = []
    for setting in SETTINGS.values():
        if setting.group == group:
            shown = describe(setting, DEFAULTS)
            default = write_json(shown["default"])
            meaning = ENTRY.sub(
                lambda match: f"[{match[0]}]({LEDGERS[match[0][:2]]}-ledger.md#{match[0].lower()})",
                prose(shown["description"]),
            )
            bounds = f", {shown['bounds']}" if shown["bounds"] else ""
            fixed = " At the start only." if setting.is_fixed and group != "server" else ""
            rows.append(
                (
                    f"`{setting.name}`",
                    f"{shown['type']}{bounds}",
                    f"`{default}`" if len(default) <= LONGEST_DEFAULT else "see `--list-settings`",
                    f"{meaning}{fixed}",
                )
            )
    return table(("Setting", "Value", "Default", "Meaning"), rows)


def _extension(node: Json) -> str:
    """Render the section of one extension, or of a shape that several share."""
    kinds = ", ".join(
        "any object" if kind == "*" else kind.replace("_", " ") for kind in node.get("x-stands-on", ())
    )
    place = f"On: {kinds}.\n\n" if kinds else ""
    text = node.get("description", "").strip()
    shape = {key: value for key, value in node.items() if key not in ("description", "x-stands-on")}
    written = yaml.safe_dump(shape, sort_keys=False, width=110, allow_unicode=True).rstrip()
    return f"{place}{text}\n\n```yaml\n{written}\n```"


def interop() -> str:
    """Render the results of the generated clients of other languages, a row for each generator."""
    rows = [_interop_row(result) for result in interop_results().values()]
    header = ("Generator", "Language", "Document", "Operations", "Unknown property", "Unknown value", "Error")
    return table(header, rows)


@cache
def interop_results() -> Mapping[str, Json]:
    """Return the results of `make interop` by generator."""
    found: Json = json.loads((INTEROP / "results.json").read_text(encoding="utf-8"))
    return found


def _interop_row(result: Json) -> Row:
    """Return the row of a generator; a word stands for all APIs if it is the same for all."""
    outcomes: list[Json] = list(result["providers"].values())
    called, known = (sum(outcome[name] for outcome in outcomes) for name in ("called", "operations"))
    kinds = ("unknown-member", "unknown-enum", "error")
    words = [", ".join(sorted({outcome["bends"][kind] for outcome in outcomes})) for kind in kinds]
    versions = "<br>".join(f"{name} {version}" for name, version in result["versions"].items())
    form = result["openapi"] if result["webhooks"] else f"{result['openapi']} without webhooks"
    return versions, result["language"], form, f"{called} of {known}", *words


def interop_command(tool: str) -> str:
    """Render the commands that get nocnoc's document and generate a client of it."""
    result = interop_results()[tool]
    command = result["command"].format(provider="nocnoc", document="nocnoc.json")
    prefix = "npx " if result["language"] == "TypeScript" else ""
    # The harness keeps the generator in a folder of its own.
    shown = re.sub(r"\S*/(?=openapi-generator-cli)", "", f"{prefix}{command}")
    form = f"--openapi {result['openapi']}{'' if result['webhooks'] else ' --no-webhooks'}"
    spec = f"orderkit spec nocnoc {form} --format json --output nocnoc.json"
    lines = wrap(shown, 100, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    return "```bash\n{}\n{}\n```".format(spec, " \\\n".join(lines))


def interop_source(name: str, language: str) -> str:
    """Render what a tested file has between `docs: begin` and `docs: end`, or all of it without such marks."""
    text = (INTEROP / name).read_text(encoding="utf-8")
    found = re.search(r"^[^\n]*docs: begin\n(.*?)^[^\n]*docs: end$", text, re.DOTALL | re.MULTILINE)
    shown = dedent(found[1].expandtabs(4) if found else text).strip()
    return f"```{language}\n{shown}\n```"


def rules() -> str:
    """List the rules of the tester, those of single answers first."""
    rows = [(f"`{rule.id}`", rule.title, "one answer") for rule in ANSWER_RULES]
    rows += [
        (f"`{rule.id}`", rule.title, ", ".join(sorted(need.value for need in rule.needs)) or "reads")
        for rule in RULES
    ]
    return table(("Rule", "What holds", "Needs"), rows)


def defects() -> str:
    """Count the defects of the catalogue by class and provider."""
    counted = Counter((each.kind, each.provider) for each in catalogue())
    names = list(dict.fromkeys(each.provider for each in catalogue()))
    header = ("Class", *(name.replace("_", " ") for name in names), "held out")
    rows = [(kind, *(str(counted[kind, name]) for name in names), str(_held_out(kind))) for kind in KINDS]
    totals = (str(sum(counted[kind, name] for kind in KINDS)) for name in names)
    return table(header, [*rows, ("all", *totals, str(len(held_out())))])


def _held_out(kind: str) -> int:
    return sum(each.kind == kind for each in catalogue() if each.id in held_out())


def invisible() -> str:
    """List what no tester sees from outside, each with the reason."""
    text = files("orderkit.conformance.power").joinpath("unseen.json").read_text(encoding="utf-8")
    return table(
        ("Defect", "Why it is not seen"), [(each["defect"], each["reason"]) for each in json.loads(text)]
    )


def orders(name: str) -> str:
    """Render a table of `order_tables.py` by its name, or a tab for each provider with its places."""
    made: Mapping[str, Callable[[], tuple[Row, list[Row]]]] = {
        "members": order_tables.members,
        "statuses": order_tables.statuses,
        "filters": order_tables.filters,
    }
    if name in made:
        return table(*made[name]())
    tabs = (
        f'=== "{title}"\n\n{indent(table(*order_tables.places(provider)), "    ")}'
        for provider, title in order_tables.PROVIDERS.items()
    )
    return "\n\n".join(tabs)


PARTS: Mapping[str, Callable[..., str]] = {
    part.__name__: part
    for part in (
        errors,
        refusals,
        failures,
        messages,
        statuses,
        operations,
        operation,
        properties,
        models,
        ledger,
        vocabulary,
        unseen,
        rules,
        defects,
        invisible,
        allowed,
        settings,
        choices,
        interop,
        interop_command,
        interop_source,
        orders,
    )
}


def render(page: str) -> str:
    """Return a page with its generated parts regenerated."""
    return MARKED.sub(lambda match: f"{match[1]}\n{_make(match[2])}\n\n{match[3]}", page)


def _make(instruction: str) -> str:
    """Render the part that a marker asks for."""
    name, *words = instruction.split()
    return PARTS[name](*words)


def stale_pages(pages: Path) -> dict[Path, str]:
    """Return the pages that differ from what the specs give, with their right content."""
    read = {path: path.read_text(encoding="utf-8") for path in sorted(pages.rglob("*.md"))}
    return {path: render(page) for path, page in read.items() if render(page) != page}


def main(arguments: list[str] | None = None) -> int:
    """Regenerate or check the pages, and return the exit code."""
    parser = argparse.ArgumentParser(description="Make the parts of the pages that come from the specs.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a page is stale")
    check: bool = parser.parse_args(arguments).check
    stale = stale_pages(DOCS / "pages")
    for path, page in stale.items():
        state = "is out of date; run: python docs/render.py" if check else "regenerated"
        sys.stdout.write(f"{path.relative_to(DOCS.parent)} {state}\n")
        if not check:
            path.write_text(page, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
