"""A mock of the providers, faithful to their contracts: stateful, repeatable, on loopback only."""

from .app import MockApplication, create_app
from .control.control import Control
from .engine.errors import UnknownError
from .engine.store import StoreError
from .providers.epages.settings import EpagesSettings, NextDefault
from .providers.nocnoc.settings import Limit, NocnocSettings, TaxRate
from .providers.nocnoc_store.settings import NocnocStoreSettings, Warehouse
from .providers.noventiq.settings import NoventiqEndpoint, NoventiqSettings
from .providers.sendcloud.settings import RateLimits, SendcloudSettings
from .server import MockServer
from .settings import MockSettings
from .webhooks.settings import WebhookSettings

__all__ = [
    "Control",
    "EpagesSettings",
    "Limit",
    "MockApplication",
    "MockServer",
    "MockSettings",
    "NextDefault",
    "NocnocSettings",
    "NocnocStoreSettings",
    "NoventiqEndpoint",
    "NoventiqSettings",
    "RateLimits",
    "SendcloudSettings",
    "StoreError",
    "TaxRate",
    "UnknownError",
    "Warehouse",
    "WebhookSettings",
    "create_app",
]
