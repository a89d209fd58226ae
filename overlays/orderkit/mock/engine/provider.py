"""Base class of the simulated providers: everything that a contract says has a default here."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property, partial
from http import HTTPStatus
from random import Random
from typing import Any, ClassVar

from ...contract import Contract, JsonObject, Operation
from .api_keys import ApiKeys
from .authentication import Authenticator
from .common_settings import CommonSettings
from .declared import select_declared
from .documented_errors import DocumentedErrors
from .errors import (
    InjectedFaultError,
    InvalidRequestError,
    RefusedError,
    RouteNotFoundError,
    UnauthenticatedError,
    UnknownError,
)
from .json_writer import JsonText, write_json_bytes
from .messages import AdvanceRequest, Handler, RequestHead, Response, SeedRequest
from .order_table import OrderTable
from .own_orders import OwnOrders, put_order
from .rendered import Key, RenderedCache
from .resources import Resources
from .validation import Check

# Places before the capitals of a camel-case name, the first letter excepted.
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Provider:
    """A simulated provider; a subclass overrides what its contract does not say.

    A method named as an operation in snake case (`get_order` for `getOrder`) handles it; listings and lookups have
    stock handlers. All state is in the transaction that a method is given: a provider keeps none in memory.
    """

    contract_name: ClassVar[str]
    """Name of the compiled contract; with hyphens for underscores, the first segment of the provider's paths."""

    tables: ClassVar[str] = ""
    """SQL that creates the provider's own tables if they do not exist; their names begin with the contract's."""

    media_type: str | None = None
    """Media type of responses in JSON; None for the documented one."""

    order_table: OrderTable | None = None
    """Table of the orders, for listings and histories of the control API; None if the provider keeps none."""

    def __init__(self, common: CommonSettings, settings: Any = None) -> None:
        self.name = self.contract_name.replace("_", "-")
        self.contract = Contract.load(self.contract_name)
        self.common = common
        self._api_keys = ApiKeys(common.api_keys)
        self._authenticator = Authenticator(self.contract, self._api_keys)
        self._resources = Resources(self.contract, self.name)
        self._rendered: defaultdict[str, RenderedCache] = defaultdict(RenderedCache)

    @cached_property
    def handlers(self) -> dict[str, Handler]:
        """Handlers by operationId."""
        return {
            operation.id: getattr(self, _CAPITAL.sub("_", operation.id).lower(), None)
            or self._resources.handler(operation)
            for operation in self.contract.operations.values()
        }

    @property
    def error_codes(self) -> frozenset[int]:
        """HTTP statuses and error codes for which the provider has a documented body."""
        return self._documented_errors.statuses

    @property
    def null_is_absent(self) -> bool:
        """Whether null in a body stands for an absent property, where the contract does not allow null."""
        return False

    def authenticate(self, head: RequestHead) -> str:
        """Return the owner of the credentials; RefusedError if they, or another header, are not acceptable."""
        owner = self._authenticator.owner(head)
        if owner is None:
            raise UnauthenticatedError
        return owner

    def check_headers(self, head: RequestHead, operation: Operation) -> None:
        """Raise RefusedError if the headers forbid an operation; runs before the body is read."""

    def language(self, head: RequestHead) -> str | None:
        """Return the language of error messages; None if the provider has one language only."""
        return None

    def checks(self, operation: Operation, now: datetime) -> Sequence[Check]:
        """Return the checks of a body that JSON Schema cannot express."""
        return ()

    def render_error(self, error: RefusedError, head: RequestHead) -> Response:
        """Render a refused request."""
        # Undocumented statuses come from a gateway in front of the provider, which has its own bodies.
        if isinstance(error, InjectedFaultError) and error.status not in self.error_codes:
            return self.render_gateway_error(error.status, head)
        if isinstance(error, InvalidRequestError):
            return self.render_violations(error, head)
        return self.render_failure(error, head)

    def render_violations(self, error: InvalidRequestError, head: RequestHead) -> Response:
        """Render a request that violates the contract; an id of a wrong form is reported as not found."""
        first = error.violations[0]
        return self._documented_errors.response(404 if first.part == "path" else error.status, str(first))

    def render_failure(self, error: RefusedError, head: RequestHead) -> Response:
        """Render any other refused request, injected faults of documented statuses included."""
        # The documented 404 speaks of a missing resource, not of a missing route.
        detail = HTTPStatus(error.status).phrase if isinstance(error, RouteNotFoundError) else None
        return self._documented_errors.response(error.status, detail)

    def render_gateway_error(self, status: int, head: RequestHead) -> Response:
        """Render an injected fault for which the provider documents no body."""
        return Response(status, text="injected by the mock, as a gateway would answer")

    def apply_due_events(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Apply changes that are due by now, such as the expiry of orders."""

    def advance_order(self, connection: sqlite3.Connection, order_id: str, request: AdvanceRequest) -> Any:
        """Change an order as the provider itself would; UnknownError or ValueError if that is impossible."""
        raise ValueError(f"{self.name} must have orders that change: its contract only lists them")

    def show_order(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Any:
        """Return an order of any owner as the provider's own API shows it; UnknownError if there is none."""
        raise UnknownError("there is no such order")

    def next_statuses(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> Sequence[str]:
        """Return what `advance_order` accepts for an order, the usual next status first."""
        return ()

    @property
    def accounts(self) -> Mapping[str, int]:
        """Numbers of the API keys, from 1, by their owners."""
        return self._api_keys.numbers

    def seed_initial(self, connection: sqlite3.Connection, request: SeedRequest) -> None:
        """Create the contents of a new mock."""
        if request.orders:
            self.seed(connection, request)

    def seed(self, connection: sqlite3.Connection, request: SeedRequest) -> Any:
        """Create realistic orders; equal requests create equal orders."""
        return self.seed_orders(connection, self._api_keys.owner_named(request.api_key), request)

    def seed_orders(self, connection: sqlite3.Connection, owner: str, request: SeedRequest) -> Any:
        """Create orders for an owner: by default so many documents of each resource that the contract lists."""
        random = Random(request.seed)  # noqa: S311 - repeatable test data, not a secret
        created: dict[str, int] = {}
        for resource in self._resources.names:
            table = self._resources.table(connection, resource)
            first = table.count() + 1
            numbers = range(first, first + request.orders)
            table.add_all(owner, (self.make_document(resource, number, random) for number in numbers))
            created[resource] = request.orders
        return created

    @property
    def own_orders(self) -> OwnOrders | None:
        """Orders that a test may put; None if the provider takes none."""
        return None

    def put_order(
        self, connection: sqlite3.Connection, given: JsonObject, api_key: str | None, now: datetime
    ) -> JsonObject:
        """Store an order of a test; return it as responses show it. ValueError if the contract has no such order."""
        orders = self.own_orders
        if orders is None:
            raise ValueError(f"{self.name} must define own_orders: it takes no orders of a test")
        return put_order(self.contract, orders, connection, self._api_keys.owner_named(api_key), given, now)

    def make_document(self, resource: str, number: int, random: Random) -> JsonObject:
        """Make a document of a resource for `seed_orders`; `number` counts the documents of that resource from 1."""
        raise NotImplementedError(f"{type(self).__name__} must define make_document to seed {resource}")

    def count_orders(self, connection: sqlite3.Connection) -> Mapping[str, Any]:
        """Count orders, usually by status."""
        return {name: self._resources.table(connection, name).count() for name in self._resources.names}

    def select_declared(self, schema: str, document: Any) -> Any:
        """Return the properties of a document that a schema of the contract declares, in the schema's order."""
        only_required = self.common.only_required
        return select_declared(
            self.contract, self.contract.schema(schema), document, only_required=only_required
        )

    def render_once(self, schema: str, key: Key, make: Callable[[Key], Any]) -> JsonText:
        """Return the JSON of a document, as a schema of the contract declares it, made once for each key.

        The key must contain everything that the document depends on, besides the settings.
        """
        return self._rendered[schema].get(key, partial(self._write_declared, schema, make))

    def render_all_once(self, schema: str, keys: Iterable[Key], make: Callable[[Key], Any]) -> JsonText:
        """Return the JSON of a list of documents, each made once for its key; see `render_once`."""
        return self._rendered[schema].get_array(keys, partial(self._write_declared, schema, make))

    def _write_declared(self, schema: str, make: Callable[[Key], Any], key: Key) -> JsonText:
        return JsonText(write_json_bytes(self.select_declared(schema, make(key))))

    @cached_property
    def _documented_errors(self) -> DocumentedErrors:
        return DocumentedErrors(self.contract)
