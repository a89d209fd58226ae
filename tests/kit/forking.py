"""Work in a child process that is made by `os.fork`, as gunicorn, Celery and multiprocessing make theirs."""

from __future__ import annotations

import json
import os
import select
import signal
import warnings
from collections.abc import Callable
from typing import Any

LONGEST = 60


class Child:
    """A forked process that does some work. It ends like one of multiprocessing: nothing is finalized."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._reader, writer = os.pipe()
        with warnings.catch_warnings():
            # Python 3.12 and later warn of forks in programs with threads, which is what is tested.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._id = os.fork()
        if not self._id:
            os.close(self._reader)
            self._end(work, writer)
        os.close(writer)

    @staticmethod
    def _end(work: Callable[[], Any], writer: int) -> None:
        try:
            told = json.dumps(["result", work()])
        except BaseException as error:  # noqa: BLE001 - told to the parent
            told = json.dumps(["error", f"{type(error).__name__}: {error}"])
        os.write(writer, told.encode())
        os._exit(0)

    def result(self) -> Any:
        """Wait for the result of the work; AssertionError with what the child raised, or if it hangs."""
        if not select.select([self._reader], [], [], LONGEST)[0]:
            os.kill(self._id, signal.SIGKILL)
        with os.fdopen(self._reader, "rb") as reader:
            told = reader.read()
        os.waitpid(self._id, 0)
        assert told, f"the child did not end within {LONGEST} s"
        kind, value = json.loads(told)
        assert kind == "result", value
        return value


def in_child(work: Callable[[], Any]) -> Any:
    """Do some work in a forked process and return its result, which must be JSON."""
    return Child(work).result()
