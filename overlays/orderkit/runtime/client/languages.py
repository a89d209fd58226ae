"""Which language an answer is asked for in: chosen once for a client, or for one call."""

from __future__ import annotations

from collections.abc import Iterable


def checked_language(language: str, supported: Iterable[str], provider: str) -> str:
    """Return `language` if the provider speaks it.

    Raises:
        ValueError: It does not; the message lists the languages it does speak.
    """
    known = tuple(str(item) for item in supported)
    if language not in known:
        raise ValueError(f"{provider} does not answer in {language!r}; use one of {', '.join(sorted(known))}")
    return str(language)
