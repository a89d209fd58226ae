"""Orders of many accounts in one database: `export` reads what is new or has changed, and merges it.

Built on dlt, whose state, schema and destinations it uses. It needs the extra `export`.
"""

from ..accounts import Account, AccountsError, read_accounts
from .destination import Destination
from .errors import ExportError
from .exporting import AccountResult, ExportResult, export

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
