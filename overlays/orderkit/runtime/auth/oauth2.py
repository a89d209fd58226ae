"""Client credentials of OAuth 2.0 (RFC 6749): the request to the token URL, and the checks of its response."""

from __future__ import annotations

import re
from functools import partial
from typing import Final
from urllib.parse import quote_plus

from attrs import define

from ...errors import DecodeError
from ..protocol.clock import Clock
from ..protocol.credentials import FixedCredentials, basic_auth
from ..protocol.error_bodies import as_type, json_object
from ..protocol.exchange import Policy, exchange
from ..protocol.messages import (
    AuthHeaders,
    Flow,
    FormBody,
    OperationInfo,
    Problem,
    Request,
    Response,
    Timeout,
)
from ..protocol.retry_policy import Retry
from ..version import __version__
from .token_credentials import Token, TokenCredentials

_OPERATION: Final = "requestToken"
# Seconds, about 30 years: the lifetime of a token without an end, or with a longer one. A number of any size in
# `expires_in` stays within a float.
_LONGEST_LIFE: Final = 1e9

_EXPECTED: Final = {
    "access_token": "a token",
    "token_type": "Bearer",
}

# Printable ASCII without spaces, all that a header can carry. RFC 6750 allows fewer characters, RFC 6749 these and the
# space.
_TOKEN: Final = re.compile(r"[\x21-\x7e]+")

# RFC 6749 sends nearly every error with a 400; these two are about credentials. (RFC 6749, 5.2)
_STATUSES: Final = {"invalid_client": 401, "unauthorized_client": 403}


@define(frozen=True, kw_only=True)
class TokenAddress:
    """The token URL and the scope to request.

    Attributes:
        url: The URL.
        scope: The permissions that the token grants.
    """

    url: str
    scope: str


def client_credentials(
    address: TokenAddress, client_id: str, client_secret: str, clock: Clock
) -> TokenCredentials:
    """Make credentials of bearer tokens, which are requested with a client id and a client secret by HTTP Basic."""
    auth = basic_auth(quote_plus(client_id), quote_plus(client_secret))  # RFC 6749, 2.3.1
    return TokenCredentials("Authorization", partial(_request_token, address, auth, clock), clock.monotonic)


def _request_token(
    address: TokenAddress, auth: AuthHeaders, clock: Clock, timeout: Timeout, retry: Retry
) -> Flow[Token]:
    # The headers of the call and of the client stay away: they are for the API, and this may be another host.
    request = Request(
        method="POST",
        base_url=address.url,
        path="",
        headers={
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": f"orderkit/{__version__}",
        },
        body=FormBody({"grant_type": "client_credentials", "scope": address.scope}),
        timeout=timeout,
    )
    policy = Policy(retry=retry, credentials=FixedCredentials(auth), read_problem=_read_problem, clock=clock)
    # Safe to repeat: a token that is issued twice and never used does no harm.
    info = OperationInfo(
        operation=_OPERATION, method=request.method, path_template=request.base_url, kind="safe"
    )
    decode = partial(_token_in, requested_at=clock.monotonic())
    completed = yield from exchange(request, info, policy, decode)
    return completed.value


# No frame below holds a token when an error is raised: a traceback may be shown with its locals.


def _first_wrong_field(response: Response) -> str | None:
    """Return the first field of a response without which its token cannot be used (RFC 6749, 5.1; RFC 6750), if any."""
    fields = json_object(response)
    checks = (
        ("access_token", _TOKEN.fullmatch(as_type(fields.get("access_token"), str) or "")),
        # A token without a type is used as a bearer token. One of another type could not be used.
        ("token_type", (as_type(fields.get("token_type"), str) or "bearer").lower() == "bearer"),
    )
    return next((name for name, fits in checks if not fits), None)


def _lifetime(value: object) -> float:
    """Return the seconds of `expires_in`, a number or its text; the longest if it is neither: the token is there."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = float(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return min(value, _LONGEST_LIFE)
    return _LONGEST_LIFE


def _token_in(response: Response, requested_at: float) -> Token:
    """Return the token of a response; one without an end, or with one that cannot be read, is used until it is refused.

    Raises:
        DecodeError: A field of the response is not as it should be.
    """
    wrong = _first_wrong_field(response)
    if wrong is not None:
        error = DecodeError(f"response (HTTP {response.status}) must hold {_EXPECTED[wrong]} at {wrong}")
        error.path, error.expected, error.response = wrong, _EXPECTED[wrong], response
        raise error
    fields = json_object(response)
    return Token.lasting(fields["access_token"], _lifetime(fields.get("expires_in")), requested_at)


def _read_problem(response: Response) -> Problem:
    """Read an error as RFC 6749, 5.2, defines it."""
    fields = json_object(response)
    code = as_type(fields.get("error"), str)
    return Problem(
        meaning=_STATUSES.get(code or "", response.status),
        message=as_type(fields.get("error_description"), str) or response.reason or "no message",
        code=code,
    )
