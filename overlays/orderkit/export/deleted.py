"""Orders that a provider has no longer: those that a full read did not find get a time in `deleted_at`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ..accounts import Account
from .parts import FullRead
from .tables import FULL_READS, LOAD_ID, table_of_rows

if TYPE_CHECKING:
    import dlt
    import pyarrow as pa

_TABLE: Final = "full_reads"
# An order that was left out is no deleted one: it is there, and could not be read.
_LEFT_OUT: Final = """
and not exists (
  select 1 from problems
  where problems.provider = orders.provider and problems.account = orders.account and problems.member = ''
    and problems.read_at >= full_reads.started_at
    and (problems.order_id is null or problems.order_id = orders.id)
)
"""
_MARK: Final = """
update orders set deleted_at = full_reads.started_at from full_reads
where full_reads.provider = orders.provider and full_reads.account = orders.account
  and (full_reads._load is null or full_reads._load in (select load_id from _dlt_loads where status = 0))
  and orders.deleted_at is null and orders.read_at < full_reads.started_at
  and (full_reads.placed_from is null or orders.placed_at >= full_reads.placed_from)
  and (orders.placed_at is null or orders.placed_at < full_reads.placed_until)
"""


def full_read_table(account: Account, full: FullRead, load_id: str | None) -> tuple[str, pa.Table]:
    """Return the table of full reads that are complete once a load is, and its name."""
    row = {
        "provider": account.provider,
        "account": account.name,
        "started_at": full.started_at,
        "placed_from": full.start,
        "placed_until": full.end,
        LOAD_ID: load_id,
    }
    return _TABLE, table_of_rows([row], FULL_READS)


def mark_deleted(pipeline: dlt.Pipeline) -> Mapping[tuple[str, str], int]:
    """Mark orders that a full read did not find, also one whose run was cut off before this.

    Returns:
        The number of orders that were marked, by provider and account.
    """
    tables = pipeline.default_schema.tables
    if not {_TABLE, "orders"} <= tables.keys():
        return {}
    mark = _MARK + (_LEFT_OUT if "problems" in tables else "") + " returning orders.provider, orders.account"
    with pipeline.sql_client() as client, client.execute_query(mark) as cursor:
        return Counter((provider, account) for provider, account in cursor.fetchall())
