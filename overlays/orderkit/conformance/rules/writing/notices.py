"""Single notifications: their schema, their amounts, and that they show what reads show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from jsonschema_rs import Draft202012Validator

from ....contract import Contract, JsonObject
from ... import pointers
from ...calls import Exchange
from ...connection import only_reads
from ...errors import texts_of
from ...layouts import decimals_problem
from ...receiver import Notification
from ...rule import Broken, Held, Outcome
from ...schema_places import notification_places
from ...target import Target
from ...values import differing

if TYPE_CHECKING:
    from ...session import Session


def notification_schema(contract: Contract, webhook: str) -> JsonObject:
    """Return the schema of a notification's body."""
    body = contract.resolve(contract.document["webhooks"][webhook]["post"]["requestBody"])
    found: JsonObject = next(iter(body["content"].values()))["schema"]
    return found


def is_about(notification: Notification, target: Target) -> bool:
    """Return whether a notification has an id of an object."""
    ids = {str(value) for parameters in target.parameters.values() for value in parameters.values()}
    return not ids.isdisjoint(texts_of(notification.value))


def may_repeat(contract: Contract, webhook: str) -> bool:
    """Return whether a notification may come again although it was received."""
    declared: str = contract.document["webhooks"][webhook]["post"]["x-notifies"]["delivery"]
    return declared == "at-least-once"


def check_notification(
    session: Session, webhook: str, target: Target, causes: tuple[Exchange, ...], notification: Notification
) -> Iterator[Outcome]:
    """Check one notification about an object, and compare it with what is read now."""
    problem = _problem(session.contract, webhook, notification.value)
    if problem:
        yield Broken(problem[0], causes, problem[1])
        return
    yield Held()
    for operation in _read_alike(session.contract, webhook, target):
        read = session.send(target.call(operation))
        one, other = _comparable(session.contract, webhook, read, notification.value)
        different = next(differing(one, other), None)
        if different is None:
            yield Held()
        else:
            pointer, first, second = different
            message = f"a notification must show the same {pointer} as {operation}"
            yield Broken(message, (*causes, read), f"{first} and {second}")
    secrets = session.connection.masks.secrets
    texts = [notification.body.decode("utf-8", "replace"), *(value for _, value in notification.headers)]
    if any(secret in text for secret in secrets for text in texts):
        yield Broken("a notification must not carry the account's credentials", causes)


def _problem(contract: Contract, webhook: str, value: Any) -> tuple[str, str] | None:
    """Return what is wrong with the body of a notification by itself, and the value that shows it."""
    schema = notification_schema(contract, webhook)
    validator = Draft202012Validator(contract.standalone(schema), validate_formats=True)
    for error in validator.iter_errors(value):
        path = "/".join(str(step) for step in error.instance_path) or "the body"
        return f"a notification must fit its schema at {path}", error.message
    for pointer, place in notification_places(contract, webhook):
        for amount in pointers.values(value, pointer) if place.has("x-decimals") else ():
            problem = decimals_problem(amount, place.node)
            if problem:
                return f"{pointer} of a notification {problem}", f"{amount}"
    return None


def _read_alike(contract: Contract, webhook: str, target: Target) -> Iterator[str]:
    """Yield the operations that read an object as a notification shows it: declared so, or by the same schema."""
    entries: list[JsonObject] = contract.document["webhooks"][webhook]["post"].get("x-same-as", [])
    declared = {entry["operation"] for entry in entries}
    reference = notification_schema(contract, webhook).get("$ref")
    for name in target.parameters:
        operation = contract.operation(name)
        response: JsonObject = operation.responses.get("200") or {}
        if only_reads(contract, operation) and (name in declared or response.get("$ref") == reference):
            yield name


def _comparable(contract: Contract, webhook: str, read: Exchange, value: Any) -> tuple[Any, Any]:
    """Return a notification and a response, both without members that only one of their schemas has."""
    response: JsonObject = read.call.operation.responses.get("200") or {}
    schema = notification_schema(contract, webhook)
    if response.get("$ref") == schema.get("$ref"):
        return value, read.value
    names = contract.members(schema).keys() & contract.members(response).keys()
    first, second = (
        cast(Mapping[str, Any], each if isinstance(each, dict) else {}) for each in (value, read.value)
    )
    # A member may be left out where it has no value.
    shared = [name for name in names if name in first and name in second]
    return {name: first[name] for name in shared}, {name: second[name] for name in shared}
