"""Headers and values that the process of schemathesis and the relay know."""

from __future__ import annotations

from typing import Final

PREFIX: Final = "x-okc-"
OPERATION: Final = "x-okc-operation"
PHASE: Final = "x-okc-phase"
EXCHANGE: Final = "x-okc-exchange"
SPENT: Final = "x-okc-spent"
CREDENTIAL: Final = "okc-credential"
"""What schemathesis sends in place of a credential, which it never gets."""
