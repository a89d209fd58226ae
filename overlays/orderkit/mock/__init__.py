"""A mock of the providers, faithful to their contracts: stateful, repeatable, on loopback only."""

from .application import MockApplication, create_app
from .control import Control
from .epages.settings import EpagesSettings, NextDefault
from .nocnoc.settings import Limit, NocnocSettings, TaxRate
from .nocnoc_store.settings import NocnocStoreSettings, Warehouse
from .noventiq.settings import NoventiqEndpoint, NoventiqSettings
from .provider import UnknownError
from .sendcloud.settings import RateLimits, SendcloudSettings
from .server import MockServer
from .settings import MockSettings, WebhookSettings
from .store import StoreError

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
