"""Defects of Sendcloud's orders API."""

from __future__ import annotations

from functools import partial

from ..defect import Defect
from ..derived.filters import filter_defects
from ..derived.kept import kept_defects
from ..derived.owners import owner_defects
from ..derived.pages import page_defects
from ..derived.repeats import repeat_defects
from ..derived.sorts import sort_defects
from ..memory import racing, stale
from ..middleware import (
    body_values,
    requests,
    successes,
    values,
    without,
)
from . import sendcloud_edits as edits
from . import sendcloud_refusals
from . import sendcloud_saving as saving

PROVIDER = "sendcloud"
LISTED, ONE = {"listOrders": "/data/*"}, {"retrieveOrder": "/data"}
_READ = ("listOrders", "retrieveOrder")
_ALL = (*_READ, "createOrUpdateOrders", "updateOrder", "deleteOrder")
_defect = partial(Defect, provider=PROVIDER)
_writing = partial(_defect, needs=("writes",), touches=_ALL)


def defects() -> list[Defect]:
    """Return all defects of the provider."""
    return [
        *filter_defects(PROVIDER, "listOrders"),
        *sort_defects(PROVIDER, "listOrders"),
        *page_defects(
            PROVIDER,
            "listOrders",
            "last-page-lost",
            "link-forgets-filters",
            "link-skips",
            "link-repeats",
            "link-missing",
            "reversed",
        ),
        *owner_defects(PROVIDER, ("listOrders", "retrieveOrder", "updateOrder", "deleteOrder")),
        *repeat_defects(PROVIDER, ("createOrUpdateOrders", "updateOrder", "deleteOrder")),
        *kept_defects(
            PROVIDER,
            "createOrUpdateOrders",
            ("/*/shipping_address/house_number", "lost"),
            ("/*/order_number", "lowered"),
        ),
        *kept_defects(
            PROVIDER,
            "updateOrder",
            ("/order_details/notes", "lost"),
            ("/shipping_address/address_line_1", "cut"),
        ),
        *_LIFE,
        *_CONTENT,
        *sendcloud_refusals.defects(),
    ]


_LIFE: list[Defect] = [
    _writing(
        id="sendcloud-deleted-readable",
        kind="lifecycle",
        title="A deleted order can still be read.",
        declaration="deleteOrder responses 204",
        apply=edits.keeping_deleted("retrieveOrder"),
    ),
    _writing(
        id="sendcloud-deleted-listed",
        kind="lifecycle",
        title="A deleted order stays in the list.",
        declaration="deleteOrder responses 204",
        apply=edits.listing_deleted(),
    ),
    _writing(
        id="sendcloud-list-status-stale",
        kind="lifecycle",
        title="The list shows the status that an order had when it was listed for the first time.",
        declaration="updateOrder x-keeps /order_details/status/code",
        apply=stale(LISTED, "/id", "/order_details/status"),
    ),
    _writing(
        id="sendcloud-upsert-twice",
        kind="duplicates",
        title="An order that is saved a second time becomes another order.",
        declaration="createOrUpdateOrders x-repeat",
        apply=saving.saving_anew(),
    ),
    _writing(
        id="sendcloud-upsert-across-integrations",
        kind="duplicates",
        title="An order replaces that of another integration with the same order_id.",
        declaration="createOrUpdateOrders x-repeat",
        apply=saving.one_integration(),
    ),
    _writing(
        id="sendcloud-race-of-creations",
        kind="concurrency",
        title="Two orders with the same order_id that come at the same time are both created.",
        declaration="createOrUpdateOrders x-repeat",
        apply=racing("createOrUpdateOrders", lambda request: request.body, saving.second_order),
    ),
]

_PRICE = "/payment_details/total_price"
_CONTENT: list[Defect] = [
    _defect(
        id="sendcloud-list-currency-missing",
        kind="money",
        title="The list leaves out the currency of the total price.",
        declaration="listOrders schema Price",
        apply=without(f"/data/*{_PRICE}/currency", "listOrders"),
    ),
    _defect(
        id="sendcloud-list-total-rounded",
        kind="money",
        title="The list rounds the total price to whole units.",
        declaration="listOrders schema Price",
        apply=values(f"/data/*{_PRICE}/value", edits.rounded, "listOrders"),
    ),
    _writing(
        id="sendcloud-total-in-binary",
        kind="money",
        title="A total price is stored a cent too low.",
        declaration="createOrUpdateOrders x-keeps /payment_details",
        apply=body_values(f"/*{_PRICE}/value", edits.cent_less, "createOrUpdateOrders"),
    ),
    _writing(
        id="sendcloud-null-ignored",
        kind="validation",
        title="An update with null leaves the value as it is.",
        declaration="updateOrder x-keeps null",
        apply=requests(edits.without_nulls, "updateOrder"),
    ),
    _writing(
        id="sendcloud-tags-appended",
        kind="duplicates",
        title="An update appends its tags to those of the order.",
        declaration="updateOrder x-repeat",
        apply=edits.appending_tags(),
    ),
    _defect(
        id="sendcloud-created-in-local-time",
        kind="localization",
        title="The list shows the time of creation without its offset from UTC.",
        declaration="listOrders x-time order_created_at",
        apply=values("/data/*/order_details/order_created_at", edits.without_offset, "listOrders"),
    ),
    _defect(
        id="sendcloud-list-other-address",
        kind="shape and protocol",
        title="The list shows the billing address as the shipping address.",
        declaration="listOrders schema Order",
        apply=successes(edits.swapped_addresses, "listOrders"),
    ),
]


__all__ = ["LISTED", "ONE", "defects"]
