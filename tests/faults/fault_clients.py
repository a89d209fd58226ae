"""The clients of the fault tests: an operation of each kind, or the reason why there is none."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

import orderkit
from orderkit import ApiError, to_json
from orderkit.contract import Contract

KINDS: Final = {
    "read": "only reads, so it is sent again",
    "upsert": "writes the same again, so it is sent again",
    "once": "may write twice, so it is sent once",
    "listing": "requests page after page",
}


PLACE_OF_VALUE: Final = ".unheard_of[0].of "


@dataclass(frozen=True)
class Call:
    """A call of an operation, and its response.

    Attributes:
        name: The method of the client.
        arguments: Its arguments.
        response: The body of a successful response, None for one without a body; of a listing its only page.
        status: HTTP status of that response.
        inside: The field of the body that holds the result; empty for the whole body.
        required: The path of a required field, and its type in the contract.
        choice: The path of a field that is an enum.
        pages: For a listing the first and the last of two pages.
        empty: The result of a write whose response is empty.
        end: For a listing without a total the page after the last one, which is requested as well; it is not counted.
    """

    name: str
    arguments: tuple[Any, ...]
    response: Any
    status: int = 200
    inside: str = ""
    required: tuple[str, str] = ("", "")
    choice: str = ""
    pages: tuple[Any, ...] = ()
    empty: Any = field(default_factory=dict)
    end: Any = None

    @property
    def operation(self) -> str:
        """Its name in the spec."""
        return re.sub(r"_(\w)", lambda match: match[1].upper(), self.name)

    @property
    def items(self) -> list[Any]:
        """The items of all pages of a listing."""
        return [item for page in self.pages for item in self.result_in(page)]

    def page_of(self, *items: Any) -> Any:
        """Return a page with these items, and otherwise like the first one."""
        return {**self.pages[0], self.inside: [*items]}

    def with_value(self, value: Any) -> Call:
        """Return the call with a value in the body of its request, at `PLACE_OF_VALUE`."""
        *before, body = copy.deepcopy(self.arguments)
        (body[0] if isinstance(body, list) else body)["unheard_of"] = [{"of": value}]
        return replace(self, arguments=(*before, body))

    def result_in(self, response: Any) -> Any:
        """Return the part of a body that the caller gets."""
        return response[self.inside] if self.inside else response

    def made_by(self, caller: Any, found: list[Any] | None = None, **options: Any) -> Any:
        """Make the call and return its result as JSON; `found` also gets the items of a listing before an error."""
        method = getattr(caller.client, self.name)
        if not self.pages:
            return plain(caller.run(method(*self.arguments, **options)))
        return plain(caller.gather(method(*self.arguments, page_size=2, **options), found))


def plain(result: Any) -> Any:
    """Return a result as JSON."""
    if isinstance(result, list):
        return [plain(item) for item in result]
    return json.loads(to_json(result)) if hasattr(result, "to_dict") else result


def steps_of(path: str) -> list[str | int]:
    return [int(step) if step.isdigit() else step for step in re.findall(r"\w+", path)]


def changed(response: Any, path: str, value: Any = ...) -> Any:
    """Return a copy of a body with another value at a path, or without that path."""
    *above, last = steps_of(path)
    copied = parent = copy.deepcopy(response)
    for step in above:
        parent = parent[step]
    if value is ...:
        del parent[last]
    else:
        parent[last] = value
    return copied


@dataclass(frozen=True)
class Token:
    """The token of a client: its request, its response, and the response to an expired one.

    Attributes:
        operation: The operation that an error of the token request names.
        path: The path of the token request.
        field_name: The field of the response that holds the token.
        header: The header of a request that holds the token.
        response: The body of the response with a token.
        expired: The body of a 401 for an expired token.
        options: Options of the client that make it use tokens.
        always: Whether the client has no other credentials.
    """

    operation: str
    path: str
    field_name: str
    header: str
    response: Mapping[str, Any]
    expired: Mapping[str, Any]
    options: Mapping[str, Any] = field(default_factory=dict)
    always: bool = False


@dataclass(frozen=True)
class Refusal:
    """A documented error response, and the attributes of its error."""

    status: int
    body: Mapping[str, Any]
    error: type[ApiError]
    shows: Mapping[str, Any]


@dataclass(frozen=True)
class Client:
    """A client under test.

    Attributes:
        title: Its synchronous class.
        fixture: The fixture that opens it.
        calls: An operation of each kind.
        others: Its other operations and their arguments.
        lacks: The reason why it has no operation of a kind, or lacks something that a scenario needs.
        failure: The body of its provider's 500.
        refusal: One of its provider's documented errors.
        words: The path of the message in a documented error.
        number: The path and the type of the id of the order that `read` reads.
        language: The argument that chooses a language, and some languages.
        token: Its token, if it renews one.
        announces_reset: Whether its provider announces the reset of the rate limit by a header of its own.
        follows_links: Whether its listings continue at the cursor of a link.
        total_of: The field of a page that holds the total of a listing, if its provider reports one.
        tells_errors_beside: Whether its provider's successes may have errors beside the result.
    """

    title: str
    fixture: str
    calls: Mapping[str, Call]
    others: Mapping[str, tuple[Any, ...]]
    lacks: Mapping[str, str]
    failure: Mapping[str, Any]
    refusal: Refusal
    words: str
    number: tuple[str, type]
    language: tuple[str, Sequence[str]] | None = None
    token: Token | None = None
    announces_reset: bool = False
    follows_links: bool = False
    total_of: str = ""
    tells_errors_beside: bool = False

    def read(self, number: int) -> Call:
        """Return the call that reads the order, or product, of this number."""
        path, kind = self.number
        call = self.calls["read"]
        return replace(call, arguments=(kind(number),), response=changed(call.response, path, kind(number)))

    def echo(self, kind: str) -> str:
        """Return the path of the id that a response repeats, as the contract says it; empty if it repeats none."""
        contract = Contract.load(getattr(orderkit, self.title)._provider.name)
        echoes = contract.declared(self.calls[kind].operation, "x-echoes") or [{"back": ""}]
        return str(echoes[0]["back"]).partition("#/")[2].replace("/", ".")

    @cached_property
    def echoes(self) -> dict[str, str]:
        """The path of the id that a response repeats, by the kind of operation."""
        return {kind: self.echo(kind) for kind in self.calls}

    @property
    def operations(self) -> dict[str, Call]:
        """A call of every operation; those that represent no kind have no response."""
        others = (
            Call(name, arguments, None, pages=(None,) if name.startswith("list_") else ())
            for name, arguments in self.others.items()
        )
        return {call.name: call for call in (*self.calls.values(), *others)}

    def lack(self, kind: str, needs: Sequence[str]) -> str | None:
        """Return the reason why a scenario does not apply to the operation of a kind; None if it does."""
        if kind not in self.calls:
            return self.lacks[kind]
        call = self.calls[kind]
        has = {
            "body": call.response is not None,
            "choice": bool(call.choice),
            "field that may drift": not call.pages or "[" in call.required[0],
            "fields": not call.name.startswith("search_"),
            "token": self.token is not None,
            "fixed key": self.token is None or not self.token.always,
            "first call": self.token is None or not self.token.always,
            "reset": self.announces_reset,
            "link": self.follows_links,
            "any link": self.follows_links,
            "total": bool(call.pages) and self.total_of != "",
            "numbered pages": not self.follows_links,
            "echo": bool(self.echoes[kind]),
            "request body": bool(call.arguments) and isinstance(call.arguments[-1], dict | list),
            "errors beside": self.tells_errors_beside,
        }
        missing = next((need for need in needs if not has[need]), None)
        return None if missing is None else self.lacks[missing]


def example(provider: str, name: str) -> Any:
    return copy.deepcopy(Contract.load(provider).document["components"]["examples"][name]["value"])
