"""Twenty promises, their scenarios, and the operations and clients that each scenario applies to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from fault_clients import Call, Client
from fault_ending import ENDING
from fault_leading import LEADING
from fault_providers import CLIENTS
from fault_responses import RESPONSES
from fault_scenario import Scenario
from fault_sending import SENDING

ROWS: Final = {
    1: "a write that may have succeeded is not sent again after a 500; a repeatable operation is",
    2: "a write whose response is lost is sent once, and its outcome is unknown",
    3: "a refused connection is tried again, for reads and writes alike: nothing was sent",
    4: "after a 429 the client waits for the seconds in Retry-After, then the call succeeds, for writes too",
    5: "after a 429 with a date in Retry-After the client waits until then",
    6: "a 429 whose delay exceeds the ceiling or the budget is raised at once",
    7: "a 429 without a delay is retried with backoff: 0.5 s, doubling, at most 8 s, three attempts",
    8: "after a 429 with a reset header, in either spelling, the client waits until the reset, within the same limits",
    9: "an HTML page of a failing gateway is an error with its status, not a parse error",
    10: "a status that HTTP does not define is a server error",
    11: "a response that is not JSON, is empty or is cut short is a DecodeError that holds it",
    12: "a response without a required field, or with one of another type, is a DecodeError that names its path",
    13: "an unknown field and an unknown value of an enum are kept and written back unchanged",
    14: "a listing that repeats itself ends with an error that holds a cursor, after one repeat",
    15: "a page that fails is requested again in its place, or the error says where to resume",
    16: "no redirect and no link sends the credentials to another host",
    17: "an expired token is renewed once, and the call is made again",
    18: "a response that does not arrive in time is a TimeoutError",
    19: "an interrupted or cancelled call ends at once and leaves the connection pool usable",
    20: "a documented error is raised with all its fields, and the request is never sent again",
}

TABLE: Final = (*SENDING, *RESPONSES, *LEADING, *ENDING)


@dataclass(frozen=True)
class Case:
    """A scenario for an operation of a client."""

    scenario: Scenario
    client: Client
    kind: str

    @property
    def call(self) -> Call:
        return self.client.calls[self.kind]

    @property
    def begins_with_token(self) -> bool:
        """Return whether the client requests a token before the script begins."""
        token = self.client.token
        wanted = token is not None and (token.always or "token" in self.scenario.needs)
        return wanted and not self.scenario.fresh

    def __str__(self) -> str:
        words = re.sub(r"[^\w.,-]+", " ", self.scenario.claim)
        return f"{self.scenario.row} {words}: {self.client.title} {self.kind}"


def cases_of(row: int, client: Client) -> list[Case]:
    """Return the cases of a row that apply to a client."""
    return [
        Case(scenario, client, kind)
        for scenario in TABLE
        for kind in scenario.on
        if scenario.row == row and client.lack(kind, scenario.needs) is None
    ]


def reasons_of(row: int, client: Client) -> list[str]:
    """Return the reasons why cases of a row do not apply to a client: kinds or features that it lacks."""
    wanted = [(kind, scenario.needs) for scenario in TABLE if scenario.row == row for kind in scenario.on]
    known = [(kind, needs) for kind, needs in wanted if kind in client.calls]
    found = (client.lack(kind, needs) for kind, needs in known or wanted)
    return [*dict.fromkeys(reason for reason in found if reason)]


CASES: Final = [case for row in ROWS for client in CLIENTS for case in cases_of(row, client)]
