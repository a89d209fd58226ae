"""Sync and async clients of every provider that lists orders, against one mock without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from client_fixtures import Caller
from orderkit import (
    AsyncEPages,
    AsyncNocnocStore,
    AsyncNoventiq,
    AsyncSendcloud,
    EPages,
    NocnocStore,
    Noventiq,
    Sendcloud,
)
from orderkit.orders import Order, order_of, orders
from orderkit.testing import MockSession

KEYS = {"merchant-one": "merchant-one-secret"}
CLIENTS: dict[str, tuple[type[Any], type[Any], dict[str, Any]]] = {
    "nocnoc_store": (NocnocStore, AsyncNocnocStore, {"api_key": "merchant-one"}),
    "sendcloud": (
        Sendcloud,
        AsyncSendcloud,
        {"public_key": "merchant-one", "secret_key": "merchant-one-secret"},
    ),
    "noventiq": (Noventiq, AsyncNoventiq, {"username": "merchant-one", "password": "merchant-one-secret"}),
    "epages": (EPages, AsyncEPages, {"shop_id": "DemoShop", "token": "merchant-one"}),
}
"""Of each provider that lists orders the clients and the credentials that the mock knows."""
LISTING = tuple(CLIENTS)
Opener = Callable[..., Caller]


def open_client(session: MockSession, provider: str, loop: asyncio.Runner | None, **options: Any) -> Caller:
    """Open a client of a provider; the sync one if there is no loop."""
    sync, tasks, credentials = CLIENTS[provider]
    transport = session.transport if loop is None else session.async_transport
    base_url = f"http://mock/{provider.replace('_', '-')}"
    kind = sync if loop is None else tasks
    return Caller(kind(**{"base_url": base_url, "http_client": transport, **credentials, **options}), loop)


def listed(caller: Caller, **wanted: Any) -> list[Order]:
    """The orders that a client lists in the common form."""
    return caller.gather(orders(caller.client, **wanted))


def whole_walk(caller: Caller, provider: str) -> list[Order]:
    """Every order of the account, by the provider's own listing without filters."""
    if provider == "noventiq":
        ids = caller.gather(caller.client.search_orders())
        return [order_of(caller.call("get_order", order_id)) for order_id in ids]
    return [order_of(model) for model in caller.gather(caller.client.list_orders())]
