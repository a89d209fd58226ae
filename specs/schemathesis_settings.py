"""Renders the settings with which schemathesis tests a server of a provider without false alarms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spec_files import operations, read_spec

Json = dict[str, Any]

TEMPLATE = """\
# Settings of schemathesis for {title}, generated from specs/{provider}.yaml.
# st --config-file "$(orderkit spec {provider} --schemathesis)" run SPEC --url URL -H AUTHENTICATION

hooks = "orderkit.contract.schemathesis.hooks"
# The first failure of an operation does not end the tests of the others.
continue-on-failure = true
{checks}
# Parameters that an operation does not know are ignored.
[generation]
allow-extra-parameters = false

# Requests without credentials are made by checks of their own.
[phases.fuzzing.generation]
with-security-parameters = false

# Few long walks: an object is created, changed and read again in one of them.
[phases.stateful]
max-steps = 40

[phases.stateful.generation]
max-examples = 40
with-security-parameters = false

# Besides success, the statuses by which an operation refuses what only its rules forbid, not its schema.
{acceptance}"""

STAYS = """
# What DELETE ended can still be read: it changes a status (x-lifecycle).
[checks.use_after_free]
enabled = false
"""

MISSING = """
# The response to a request without credentials (x-token).
[checks.missing_required_header]
expected-statuses = [{statuses}]
"""

OPERATION = """
[[operations]]
include-operation-id = "{operation}"
checks.positive_data_acceptance.expected-statuses = ["2xx", {statuses}]
"""


OF_HEADERS = {405, 406, 415}
"""Statuses that depend on the method and the media types, which are right in a request that fits the document."""


def write_schemathesis(provider: str, target: Path) -> None:
    """Write the settings of one provider."""
    target.write_text(render(provider, read_spec(provider)), encoding="utf-8")


def render(provider: str, document: Json) -> str:
    """Return the settings that follow from a spec."""
    checks = [STAYS] if deleted_stays(document) else []
    refusals = sorted(missing_statuses(document) - {401})
    if refusals:
        checks.append(MISSING.format(statuses=_listed([400, 401, *refusals, 406, 422])))
    acceptance = [
        OPERATION.format(operation=operation["operationId"], statuses=_listed(refused_by(operation)))
        for _, _, operation in operations(document)
    ]
    return TEMPLATE.format(
        title=document["info"]["title"],
        provider=provider,
        checks="".join(checks),
        acceptance="".join(acceptance).lstrip(),
    )


def deleted_stays(document: Json) -> bool:
    """Return whether a DELETE makes a move of a lifecycle, so that its object is still there afterwards."""
    deleting = {
        operation["operationId"] for _, method, operation in operations(document) if method == "delete"
    }
    moves = (
        move["operation"]
        for schema in document["components"]["schemas"].values()
        for move in schema.get("x-lifecycle", {}).get("moves", ())
    )
    return any(operation in deleting for operation in moves)


def missing_statuses(document: Json) -> set[int]:
    """The HTTP statuses of responses to requests without a token."""
    schemes = document["components"]["securitySchemes"].values()
    codes = {scheme["x-token"]["missing"] for scheme in schemes if "missing" in scheme.get("x-token", {})}
    catalogued = {error.get("code"): int(error["http_status"]) for error in _errors(document)}
    # A provider without codes of its own declares the HTTP status.
    return {catalogued.get(code) or int(code) for code in codes}


def refused_by(operation: Json) -> list[int]:
    """The client errors that an operation documents one by one, without those of a wrong request line or header."""
    documented = {int(status) for status in operation["responses"] if status.isdigit() and status[0] == "4"}
    return sorted(documented - OF_HEADERS)


def _errors(document: Json) -> list[Json]:
    """The catalogue of all known errors."""
    schemas = document["components"]["schemas"].values()
    return [error for schema in schemas for error in schema.get("x-errors", ())]


def _listed(statuses: list[int]) -> str:
    return ", ".join(map(str, dict.fromkeys(statuses)))
