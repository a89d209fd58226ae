"""Settings and hooks with which schemathesis tests a server of a provider without false alarms, and in depth."""

from __future__ import annotations

from pathlib import Path

from ..documents import check_provider


def settings_path(provider: str) -> Path:
    """Return the path of a provider's settings for schemathesis.

    Raises:
        ValueError: There is no such provider, or the package is inside of an archive.
    """
    check_provider(provider)
    path = Path(__file__).with_name(f"{provider}.toml")
    if not path.is_file():
        raise ValueError(f"orderkit must be installed as files, not inside of an archive (got {path})")
    return path
