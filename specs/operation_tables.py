"""Renders the operations and workflows of a provider as a table, from which the command line and others offer them.

It holds what `specs/operation_layer.py` renders as methods: names, arguments, bounds, texts and examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define
from operation_docs import Docstring, Layout
from operation_layer import Renderer, read_table
from packages import tidy_file
from spec_files import operations, providers, read_spec

if TYPE_CHECKING:
    from operation_parts import Argument, Operation

Json = dict[str, Any]

_RETRIES = ("safe", "upsert", "never")
"""Retry classes of operations, from those that change nothing to those that must not be sent twice."""


@define
class Table:
    """Renders the table of one provider."""

    renderer: Renderer

    def render(self) -> str:
        """The source of the module, not formatted yet."""
        document = self.renderer.document
        found = zip(operations(document), self.renderer.read_all(), strict=True)
        entries = "".join(
            f"{self.entry(path, method.upper(), node, read)}," for (path, method, node), read in found
        )
        workflows = [
            f"{self.workflow(name, rules)},"
            for name, rules in self.renderer.table.get("workflows", {}).items()
        ]
        return f'''"""Operations of {document["info"]["title"]}, for tools that offer them without Python's types.

Generated: change the spec or specs/operations/{self.renderer.provider}.yaml, then run `make generate`.
"""

from typing import Final

from ..table import Argument, Body, OperationEntry, WorkflowEntry

OPERATIONS: Final = ({entries})

WORKFLOWS: Final[tuple[WorkflowEntry, ...]] = ({"".join(workflows)})
'''

    def entry(self, path: str, method: str, node: Json, read: Operation) -> str:
        """The source of an entry of the table."""
        doc = Docstring(self.renderer, node, self.rules(node), read)
        item = read.paging.item if read.paging else read.result
        is_list, name = item.startswith("list["), item.removeprefix("list[").removesuffix("]")
        members: Json = {
            "id": node["operationId"],
            "name": read.method,
            "method": method,
            "path": path,
            "retry": node["x-retry"],
            "summary": doc.summary(),
            "description": " ".join(doc.description().split()),
            "paged": bool(read.paging),
            "result": name if name in self.renderer.document["components"]["schemas"] else "",
            "many": bool(read.paging or is_list),
        }
        given = ", ".join(f"{key}={value!r}" for key, value in members.items())
        arguments = "".join(f"{each}," for each in self.arguments(doc, read))
        return f"OperationEntry({given}, arguments=({arguments}), body={self.body(doc, read)})"

    def workflow(self, name: str, rules: Json) -> str:
        """The source of an entry of a workflow: what its calls may change, it may change."""
        layout = Layout(self.renderer)
        retries = {node["operationId"]: node["x-retry"] for _, _, node in operations(self.renderer.document)}
        wrapper, _, result = rules["result"].rpartition("[")
        members: Json = {
            "name": name,
            "retry": max((retries[each] for each in rules["calls"]), key=_RETRIES.index),
            "summary": layout.prose(rules["summary"]),
            "description": layout.prose(rules.get("description", "")),
            "paged": False,
            "result": result.removesuffix("]"),
            "many": wrapper == "Batch",
            "calls": tuple(rules["calls"]),
            "wrapper": wrapper,
        }
        given = ", ".join(f"{key}={value!r}" for key, value in members.items())
        rule = self.renderer.language_rule()
        language = f"{self.client_argument(self.renderer.client_argument(rule), layout)}," if rule else ""
        return f"WorkflowEntry({given}, arguments=({language}), body={self.workflow_body(rules)})"

    def workflow_body(self, rules: Json) -> str:
        """The source of the body that a workflow takes: its only argument."""
        ((name, said),) = rules["arguments"].items()
        schemas = self.renderer.document["components"]["schemas"]
        models = tuple(
            each for each in re.findall(r"\w+", said.get("schema") or said["type"]) if each in schemas
        )
        return _body(name, models, said["type"], Layout(self.renderer).prose(said["text"]))

    def rules(self, node: Json) -> Json:
        """What the provider's table says about an operation."""
        found: Json = self.renderer.table.get("operations", {}).get(node["operationId"], {})
        return found

    def arguments(self, doc: Docstring, read: Operation) -> Iterator[str]:
        """The source of each argument but the body."""
        texts = doc.argument_texts()
        for each in (*read.path, *read.keywords):
            yield _argument(each.name, dict(each.schema), doc.prose(texts[each.name]), each in read.path)
        for each in read.language_arguments:
            yield self.client_argument(each, doc)

    def client_argument(self, argument: Argument, layout: Layout) -> str:
        """The source of an argument that the client supplies."""
        text = f"{layout.prose(argument.text)} The client's if left out."
        return _argument(argument.name, dict(argument.schema), text)

    def body(self, doc: Docstring, read: Operation) -> str:
        """The source of the body that a caller gives, or None."""
        if read.body is None or read.body.argument is None:
            return "None"
        argument: Argument = read.body.argument
        text = doc.prose(doc.argument_texts()[argument.name])
        return _body(argument.name, read.body.models, argument.type, text)


def _body(name: str, models: tuple[str, ...], annotation: str, text: str) -> str:
    many, as_text = annotation.startswith("Iterable["), annotation == "bytes | str"
    more = f", as_text={as_text}" if as_text else ""
    return f"Body(name={name!r}, schemas={models!r}, many={many}, text={text!r}{more})"


def _argument(name: str, schema: Json, text: str, required: bool = False) -> str:
    return f"Argument(name={name!r}, schema={schema!r}, text={text!r}, required={required})"


def write_operation_table(provider: str, target: Path) -> None:
    """Write the module of a provider's table into `target`."""
    document = read_spec(provider)
    source = Table(Renderer(provider, document, read_table(provider, document))).render()
    target.write_text(source, encoding="utf-8")
    tidy_file(target)


def write_table_index(_provider: str, target: Path) -> None:
    """Write the module that names all providers, each with a line about it; nothing in it costs time to import."""
    target.write_text(_index(providers()), encoding="utf-8")
    tidy_file(target)


def _index(names: Iterable[str]) -> str:
    about = {name: _about(read_spec(name)["info"]) for name in names}
    return f'''"""Tables of the operations of all providers.

Generated: change the specs, then run `make generate`.
"""

PROVIDERS = {about!r}
"""A line about each provider, by its name."""
'''


def _about(info: Json) -> str:
    return str(info.get("summary") or info["title"]).rstrip(".")
