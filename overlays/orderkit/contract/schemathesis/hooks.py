"""Hooks of schemathesis: what is right by the schema is made right by the rules that a schema cannot say.

They read the document that is tested, and hardly anything else about the provider: the examples of bodies, the links
between operations, and declarations such as `x-unique`, `x-lifecycle` and `x-extensible-enum`. Cases that are wrong on
purpose stay as they are; so does one case in four.
"""

from __future__ import annotations

import copy
import json
import zlib
from typing import TYPE_CHECKING, Any, TypeVar, cast

import schemathesis
from hypothesis import strategies
from hypothesis.internal.conjecture.engine import ConjectureRunner
from schemathesis import HookContext
from schemathesis.core import NotSet
from schemathesis.core.hooks import load_from_env
from schemathesis.generation import GenerationMode

from ..grammar import is_object
from .bodies import RUN, mend, merged
from .declarations import Declarations, Declared
from .offers import Offer, Offers
from .pacing import Pace

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy
    from schemathesis import Case as AnyCase
    from schemathesis.core.transport import Response
    from schemathesis.schemas import BaseSchema

    Case = AnyCase[Any]

_LARGEST = 2**64 - 1

Hook = TypeVar("Hook", bound="Callable[..., Any]")


def _hook(function: Hook) -> Hook:
    """Register a hook by its name."""
    schemathesis.hook(function)  # pyright: ignore[reportUnknownMemberType] - it is annotated with a bare Callable
    return function


class _Known:
    """What is known of one document and of the server that is tested against it."""

    def __init__(self, schema: BaseSchema) -> None:
        self.schema = schema
        self.declarations = Declarations(schema.raw_schema)
        self.offers = Offers(self.declarations)
        self.pace = Pace(schema.raw_schema)


_known: dict[int, _Known] = {}


def _of(case: Case) -> _Known:
    schema = case.operation.schema
    if id(schema) not in _known:
        _known[id(schema)] = _Known(schema)
    return _known[id(schema)]


def _generate_no_mutations(self: ConjectureRunner, data: object) -> None:
    """Take the place of the search for variants of a walk.

    hypothesis would begin a walk like one before, and gives all further walks up once the same beginning goes on
    differently, as it does on a server that keeps state.
    """


setattr(ConjectureRunner, "generate_mutations_from", _generate_no_mutations)  # noqa: B010 - it has another signature


@_hook
def after_load_schema(context: HookContext, schema: BaseSchema) -> None:
    """Let walks begin with operations that only seem to need the id of another object.

    schemathesis never begins with an operation that has a member such as `external_id` unless some response gives an
    object of that name. Such a member is a value like any other here.
    """
    graph: Any = cast("Any", schema).analysis.dependency_graph
    given = {output.resource.name for node in graph.operations.values() for output in node.outputs}
    for node in graph.operations.values():
        if not node.path.count("{"):
            node.inputs[:] = [slot for slot in node.inputs if slot.resource.name in given]


@_hook
def before_generate_case(context: HookContext, strategy: SearchStrategy[Case]) -> SearchStrategy[Case]:
    """Make every case begin with a number of its own, so that no walk repeats the beginning of another by chance."""
    return strategies.tuples(strategies.integers(0, _LARGEST), strategy).map(lambda drawn: drawn[1])


@_hook
def before_call(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Call operations with objects that exist, and with bodies that the rules allow."""
    known = _of(case)
    if _phase(case) == "stateful":
        known.pace.wait(case.method.upper())
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    declarations, offers, name = known.declarations, known.offers, operation_id(case)
    declared = declarations.operations[name]
    number = number_of(case)
    offer = _offer(case, name, declared, offers, number)
    _use_example(case, declared, offer, number)
    if offer is not None:
        _use_offer(case, offer)
    if declared.schema is not None and not isinstance(case.body, NotSet):
        mend(case.body, declared, declarations, number)
    if declared.largest_page:
        _limit(case, declared.largest_page, number)


@_hook
def after_call(context: HookContext, case: Case, response: Response) -> None:
    """Remember the objects that a successful response names."""
    known, name = _of(case), operation_id(case)
    if response.status_code == 429:
        return
    known.pace.count(case.method.upper())
    if response.status_code != 401:
        known.offers.spend(name, case.path_parameters or {})
    if 200 <= response.status_code < 300 and response.content:
        try:
            value = json.loads(response.content)
        except ValueError:
            return  # a check reports it
        known.offers.learn(name, response.status_code, case, value)


def operation_id(case: Case) -> str:
    """Return the operationId of a case."""
    return str(case.operation.definition.raw["operationId"])


def number_of(case: Case) -> int:
    """A number by which to change a case, the same for the same case in every run."""
    parts = (case.path_parameters, case.query, case.body)
    given = [None if isinstance(part, NotSet) else part for part in parts]
    return zlib.crc32(repr(given).replace(RUN, "").encode("utf-8", "replace"))


def _phase(case: Case) -> str:
    return case.meta.phase.name.value if case.meta is not None else ""


def _offer(case: Case, name: str, declared: Declared, offers: Offers, number: int) -> Offer | None:
    """An object that exists and is in the right status, if the case names one that does not or is not."""
    path = case.path_parameters or {}
    if number % 4 == 0 or (path and offers.is_usable(name, path)):
        return None
    # An object can make a move once only: most are kept for the walks.
    if declared.allowed and _phase(case) != "stateful" and number % 16 != 1:
        return None
    return offers.take(name)


def _use_example(case: Case, declared: Declared, offer: Offer | None, number: int) -> None:
    """Three of four bodies become one that the document shows, but where the limits of a schema are tried."""
    shown = declared.examples
    if offer is not None and is_object(offer.body):
        shown = [each for each in shown if is_object(each) and offer.body.keys() <= each.keys()]
    if shown and (offer is not None or number % 4) and _phase(case) != "coverage":
        case.body = copy.deepcopy(shown[number // 4 % len(shown)])


def _use_offer(case: Case, offer: Offer) -> None:
    holders: dict[str, Any] = {"path": case.path_parameters or {}, "query": case.query or {}}
    for place, value in offer.parameters.items():
        location, _, parameter = place.partition(".")
        if parameter in holders.get(location, {}):
            holders[location][parameter] = value
    if offer.body is not None:
        case.body = merged(case.body, offer.body)


def _limit(case: Case, largest: dict[str, int], number: int) -> None:
    """Ask for no larger page than there is, and now and then for the largest, from which many objects are known."""
    parameter, most = next(iter(largest.items()))
    if number % 4 == 1 and _phase(case) != "coverage":
        case.query = dict(largest)
    elif isinstance((case.query or {}).get(parameter), int):
        case.query[parameter] = min(case.query[parameter], most)


# schemathesis reads the hooks of its settings, or those of SCHEMATHESIS_HOOKS, but not both.
load_from_env()
