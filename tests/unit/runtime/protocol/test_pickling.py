"""Clients and what they hold cannot be pickled; the error says what to do. A copy shares the connections."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from orderkit import AsyncNocnoc, AsyncNocnocStore, Nocnoc, NocnocStore, RateLimiter
from orderkit.runtime.http.aiohttp_transport import AiohttpTransport

MADE: dict[str, Callable[[], Any]] = {
    "Nocnoc": lambda: Nocnoc("key"),
    "AsyncNocnoc": lambda: AsyncNocnoc("key"),
    "RateLimiter": RateLimiter,
    "AiohttpTransport": AiohttpTransport,
    "ClientCore": lambda: NocnocStore("key", base_url="http://127.0.0.1:1").list_orders(),
    "AsyncListing": lambda: AsyncNocnocStore("key", base_url="http://127.0.0.1:1").list_orders(),
}


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("use", [pickle.dumps, copy.deepcopy], ids=["pickle", "deepcopy"])
def test_it_cannot_be_pickled_and_says_what_to_do(name: str, use: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError, match=r"cannot be pickled or deeply copied: .*make another one there"):
        use(MADE[name]())


def test_a_copy_of_a_client_shares_its_connections(named: Any, server: Any, reply: Any) -> None:
    class Mine(Nocnoc):
        note = "none"

    server.always = reply(200, named("get_order").answer)
    with Mine("key", base_url=server.url) as client:
        client.note = "mine"
        twin = copy.copy(client)
        assert (type(twin), twin.note) == (Mine, "mine")
        assert [each.get_order(10000001).id for each in (client, twin)] == [10000001] * 2
    assert server.connections == 1
