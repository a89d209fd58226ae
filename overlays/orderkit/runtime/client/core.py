"""Core of a client: builds calls, runs them and decodes their responses. Twins of a client share its connections."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Self, TypeVar

from attrs import evolve

from ...contract import Contract
from ...errors import DecodeError
from ..auth.token_credentials import without_response_bodies
from ..protocol.call_errors import ErrorInsteadOfResult, belongs_to_call
from ..protocol.clock import Clock
from ..protocol.credentials import NO_CREDENTIALS, Credentials
from ..protocol.exchange import Completed, Policy, exchange
from ..protocol.masking import clean_errors_of_one_response
from ..protocol.messages import Flow, JsonBody, OperationInfo, Request, Response, Timeout
from ..protocol.pickling import NotPicklable
from ..protocol.rate_limiter import RateLimiter
from ..protocol.retry_policy import Retry
from .bodies import Keys, body_keys
from .calls import ApiResponse, Call, api_response
from .decoding import Reading, decode
from .drift import Drift, OnDrift, check_on_drift, report
from .echoes import Echoes, check_echoes, echoes_of
from .error_forms import error_forms
from .headers import merged_headers, replaced_headers
from .provider import Provider

T = TypeVar("T")


class ClientCore(NotPicklable):
    """Everything of a client but its operations.

    Attributes:
        provider: Facts of the provider.
        base_url: The address that paths are added to.
        timeout: How long a call waits for the network, unless it says otherwise.
        policy: Retries, credentials and limits of every call.
        arguments: Arguments of operations that the client supplies where a call gives none, by their names in the
            generated functions.
        transport: Performs flows over the client's connections.
        on_drift: What becomes of responses that differ from the contract.
        drift: How often they did, by place. Twins share it.
    """

    transport: Any

    def __init__(
        self,
        provider: Provider,
        *,
        base_url: str,
        timeout: Timeout,
        retry: Retry,
        credentials: Credentials,
        limiter: RateLimiter | None,
        headers: Mapping[str, str] | None,
        arguments: Mapping[str, Any],
        clock: Clock,
        secrets: tuple[str, ...] = (),
        on_drift: OnDrift = "keep",
    ) -> None:
        self.provider = provider
        self.base_url = base_url
        self.timeout = timeout
        self.arguments = arguments
        check_on_drift(on_drift)
        self.on_drift: OnDrift = on_drift
        self.drift = Drift()
        check_limiter(limiter)
        self.policy = Policy(
            retry=retry,
            credentials=credentials,
            read_problem=provider.read_problem,
            retry_after_of=provider.retry_after_of,
            limiter=limiter,
            clock=clock,
            secrets=secrets,
        )
        self._headers = provider.common_headers()
        if headers is not None:
            self._headers = self._merged(self._headers, headers)
        self._operations = provider.operation_infos()
        # Chosen once for a core, so that the generated methods are the same for results and for ApiResponses.
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
        on_drift: OnDrift | None = None,
    ) -> Self:
        """A core with other settings over the same connections and credentials; None keeps a setting."""
        # Shallow: the twin shares the transport and the credentials, and with them the connections and the token.
        twin = copy.copy(self)
        twin.timeout = self.timeout if timeout is None else Timeout.of(timeout)
        policy = self.policy
        check_retry(retry)
        check_limiter(limiter)
        twin.policy = evolve(policy, retry=retry or policy.retry, limiter=limiter or policy.limiter)
        if headers is not None:
            twin._headers = self._merged(self._headers, headers)
        twin.arguments = {**self.arguments, **(arguments or {})}
        if on_drift is not None:
            check_on_drift(on_drift)
            twin.on_drift = on_drift
        # The copied one is bound to this core, and would use its options.
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
        check_retry(retry)
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
        # Headers of the operation, such as a language, replace those of the client; those of the call replace both.
        if own := arguments.get("headers"):
            sent = replaced_headers(sent, {name: str(value) for name, value in own.items()})
        if headers is not None:
            sent = self._merged(sent, headers)
        check_retry(retry)
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

    def run(self, flow: Flow[T]) -> Any:
        """Run a flow: return its result, or an awaitable of it on an asynchronous client."""
        return self.transport.perform(flow)

    def send(self, call: Call[T]) -> Any:
        """Make a call: return its decoded result, or an awaitable of it on an asynchronous client."""
        return self.transport.perform(self._flow(call))

    @property
    def secrets(self) -> frozenset[str]:
        """What the client sends and nothing may show."""
        return frozenset((*self.policy.secrets, *self.policy.credentials.secrets()))

    def own_errors(self, errors: Sequence[DecodeError], info: OperationInfo, attempts: int) -> None:
        """Set the operation of errors about one response that are made after its call, and hide secrets in them."""
        for error in errors:
            belongs_to_call(error, info, attempts)
        clean_errors_of_one_response(errors, self.secrets)

    def flow_of(self, call: Call[T]) -> Flow[T]:
        """Make a call and return its decoded result."""
        completed = yield from self.completed_flow_of(call)
        return completed.value

    def api_response_of(self, call: Call[T]) -> Flow[ApiResponse[T]]:
        """Make a call and return its decoded response with what came with it."""
        completed = yield from self.completed_flow_of(call)
        return api_response(completed, completed.value)

    def completed_flow_of(self, call: Call[T]) -> Flow[Completed[T]]:
        """Make a call and return it completed."""
        policy, operation = self.policy, call.info.operation
        # The operation that issues tokens must not ask for one: the call that needs it holds the lock.
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
        operation = call.info.operation
        schema = contract.operation(operation).success_schema(response.status)
        read, forms = partial(self._reading, call), error_forms(contract, operation)
        # A success without a body holds nothing to decode, but an error may stand in its place.
        if schema is None and response.content and forms.are_in(response):
            raise ErrorInsteadOfResult
        finish = call.finish
        if echoes := echoes_of(contract, operation):
            finish = partial(_finish_checked, call, echoes, response)
        return decode(response, schema, contract, call.build, finish, read, forms)

    def _reading(self, call: Call[Any]) -> Reading:
        operation, on_drift = call.info.operation, self.on_drift
        if on_drift == "raise" and call.keeps_drift:
            on_drift = "keep"
        kept = partial(report, self.drift, on_drift, operation, secrets=self.secrets)
        return Reading(
            report=None if on_drift == "raise" else kept,
            items_at=call.items_at,
            is_write=call.info.kind != "safe",
            shows_body=operation not in self.provider.secret_operations,
        )


def _finish_checked(call: Call[T], echoes: Echoes, response: Response, model: Any) -> T:
    check_echoes(echoes, call.request.path, model, response)
    return call.finish(model)


def check_retry(retry: object) -> None:
    """Raise TypeError for a value that is neither a Retry nor None."""
    if retry is not None and not isinstance(retry, Retry):
        raise TypeError(f"retry must be a Retry (got {type(retry).__name__})")


def check_limiter(limiter: object) -> None:
    """Raise TypeError for a value that is neither a RateLimiter nor None."""
    if limiter is not None and not isinstance(limiter, RateLimiter):
        raise TypeError(f"limiter must be a RateLimiter (got {type(limiter).__name__})")
