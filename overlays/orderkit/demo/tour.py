"""What a tour is: what a user does with one provider, as code that is shown and run, and what it must come to."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Coroutine, Mapping
from datetime import UTC, datetime
from textwrap import dedent
from typing import Any, Protocol, cast

from attrs import define, field

from .checks import Checks

Names = dict[str, Any]
Literals = Mapping[str, object]

BEGIN = datetime(2017, 4, 8, 10, tzinfo=UTC)
"""The moment of nocnoc's documented examples; every tour begins then."""

ORDERS = 300
"""Orders that the mock holds of each provider that lists them."""

SECRET_KEY = "example-secret-key"  # noqa: S105 - both ends of it are in this demo
"""What signed webhooks are signed with."""

_LOOP = re.compile(r"\bfor (\w+) in client\.")
_CALL = re.compile(r"(?<!in )client\.")


class Scene(Protocol):
    """What plays the provider's part while a tour is on."""

    checks: Checks

    def note(self, text: str) -> None:
        """Say something between the steps."""
        ...

    def advance(self, provider: str, order_id: object, **move: str) -> None:
        """Move an order on, as the provider would."""
        ...

    def pass_time(self, seconds: float) -> None:
        """Let the mock's clock go on."""
        ...

    def webhook(self) -> tuple[bytes, Mapping[str, str]]:
        """The body and the headers of the next webhook; nothing if none arrives in time."""
        ...

    @property
    def webhook_url(self) -> str:
        """Where webhooks are received."""
        ...


def _nothing(scene: Scene, names: Names) -> None:
    """The provider does nothing."""


def _no_names(scene: Scene) -> Names:
    """The code needs nothing but the client."""
    return {}


def _as_shown(code: str) -> str:
    return dedent(code).strip()


@define(frozen=True)
class Step:
    """One thing a user does.

    Attributes:
        title: What it is, for people.
        code: The code that a user of the sync client writes.
        show: What is shown of what it made.
        check: Notes where what it made is not what the spec says.
        then: What the provider does after it.
    """

    title: str
    code: str = field(converter=_as_shown)
    show: Callable[[Names], Any]
    check: Callable[[Checks, Names], None]
    then: Callable[[Scene, Names], None] = _nothing

    def written_for(self, mode: str) -> str:
        """The code as a user of the sync or the async client writes it."""
        if mode == "sync":
            return self.code
        return _CALL.sub("await client.", _LOOP.sub(r"async for \1 in client.", self.code))


@define(frozen=True, kw_only=True)
class Tour:
    """Some steps with one provider.

    Attributes:
        provider: The name of its spec.
        title: What is shown, for people.
        clients: The names of its clients, for threads and for tasks.
        options: What a client is made with, from the mock's address.
        remark: How the provider's own servers are reached, as a comment of the code.
        names: The names that the steps' code may use.
        sample: The index of the step whose code is shown for the async client too.
    """

    provider: str
    title: str
    clients: tuple[str, str]
    options: Callable[[str], Literals]
    remark: str
    steps: tuple[Step, ...]
    names: Callable[[Scene], Names] = _no_names
    sample: int = 0

    def opening(self, mode: str, url: str) -> str:
        """The code that makes the client of a colour."""
        name = self.clients[mode == "async"]
        options = "".join(f"    {option}={value!r},\n" for option, value in self.options(url).items())
        return f"from orderkit import {name}\n\nclient = {name}(\n{options})\n# {self.remark}"


def run_code(code: str, names: Names) -> None:
    """Run code that was shown, and leave the names it makes among the others."""
    eval(compile(code, "<the code shown>", "exec"), names)  # noqa: S307 - the tours' own code, nothing from outside


async def run_code_async(code: str, names: Names) -> None:
    """As `run_code`, for code that awaits."""
    compiled = compile(code, "<the code shown>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    result = eval(compiled, names)  # noqa: S307 - the tours' own code, nothing from outside
    if inspect.iscoroutine(result):
        await cast(Coroutine[Any, Any, object], result)
