"""The promises, their scenarios, and the operations and clients that each scenario applies to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from fault_clients import Call, Client
from fault_drift import DRIFT
from fault_ending import ENDING
from fault_held import HELD
from fault_leading import LEADING
from fault_listings import LISTINGS
from fault_providers import CLIENTS
from fault_responses import RESPONSES
from fault_scenario import Scenario
from fault_sending import SENDING
from fault_wire import WIRE

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
    11: "a response that is not JSON or is cut short, or is empty after a read, is a DecodeError that holds it",
    12: "a response without a required field, or with one of another type, is kept as it came; with `on_drift='raise'` "
    "it is a DecodeError that names its path",
    13: "an unknown field and an unknown value of an enum are kept and written back unchanged",
    14: "a listing that repeats itself ends with an error that holds a cursor, after one repeat",
    15: "a page that fails is requested again in its place, or the error says where to resume",
    16: "no redirect and no link sends the credentials to another host",
    17: "an expired token is renewed once, and the call is made again",
    18: "a response that does not arrive in time is a TimeoutError",
    19: "an interrupted or cancelled call ends at once and leaves the connection pool usable",
    20: "a documented error is raised with all its fields, and the request is never sent again",
    21: "a field that differs is kept as it came, logged once for its place and counted in `client.drift`, also a "
    "number that no float holds",
    22: "an item of a listing that differs costs no other; with `on_drift='raise'` its error holds its JSON, and the "
    "listing goes on behind it",
    23: "an empty response to a write is a success",
    24: "an error's body with a status of success is the provider's error, and errors beside a result are reported",
    25: "a listing whose server gives shorter pages than requested yields all items",
    26: "a listing that does not reach its reported total ends, after its last item, with a PaginationError that says "
    "how many are missing",
    27: "items that arrive while a listing is read cause no error, and no item comes twice",
    28: "a link to the next page is followed in every legal form, and one that cannot be followed is a PaginationError",
    29: "a response that names another object than the request is refused as a MismatchedResponseError; a write may "
    "have succeeded",
    30: "bytes behind a response, in its packet or on the idle connection, are never the next response",
    31: "a head, 1xx responses or sizes of chunks without end time out at the deadline; a connection that is not there "
    "by then was not sent",
    32: "a Retry-After in a form that is common but not standard is waited for",
    33: "dates and resets count from the response's own Date, however wrong the server's clock is",
    34: "no header stops a limiter beyond the longest window that its provider documents",
    35: "a body in an encoding that was not requested is a DecodeError, an error in one keeps its class, and what a "
    "compressed body unfolds to is bounded",
    36: "a secret that the provider repeats is shown as `***`",
    37: "control characters that a provider sends stay on one line of a text or a log",
    38: "no frame of a call that ends early holds the credentials that were sent",
    39: "a cookie of a response is not sent back",
    40: "a client that was used before a fork gives each process its own answers",
    41: "a genuine webhook that differs is stored and gets a 200; one that cannot be stored gets a 503",
    42: "the webhook of a worker that was killed is processed again after its lease, and one that always fails "
    "delays no other",
    43: "a body with a time without a zone, or with a value that JSON cannot hold, is refused with its path, and "
    "nothing is sent",
}

TABLE: Final = (*SENDING, *RESPONSES, *LEADING, *ENDING, *DRIFT, *LISTINGS, *WIRE)


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
    found = [client.lack(kind, needs) for kind, needs in known or wanted]
    found += [held.lack(client) for held in HELD if held.row == row]
    return [*dict.fromkeys(reason for reason in found if reason)]


CASES: Final = [case for row in ROWS for client in CLIENTS for case in cases_of(row, client)]
