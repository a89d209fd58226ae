"""Hides the secrets of a client where a provider sends them back, and what else its texts must not do to a reader."""

from __future__ import annotations

import html
import json
import re
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import quote, quote_plus, unquote_plus

from attrs import evolve

from ...errors import ApiError, DecodeError, OrderkitError
from .messages import AuthHeaders, Problem, Response
from .printable import printable

MASK: Final = "***"

# Characters of a provider's text that an error keeps; `response` has all of it.
_LONGEST_TEXT: Final = 1000
_LONGEST_CODE: Final = 100
_MOST_DETAILS: Final = 1000

# A secret that is shorter is hidden only where it stands alone: hiding every `a` would make a message unreadable, and
# would tell the secret.
_LONG: Final = 8

# A name of an account is no secret, but few people want an address of mail in a log. A shorter name may be a word.
_LONG_NAME: Final = 12


def account_secrets(user: str, password: str) -> tuple[str, ...]:
    """Return what of an account must not be shown: also both together, as HTTP Basic sends them."""
    pair = b64encode(f"{user}:{password}".encode("utf-8", "surrogatepass")).decode()
    return (password, pair, user) if len(user) >= _LONG_NAME else (password, pair)


def secrets_of(auth: AuthHeaders) -> Iterator[str]:
    """Yield the secrets that headers carry."""
    for value in auth.headers.values():
        scheme, _, proof = value.rpartition(" ")
        yield proof
        if scheme.lower() == "basic":
            user, _, password = b64decode(proof).decode("utf-8", "replace").partition(":")
            yield from account_secrets(user, password)
            yield from account_secrets(unquote_plus(user), unquote_plus(password))


def masked(text: str, secrets: Iterable[str]) -> str:
    """Replace secrets in a text, in any form in which a provider may repeat them."""
    long, short = _forms_of(frozenset(secrets))
    for form in long:
        text = text.replace(form, MASK)
    return text if short is None else short.sub(MASK, text)


def masked_response(response: Response, secrets: Iterable[str]) -> Response:
    """Replace secrets in all of a response."""
    found = frozenset(secrets)
    # As Latin-1 each byte is one character, whatever the encoding of the body is.
    content = masked(response.content.decode("latin-1"), found).encode("latin-1")
    return evolve(
        response,
        reason=masked(response.reason, found),
        headers=masked_headers(response.headers, found),
        content=response.content if content == response.content else content,
        unreadable=masked(response.unreadable, found),
    )


def masked_headers(headers: Mapping[str, str], secrets: Iterable[str]) -> dict[str, str]:
    """Replace secrets in the values of headers."""
    found = frozenset(secrets)
    return {name: masked(value, found) for name, value in headers.items()}


def clean(text: str, secrets: Iterable[str], longest: int = _LONGEST_TEXT) -> str:
    """Make a text of a provider fit to be shown: without secrets, printable, and not too long."""
    return printable(masked(text, secrets), longest)


def clean_problem(problem: Problem, secrets: Iterable[str]) -> Problem:
    """Make all texts of a problem fit to be shown."""
    found = frozenset(secrets)
    return evolve(
        problem,
        message=clean(problem.message, found),
        code=clean(problem.code, found, _LONGEST_CODE) if isinstance(problem.code, str) else problem.code,
        key=problem.key and clean(problem.key, found, _LONGEST_CODE),
        details=tuple(clean(text, found) for text in problem.details[:_MOST_DETAILS]),
    )


def clean_error(error: OrderkitError, secrets: Iterable[str]) -> None:
    """Make all texts of an error, of its response and of its cause fit to be shown."""
    found = frozenset(secrets)
    _clean_texts(error, found)
    response: Response | None = getattr(error, "response", None)
    if response is not None and isinstance(error, ApiError | DecodeError):
        error.response = masked_response(response, found)
    if error.__cause__ is not None and not isinstance(error.__cause__, OrderkitError):
        error.__cause__ = _clean_cause(error.__cause__, found)
        error.__context__ = None


def clean_errors_of_one_response(errors: Iterable[DecodeError], secrets: Iterable[str]) -> None:
    """Make all texts of errors and of the response that they share fit to be shown."""
    found, response = frozenset(secrets), None
    for error in errors:
        _clean_texts(error, found)
        # Once for all: a response may be large, and each of its items wrong.
        response = masked_response(error.response, found) if response is None else response
        error.response = response


def _clean_texts(error: OrderkitError, secrets: frozenset[str]) -> None:
    _clean_args(error, secrets)
    if isinstance(error, DecodeError):
        error.path, error.expected = clean(error.path, secrets), clean(error.expected, secrets)


def _clean_args(error: BaseException, secrets: frozenset[str]) -> None:
    error.args = tuple(
        clean(each, secrets, 2 * _LONGEST_TEXT) if isinstance(each, str) else each for each in error.args
    )


def _clean_cause(cause: BaseException, secrets: frozenset[str]) -> BaseException:
    cause.__cause__ = cause.__context__ = None
    # These two hold the whole body besides their message.
    if isinstance(cause, json.JSONDecodeError | UnicodeError):
        return ValueError(clean(f"{type(cause).__name__}: {cause}", secrets))
    _clean_args(cause, secrets)
    return cause.with_traceback(None)


# Secrets seldom change, and every request id is searched for them.
@lru_cache(maxsize=64)
def _forms_of(secrets: frozenset[str]) -> tuple[tuple[str, ...], re.Pattern[str] | None]:
    """Return the forms of long secrets, the longest first, and a pattern of the short ones."""
    long = {form for secret in secrets if len(secret) >= _LONG for form in _forms(secret)}
    short = {form for secret in secrets if 0 < len(secret) < _LONG for form in _forms(secret)}
    pattern = None
    if short:
        forms = "|".join(re.escape(form) for form in sorted(short, key=len, reverse=True))
        pattern = re.compile(f"(?<![0-9A-Za-z])(?:{forms})(?![0-9A-Za-z])")
    return tuple(sorted(long, key=len, reverse=True)), pattern


def _forms(secret: str) -> Iterator[str]:
    """Yield a secret as it is and as URLs, JSON, HTML and base64 write it."""
    yield secret
    for quoted in (quote(secret, safe=""), quote(secret), quote_plus(secret)):
        yield from (quoted, re.sub("%[0-9A-F]{2}", lambda found: found[0].lower(), quoted))
    yield from (json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1], html.escape(secret))
    # Of texts that other characters surround base64 has three forms: a secret alone, and as a user or a password alone.
    for text in (secret, f"{secret}:", f":{secret}"):
        for encode in (b64encode, urlsafe_b64encode):
            yield encode(text.encode("utf-8", "surrogatepass")).decode().rstrip("=")
    # As bytes that were read as Latin-1, such as those of a body.
    yield secret.encode("utf-8", "surrogatepass").decode("latin-1")
