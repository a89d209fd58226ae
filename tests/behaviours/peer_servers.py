"""Other mock servers, each started with a configuration made from the same documents."""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from behaviour import KEY, OTHER_KEY, example
from behaviour_table import CREDENTIALS
from orderkit.contract import document
from orderkit.contract.yaml_writer import write_yaml

WIREMOCK = "3.13.1"
SECONDS_TO_START = 60.0
SECONDS_TO_STOP = 10.0


@dataclass(frozen=True)
class Peer:
    """A mock server.

    Attributes:
        name: Its name.
        configuration: What it was started with, for the page.
        needs: The files below the folder of peers that it needs; `java` is a program.
        version: Returns its version.
        prepare: Writes its configuration into a folder and returns the command that serves a provider at a port.
    """

    name: str
    configuration: str
    needs: tuple[str, ...]
    version: Callable[[Path], str]
    prepare: Callable[[Path, Path, str, int], Sequence[str]]

    def missing(self, peers: Path) -> str | None:
        """Return what it lacks here, or None if it can be started."""
        for name in self.needs:
            there = shutil.which(name) is not None if "/" not in name else (peers / name).exists()
            if not there:
                return name
        return None


def _document(folder: Path, provider: str, port: int, openapi: str, *, one_type: bool = False) -> str:
    """Write the document of a provider whose server is the one that is about to start."""
    path = folder / "openapi.yaml"
    server = f"http://127.0.0.1:{port}"
    made = document(provider, openapi=openapi, server=server, webhooks=False, dereference=one_type)
    made["servers"] = made["servers"][:1]
    if one_type:
        for item in made["paths"].values():
            for operation in item.values():
                _keep_first_type(operation)
    path.write_text(write_yaml(made), encoding="utf-8")
    return str(path)


def _keep_first_type(operation: Any) -> None:
    """Leave out all media types but the first: connexion could not choose one for an example."""
    responses = operation.get("responses", {}) if isinstance(operation, dict) else {}
    types = [name for response in responses.values() for name in response.get("content", {})]
    for response in responses.values():
        if "content" in response:
            response["content"] = {
                name: each for name, each in response["content"].items() if name == types[0]
            }


def _node_version(package: str) -> Callable[[Path], str]:
    def read(peers: Path) -> str:
        found = json.loads((peers / "node_modules" / package / "package.json").read_text(encoding="utf-8"))
        return str(found["version"])

    return read


def _prism(peers: Path, folder: Path, provider: str, port: int) -> Sequence[str]:
    program = str(peers / "node_modules/.bin/prism")
    return [program, "mock", "-h", "127.0.0.1", "-p", str(port), _document(folder, provider, port, "3.1")]


def _mockoon(peers: Path, folder: Path, provider: str, port: int) -> Sequence[str]:
    program = str(peers / "node_modules/.bin/mockoon-cli")
    path = _document(folder, provider, port, "3.0")
    return [program, "start", "--data", path, "--port", str(port), "--disable-log-to-file", "--repair"]


def _connexion(peers: Path, folder: Path, provider: str, port: int) -> Sequence[str]:
    program = str(peers / "venv/bin/connexion")
    path = _document(folder, provider, port, "3.0", one_type=True)
    (folder / "accounts.py").write_text(_ACCOUNTS, encoding="utf-8")
    functions = [
        f"{kind.upper()}INFO_FUNC=accounts.{kind}" for kind in ("apikey", "basic", "bearer", "token")
    ]
    environment = ["env", f"PYTHONPATH={folder}", *functions]
    return [*environment, program, "run", path, "--mock", "all", "--host", "127.0.0.1", "--port", str(port)]


# Without functions of this kind connexion refuses every request of an operation that needs credentials.
_ACCOUNTS = f'''
KEYS = {{"{KEY}", "{OTHER_KEY}"}}


def apikey(key, required_scopes=None):
    known = key in KEYS or key == "Bearer {example("noventiq", "TokenIssued")["token"]}"
    return {{"sub": key}} if known else None


def basic(username, password, required_scopes=None):
    return {{"sub": username}} if username in KEYS and password == username + "-secret" else None


def bearer(token):
    return {{"sub": token, "scope": ["api", "orders_read", "orders_write"]}} if token in KEYS else None


token = bearer
'''


def _connexion_version(peers: Path) -> str:
    code = "from importlib.metadata import version; print(version('connexion'))"
    python = str(peers / "venv/bin/python")
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def _wiremock(peers: Path, folder: Path, provider: str, port: int) -> Sequence[str]:
    made = document(provider, dereference=True, webhooks=False)
    mappings = folder / "mappings"
    mappings.mkdir()
    (mappings / "stubs.json").write_text(
        json.dumps({"mappings": list(stubs(made, _known(provider)))}), encoding="utf-8"
    )
    jar = str(peers / f"wiremock-standalone-{WIREMOCK}.jar")
    options = ["--port", str(port), "--bind-address", "127.0.0.1", "--root-dir", str(folder)]
    return ["java", "-jar", jar, *options, "--disable-banner"]


def _known(provider: str) -> dict[str, str]:
    """Return the header with which requests of a provider are accepted."""
    token = example("noventiq", "TokenIssued")["token"]
    sent = {**CREDENTIALS[provider]} or {"AuthorizationJWT": f"Bearer {token}"}
    return {name: value for name, value in sent.items() if name != "Accept"}


def stubs(made: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield stubs of WireMock: the example of each operation's success, and that of its 401 without credentials."""
    for path, item in made["paths"].items():
        for method, operation in item.items():
            if not isinstance(operation, dict) or "responses" not in operation:
                continue
            request = {"method": method.upper(), "urlPathTemplate": path}
            is_open = operation.get("security") == []
            if not is_open:
                headers = {name: {"equalTo": value} for name, value in known.items()}
                accepted = {**request, "headers": headers}
                yield {"priority": 1, "request": accepted, "response": _stubbed(operation, "2")}
            refused = "2" if is_open else "401"
            yield {"priority": 2, "request": request, "response": _stubbed(operation, refused)}


def _stubbed(operation: Mapping[str, Any], status: str) -> dict[str, Any]:
    found = next(name for name in operation["responses"] if name.startswith(status))
    content: Mapping[str, Any] = operation["responses"][found].get("content", {})
    response: dict[str, Any] = {"status": int(found)}
    for media_type, media in content.items():
        examples: Mapping[str, Any] = media.get("examples", {})
        value: Any = next((each.get("value") for each in examples.values()), {})
        return {**response, "headers": {"Content-Type": media_type}, "jsonBody": value}
    return response


PEERS = (
    Peer(
        "Prism", "the document in OpenAPI 3.1", ("node_modules/.bin/prism",),
        _node_version("@stoplight/prism-cli"), _prism,
    ),
    Peer(
        "Mockoon", "the document in OpenAPI 3.0", ("node_modules/.bin/mockoon-cli",),
        _node_version("@mockoon/cli"), _mockoon,
    ),
    Peer(
        "connexion", "the document in OpenAPI 3.0, `--mock all`, functions that know the keys", ("venv/bin/connexion",),
        _connexion_version, _connexion,
    ),
    Peer(
        "WireMock", "stubs made from the examples of the document", ("java", f"./wiremock-standalone-{WIREMOCK}.jar"),
        lambda _: WIREMOCK, _wiremock,
    ),
)  # fmt: skip


@contextmanager
def served(peer: Peer, peers: Path, folder: Path, provider: str) -> Iterator[str]:
    """Serve a provider, and yield its base URL."""
    port = _free_port()
    command = peer.prepare(peers, folder, provider, port)
    log = folder / "log"
    with log.open("wb") as output:
        # A group of its own: some of these programs start others.
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, cwd=folder, start_new_session=True
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        _stop(process)


def _free_port() -> int:
    """Return a port below those that connections are given: a caller that waits for a server could else be its own."""
    while True:
        port = random.randint(20_000, 30_000)
        with socket.socket() as free:
            try:
                free.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def _stop(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, 15)
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            httpx.get(url, trust_env=False)
        except httpx.TransportError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"it does not start: {log.read_text(errors='replace')[-2000:]}") from None
            time.sleep(0.1)
        else:
            return
