"""Cleans recorded traffic of secrets and of customers' data, so that it can be kept and passed on.

Kept is what the specs declare and do not mark as personal. Personal values become pseudonyms, the same for the same
value. What no spec declares is replaced too, and requests to other hosts are left out.
"""

from __future__ import annotations

import json
import re
import secrets
from base64 import b64decode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final, cast
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from ..contract import is_json
from ..runtime.protocol.json_codec import to_json
from ..runtime.protocol.masking import MASK, account_secrets
from ..runtime.protocol.raw_numbers import loads_with_raw_numbers
from .documented import documented_headers, response_schema, security_headers, security_queries
from .exchange import Exchange, Headers
from .known_values import KnownValues, Scrubber
from .matching import Match, Matcher, Unmatched
from .personal import CLOSED, PUBLIC, SECRET, UNDECLARED, PersonalData
from .pseudonyms import Pseudonyms

# Headers that say nothing about a person; those of the spec are kept too. Lengths and encodings are those of the wire.
_KEPT: Final = frozenset(
    {
        "accept",
        "accept-language",
        "allow",
        "cache-control",
        "content-language",
        "content-type",
        "date",
        "etag",
    }
    | {"last-modified", "link", "location", "retry-after", "vary"}
)
_RATE_LIMIT: Final = re.compile(r"(x-)?ratelimit-[a-z-]+|ratelimit")
_SECRET_NAMES: Final = re.compile(
    r"(?i)(access|refresh|id)?_?-?token|(client|api)?_?-?secret|api_?-?key|password|passwd|pwd|authori[sz]ation"
)
_SHORTEST_SECRET: Final = 4
_LONG_SECRET: Final = 12
_LEFT_OUT: Final = "(body left out)"
_LONG_NUMBER: Final = 1000


@dataclass(frozen=True, slots=True)
class CleanedRecording:
    """A cleaned recording.

    Attributes:
        exchanges: What is kept.
        left_out: The number of exchanges that no spec describes, by reason.
        replaced: The number of replaced values by kind: `name`, `email`, `secret` and so on.
    """

    exchanges: tuple[Exchange, ...]
    left_out: Mapping[str, int]
    replaced: Mapping[str, int]


def clean(
    exchanges: Iterable[Exchange], *, matcher: Matcher | None = None, key: bytes | None = None
) -> CleanedRecording:
    """Return a recording without secrets and personal data.

    Args:
        exchanges: The exchanges as they were recorded.
        matcher: Finds operations; without it that of the specs' servers.
        key: Makes the pseudonyms. Without it each cleaning has a random one, which is forgotten.
    """
    matcher = matcher or Matcher()
    matched: list[tuple[Exchange, Match]] = []
    left_out: Counter[str] = Counter()
    values = KnownValues()
    for exchange in exchanges:
        values.secrets.update(_carried_secrets(exchange))
        match = matcher.find(exchange.request.method, exchange.request.url)
        if isinstance(match, Unmatched):
            left_out[match.reason] += 1
        else:
            matched.append((exchange, match))
    # Two passes: a message of the first response may mention a name that only the last one declares.
    walks = {
        match.provider: PersonalData(match.provider, matcher.contract(match.provider)) for _, match in matched
    }
    for exchange, match in matched:
        _Cleaner(match, walks[match.provider], _Collecting(values)).clean(exchange)
    pseudonyms = Pseudonyms(key or secrets.token_bytes(32), values.personal)
    replacing = _Replacing(pseudonyms, values.scrubber(pseudonyms))
    cleaned = tuple(
        _Cleaner(match, walks[match.provider], replacing).clean(exchange) for exchange, match in matched
    )
    return CleanedRecording(cleaned, left_out, replacing.replaced)


class _Collecting:
    """Notes each personal value and secret, and changes nothing."""

    def __init__(self, values: KnownValues) -> None:
        self._values = values

    def value(self, kind: str, value: Any) -> Any:
        if kind == SECRET and isinstance(value, str):
            if len(value) >= _SHORTEST_SECRET:
                self._values.secrets.add(value)
        elif kind not in (PUBLIC, CLOSED, UNDECLARED) and isinstance(value, str | int):
            self._values.add(kind, str(value))
        return value

    def text(self, text: str) -> str:
        return text


class _Replacing:
    """Replaces values as their kind asks for, and counts them."""

    def __init__(self, pseudonyms: Pseudonyms, scrubber: Scrubber) -> None:
        self._pseudonyms = pseudonyms
        self._scrubber = scrubber
        self.replaced: Counter[str] = Counter()

    def value(self, kind: str, value: Any) -> Any:
        if kind == CLOSED or (kind == PUBLIC and not isinstance(value, str)):
            return value
        if kind == PUBLIC:
            return self.text(value)
        changed = self._substitute(kind, value)
        if changed != value:
            self.replaced[kind] += 1
        return changed

    def text(self, text: str) -> str:
        scrubbed = self._scrubber.scrub(text)
        if scrubbed != text:
            self.replaced["mention"] += 1
        return scrubbed

    def _substitute(self, kind: str, value: Any) -> Any:
        if isinstance(value, str):
            return MASK if kind == SECRET and value else self._pseudonyms.substitute(value)
        if isinstance(value, int) and (kind != UNDECLARED or abs(value) >= _LONG_NUMBER):
            return self._pseudonyms.number(value)
        return value


class _Cleaner:
    """Cleans the exchanges of one operation."""

    def __init__(self, match: Match, personal: PersonalData, values: _Collecting | _Replacing) -> None:
        self._match = match
        self._contract = personal.contract
        self._personal = personal
        self._values = values
        self._secret_headers = security_headers(self._contract)
        self._secret_queries = security_queries(self._contract)
        self._headers = _KEPT | documented_headers(self._contract, match.operation) - self._secret_headers

    def clean(self, exchange: Exchange) -> Exchange:
        request, response, operation = exchange.request, exchange.response, self._match.operation
        sent = self._body(request.body, operation.request_schema, is_json_body=True)
        schema = response_schema(self._contract, operation, response.status)
        received = response.body
        if received:
            received = self._body(received, schema, is_json_body=is_json(response.media_type))
        return Exchange(
            replace(request, url=self._url(request.url), headers=self._kept(request.headers), body=sent),
            replace(response, headers=self._kept(response.headers), body=received),
            exchange.started,
        )

    def _body(self, body: bytes, schema: dict[str, Any] | None, *, is_json_body: bool) -> bytes:
        if not body:
            return body
        if is_json_body:
            try:
                value = loads_with_raw_numbers(body)
            except ValueError:
                return _LEFT_OUT.encode()
            cleaned = self._personal.replace_body(schema, value, self._values.value)
            return to_json(cleaned).encode("utf-8", "replace")
        # A page of a gateway or a PDF may hold anything; that there was one is enough to see drift.
        return _LEFT_OUT.encode()

    def _url(self, url: str) -> str:
        parts = urlsplit(url)
        operation = self._match.operation
        query: list[tuple[str, str]] = []
        for name, text in parse_qsl(parts.query, keep_blank_values=True):
            if name not in self._secret_queries:
                changed = self._personal.replace_parameter(operation, "query", name, text, self._values.value)
                query.append((name, changed))
        names = operation.path.split("/")[1:]
        steps = [
            self._values.value(PUBLIC, text) if name.startswith("{") else text
            for name, text in zip(names, self._match.segments, strict=True)
        ]
        path = "".join("/" + quote(step, safe="") for step in steps)
        return self._match.base + path + ("?" + urlencode(query) if query else "")

    def _kept(self, headers: Headers) -> Headers:
        return tuple(
            (name, self._values.text(text))
            for name, text in headers
            if (name in self._headers or _RATE_LIMIT.fullmatch(name)) and name not in self._secret_headers
        )


def _carried_secrets(exchange: Exchange) -> Iterator[str]:
    """Yield secrets of any exchange, also of those that no spec describes, such as the call of a token endpoint."""
    for name, text in (*exchange.request.headers, *exchange.response.headers):
        if name == "cookie":
            yield from _long(pair.partition("=")[2].strip() for pair in text.split(";"))
        elif name == "set-cookie":
            yield from _long([text.partition(";")[0].partition("=")[2].strip()])
        elif name in ("authorization", "proxy-authorization"):
            yield from _proofs(text)
        elif _SECRET_NAMES.search(name) and len(text) >= _SHORTEST_SECRET:
            yield text.rpartition(" ")[2]
    parts = urlsplit(exchange.request.url)
    yield from _long([unquote(parts.password or "")])
    bodies = (_pairs(body) for body in (exchange.request.body, exchange.response.body or b""))
    for name, text in chain(parse_qsl(parts.query), *bodies):
        if _SECRET_NAMES.fullmatch(name) and len(text) >= _SHORTEST_SECRET:
            yield text


def _long(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts that are long enough to be a secret: a cookie may also be a word such as a language."""
    yield from (text for text in texts if len(text) >= _LONG_SECRET)


def _proofs(header: str) -> Iterator[str]:
    scheme, _, proof = header.strip().rpartition(" ")
    yield proof
    if scheme.lower() == "basic":
        try:
            user, _, password = b64decode(proof).decode("utf-8", "replace").partition(":")
        except ValueError:
            return
        yield from account_secrets(user, password)


def _pairs(body: bytes) -> Iterator[tuple[str, str]]:
    """Yield names and texts at the top of a body, of JSON or of a form."""
    text = body.decode("utf-8", "replace")
    if not text.lstrip().startswith("{"):
        yield from parse_qsl(text) if len(text) < 100_000 and "=" in text else ()
        return
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    for name, value in cast(Mapping[str, Any], found).items():
        if isinstance(value, str):
            yield name, value
