"""The behaviour of every client when the network or its provider fails: one table, real bytes, sync and async."""

from __future__ import annotations

from typing import Any

import orderkit
import pytest
from fault_moves import OK, REFUSE, TOKEN, Move, Stage
from fault_providers import CLIENTS
from fault_table import CASES, ROWS, Case, cases_of, reasons_of
from orderkit import ApiError, DecodeError, OrderkitError
from orderkit.runtime.client.base_client import SyncClient


class Run:
    """A case in progress: the call, the actions of the server, and the checks."""

    def __init__(self, case: Case, caller: Any, server: Any, clock: Any, stage: Stage) -> None:
        self.case, self.scenario, self.call, self.caller = case, case.scenario, stage.call, caller
        self._server, self._clock, self._stage = server, clock, stage
        self._moves = [move for move in case.scenario.script if move is not REFUSE]
        self._before = [TOKEN] if case.begins_with_token and self._moves else []

    def begin(self) -> None:
        if self._before and self.scenario.timeout:
            self._make_a_first_call()
            self._play(self._moves)
            return
        self._play([*self._before, *self._moves])
        if len(self._moves) == len(self.scenario.script):
            self._server.listen()
        elif self._moves:
            self._clock.on_wait = self._server.listen

    def _make_a_first_call(self) -> None:
        """Let the client fetch its token at leisure: the short timeout of the call would also bound the token's."""
        self._before = [TOKEN, OK]
        self._server.listen()
        self._play(self._before)
        self.call.made_by(self.caller, None)

    def _play(self, moves: list[Move]) -> None:
        self._server.play(*(move.step(self._stage) for move in moves))

    def result(self, found: list[Any] | None = None) -> Any:
        options = {"timeout": self.scenario.timeout} if self.scenario.timeout else {}
        return self.call.made_by(self.caller, found, **options)

    def result_after(self, error: BaseException, found: list[Any]) -> Any:
        """Return the result of the same call made again, or of the rest of a listing."""
        self._server.play(*(move.step(self._stage) for move in self.scenario.then))
        options = {"cursor": getattr(error, "cursor", None)} if self.call.pages else {}
        return self.call.made_by(self.caller, found, **options)

    def expected_of(self, moves: tuple[Move, ...]) -> Any:
        """Return the result that a caller must get of some moves: the last response, or the items of all pages."""
        results = [move.gives(self.call) for move in moves if move.gives]
        return [item for page in results for item in page] if self.call.pages else results[-1]

    def check_requests(self) -> None:
        expected = len(self._before) + self.scenario.arrivals
        self._server.wait_for_requests(expected)
        requests = self._server.requests
        assert len(requests) == expected
        assert self._clock.waits == pytest.approx(self.scenario.waits)
        assert {f"http://{request.headers['host']}" for request in requests} <= {self._server.url}
        if self.call.pages == () and "token" not in self.scenario.needs:
            sent = {request.raw for request in requests[len(self._before) :]}
            assert len(sent) <= 1, "a repeated request differs"

    def check_error(self, error: OrderkitError) -> None:
        shows = self.scenario.shown_by(self.case.client, self.call)
        assert {name: getattr(error, name) for name in shows} == shows
        assert error.attempts == self.scenario.tries
        self._check_operation(error)
        if isinstance(error, ApiError | DecodeError):
            assert (200 <= error.response.status < 300) == isinstance(error, DecodeError)
        if self.call.pages:
            assert error.cursor, "the error has no cursor to resume from"

    def _check_operation(self, error: OrderkitError) -> None:
        token = self.case.client.token
        if token is None or error.operation != token.operation:
            method, path, _ = type(self.caller.client)._provider.operations[self.call.operation]
            named = (error.operation, error.method, error.path_template)
            assert named == (self.call.operation, method, path)


# aiohttp refuses bytes after the body before it passes the body on: there it is a lost response, and no DecodeError.
REFUSED_BY_AIOHTTP = "JSON longer than its content-length is not decoded"


def modes() -> list[Any]:
    wires = {"sync": ("httpx", "httpx client"), "async": ("httpx", "httpx client", "aiohttp")}
    return [
        pytest.param(case, mode, wire, id=f"{case} {mode} {wire}")
        for case in CASES
        for mode in case.scenario.modes
        for wire in wires[mode]
        if wire != "aiohttp" or case.scenario.claim != REFUSED_BY_AIOHTTP
    ]


@pytest.mark.parametrize(("case", "mode", "wire"), modes(), indirect=["mode", "wire"])
def test_the_client_keeps_its_promise(
    case: Case, on_one_connection: Any, closed_server: Any, clock: Any, reply: Any, loop: Any
) -> None:
    stage = Stage(case.client, case.call, closed_server.url, reply, loop)
    caller = on_one_connection(case.client, renewing="token" in case.scenario.needs)
    run = Run(case, caller, closed_server, clock, stage)
    run.begin()
    if case.scenario.error is None:
        assert run.result() == run.expected_of(case.scenario.script)
        run.check_requests()
    else:
        fails_as_promised(run, case.scenario.error)


def fails_as_promised(run: Run, error: type[BaseException]) -> None:
    found: list[Any] = []
    with pytest.raises(error) as caught:
        run.result(found)
    assert len(found) == run.scenario.found
    run.check_requests()
    if isinstance(caught.value, OrderkitError):
        run.check_error(caught.value)
    if run.scenario.then:
        everything = run.expected_of((*run.scenario.script, *run.scenario.then))
        assert run.result_after(caught.value, found) == everything


def test_the_table_has_every_operation_of_every_client() -> None:
    public = {name: getattr(orderkit, name) for name in orderkit.__all__}
    providers = {name: kind._provider for name, kind in public.items() if is_client(kind)}
    assert {client.title for client in CLIENTS} == set(providers)
    for client in CLIENTS:
        known = {call.operation for call in client.operations.values()} - {"createOrderOnce"}
        assert known == set(providers[client.title].operations)


def is_client(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, SyncClient)


def test_every_promise_has_cases_for_every_client_or_a_reason_why_not() -> None:
    silent = [
        (row, client.title)
        for row in ROWS
        for client in CLIENTS
        if not cases_of(row, client) and not reasons_of(row, client)
    ]
    assert silent == []
    assert all(any(cases_of(row, client) for client in CLIENTS) for row in ROWS)
