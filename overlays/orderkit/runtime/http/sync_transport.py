"""Performs an exchange over httpx in the calling thread; `async_transport.py` does so in a task."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, TypeVar, cast

import httpx

from ..protocol.messages import Answer, Begin, EndTurn, Join, Lost, Pause, Request, Steps, Turn
from .wire import (
    Content,
    Sender,
    SyncHttp,
    Transports,
    answer_of,
    build,
    loss_of,
    over_client,
    over_transport,
    refuse_if,
    refuse_if_packed_twice,
    wrong_kind,
)

T = TypeVar("T")


def _given(http_client: SyncHttp | None) -> Sender | None:
    """What was handed in."""
    match http_client:
        case None:
            return None
        case httpx.Client():
            return over_client(http_client)
        case httpx.BaseTransport():
            return over_transport(http_client.handle_request)
        case _:
            raise wrong_kind(http_client, httpx.Client, httpx.BaseTransport)


class SyncTransport:
    """Performs exchanges in the calling thread; may be shared by threads."""

    def __init__(
        self,
        http_client: SyncHttp | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._sleep, self._turn = sleep, threading.Lock()
        self._given, self._closed = _given(http_client), False
        self._transports = Transports(httpx.HTTPTransport, lambda made, request: made.handle_request(request))

    def perform(self, steps: Steps[T]) -> T:
        """Take the steps to what comes of them, or to their error."""
        refuse_if(self._closed)
        outcome: Any = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as done:
                    result: T = done.value
                    return result
                outcome = self._do(step)
        finally:
            steps.close()  # at once if interrupted: nobody waits for a turn whose owner is gone

    def _do(self, step: Request | Pause | Turn | Begin | Join) -> object:
        match step:
            case Request():
                return self._send(step)
            case Pause():
                return self._sleep(step.seconds)
            case Turn():
                return self._take_turn()
            case Begin():
                return self._begin(step.steps)
            case Join():
                return wait(cast(Sequence[Future[Any]], step.flights), return_when=FIRST_COMPLETED)

    def _begin(self, steps: Steps[T]) -> Future[T]:
        flight: Future[T] = Future()
        threading.Thread(target=self._fly, args=(flight, steps), daemon=True).start()
        return flight

    def _fly(self, flight: Future[T], steps: Steps[T]) -> None:
        if flight.set_running_or_notify_cancel():
            try:
                flight.set_result(self.perform(steps))
            except BaseException as error:  # noqa: BLE001 - whoever waits for the flight gets it
                flight.set_exception(error)

    def _take_turn(self) -> EndTurn:
        self._turn.acquire()
        return self._turn.release

    def _send(self, request: Request) -> Answer | Lost:
        refuse_if(self._closed)  # perhaps while the call waited: what it opened now, nobody would close
        sender = self._given or self._transports.sender_for(request)
        built, content = build(sender, request), Content(request.timeout.body)
        try:
            response: httpx.Response = sender.send(built)
            try:
                refuse_if_packed_twice(response)
                for chunk in response.iter_bytes():
                    if content.fills_up_with(chunk):
                        break
            finally:
                response.close()
        except httpx.HTTPError as error:
            return loss_of(error, built)
        return answer_of(response, content)

    def close(self) -> None:
        """Close the connections, unless the HTTP client was handed in."""
        self._closed = True
        for transport in self._transports.made():
            transport.close()
