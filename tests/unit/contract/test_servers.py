"""Servers of a published document: never a live one first, unless the user asks for it."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit.contract import document, providers
from orderkit.contract.servers import is_safe, place_servers

SANDBOX = {"url": "https://sandbox.example", "x-environment": "sandbox"}
LIVE = {"url": "https://live.example/v1", "x-environment": "live"}
UNNAMED = {"url": "https://unnamed.example"}


def urls(*servers: dict[str, Any], server: str | None = None) -> list[str]:
    placed = place_servers({"servers": list(servers)}, "toy_shop", server)
    return [each["url"] for each in placed["servers"]]


@pytest.mark.parametrize("provider", providers())
@pytest.mark.parametrize("openapi", ["3.1", "3.0"])
def test_the_first_server_of_no_document_is_live(provider: str, openapi: str) -> None:
    first, *others = document(provider, openapi=openapi)["servers"]
    assert is_safe(first) or first["url"] == f"http://127.0.0.1:8787/{provider.replace('_', '-')}"
    assert others


def test_a_sandbox_comes_first() -> None:
    assert urls(LIVE, UNNAMED, SANDBOX) == [SANDBOX["url"], LIVE["url"], UNNAMED["url"]]


@pytest.mark.parametrize("servers", [[LIVE], [UNNAMED], []])
def test_the_mock_comes_first_where_there_is_no_sandbox(servers: list[dict[str, Any]]) -> None:
    assert urls(*servers) == ["http://127.0.0.1:8787/toy-shop", *(each["url"] for each in servers)]


@pytest.mark.parametrize(
    ("server", "first"),
    [
        ("live", LIVE["url"]),
        ("mock", "http://127.0.0.1:8787/toy-shop"),
        ("https://other.example/api/", "https://other.example/api"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        (LIVE["url"] + "/", LIVE["url"]),
    ],
)
def test_the_server_that_was_asked_for_comes_first(server: str, first: str) -> None:
    found = urls(LIVE, SANDBOX, server=server)
    assert found[0] == first
    assert set(found) == {first, LIVE["url"], SANDBOX["url"]}
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    "server",
    [
        "prod",
        "",
        "//host",
        "ftp://host",
        "https://",
        "https://user:secret@host",
        "https://host:99999",
        "http://[::1",
        "https://host/a b",
        "https://host/a\n",
        "https://{host}/a",
        "https://host/a?b=1",
        "https://host/a#b",
        "https://host/?",
        "javascript:alert(1)",
    ],
)
def test_a_server_that_cannot_be_used_is_refused_with_the_choices(server: str) -> None:
    with pytest.raises(
        ValueError, match=r"server must be .*the name of an environment: live, mock"
    ) as caught:
        urls(LIVE, server=server)
    assert "secret" not in str(caught.value)


def test_servers_of_paths_and_operations_are_placed_too() -> None:
    item = {"servers": [LIVE], "get": {"servers": [LIVE, SANDBOX]}, "put": {}}
    placed = place_servers({"servers": [SANDBOX], "paths": {"/a": item}}, "toy_shop")
    item = placed["paths"]["/a"]
    assert item["servers"][0]["x-environment"] == "mock"
    assert item["get"]["servers"] == [SANDBOX, LIVE]
    assert item["put"] == {}
