from __future__ import annotations

from typing import Any
from urllib.parse import quote


def get_kwargs(
    id: int,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    return {
        "method": "delete",
        "url": "/orders/{id}".format(
            id=quote(str(id), safe=""),
        ),
    }


def parse_success(data: Any) -> None:
    """Return None: a successful response has no body"""
