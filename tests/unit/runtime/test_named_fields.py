"""Values with several fields take them by name only: a new field is no reason for others to move."""

from __future__ import annotations

import inspect

import pytest
from orderkit.runtime.auth.oauth2 import TokenAddress
from orderkit.runtime.client.decoding import Reading
from orderkit.runtime.client.provider import Provider
from orderkit.runtime.paging.paginator import Progress
from orderkit.runtime.paging.strategies import LinkedPages, NumberedPages, Offset, PageInfo
from orderkit.runtime.paging.windows import TimeRange, Windows
from orderkit.runtime.protocol.clock import Clock
from orderkit.runtime.protocol.error_bodies import ErrorMapping
from orderkit.runtime.protocol.exchange import Policy
from orderkit.runtime.protocol.messages import (
    OperationInfo,
    Problem,
    Request,
    Response,
    Timeout,
    TransportFailure,
)
from orderkit.runtime.protocol.observers import CallSummary
from orderkit.runtime.protocol.retry_policy import Retry
from orderkit.webhooks.notifications import Redelivery

VALUES = (
    *(CallSummary, Redelivery, Retry, Timeout),  # these are public
    *(Clock, ErrorMapping, LinkedPages, NumberedPages, Offset, OperationInfo, PageInfo, Policy, Problem),
    *(Progress, Provider, Reading, Request, Response, TimeRange, TokenAddress, TransportFailure, Windows),
)


@pytest.mark.parametrize("value", VALUES)
def test_fields_are_given_by_name(value: type[object]) -> None:
    parameters = inspect.signature(value).parameters.values()
    assert {each.kind for each in parameters} == {inspect.Parameter.KEYWORD_ONLY}
