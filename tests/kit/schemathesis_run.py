"""Runs the command line of schemathesis with the shipped settings, as a user would, and reads its report."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from orderkit.contract import document
from orderkit.contract.schemathesis import settings_path
from orderkit.contract.yaml_writer import write_yaml

BASIC = base64.b64encode(b"merchant-one:merchant-one-secret").decode()
HEADERS = {
    "nocnoc": "X-Api-Key: merchant-one",
    "nocnoc_store": "X-Api-Key: merchant-one",
    "sendcloud": f"Authorization: Basic {BASIC}",
    "epages": "Authorization: Bearer merchant-one",
}
WRITING = {
    "nocnoc": ("createOrder", "placeOrder", "cancelOrder"),
    "nocnoc_store": (
        "cancelOrder",
        "createProduct",
        "createProductFromAsin",
        "updateProduct",
        "createPackage",
    ),
    "sendcloud": ("createOrUpdateOrders", "updateOrder", "deleteOrder"),
    "noventiq": ("createRefund",),
    "epages": ("updateOrder",),
}


@dataclass
class Run:
    """The result of a run: its exit code, what it printed, and what its report says of the stateful phase."""

    code: int
    output: str
    links: set[str] = field(default_factory=set[str])
    successes: Counter[str] = field(default_factory=Counter[str])
    cases: int = 0

    @property
    def links_known(self) -> int:
        """The number of all links, those that schemathesis infers included."""
        return int(self.output.split(" covered / ")[1].split()[0])


def run_schemathesis(
    provider: str, url: str, folder: Path, *options: str, settings: Path | None = None
) -> Run:
    """Run `st run` on a server and return what came of it; `settings` replace the shipped ones."""
    spec, report = folder / f"{provider}.yaml", folder / f"{provider}.ndjson"
    published = document(provider, server=url)
    spec.write_text(write_yaml(published), encoding="utf-8")
    command = [
        *(
            sys.executable,
            "-m",
            "schemathesis.cli",
            "--config-file",
            str(settings or settings_path(provider)),
        ),
        *("run", str(spec), "--url", url, "-H", credentials(provider, url), "--seed", "1", "--no-color"),
        *("--report", "ndjson", "--report-ndjson-path", str(report), *options),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=folder)
    run = Run(done.returncode, done.stdout + done.stderr)
    if report.exists():
        _read(report, published, run)
    return run


def credentials(provider: str, url: str) -> str:
    """The header that authenticates; Noventiq's token is fetched."""
    if provider in HEADERS:
        return HEADERS[provider]
    body = {"username": "merchant-one", "password": "merchant-one-secret"}
    token = httpx.post(f"{url}/v1/login_check", json=body, trust_env=False).json()["token"]
    return f"AuthorizationJWT: Bearer {token}"


def _read(report: Path, published: dict[str, Any], run: Run) -> None:
    for phase, case, response, transition in _cases(report):
        run.cases += 1
        if phase != "stateful":
            continue
        if transition is not None:
            run.links.add(transition)
        if response is not None and 200 <= response["status_code"] < 300:
            operation = published["paths"][case["path"]][case["method"].lower()]
            run.successes[operation["operationId"]] += 1


def _cases(report: Path) -> Iterator[tuple[str, Any, Any, str | None]]:
    """Phase, case, response and followed link of each case of a report."""
    with report.open(encoding="utf-8") as lines:
        for line in lines:
            scenario = json.loads(line).get("ScenarioFinished")
            if scenario is None or "cases" not in scenario["recorder"]:
                continue
            for key, node in scenario["recorder"]["cases"].items():
                exchange = scenario["recorder"]["interactions"].get(key) or {}
                followed = node.get("transition") if node.get("is_transition_applied") else None
                link = followed["id"] if followed else None
                yield scenario["phase"], node["value"], exchange.get("response"), link
