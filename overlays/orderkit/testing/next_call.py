"""Faults of coming calls, planned by a test in one line each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from ..mock.control.control import Control
from ..mock.faults.planned import REMOVED

_PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>"


class NextCall:
    """A coming call of an operation, for which one of the methods plans what happens.

    Without one, the call is handled as usual. `delay` is in seconds, before the response.
    """

    def __init__(self, control: Control, provider: str, operation: str | None, call: int, times: int) -> None:
        self._control = control
        self._provider = provider
        self._operation = operation
        self._call, self._times = call, times

    def respond(
        self,
        status: int | None = None,
        *,
        body: Any = None,
        content_type: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry_after: float | datetime | str | None = None,
        delay: float = 0.0,
        effect: bool | None = None,
    ) -> None:
        """Respond with another status, body or header.

        Args:
            status: HTTP status or error code of the provider; the call then has no effect unless `effect` is true.
            body: Bytes or text as sent, or any other JSON value; by default an error has the documented body.
            content_type: Media type of the body.
            headers: Headers in place of those of the response.
            retry_after: Seconds, a time, or any text.
            delay: Seconds before the response.
            effect: Whether a call with a status takes effect all the same.
        """
        self._control.plan_fault(
            self._provider,
            operation=self._operation,
            call=self._call,
            times=self._times,
            status=status,
            body=body,
            content_type=content_type,
            headers=headers or {},
            retry_after=retry_after,
            delay=delay,
            effect=effect,
        )

    def html(self, status: int = 502, *, delay: float = 0.0, effect: bool | None = None) -> None:
        """Respond with a page of HTML, as a gateway does."""
        page = _PAGE.format(f"{status} from a gateway")
        self.respond(status, body=page, content_type="text/html", delay=delay, effect=effect)

    def drop(self, *, delay: float = 0.0) -> None:
        """Close the connection without a response; the call has no effect."""
        self._plan("drop", delay)

    def reset(self, *, delay: float = 0.0) -> None:
        """Reset the connection; the call has no effect."""
        self._plan("reset", delay)

    def lose(self, *, delay: float = 0.0) -> None:
        """Let the call take effect, and close the connection without a response."""
        self._plan("lose", delay)

    def hang(self) -> None:
        """Let the call take effect, and never respond."""
        self._plan("hang")

    def cut(self, part: Literal["body", "before_body", "head"] = "body", *, delay: float = 0.0) -> None:
        """Close the connection within the body or the head of the response, or between them."""
        self._plan("cut", delay, part=part)

    def stall(self, part: Literal["head", "before_body", "body"] = "head", *, delay: float = 0.0) -> None:
        """Stop sending within the head or the body, or between them, and keep the connection open."""
        self._plan("stall", delay, part=part)

    def truncate(self, *, delay: float = 0.0) -> None:
        """Respond with the first half of the body, which is no JSON."""
        self._plan("truncate", delay)

    def drip(
        self,
        part: Literal["body", "head", "informational", "chunk_size"] = "body",
        *,
        delay: float = 0.0,
    ) -> None:
        """Send bytes without end: a body, a head, informational responses, or the size of a chunk."""
        self._plan("drip", delay, part=part)

    def stray(self, part: Literal["packet", "idle"] = "packet", *, delay: float = 0.0) -> None:
        """Send the response twice: in one packet, or the second one when the connection is idle."""
        self._plan("stray", delay, part=part)

    def repeat_page(self, *, delay: float = 0.0) -> None:
        """Respond with the page before: the second call from now gets that of the first."""
        if self._call == 1:
            self._call = 2
        self._plan("repeat_page", delay)

    def drift(self, path: str, value: Any = REMOVED, *, delay: float = 0.0) -> None:
        """Change the value at a path of the response, such as `orders[0].status`; remove it without a value."""
        self._plan("drift", delay, path=path, value=value)

    def _plan(self, kind: Any, delay: float = 0.0, **options: Any) -> None:
        self._control.plan_fault(
            self._provider,
            operation=self._operation,
            call=self._call,
            times=self._times,
            kind=kind,
            delay=delay,
            **options,
        )
