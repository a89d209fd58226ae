"""Finds the provider and the operation of a recorded request by the servers and paths of the specs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from urllib.parse import SplitResult, unquote, urlsplit

from ..contract import Contract, Operation, providers
from ..contract.grammar import METHODS
from ..contract.servers import check_url

_VARIABLE: Final = re.compile(r"\\\{[^}]*\\\}")
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Match:
    """An operation that a request reached.

    Attributes:
        provider: The name of the provider's contract.
        operation: The operation.
        segments: The decoded segments of the path below the server.
        base: The part of the URL that is the server's, without a slash at its end.
    """

    provider: str
    operation: Operation
    segments: tuple[str, ...]
    base: str

    @property
    def parameters(self) -> Mapping[str, str]:
        """The texts of the path parameters."""
        names = self.operation.path.split("/")[1:]
        return {
            name[1:-1]: text for name, text in zip(names, self.segments, strict=True) if name.startswith("{")
        }


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Why a request is no operation; `reason` names a host at most."""

    reason: str


class Matcher:
    """Matches URLs with the operations of all providers.

    Besides the servers of the specs it knows the mock's addresses on this machine, and those of `servers`: the name of
    a provider with the URL of a server, such as a proxy in front of it.
    """

    def __init__(self, servers: Mapping[str, str] | None = None) -> None:
        known = providers()
        self._contracts = {name: Contract.load(name) for name in known}
        own = [(name, check_url(url)) for name, url in (servers or {}).items()]
        for name, _ in own:
            if name not in known:
                raise ValueError(f"provider must be one of {', '.join(known)} (got {name})")
        declared = [(name, url) for name in known for url in _servers(self._contracts[name].document)]
        # Those with a variable for a host last: they fit any host.
        ordered = [*own, *sorted(declared, key=lambda found: "{" in found[1])]
        self._servers = [(name, _pattern(url)) for name, url in ordered]

    def find(self, method: str, url: str) -> Match | Unmatched:
        """Find the operation that a request reached."""
        parts = urlsplit(url)
        place = _authority(parts) + parts.path
        reached: list[str] = []
        for provider, base_length in self._bases(place, parts):
            segments = tuple(unquote(step) for step in place[base_length:].split("/")[1:])
            operation = self.operation(provider, method, segments)
            if operation is not None:
                base = f"{parts.scheme}://{place[:base_length]}"
                return Match(provider, operation, segments, base)
            reached.append(provider)
        if reached:
            return Unmatched(f"{reached[0]} has no operation with this method and path")
        return Unmatched(f"{parts.hostname} is no server of a provider")

    def contract(self, provider: str) -> Contract:
        """Return the contract of a provider."""
        return self._contracts[provider]

    def operation(self, provider: str, method: str, segments: tuple[str, ...]) -> Operation | None:
        """Return the operation of a method and a path below a server; None if there is none."""
        fitting = [
            (template, operation)
            for template, operation in self._templates[provider]
            if operation.method == method and _fits(template, segments)
        ]
        # False sorts before True: a literal segment wins over a parameter.
        best = min(fitting, key=lambda each: [step.startswith("{") for step in each[0]], default=None)
        return None if best is None else best[1]

    def _bases(self, place: str, parts: SplitResult) -> Iterator[tuple[str, int]]:
        for provider, pattern in self._servers:
            if found := pattern.match(place):
                yield provider, found.end()
        if parts.hostname in _LOOPBACK:
            first = parts.path.split("/")[1] if "/" in parts.path else ""
            if (provider := first.replace("-", "_")) in self._contracts:
                yield provider, len(_authority(parts)) + 1 + len(first)

    @cached_property
    def _templates(self) -> Mapping[str, list[tuple[list[str], Operation]]]:
        return {
            name: [(operation.path.split("/")[1:], operation) for operation in contract.operations.values()]
            for name, contract in self._contracts.items()
        }


def _fits(template: list[str], segments: tuple[str, ...]) -> bool:
    return len(template) == len(segments) and all(
        text != "" if name.startswith("{") else name == text
        for name, text in zip(template, segments, strict=True)
    )


def _servers(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield the URLs of all servers of a document, those of single paths and operations too."""
    items: list[Mapping[str, Any]] = list(document["paths"].values())
    operations = [item[method] for item in items for method in METHODS if method in item]
    for holder in (document, *items, *operations):
        yield from (server["url"] for server in holder.get("servers", []))


def _pattern(url: str) -> re.Pattern[str]:
    """Return a pattern of a server's host and path; whether it is http or https does not matter behind a proxy."""
    parts = urlsplit(url)
    place = re.escape(
        (parts.netloc.lower() if "{" not in parts.netloc else parts.netloc) + parts.path.rstrip("/")
    )
    return re.compile(_VARIABLE.sub("[^/]+", place) + "(?=/|$)")


def _authority(parts: SplitResult) -> str:
    """Return host and port in lower case, without a user and without the scheme's own port."""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    port = parts.port
    return host if port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f"{host}:{port}"
