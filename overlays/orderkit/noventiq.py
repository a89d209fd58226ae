"""Noventiq eCommerce: search orders, get one, ask for its refund, and read signed notifications about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, cast

from attrs import define, evolve, field
from orderkit_clients.noventiq import facts

from .contract import Contract
from .operations import noventiq as operations
from .runtime.auth.token_credentials import Token as HeldToken
from .runtime.auth.token_credentials import TokenCredentials
from .runtime.client.base_client import BaseClient
from .runtime.client.drift import OnDrift
from .runtime.client.exports import lazy_names
from .runtime.client.provider import Provider
from .runtime.client.settings import base_url_of
from .runtime.http.wire import AsyncHttp, SyncHttp
from .runtime.protocol.credentials import setting_from
from .runtime.protocol.error_bodies import ErrorMapping, as_type, json_object, parse_problem
from .runtime.protocol.masking import account_secrets
from .runtime.protocol.messages import Flow, Problem, Response, Timeout
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry
from .webhooks.parsing import parse_notification
from .webhooks.signatures import SigningSecrets, verify_signature

if TYPE_CHECKING:
    from orderkit_clients.noventiq.bodies import *
    from orderkit_clients.noventiq.models import *

else:
    _models, _bodies = "orderkit_clients.noventiq.models", "orderkit_clients.noventiq.bodies"
    __getattr__, __dir__ = lazy_names(__name__, _models, _bodies)

HttpT = TypeVar("HttpT")
Environment = Literal["test", "production"]

_SCHEME: Final = "tokenAuth"
_ERRORS: Final = ErrorMapping.from_facts(facts)


def _read_problem(response: Response) -> Problem:
    """Read code and message of the first error of the list, and one text for each."""
    errors = _errors_in(response)
    first = errors[0] if errors else {}
    body = {"code": first.get("error"), "message": first.get("message")}
    messages = (as_type(error.get("message"), str) for error in errors)
    return evolve(parse_problem(body, response, _ERRORS), details=tuple(filter(None, messages)))


def _errors_in(response: Response) -> list[dict[str, Any]]:
    found = json_object(response).get("errors")
    items = cast(list[object], found) if isinstance(found, list) else []
    return [cast(dict[str, Any], item) for item in items if isinstance(item, dict)]


@define(frozen=True)
class _Account:
    """The account that tokens are requested for."""

    username: str = field(repr=False)
    password: str = field(repr=False)

    def body(self) -> Credentials:
        """The body of a request for a token."""
        from orderkit_clients.noventiq.models import Credentials

        return Credentials(username=self.username, password=self.password)


class _Setup(BaseClient, Generic[HttpT]):
    """Construction of both clients, and their methods that send nothing."""

    _provider = Provider.from_facts(
        "noventiq",
        "Noventiq",
        facts,
        read_problem=_read_problem,
        secret_operations=frozenset({"createToken"}),
    )

    def __init__(
        self,
        username: str | None = None,
        password: str | None = None,
        *,
        environment: Environment | None = None,
        base_url: str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | Timeout | None = None,
        retry: Retry = Retry(),
        limiter: RateLimiter | None = None,
        on_drift: OnDrift = "keep",
        http_client: HttpT | None = None,
    ) -> None:
        account = _Account(
            setting_from(username, "NOVENTIQ_USERNAME", "Noventiq", "username"),
            setting_from(password, "NOVENTIQ_PASSWORD", "Noventiq", "password"),
        )
        header = facts.CREDENTIAL_HEADERS[_SCHEME]
        super().__init__(
            base_url=base_url_of(self._provider, base_url, environment, "test"),
            credentials=TokenCredentials(header, self._fetch_token, self._clock.monotonic),
            arguments={"body": account.body},
            headers=headers,
            timeout=timeout,
            retry=retry,
            limiter=limiter,
            on_drift=on_drift,
            http_client=http_client,
            secrets=account_secrets(account.username, account.password),
        )

    def _fetch_token(self, timeout: Timeout, retry: Retry) -> Flow[HeldToken]:
        requested_at = self._clock.monotonic()
        # Of a call's options only these two: its headers are for its own request.
        call = operations.build_create_token(self._core, timeout=timeout, retry=retry)
        # The response does not say how long the token lives: the contract does (NV-40).
        lifetime = Contract.load("noventiq").token_lifetime(_SCHEME)
        held = call.then(lambda token: HeldToken.lasting(token.token, lifetime, requested_at))
        return (yield from self._core.flow_of(evolve(held, keeps_drift=True)))

    @staticmethod
    def parse_webhook(
        body: bytes | str,
        *,
        signature: str | None,
        secret: str | Iterable[str],
        on_drift: OnDrift = "keep",
    ) -> operations.models.OrderNotification:
        """Check the signature of the body that Noventiq posted to a webhook's endpoint, and parse the body.

        The signature covers the secret, `event`, `order_id`, `create_date`, the payment's `payment_method`, `currency`
        and the customer's `email`. Confirm important values beyond them with `get_order`.

        Args:
            body: The request's body as it arrived.
            signature: The value of the request's header `signature`; None if it has none.
            secret: The secret key of the endpoint; several while it is replaced, or where endpoints share a receiver.
            on_drift: What becomes of a genuine notification that differs from the contract, as for a client.

        Raises:
            SignatureError: The signature is missing or wrong.
            WebhookDecodeError: The signature is right, and the body cannot be parsed, or differs from the contract
                while differences are raised: keep it.
            WebhookError: The body is too long, or is not a notification.
            TypeError: An argument is of a wrong type.
            ValueError: A secret is empty, or there is none; or `on_drift` is neither of the two texts.

        Source: Noventiq, public documentation, Webhooks.
        """
        secrets = SigningSecrets.of(secret)
        del secret  # a traceback may show the locals of this frame
        verify_signature(body, signature, secrets, Contract.load("noventiq"), "orderEvent")
        return _Setup.decode_webhook(body, on_drift=on_drift)

    @staticmethod
    def decode_webhook(
        body: bytes | str, *, on_drift: OnDrift = "keep"
    ) -> operations.models.OrderNotification:
        """Parse a notification whose signature was checked before, for example one from an Inbox.

        Args:
            body: The request's body as it arrived.
            on_drift: What becomes of a notification that differs from the contract, as for a client.

        Raises:
            WebhookDecodeError: The body cannot be parsed, or differs from the contract while differences are raised.
            WebhookError: The body is too long, or is not a notification.
            TypeError: An argument is of a wrong type.
            ValueError: `on_drift` is neither of the two texts.

        Source: Noventiq, public documentation, Webhooks.
        """
        from orderkit_clients.noventiq.models import OrderNotification

        contract = Contract.load("noventiq")
        return parse_notification(
            body, "OrderNotification", contract, OrderNotification.from_dict, on_drift=on_drift
        )


class Noventiq(_Setup[SyncHttp], operations.Noventiq):
    """Synchronous client for Noventiq eCommerce. Thread-safe.

    Args:
        username: Name of the account; NOVENTIQ_USERNAME of the environment if left out.
        password: Its password; NOVENTIQ_PASSWORD if left out.
        environment: `test`, or `production`, where orders and refunds are those of real customers; an account belongs
            to one of them. NOVENTIQ_ENVIRONMENT, or `test`, if left out.
        base_url: Another address, such as a mock's; NOVENTIQ_BASE_URL if left out. It wins over the environment.
        headers: Headers to add to every request; they cannot replace the credentials.
        timeout: Seconds to wait for the network, or a Timeout; NOVENTIQ_TIMEOUT if left out.
        retry: When to send again; `Retry.off()` for never.
        limiter: A limiter that keeps calls within the provider's limits, one for each account: the class's `limiter()`.
        on_drift: What becomes of a response that differs from the contract: `keep` holds each value as it came, logs
            each place once and counts it in `drift`; `raise` raises a DecodeError; a function receives operation, path,
            kind and count of each place in a response, which is kept.
        http_client: An httpx.Client or httpx.BaseTransport to send with; it is not closed with this client.

    Raises:
        TypeError: An argument is of a wrong type.
        ValueError: An argument is out of bounds, or there is no username or no password.
    """


class AsyncNoventiq(_Setup[AsyncHttp], operations.AsyncNoventiq):
    """Asynchronous client for Noventiq eCommerce, bound to the event loop it is first used in.

    Same arguments as `Noventiq`, except `http_client`: an httpx.AsyncClient or an httpx.AsyncBaseTransport.
    """
