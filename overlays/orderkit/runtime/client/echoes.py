"""Values of a request that its response repeats (`x-echoes`): one with another value answers another request."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import cache
from typing import cast
from urllib.parse import unquote

from attrs import define

from ...contract import Contract, expression_target
from ...errors import MismatchedResponseError
from ..protocol.messages import Response
from ..protocol.raw_numbers import RawNumber
from .attribute_names import attribute_name


@define(frozen=True)
class Echo:
    """A parameter of the path and the member of the response that repeats it.

    Attributes:
        segment: The parameter's place among the segments of the path.
        member: The properties that lead to the member, each with its name in models.
        ignores_case: Whether upper and lower case are the same.
    """

    segment: int
    member: tuple[tuple[str, str], ...]
    ignores_case: bool

    def value_in(self, path: str) -> str:
        """Return the value that was sent."""
        return unquote(path.split("/")[self.segment])

    def agrees(self, sent: str, model: object) -> bool:
        """Return whether a model repeats the value, or does not have the member at all."""
        for name, attribute in self.member:
            # A member that did not fit its model may have been kept as the JSON that came.
            model = (
                cast(dict[str, object], model).get(name)
                if isinstance(model, dict)
                else getattr(model, attribute, None)
            )
        # Nearly every response repeats the value as it was sent: what follows is for the others.
        if model == sent or (type(model) is int and str(model) == sent):
            return True
        # Whatever is no text and no number says nothing of the request: it is absent, null or of another type, or NaN
        # and the like.
        if isinstance(model, bool | RawNumber) or not isinstance(model, str | int | float | Decimal):
            return True
        back = str(model).strip()
        if self.ignores_case:
            sent, back = sent.casefold(), back.casefold()
        return not back or _is_same_value(sent, back)


Echoes = tuple[Echo, ...]
"""The echoes of an operation."""


def check_echoes(echoes: Echoes, path: str, model: object, response: Response) -> None:
    """Check that a response answers the request that it came for.

    Args:
        echoes: The echoes of the operation.
        path: The path of the request, filled in.
        model: The decoded body of the response.
        response: The response.

    Raises:
        MismatchedResponseError: It names another object than the request.
    """
    for echo in echoes:
        if not echo.agrees(echo.value_in(path), model):
            raise _mismatch(".".join(name for name, _ in echo.member), response)


@cache
def echoes_of(contract: Contract, operation: str) -> Echoes:
    """Return the echoes that a contract declares for an operation."""
    segments = contract.operation(operation).path.split("/")
    return tuple(
        Echo(
            segments.index("{" + expression_target(each["sent"]) + "}"),
            tuple((name, attribute_name(name)) for name in expression_target(each["back"])[1:].split("/")),
            each.get("case") == "insensitive",
        )
        for each in contract.declared(operation, "x-echoes") or ()
    )


def _is_same_value(sent: str, back: str) -> bool:
    """Return whether two texts are equal, or write one number, such as 5 and 5.0."""
    try:
        return sent == back or Decimal(sent) == Decimal(back)
    except InvalidOperation:
        return False


def _mismatch(path: str, response: Response) -> MismatchedResponseError:
    # Without the values: one of them belongs to somebody else.
    error = MismatchedResponseError(
        f"the response (HTTP {response.status}) must be that of this request (got another value at {path}); something "
        "on its way confuses connections, so do not use it"
    )
    error.path, error.expected, error.response = path, "the value of the request", response
    return error
