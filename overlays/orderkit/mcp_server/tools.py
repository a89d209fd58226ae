"""Tools: which operations and workflows are offered, and how each is described."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define
from mcp.types import Tool, ToolAnnotations

from ..cli.wrappers import text_of_result
from ..contract import Contract
from ..operations.table import MethodEntry, methods_of
from .schemas import input_schema


@define(frozen=True)
class Offered:
    """An operation or a workflow that is offered as a tool."""

    provider: str
    entry: MethodEntry

    @property
    def name(self) -> str:
        """The tool's name: `nocnoc_track_order`."""
        return f"{self.provider}_{self.entry.name}"


def offered(providers: Iterable[str], *, writes: bool) -> Mapping[str, Offered]:
    """Return the operations and workflows that are offered, by the names of their tools.

    Args:
        providers: The providers.
        writes: Whether to offer those that change data.
    """
    found = (Offered(name, entry) for name in providers for entry in methods_of(name).values())
    return {each.name: each for each in found if writes or not each.entry.writes}


def tool_of(each: Offered, most_items: int) -> Tool:
    """Return the description of a tool."""
    entry = each.entry
    contract = Contract.load(each.provider)
    title = str(contract.document["info"]["title"])
    changes = (
        "It changes data at the provider; the user is asked first where the client can ask."
        if entry.writes
        else ""
    )
    texts = (f"{title}:", entry.summary, entry.description, text_of_result(entry), changes)
    text = " ".join(part for part in texts if part)
    return Tool(
        name=each.name,
        description=text,
        input_schema=input_schema(contract, entry, most_items),
        annotations=ToolAnnotations(
            title=entry.summary.rstrip("."),
            read_only_hint=not entry.writes,
            destructive_hint=entry.writes,
            idempotent_hint=entry.retry != "never",
            open_world_hint=True,
        ),
    )
