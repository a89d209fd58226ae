"""nocnoc's Easy Logistic API: quote, create, place, cancel, get and track cross-border orders."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar

from attrs import define, evolve
from orderkit_clients.nocnoc import facts

from .contract import Contract
from .errors import ApiError, BadRequestError, NotFoundError, WebhookError
from .operations import nocnoc as operations
from .runtime.client.arguments import as_enum
from .runtime.client.base_client import BaseClient
from .runtime.client.core import ClientCore, Provider
from .runtime.client.exports import exporter
from .runtime.client.lookup_table import LookupTable
from .runtime.client.settings import base_url_of
from .runtime.protocol.credentials import FixedCredentials, secret_from
from .runtime.protocol.error_bodies import ErrorMapping, as_type, json_object, parse_problem
from .runtime.protocol.idempotent_create import create_once
from .runtime.protocol.messages import Flow, Problem, Response, Timeout
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry
from .webhooks.parsing import parse_notification

if TYPE_CHECKING:
    from orderkit_clients.nocnoc.bodies import *
    from orderkit_clients.nocnoc.models import *

    from .operations.nocnoc import LanguageValue
    from .runtime.http.wire import AsyncHttp, SyncHttp

HttpT = TypeVar("HttpT")
Environment = Literal["sandbox", "live"]

_ERRORS: Final = ErrorMapping(by_code=facts.STATUS_OF_CODE, by_message=facts.STATUS_OF_MESSAGE)
