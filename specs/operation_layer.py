"""Renders the public operations of the clients: one module for each provider, from its spec and a table of exceptions.

The spec gives names, types, bounds, defaults, paging, errors and texts; `specs/operations/<provider>.yaml` gives what no
spec can say: how an argument is called in Python, which arguments the client supplies, how time is split into windows.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from attrs import define, field
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from packages import tidy_file
from spec_files import METHODS, SPECS, read_spec

Json = dict[str, Any]

ERRORS = {
    400: "BadRequestError",
    401: "UnauthorizedError",
    403: "ForbiddenError",
    404: "NotFoundError",
    409: "ConflictError",
    415: "UnsupportedMediaTypeError",
    422: "BadRequestError",
    429: "RateLimitedError",
    500: "ServerError",
}
WIDTH = 112
"""Characters of a line of a docstring, its indentation included."""

INDENT = 8
"""Characters before a line of a method's docstring."""


def snake(name: str) -> str:
    """A name as the generated functions and models spell it: `shopId` and `X-Lang` become `shop_id` and `x_lang`."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.replace("-", "_"))
    return spaced.lower()


@define(kw_only=True)
class Argument:
    """An argument of an operation.

    Attributes:
        name: Its name in Python.
        wire: Its name in the generated function or model.
        type: Its annotation.
        default: Its default as source; None if it must be given.
        value: The expression that checks and converts it.
        text: Its description.
        required: Whether the generated function needs it.
    """

    name: str
    wire: str
    type: str
    value: str
    text: str
    default: str | None = None
    required: bool = False


@define(kw_only=True)
class Body:
    """The body of an operation: an argument, or supplied by the client."""

    argument: Argument | None
    value: str
    models: tuple[str, ...]
    least: int | None = None
    most: int | None = None


@define(kw_only=True)
class Paging:
    """How a listing is paged.

    Attributes:
        item: Annotation of an item.
        items: Name of the items in the model of a page.
        total: Name of the total in it, if there is one.
        size: The argument of the number of items on a page.
        first: The first page as source, where the generated function needs it.
        windows: The expression of the time range that can be split, if there is one.
    """

    item: str
    items: str
    total: str | None
    size: Argument
    first: tuple[str, str] | None
    windows: str | None


@define(kw_only=True)
class Operation:
    """An operation as the template takes it."""

    id: str
    method: str
    module: str
    result: str
    unwrap: str | None
    paging: Paging | None
    path: tuple[Argument, ...]
    filters: tuple[Argument, ...]
    body: Body | None
    language: str | None
    language_arguments: tuple[Argument, ...] = ()
    adjusted: tuple[str, ...] = ()
    checked: bool = False
    filter_model: str | None = None
    supplied_required: tuple[tuple[str, str], ...] = ()
    supplied_optional: tuple[tuple[str, str], ...] = ()
    doc: str = field(default="", repr=False)

    @property
    def positional(self) -> list[Argument]:
        """Arguments that may be given by position."""
        return [*self.path, *([self.body.argument] if self.body and self.body.argument else [])]

    @property
    def keywords(self) -> list[Argument]:
        """Arguments that are given by name, without the options of every operation."""
        return [*self.filters, *(self.paging_arguments() if self.paging else [])]

    @property
    def models_needed(self) -> list[str]:
        """Models that the function needs when it runs, and not for annotations only."""
        enums = enums_in([*self.path, *self.filters, *self.language_arguments])
        models = self.body.models if self.body and self.body.argument else ()
        return sorted({*enums, *models, *([self.filter_model] if self.filter_model else [])})

    def paging_arguments(self) -> list[Argument]:
        """Arguments of every listing."""
        assert self.paging
        names = [("limit", "int | None", "None"), ("cursor", "str | None", "None"), ("concurrency", "int", "1")]
        if self.paging.windows:
            names.append(("windows", "int | timedelta | None", "None"))
        more = (Argument(name=n, wire=n, type=t, default=d, value=n, text="") for n, t, d in names)
        return [self.paging.size, *more]


class Renderer:
    """Renders the operations of one provider."""

    def __init__(self, provider: str, document: Json, table: Json) -> None:
        self.provider, self.document, self.table = provider, document, table
        self.enums: dict[str, str] = {}
        self.models: set[str] = set()
        self.bodies: set[str] = set()
        self.constants: dict[str, str] = {}
        self.operation_names = {op["operationId"]: snake(op["operationId"]) for _, _, op in self.operations()}

    def operations(self) -> Iterator[tuple[str, Json, Json]]:
        """Path, path item and operation of each operation, in the order of the document."""
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    yield path, item, item[method]

    def resolve(self, node: Json) -> Json:
        """The node that a local `$ref` leads to."""
        while "$ref" in node:
            target: Any = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    def render(self, environment: Environment) -> str:
        """The source of the module, not formatted yet."""
        found = [self.read(item, operation) for _, item, operation in self.operations()]
        return environment.get_template("operations.py.jinja").render(
            provider=self.provider,
            name=self.table["class"],
            title=self.document["info"]["title"],
            operations=found,
            client_arguments=self.client_arguments(),
            client_models=enums_in(self.client_arguments()),
            enums=self.enums,
            models=sorted(self.models),
            bodies=sorted(self.bodies),
            constants=self.constants,
        )

    def read(self, item: Json, operation: Json) -> Operation:
        """An operation as the template takes it."""
        rules = self.table.get("operations", {}).get(operation["operationId"], {})
        parameters = [self.resolve(each) for each in (*item.get("parameters", ()), *operation.get("parameters", ()))]
        supplied = {each["parameter"]: each for each in self.table.get("client", ())}
        paging = operation.get("x-pagination")
        skipped = set(supplied) | (set(paging["inputs"].values()) if paging else set())
        arguments = [
            (parameter, self.argument(parameter, rules.get("arguments", {}).get(parameter["name"], {})))
            for parameter in parameters
            if parameter["name"] not in skipped
        ]
        result, unwrap = self.result(operation, rules)
        language = next(
            (each for each in supplied.values() if each.get("language") and each["parameter"] in names(parameters)),
            None,
        )
        filters = [argument for parameter, argument in arguments if parameter["in"] != "path"]
        read = Operation(
            id=operation["operationId"],
            method=self.operation_names[operation["operationId"]],
            module=f"{snake(operation['tags'][0])}",
            result=result,
            unwrap=unwrap,
            paging=self.paging(parameters, operation, rules) if paging else None,
            path=tuple(argument for parameter, argument in arguments if parameter["in"] == "path"),
            filters=(*filters, *(self.body_filters(operation, rules))),
            body=None if rules.get("body_is_filters") else self.body(operation, rules),
            language=language["argument"] if language else None,
            language_arguments=(self.client_argument(language),) if language else (),
            adjusted=tuple(rules.get("adjusted", ())),
            checked=bool(rules.get("checked")),
            filter_model=self.reference(self.json_schema(operation)) if rules.get("body_is_filters") else None,
            supplied_required=self.supplied(parameters, required=True),
            supplied_optional=self.supplied(parameters, required=False),
        )
        read.doc = Docstring(self, operation, rules, read).text()
        return read

    # Arguments

    def argument(self, parameter: Json, rules: Json) -> Argument:
        """An argument from a parameter, or from a property of a body that is given by filters."""
        schema = self.resolve(parameter["schema"])
        name = rules.get("name", snake(parameter["name"]))
        is_path = parameter.get("in") == "path"
        kind = rules.get("kind") or self.kind_of(parameter["schema"], schema, is_path)
        annotation, value = self.conversion(kind, name, parameter, schema, rules)
        text = rules.get("text", parameter.get("description") or schema.get("description", ""))
        default = None if is_path else repr(schema["default"] if kind == "boolean" and "default" in schema else None)
        return Argument(
            name=name,
            wire=snake(parameter["name"]),
            type=f"{annotation} | None" if default == "None" else annotation,
            default=default,
            value=value,
            text=text,
            required=is_path,
        )

    def kind_of(self, node: Json, schema: Json, is_path: bool) -> str:
        """How an argument is converted, where the table does not say."""
        if is_path:
            return "path"
        if "enum" in schema:
            return "enum"
        if schema.get("format") == "date":
            return "date"
        return {"integer": "integer", "boolean": "boolean"}.get(str(schema.get("type")), "text")

    def conversion(self, kind: str, name: str, parameter: Json, schema: Json, rules: Json) -> tuple[str, str]:
        """Annotation and expression of a kind of argument."""
        pattern, example = schema.get("pattern"), parameter.get("example", schema.get("example"))
        bounds = bounds_source(schema)
        match kind:
            case "path":
                plain = {"integer": "int"}.get(str(schema["type"]), "str")
                return plain, f'as_path_segment("{name}", {name}, {plain})'
            case "number":
                return "int | str", f'as_number("{name}", {name}, hint={rules.get("hint", "")!r})'
            case "text":
                return "str", f'as_str("{name}", {name})'
            case "pattern":
                return "str", f'as_str("{name}", {name}, pattern={pattern!r}, example={example!r})'
            case "filter_text":
                return "str", f'as_filter_text("{name}", {name})'
            case "integer":
                return "int", f'as_int("{name}", {name}{bounds})'
            case "boolean":
                return "bool", f'as_bool("{name}", {name})'
            case "date":
                return "date", f'as_date("{name}", {name})'
            case "milliseconds_up" | "milliseconds_down":
                form = f", pattern={pattern!r}" if pattern else ""
                return "datetime", f'as_milliseconds("{name}", {name}, up={kind.endswith("up")}{form})'
            case "seconds_up" | "seconds_down":
                return "datetime", f'as_seconds("{name}", {name}, up={kind.endswith("up")})'
            case "enum":
                enum = self.reference(parameter["schema"])
                return self.enum_type(enum), f'as_enum("{name}", {name}, {enum})'
            case "comma_enum":
                kind_of_item = self.enum_type(rules["enum"])
                values = tuple(self.document["components"]["schemas"][rules["enum"]]["enum"])
                return several(kind_of_item), f'comma_separated("{name}", {name}, str, values={values!r})'
            case "comma_integers":
                return several("int"), f'comma_separated("{name}", {name}, int)'
            case "sort":
                keys = tuple(schema["x-sort-keys"])
                self.enums["SortKey"] = ", ".join(repr(key) for key in (*keys, *(f"-{key}" for key in keys)))
                return several("SortKey"), f'as_sort("{name}", {name}, {keys!r})'
            case _:
                raise SystemExit(f"{self.provider}: there is no kind of argument named {kind!r}")

    def enum_type(self, name: str) -> str:
        """Annotation of an enum: its members, or their values as text."""
        values = self.document["components"]["schemas"][name]["enum"]
        self.models.add(name)
        self.enums[f"{name}Value"] = ", ".join(repr(value) for value in values)
        return f"{name} | {name}Value"

    def reference(self, schema: Json) -> str:
        """The model of a schema, by its name."""
        name: str = schema["$ref"].rpartition("/")[2]
        self.models.add(name)
        return name

    def client_arguments(self) -> list[Argument]:
        """Arguments that the client supplies and a call may replace."""
        return [self.client_argument(each) for each in self.table.get("client", ()) if "argument" in each]

    def client_argument(self, rule: Json) -> Argument:
        """One argument that the client supplies and a call may replace."""
        parameter = next(
            found
            for _, item, operation in self.operations()
            for found in map(self.resolve, (*item.get("parameters", ()), *operation.get("parameters", ())))
            if found["name"] == rule["parameter"]
        )
        return self.argument(parameter, {"name": rule["argument"], **rule})

    def supplied(self, parameters: list[Json], *, required: bool) -> tuple[tuple[str, str], ...]:
        """The arguments of the generated function that the client supplies, each with its expression."""
        found = []
        for parameter in parameters:
            rule = next((r for r in self.table.get("client", ()) if r["parameter"] == parameter["name"]), None)
            if rule is not None and parameter.get("required", False) == required:
                wire = snake(parameter["name"])
                held = f'core.arguments["{wire}"]' if required else f'core.arguments.get("{wire}")'
                found.append((wire, rule.get("argument", held)))
        return tuple(found)

    # Bodies and results

    def json_schema(self, operation: Json) -> Json:
        """The schema of an operation's JSON body."""
        body = self.resolve(operation["requestBody"])
        found: Json = next(iter(body["content"].values()))["schema"]
        return found

    def body_filters(self, operation: Json, rules: Json) -> list[Argument]:
        """Arguments from the properties of a body, where each is a filter."""
        if not rules.get("body_is_filters"):
            return []
        inputs = {name.removeprefix("/") for name in operation["x-pagination"]["inputs"].values()}
        properties = self.resolve(self.json_schema(operation))["properties"]
        return [
            self.argument({"name": name, "schema": schema}, rules.get("arguments", {}).get(name, {}))
            for name, schema in properties.items()
            if name not in inputs
        ]

    def body(self, operation: Json, rules: Json) -> Body | None:
        """The body of an operation."""
        if "requestBody" not in operation:
            return None
        schema = self.json_schema(operation)
        whole = self.resolve(schema)
        is_list = whole.get("type") == "array"
        part = whole["items"] if is_list else schema
        models = tuple(self.reference(each) for each in (part.get("oneOf") or self.resolve(part).get("oneOf") or [part]))
        chosen = rules.get("body", {})
        if chosen.get("supplied"):
            return Body(argument=None, value='core.arguments["body"]()', models=models)
        name = chosen.get("name", "body")
        self.bodies |= {f"{model}Dict" for model in models}
        either = " | ".join(f"{model} | {model}Dict" for model in models)
        text = chosen.get("text", self.resolve(operation["requestBody"]).get("description", ""))
        convert = "as_bodies" if is_list else "as_body"
        schema_of = f'core.body_schema("{operation["operationId"]}")'
        value = f'{convert}("{name}", {name}, {schema_of}, core.contract, {", ".join(models)})'
        argument = Argument(
            name=name,
            wire="body",
            type=f"Iterable[{either}]" if is_list else either,
            value=name,
            text=text,
            required=True,
        )
        least = chosen.get("least")
        most = whole["maxItems"] if least is not None else None
        return Body(argument=argument, value=value, models=models, least=least, most=most)

    def success(self, operation: Json) -> Json:
        """The response of the first success."""
        return self.resolve(next(answer for status, answer in operation["responses"].items() if status.startswith("2")))

    def result(self, operation: Json, rules: Json) -> tuple[str, str | None]:
        """Annotation of the result, and the property of the response that it stands in."""
        content = next(iter(self.success(operation).get("content", {}).values()), None)
        if content is None:
            return "None", None
        if "x-pagination" in operation:
            return self.reference(content["schema"]), None
        if "result" not in rules:
            return self.annotation(content["schema"]), None
        whole = self.resolve(content["schema"])
        return self.annotation(whole["properties"][rules["result"]]), snake(rules["result"])

    def annotation(self, schema: Json) -> str:
        """Annotation of a value of a response."""
        if "$ref" in schema and self.resolve(schema).get("type") not in ("array", "integer", "string"):
            return self.reference(schema)
        whole = self.resolve(schema)
        if whole.get("type") == "array":
            return f"list[{self.annotation(whole['items'])}]"
        return {"integer": "int", "string": "str", "number": "float", "boolean": "bool"}[whole["type"]]

    # Listings

    def paging(self, parameters: list[Json], operation: Json, rules: Json) -> Paging:
        """How a listing is paged, from `x-pagination`."""
        said = operation["x-pagination"]
        inputs = said["inputs"]
        size_name = next(inputs[key] for key in ("size", "limit", "page_size") if key in inputs)
        schema = self.input_schema(size_name, parameters, operation)
        default = rules.get("page_size", {}).get("default", schema.get("default"))
        bounds = bounds_source(schema)
        page = self.resolve(next(iter(self.success(operation)["content"].values()))["schema"])
        results = said["results"].removeprefix("/")
        limits = f"{schema['minimum']} to {schema['maximum']}"
        size = Argument(
            name="page_size",
            wire=snake(size_name.removeprefix("/")),
            type="int",
            default=str(default),
            value=f'as_int("page_size", page_size{bounds})',
            text=f"Items on a page, {limits}. {rules.get('page_size', {}).get('text', '')}".strip(),
            required=True,
        )
        first = None
        if "page" in inputs:
            first = (snake(inputs["page"]), repr(said["first"]))
        return Paging(
            item=self.annotation(page["properties"][results]["items"]),
            items=snake(results),
            total=snake(said["total"].removeprefix("/")) if "total" in said else None,
            size=size,
            first=first,
            windows=time_range(rules["windows"]) if "windows" in rules else None,
        )

    def input_schema(self, name: str, parameters: list[Json], operation: Json) -> Json:
        """The schema of an input of a listing: a parameter, or a property of the body after a slash."""
        if name.startswith("/"):
            return self.resolve(self.resolve(self.json_schema(operation))["properties"][name[1:]])
        return self.resolve(next(each for each in parameters if each["name"] == name)["schema"])


@define
class Docstring:
    """The docstring of an operation, from the texts of its spec."""

    renderer: Renderer
    operation: Json
    rules: Json
    read: Operation

    def text(self) -> str:
        """The whole docstring, indented for a method."""
        parts = [self.summary(), self.description(), self.arguments(), self.returns(), self.raises(), self.source()]
        return "\n\n".join(part for part in parts if part)

    def prose(self, text: str) -> str:
        """A text of the spec with operations by their Python names, on one line."""
        for name, method in self.renderer.operation_names.items():
            text = re.sub(rf"\b{name}\b", f"`{method}`", text)
        return " ".join(text.split())

    def paragraph(self, text: str, indent: int = 0) -> str:
        """A paragraph, wrapped and indented below its first line."""
        margin = " " * (INDENT + indent)
        lines = textwrap.wrap(self.prose(text), WIDTH - len(margin), break_on_hyphens=False, break_long_words=False)
        return f"\n{margin}".join(lines)

    def entry(self, name: str, text: str) -> str:
        """An entry of a section, such as an argument."""
        margin = " " * (INDENT + 4)
        first = f"{name}: {self.prose(text)}"
        lines = textwrap.wrap(first, WIDTH - len(margin) - 4, break_on_hyphens=False, break_long_words=False)
        return margin + f"\n{margin}    ".join(lines)

    def section(self, title: str, entries: list[str]) -> str:
        """A section with its entries."""
        return f"{' ' * INDENT}{title}:\n" + "\n".join(entries) if entries else ""

    def summary(self) -> str:
        """The first line."""
        return self.prose(self.rules.get("summary", self.operation["summary"]))

    def description(self) -> str:
        """The paragraphs below the first line."""
        never = " It is never sent twice." if self.operation["x-retry"] == "never" else ""
        default = "" if self.read.paging else self.operation.get("description", "")
        text = self.rules.get("description", default)
        return " " * INDENT + self.paragraph(f"{text}{never}") if f"{text}{never}" else ""

    def arguments(self) -> str:
        """The section of arguments."""
        given = [*self.read.positional, *self.read.filters]
        entries = [self.entry(each.name, each.text or "As the provider documents it.") for each in given]
        if self.read.paging:
            entries += self.listing_arguments()
        if self.read.language:
            language = self.renderer.client_argument(self.language_rule())
            entries.append(self.entry(language.name, f"{language.text} The client's if left out."))
        each = "each request" if self.read.paging else "the request"
        entries += [
            self.entry("headers", f"Headers to add to {each}; they cannot replace the credentials."),
            self.entry("retry", "When to send again; the client's Retry if left out."),
            self.entry("timeout", "Seconds to wait for the network, or a Timeout; the client's if left out."),
        ]
        return self.section("Args", entries)

    def language_rule(self) -> Json:
        """The rule of the argument that chooses a language."""
        found: Json = next(each for each in self.renderer.table["client"] if each.get("language"))
        return found

    def listing_arguments(self) -> list[str]:
        """Entries of the arguments of every listing."""
        assert self.read.paging
        ahead = "Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead."
        if self.renderer.document and self.operation["x-pagination"]["kind"] == "link-cursor":
            ahead = (
                "2 fetches the next page while this one is in use; more is no faster without `windows`, because only "
                "a page leads to the next one."
            )
        entries = [
            self.entry("page_size", self.read.paging.size.text),
            self.entry("limit", "Items in all, at most."),
            self.entry("cursor", "Where to resume: the `cursor` of a listing, a page or an error, with the same filters."),
            self.entry("concurrency", f"{ahead}{' With `windows`, the windows fetched at once.' if self.read.paging.windows else ''}"),
        ]
        if self.read.paging.windows:
            bounds = self.rules["windows"]
            text = (
                f"Split the time from `{bounds['from']}` to `{bounds['to']}` into this many windows, or into windows of "
                f"at most this length, and list one after the other. {bounds.get('text', '')}"
            )
            entries.append(self.entry("windows", text))
        return entries

    def returns(self) -> str:
        """The section of the result."""
        default = self.renderer.success(self.operation)["description"]
        if self.read.paging:
            default = "The items, fetched page by page while they are iterated over."
        text = self.rules.get("returns", default)
        return f"{' ' * INDENT}Returns:\n{' ' * (INDENT + 4)}{self.paragraph(text, 4)}"

    def raises(self) -> str:
        """The section of errors: each class with its causes."""
        causes: dict[str, list[str]] = {}
        for status, response in self.operation["responses"].items():
            if status.isdigit() and int(status) >= 400:
                for name, cause in self.causes(int(status), self.renderer.resolve(response)):
                    causes.setdefault(name, []).append(cause)
        if self.operation["x-retry"] == "never":
            causes["OutcomeUnknownError"] = ["The connection was lost: it is not known whether the provider did it."]
        if self.read.paging:
            causes["PaginationError"] = ["The same page came twice, or a page leads nowhere."]
        causes["TransportError"] = ["No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds of it."]
        causes["ValueError"] = ["An argument is out of bounds; nothing is sent."]
        for name, text in self.rules.get("raises", {}).items():
            causes[name] = [text]
        return self.section("Raises", [self.entry(name, " ".join(causes[name])) for name in sorted(causes)])

    def causes(self, status: int, response: Json) -> Iterator[tuple[str, str]]:
        """The classes of error that a response becomes, each with its cause."""
        meanings = self.meanings(response)
        others = {code: error for code, error in meanings.items() if error["semantic_status"] != status}
        if not meanings or len(others) < len(meanings):
            yield ERRORS.get(status, "ApiError"), response["description"]
        for code, error in others.items():
            message = error["message"]
            text = message["en-US"] if isinstance(message, Mapping) else message
            name = ERRORS.get(error["semantic_status"], "ApiError")
            if name != ERRORS.get(status):
                yield name, f"{text.rstrip('.')} ({code})."

    def meanings(self, response: Json) -> dict[str, Json]:
        """The errors of the provider that the examples of a response show, by their codes, or names without one."""
        found: dict[str, Json] = {}
        for content in response.get("content", {}).values():
            for example in content.get("examples", {}).values():
                value = self.renderer.resolve(example)["value"]
                error = self.known_error(value) if isinstance(value, Mapping) else None
                if error is not None:
                    found[f"code {error['code']}"] = error
        return found

    def known_error(self, value: Mapping[str, Any]) -> Json | None:
        """The error of the provider that an example is."""
        schemas = self.renderer.document["components"]["schemas"].values()
        known = [error for schema in schemas for error in schema.get("x-errors", ())]
        first = (value.get("errors") or [{}])[0] if isinstance(value.get("errors"), list) else {}
        code = value.get("code", first.get("error") if isinstance(first, Mapping) else None)
        message = value.get("message")
        same_code = [error for error in known if error["code"] == code and code is not None]
        same = [error for error in same_code if len(same_code) == 1 or fits(error["message"], message)]
        return same[0] if same else None

    def source(self) -> str:
        """Where the facts come from."""
        said = self.rules.get("source", self.operation["x-provenance"]["source"])
        return " " * INDENT + self.paragraph(f"Source: {self.renderer.table['source']}, {said}.")


def fits(template: object, message: object) -> bool:
    """Whether a message is of a known form, in which a word in braces stands for any text."""
    if not isinstance(template, str) or not isinstance(message, str):
        return False
    form = ".*".join(re.escape(part) for part in re.split(r"\{\w+\}", template))
    return re.fullmatch(form, message) is not None


def enums_in(arguments: Iterable[Argument]) -> list[str]:
    """The enums that arguments are converted to."""
    found = (re.match(r"as_enum\(.*, (\w+)\)$", each.value) for each in arguments)
    return [match[1] for match in found if match]


def names(parameters: list[Json]) -> set[str]:
    """The names of parameters."""
    return {each["name"] for each in parameters}


def several(annotation: str) -> str:
    """Annotation of one value or several."""
    return f"{annotation} | Iterable[{annotation}]"


def bounds_source(schema: Json) -> str:
    """Bounds of a number as arguments of a call."""
    known = {"least": schema.get("minimum"), "most": schema.get("maximum")}
    return "".join(f", {name}={value}" for name, value in known.items() if value is not None)


UNITS = {
    "day": ("timedelta(days=1)", "write_day"),
    "second": ("timedelta(seconds=1)", "datetime.isoformat"),
    "millisecond": ("timedelta(milliseconds=1)", "write_milliseconds"),
}
"""The finest difference that filters by creation tell apart, and how they are written."""


def time_range(rules: Json) -> str:
    """The expression of the filters by creation that can be split into windows."""
    unit, write = UNITS[rules["unit"]]
    given = {
        "lower": repr(rules["lower"]),
        "upper": repr(rules["upper"]),
        "arguments": repr(f"{rules['from']} and {rules['to']}"),
        "unit": unit,
        "write": write,
        "inclusive": repr(rules.get("inclusive", True)),
        "newest_first": str(rules["newest_first"]),
    }
    return f"TimeRange({', '.join(f'{name}={value}' for name, value in given.items())})"


def environment() -> Environment:
    """The environment of the templates."""
    return Environment(
        loader=FileSystemLoader(SPECS / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Python source, not HTML
    )


def write_operations(provider: str, target: Path) -> None:
    """Write the module of a provider's operations into `target`."""
    table = yaml.safe_load((SPECS / "operations" / f"{provider}.yaml").read_text(encoding="utf-8"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(Renderer(provider, read_spec(provider), table).render(environment()), encoding="utf-8")
    tidy_file(target)
