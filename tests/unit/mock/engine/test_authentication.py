"""Owners of requests, by the security schemes of a contract."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from orderkit.contract import Contract
from orderkit.mock.engine.api_keys import ApiKeys
from orderkit.mock.engine.authentication import Authenticator
from orderkit.mock.engine.messages import RequestHead

KEYS = ApiKeys(["one", "two"])
HEADER = {"type": "apiKey", "in": "header", "name": "X-Key"}
BASIC, BEARER = {"type": "http", "scheme": "basic"}, {"type": "http", "scheme": "bearer"}
OAUTH = {"type": "oauth2", "flows": {}}


def pair(text: str) -> bytes:
    return b"Basic " + base64.b64encode(text.encode())


def owner(scheme: dict[str, Any], *headers: tuple[str, bytes]) -> str | None:
    document = {"paths": {}, "security": [{"key": []}], "components": {"securitySchemes": {"key": scheme}}}
    sent = tuple((name.encode(), value) for name, value in headers)
    return Authenticator(Contract(document), KEYS).owner(RequestHead("GET", (), sent))


@pytest.mark.parametrize(
    ("scheme", "headers"),
    [
        (HEADER, [("x-key", b"two")]),
        (BASIC, [("Authorization", pair("two:two-secret"))]),
        (BEARER, [("authorization", b"bearer two")]),
    ],
    ids=["header", "basic", "bearer"],
)
def test_the_owner_of_a_key_is_found(scheme: dict[str, Any], headers: list[tuple[str, bytes]]) -> None:
    assert owner(scheme, *headers) == KEYS.owner_named("two")


@pytest.mark.parametrize(
    ("scheme", "headers"),
    [
        (HEADER, []),
        (HEADER, [("X-Key", b"three")]),
        (HEADER, [("X-Key", b"one"), ("X-Key", b"one")]),
        (HEADER, [("Authorization", b"Bearer one")]),
        (BASIC, [("Authorization", pair("one:two-secret"))]),
        (BASIC, [("Authorization", b"Basic one:one-secret")]),
        (BASIC, [("Authorization", b"Bearer one")]),
        (BEARER, [("Authorization", b"Bearer \xff")]),
        (BEARER, [("Authorization", b"Bearer one"), ("Authorization", b"Bearer one")]),
        (OAUTH, [("Authorization", b"Bearer one")]),
    ],
)
def test_anything_else_has_no_owner(scheme: dict[str, Any], headers: list[tuple[str, bytes]]) -> None:
    assert owner(scheme, *headers) is None


def test_a_contract_without_security_has_no_owners() -> None:
    assert Authenticator(Contract({"paths": {}}), KEYS).schemes == ()
