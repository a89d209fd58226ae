"""Bodies of requests from the command line: a file, standard input, JSON, and single members."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..contract import Contract, JsonObject
from ..operations.table import Body
from ..runtime.protocol.json_codec import loads_exact, to_json
from .columns import is_list, is_object
from .problems import UsageError

_MOST_ITEMS = 1000


def read_body(contract: Contract, body: Body, given: str | None, members: Iterable[str]) -> Any:
    """Return the body that the options `--body` and `--set` give.

    Raises:
        UsageError: There is none, or it is not JSON, or a member cannot be set.
    """
    texts = list(members)
    if given is None and not texts:
        raise UsageError(
            "--body must be a file, - for standard input, or JSON; or --set must give its members"
        )
    empty: Any = [] if body.many else {}
    value = empty if given is None else _parsed(given)
    schemas = [contract.schema(name) for name in body.schemas]
    for text in texts:
        path, sign, member = text.partition("=")
        if not sign or not path:
            raise UsageError(f"--set must be PATH=VALUE, such as customer.name=Ana (got {text})")
        steps = path.split(".")
        below = steps[1:] if body.many else steps
        _set(value, steps, _value(contract, schemas, below, member), text)
    return value


def as_argument(body: Body, value: Any) -> Any:
    """Return a body as the client's method takes it."""
    return to_json(value) if body.as_text else value


def _parsed(given: str) -> Any:
    place = "--body"
    if given.lstrip().startswith(("{", "[")):
        text = given
    elif given == "-":
        place, text = "standard input", sys.stdin.read()
    else:
        place = given
        try:
            text = Path(given).read_text(encoding="utf-8-sig")
        except OSError as error:
            raise UsageError(
                f"--body must be a file that can be read (got {given}: {error.strerror})"
            ) from None
        except UnicodeDecodeError:
            raise UsageError(f"--body must be a file in UTF-8 (got other bytes in {given})") from None
    try:
        return loads_exact(text)
    except ValueError as error:
        raise UsageError(f"--body must be JSON (got {place}: {error})") from None


def _value(contract: Contract, schemas: list[JsonObject], steps: list[str], text: str) -> Any:
    """Return a value in the type that the contract has there: a text stays one, all else is JSON if it can be."""
    for step in steps:
        schemas = [found for each in schemas for found in _below(contract, each, step)]
    kinds = {str(contract.resolve(each).get("type")) for each in schemas}
    if kinds == {"string"}:
        return text
    try:
        return loads_exact(text)
    except ValueError:
        return text


def _below(contract: Contract, schema: JsonObject, step: str) -> list[JsonObject]:
    whole = contract.resolve(schema)
    choices = [found for each in whole.get("oneOf", ()) for found in _below(contract, each, step)]
    if step.isdigit() and "items" in whole:
        return [whole["items"], *choices]
    members = contract.members(whole)
    return [members[step], *choices] if step in members else choices


def _set(value: Any, steps: list[str], member: Any, text: str) -> None:
    """Put a member into nested objects and lists, which are made where there are none."""
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        empty: Any = [] if following is not None and following.isdigit() else {}
        fresh = member if following is None else empty
        if is_list(value):
            value = _set_item(value, step, fresh, following is None, text)
        elif is_object(value):
            value[step] = fresh if following is None else value.get(step, fresh)
            value = value[step]
        else:
            raise UsageError(f"--set must lead through objects and lists (got {text})")


def _set_item(items: list[Any], step: str, fresh: Any, is_last: bool, text: str) -> Any:
    if not step.isdigit() or int(step) > min(len(items), _MOST_ITEMS):
        raise UsageError(f"--set must count the items of a list from 0, without a gap (got {text})")
    number = int(step)
    if number == len(items):
        items.append(fresh)
    elif is_last:
        items[number] = fresh
    return items[number]
