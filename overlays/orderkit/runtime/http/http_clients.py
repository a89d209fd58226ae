"""HTTP clients that users pass, and the processes that they belong to."""

from __future__ import annotations

from typing import Final
from weakref import WeakSet

import httpx

from ..protocol.forks import ForkAware, track

# They have no connections that two processes could share.
_WITHOUT_CONNECTIONS: Final = (httpx.MockTransport, httpx.ASGITransport, httpx.WSGITransport)


class _Owners:
    """The HTTP clients that this process has used, and those that a parent process had used before it forked."""

    def __init__(self) -> None:
        self._own: WeakSet[object] = WeakSet()
        self._inherited: WeakSet[object] = WeakSet()
        track(self)

    def after_fork(self) -> None:
        """Leave the clients that were used to the parent."""
        self._inherited |= self._own
        self._own.clear()

    def claim(self, http_client: object) -> None:
        """Note that this process uses an HTTP client.

        Raises:
            RuntimeError: The parent process used it before the fork.
        """
        if http_client in self._inherited:
            raise RuntimeError(
                "http_client must not be used by two processes: its connections were opened before the fork; make "
                "it, and the client that it is passed to, in each process"
            )
        self._own.add(http_client)


_owners: Final = _Owners()


def claim(http_client: object) -> None:
    """Note that this process uses an HTTP client that a user passed.

    One that a process has used belongs to it: a child that is forked later would read its answers.

    Raises:
        RuntimeError: The parent process used it before the fork.
    """
    # Ours takes new connections by itself.
    if not isinstance(http_client, _WITHOUT_CONNECTIONS) and not _renews_itself(http_client):
        _owners.claim(http_client)


def _renews_itself(http_client: object) -> bool:
    return hasattr(http_client, ForkAware.after_fork.__name__)
