"""Calls that a mock received, and assertions about them that show the nearest miss."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

from .matching import differences, is_list


@dataclass(frozen=True, slots=True)
class ReceivedCall:
    """One received request; secrets are `***`.

    Attributes:
        provider: Name of the provider.
        operation: The operationId; None if the request reached no operation.
        method: HTTP method.
        path: Path, with the provider's name first.
        query: Values of each query parameter.
        headers: Headers, by names in lower case.
        body: JSON as Python values, a form as its parameters, or any other text; None if there was none.
        status: HTTP status of the response; None if there was none.
        fault: Fault that hit the call: its kind or its status.
        time: Simulated time, in ISO 8601.
    """

    provider: str
    operation: str | None
    method: str
    path: str
    query: Mapping[str, Sequence[str]]
    headers: Mapping[str, str]
    body: Any
    status: int | None
    fault: str | None
    time: str

    def __str__(self) -> str:
        outcome = "no response" if self.status is None else str(self.status)
        return f"{self.method} {self.path} ({self.operation or 'no operation'}): {outcome}"


@dataclass(frozen=True, slots=True)
class Expected:
    """Expectations of a call; None is not compared."""

    body: Any = None
    query: Mapping[str, Any] | None = None
    headers: Mapping[str, Any] | None = None
    path: str | None = None
    status: int | None = None

    def differences(self, call: ReceivedCall) -> list[str]:
        """Return the places where a call is not as expected."""
        found: list[str] = []
        for name in ("path", "status", "body"):
            expected = getattr(self, name)
            if expected is not None:
                found += differences(expected, getattr(call, name), name)
        if self.query is not None:
            found += differences(*_comparable_query(self.query, call.query), "query")
        if self.headers is not None:
            wanted = {name.lower(): value for name, value in self.headers.items()}
            found += differences(wanted, dict(call.headers), "headers")
        return found


class Calls(Sequence[ReceivedCall]):
    """The last 1,000 calls of a provider, oldest first, as they are when this is read."""

    def __init__(self, read: Callable[[], list[ReceivedCall]], operations: Collection[str]) -> None:
        self._read = read
        self._operations = operations

    def __len__(self) -> int:
        return len(self._read())

    @overload
    def __getitem__(self, index: int) -> ReceivedCall: ...
    @overload
    def __getitem__(self, index: slice) -> list[ReceivedCall]: ...
    def __getitem__(self, index: int | slice) -> ReceivedCall | list[ReceivedCall]:
        return self._read()[index]

    def __iter__(self) -> Iterator[ReceivedCall]:
        return iter(self._read())

    def of(self, operation: str) -> list[ReceivedCall]:
        """Return the calls of an operation; ValueError if the provider has none of that name."""
        if operation not in self._operations:
            known = ", ".join(self._operations)
            raise ValueError(f"operation must be one of {known} (got {operation})")
        return [call for call in self._read() if call.operation == operation]

    @property
    def operations(self) -> list[str | None]:
        """Operations that were called, in sequence."""
        return [call.operation for call in self._read()]

    @property
    def last(self) -> ReceivedCall:
        """The last call; AssertionError if there was none."""
        calls = self._read()
        if not calls:
            raise AssertionError("expected a call, got none")
        return calls[-1]

    def assert_called(
        self,
        operation: str,
        *,
        times: int | None = None,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        path: str | None = None,
        status: int | None = None,
    ) -> ReceivedCall:
        """Assert that an operation was called so, and return the last such call.

        Args:
            operation: The operationId.
            times: Number of such calls; any number above 0 if None.
            body: Part of the body: of an object only the given names are compared, of a list every item. `...` stands
                for any value, a compiled pattern matches a text, and a function decides by itself.
            query: Some of the query parameters; numbers equal their texts.
            headers: Some of the headers.
            path: The path.
            status: The status of the response.
        """
        __tracebackhide__ = True
        if times is not None and times < 1:
            raise ValueError(f"times must be >= 1 (got {times}); use assert_not_called")
        expected = Expected(body, query, headers, path, status)
        matching = [call for call in self.of(operation) if not expected.differences(call)]
        if matching and times in (None, len(matching)):
            return matching[-1]
        raise AssertionError(self._explain(operation, expected, len(matching), times))

    def assert_not_called(self, operation: str | None = None) -> None:
        """Assert that an operation was not called; that no operation was if None."""
        __tracebackhide__ = True
        calls = self._read() if operation is None else self.of(operation)
        if calls:
            shown = "\n".join(f"  {call}" for call in calls[:10])
            raise AssertionError(f"expected no call of {operation or 'anything'}, got {len(calls)}:\n{shown}")

    def assert_sequence(self, *operations: str) -> None:
        """Assert that exactly these operations were called, in this sequence."""
        __tracebackhide__ = True
        called = self.operations
        if called != list(operations):
            found = ", ".join(map(str, called)) or "no call"
            raise AssertionError(f"expected calls of {', '.join(operations)}, got {found}")

    def _explain(self, operation: str, expected: Expected, matching: int, times: int | None) -> str:
        wanted = "a call" if times is None else f"{times} calls" if times != 1 else "1 call"
        calls = self.of(operation)
        lines = [f"expected {wanted} of {operation} as given, got {matching} of {len(calls)} calls of it"]
        misses = [(expected.differences(call), call) for call in calls]
        missed = [miss for miss in misses if miss[0]]
        if missed:
            nearest, call = min(missed, key=lambda miss: len(miss[0]))
            lines += [f"nearest miss: {call}", *(f"  {line}" for line in nearest[:10])]
        elif not calls:
            lines += ["calls of others:", *(f"  {call}" for call in self._read()[-10:])] if len(self) else []
        return "\n".join(lines)


def _comparable_query(
    expected: Mapping[str, Any], found: Mapping[str, Sequence[str]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return both as texts, a list only where one is expected or several values were sent."""
    single = {name: values[0] if len(values) == 1 else list(values) for name, values in found.items()}
    wanted: dict[str, Any] = {}
    for name, value in expected.items():
        if is_list(value):
            wanted[name] = [str(item) for item in value]
            single[name] = list(found.get(name, ()))
        else:
            wanted[name] = str(value).lower() if isinstance(value, bool) else _text(value)
    return wanted, single


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, int | float) else value
