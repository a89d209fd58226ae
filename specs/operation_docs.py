"""Docstrings of the public operations, from the texts of the specs and the tables."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from attrs import define
from facts import known_errors

if TYPE_CHECKING:
    from operation_layer import Renderer
    from operation_parts import Argument, Operation

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
"""The class of error that a status means, as `orderkit.errors` has them; tests compare the two."""

CAMEL_CASE = re.compile(r"`([a-z]+(?:[A-Z][a-z]+)+)`")
"""A name of the wire in a text, such as `lineItemContainer`, which Python writes in another way."""

WIDTH = 112
"""Characters of a line of a docstring, its indentation included."""

INDENT = 8
"""Characters before a line of a method's docstring."""


@define
class Layout:
    """Lays out the sections of a docstring."""

    renderer: Renderer

    def prose(self, text: str) -> str:
        """Return a text of the spec with operations, parameters and properties by their Python names, on one line."""
        for name, method in self.renderer.operation_names.items():
            text = re.sub(rf"\b{name}\b", f"`{method}`", text)
        text = CAMEL_CASE.sub(lambda match: f"`{self.renderer.python_name(match[1])}`", text)
        return " ".join(text.split())

    def paragraph(self, text: str, indent: int = 0) -> str:
        """A paragraph, wrapped and indented below its first line."""
        margin = " " * (INDENT + indent)
        lines = textwrap.wrap(
            self.prose(text), WIDTH - len(margin), break_on_hyphens=False, break_long_words=False
        )
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

    def options(self, language: Argument | None, each: str) -> list[str]:
        """Entries of the arguments that every operation has."""
        entries: list[str] = []
        if language is not None:
            entries.append(self.entry(language.name, f"{language.text} The client's if left out."))
        return [
            *entries,
            self.entry("headers", f"Headers to add to {each}; they cannot replace the credentials."),
            self.entry("retry", "When to send again; the client's Retry if left out."),
            self.entry("timeout", "Seconds to wait for the network, or a Timeout; the client's if left out."),
        ]


@define
class WorkflowDocstring(Layout):
    """The docstring of an operation of several calls, whose texts the table has."""

    rules: Json
    positional: list[Argument]
    language: Argument | None

    def text(self) -> str:
        """The whole docstring, indented for a method."""
        rules = self.rules
        arguments = [self.entry(each.name, each.text) for each in self.positional]
        errors = [self.entry(name, text) for name, text in sorted(rules["raises"].items())]
        parts = [
            self.prose(rules["summary"]),
            " " * INDENT + self.paragraph(rules["description"]) if "description" in rules else "",
            self.section("Args", [*arguments, *self.options(self.language, "each request")]),
            f"{' ' * INDENT}Returns:\n{' ' * (INDENT + 4)}{self.paragraph(rules['returns'], 4)}",
            self.section("Raises", errors),
            " " * INDENT + self.paragraph(f"Source: {rules['source']}."),
        ]
        return "\n\n".join(part for part in parts if part)


@define
class Docstring(Layout):
    """The docstring of an operation, from the texts of its spec."""

    operation: Json
    rules: Json
    read: Operation

    def text(self) -> str:
        """The whole docstring, indented for a method."""
        parts = [
            self.summary(),
            self.description(),
            self.arguments(),
            self.returns(),
            self.raises(),
            self.source(),
        ]
        return "\n\n".join(part for part in parts if part)

    def summary(self) -> str:
        """The first line."""
        return self.prose(str(self.rules.get("summary") or self.operation["summary"]))

    def description(self) -> str:
        """The paragraphs below the first line."""
        never = " It is never sent twice." if self.operation["x-retry"] == "never" else ""
        default = "" if self.read.paging else self.operation.get("description", "")
        text = self.rules.get("description", default)
        return " " * INDENT + self.paragraph(f"{text}{never}") if f"{text}{never}" else ""

    def arguments(self) -> str:
        """The section of arguments."""
        entries = [self.entry(name, text) for name, text in self.argument_texts().items()]
        language = next(iter(self.read.language_arguments), None)
        entries += self.options(language, "each request" if self.read.paging else "the request")
        return self.section("Args", entries)

    def argument_texts(self) -> dict[str, str]:
        """The text of each argument by its name, without the options of every operation."""
        given = [*self.read.positional, *self.read.filters]
        texts = {each.name: each.text or "As the provider documents it." for each in given}
        return {**texts, **self.listing_texts()}

    def listing_texts(self) -> dict[str, str]:
        """The texts of the arguments of every listing."""
        paging = self.read.paging
        if paging is None:
            return {}
        ahead = "Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead."
        if self.operation["x-pagination"]["kind"] == "link-cursor":
            ahead = (
                "2 fetches the next page while this one is in use; more is no faster without `windows`, because only "
                "a page leads to the next one."
            )
        resume = "Where to resume: the `cursor` of a listing, a page or an error, with the same filters."
        ahead += " With `windows`, the windows fetched at once." if paging.windows else ""
        texts = {
            "page_size": paging.size.text,
            "limit": "Items in all, at most.",
            "cursor": resume,
            "concurrency": ahead,
        }
        if paging.windows:
            bounds = self.rules["windows"]
            texts["windows"] = (
                f"Split the time from `{bounds['from']}` to `{bounds['to']}` into this many windows, or into windows "
                f"of at most this length, and list one after the other. {bounds.get('text', '')}"
            )
        return texts

    def returns(self) -> str:
        """The section of the result."""
        default = self.renderer.success(self.operation)["description"]
        if self.read.paging:
            default = "The items, fetched page by page while they are iterated over."
        text = str(self.rules.get("returns") or default)
        return f"{' ' * INDENT}Returns:\n{' ' * (INDENT + 4)}{self.paragraph(text, 4)}"

    def raises(self) -> str:
        """The section of errors: each class with its causes."""
        causes: dict[str, list[str]] = {}
        for status, response in self.operation["responses"].items():
            if status.isdigit() and int(status) >= 400:
                for name, cause in self.causes(int(status), self.renderer.resolve(response)):
                    causes.setdefault(name, []).append(cause)
        if self.operation["x-retry"] == "never":
            causes["OutcomeUnknownError"] = [
                "The connection was lost: it is not known whether the provider did it."
            ]
        if self.read.paging:
            causes["PaginationError"] = [
                "The same page came twice, a page leads nowhere, or reported items did not come."
            ]
        causes["TransportError"] = [
            "No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds of it."
        ]
        causes["DecodeError"] = ["A successful response does not match the contract."]
        causes["TypeError"] = ["An argument is of a wrong type; nothing is sent."]
        slip = " or a key of the body is nearly one of the spec" if self.takes_mapping() else ""
        causes["ValueError"] = [f"An argument is out of bounds{',' if slip else ''}{slip}; nothing is sent."]
        replaced = {**self.renderer.table.get("raises", {}), **self.rules.get("raises", {})}
        causes.update({name: [text] for name, text in replaced.items() if text})
        for name in [name for name, text in replaced.items() if not text]:
            causes.pop(name, None)
        return self.section("Raises", [self.entry(name, " ".join(causes[name])) for name in sorted(causes)])

    def takes_mapping(self) -> bool:
        """Return whether the body is an argument, which may be a mapping."""
        return self.read.body is not None and self.read.body.argument is not None

    def causes(self, status: int, response: Json) -> Iterator[tuple[str, str]]:
        """The classes of error that a response becomes, each with its cause."""
        meanings = self.meanings(response)
        others = {code: error for code, error in meanings.items() if error["semantic_status"] != status}
        if not meanings or len(others) < len(meanings):
            yield ERRORS.get(status, "ApiError"), response["description"]
        for code, error in others.items():
            text = str(error["message"]["en-US"])
            name = ERRORS.get(error["semantic_status"], "ApiError")
            if name != ERRORS.get(status):
                yield name, f"{text.rstrip('.')} ({code})."

    def meanings(self, response: Json) -> dict[str, Json]:
        """The errors of the provider that the examples of a response show, by their codes, or names without one."""
        found: dict[str, Json] = {}
        for content in response.get("content", {}).values():
            for example in content.get("examples", {}).values():
                error = self.known_error(self.renderer.resolve(example)["value"])
                if error is not None:
                    found[f"code {error['code']}"] = error
        return found

    def known_error(self, value: Any) -> Json | None:
        """The error of the provider that an example is."""
        if not isinstance(value, dict):
            return None
        body = cast(Json, value)
        listed: Any = body.get("errors")
        entries = cast(list[object], listed) if isinstance(listed, list) else []
        first = cast(Json, entries[0]) if entries and isinstance(entries[0], dict) else {}
        code = body.get("code", first.get("error"))
        message = body.get("message")
        known = known_errors(self.renderer.document)
        same_code = [error for error in known if error["code"] == code and code is not None]
        same = [
            error for error in same_code if len(same_code) == 1 or fits(error["message"]["en-US"], message)
        ]
        return same[0] if same else None

    def source(self) -> str:
        """Name the source of the facts."""
        said = self.rules.get("source", self.operation["x-provenance"]["source"])
        return " " * INDENT + self.paragraph(f"Source: {self.renderer.table['source']}, {said}.")


def fits(template: object, message: object) -> bool:
    """Return whether a message is of a known form, in which a word in braces stands for any text."""
    if not isinstance(template, str) or not isinstance(message, str):
        return False
    form = ".*".join(re.escape(part) for part in re.split(r"\{\w+\}", template))
    return re.fullmatch(form, message) is not None
