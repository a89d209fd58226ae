"""What schemathesis is to do: the shipped settings, within a budget of requests."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ...contract import Contract, Operation, document
from ...contract.schemathesis import settings_path
from .marks import CREDENTIAL

if TYPE_CHECKING:
    from ..session import Session

_STEPS: Final = 20
"""Requests that a walk takes at the least, on the average."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What schemathesis is to do.

    Attributes:
        provider: The provider's name.
        settings: Its settings.
        dense: How many requests of the coverage phase are sent for each operation before some are left out.
    """

    provider: str
    settings: Mapping[str, Any]
    dense: int

    def for_child(self, url: str) -> dict[str, Any]:
        """Return the plan for the process that runs schemathesis, with the URL of the relay."""
        return {
            "document": document(self.provider, server=url),
            "settings": {**self.settings, "base-url": url},
        }


def plan_of(session: Session, provider: str, operations: Sequence[Operation], most: int) -> Plan:
    """Plan a run of at most so many requests: a third for each of bounds, single requests and walks."""
    contract, share = session.contract, max(1, most // (3 * max(1, len(operations))))
    settings = tomllib.loads(settings_path(provider).read_text(encoding="utf-8"))
    settings["seed"] = session.seed
    settings["headers"] = dict.fromkeys(_credential_headers(contract, session.connection.credentials(0)), CREDENTIAL)
    settings["parameters"] = {f"path.{name}": value for name, value in session.connection.accounts[0].given.items()}
    # A failure is shown by the request that was sent, and calls are few.
    settings["generation"] |= {"max-examples": share, "no-shrink": True, "database": "none"}
    phases: dict[str, Any] = settings["phases"]
    phases["stateful"]["generation"]["max-examples"] = max(1, most // (3 * _STEPS))
    if not session.allows_writes:
        phases["coverage"] = {"unexpected-methods": list[str]()}
    # Values of responses, such as times, would make each run another one; the hooks name objects that exist.
    for name in ("examples", "coverage", "fuzzing"):
        phases.setdefault(name, {})["extra-data-sources"] = {"responses": False}
    phases["fuzzing"]["error-feedback"] = {"enabled": False}
    for each in settings["operations"]:
        each["enabled"] = each["include-operation-id"] in {operation.id for operation in operations}
    return Plan(provider, settings, max(1, share // 3))


def _credential_headers(contract: Contract, credentials: Mapping[str, str]) -> list[str]:
    """Return the headers of credentials as the document writes them: schemathesis takes them away by that name."""
    schemes = contract.document["components"]["securitySchemes"].values()
    written = {each["name"].lower(): each["name"] for each in schemes if each.get("in") == "header"}
    return [written.get(name.lower(), name.title()) for name in credentials]
