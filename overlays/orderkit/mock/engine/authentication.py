"""Credentials in request headers, read by the security schemes of a contract."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...contract import Contract, JsonObject
from .api_keys import ApiKeys
from .messages import RequestHead


@dataclass(frozen=True, slots=True)
class Authorization:
    """An `Authorization` header: its scheme in lower case, and the credentials after it."""

    scheme: str
    credentials: bytes


def read_authorization(sent: Sequence[bytes]) -> Authorization | None:
    """Parse the values of `Authorization`; None unless there is exactly one."""
    # Several headers are ambiguous: proxies and servers disagree on which of them counts.
    if len(sent) != 1:
        return None
    scheme, _, credentials = sent[0].strip().partition(b" ")
    return Authorization(scheme.decode("latin-1").lower(), credentials.strip())


def owner_of_basic(credentials: bytes, api_keys: ApiKeys) -> str | None:
    """Return the owner of HTTP Basic credentials: an API key and its secret; None if either is wrong."""
    try:
        pair = base64.b64decode(credentials, validate=True)
    except binascii.Error:
        return None
    # The user name ends at the first colon (RFC 7617); the password may contain colons.
    key, _, secret = pair.partition(b":")
    return api_keys.owner_of_pair(key, secret)


class Authenticator:
    """Identifies the owner of a request by the security schemes that the contract requires by default.

    Schemes: an API key in a header, HTTP Basic (key and secret), and a bearer token, which is the key: HTTP Bearer, or
    OAuth 2.0 with a code that a merchant hands over. Any other scheme is left to the provider.
    """

    def __init__(self, contract: Contract, api_keys: ApiKeys) -> None:
        self._api_keys = api_keys
        self.schemes = tuple(_required_schemes(contract))

    def owner(self, head: RequestHead) -> str | None:
        """Return the owner of the credentials; None if they are missing or unknown."""
        owners = (self._owner_by(scheme, head) for scheme in self.schemes)
        return next((owner for owner in owners if owner is not None), None)

    def _owner_by(self, scheme: JsonObject, head: RequestHead) -> str | None:
        if scheme["type"] == "apiKey" and scheme["in"] == "header":
            return self._api_keys.owner_of(head.values(scheme["name"]))
        authorization = read_authorization(head.values("Authorization"))
        if authorization is None or authorization.scheme != _http_scheme(scheme):
            return None
        if authorization.scheme == "basic":
            return owner_of_basic(authorization.credentials, self._api_keys)
        return self._api_keys.owner_of([authorization.credentials])


def _http_scheme(scheme: JsonObject) -> str | None:
    if scheme["type"] == "oauth2" and "authorizationCode" in scheme["flows"]:
        return "bearer"
    name: str | None = scheme.get("scheme")
    return name


def _required_schemes(contract: Contract) -> Iterator[JsonObject]:
    declared = contract.document.get("components", {}).get("securitySchemes", {})
    for requirement in contract.document.get("security", []):
        for name in requirement:
            yield declared[name]
