"""Runs flows over httpx in the calling thread; `async_transport.py` does the same in an event loop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, TypeVar, cast

import httpx

from ..protocol.forks import keep_for_parent, track
from ..protocol.messages import (
    AcquireLock,
    Flow,
    ReleaseLock,
    Request,
    Response,
    Sleep,
    Spawn,
    TransportFailure,
    WaitAny,
)
from .connections import Connections
from .gates import CONNECTIONS, ThreadGate
from .http_clients import claim
from .leftovers import end, guard
from .wire import (
    ResponseReader,
    Sender,
    SyncHttp,
    build,
    closed_error,
    decoded_headers,
    failure_in,
    over_client,
    over_transport,
    shows_what_was_sent,
    without_frames,
    wrong_http_client_error,
)

T = TypeVar("T")


def _given(http_client: SyncHttp | None) -> Sender | None:
    """Make a sender of the http_client that the user passed."""
    match http_client:
        case None:
            return None
        case httpx.Client():
            return over_client(http_client)
        case httpx.BaseTransport():
            return over_transport(http_client.handle_request)
        case _:
            raise wrong_http_client_error(http_client, httpx.Client, httpx.BaseTransport)


class SyncTransport:
    """Runs flows in the calling thread. Thread-safe."""

    def __init__(
        self,
        http_client: SyncHttp | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._sleep, self._closed = sleep, False
        self._http_client, self._given = http_client, _given(http_client)
        # How many connections an HTTP client of the user has is not known.
        self._gate = ThreadGate(CONNECTIONS)
        self._renew()
        track(self)

    def _renew(self) -> None:
        self._lock, self._claimed = threading.RLock(), False
        # Whether this thread has the lock, as threading.Condition asks it. A flow has it while a function that it calls
        # makes a call.
        self._holds_lock: Callable[[], bool] = getattr(self._lock, "_is_owned")  # noqa: B009
        self._connections = Connections(
            httpx.HTTPTransport, lambda made, request: made.handle_request(request)
        )

    def after_fork(self) -> None:
        """Leave the connections to the parent process; those of this one are opened when they are needed."""
        keep_for_parent(self._connections)
        self._renew()

    def perform(self, flow: Flow[T]) -> T:
        """Run a flow to its result or its error."""
        if self._closed:
            raise closed_error()
        outcome: Any = None
        holds_lock = self._holds_lock()
        try:
            while True:
                try:
                    step = flow.send(outcome)
                except StopIteration as done:
                    result: T = done.value
                    return result
                outcome = self._do(step)
        finally:
            try:
                flow.close()  # at once after an interrupt, so that a lock it holds is released
            finally:
                # The interrupt may have come when the lock had been acquired and the flow did not know it yet.
                if not holds_lock and self._holds_lock():
                    self._lock.release()

    def _do(self, step: Request | Sleep | AcquireLock | Spawn | WaitAny) -> object:
        match step:
            case Request():
                if self._given is not None:
                    return self._send_given(step, self._given)
                with self._gate.place():
                    return self._send_own(step)
            case Sleep():
                return self._sleep(step.seconds)
            case AcquireLock():
                return self._acquire_lock(step.seconds)
            case Spawn():
                return self._spawn(step.flow)
            case WaitAny():
                return wait(cast(Sequence[Future[Any]], step.tasks), return_when=FIRST_COMPLETED)

    def _spawn(self, flow: Flow[T]) -> Future[T]:
        # A daemon thread: a page that is fetched ahead must not keep the program from exiting.
        task: Future[T] = Future()
        threading.Thread(target=self._run_in_thread, args=(task, flow), daemon=True).start()
        return task

    def _run_in_thread(self, task: Future[T], flow: Flow[T]) -> None:
        if task.set_running_or_notify_cancel():
            try:
                task.set_result(self.perform(flow))
            except BaseException as error:  # noqa: BLE001 - raised again by task.result()
                task.set_exception(error)

    def _acquire_lock(self, seconds: float) -> ReleaseLock | None:
        return self._lock.release if self._lock.acquire(timeout=seconds) else None

    def _send_given(self, request: Request, sender: Sender) -> Response | TransportFailure:
        if not self._claimed:
            claim(self._http_client)
            self._claimed = True
        return self._send(request, sender)

    def _send_own(self, request: Request) -> Response | TransportFailure:
        if (expired := self._connections.expired(request.base_url)) is not None:
            expired.close()
        connection = self._connections.take(request.base_url)
        try:
            outcome = self._send(request, connection.sender)
        except BaseException:  # an interrupt
            self._connections.drop(connection)
            connection.transport.close()
            raise
        self._connections.give_back(connection)
        return outcome

    def _send(self, request: Request, sender: Sender) -> Response | TransportFailure:
        if self._closed:  # maybe while the call waited: a connection opened now would never be closed
            raise closed_error()
        built = build(sender, request)
        try:
            response: httpx.Response = sender.send(built)
            if "network_stream" in response.extensions:  # one that is made in memory has no connection
                guard(response)
                if (
                    self._closed
                ):  # while the connection was being opened: it is not among those that were closed
                    end(response)
            try:
                deadline = built.extensions["timeout"]["read"].ends_at
                return ResponseReader(response, decoded_headers(response), deadline).read()
            finally:
                response.close()
        except BaseException as error:
            if (failure := failure_in(error, built)) is not None:
                return failure
            if not shows_what_was_sent(error, self._given):
                raise
            interrupted = without_frames(error)
        raise interrupted

    def close(self) -> None:
        """Close the connections, unless the user passed the HTTP client."""
        self._closed = True
        # After the flag: a call that wakes up from a wait sees it, and opens no connection that nobody would close.
        for transport in self._connections.made():
            transport.close()
