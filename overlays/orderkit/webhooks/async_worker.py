"""Processes the webhooks of an inbox in tasks, until it is stopped."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from typing import Final, cast

import anyio
import anyio.to_thread

from .notifications import Notification
from .worker import SIGNALS, Options, Progress, Queue, Result, refuse_unfinished

Handler = Callable[[Notification], Awaitable[object]]

# Seconds between two looks at an event of threads, which nothing can await.
_LOOK: Final = 0.1


async def run(
    inbox: Queue, handler: Handler, options: Options, stop: threading.Event | None, *, signals: bool
) -> Result:
    """Process webhooks in tasks until they are stopped or cancelled."""
    progress = Progress(inbox, options, stop or threading.Event())
    interrupts: list[BaseException] = []
    async with anyio.create_task_group() as listening:
        if signals and threading.current_thread() is threading.main_thread():
            await listening.start(_listen, progress.stop)
        async with anyio.create_task_group() as working:
            for _ in range(options.workers):
                working.start_soon(_work, progress, handler, interrupts)
        listening.cancel_scope.cancel()
    if interrupts:
        raise interrupts[0]
    return progress.result


async def _listen(stop: threading.Event, *, task_status: anyio.abc.TaskStatus[None]) -> None:
    """Set an event at SIGTERM or SIGINT."""
    try:
        receiver = anyio.open_signal_receiver(*SIGNALS)
        signals = receiver.__enter__()
    except NotImplementedError:  # asyncio on Windows
        task_status.started()
        return
    try:
        task_status.started()
        async for _ in signals:
            stop.set()
    finally:
        receiver.__exit__(None, None, None)


async def _work(progress: Progress, handler: Handler, interrupts: list[BaseException]) -> None:
    try:
        while not progress.stop.is_set():
            # A claim is never abandoned half way: nobody would know of it until its lease ends.
            notification = await anyio.to_thread.run_sync(progress.claim)
            if notification is not None:
                await _handle(progress, handler, notification)
            elif progress.options.until_empty:
                return
            else:
                await _wait(progress)
    except anyio.get_cancelled_exc_class():
        raise
    except BaseException as error:  # noqa: BLE001 - raised again by `run`, and not within a group
        interrupts.append(error)
        progress.stop.set()


async def _handle(progress: Progress, handler: Handler, notification: Notification) -> None:
    error: Exception | None = None
    try:
        outcome = cast(object, handler(notification))
        if isinstance(outcome, Awaitable):  # a plain function has done its work
            outcome = await cast(Awaitable[object], outcome)
        refuse_unfinished(outcome)
    except Exception as failure:  # noqa: BLE001 - whatever a handler raises is a failed attempt
        error = failure
    except BaseException:
        with anyio.CancelScope(shield=True):
            await anyio.to_thread.run_sync(progress.release, notification)
        raise
    with anyio.CancelScope(shield=True):
        await anyio.to_thread.run_sync(progress.settle, notification, error)


async def _wait(progress: Progress) -> None:
    with anyio.move_on_after(progress.options.poll):
        while not progress.stop.is_set():  # noqa: ASYNC110 - an event that threads set
            await anyio.sleep(min(_LOOK, progress.options.poll))
