"""Times of the store as texts, laid out as the contract declares, so that they sort as texts."""

from __future__ import annotations

import time
from datetime import datetime

from ...engine.time_layouts import declared_time_format


def format_timestamp(timestamp: datetime) -> str:
    """Format a time in UTC (ST-27)."""
    return timestamp.strftime(declared_time_format("nocnoc_store", "Order", "created_at"))


def format_seconds(seconds: int) -> str:
    """Format a time that is given in seconds since 1970."""
    return time.strftime(declared_time_format("nocnoc_store", "Order", "created_at"), time.gmtime(seconds))
