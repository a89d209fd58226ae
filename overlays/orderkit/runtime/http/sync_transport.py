"""Runs flows over httpx in the calling thread; `async_transport.py` does the same in an event loop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, TypeVar, cast

import httpx

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
from .wire import (
    ResponseReader,
    Sender,
    SyncHttp,
    Transports,
    build,
    closed_error,
    failure_of,
    over_client,
    over_transport,
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
        self._sleep, self._lock = sleep, threading.Lock()
        self._given, self._closed = _given(http_client), False
        self._transports = Transports(httpx.HTTPTransport, lambda made, request: made.handle_request(request))

    def perform(self, flow: Flow[T]) -> T:
        """Run a flow to its result or its error."""
        if self._closed:
            raise closed_error()
        outcome: Any = None
        try:
            while True:
                try:
                    step = flow.send(outcome)
                except StopIteration as done:
                    result: T = done.value
                    return result
                outcome = self._do(step)
        finally:
            flow.close()  # at once after an interrupt, so that a lock it holds is released

    def _do(self, step: Request | Sleep | AcquireLock | Spawn | WaitAny) -> object:
        match step:
            case Request():
                return self._send(step)
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

    def _send(self, request: Request) -> Response | TransportFailure:
        if self._closed:  # maybe while the call waited: a connection opened now would never be closed
            raise closed_error()
        sender = self._given or self._transports.sender_for(request)
        built, deadline = build(sender, request), time.monotonic() + request.timeout.body
        try:
            response: httpx.Response = sender.send(built)
            try:
                reader = ResponseReader(response, deadline)
                for chunk in response.iter_bytes():
                    if reader.add(chunk):
                        break
            finally:
                response.close()
        except httpx.HTTPError as error:
            return failure_of(error, built)
        return reader.finish()

    def close(self) -> None:
        """Close the connections, unless the user passed the HTTP client."""
        self._closed = True
        # After the flag: a call that wakes up from a wait sees it, and opens no connection that nobody would close.
        for transport in self._transports.made():
            transport.close()
