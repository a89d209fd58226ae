"""Results of methods as plain values of JSON, without what the contract calls secret."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..contract import Contract
from ..errors import OrderkitError
from ..operations.table import MethodEntry
from ..runtime.protocol.batches import Batch
from ..runtime.protocol.json_codec import to_json
from ..runtime.protocol.raw_numbers import loads_with_raw_numbers
from .columns import columns_of, masked
from .problems import sentence
from .wrappers import WRAPPERS


def columns_of_result(contract: Contract, entry: MethodEntry) -> list[str]:
    """Return the columns of a result, or of an item of one that is a list."""
    inner = columns_of(contract, entry.result)
    if not entry.wrapper:
        return inner
    wrapper = WRAPPERS[entry.wrapper]
    return [*wrapper.columns, *(f"{wrapper.inner}.{name}" for name in inner)]


def plain(contract: Contract, entry: MethodEntry, value: Any) -> Any:
    """Return a single result, or an item of a listing, as a value of JSON."""
    if entry.wrapper == "CreatedOnce":
        return {"key": value.key, "order": _plain(contract, entry, value.order)}
    return _plain(contract, entry, value)


def plain_items(contract: Contract, entry: MethodEntry, result: Iterable[Any] | Batch[Any]) -> Iterator[Any]:
    """Yield the items of a result that is a list; of a batch, the outcome of each item."""
    if not isinstance(result, Batch):
        yield from (_plain(contract, entry, each) for each in result)
        return
    saved = result.saved
    for part in result.parts:
        error = None if part.error is None else sentence(part.error)
        for position in part.positions:
            value = _plain(contract, entry, saved.get(position))
            yield {"position": position, "outcome": part.outcome, "error": error, "saved": value}


def worst_error(batch: Batch[Any]) -> OrderkitError | None:
    """Return the error that decides about a batch: one that may have saved its items comes before the others."""
    errors = [part.error for part in batch.failed if part.error is not None]
    return max(errors, key=lambda error: error.may_have_succeeded, default=None)


def _plain(contract: Contract, entry: MethodEntry, value: Any) -> Any:
    return masked(contract, entry.result, loads_with_raw_numbers(to_json(value)))
