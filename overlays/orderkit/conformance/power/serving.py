"""Mocks with a defect, on a socket of loopback."""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ...mock import (
    MockApplication,
    MockSettings,
    NoventiqEndpoint,
    NoventiqSettings,
    SendcloudSettings,
    WebhookSettings,
)
from ...mock.asgi import ASGIApp
from ...mock.control.control import Control
from ...mock.server import listen, make_server, url_of
from .accounts import KEYS, SECRET, environment
from .application import DefectiveApp, Effects
from .defect import Defect
from .notifying import DefectiveTransport, Notification

if TYPE_CHECKING:
    import httpx

ORDERS = 60
"""Orders of the first account: several pages, and few enough that a listing is read whole in one call."""
_ORDERS_OF_SECOND = 12


@dataclass(frozen=True, slots=True)
class Served:
    """A mock that runs.

    Attributes:
        url: Base URL of the provider.
        root: URL of the server, below which is the control API.
        environment: Variables with the credentials of two accounts, and the secret of notifications.
        control: Control of the mock, in this process.
        effects: Counts how often the defect had an effect.
    """

    url: str
    root: str
    environment: Mapping[str, str]
    control: Control
    effects: Effects


def defective_app(
    provider: str,
    defect: Defect | None = None,
    *,
    orders: int = ORDERS,
    seed: int = 0,
    clock: datetime | None = None,
    receiver: str | None = None,
    effects: Effects | None = None,
) -> tuple[MockApplication, ASGIApp]:
    """Return a mock with the orders of two accounts, and the application before it that has the defect.

    Args:
        provider: Name of the contract.
        defect: The defect; None for a clean server.
        orders: Orders of the first account.
        seed: Number that chooses the contents of the orders.
        clock: Time at which the mock's clock stands still; it runs if None.
        receiver: URL that gets the notifications of events, for providers that have it in their settings.
        effects: Counts how often the defect had an effect.
    """
    mock = MockApplication(
        MockSettings(
            api_keys=KEYS,
            clock=clock,
            orders=orders,
            noventiq=NoventiqSettings(endpoints=_endpoints(receiver)),
            sendcloud=SendcloudSettings(rate_limits=None),
            webhooks=_webhooks(defect, effects or Effects()),
        )
    )
    for number, key in enumerate(KEYS):
        count = _ORDERS_OF_SECOND if number else (orders // 10 if seed else 0)
        if count:
            mock.control.seed(count, seed=seed + number, api_key=key, provider=provider.replace("_", "-"))
    if defect is None or defect.apply is None:
        return mock, mock
    return mock, DefectiveApp(mock, provider, defect.apply, effects or Effects())


@contextmanager
def serve(provider: str, defect: Defect | None = None, **options: Any) -> Generator[Served]:
    """Serve a mock with a defect, or a clean one, in a thread until the block ends; options as of `defective_app`."""
    effects = Effects()
    mock, front = defective_app(provider, defect, effects=effects, **options)
    listening = listen("127.0.0.1", 0)
    server = make_server(mock, front=front)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    root = url_of(listening)
    try:
        yield Served(
            f"{root}/{provider.replace('_', '-')}",
            root,
            {**environment(provider), "NOVENTIQ_WEBHOOK_SECRET": SECRET},
            mock.control,
            effects,
        )
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
        mock.close()


def _webhooks(defect: Defect | None, effects: Effects) -> WebhookSettings:
    if defect is None or defect.deliver is None:
        return WebhookSettings()
    deliver = defect.deliver()

    def counted(notification: Notification) -> Sequence[Notification]:
        sent = deliver(notification)
        effects.count += list(sent) != [notification]
        return sent

    def transport() -> httpx.AsyncBaseTransport:
        return DefectiveTransport(counted)

    return WebhookSettings(transport=transport)


def _endpoints(receiver: str | None) -> dict[str, NoventiqEndpoint]:
    if receiver is None:
        return {}
    from ...contract import Contract  # only mocks with a receiver need the list

    return {
        event: NoventiqEndpoint(receiver, SECRET)
        for event in Contract.load("noventiq").values("NotificationEvent")
    }
