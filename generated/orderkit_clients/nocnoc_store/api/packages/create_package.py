from __future__ import annotations

from typing import Any

from ...models.created_package import CreatedPackage, read_created_package
from ...models.father_package_request import FatherPackageRequest
from ...models.son_package_request import SonPackageRequest


def get_kwargs(
    *,
    body: FatherPackageRequest | SonPackageRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json"}
    return {
        "method": "post",
        "url": "/api/v2/packages",
        "json": body.to_dict(),
        "headers": headers,
    }


def parse_success(data: Any) -> CreatedPackage:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_created_package(data)
