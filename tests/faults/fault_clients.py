"""The five clients as the table of faults knows them: an operation of each kind, or why there is none."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from orderkit import ApiError
from orderkit.contract import Contract

KINDS: Final = {
    "read": "only reads, so it is sent again",
    "upsert": "writes the same again, so it is sent again",
    "once": "may write twice, so it is sent once",
    "listing": "asks for page after page",
}


@dataclass(frozen=True)
class Call:
    """An operation as its caller and as the wire see it.

    Attributes:
        name: The method of the client.
        arguments: What it is called with.
        answer: What is answered if all goes well, None for an answer without a body; of a listing its only page.
        status: HTTP status of that answer.
        inside: Where the result stands in the answer; empty for the whole.
        required: A member that must be there, and its type in the words of the contract.
        choice: A member that is an enum.
        pages: Of a listing the first and the last of two pages.
    """

    name: str
    arguments: tuple[Any, ...]
    answer: Any
    status: int = 200
    inside: str = ""
    required: tuple[str, str] = ("", "")
    choice: str = ""
    pages: tuple[Any, ...] = ()

    @property
    def operation(self) -> str:
        """Its name in the spec."""
        return re.sub(r"_(\w)", lambda match: match[1].upper(), self.name)

    def result_in(self, answer: Any) -> Any:
        """What a caller is given of an answer."""
        return answer[self.inside] if self.inside else answer

    def made_by(self, caller: Any, found: list[Any] | None = None, **options: Any) -> Any:
        """What comes of the call, as JSON has it; `found` also has what a listing gave before an error."""
        method = getattr(caller.client, self.name)
        if not self.pages:
            return plain(caller.run(method(*self.arguments, **options)))
        return plain(caller.gather(method(*self.arguments, page_size=2, **options), found))


def plain(result: Any) -> Any:
    """A result as JSON has it."""
    if isinstance(result, list):
        return [plain(item) for item in result]
    return result.to_dict() if hasattr(result, "to_dict") else result


def steps_of(path: str) -> list[str | int]:
    return [int(step) if step.isdigit() else step for step in re.findall(r"\w+", path)]


def changed(answer: Any, path: str, value: Any = ...) -> Any:
    """A copy of an answer with another value at a path, or without it."""
    *above, last = steps_of(path)
    copied = parent = copy.deepcopy(answer)
    for step in above:
        parent = parent[step]
    if value is ...:
        del parent[last]
    else:
        parent[last] = value
    return copied


@dataclass(frozen=True)
class Token:
    """How a client that renews its token is opened, what gives it one, and what says that it is over.

    Attributes:
        operation: What an error calls the call for a token.
        path: Where it goes.
        member: Where the token stands in the answer.
        header: Where it stands in a request.
        always: Whether the client knows no other way.
    """

    operation: str
    path: str
    member: str
    header: str
    answer: Mapping[str, Any]
    over: Mapping[str, Any]
    options: Mapping[str, Any] = field(default_factory=dict)
    always: bool = False


@dataclass(frozen=True)
class Refusal:
    """A documented refusal and what its error shows."""

    status: int
    body: Mapping[str, Any]
    error: type[ApiError]
    shows: Mapping[str, Any]


@dataclass(frozen=True)
class Client:
    """A client of the table.

    Attributes:
        title: Its class for threads.
        fixture: What opens it in a test.
        calls: An operation of each kind.
        others: Its other operations and what they are called with.
        lacks: Why it has none of a kind, or nothing of what a scenario needs.
        failure: What its provider says under HTTP 500.
        refusal: One of its documented refusals.
        words: Where the message of a refusal stands.
        number: Where the number of the order that is read stands, and of which type it is.
        language: The argument that chooses a language, with some of them.
        token: Where it renews a token, how.
        announces_reset: Whether its provider says by a header of its own when calls are allowed again.
        follows_links: Whether its listings go on at the cursor of a link.
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

    def read(self, number: int) -> Call:
        """The call that reads the order, or product, of this number."""
        path, kind = self.number
        call = self.calls["read"]
        return replace(call, arguments=(kind(number),), answer=changed(call.answer, path, kind(number)))

    @property
    def operations(self) -> dict[str, Call]:
        """A call of every operation; of those that stand for no kind without an answer."""
        others = (
            Call(name, arguments, None, pages=(None,) if name.startswith("list_") else ())
            for name, arguments in self.others.items()
        )
        return {call.name: call for call in (*self.calls.values(), *others)}

    def lack(self, kind: str, needs: Sequence[str]) -> str | None:
        """Why a scenario does not apply to the operation of a kind; None if it does."""
        if kind not in self.calls:
            return self.lacks[kind]
        call = self.calls[kind]
        has = {
            "body": call.answer is not None,
            "choice": bool(call.choice),
            "members": not call.name.startswith("search_"),
            "token": self.token is not None,
            "fixed key": self.token is None or not self.token.always,
            "first call": self.token is None or not self.token.always,
            "reset": self.announces_reset,
            "link": self.follows_links,
        }
        missing = next((need for need in needs if not has[need]), None)
        return None if missing is None else self.lacks[missing]


def example(provider: str, name: str) -> Any:
    return copy.deepcopy(Contract.load(provider).document["components"]["examples"][name]["value"])
