"""The behaviour of every client when the network or its provider fails: one table, real bytes, sync and async."""

from __future__ import annotations

import json
from typing import Any

import orderkit
import pytest
from fault_clients import PLACE_OF_VALUE
from fault_held import HELD, held_for
from fault_moves import OK, REFUSE, TOKEN, Move, Stage
from fault_providers import CLIENTS
from fault_table import CASES, ROWS, Case, cases_of, reasons_of
from orderkit import DecodeError, OrderkitError, to_json
from orderkit.runtime.client.base_client import SyncClient


class Run:
    """A case in progress: the call, the actions of the server, and the checks."""

    def __init__(self, case: Case, caller: Any, server: Any, clock: Any, stage: Stage) -> None:
        self.case, self.scenario, self.caller = case, case.scenario, caller
        put = case.scenario.put
        self.call = stage.call if put is None else stage.call.with_value(put)
        self._server, self._clock, self._stage = server, clock, stage
        self._moves = [move for move in case.scenario.script if move is not REFUSE]
        self._before = [TOKEN] if case.begins_with_token and self._moves else []
        self._end = self._page_behind_the_last()
        self._empty_pages = 0
        if self._end is not None:
            server.always = self._end

    def _page_behind_the_last(self) -> bytes | None:
        """Return the page that a listing requests to see that there are no more."""
        if self.call.end is not None:
            return self._stage.respond(self.call.end)
        if self.scenario.behind is None or not self.case.client.total_of:
            return None
        return bytes(self.scenario.behind.step(self._stage))

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
        result = self.call.made_by(self.caller, found, **options)
        self._empty_pages = int(self._end is not None)
        return result

    def result_after(self, error: BaseException, found: list[Any]) -> Any:
        """Return the result of the same call made again, or of the rest of a listing."""
        self._server.play(*(move.step(self._stage) for move in self.scenario.then))
        options = {"cursor": getattr(error, "cursor", None)} if self.call.pages else {}
        return self.call.made_by(self.caller, found, **options)

    def result_again(self) -> Any:
        """Return the result of the same call made again, when the server has sent all that it had to send."""
        if any(move.signals for move in self.scenario.script):
            assert self._stage.sent.wait(10)
        self._server.play(*(move.step(self._stage) for move in self.scenario.then))
        return self.call.made_by(self.caller)

    def check_drift(self, records: list[Any]) -> None:
        """Check that the differences are counted at one place, which is logged once."""
        drift = dict(self.caller.client.drift)
        assert [each.operation for each in drift] == [self.call.operation]
        assert sum(drift.values()) == self.scenario.counted
        assert len([each for each in records if each.levelname == "WARNING"]) == 1

    def expected_of(self, moves: tuple[Move, ...]) -> Any:
        """Return the result that a caller must get of some moves: the last response, or the items of all pages."""
        results = [move.gives(self.call) for move in moves if move.gives]
        return [item for page in results for item in page] if self.call.pages else results[-1]

    def check_requests(self) -> None:
        expected = len(self._before) + self.scenario.arrivals + self._empty_pages
        self._server.wait_for_requests(expected)
        requests = self._server.requests
        assert len(requests) == expected
        assert self._clock.waits == pytest.approx(self.scenario.waits)
        assert {f"http://{request.headers['host']}" for request in requests} <= {self._server.url}
        assert not [request for request in requests if "cookie" in request.headers]
        if self.call.pages == () and "token" not in self.scenario.needs:
            sent = {request.raw for request in requests[len(self._before) :]}
            assert len(sent) <= 1, "a repeated request differs"

    def check_error(self, error: OrderkitError) -> None:
        shows = self.scenario.shown_by(self.case.client, self.call)
        assert {name: shown(getattr(error, name)) for name in shows} == shows
        assert error.attempts == self.scenario.tries
        self._check_operation(error)
        assert str(error).isprintable()
        if isinstance(error, DecodeError):
            assert 200 <= error.response.status < 300
        if self.call.pages:
            assert error.cursor, "the error has no cursor to resume from"

    def _check_operation(self, error: OrderkitError) -> None:
        token = self.case.client.token
        if token is None or error.operation != token.operation:
            method, path, _ = type(self.caller.client)._provider.operations[self.call.operation]
            named = (error.operation, error.method, error.path_template)
            assert named == (self.call.operation, method, path)


def shown(value: Any) -> Any:
    """Return a value of an error; JSON with the numbers that the table has."""
    return json.loads(to_json(value)) if isinstance(value, dict) else value


# aiohttp refuses bytes after the body before it passes the body on: there it is a lost response, and no DecodeError.
REFUSED_BY_AIOHTTP = "JSON longer than its content-length is not decoded"


def modes() -> list[Any]:
    wires = {"sync": ("httpx", "httpx client"), "async": ("httpx", "httpx client", "aiohttp")}
    ours = {"sync": ("ours",), "async": ("ours", "aiohttp")}
    return [
        pytest.param(case, mode, wire, id=f"{case} {mode} {wire}")
        for case in CASES
        for mode in case.scenario.modes
        for wire in (ours if case.scenario.ours else wires)[mode]
        if wire != "aiohttp" or case.scenario.claim != REFUSED_BY_AIOHTTP
    ]


@pytest.mark.parametrize(("case", "mode", "wire"), modes(), indirect=["mode", "wire"])
def test_the_client_keeps_its_promise(
    case: Case, on_one_connection: Any, closed_server: Any, clock: Any, reply: Any, loop: Any, caplog: Any
) -> None:
    stage = Stage(case.client, case.call, closed_server.url, reply, loop)
    renewing, on_drift = "token" in case.scenario.needs, case.scenario.on_drift
    caller = on_one_connection(case.client, renewing=renewing, on_drift=on_drift)
    run = Run(case, caller, closed_server, clock, stage)
    run.begin()
    if case.scenario.error is None:
        succeeds_as_promised(run)
    else:
        fails_as_promised(run, case.scenario.error)
    ours = [record for record in caplog.records if record.name.startswith("orderkit")]
    assert all(record.getMessage().isprintable() for record in ours)
    if case.scenario.counted is not None:
        run.check_drift(ours)


def succeeds_as_promised(run: Run) -> None:
    assert run.result() == run.expected_of(run.scenario.script)
    run.check_requests()
    if run.scenario.then:
        assert run.result_again() == run.expected_of(run.scenario.then)


def fails_as_promised(run: Run, error: type[BaseException]) -> None:
    found: list[Any] = []
    with pytest.raises(error) as caught:
        run.result(found)
    assert len(found) == run.scenario.found
    run.check_requests()
    if isinstance(caught.value, OrderkitError):
        run.check_error(caught.value)
    if run.scenario.put is not None:
        assert PLACE_OF_VALUE in str(caught.value)
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
        if not cases_of(row, client) and not held_for(row, client) and not reasons_of(row, client)
    ]
    assert silent == []
    assert all(any(cases_of(row, client) or held_for(row, client) for client in CLIENTS) for row in ROWS)


@pytest.mark.parametrize("held", HELD, ids=lambda held: f"{held.row} {held.claim}")
def test_the_tests_that_keep_a_promise_exist(held: Any) -> None:
    assert held.row in ROWS
    assert held.missing() == []
    assert set(held.lacks) < {client.title for client in CLIENTS}
