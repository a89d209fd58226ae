"""The steps of the journey as code: what is shown is what runs."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Coroutine
from textwrap import dedent
from typing import Any, cast

from attrs import define


@define(frozen=True)
class Step:
    """One thing a merchant does.

    Attributes:
        name: What the report and the checks call it.
        title: What it is, for people.
        code: The code that a user of the sync client writes; for the async one `await` is put before each call.
    """

    name: str
    title: str
    code: str

    def written_for(self, colour: str) -> str:
        """The code as a user of the sync or the async client writes it."""
        return self.code if colour == "sync" else self.code.replace("client.", "await client.")


def _step(name: str, title: str, code: str) -> Step:
    return Step(name, title, dedent(code).strip())


STEPS = (
    _step(
        "quote",
        "Quote one tablet from China to Argentina",
        """
        from orderkit_clients.nocnoc.models import Dimension, QuoteRequestProduct
        from orderkit_clients.nocnoc.models import QuoteAddress, QuoteCustomer, QuotePickup, QuoteRequest

        tablet = QuoteRequestProduct(
            name="nocnoc - Tablet 5.5-inch with WiFi - 32gb - Black",
            description=description,
            sku="4807703",
            weight=700,  # grams
            dimension=Dimension(height=30, length=20, width=10),  # centimetres
            amount_usd=57.55,
            subcategory_id=200,
            hs_code="84713090000P",
            quantity=1,
        )
        quote = client.quote_order(QuoteRequest(
            products=[tablet],
            customer=QuoteCustomer(full_name="George Walker", country="AR", tax_id="20-01234567-5"),
            address=QuoteAddress(zipcode="1009", country="AR"),
            pickup=QuotePickup(country="CN"),
        ))
        """,
    ),
    _step(
        "create",
        "Create an order of one tablet and two drones; a plain mapping will do",
        """
        order = client.create_order({**tablet_and_drones, "notification_url": receiver.url})
        """,
    ),
    _step(
        "create again",
        "Use the same invoice number again: the error comes in the language asked for",
        """
        from orderkit import ConflictError

        try:
            client.create_order(tablet_and_drones, language="es-AR")
        except ConflictError as error:
            refusal = error
        """,
    ),
    _step("place", "Place the order, so that it ships", "placed = client.place_order(order.id)"),
    _step(
        "track",
        "Track it, after nocnoc has moved it on",
        "tracking = client.track_order(order.tracking_id)",
    ),
    _step("get", "Get the order with its history", "detail = client.get_order(order.id)"),
    _step(
        "cancel too late",
        "Cancel it: too late, and in Portuguese",
        """
        try:
            client.cancel_order(order.id, language="pt-BR")
        except ConflictError as error:
            refusal = error
        """,
    ),
    _step(
        "cancel in time",
        "Cancel another order in time",
        """
        later = {"merchant_invoice_id": spare_invoice_id, "expiration_date": "2017-05-01"}
        another = client.create_order({**tablet_and_drones, **later})
        cancelled = client.cancel_order(another.id)
        """,
    ),
    _step(
        "get unknown",
        "Ask for an order that does not exist",
        """
        from orderkit import NotFoundError

        try:
            client.get_order(99)
        except NotFoundError as error:
            refusal = error
        """,
    ),
)


def run_step(code: str, names: dict[str, Any]) -> None:
    """Run a step's code with these names, and leave the names it makes among them."""
    eval(compile(code, "<the code shown>", "exec"), names)  # noqa: S307 - the steps above, nothing from outside


async def run_step_async(code: str, names: dict[str, Any]) -> None:
    """As `run_step`, for code that awaits."""
    compiled = compile(code, "<the code shown>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    result = eval(compiled, names)  # noqa: S307 - the steps above, nothing from outside
    if inspect.iscoroutine(result):
        await cast(Coroutine[Any, Any, object], result)
