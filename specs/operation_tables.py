"""Renders the operations of a provider as a table, from which the command line and other tools offer them.

It holds what `specs/operation_layer.py` renders as methods: names, arguments, bounds, texts and examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define
from operation_docs import Docstring
from operation_layer import Renderer, read_table
from packages import tidy_file
from spec_files import operations, providers, read_spec

if TYPE_CHECKING:
    from operation_parts import Argument, Operation

Json = dict[str, Any]


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
        return f'''"""Operations of {document["info"]["title"]}, for tools that offer them without Python's types.

Generated: change the spec or specs/operations/{self.renderer.provider}.yaml, then run `make generate`.
"""

from typing import Final

from ..table import Argument, Body, OperationEntry

OPERATIONS: Final = ({entries})
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
            yield _argument(each.name, dict(each.schema), f"{doc.prose(each.text)} The client's if left out.")

    def body(self, doc: Docstring, read: Operation) -> str:
        """The source of the body that a caller gives, or None."""
        if read.body is None or read.body.argument is None:
            return "None"
        argument: Argument = read.body.argument
        many = argument.type.startswith("Iterable[")
        text = doc.prose(doc.argument_texts()[argument.name])
        return f"Body(name={argument.name!r}, schemas={read.body.models!r}, many={many}, text={text!r})"


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
