"""Calls of methods for tools: arguments in, a bounded result without secrets out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import define, field

from ..accounts import AccountsError
from ..cli.bodies import as_argument
from ..cli.clients import account_of, spoken
from ..cli.options import Values
from ..cli.problems import UsageError, sentence
from ..cli.results import plain, plain_items
from ..contract import Contract
from ..errors import OrderkitError
from ..operations.table import MethodEntry
from ..runtime.client.base_client import AsyncClient
from ..runtime.protocol.json_codec import to_json
from ..runtime.protocol.masking import masked
from .schemas import USUAL_ITEMS
from .tools import Offered


class ToolError(Exception):
    """A call that did not succeed; the message says what to do, and holds no secret."""


@define
class Caller:
    """Calls operations, with one client for each provider.

    Attributes:
        values: The options that choose accounts and servers, as those of the command line.
        most_items: Items of a list in a result, at most.
        most_characters: Characters of a result, at most.
    """

    values: Values
    most_items: int
    most_characters: int
    _clients: dict[str, AsyncClient] = field(factory=dict[str, AsyncClient], init=False, repr=False)

    async def call(self, offered: Offered, arguments: Mapping[str, Any]) -> str:
        """Call a method and return its result as JSON.

        Raises:
            ToolError: It did not succeed.
        """
        try:
            client = self._client(offered.provider)
            return await self._call(client, offered, dict(arguments))
        except OrderkitError as error:
            raise ToolError(sentence(error)) from None
        except (UsageError, TypeError, ValueError) as error:
            raise ToolError(spoken(str(error))) from None

    async def close(self) -> None:
        """Close the clients."""
        while self._clients:
            _, client = self._clients.popitem()
            await client.close()

    def base_url(self, provider: str) -> str:
        """Return where a provider is called.

        Raises:
            ToolError: Its account cannot be used.
        """
        try:
            return self._client(provider).base_url
        except (UsageError, AccountsError, TypeError, ValueError) as error:
            raise ToolError(spoken(str(error))) from None

    def _client(self, provider: str) -> AsyncClient:
        if provider not in self._clients:
            self._clients[provider] = account_of(provider, self.values).async_client()
        return self._clients[provider]

    async def _call(self, client: AsyncClient, offered: Offered, arguments: dict[str, Any]) -> str:
        entry, contract = offered.entry, Contract.load(offered.provider)
        positional, named = _split(entry, arguments)
        method = getattr(client, entry.name)
        if entry.paged:
            limit = min(named.pop("limit", USUAL_ITEMS), self.most_items)
            return await self._list(client, contract, entry, method(*positional, limit=limit, **named))
        result = await method(*positional, **named)
        if entry.many:
            return self._cut(_text_of(client, list(plain_items(contract, entry, result))))
        return self._cut(_text_of(client, plain(contract, entry, result)))

    async def _list(self, client: AsyncClient, contract: Contract, entry: MethodEntry, listing: Any) -> str:
        """Return as many items as fit, and the cursor behind the last of them."""
        items: list[str] = []
        cursor, room = listing.cursor, self.most_characters
        async for item in listing:
            text = _text_of(client, plain(contract, entry, item))
            if items and len(text) > room:
                break
            items.append(self._cut(text))
            room -= len(text)
            cursor = listing.cursor
        return f'{{"items":[{",".join(items)}],"cursor":{to_json(cursor)}}}'

    def _cut(self, text: str) -> str:
        if len(text) <= self.most_characters:
            return text
        cut = {"cut_off": f"{len(text)} characters", "begins": text[: self.most_characters]}
        return to_json(cut)


def _split(entry: MethodEntry, arguments: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Return arguments by position and by name, in the types that the client takes.

    Raises:
        ValueError: One is unknown or missing.
    """
    known = {each.name: each for each in entry.arguments}
    names = {*known, *([entry.body.name] if entry.body else [])}
    if unknown := sorted(set(arguments) - names):
        raise ValueError(f"arguments must be of {', '.join(sorted(names))} (got {', '.join(unknown)})")
    first = [each.name for each in entry.arguments if each.required]
    first += [entry.body.name] if entry.body else []
    if missing := [name for name in first if name not in arguments]:
        raise ValueError(f"{', '.join(missing)} must be given")
    for name, value in arguments.items():
        if name in known and known[name].schema.get("format") == "date" and isinstance(value, str):
            arguments[name] = date.fromisoformat(value)
    if entry.body:
        arguments[entry.body.name] = as_argument(entry.body, arguments[entry.body.name])
    return [arguments.pop(name) for name in first], {
        name: value for name, value in arguments.items() if value is not None
    }


def _text_of(client: AsyncClient, value: Any) -> str:
    """Return the JSON of a result, without the secrets of the client, in any form in which the provider repeats one."""
    # Before it is cut: a cut could leave a part of a secret.
    return masked(to_json(value), client._core.secrets)  # pyright: ignore[reportPrivateUsage]
