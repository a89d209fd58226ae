"""The mock in tests: a session with a quick reset, planned faults, and assertions about calls and webhooks.

With pytest the fixtures of `orderkit.testing.plugin` are there once orderkit is installed.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .calls import Calls, ReceivedCall
    from .next_call import NextCall
    from .provider_mock import MockClock, MockOrders, ProviderMock
    from .session import MockSession
    from .webhooks import SentWebhook, Webhooks

__all__ = (
    "Calls",
    "MockClock",
    "MockOrders",
    "MockSession",
    "NextCall",
    "ProviderMock",
    "ReceivedCall",
    "SentWebhook",
    "Webhooks",
)

# Imported on demand: pytest loads the plugin beside this module in every run, also in those without a mock.
_MODULES = {
    "Calls": ".calls",
    "MockClock": ".provider_mock",
    "MockOrders": ".provider_mock",
    "MockSession": ".session",
    "NextCall": ".next_call",
    "ProviderMock": ".provider_mock",
    "ReceivedCall": ".calls",
    "SentWebhook": ".webhooks",
    "Webhooks": ".webhooks",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
