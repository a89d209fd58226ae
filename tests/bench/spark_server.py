"""Serves a mock with orders of one provider that delays each response: `PROVIDER ORDERS SECONDS`."""

from __future__ import annotations

import sys

from orderkit.mock import MockServer, MockSettings
from orderkit.mock.providers.epages.settings import EpagesSettings


def serve(provider: str, orders: str, seconds: str) -> None:
    # All rounds together make more calls than a token of ePages may make in an hour; one run makes far fewer.
    settings = MockSettings(orders=0, epages=EpagesSettings(calls_an_hour=1_000_000))
    with MockServer(settings) as mock:
        mock.control.seed(int(orders), provider=provider)
        mock.control.inject_random_faults(1.0, kinds=["slow"], seconds=float(seconds))
        print(mock.url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    serve(*sys.argv[1:])
