"""Renders the public operations of the clients: one module for each provider, from its spec and a table of exceptions.

The spec gives names, types, bounds, defaults, paging, errors and texts; `specs/operations/<provider>.yaml` gives what
no spec can say: Python's names of arguments, which arguments the client supplies, how time is split into windows.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from argument_kinds import ArgumentKinds, bounds_source, time_range
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from operation_docs import Docstring, WorkflowDocstring
from operation_parts import Argument, Body, Operation, Paging, Workflow, enums_in, snake
from orderkit.contract import expression_target
from packages import tidy_file
from spec_files import SPECS, operations, parameters_of, read_spec, resolve
from value_schemas import value_schema

Json = dict[str, Any]


class Renderer(ArgumentKinds):
    """Renders the operations of one provider."""

    def __init__(self, provider: str, document: Json, table: Json) -> None:
        self.provider, self.document, self.table = provider, document, table
        self.enums: dict[str, str] = {}
        self.models: set[str] = set()
        self.bodies: set[str] = set()
        # What the client supplies, by the names of the parameters.
        self.client_rules: dict[str, Json] = {each["parameter"]: each for each in table.get("client", ())}
        self.operation_names = {
            operation["operationId"]: snake(operation["operationId"])
            for _, _, operation in operations(document)
        }

    def resolve(self, node: Json) -> Json:
        """The node that a local `$ref` leads to."""
        return resolve(self.document, node)

    def python_name(self, name: str) -> str:
        """The name in Python of a parameter or a property: the table's, or else the usual spelling."""
        for rules in self.table.get("operations", {}).values():
            named = rules.get("arguments", {}).get(name, {}).get("name")
            if named:
                return str(named)
        return snake(name)

    def read_all(self) -> list[Operation]:
        """All operations as the templates take them."""
        return [self.read(path, operation) for path, _, operation in operations(self.document)]

    def render(self, environment: Environment) -> str:
        """The source of the module, not formatted yet."""
        found = self.read_all()
        return environment.get_template("operations.py.jinja").render(
            provider=self.provider,
            name=self.table["class"],
            title=self.document["info"]["title"],
            operations=found,
            client_arguments=self.client_arguments(),
            client_models=enums_in(self.client_arguments()),
            workflows=[self.workflow(name, rules) for name, rules in self.table.get("workflows", {}).items()],
            enums=self.enums,
            has_bodies=bool(self.bodies),
            named=self.named,
        )

    def named(self, annotation: str) -> str:
        """The annotation with models and bodies as names of their modules: `list[models.Order]` for `list[Order]`."""
        modules = {**dict.fromkeys(self.models, "models."), **dict.fromkeys(self.bodies, "bodies.")}
        return re.sub(r"\w+", lambda word: modules.get(word[0], "") + word[0], annotation)

    def read(self, path: str, operation: Json) -> Operation:
        """An operation as the template takes it."""
        rules = self.table.get("operations", {}).get(operation["operationId"], {})
        parameters = parameters_of(self.document, path, operation)
        paging = operation.get("x-pagination")
        inputs: Json = paging["inputs"] if paging else {}
        skipped = {*self.client_rules, *map(expression_target, inputs.values())}
        arguments = [
            (parameter, self.argument(parameter, rules.get("arguments", {}).get(parameter["name"], {})))
            for parameter in parameters
            if parameter["name"] not in skipped
        ]
        result, unwrap = self.result(operation, rules)
        language = self.language_rule()
        if language is not None and language["parameter"] not in {each["name"] for each in parameters}:
            language = None
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
            filter_model=self.reference(self.json_schema(operation))
            if rules.get("body_is_filters")
            else None,
            supplied_required=self.supplied(parameters, required=True),
            supplied_optional=self.supplied(parameters, required=False),
        )
        read.doc = Docstring(self, operation, rules, read).text()
        return read

    def workflow(self, name: str, rules: Json) -> Workflow:
        """An operation of several calls, all of which the table says."""
        self.models |= set(rules.get("models", ()))
        self.bodies |= set(rules.get("bodies", ()))
        language = self.language_rule()
        positional = [
            Argument(name=key, wire=key, type=said["type"], value=key, text=said["text"])
            for key, said in rules["arguments"].items()
        ]
        return Workflow(
            method=name,
            positional=positional,
            result=rules["result"],
            language=language["argument"] if language else None,
            doc=WorkflowDocstring(
                self, rules, positional, self.client_argument(language) if language else None
            ).text(),
        )

    def language_rule(self) -> Json | None:
        """The rule of the argument that chooses the language of error messages, if there is one."""
        return next((each for each in self.client_rules.values() if each.get("language")), None)

    # Arguments

    def argument(self, parameter: Json, rules: Json) -> Argument:
        """An argument from a parameter, or from a property of a body that is given by filters."""
        schema = self.resolve(parameter["schema"])
        name = rules.get("name", snake(parameter["name"]))
        is_path = parameter.get("in") == "path"
        kind = rules.get("kind") or self.kind_of(parameter["schema"], schema, is_path)
        annotation, value = self.conversion(kind, name, parameter, schema, rules)
        text = str(rules.get("text") or parameter.get("description") or schema.get("description", ""))
        default = (
            None
            if is_path
            else repr(schema["default"] if kind == "boolean" and "default" in schema else None)
        )
        return Argument(
            name=name,
            wire=snake(parameter["name"]),
            type=f"{annotation} | None" if default == "None" else annotation,
            default=default,
            value=value,
            text=text,
            schema=value_schema(kind, parameter, schema, self.listed(rules)),
        )

    def listed(self, rules: Json) -> Json | None:
        """The schema of the enum whose values an argument joins, if it does."""
        return self.document["components"]["schemas"][rules["enum"]] if "enum" in rules else None

    def client_arguments(self) -> list[Argument]:
        """Arguments that the client supplies and a call may replace."""
        return [self.client_argument(each) for each in self.client_rules.values() if "argument" in each]

    def client_argument(self, rule: Json) -> Argument:
        """One argument that the client supplies and a call may replace."""
        parameter = next(
            found
            for path, _, operation in operations(self.document)
            for found in parameters_of(self.document, path, operation)
            if found["name"] == rule["parameter"]
        )
        return self.argument(parameter, {"name": rule["argument"], **rule})

    def supplied(self, parameters: list[Json], *, required: bool) -> tuple[tuple[str, str], ...]:
        """The arguments of the generated function that the client supplies, each with its expression."""
        found: list[tuple[str, str]] = []
        for parameter in parameters:
            rule = self.client_rules.get(parameter["name"])
            if rule is not None and parameter.get("required", False) == required:
                wire = snake(parameter["name"])
                held = f'core.arguments["{wire}"]' if required else f'core.arguments.get("{wire}")'
                chosen = f"chosen_{rule['argument']}" if "argument" in rule else held
                found.append((wire, chosen))
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
        inputs = {
            expression_target(each).removeprefix("/") for each in operation["x-pagination"]["inputs"].values()
        }
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
        models = tuple(
            self.reference(each) for each in (part.get("oneOf") or self.resolve(part).get("oneOf") or [part])
        )
        chosen = rules.get("body", {})
        if chosen.get("supplied"):
            return Body(argument=None, value='core.arguments["body"]()', models=models)
        name = chosen.get("name", "body")
        self.bodies |= {f"{model}Dict" for model in models}
        either = " | ".join(f"{model} | {model}Dict" for model in models)
        text = chosen.get("text", self.resolve(operation["requestBody"]).get("description", ""))
        convert = "as_bodies" if is_list else "as_body"
        keys = f'core.body_keys("{operation["operationId"]}")'
        bounds = (
            f", bounds={(chosen['least'], whole['maxItems'])}, hint={chosen['hint']!r}"
            if "least" in chosen
            else ""
        )
        value = f'{convert}("{name}", {name}, {keys}, {", ".join(models)}{bounds})'
        argument = Argument(
            name=name,
            wire="body",
            type=f"Iterable[{either}]" if is_list else either,
            value=name,
            text=text,
        )
        return Body(argument=argument, value=value, models=models)

    def success(self, operation: Json) -> Json:
        """The response of the first success."""
        return self.resolve(
            next(response for status, response in operation["responses"].items() if status.startswith("2"))
        )

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
        inputs = {role: expression_target(each) for role, each in said["inputs"].items()}
        size_name = inputs["size"]
        schema = self.input_schema(size_name, parameters, operation)
        providers = schema.get("default")
        chosen = rules.get("page_size", {})
        default = None if chosen.get("left_to_the_provider") else chosen.get("default", providers)
        bounds = bounds_source(schema)
        page = self.resolve(next(iter(self.success(operation)["content"].values()))["schema"])
        results = expression_target(said["results"])
        least, most = schema["minimum"], schema.get("maximum")
        limits = f"at least {least}" if most is None else f"{least} to {most}"
        more = f"; {providers} if left out" if default is None else ""
        size = Argument(
            name="page_size",
            wire=snake(size_name.removeprefix("/")),
            type="int | None" if default is None else "int",
            default=str(default),
            value=f'{"as_int" if default is None else "as_bounded_int"}("page_size", page_size{bounds})',
            text=f"Items on a page, {limits}{more}. {chosen.get('text', '')}".strip(),
            schema=size_schema(schema, default),
        )
        first = None
        if "page" in inputs:
            first = (snake(inputs["page"]), repr(said["first"]))
        return Paging(
            item=self.annotation(page["properties"][results.removeprefix("/")]["items"]),
            items=results,
            total=expression_target(said["total"]) if "total" in said else None,
            size=size,
            effective_size="page_size" if default is not None else f"page_size or {providers}",
            first=first,
            windows=time_range(rules["windows"]) if "windows" in rules else None,
        )

    def input_schema(self, name: str, parameters: list[Json], operation: Json) -> Json:
        """The schema of an input of a listing: a parameter, or a property of the body after a slash."""
        if name.startswith("/"):
            return self.resolve(self.resolve(self.json_schema(operation))["properties"][name[1:]])
        return self.resolve(next(each for each in parameters if each["name"] == name)["schema"])


def size_schema(schema: Json, default: int | None) -> Json:
    """The schema of the number of items on a page."""
    bounds: Json = {name: schema[name] for name in ("minimum", "maximum") if name in schema}
    return {"type": "integer", **bounds, **({} if default is None else {"default": default})}


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


def read_table(provider: str, document: Json) -> Json:
    """Read the table of a provider; one without a table is named for its spec."""
    path = SPECS / "operations" / f"{provider}.yaml"
    table: Json = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {"class": provider.title().replace("_", ""), "source": document["info"]["title"], **table}


def write_operations(provider: str, target: Path) -> None:
    """Write the module of a provider's operations into `target`."""
    document = read_spec(provider)
    target.parent.mkdir(parents=True, exist_ok=True)
    source = Renderer(provider, document, read_table(provider, document)).render(environment())
    target.write_text(source, encoding="utf-8")
    tidy_file(target)
