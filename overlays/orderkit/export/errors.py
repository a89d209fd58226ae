"""Errors of an export."""

from __future__ import annotations

from ..errors import OrderkitError


class ExportError(OrderkitError):
    """The export cannot go on: the destination, the disk or an option is not usable. What was loaded stays."""
