"""Schemathesis with its defaults against the same servers, to compare."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from ..problems import RefusedSettingError
from .accounts import KEYS, account_headers, secret_of
from .defect import Defect
from .serving import Served, serve

Failure = tuple[str, str]
"""Title of a failure, and the operation."""
_MINUTES = 30


@dataclass(frozen=True, slots=True)
class Compared:
    """What schemathesis reported of servers.

    Attributes:
        alarms: Failures of clean servers, by provider.
        killed: Ids of the defects with a failure that the clean server does not have.
        tried: All ids.
    """

    alarms: dict[str, set[Failure]]
    killed: list[str]
    tried: list[str]


def compare(defects: Iterable[Defect], *, seed: int) -> Compared:
    """Run schemathesis against clean servers and those with a defect."""
    alarms: dict[str, set[Failure]] = {}
    killed: list[str] = []
    tried: list[str] = []
    for defect in defects:
        if defect.provider not in alarms:
            alarms[defect.provider] = failures(defect.provider, None, seed)
        tried.append(defect.id)
        if failures(defect.provider, defect, seed) - alarms[defect.provider]:
            killed.append(defect.id)
    return Compared(alarms, killed, tried)


def render(compared: Compared) -> str:
    """Return the comparison as text."""
    alarms = sum(len(found) for found in compared.alarms.values())
    return (
        f"schemathesis with its defaults on these {len(compared.tried)}: killed {len(compared.killed)}, "
        f"alarms on {len(compared.alarms)} clean servers {alarms}\n"
    )


def failures(provider: str, defect: Defect | None, seed: int) -> set[Failure]:
    """Return what `st run` reports of a server; RefusedSettingError if it is not installed."""
    with serve(provider, defect) as served, tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        credentials = [
            text for name, value in _headers(provider, served) for text in ("-H", f"{name}:{value}")
        ]
        command = [_executable(), "run", f"{served.url}/openapi.json", *credentials, "--seed", str(seed)]
        command += ["--report", "json", "--report-json-path", str(report), "--no-color"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_MINUTES * 60, check=False)  # noqa: S603
        if not report.exists():
            raise RefusedSettingError(f"schemathesis did not run: {done.stderr.strip()[-300:]}")
        return set(_read(json.loads(report.read_text(encoding="utf-8"))))


def _read(report: dict[str, Any]) -> Iterator[Failure]:
    for failure in report["failures"]:
        yield from ((failure["title"], operation) for operation in failure["operations"])


def _headers(provider: str, served: Served) -> Iterator[tuple[str, str]]:
    if provider == "noventiq":
        body = {"username": KEYS[0], "password": secret_of(KEYS[0])}
        token = httpx.post(f"{served.url}/v1/login_check", json=body, trust_env=False).json()["token"]
        yield "AuthorizationJWT", f"Bearer {token}"
        return
    # Schemathesis takes a header away by the name that the document has.
    yield from ((name.title(), value) for name, value in account_headers(provider, KEYS[0]).items())


def _executable() -> str:
    found = Path(sys.executable).with_name("st")
    if not found.exists():
        raise RefusedSettingError('schemathesis must be installed: pip install "schemathesis"')
    return str(found)
