"""Token endpoint, outside the contract: OAuth 2.0 client credentials (SC-111, SC-126)."""

from __future__ import annotations

import sqlite3

from ...engine.api_keys import ApiKeys
from ...engine.authentication import read_authorization
from ...engine.capabilities import ExtraRouteCall
from ...engine.messages import Response
from ...engine.parameters import split_query
from ...engine.request_body import is_declared_as
from .credentials import TokenRepository, sender_of

FORM = ("application/x-www-form-urlencoded",)
# RFC 6749 requires it of every response with a token.
_UNCACHED = {"cache-control": "no-store"}


def issue_token(
    api_keys: ApiKeys, scope: str, seconds: int, connection: sqlite3.Connection, call: ExtraRouteCall
) -> Response:
    """Issue a token for a pair of keys in HTTP Basic; errors follow RFC 6749."""
    authorization = read_authorization(call.head.values("Authorization"))
    basic = authorization if authorization and authorization.scheme == "basic" else None
    owner = None if basic is None else sender_of(basic, api_keys)
    if owner is None:
        return _refuse(401, "invalid_client", {"www-authenticate": "Basic"})
    # RFC 6749: parameters without a value count as omitted.
    form = {name: values for name, values in split_query(call.content).items() if values != [""]}
    # RFC 6749: parameters must not be repeated.
    if not is_declared_as(call.head, FORM) or any(len(values) > 1 for values in form.values()):
        return _refuse(400, "invalid_request")
    if "grant_type" not in form:
        return _refuse(400, "invalid_request")
    if form["grant_type"] != ["client_credentials"]:
        return _refuse(400, "unsupported_grant_type")
    if form.get("scope", [scope]) != [scope]:
        return _refuse(400, "invalid_scope")
    return _answer(TokenRepository(connection, call.now).issue(owner, seconds), scope, seconds)


def _answer(token: str, scope: str, seconds: int) -> Response:
    document = {
        "access_token": token,
        "expires_in": seconds,
        "scope": scope,
        "token_type": "bearer",
    }
    return Response(200, document, headers=_UNCACHED)


def _refuse(status: int, error: str, headers: dict[str, str] | None = None) -> Response:
    return Response(status, {"error": error}, headers={**_UNCACHED, **(headers or {})})
