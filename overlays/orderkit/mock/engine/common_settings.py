"""Settings that all providers share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# Here rather than in one provider, because three providers have application codes of their own.
HttpStatus = Literal["conservative", "semantic", "literal"]
"""HTTP status that carries an application error code (EL-11): the contract's, the customary one, or the code itself."""


@dataclass(frozen=True, slots=True)
class CommonSettings:
    """Accepted API keys, the HTTP status for application error codes, and how strict and how talkative the mock is.

    For users they are described with the settings of the mock.
    """

    api_keys: tuple[str, ...]
    http_status: HttpStatus = "conservative"
    explain: bool = False
    strict: bool = False
    only_required: bool = False
    refuse_reversed_ranges: bool = False
