"""The promise under fault: twenty rows, their scenarios, and for which operations of which clients they are told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from fault_answers import ANSWERS
from fault_clients import Call, Client
from fault_ending import ENDING
from fault_leading import LEADING
from fault_providers import CLIENTS
from fault_scenario import Scenario
from fault_sending import SENDING

ROWS: Final = {
    1: "a write that may have been taken is not sent again after a 500; what may be repeated is",
    2: "a write whose answer is lost is sent once, and its outcome is unknown",
    3: "a connection that is refused is tried again, for reads and writes alike: nothing was sent",
    4: "a 429 is waited for as many seconds as it asks, then the call succeeds, writes too",
    5: "a 429 that names a date is waited for until then",
    6: "a 429 that asks for more than the ceiling or the budget is told at once",
    7: "a 429 that asks for nothing is backed off from: 0.5 s, doubling, at most 8 s, three attempts",
    8: "a 429 with a reset header is waited for until then, under either spelling, within the same ceilings",
    9: "a page of a failing gateway is an error with its status, not one of a parser",
    10: "a status that HTTP does not know is a failure of the server",
    11: "an answer that is no JSON, none at all or cut short is a DecodeError that holds it",
    12: "an answer that lacks a required member, or has one of another type, is a DecodeError that names its path",
    13: "an unknown member and an unknown value of an enum are kept and written back unchanged",
    14: "a listing that leads in a circle ends with an error that holds a cursor, after one repeat",
    15: "a page that fails is asked for again in its place, or the error says where to resume",
    16: "no redirect and no link leads the credentials to another host",
    17: "a token that is over is renewed once and the call made again",
    18: "an answer that does not come in time is a TimeoutError",
    19: "an interrupted or cancelled call ends at once and leaves the pool usable",
    20: "a documented refusal is told with all that it holds, and never sent again",
}

TABLE: Final = (*SENDING, *ANSWERS, *LEADING, *ENDING)


@dataclass(frozen=True)
class Case:
    """A scenario, told for an operation of a client."""

    scenario: Scenario
    client: Client
    kind: str

    @property
    def call(self) -> Call:
        return self.client.calls[self.kind]

    @property
    def begins_with_token(self) -> bool:
        """Whether the server is asked for a token before the script begins."""
        token = self.client.token
        wanted = token is not None and (token.always or "token" in self.scenario.needs)
        return wanted and not self.scenario.fresh

    def __str__(self) -> str:
        words = re.sub(r"[^\w.,-]+", " ", self.scenario.claim)
        return f"{self.scenario.row} {words}: {self.client.title} {self.kind}"


def cases_of(row: int, client: Client) -> list[Case]:
    """The cases of a row that apply to a client."""
    return [
        Case(scenario, client, kind)
        for scenario in TABLE
        for kind in scenario.on
        if scenario.row == row and client.lack(kind, scenario.needs) is None
    ]


def reasons_of(row: int, client: Client) -> list[str]:
    """Why cases of a row do not apply to a client: what its operations lack, or that it has none of their kinds."""
    wanted = [(kind, scenario.needs) for scenario in TABLE if scenario.row == row for kind in scenario.on]
    known = [(kind, needs) for kind, needs in wanted if kind in client.calls]
    found = (client.lack(kind, needs) for kind, needs in known or wanted)
    return [*dict.fromkeys(reason for reason in found if reason)]


CASES: Final = [case for row in ROWS for client in CLIENTS for case in cases_of(row, client)]
