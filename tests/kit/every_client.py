"""A program that calls every provider, sync and async, against the mock, with the packages in an unusual place.

`python every_client.py PLACE [without-msgspec]` imports everything of ours from PLACE, a zip file or a folder, and
prints where that was.
"""

from __future__ import annotations

import asyncio
import pkgutil
import sys
import typing
from datetime import UTC, datetime
from importlib import import_module
from importlib.resources import files
from typing import Any

CREDENTIALS: dict[str, tuple[str, Any]] = {
    "Nocnoc": ("nocnoc", {"api_key": "merchant-one"}),
    "NocnocStore": ("nocnoc-store", {"api_key": "merchant-one"}),
    "Sendcloud": ("sendcloud", {"public_key": "merchant-one", "secret_key": "merchant-one-secret"}),
    "Noventiq": ("noventiq", {"username": "merchant-one", "password": "merchant-one-secret"}),
    "EPages": ("epages", {"shop_id": "DemoShop", "token": "merchant-one"}),
}
"""Of each client the provider and the credentials."""


def listing_of(client: Any) -> Any:
    listing = getattr(client, "list_orders", None) or client.search_orders
    return listing(limit=2)


def sync_results(settings: Any) -> list[Any]:
    import orderkit
    from orderkit.mock import MockServer

    results: list[Any] = []
    with MockServer(settings) as mock:
        mock.control.seed(1)
        for name, (provider, credentials) in CREDENTIALS.items():
            with getattr(orderkit, name)(**credentials, base_url=mock.url_for(provider)) as client:
                found = [client.get_order(10000001)] if name == "Nocnoc" else list(listing_of(client))
                results.append(orderkit.to_json(found).replace(mock.url, "http://mock"))
    return results


async def async_results(settings: Any) -> list[Any]:
    import httpx
    import orderkit
    from orderkit.mock import create_app

    results: list[Any] = []
    app = create_app(settings)
    app.control.seed(1)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app)) as transport:
        for name, (provider, credentials) in CREDENTIALS.items():
            options = {"base_url": f"http://mock/{provider}", "http_client": transport}
            client = getattr(orderkit, f"Async{name}")(**credentials, **options)
            if name == "Nocnoc":
                found = [await client.get_order(10000001)]
            else:
                found = [order async for order in listing_of(client)]
            results.append(orderkit.to_json(found))
    app.close()
    return results


def check_contents() -> None:
    """Import every module, and read what they hold: names, annotations, documents, markers."""
    import orderkit
    import orderkit_clients
    from orderkit.contract import document, providers
    from orderkit.orders import OrderMapping

    for package in (orderkit, orderkit_clients):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            needs_msgspec = module.name.endswith(".structs") and sys.modules.get("msgspec", sys) is None
            if not needs_msgspec and module.name != "orderkit.__main__":
                import_module(module.name)
        assert files(package).joinpath("py.typed").is_file()
    for name in orderkit.__all__:
        getattr(orderkit, name)
    for name in CREDENTIALS:
        typing.get_type_hints(getattr(orderkit, name).__init__)
    assert len(providers()) == len(CREDENTIALS)
    for provider in providers():
        assert document(provider, openapi="3.0")["openapi"] == "3.0.3"
        assert OrderMapping.load(provider).provider == provider


def main(place: str, *options: str) -> None:
    sys.path[:] = [place, *(path for path in sys.path if not path.endswith(("overlays", "generated")))]
    if "without-msgspec" in options:
        sys.modules["msgspec"] = None  # type: ignore[assignment] # importing it fails
    import orderkit
    import orderkit_clients
    from orderkit.mock import MockSettings

    assert not [name for name in (orderkit, orderkit_clients) if not str(name.__file__).startswith(place)]
    settings = MockSettings(clock=datetime(2026, 11, 22, 10, tzinfo=UTC), orders=3)
    results = sync_results(settings)
    assert results == asyncio.run(async_results(settings))
    assert "[]" not in results
    check_contents()
    sys.stdout.write(f"{orderkit.__file__}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
