"""Core of a client: builds calls, runs them and decodes their responses. Twins of a client share its connections."""

from __future__ import annotations

import copy
from collections.abc import Callable, Coroutine, Mapping, Sequence
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from attrs import define, evolve, field

from ...contract import Contract
from ..auth.token_credentials import without_response_bodies
from ..protocol.clock import Clock
from ..protocol.credentials import NO_CREDENTIALS, Credentials
from ..protocol.error_bodies import ErrorMapping, read_problem
from ..protocol.exchange import Completed, Policy, exchange
from ..protocol.messages import Flow, JsonBody, OperationInfo, Problem, Request, Response, RetryClass, Timeout
from ..protocol.observers import request_id
from ..protocol.rate_limiter import RateLimiter
from ..protocol.retry_policy import Retry, retry_after_of
from ..version import __version__
from .bodies import Keys, body_keys
from .decoding import decode, identity
from .headers import merged_headers

if TYPE_CHECKING:
    from ..http.async_transport import AsyncTransport
    from ..http.sync_transport import SyncTransport

T = TypeVar("T")
U = TypeVar("U")


@define(frozen=True, kw_only=True)
class Provider:
    """Facts of a provider that a client needs before its first call.

    Attributes:
        name: Name of its spec and of its generated package.
        title: Its name in messages.
        servers: Base URL of each environment.
        operations: Method, path template and retry class of each operation.
        read_problem: Reads the body of an error.
        paginations: Paging of each operation that lists.
        headers: Headers of every request, besides those that all providers get.
        accept: Media type of the responses.
        open_operations: Operations that take no credentials.
        secret_operations: Operations whose responses hold a secret, which then appears in no error.
        retry_after_of: Seconds that a response's headers ask to wait, from them and the seconds since the epoch.
        rate_limits: The limits that the provider documents: `methods`, `calls` and `seconds` of each.
        credential_headers: Names, in lower case, of the headers that carry credentials.
        adjusters: Replaces arguments of an operation before they are checked, where a rule joins several.
        checkers: Checks a listing after it was built, where the spec cannot say the rule.
        workflows: Flows of the operations that make several calls, by the names of their methods.
    """

    name: str
    title: str
    servers: Mapping[str, str]
    operations: Mapping[str, tuple[str, str, str]]
    read_problem: Callable[[Response], Problem]
    paginations: Mapping[str, Mapping[str, Any]] = field(factory=dict[str, Mapping[str, Any]])
    headers: Mapping[str, str] = field(factory=dict[str, str])
    accept: str = "application/json"
    open_operations: frozenset[str] = frozenset()
    secret_operations: frozenset[str] = frozenset()
    retry_after_of: Callable[[Mapping[str, str], float], float | None] = retry_after_of
    rate_limits: Sequence[Mapping[str, Any]] = ()
    credential_headers: frozenset[str] = frozenset()
    adjusters: Mapping[str, Callable[..., dict[str, Any]]] = field(factory=dict[str, Any])
    checkers: Mapping[str, Callable[[Any], None]] = field(factory=dict[str, Any])
    workflows: Mapping[str, Callable[..., Flow[Any]]] = field(factory=dict[str, Any])

    @classmethod
    def from_facts(cls, name: str, title: str, facts: ModuleType, **more: Any) -> Self:
        """Take everything that the spec says from the generated module of facts.

        Without `read_problem` an error is read from the properties `code` and `message` of its body.
        """
        mapping = ErrorMapping(by_code=facts.STATUS_OF_CODE, by_message=facts.STATUS_OF_MESSAGE)
        more.setdefault("read_problem", partial(read_problem, mapping=mapping))
        return cls(
            name=name,
            title=title,
            servers=facts.SERVERS,
            operations=facts.OPERATIONS,
            paginations=facts.PAGINATIONS,
            accept=facts.ACCEPT,
            open_operations=facts.OPEN_OPERATIONS,
            rate_limits=facts.RATE_LIMITS,
            credential_headers=frozenset(name.lower() for name in facts.CREDENTIAL_HEADERS.values()),
            **more,
        )

    def operation_infos(self) -> dict[str, OperationInfo]:
        """The facts of each operation, by its name."""
        return {
            name: OperationInfo(
                operation=name, method=method, path_template=path, kind=cast(RetryClass, kind)
            )
            for name, (method, path, kind) in self.operations.items()
        }

    def common_headers(self) -> dict[str, str]:
        """Headers that are sent with every request."""
        return {"Accept": self.accept, "User-Agent": f"orderkit/{__version__}", **self.headers}


@define(frozen=True)
class Call(Generic[T]):
    """One call that has not been made yet.

    Attributes:
        info: Facts of its operation.
        request: The request to send.
        build: Makes a model of the JSON of a successful response.
        language: Language that error messages are asked for in, where the provider has several.
        retry: Replaces the client's Retry for this call; None keeps it.
        finish: Makes of the model the result of the call.
    """

    info: OperationInfo
    request: Request
    build: Callable[[Any], Any]
    language: str | None = None
    retry: Retry | None = None
    finish: Callable[[Any], T] = identity

    def then(self, change: Callable[[T], U]) -> Call[U]:
        """The same call with a function applied to its result."""
        finish = self.finish
        return Call(
            self.info,
            self.request,
            self.build,
            self.language,
            self.retry,
            lambda model: change(finish(model)),
        )


@define(frozen=True)
class ApiResponse(Generic[T]):
    """A successful response: the decoded result and what came with it.

    Attributes:
        result: The decoded result, as the operation returns it.
        status: HTTP status.
        headers: The headers; names are in lower case.
        request_id: The provider's id of the request, where a header has it.
        attempts: How many times the request was sent.
        elapsed: Seconds from the first attempt to the response, waits included.
    """

    result: T = field(repr=False)
    status: int
    headers: Mapping[str, str] = field(repr=False)
    request_id: str | None
    attempts: int
    elapsed: float

    @classmethod
    def of(cls, completed: Completed[Any], result: T) -> ApiResponse[T]:
        """Build the response of a completed call, with a result."""
        response = completed.response
        return ApiResponse(
            result,
            response.status,
            response.headers,
            request_id(response),
            completed.attempts,
            completed.elapsed,
        )


class ClientCore:
    """Everything of a client but its operations.

    Attributes:
        provider: Facts of the provider.
        base_url: The address that paths are added to.
        timeout: How long a call waits for the network, unless it says otherwise.
        policy: Retries, credentials and limits of every call.
        arguments: Arguments of operations that the client supplies where a call gives none, by their names in the
            generated functions.
        transport: Performs flows over the client's connections.
    """

    transport: Any

    def __init__(
        self,
        provider: Provider,
        *,
        base_url: str,
        timeout: float | Timeout,
        retry: Retry,
        credentials: Credentials,
        limiter: RateLimiter | None,
        headers: Mapping[str, str] | None,
        arguments: Mapping[str, Any],
        clock: Clock,
    ) -> None:
        self.provider = provider
        self.base_url = base_url
        self.timeout = Timeout.of(timeout)
        self.arguments = arguments
        self.policy = Policy(
            retry=retry,
            credentials=credentials,
            read_problem=provider.read_problem,
            retry_after_of=provider.retry_after_of,
            limiter=limiter,
            clock=clock,
        )
        self._headers = provider.common_headers()
        if headers:
            self._headers = self._merged(self._headers, headers)
        self._operations = provider.operation_infos()
        self._flow: Callable[[Call[Any]], Flow[Any]] = self.flow_of

    @property
    def contract(self) -> Contract:
        """The provider's compiled contract."""
        return Contract.load(self.provider.name)

    def twin(
        self,
        *,
        timeout: float | Timeout | None = None,
        retry: Retry | None = None,
        limiter: RateLimiter | None = None,
        headers: Mapping[str, str] | None = None,
        arguments: Mapping[str, Any] | None = None,
    ) -> Self:
        """A core with other settings over the same connections and credentials; None keeps a setting."""
        twin = copy.copy(self)
        twin.timeout = self.timeout if timeout is None else Timeout.of(timeout)
        policy = self.policy
        twin.policy = evolve(policy, retry=retry or policy.retry, limiter=limiter or policy.limiter)
        if headers:
            twin._headers = self._merged(self._headers, headers)
        twin.arguments = {**self.arguments, **(arguments or {})}
        twin._flow = twin.flow_of
        return twin

    def raw_twin(self) -> Self:
        """A core whose calls return ApiResponses."""
        twin = copy.copy(self)
        twin._flow = twin.api_response_of
        return twin

    def supplied(self, name: str, value: T | None) -> T | None:
        """The argument of a call, or else the client's."""
        return self.arguments.get(name) if value is None else value

    def body_keys(self, operation: str) -> Keys:
        """The keys that an operation's body may have."""
        return body_keys(self.provider.name, operation)

    def check_options(
        self, *, headers: Mapping[str, str] | None, retry: Retry | None, timeout: float | Timeout | None
    ) -> None:
        """Check the options of a call, as `build_call` does.

        Raises:
            TypeError: An option is of a wrong type.
            ValueError: An option is out of bounds.
        """
        if headers is not None:
            self._merged({}, headers)
        if retry is not None and not isinstance(cast(object, retry), Retry):
            raise TypeError(f"retry must be a Retry (got {type(retry).__name__})")
        if timeout is not None:
            Timeout.of(timeout)

    def build_call(
        self,
        operation: str,
        arguments: Mapping[str, Any],
        build: Callable[[Any], T],
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
        language: str | None = None,
    ) -> Call[T]:
        """Build a call from the arguments that the generated function makes for httpx.

        Raises:
            TypeError: An option is of a wrong type.
            ValueError: An option is out of bounds.
        """
        info = self._operations[operation]
        sent = self._headers
        if "headers" in arguments:
            sent = {**sent, **{name: str(value) for name, value in arguments["headers"].items()}}
        if headers:
            sent = self._merged(sent, headers)
        if retry is not None and not isinstance(cast(object, retry), Retry):
            raise TypeError(f"retry must be a Retry (got {type(retry).__name__})")
        request = Request(
            method=info.method,
            base_url=self.base_url,
            path=arguments["url"],
            params=arguments.get("params", {}),
            headers=sent,
            body=JsonBody(arguments["json"]) if "json" in arguments else None,
            timeout=self.timeout if timeout is None else Timeout.of(timeout),
        )
        return Call(info, request, build, language, retry)

    def flow_of(self, call: Call[T]) -> Flow[T]:
        """Make a call and return its decoded result."""
        completed = yield from self.completed_flow_of(call)
        return completed.value

    def api_response_of(self, call: Call[T]) -> Flow[ApiResponse[T]]:
        """Make a call and return its decoded response with what came with it."""
        completed = yield from self.completed_flow_of(call)
        return ApiResponse.of(completed, completed.value)

    def completed_flow_of(self, call: Call[T]) -> Flow[Completed[T]]:
        """Make a call and return it completed."""
        policy, operation = self.policy, call.info.operation
        if operation in self.provider.open_operations:
            policy = evolve(policy, credentials=NO_CREDENTIALS)
        flow = exchange(
            call.request,
            call.info,
            policy,
            partial(self._decode, call),
            retry=call.retry,
            language=call.language,
        )
        return without_response_bodies(flow) if operation in self.provider.secret_operations else flow

    def _merged(self, base: Mapping[str, str], added: Mapping[str, str]) -> dict[str, str]:
        return merged_headers(base, added, self.provider.credential_headers)

    def _decode(self, call: Call[T], response: Response) -> T:
        contract = self.contract
        schema = contract.operation(call.info.operation).success_schema(response.status)
        return decode(response, schema, contract, call.build, call.finish)


class SyncCore(ClientCore):
    """Core of a synchronous client."""

    transport: SyncTransport

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its result."""
        return self.transport.perform(flow)

    def send(self, call: Call[T]) -> T:
        """Make a call and return its decoded result."""
        result: T = self.transport.perform(self._flow(call))
        return result


class AsyncCore(ClientCore):
    """Core of an asynchronous client."""

    transport: AsyncTransport

    def run(self, flow: Flow[T]) -> Coroutine[Any, Any, T]:
        """Run a flow to its result, which is to be awaited."""
        return self.transport.perform(flow)

    def send(self, call: Call[T]) -> Coroutine[Any, Any, T]:
        """Make a call; its decoded result is to be awaited."""
        return self.transport.perform(self._flow(call))
