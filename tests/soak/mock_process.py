"""A mock in a process of its own, without limits of calls: prints its address, and ends when its input does."""

import sys

from orderkit.mock import EpagesSettings, MockServer, MockSettings, SendcloudSettings

SETTINGS = MockSettings(
    orders=300, sendcloud=SendcloudSettings(rate_limits=None), epages=EpagesSettings(calls_an_hour=10**9)
)

if __name__ == "__main__":
    with MockServer(SETTINGS) as mock:
        print(mock.url, flush=True)
        sys.stdin.read()
