"""Values are not changed by those who get them, and take several fields by name, so that a new one may be added."""

from __future__ import annotations

import inspect

import pytest
from attrs import AttrsInstance, fields
from attrs.exceptions import FrozenInstanceError
from orderkit.runtime.auth.oauth2 import TokenAddress
from orderkit.runtime.auth.token_credentials import Token
from orderkit.runtime.client.base_client import AsyncClient, SyncClient
from orderkit.runtime.client.calls import ApiResponse, Call
from orderkit.runtime.client.decoding import Reading
from orderkit.runtime.client.lookup_table import Subcategory
from orderkit.runtime.client.provider import Provider
from orderkit.runtime.paging.cursors import ResumePoint
from orderkit.runtime.paging.link_header import Link
from orderkit.runtime.paging.paginator import Page, PageSlice, Progress
from orderkit.runtime.paging.prefetch import FetchedPage
from orderkit.runtime.paging.strategies import LinkedPages, NumberedPages, Offset, PageInfo
from orderkit.runtime.paging.tally import Tally
from orderkit.runtime.paging.windows import TimeRange, Windows
from orderkit.runtime.protocol.batches import Batch, BatchPart
from orderkit.runtime.protocol.clock import Clock
from orderkit.runtime.protocol.error_bodies import ErrorMapping
from orderkit.runtime.protocol.exchange import Policy
from orderkit.runtime.protocol.idempotent_create import CreatedOnce
from orderkit.runtime.protocol.json_refusals import Refusal
from orderkit.runtime.protocol.messages import (
    AuthHeaders,
    FormBody,
    JsonBody,
    OperationInfo,
    Problem,
    Request,
    Response,
    Timeout,
    TransportFailure,
)
from orderkit.runtime.protocol.observers import CallSummary
from orderkit.runtime.protocol.rate_limit_headers import RateLimit
from orderkit.runtime.protocol.retry_policy import Retry
from orderkit.webhooks.notifications import Notification, Redelivery

VALUES = (
    *(CallSummary, Redelivery, Retry, Timeout),  # these are public
    *(Clock, ErrorMapping, LinkedPages, NumberedPages, Offset, OperationInfo, PageInfo, Policy, Problem),
    *(Progress, Provider, Reading, Request, Response, TimeRange, TokenAddress, TransportFailure, Windows),
)


SMALL_VALUES = (
    FetchedPage,
    *(ApiResponse, Batch, BatchPart, Call, CreatedOnce, Notification, RateLimit, Subcategory),
    *(AuthHeaders, FormBody, JsonBody, Link, Page, PageSlice, Refusal, ResumePoint, Tally, Token),
)


@pytest.mark.parametrize("value", VALUES)
def test_fields_are_given_by_name(value: type[object]) -> None:
    parameters = inspect.signature(value).parameters.values()
    assert {each.kind for each in parameters} == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("value", [*VALUES, *SMALL_VALUES])
def test_a_value_cannot_be_changed(value: type[AttrsInstance]) -> None:
    made = object.__new__(value)
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(value)[0].name, None)


@pytest.mark.parametrize("client", [SyncClient, AsyncClient])
def test_the_settings_of_every_client_are_given_by_name(client: type[object]) -> None:
    settings = inspect.signature(client).parameters.values()
    assert {each.kind for each in settings} == {inspect.Parameter.KEYWORD_ONLY}
