"""Recorded traffic, found again by request: recorded responses come in recorded order, the last one repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ...recordings.exchange import Exchange
from ...recordings.files import read_recording
from ...recordings.matching import Match, Matcher, Unmatched
from .request_form import FormReader, RequestForm

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """A recorded exchange with the operation that it called."""

    exchange: Exchange
    match: Match
    form: RequestForm

    @property
    def title(self) -> str:
        """Method, path and query, for people."""
        query = urlsplit(self.exchange.request.url).query
        path = "/".join(("", *self.match.segments))
        return f"{self.exchange.request.method} {path}{'?' * bool(query)}{query}"


class RecordedTraffic:
    """The calls of a recording, and how many of each request were answered.

    Attributes:
        served: The number of exchanges that can be served, by provider.
        left_out: The number of other entries, by reason.
    """

    def __init__(self, matcher: Matcher, ignored: Collection[str] = ()) -> None:
        self._matcher = matcher
        self._ignored = ignored
        self._readers: dict[str, FormReader] = {}
        self._calls: dict[str, list[RecordedCall]] = {}
        self._by_key: dict[Any, list[RecordedCall]] = {}
        self._positions: Counter[Any] = Counter()
        self.served: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    @staticmethod
    def load(path: Path, ignored: Collection[str] = ()) -> RecordedTraffic:
        """Read a file; ValueError if it is no recording or nothing in it can be served."""
        try:
            recording = read_recording(path)
        except OSError as error:
            raise ValueError(
                f"replay must be a file that can be read (got {path}: {error.strerror})"
            ) from None
        except ValueError as error:
            raise ValueError(f"replay: {error}") from None
        traffic = RecordedTraffic(Matcher(), ignored)
        for exchange in recording.exchanges:
            traffic.add(exchange)
        traffic.left_out.update(recording.unusable)
        if not traffic.served:
            raise ValueError(f"replay must have a response of a provider with its body (got none in {path})")
        return traffic

    def add(self, exchange: Exchange) -> None:
        """Add an exchange, or count why it cannot be served."""
        match = self._matcher.find(exchange.request.method, exchange.request.url)
        if isinstance(match, Unmatched):
            self.left_out[match.reason] += 1
        elif exchange.response.body is None:
            self.left_out["the body of the response was not recorded"] += 1
        else:
            reader = self._reader(match.provider)
            parts = urlsplit(exchange.request.url)
            form = reader.read(match.operation, match.segments, parts.query, exchange.request.body)
            call = RecordedCall(exchange, match, form)
            self.served[match.provider] += 1
            self._calls.setdefault(match.provider, []).append(call)
            for key in ((match.provider, form.key), self._loose_key(match, form)):
                self._by_key.setdefault(key, []).append(call)

    def read(self, match: Match, query: str, body: bytes) -> RequestForm:
        """Return the form of a request."""
        return self._reader(match.provider).read(match.operation, match.segments, query, body)

    def next(self, match: Match, form: RequestForm) -> RecordedCall | None:
        """Return the next recorded call of a request, the last one again and again; None if there is none.

        A request that is equal in all its parts is preferred to one that differs in personal data.
        """
        for key in ((match.provider, form.key), self._loose_key(match, form)):
            if calls := self._by_key.get(key):
                position = min(self._positions[key], len(calls) - 1)
                self._positions[key] += 1
                return calls[position]
        return None

    def rewind(self) -> None:
        """Start again with the first response of each request."""
        self._positions.clear()

    def nearest(self, match: Match, form: RequestForm) -> tuple[RecordedCall, tuple[str, ...]] | None:
        """Return the recorded call that differs least from a request, and in which parts; None without any."""
        calls = self._calls.get(match.provider, ())
        same = [call for call in calls if call.form.operation == form.operation]
        compared = [(call, form.differences(call.form)) for call in same]
        return min(compared, key=lambda found: len(found[1]), default=None)

    def describe_missing(self, match: Match, form: RequestForm) -> str:
        """Say that a request was not recorded, and which recorded one is the nearest."""
        found = self.nearest(match, form)
        if found is None:
            recorded = sorted({call.form.operation for call in self._calls.get(match.provider, ())})
            there = (
                f"recorded are {', '.join(recorded)}" if recorded else "nothing of this provider is recorded"
            )
            return f"no request of {form.operation} is recorded; {there}"
        call, parts = found
        named = ", ".join(parts[:_MOST_NAMED]) + (" and more" if len(parts) > _MOST_NAMED else "")
        return (
            f"no recorded request is equal to this one; the nearest is {call.title}, which differs in {named}"
        )

    def operation_of(self, provider: str, method: str, segments: tuple[str, ...]) -> Match | None:
        """Return the operation of a request to a provider; None if the spec has none."""
        operation = self._matcher.operation(provider, method, segments)
        return None if operation is None else Match(provider, operation, segments, "")

    def _reader(self, provider: str) -> FormReader:
        if provider not in self._readers:
            self._readers[provider] = FormReader(provider, self._matcher.contract(provider), self._ignored)
        return self._readers[provider]

    def _loose_key(self, match: Match, form: RequestForm) -> Any:
        loose = self._reader(match.provider).loose(match.operation, form)
        return match.provider, "loose", loose.key
