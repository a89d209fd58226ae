"""Performs an operation or a workflow: makes its client, asks before it writes, calls, and writes the result."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from ..contract import Contract
from ..errors import NotSentError, OrderkitError
from ..operations.table import MethodEntry
from ..runtime.client.base_client import SyncClient
from . import clients
from .bodies import as_argument, read_body
from .columns import chosen_columns
from .exit_codes import NEGATIVE, SUCCESS, UNREACHED, USAGE
from .options import Values
from .output import Writer, form_of, prepare, writer_of
from .overview import kebab
from .problems import DeclinedError, UsageError, advice, sentence
from .results import columns_of_result, plain, plain_items, worst_error


def perform(provider: str, entry: MethodEntry, values: Values) -> int:
    """Call a method with what was given on the command line, and return the exit code."""
    name = f"orderkit {kebab(provider)} {kebab(entry.name)}"
    try:
        return _perform(provider, entry, values)
    except (UsageError, ValueError, TypeError) as error:
        _say(f"{name}: {_as_options(str(error), entry)}")
        return USAGE
    except DeclinedError as error:
        _say(f"{name}: {error}")
        return NEGATIVE
    except OrderkitError as error:
        if isinstance(error, NotSentError) and values["mock"]:
            _say(f"{name}: no mock responds at {clients.mock_url()}; start one: orderkit mock")
            return UNREACHED
        resume = f"; --cursor {error.cursor} resumes the list" if error.cursor else ""
        _say(f"{name}: {sentence(error)}{resume}")
        return advice(error)[0]


def _perform(provider: str, entry: MethodEntry, values: Values) -> int:
    prepare(sys.stdout)
    form = form_of(values, sys.stdout)
    contract = Contract.load(provider)
    columns = chosen_columns(values["columns"], columns_of_result(contract, entry))
    writer = writer_of(form, columns, chosen=values["columns"] is not None)
    arguments = call_arguments(contract, entry, values)
    with clients.make_client(provider, values) as client:
        if entry.writes and not values["yes"]:
            _confirm(entry, client)
        result = getattr(client, entry.name)(*arguments[0], **arguments[1])
        if entry.paged:
            _write_listing(writer, plain_items(contract, entry, result), result)
        elif entry.many:
            writer.many(plain_items(contract, entry, result))
        else:
            writer.one(plain(contract, entry, result))
    if entry.paged:
        _hint_at_more(result, values, form)
    if entry.wrapper == "Batch" and (error := worst_error(result)):
        raise error
    return SUCCESS


def call_arguments(
    contract: Contract, entry: MethodEntry, values: Values
) -> tuple[list[Any], dict[str, Any]]:
    """Return the arguments of the client's method, by position and by name.

    Raises:
        UsageError: The body cannot be used.
    """
    positional = [values[each.name] for each in entry.arguments if each.required]
    if entry.body:
        body = read_body(contract, entry.body, values["body"], values["set"])
        positional.append(as_argument(entry.body, body))
    named = {each.name: values[each.name] for each in entry.arguments if not each.required}
    return positional, {name: value for name, value in named.items() if value is not None}


def _confirm(entry: MethodEntry, client: SyncClient) -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("--yes must be given to change data where nobody can be asked; nothing was sent")
    sys.stderr.write(f"{kebab(entry.name)} changes data at {client.base_url}. Go on? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise DeclinedError("not confirmed, nothing was sent")


def _write_listing(writer: Writer, items: Iterable[Any], listing: Any) -> None:
    begin = listing.cursor
    try:
        writer.many(items)
    except OrderkitError as error:
        if error.cursor == begin:
            error.cursor = None  # nothing was listed: the same command starts there
        raise


def _hint_at_more(listing: Any, values: Values, form: str) -> None:
    if form == "table" and listing.cursor and not values["quiet"]:
        _say(f"There are more: --cursor {listing.cursor}")


def _as_options(text: str, entry: MethodEntry) -> str:
    """Return a message with the names of arguments as the command line spells them."""
    for each in entry.arguments:
        if text.startswith(f"{each.name} "):
            option = each.name.upper() if each.required else f"--{kebab(each.name)}"
            return f"{option}{text.removeprefix(each.name)}"
    return text


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
