from __future__ import annotations

from typing import Any

from ...models.credentials import Credentials
from ...models.token import Token, read_token


def get_kwargs(
    *,
    body: Credentials,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json"}
    return {
        "method": "post",
        "url": "/v1/login_check",
        "json": body.to_dict(),
        "headers": headers,
    }


def parse_success(data: Any) -> Token:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_token(data)
