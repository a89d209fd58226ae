"""Calls without credentials and with wrong ones."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract, Operation
from ...accounts import issuing_operation, scheme_place
from ...answer import place_of
from ...calls import Call, Exchange
from ...connection import only_reads
from ...errors import Refusal, refusal_of
from ...rule import Broken, Held, NotReached, Outcome, Rule, Subject
from ...samples import absent_call, is_protected, sample
from ...session import Session

if TYPE_CHECKING:
    from ...accounts import Account

_UNAUTHORIZED: Final = 401
_SEPARATORS: Final = (" ", ":", ".")
_LOWER_HALF: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef")
Headers = Mapping[str, str]


def _protected(contract: Contract) -> Iterable[Subject]:
    for operation in contract.operations.values():
        if is_protected(contract, operation):
            yield Subject.at(place_of(contract, operation), operation.id)


def _logins(contract: Contract) -> Iterable[Subject]:
    for name in contract.document["components"]["securitySchemes"]:
        issuing = issuing_operation(contract, name)
        if issuing is not None:
            yield Subject.at(scheme_place(contract, name), issuing)


def _check_missing(session: Session, subject: Subject) -> Iterator[Outcome]:
    call = _harmless(session, subject)
    if call is None:
        yield NotReached("no call is known that would succeed, or it needs --allow-writes")
        return
    account = session.connection.accounts[0]
    names = list(session.connection.credentials(0))
    without = session.send(_with(call, {}))
    yield _judged(session, without, _refusals(session.contract, account, "missing"), "without credentials")
    for name in names:
        empty = session.send(_with(call, {name: ""}))
        wanted = _refusals(session.contract, account, "missing", "invalid")
        yield _judged(session, empty, wanted, "with an empty header of credentials")


def _check_wrong(session: Session, subject: Subject) -> Iterator[Outcome]:
    call = _harmless(session, subject)
    if call is None:
        yield NotReached("no call is known that would succeed, or it needs --allow-writes")
        return
    wanted = _refusals(session.contract, session.connection.accounts[0], "invalid", "missing")
    wrong = [*wrong_credentials(session.connection.credentials(0)), *_of_other_schemes(session)]
    # One operation gets them all; the others show whether they look at the secret at all, and at all of it.
    is_first = next(iter(_protected(session.contract))).operation == subject.operation
    for words, headers in wrong if is_first else wrong[:2]:
        yield _judged(session, session.send(_with(call, headers)), wanted, words)


def _check_login(session: Session, subject: Subject) -> Iterator[Outcome]:
    account = session.connection.accounts[0]
    if issuing_operation(session.contract, account.scheme) != subject.operation:
        yield NotReached("the account uses another security scheme")
        return
    operation = session.contract.operation(subject.operation)
    names = list(session.contract.members(operation.request_schema or {}))
    right = dict(zip(names, account.values, strict=False))
    # By HTTP, 401 says that credentials are wrong.
    wanted = [_UNAUTHORIZED] if str(_UNAUTHORIZED) in operation.responses else range(400, 500)
    for name in right:
        for words, value in (("altered", _altered(right[name])), ("in another case", right[name].swapcase())):
            if value == right[name]:
                continue
            exchange = session.send(Call(operation, body={**right, name: value}, account=None))
            if exchange.status in wanted:
                yield Held()
            else:
                answers = "HTTP 401" if len(wanted) == 1 else "a documented 4xx"
                message = f"credentials with {name} {words} must be refused with {answers}"
                yield Broken(message, (exchange,), f"HTTP {exchange.status}")


def wrong_credentials(right: Headers) -> Iterator[tuple[str, Headers]]:
    """Yield credentials that differ from the right ones in one thing, with words for it."""
    for name, value in right.items():
        prefix, _, secret = value.rpartition(" ")
        for words, changed in _wrong_secrets(prefix, secret):
            if changed != secret:
                yield words, {**right, name: f"{prefix} {changed}" if prefix else changed}
        if prefix:
            yield "with credentials without their scheme", {**right, name: secret}


def _wrong_secrets(prefix: str, secret: str) -> Iterator[tuple[str, str]]:
    if prefix.lower() == "basic":
        user, _, password = base64.b64decode(secret).decode().partition(":")
        yield "with a wrong password", _basic(user, _altered(password))
        yield "with a password in another case", _basic(user, password.swapcase())
        yield "with no password", _basic(user, "")
        yield "with a wrong user", _basic(_altered(user), password)
        return
    yield "with altered credentials", _altered(secret)
    yield "with credentials in another case", secret.swapcase()
    yield "with the beginning of the credentials", secret[:-1]
    yield "with another end of the credentials", secret[:-1] + _other_end(secret)
    yield "with more behind the credentials", secret + "0"
    if secret.count(".") == 2:
        yield "with a token without its signature", secret[: secret.rindex(".") + 1]


def _of_other_schemes(session: Session) -> Iterator[tuple[str, Headers]]:
    """Yield the right secrets in headers that the spec does not have."""
    account = session.connection.accounts[0]
    right = session.connection.credentials(0)
    secret = next(iter(right.values())).rpartition(" ")[2]
    basic = {"Authorization": f"Basic {_basic(account.values[0], account.values[-1])}"}
    for headers in ({"Authorization": f"Bearer {secret}"}, basic):
        if headers != dict(right):
            yield "with the credentials of another scheme", headers


def _harmless(session: Session, subject: Subject) -> Call | None:
    """Return a call that reads or, if the run may write, one that a server with a fault could not carry out either."""
    operation: Operation = session.contract.operation(subject.operation)
    if only_reads(session.contract, operation):
        return sample(session, operation) or absent_call(session, operation)
    if not session.allows_writes:
        return None
    return absent_call(session, operation) or Call(operation, body={})


def _with(call: Call, credentials: Headers) -> Call:
    return Call(call.operation, call.parameters, call.body, call.account, credentials, call.headers)


def _refusals(contract: Contract, account: Account, *causes: str) -> list[Refusal]:
    """Return how a call with wrong credentials may be refused: as declared by `x-token`, else by HTTP's own status."""
    scheme = scheme_place(contract, account.scheme)
    declared: Mapping[str, Any] = scheme.node.get("x-token", {})
    found = [refusal_of(contract, declared[cause]) for cause in causes if cause in declared]
    return found or [Refusal(_UNAUTHORIZED)]


def _judged(session: Session, exchange: Exchange, wanted: list[Refusal], words: str) -> Outcome:
    if any(refusal.is_in(session.contract, exchange) for refusal in wanted):
        return Held()
    answers = " or ".join(dict.fromkeys(map(str, wanted)))
    return Broken(f"a call {words} must be refused with {answers}", (exchange,), f"HTTP {exchange.status}")


def _altered(text: str) -> str:
    """Return a text with another character in its middle."""
    middle = len(text) // 2
    # A separator in the middle would change the form, and not the secret.
    while middle < len(text) - 1 and text[middle] in _SEPARATORS:
        middle += 1
    return text[:middle] + ("b" if text[middle : middle + 1] in ("a", "A") else "a") + text[middle + 1 :]


def _other_end(secret: str) -> str:
    """Return another last character. In base64 only the upper bits of the last one may count: they differ."""
    return "z" if secret[-1:] in _LOWER_HALF else "A"


def _basic(user: str, password: str) -> str:
    return base64.b64encode(f"{user}:{password}".encode()).decode()


CREDENTIALS_MISSING: Final = Rule(
    "credentials-missing",
    "A call without credentials is refused",
    _protected,
    _check_missing,
    calls=3,
)
CREDENTIALS_WRONG: Final = Rule(
    "credentials-wrong",
    "A call with wrong credentials is refused",
    _protected,
    _check_wrong,
    calls=9,
)
LOGIN_WRONG: Final = Rule(
    "login-wrong",
    "No token is issued for wrong credentials",
    _logins,
    _check_login,
    calls=4,
)
