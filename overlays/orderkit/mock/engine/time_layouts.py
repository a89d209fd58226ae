"""Layouts of times that a contract declares in `x-time`."""

from __future__ import annotations

from functools import cache

from ...contract import Contract

_DIRECTIVES = {"YYYY": "%Y", "MM": "%m", "DD": "%d", "hh": "%H", "mm": "%M", "ss": "%S"}


@cache
def declared_time_format(provider: str, schema: str, member: str) -> str:
    """Return the layout of a member of a schema as a format for `strftime`."""
    contract = Contract.load(provider)
    layout: str = contract.members(contract.schema(schema))[member]["x-time"]["layout"]
    for word, directive in _DIRECTIVES.items():
        layout = layout.replace(word, directive)
    return layout
