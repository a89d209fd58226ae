"""The whole order journey against the embedded mock, shown in the terminal: `orderkit demo` or `make demo`."""

from __future__ import annotations

from .stage import run

__all__ = ("run",)
