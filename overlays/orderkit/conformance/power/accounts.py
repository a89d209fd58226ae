"""Two accounts of a mock, and requests in the name of the other one."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace

from ...mock.engine.json_writer import write_json_bytes
from .messages import Handler, Reply, Request

KEYS = ("merchant-one", "merchant-two")
SHOPS = ("DemoShop", "DemoShop2")
_KEY_HEADERS = {"nocnoc": "x-api-key", "nocnoc_store": "x-api-key"}
SECRET = "secret-key-of-the-endpoint"  # noqa: S105 - of a mock
"""Secret key that signs the notifications of served mocks."""
LOGIN = "/noventiq/v1/login_check"


def secret_of(key: str) -> str:
    """Return the secret that belongs to a key."""
    return f"{key}-secret"


def environment(provider: str) -> dict[str, str]:
    """Return the variables with the credentials of both accounts; those of the second end with `_2`."""
    found: dict[str, str] = {}
    for suffix, key, shop in zip(("", "_2"), KEYS, SHOPS, strict=True):
        found |= {f"{name}{suffix}": value for name, value in _variables(provider, key, shop).items()}
    return found


def _variables(provider: str, key: str, shop: str) -> Mapping[str, str]:
    match provider:
        case "sendcloud":
            return {"SENDCLOUD_PUBLIC_KEY": key, "SENDCLOUD_SECRET_KEY": secret_of(key)}
        case "noventiq":
            return {"NOVENTIQ_USERNAME": key, "NOVENTIQ_PASSWORD": secret_of(key)}
        case "epages":
            return {"EPAGES_TOKEN": key, "EPAGES_SHOP_ID": shop}
        case _:
            return {f"{provider.upper()}_API_KEY": key}


def account_headers(provider: str, key: str) -> dict[str, str]:
    """Return the headers of an account whose scheme needs no token of an operation."""
    match provider:
        case "sendcloud":
            pair = base64.b64encode(f"{key}:{secret_of(key)}".encode()).decode("ascii")
            return {"authorization": f"Basic {pair}"}
        case "epages":
            return {"authorization": f"Bearer {key}"}
        case _:
            return {_KEY_HEADERS[provider]: key}


async def authorized(provider: str, request: Request, handler: Handler, key: str) -> Request:
    """Return the request in the name of an account."""
    if provider == "noventiq":
        return request.with_header("authorizationjwt", f"Bearer {await token_of(handler, key, request)}")
    for name, value in account_headers(provider, key).items():
        request = request.with_header(name, value)
    if provider == "epages":
        shop = SHOPS[KEYS.index(key)]
        given = request.ids.get("shopId", "")
        return replace(request, path=request.path.replace(f"/{given}/", f"/{shop}/", 1))
    return request


async def token_of(handler: Handler, key: str, like: Request) -> str:
    """Return a new token of an account of Noventiq."""
    body = write_json_bytes({"username": key, "password": secret_of(key)})
    headers = (("host", like.header("host") or "localhost"), ("content-type", "application/json"))
    reply = await handler(Request("POST", LOGIN, headers=headers, body=body))
    return str(reply.document()["token"])


async def as_others(provider: str, request: Request, handler: Handler) -> Reply | None:
    """Return the first success of the request in the name of any account; None if it has none."""
    for key in KEYS:
        reply = await handler(await authorized(provider, request, handler, key))
        if reply.ok:
            return reply
    return None
