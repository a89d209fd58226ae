"""Errors made from the last outcome of a call: their class, their text and their attributes."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from orderkit import ConflictError, NotSentError, OutcomeUnknownError, RateLimitedError
from orderkit.errors import NotSentTimeoutError, OutcomeUnknownTimeoutError
from orderkit.runtime.protocol.call_errors import api_error, transport_error
from orderkit.runtime.protocol.messages import OperationInfo, Problem, Response, TransportFailure


def info(kind: Any = "never") -> OperationInfo:
    return OperationInfo(operation="placeOrder", method="POST", path_template="/orders", kind=kind)


@pytest.mark.parametrize(
    ("sent", "timed_out", "kind"),
    [
        (False, False, NotSentError),
        (False, True, NotSentTimeoutError),
        (True, False, OutcomeUnknownError),
        (True, True, OutcomeUnknownTimeoutError),
    ],
)
def test_the_class_tells_whether_it_was_sent_and_whether_time_ran_out(
    sent: bool, timed_out: bool, kind: type[Exception]
) -> None:
    failure = TransportFailure(sent=sent, timed_out=timed_out, cause=httpx.ReadError("key"))
    assert type(transport_error(failure, info())) is kind


@pytest.mark.parametrize(
    ("sent", "kind", "advice"),
    [
        (False, "never", "it was not sent; try again"),
        (True, "safe", "try again"),
        (True, "upsert", "try again"),
        (True, "never", "it may have succeeded; check before you send it again"),
    ],
)
def test_the_text_tells_what_to_do(sent: bool, kind: str, advice: str) -> None:
    failure = TransportFailure(sent=sent, timed_out=False, cause=httpx.ReadError("key"))
    assert str(transport_error(failure, info(kind))) == f"placeOrder failed (ReadError): {advice}"


def test_an_api_error_has_what_the_provider_sent() -> None:
    response = Response(status=400)
    problem = Problem(meaning=409, message="exists", code=313, key="taken", details=("order_id",))
    error = api_error(response, problem, info(), language="en-US", retry_after=3.0)
    assert type(error) is ConflictError
    assert str(error) == "placeOrder was refused: 313 taken: exists (HTTP 400)"
    assert (error.status, error.code, error.key, error.message) == (400, 313, "taken", "exists")
    assert (error.details, error.response) == (("order_id",), response)
    assert (error.language, error.retry_after) == ("en-US", 3.0)


def test_a_429_is_a_rate_limit_whatever_its_code_means() -> None:
    error = api_error(Response(status=429), Problem(meaning=409, message="busy"), info())
    assert type(error) is RateLimitedError
    assert str(error) == "placeOrder was refused: busy (HTTP 429)"
