"""The reference in Markdown: each `::: name` becomes the name's signature, docstring and members as a Python stub."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from textwrap import indent
from typing import Any, cast

import yaml
from griffe import Alias, Attribute, Class, Function, GriffeLoader, Module, Object, load_extensions

from .attrs_signatures import AttrsSignatures

DIRECTIVE = re.compile(r"^::: (\S+)\n((?: +.*\n)*)", re.MULTILINE)


def with_stubs(page: str) -> str:
    """Return a page whose directives of mkdocstrings are stubs."""
    return DIRECTIVE.sub(lambda match: _section(match[1], _wanted(match[2])), page)


def _wanted(options: str) -> set[str] | None:
    """Return the members of a class that the options of a directive name; None if they name none."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(options) or {"options": {}}
    members = found["options"].get("members", True)
    return None if members is True else set(members or ())


def _section(name: str, wanted: set[str] | None) -> str:
    module, _, rest = name.partition(".")
    found = _package(module)[rest]
    definitions = "\n\n".join(_stub(found, wanted))
    return f"## {name}\n\n```python\n{definitions}\n```\n"


@cache
def _package(name: str) -> Module:
    loader = GriffeLoader(extensions=load_extensions(AttrsSignatures), docstring_parser="google")
    package = loader.load(name)
    loader.resolve_aliases()
    assert isinstance(package, Module)  # noqa: S101 - a package is one
    return package


def _stub(found: Object | Alias, wanted: set[str] | None = None) -> Iterator[str]:
    """Yield the definition of a name, or those of a module's public names; of a class with the wanted members only."""
    each = _target(found)
    if isinstance(each, Module):
        for member in each.members.values():
            if _is_public(member) and not member.is_alias:
                yield from _stub(member)
    elif isinstance(each, Class):
        yield _class(each, wanted)
    elif isinstance(each, Function):
        yield _function(each)
    elif isinstance(each, Attribute):
        yield _attribute(each)


def _class(each: Class, wanted: set[str] | None) -> str:
    init = each.all_members.get("__init__")
    documented = (member for member in each.all_members.values() if _is_public(member) and member.docstring)
    members = [member for member in documented if wanted is None or member.name in wanted]
    parts = [_docstring(each)]
    if init is not None and (function := _target(init)).is_function:
        parts.append(_function(cast(Function, function), docstring="..."))
    parts += [text for member in members for text in _stub(member)]
    return f"class {each.name}:\n" + "\n\n".join(indent(part, "    ") for part in parts)


def _function(each: Function, docstring: str = "") -> str:
    keyword = "async def" if "async" in each.labels else "def"
    decorators = "".join(f"@{label}\n" for label in ("staticmethod", "classmethod") if label in each.labels)
    return f"{decorators}{keyword} {each.signature()}:\n{indent(docstring or _docstring(each), '    ')}"


def _attribute(each: Attribute) -> str:
    annotation = f": {each.annotation}" if each.annotation else ""
    return f"{each.name}{annotation}\n{_docstring(each)}"


def _docstring(each: Object) -> str:
    if each.docstring is None:
        return "..."
    text = each.docstring.value
    return f'"""{text}\n"""' if "\n" in text else f'"""{text}"""'


def _target(found: Object | Alias) -> Object:
    return found.final_target if isinstance(found, Alias) else found


def _is_public(member: Object | Alias) -> bool:
    return not member.name.startswith("_")
