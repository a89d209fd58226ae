"""Decodes responses to models: what differs from the contract is kept as it came, or raised."""

from __future__ import annotations

from collections.abc import Callable
from json import JSONDecodeError
from typing import Any, Final, TypeVar, cast

from attrs import define

from ...contract import Contract
from ...errors import DecodeError
from ..protocol.call_errors import ErrorInsteadOfResult
from ..protocol.json_codec import loads_exact
from ..protocol.messages import Response
from ..protocol.raw_numbers import Place, RawNumber, loads_with_raw_numbers, raw_numbers
from .differences import Difference, Misfit, fitted, lacking_all, path_of
from .error_forms import ErrorForms
from .fast_decoding import fast_decoder

T = TypeVar("T")
Names = tuple[str, ...]

# What generated models raise for JSON of another form.
_REFUSALS: Final = (ValueError, TypeError, KeyError, AttributeError)
# Characters of each end of a body that is not JSON, for the message.
_SHOWN: Final = 60
_UNREAD: Final = object()


def identity(model: Any) -> Any:
    """Return the model unchanged."""
    return model


@define(frozen=True, kw_only=True)
class Reading:
    """How a response is read.

    Attributes:
        report: Receives the differences of a response that is kept as it came; None if they are raised.
        items_at: The names that lead to the list that is asked for; none if it is no list. An item of it that differs
            is an error of its own where differences are raised.
        is_write: Whether the request changed something: then an empty response is a success too.
        shows_body: Whether a message may show a part of the body.
    """

    report: Callable[[list[Difference]], None] | None = None
    items_at: Names = ()
    is_write: bool = False
    shows_body: bool = True


def decode(
    response: Response,
    schema: Any,
    contract: Contract,
    build: Callable[[Any], Any],
    finish: Callable[[Any], T] = identity,
    read: Callable[[], Reading] = Reading,
    forms: ErrorForms | None = None,
) -> T:
    """Decode the body of a successful response.

    Args:
        response: The response.
        schema: The schema of its body; None if it has none.
        contract: The contract that the schema belongs to.
        build: Makes the model from JSON. It must refuse JSON of another form, as generated models do: only then is the
            body compared with the contract.
        finish: Makes the result from the model.
        read: Says how the response is read; asked only where the response is not as the contract says.
        forms: What tells the operation's errors from its successes; None if there are no errors.

    Raises:
        DecodeError: The body is not JSON, or the result cannot be made of it; or it differs from the contract, and
            differences are raised.
        ErrorInsteadOfResult: The body is one of the errors that `forms` describes.
    """
    if schema is None:
        return finish(build(None))
    if response.unreadable:
        raise _error(response, "", response.unreadable)
    if response.truncated:
        raise _error(response, "", f"at most {len(response.content)} bytes")
    # Whatever a faster way refuses is tried again by a slower one: it reads more, and the last one knows the places.
    # `try` and `pass`, because `suppress` would cost as much as the decoding of a small response.
    model: Any
    data: Any = _UNREAD
    try:
        if fast := fast_decoder(build):
            model = fast(response.content)
            return cast(T, model) if finish is identity else finish(model)
    except (*_REFUSALS, RecursionError):
        pass
    try:
        data = loads_exact(response.content)
        if forms is None or forms.shows_result(data):
            model = build(data)
            return cast(T, model) if finish is identity else finish(model)
    except _REFUSALS:
        pass
    thorough = _Thorough(response, schema, contract, build, finish, read(), forms, data)
    try:
        result: T = thorough.decoded()
    except RecursionError:  # Python 3.12 and later read deeper JSON than functions of Python can go through
        too_deep = _error(response, "", "JSON that is not nested so deeply")
    else:
        return result
    raise too_deep


@define(frozen=True)
class _Thorough:
    """Decodes what the fast way did not, or names the place that differs."""

    response: Response
    schema: Any
    contract: Contract
    build: Callable[[Any], Any]
    finish: Callable[[Any], Any]
    reading: Reading
    forms: ErrorForms | None
    data: Any
    """The JSON of the body, unless it could not be read."""

    def decoded(self) -> Any:
        """Decode the body."""
        report = self.reading.report
        is_kept_write = self.reading.is_write and report is not None
        if is_kept_write and not self.response.content.strip():
            return self._done_without_result()
        data, odd = self._data()
        if is_kept_write and _is_nothing(data) and fitted(data, self.schema, self.contract)[0] is not None:
            return self._done_without_result()
        if self.forms is not None:
            if self.forms.replaces_result(data):
                raise ErrorInsteadOfResult
            odd += [Difference((name,), "error", "no errors") for name in self.forms.beside_result(data)]
        misfit, fitting = fitted(data, self.schema, self.contract)
        found = [] if misfit is None else list(misfit.differences())
        known = {each.place for each in found}
        found += [each for each in odd if each.place not in known]
        # What a read asked for is another object, such as a notice. After a write no more is needed than that it came.
        is_other = self.forms is not None and not self.forms.has_result(data)
        self._check(found, lacks_all=is_other and not self.reading.is_write)
        if report is None:
            model = self._with_errors(self._built(fitting), found, data)
            return self._finished(model)
        result = self._finished(self._kept(fitting, misfit))
        if found:
            report(found)
        return result

    def _done_without_result(self) -> Any:
        """Return the result of a write whose response is empty."""
        misfit, fitting = lacking_all(self.schema, self.contract)
        result = self._finished(self._kept(fitting, misfit))
        if self.reading.report is not None:
            self.reading.report([Difference((), "empty", "JSON")])
        return result

    def _data(self) -> tuple[Any, list[Difference]]:
        """Return the JSON of the body, and its numbers that JSON or a float cannot hold."""
        if self.data is not _UNREAD:
            return self.data, []
        content = self.response.content
        try:
            data = loads_with_raw_numbers(content)
        except ValueError as error:
            shown = _shown(content, error) if self.reading.shows_body else ""
            raise self._error("JSON", shown=shown) from error
        if isinstance(data, RawNumber):
            raise self._error("JSON")
        expected = "a number that a float can hold"
        return data, [Difference(place, "number", expected) for place in raw_numbers(data)]

    def _check(self, found: list[Difference], *, lacks_all: bool) -> None:
        """Raise the first difference that must be raised: without that place there is no result, or all are raised."""
        items_at = self.reading.items_at
        if found and lacks_all:
            raise self._error(found[0].expected, found[0].place)
        for each in found:
            holds_result = each.place == items_at[: len(each.place)] and each.kind != "error"
            is_raised = self.reading.report is None and _index(each, items_at) is None
            if holds_result or is_raised:
                raise self._error(each.expected, each.place)

    def _kept(self, fitting: Any, misfit: Misfit | None) -> Any:
        model = self._built(fitting)
        if misfit is None:
            return model
        from .tolerant_decoding import with_kept  # most responses need none of it

        return with_kept(model, misfit)

    def _built(self, fitting: Any) -> Any:
        try:
            return self.build(fitting)
        except _REFUSALS as error:
            raise self._error("what the contract says") from error

    def _finished(self, model: Any) -> Any:
        try:
            result = self.finish(model)
        except _REFUSALS as error:
            raise self._error("what the contract says") from error
        for name, each in getattr(model, "_kept", {}).items():
            # The result is a part of the response, and this part is of another kind.
            if each.held is result and not isinstance(result, type(each.fitting)):
                raise self._error("a value of the type that the contract has", (name,))
        return result

    def _with_errors(self, model: Any, found: list[Difference], data: Any) -> Any:
        """Put an error into the place of each item of the list that differs."""
        items_at = self.reading.items_at
        holder, items = model, data
        for name in items_at:
            holder, items = getattr(holder, holder.SLOTS.get(name, name)), items[name]
        for each in reversed(found):  # of several in one item the first one is named
            index = cast(int, _index(each, items_at))
            error = self._error(each.expected, each.place)
            error.raw = items[index]
            holder[index] = error
        return model

    def _error(self, expected: str, place: Place = (), shown: str = "") -> DecodeError:
        return _error(self.response, path_of(place), expected, shown)


def _is_nothing(data: Any) -> bool:
    """Return whether JSON is what languages write for nothing: null, an empty text, or PHP's empty array."""
    return data is None or data == "" or data == []


def _index(difference: Difference, items_at: Names) -> int | None:
    """Return the index of the item of a list that a difference is in; None if it is in none."""
    depth = len(items_at)
    if not depth or len(difference.place) <= depth or difference.place[:depth] != items_at:
        return None
    return cast(int, difference.place[depth])


def _error(response: Response, path: str, expected: str, shown: str = "") -> DecodeError:
    end = f" ({shown})" if shown else ""
    error = DecodeError(
        f"the response (HTTP {response.status}) must have {expected} at {path or 'its top'}{end}"
    )
    error.path, error.expected, error.response = path, expected, response
    return error


def _shown(content: bytes, error: ValueError) -> str:
    """Describe a body that is not JSON: why it is not, and its ends, with escapes for all but printable ASCII."""
    if isinstance(error, UnicodeDecodeError):
        why = f"not {error.encoding.upper()} at byte {error.start}"
    elif isinstance(error, JSONDecodeError):
        why = f"line {error.lineno}, column {error.colno}"
    else:
        why = str(error)
    if not content.strip():
        return "it is empty"
    text = content.decode("utf-8", "replace")
    ends = ascii(text) if len(text) <= 2 * _SHOWN else f"{text[:_SHOWN]!a} ... {text[-_SHOWN:]!a}"
    return f"{why}: {ends}"
