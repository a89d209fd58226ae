"""Accounts that are read at the same time, each in a thread of its own, into one bounded queue."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from attrs import define, field

from ..accounts import Account
from ..runtime.client.drift import DriftPlace
from .reader import AccountReader, Batch
from .spool import SpoolError

# Batches on disk: enough that reading goes on during a load, and at most some hundred megabytes.
_AHEAD: Final = 64
_SECONDS: Final = 0.2
# Longer than a response takes: only a wait for a token's limits, of up to an hour, goes on.
_PATIENCE: Final = 35.0


@define(frozen=True)
class Ended:
    """The end of an account's run.

    Attributes:
        account: The account.
        error: Why it ended early; None if it is complete.
        drift: What differed from the contract since the last batch, and how often.
    """

    account: Account
    error: Exception | None = None
    drift: dict[DriftPlace, int] = field(factory=dict[DriftPlace, int])


@define
class Readers:
    """Reads accounts in threads. What they read, and how they ended, comes from `events`.

    Attributes:
        accounts: The accounts, in the order in which they are begun.
        make: Makes the reader of an account.
        workers: Accounts that are read at the same time.
    """

    accounts: Sequence[Account]
    make: Callable[[Account], AccountReader]
    workers: int
    _queue: queue.Queue[Batch | Ended] = field(factory=lambda: queue.Queue(_AHEAD), init=False)
    _stopped: threading.Event = field(factory=threading.Event, init=False)
    _threads: list[threading.Thread] = field(factory=list[threading.Thread], init=False)
    _waiting: list[Account] = field(init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False)

    def __attrs_post_init__(self) -> None:
        self._waiting = list(self.accounts)

    def start(self) -> None:
        """Begin to read."""
        for number in range(min(self.workers, len(self.accounts))):
            thread = threading.Thread(target=self._work, name=f"orderkit-export-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def events(self) -> Iterator[Batch | Ended]:
        """Return what is read, until every account has ended.

        Raises:
            SpoolError: The disk is full.
        """
        left = len(self.accounts)
        while left:
            event = self._queue.get()
            if isinstance(event, Ended):
                if isinstance(event.error, SpoolError):
                    raise event.error  # it is the destination's, and meets every account
                left -= 1
            yield event

    def stop(self) -> None:
        """Stop reading; what was not taken is forgotten, and read again by the next run.

        A reader that waits for a token's limits is left behind: it reads no further when it wakes.
        """
        self._stopped.set()
        last = time.monotonic() + _PATIENCE
        for thread in self._threads:
            while thread.is_alive() and time.monotonic() < last:
                self._forget()
                thread.join(_SECONDS)

    def _forget(self) -> None:
        while True:
            try:
                self._queue.get_nowait()
            except queue.Empty:
                return

    def _work(self) -> None:
        while not self._stopped.is_set():
            with self._lock:
                if not self._waiting:
                    return
                account = self._waiting.pop(0)
            self._put(self._read(account))

    def _read(self, account: Account) -> Ended:
        reader: AccountReader | None = None
        try:
            reader = self.make(account)
            reader.stopped = self._stopped.is_set
            with reader.client:
                for batch in reader.batches():
                    if not self._put(batch):
                        break
        except Exception as error:  # noqa: BLE001 - whatever it is, the other accounts go on
            return Ended(account, error, {} if reader is None else reader.new_drift())
        return Ended(account, None, reader.new_drift())

    def _put(self, event: Batch | Ended) -> bool:
        while not self._stopped.is_set():
            try:
                self._queue.put(event, timeout=_SECONDS)
            except queue.Full:
                continue
            return True
        return False
