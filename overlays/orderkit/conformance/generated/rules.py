"""Rules that schemathesis checks by the requests that it generates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from ...contract import Contract
from ..answer import place_of
from ..rule import Need, NotReached, Outcome, Rule, Subject
from ..samples import is_protected

if TYPE_CHECKING:
    from ..session import Session

ANSWERED: Final = "generated-answered"
ACCEPTED: Final = "generated-accepted"
REFUSED: Final = "generated-refused"
FOLLOWED: Final = "generated-followed"

RULE_OF_CHECK: Final = {
    "not_a_server_error": ANSWERED,
    "status_code_conformance": ANSWERED,
    "content_type_conformance": ANSWERED,
    "response_headers_conformance": ANSWERED,
    "response_schema_conformance": ANSWERED,
    "allow_header_conformance": ANSWERED,
    "positive_data_acceptance": ACCEPTED,
    "negative_data_rejection": REFUSED,
    "missing_required_header": REFUSED,
    "unsupported_method": REFUSED,
    "ignored_auth": REFUSED,
    "use_after_free": FOLLOWED,
    "ensure_resource_availability": FOLLOWED,
}
"""The rule of each check of schemathesis."""


def _operations(contract: Contract) -> Iterable[Subject]:
    for operation in contract.operations.values():
        # Wrong passwords by the hundred would lock an account.
        if is_protected(contract, operation):
            yield Subject.at(place_of(contract, operation), operation.id)


def _check(rule: str, session: Session, subject: Subject) -> Iterator[Outcome]:
    if session.generated is None:
        yield NotReached("nothing generates requests")
        return
    yield from session.generated.outcomes(rule, subject.operation)


def _rule(name: str, title: str) -> Rule:
    def check(session: Session, subject: Subject) -> Iterator[Outcome]:
        return _check(name, session, subject)

    return Rule(name, title, _operations, check, frozenset({Need.GENERATOR}), calls=0)


GENERATED_RULES: Final[tuple[Rule, ...]] = (
    _rule(ANSWERED, "A generated request is answered as documented"),
    _rule(ACCEPTED, "A generated request that fits the document is not refused for its form"),
    _rule(REFUSED, "A generated request that does not fit the document is refused"),
    _rule(FOLLOWED, "What a walk along the links made can be read, and what it removed cannot"),
)
"""They share one run of schemathesis."""
