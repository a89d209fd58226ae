"""Tours: the steps of a user with one provider, as code that is shown and run, each with its expected result."""

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
"""The date of nocnoc's documented examples: only then do amounts and deadlines match them."""

ORDERS = 300
"""Orders of each provider that lists them: enough for several pages, few enough to be seeded at once."""

SECRET_KEY = "example-secret-key"  # noqa: S105 - both ends of it are in this demo
"""Key of the signed webhooks."""

_LOOP = re.compile(r"\bfor (\w+) in client\.")
_CALL = re.compile(r"(?<!in )client\.")


class Scene(Protocol):
    """Plays the provider's part during a tour."""

    checks: Checks

    def note(self, text: str) -> None:
        """Print a remark between the steps."""
        ...

    def advance(self, provider: str, order_id: object, **move: str) -> None:
        """Advance an order, as the provider would."""
        ...

    def pass_time(self, seconds: float) -> None:
        """Advance the mock's clock."""
        ...

    def webhook(self) -> tuple[bytes, Mapping[str, str]]:
        """Return the body and the headers of the next webhook; empty if none arrives in time."""
        ...

    @property
    def webhook_url(self) -> str:
        """Address at which webhooks are received."""
        ...


def _nothing(scene: Scene, names: Names) -> None:
    """Do nothing on the provider's side."""


def _no_names(scene: Scene) -> Names:
    """Return no names: the code needs only the client."""
    return {}


def _as_shown(code: str) -> str:
    return dedent(code).strip()


@define(frozen=True)
class Step:
    """One step of a user.

    Attributes:
        title: Heading of the step.
        code: Code as a user of the sync client writes it.
        show: Renders the result.
        check: Records each difference between the result and the spec.
        then: Plays the provider's part after the step.
    """

    title: str
    code: str = field(converter=_as_shown)
    show: Callable[[Names], Any]
    check: Callable[[Checks, Names], None]
    then: Callable[[Scene, Names], None] = _nothing

    def written_for(self, mode: str) -> str:
        """Return the code as a user of the sync or the async client writes it."""
        if mode == "sync":
            return self.code
        return _CALL.sub("await client.", _LOOP.sub(r"async for \1 in client.", self.code))


@define(frozen=True, kw_only=True)
class Tour:
    """A sequence of steps with one provider.

    Attributes:
        provider: Name of its spec.
        title: Heading of the tour.
        clients: Names of the sync and the async client.
        options: Options of a client, given the mock's address.
        remark: How to reach the provider's own servers, as a comment in the code.
        steps: The steps, in order.
        names: Names that the code of the steps may use.
        sample: Index of the step whose code is shown for the async client too.
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
        """Return the code that opens the sync or the async client."""
        name = self.clients[mode == "async"]
        options = "".join(f"    {option}={value!r},\n" for option, value in self.options(url).items())
        return f"from orderkit import {name}\n\nclient = {name}(\n{options})\n# {self.remark}"


def run_code(code: str, names: Names) -> None:
    """Run code that was shown; the names it assigns are added to `names`."""
    eval(compile(code, "<the code shown>", "exec"), names)  # noqa: S307 - the tours' own code, nothing from outside


async def run_code_async(code: str, names: Names) -> None:
    """Run code that awaits, like `run_code`."""
    compiled = compile(code, "<the code shown>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    result = eval(compiled, names)  # noqa: S307 - the tours' own code, nothing from outside
    if inspect.iscoroutine(result):
        await cast(Coroutine[Any, Any, object], result)
