"""Promises 25 to 28: listings of servers that page in ways of their own."""

from __future__ import annotations

from typing import Final

from fault_clients import Call
from fault_moves import FIRST_PAGE, LAST_PAGE, Move, Stage
from fault_scenario import LISTING, Scenario
from orderkit import PaginationError


def one_item(number: int) -> Move:
    """Return a page with one item, although two are requested; its link leads to the next one."""

    def step(stage: Stage) -> bytes:
        page = stage.call.page_of(stage.call.items[number])
        last = number == len(stage.call.items) - 1
        return stage.respond(page, **({} if last else linked_to(stage, f"p{number}")))

    return Move("a page with one item", step, lambda call: [call.items[number]])


def linked_to(stage: Stage, cursor: str) -> dict[str, str]:
    link = f'<{stage.url}/orders?cursor={cursor}>; rel="next"'
    return {"link": link} if stage.client.follows_links else {}


def shifted(call: Call) -> list[object]:
    """Return the items of the second page when one has arrived at the front meanwhile."""
    return call.items[1:]


def first_with(words: str, link: str) -> Move:
    """Return the first page with this header `Link`."""
    return Move(words, lambda stage: stage.respond(stage.call.pages[0], link=link), FIRST_PAGE.gives)


def total_when_grown(stage: Stage) -> dict[str, int]:
    """Return the total of a list that has one more item, if it is reported."""
    return {stage.client.total_of: len(stage.call.items) + 1} if stage.client.total_of else {}


EMPTY_PAGE: Final = Move(
    "a page without items", lambda stage: stage.respond(stage.call.page_of()), lambda _: []
)
SHIFTED_PAGE: Final = Move(
    "the last page, after an item arrived in front",
    lambda stage: stage.respond({**stage.call.page_of(*shifted(stage.call)), **total_when_grown(stage)}),
    lambda call: shifted(call)[1:],
)
EMPTY_PAGE_WHEN_GROWN: Final = Move(
    EMPTY_PAGE.words,
    lambda stage: stage.respond({**stage.call.page_of(), **total_when_grown(stage)}),
    EMPTY_PAGE.gives,
)
LEGAL: Final = {
    "with a relative address": "</orders?cursor=p2>; rel=next",
    "with several relations, in capitals": '<https://x.test/?cursor=p2>; REL="prev NEXT"',
    "behind other links, with commas and quotes in a title": (
        '<https://x.test/?cursor=p0>; rel=prev; title="a, \\"b\\"; rel=next", , <?cursor=p2> ; title="x" ; rel = next'
    ),
    "with escapes in its cursor": '<?a=1&cursor=p%2B2>;rel="next";rel="last"',
}
ILLEGAL: Final = {
    "without a cursor": '<https://x.test/orders?page=2>; rel="next"',
    "with an empty cursor": '<https://x.test/orders?cursor=>; rel="next"',
}
LISTINGS: Final = (
    Scenario(
        25,
        "a listing whose pages are shorter than requested yields all items",
        (LISTING,),
        (one_item(0), one_item(1), one_item(2)),
        arrived=3,
        behind=EMPTY_PAGE,
    ),
    Scenario(
        26,
        "a listing that ends before its total ends with an error",
        (LISTING,),
        (FIRST_PAGE, EMPTY_PAGE),
        PaginationError,
        attempts=1,
        arrived=2,
        found=2,
        shows={"missing": 1},
        needs=("total",),
    ),
    Scenario(
        27,
        "an item that is on two pages is yielded once",
        (LISTING,),
        (FIRST_PAGE, SHIFTED_PAGE),
        arrived=2,
        behind=EMPTY_PAGE_WHEN_GROWN,
        needs=("numbered pages",),
    ),
    *(
        Scenario(
            28,
            f"a link {words} is followed",
            (LISTING,),
            (first_with(f"the first page, with a link {words}", link), LAST_PAGE),
            arrived=2,
            needs=("any link",),
        )
        for words, link in LEGAL.items()
    ),
    *(
        Scenario(
            28,
            f"a link {words} is an error",
            (LISTING,),
            (first_with(f"the first page, with a link {words}", link),),
            PaginationError,
            needs=("any link",),
        )
        for words, link in ILLEGAL.items()
    ),
)
