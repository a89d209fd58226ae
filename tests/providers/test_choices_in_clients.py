"""Clients list the same orders whichever form a mock gives its responses, as far as the document allows it."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import orderkit
import pytest
from choices import Json
from every_client import CREDENTIALS
from orderkit.mock import MockServer, MockSettings, create_app
from orderkit.mock.configuration.registry import AllSettings, changed, read_tree
from orderkit.mock.configuration.server_settings import ServerSettings
from orderkit.mock.engine.clock import parse_timestamp

ORDERS = 9
FORMS: list[tuple[str, Json]] = [
    *((client, {"only_required": True}) for client in ("NocnocStore", "Sendcloud", "Noventiq", "EPages")),
    ("Sendcloud", {"sendcloud": {"cursor_padding": "plain"}}),
    ("Sendcloud", {"sendcloud": {"cursor_padding": "none", "prev_first": True}}),
    ("Sendcloud", {"sendcloud": {"millisecond_times": True, "null_for_absent": True}}),
    ("Sendcloud", {"sendcloud": {"clamp_page_size": True}}),
    ("Noventiq", {"noventiq": {"newest_first": True}}),
    ("Noventiq", {"noventiq": {"default_limit": 1}}),
    ("Noventiq", {"noventiq": {"largest_limit": 1, "clamp_limit": True}}),
    ("EPages", {"epages": {"counts_returned_orders": True, "newest_first": False}}),
    ("EPages", {"epages": {"address_names": True, "other_spelling": True}}),
    ("EPages", {"epages": {"status_beyond_last_page": 404}}),
]


def settings_of(tree: Json) -> MockSettings:
    first = MockSettings(clock=parse_timestamp("2026-11-22T10:00:00Z"), orders=ORDERS)
    return changed(AllSettings(first, ServerSettings()), read_tree(tree)).mock


def listing_of(client: Any) -> Any:
    return (
        client.search_orders(page_size=2)
        if hasattr(client, "search_orders")
        else client.list_orders(page_size=2)
    )


async def listed_async(name: str, tree: Json) -> tuple[list[Any], dict[str, Any]]:
    app = create_app(settings_of(tree))
    provider, credentials = CREDENTIALS[name]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app)) as transport:
        options = {"base_url": f"http://mock/{provider}", "http_client": transport}
        client = getattr(orderkit, f"Async{name}")(**credentials, **options)
        found = [id_of(order) async for order in listing_of(client)]
    app.close()
    return found, dict(client.drift)


def listed_sync(name: str, tree: Json) -> tuple[list[Any], dict[str, Any]]:
    provider, credentials = CREDENTIALS[name]
    with (
        MockServer(settings_of(tree)) as mock,
        getattr(orderkit, name)(**credentials, base_url=mock.url_for(provider)) as client,
    ):
        return [id_of(order) for order in listing_of(client)], dict(client.drift)


def id_of(order: Any) -> Any:
    """Return the id of an order of any provider; Noventiq lists ids alone."""
    names = ("order_id", "tracking_id", "id")
    return next((getattr(order, name) for name in names if getattr(order, name, None) is not None), order)


@pytest.mark.parametrize(("name", "tree"), FORMS, ids=str)
def test_all_orders_are_listed_without_drift(name: str, tree: Json) -> None:
    usual, _ = listed_sync(name, {})
    assert len(usual) > 2
    for found, drift in (listed_sync(name, tree), asyncio.run(listed_async(name, tree))):
        assert sorted(found) == sorted(usual)
        assert drift == {}


@pytest.mark.undocumented_responses(reason="a page that is not there is no case of the document")
def test_a_404_after_the_last_page_is_an_error_and_not_taken_for_an_end() -> None:
    tree = {"nocnoc_store": {"status_beyond_last_page": 404}}
    with pytest.raises(orderkit.NotFoundError):
        listed_sync("NocnocStore", tree)
    with pytest.raises(orderkit.NotFoundError):
        asyncio.run(listed_async("NocnocStore", tree))
