"""Orders of many accounts in one database: `export` reads what is new or has changed, and merges it.

Built on dlt, whose state, schema and destinations it uses. It needs the extra `export`.
"""

import os

# dlt would report each run to its makers.
os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
# Its errors are raised too: logged as well, they would be there twice, with their frames.
os.environ.setdefault("RUNTIME__LOG_LEVEL", "CRITICAL")
# Each step of a load takes memory of its own, so one comes after the other. Staging tables are emptied after a merge:
# otherwise they would be compressed and written for nothing.
os.environ.setdefault("ORDERKIT__LOAD__WORKERS", "1")
os.environ.setdefault("ORDERKIT__LOAD__TRUNCATE_STAGING_DATASET", "true")
os.environ.setdefault("ORDERKIT__DATA_WRITER__BUFFER_MAX_ITEMS", "1000")

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
