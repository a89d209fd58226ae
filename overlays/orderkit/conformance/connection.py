"""Connection to the tested server: it sends calls within the limits of the run, and keeps what was exchanged."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import uuid4

import httpx

from ..contract import Contract, Operation, expression_target
from ..recordings.exchange import RecordedRequest
from ..runtime.protocol.retry_policy import retry_after_of
from . import pointers
from .accounts import Account, fixed_headers, issuing_operation, token_header
from .calls import Call, Exchange
from .limits import Limits
from .masks import Masks
from .problems import StoppedError, UnusableServerError
from .requests import request_of, traced

LONGEST_BODY: Final = 32 * 1024 * 1024
_LONGEST_WAIT: Final = 60.0
_MOST_WAITS: Final = 3
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A token: the headers that carry it, and the exchange that issued it."""

    headers: Mapping[str, str] = field(repr=False)
    exchange: Exchange


class Connection:
    """Sends calls to one server. Threads may share it; a context manager.

    `preparing` get each call that may change something before it is sent, `observers` each exchange as it ends, under a
    lock, in the order of their responses.
    """

    def __init__(
        self,
        contract: Contract,
        base_url: str,
        accounts: Sequence[Account],
        limits: Limits,
        *,
        allows_writes: bool = False,
        timeout: float = 30.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.contract = contract
        self.base_url = base_url.rstrip("/")
        self.accounts = accounts
        self.limits = limits
        self.allows_writes = allows_writes
        self.preparing: list[Callable[[Call], None]] = []
        self.observers: list[Callable[[Exchange], None]] = []
        self.masks = Masks({value for account in accounts for value in account.values})
        self._client = httpx.Client(timeout=timeout, transport=transport, follow_redirects=False)
        self._credentials_of: dict[int, Mapping[str, str]] = {}
        self._issued: dict[int, str] = {}
        self._lock = threading.RLock()

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def send(self, call: Call, request: RecordedRequest | None = None) -> Exchange:
        """Send a call, by the request if one is given. After 429 it waits and sends again, a few times.

        Raises:
            BudgetSpentError: No call is left.
            StoppedError: The server failed three times in a row, or stays closed by its rate limit.
            UnusableServerError: It cannot be reached, or answers too slowly or too much.
            PermissionError: The call may change something, and the run may not: a fault of a rule.
        """
        if not self.allows_writes and not _is_safe(self.contract, call):
            raise PermissionError(f"{call.operation.id} may change something on a server that is only read")
        if not _is_safe(self.contract, call):
            for prepare in self.preparing:
                prepare(call)
        for _ in range(_MOST_WAITS):
            exchange = self._send(call, request)
            if exchange.status != 429:
                return exchange
            self.limits.sleep(self._wait(exchange))
        raise StoppedError("the server still answered 429 after three waits; a lower --rate may help")

    def credentials(self, account: int) -> Mapping[str, str]:
        """Return the headers that carry an account's credentials; a token is obtained once."""
        with self._lock:
            if account not in self._credentials_of:
                self._credentials_of[account] = self._obtain(account)
            return self._credentials_of[account]

    def _obtain(self, number: int) -> Mapping[str, str]:
        account = self.accounts[number]
        if issuing_operation(self.contract, account.scheme) is None:
            return fixed_headers(self.contract, account)
        return self.new_token(number).headers

    def new_token(self, number: int) -> IssuedToken:
        """Obtain another token of an account; those before it are kept by the caller.

        Raises:
            UnusableServerError: The operation that issues tokens returns none.
            ValueError: The account's scheme has no such operation.
        """
        account = self.accounts[number]
        operation_id = issuing_operation(self.contract, account.scheme)
        if operation_id is None:
            raise ValueError(f"{account.scheme} must be a scheme whose tokens an operation issues")
        operation = self.contract.operation(operation_id)
        names = self.contract.members(operation.request_schema or {})
        body = dict(zip(names, account.values, strict=False))
        exchange = self.send(Call(operation, body=body, account=None))
        token = self._issued.get(exchange.number)
        if not exchange.succeeded or token is None:
            raise UnusableServerError(f"{operation_id} must return a token (got HTTP {exchange.status})")
        return IssuedToken(token_header(self.contract, account.scheme, token), exchange)

    def _learn_token(self, number: int, call: Call, body: bytes) -> None:
        """Keep a token that a response issues, and mask it from now on, in that response too."""
        for scheme in self.contract.document["components"]["securitySchemes"].values():
            declared = scheme.get("x-token", {})
            if declared.get("issued-by") != call.operation.id:
                continue
            try:
                token = pointers.first(json.loads(body), expression_target(declared["token"]))
            except ValueError:
                return
            if isinstance(token, str) and token:
                self._issued[number] = token
                self.masks.secrets.add(token)

    def _send(self, call: Call, given: RecordedRequest | None) -> Exchange:
        credentials = self._credentials(call)
        number = self.limits.take()
        trace = uuid4().hex
        request = traced(given, trace) if given else self._request(call, credentials, trace)
        started = time.monotonic()
        try:
            with self._client.stream(
                request.method, request.url, headers=[*request.headers], content=request.body or None
            ) as response:
                body = _bounded(response)
        except (httpx.HTTPError, OSError) as error:
            raise UnusableServerError(
                f"{self.base_url} cannot be tested: {request.method} failed ({_reason(error)})"
            ) from None
        seconds = time.monotonic() - started
        self._learn_token(number, call, body)
        exchange = Exchange(
            number,
            self.masks.call(call),
            self.masks.request(request, credentials),
            self.masks.response(response, body),
            trace,
            seconds,
        )
        with self._lock:
            self.limits.note(exchange.status)
            for observe in self.observers:
                observe(exchange)
        return exchange

    def _request(self, call: Call, credentials: Mapping[str, str], trace: str) -> RecordedRequest:
        given: Mapping[str, str] = self.accounts[call.account or 0].given if self.accounts else {}
        return request_of(self.contract, self.base_url, call, given, credentials, trace)

    def _credentials(self, call: Call) -> Mapping[str, str]:
        if call.credentials is not None:
            self.masks.secrets.update(value for value in call.credentials.values() if value)
            return call.credentials
        return {} if call.account is None else self.credentials(call.account)

    def _wait(self, exchange: Exchange) -> float:
        wait = retry_after_of(dict(exchange.response.headers), time.time())
        if wait is not None and wait > _LONGEST_WAIT:
            raise StoppedError(f"the server asks to wait for {wait:.0f} s after 429; try again later")
        return 1.0 if wait is None else wait


def _bounded(response: httpx.Response) -> bytes:
    parts, size = list[bytes](), 0
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > LONGEST_BODY:
            raise UnusableServerError(f"a response must have at most {LONGEST_BODY} bytes (got more)")
    return b"".join(parts)


def _reason(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    return str(error) or type(error).__name__


def _is_safe(contract: Contract, call: Call) -> bool:
    """Return whether a call changes nothing."""
    if call.method not in ("", call.operation.method):
        return call.method in _SAFE
    return only_reads(contract, call.operation)


def only_reads(contract: Contract, operation: Operation) -> bool:
    """Return whether an operation changes nothing: by its method, or because the spec says so."""
    if operation.method in _SAFE or contract.declared(operation.id, "x-reads"):
        return True
    schemes = contract.document["components"]["securitySchemes"].values()
    return any(scheme.get("x-token", {}).get("issued-by") == operation.id for scheme in schemes)
