"""Notifications to merchants' endpoints: one for each product of an order, signed (NV-50, NV-63)."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from ....contract import Contract, JsonObject
from ...engine.json_writer import write_json
from ...webhooks.outbox import enqueue
from .events import CREATED, SUCCEEDED
from .orders import StoredOrder
from .rendering import render_order
from .settings import NoventiqEndpoint, NoventiqSettings
from .timestamps import format_timestamp, to_epoch_seconds

# An example domain: links of a mock must lead nowhere.
ORDER_URL = "https://shop.example.com/orders/{name}"


class Notifier:
    """Queues notifications to the endpoints of the settings."""

    def __init__(self, provider: str, settings: NoventiqSettings) -> None:
        self._provider = provider
        self._settings = settings

    def notify(
        self,
        connection: sqlite3.Connection,
        event: str,
        order: StoredOrder,
        products: Sequence[int],
        now: datetime,
    ) -> None:
        """Queue a notification of an event for each given product, if the event has an endpoint."""
        endpoint = self._settings.endpoints.get(event)
        if endpoint is None:
            return
        for index in products if self._settings.notifies_each_product else products[:1]:
            body = self._render(event, order, index, now)
            enqueue(
                connection,
                provider=self._provider,
                order_id=str(order.id),
                url=endpoint.url,
                body=write_json(body),
                headers={"signature": self._sign(body, endpoint)},
                any_success=True,
            )

    def _sign(self, body: JsonObject, endpoint: NoventiqEndpoint) -> str:
        signature = sign(body, endpoint.secret_key)
        return signature.upper() if self._settings.uppercase_signatures else signature

    def _render(self, event: str, order: StoredOrder, index: int, now: datetime) -> JsonObject:
        """Render the short form for a payment without an external id, the full form otherwise (NV-61)."""
        offset, details = self._settings.utc_offset, order.details
        payload = {
            "event": event,
            **render_order(order, offset),
            "currency": order.currency,
            "customer": {"email": order.email, **details["customer"]},
            "product": details["products"][index],
            "payment": {"payment_method": order.payment_method, **details["payment"]},
        }
        if order.is_payment and not order.external_id:
            return {name: value for name, value in payload.items() if name not in ("order_name", "pay_date")}
        return {
            **payload,
            "event_date": format_timestamp(_seconds_of_event(event, order, now), offset),
            "locale": details["locale"],
            "order_detail_url": ORDER_URL.format(name=order.name),
            "document_part": f"{index + 1}-of-{len(details['products'])}",
        }


def sign(body: JsonObject, secret_key: str) -> str:
    """Sign a notification with the secret key of its endpoint, by the formula of the contract (NV-63)."""
    formula = Contract.load("noventiq").signature("orderEvent")
    return formula.sign(secret_key, formula.values(body))


def _seconds_of_event(event: str, order: StoredOrder, now: datetime) -> int:
    if event == CREATED:
        return order.created
    if event == SUCCEEDED and order.paid is not None:
        return order.paid
    # A clock that was set back must not date an event before the order.
    return max(to_epoch_seconds(now), order.created)
