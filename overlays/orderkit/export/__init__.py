"""Orders of many accounts in one database: `export` reads what is new or has changed, and merges it.

Built on dlt, whose state, schema and destinations it uses. It needs the extra `export`.
"""

import os

# dlt would report each run to its makers.
os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
os.environ.setdefault("RUNTIME__LOG_LEVEL", "ERROR")

from ..accounts import Account, AccountsError, read_accounts
from .destination import Destination
from .errors import ExportError
from .exporting import export
from .results import AccountResult, ExportResult

__all__ = [
    "Account",
    "AccountResult",
    "AccountsError",
    "Destination",
    "ExportError",
    "ExportResult",
    "export",
    "read_accounts",
]
