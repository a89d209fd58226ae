"""Promises 21 to 24 and 43: responses that differ from the contract, and bodies that cannot be sent."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Final

from fault_clients import Call, Client, changed
from fault_moves import LAST_PAGE, OK, OTHER_TYPE, WITHOUT_FIELD, Move
from fault_responses import EMPTY
from fault_scenario import ALL, LISTING, ONCE, READ, UPSERT, Scenario
from orderkit import ApiError, DecodeError

BEYOND_FLOATS: Final = b"1e400"


def damaged(call: Call) -> dict[str, Any]:
    """Return the first page with a last item that has a field of another type."""
    first = json.loads(json.dumps(call.pages[0]))  # its items share their parts
    path = call.required[0].replace("[0]", f"[{len(call.result_in(first)) - 1}]")
    page: dict[str, Any] = changed(first, path, {})
    return page


def whole_items(call: Call) -> list[Any]:
    """Return the items of that page without the last one."""
    items: list[Any] = call.result_in(damaged(call))[:-1]
    return items


def with_number(call: Call) -> bytes:
    text = json.dumps(changed(call.response, call.required[0], "NUMBER"))
    return text.encode().replace(b'"NUMBER"', BEYOND_FLOATS)


HUGE: Final = Move(
    "the response with the number 1e400 in a field",
    lambda stage: stage.respond(with_number(stage.call)),
    lambda call: call.result_in(changed(call.response, call.required[0], float(BEYOND_FLOATS))),
)
DAMAGED_ITEM: Final = Move(
    "the first page, with a field of another type in its last item",
    lambda stage: stage.respond(damaged(stage.call), **stage.own_link()),
    lambda call: call.result_in(damaged(call)),
)
REFUSED_ITEM: Final = Move(DAMAGED_ITEM.words, DAMAGED_ITEM.step, whole_items)
SAME_PAGE: Final = Move("the same page again", DAMAGED_ITEM.step, lambda _: [])
ERROR_AS_SUCCESS: Final = Move(
    "the status of a success, with the body of a documented error",
    lambda stage: stage.respond(stage.client.refusal.body),
)
ERRORS_BESIDE: Final = Move(
    "the response, with errors beside its result",
    lambda stage: stage.respond({**stage.call.response, "errors": [{"code": "error", "detail": "x"}]}),
    OK.gives,
)


def nothing(move: Move) -> Move:
    """Return a move without a body as one that a write succeeds with."""
    return Move(move.words, move.step, lambda call: call.empty)


def raised_item(_: Client, call: Call) -> dict[str, Any]:
    return {"raw": call.result_in(damaged(call))[-1]}


def refused_as_success(client: Client, call: Call) -> dict[str, Any]:
    """Return the attributes of the documented error when its status is that of a success."""
    return {**client.refusal.shows, "status": call.status}


UNSENDABLE: Final[dict[str, tuple[Any, type[Exception]]]] = {
    "a time without a zone": (datetime(2026, 11, 29, 8), ValueError),  # noqa: DTZ001 - that is the point
    "a set": ({"a"}, TypeError),
    "a number that is not finite": (float("nan"), ValueError),
}
MAY_DRIFT: Final = ("body", "field that may drift")
DRIFT: Final = (
    *(
        Scenario(
            21,
            f"{what} is logged once and counted twice",
            ALL,
            (move,),
            then=(move,),
            counted=2,
            needs=MAY_DRIFT,
        )
        for what, move in {"a missing field": WITHOUT_FIELD, "a field of another type": OTHER_TYPE}.items()
    ),
    Scenario(
        21, "a number beyond all floats is kept", (READ, ONCE, LISTING), (HUGE,), counted=1, needs=MAY_DRIFT
    ),
    Scenario(
        22,
        "an item that differs is kept among the others",
        (LISTING,),
        (DAMAGED_ITEM, LAST_PAGE),
        arrived=2,
        counted=1,
        needs=("fields",),
    ),
    Scenario(
        22,
        "an item that differs is raised with its JSON, and the listing goes on behind it, with `on_drift='raise'`",
        (LISTING,),
        (REFUSED_ITEM,),
        DecodeError,
        shows=raised_item,
        found=1,
        then=(SAME_PAGE, LAST_PAGE),
        needs=("fields",),
        on_drift="raise",
    ),
    *(
        Scenario(
            23,
            f"{what} to a write is a success",
            (UPSERT, ONCE),
            (nothing(move),),
            counted=1,
            needs=("body",),
        )
        for what, move in EMPTY.items()
    ),
    Scenario(
        24,
        "a documented error with the status of a success is the provider's error",
        ALL,
        (ERROR_AS_SUCCESS, OK),
        ApiError,
        shows=refused_as_success,
        needs=("body",),
    ),
    Scenario(
        24,
        "errors beside a result are reported",
        ALL,
        (ERRORS_BESIDE,),
        counted=1,
        needs=("body", "errors beside"),
    ),
    *(
        Scenario(
            43, f"{what} is refused", (UPSERT, ONCE), (), error, arrived=0, put=value, needs=("request body",)
        )
        for what, (value, error) in UNSENDABLE.items()
    ),
)
