"""Errors as `x-errors` lists them: whether a response is a certain one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, cast

from ..contract import Contract
from .calls import Exchange
from .known_errors import message_pattern

Entry = Mapping[str, Any]

_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]+")


def entries(contract: Contract) -> list[Entry]:
    """List every known error of a contract."""
    schemas: Mapping[str, Any] = contract.document["components"]["schemas"]
    return [entry for schema in schemas.values() for entry in schema.get("x-errors", ())]


def named(contract: Contract, error: int | str) -> list[Entry]:
    """List the entries of an error by its code or its name."""
    found = entries(contract)
    by_name = [entry for entry in found if error in (entry["name"], entry.get("key"))]
    return by_name or [entry for entry in found if entry["code"] == error]


def is_refused_as(contract: Contract, exchange: Exchange, error: int | str | None) -> bool:
    """Return whether a response is a refusal with an error: a code or a name of `x-errors`, or an HTTP status."""
    if not 400 <= exchange.status < 500:
        return False
    if error is None:
        return True
    wanted = named(contract, error)
    if not wanted:
        return exchange.status == error
    texts = list(texts_of(exchange.value))
    return any(_fits(exchange, entry, texts) for entry in wanted)


def message_words(contract: Contract) -> set[str]:
    """Return the words of the messages of every known error."""
    messages = [text for entry in entries(contract) for text in entry["message"].values()]
    return {word for message in messages for word in _WORD.findall(message)}


def words_of(exchange: Exchange) -> set[str]:
    """Return the words in the texts of a response."""
    return {word for text in texts_of(exchange.value) for word in _WORD.findall(text)}


def is_refusal(exchange: Exchange) -> bool:
    """Return whether a response refuses a request for its content: 4xx, and no matter of access or of rates."""
    return 400 <= exchange.status < 500 and exchange.status not in (401, 403, 429)


def _fits(exchange: Exchange, entry: Entry, texts: Sequence[str]) -> bool:
    statuses = {entry["http_status"], entry["semantic_status"]}
    code = entry["code"]
    if code is not None and code not in statuses:
        return str(code) in texts
    messages = [entry["known_by"]] if "known_by" in entry else list(entry["message"].values())
    patterns = [message_pattern(message) for message in messages]
    return exchange.status in statuses and any(pattern.match(text) for pattern in patterns for text in texts)


def texts_of(value: Any) -> Iterator[str]:
    """Yield every scalar of a JSON value as a text."""
    if isinstance(value, Mapping):
        for item in cast(Mapping[str, Any], value).values():
            yield from texts_of(item)
    elif isinstance(value, list):
        for item in cast(Sequence[Any], value):
            yield from texts_of(item)
    elif value is not None:
        yield str(value)
