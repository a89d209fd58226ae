from __future__ import annotations

from typing import Any


def get_kwargs(
    id: int,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    return {
        "method": "delete",
        "url": "/orders/{id}".format(
            id=format(id, "d"),
        ),
    }


def parse_success(data: Any) -> None:
    """Return None: a successful response has no body"""
