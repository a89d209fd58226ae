"""Mock servers as processes on one core, measured from outside: time to the first response, CPU, memory."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from orderkit.contract import Contract

ROOT = Path(__file__).parents[2]
PRISM = ROOT / "tests" / "node" / "prism" / "node_modules" / ".bin" / "prism"
SERVER_CORE, LOAD_CORE = "0", 1

_SECONDS_TO_START = 300
_NANOSECONDS = 1e9


@dataclass(frozen=True)
class Call:
    """A request that is sent again and again."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""

    def to_bytes(self) -> bytes:
        """Write the request as HTTP/1.1."""
        headers = {"Host": "127.0.0.1", **self.headers}
        if self.body:
            headers |= {"Content-Type": "application/json", "Content-Length": str(len(self.body))}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"{self.method} {self.path} HTTP/1.1\r\n{lines}\r\n".encode() + self.body


class Connection:
    """A kept connection that reads whole responses and does little else, so that the server is the limit."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=300)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self._socket.makefile("rb", buffering=1 << 20)

    def send(self, request: bytes) -> tuple[int, dict[str, str], bytes]:
        """Send a request; return the status, the headers and the body of its response."""
        self._socket.sendall(request)
        line = self._file.readline()
        if not line:
            raise ConnectionError("the server closed the connection")
        headers: dict[str, str] = {}
        while (header := self._file.readline()) not in (b"\r\n", b""):
            name, _, value = header.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        return int(line.split()[1]), headers, self._file.read(int(headers.get("content-length", "0")))

    def close(self) -> None:
        """Close the connection."""
        self._file.close()
        self._socket.close()


@dataclass(frozen=True)
class Server:
    """A running server."""

    process: subprocess.Popen[bytes]
    port: int
    seconds_to_start: float

    def cpu_seconds(self) -> float:
        """Return the CPU time of all threads so far, which the kernel counts in nanoseconds."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(each.read_text().split()[0]) for each in tasks) / _NANOSECONDS

    def mebibytes(self) -> float:
        """Return the memory that is in use."""
        return self._memory("VmRSS")

    def most_mebibytes(self) -> float:
        """Return the most memory that was ever in use."""
        return self._memory("VmHWM")

    def _memory(self, name: str) -> float:
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


@contextmanager
def ours(first: Call, *options: str) -> Iterator[Server]:
    """Start our mock with all its APIs; it has started when the first call gets 200."""
    command = [sys.executable, "-m", "orderkit", "mock", "--set", "sendcloud.rate_limits=none", *options]
    with _started([*command, "--port"], first) as server:
        yield server


@contextmanager
def prism(document: Path, first: Call) -> Iterator[Server]:
    """Start Prism with the document of one API."""
    with _started([str(PRISM), "mock", str(document), "--port"], first) as server:
        yield server


@contextmanager
def _started(command: Sequence[str], first: Call) -> Iterator[Server]:
    port = _free_port()
    # Python's compiled files are kept, as those of an installed package are.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    process = subprocess.Popen(
        ["taskset", "--cpu-list", SERVER_CORE, *command, str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # both write a line for each request
        env=environment,
        cwd=ROOT,
    )
    try:
        _wait_for(process, port, first)
        yield Server(process, port, time.perf_counter() - begin)
    finally:
        process.terminate()
        process.wait()


def _wait_for(process: subprocess.Popen[bytes], port: int, first: Call) -> None:
    end = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            connection = Connection(port)
        except OSError:
            time.sleep(0.002)
            continue
        status, _, body = connection.send(first.to_bytes())
        connection.close()
        if status != 200:
            raise RuntimeError(f"{first.path} must get 200 (got {status}: {body[:200]!r})")
        return
    raise RuntimeError(f"the server must start within {_SECONDS_TO_START} s")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def write_document(provider: str, operation_id: str, response: bytes, path: Path) -> None:
    """Write a provider's document whose only example of an operation's success is a response."""
    contract = Contract.load(provider)
    operation = contract.operation(operation_id)
    document: Any = json.loads(json.dumps(contract.document))
    node = document["paths"][operation.path][operation.method.lower()]
    status = next(name for name in node["responses"] if name.startswith("2"))
    content = node["responses"][status]["content"]["application/json"]
    content["examples"] = {"same": {"value": json.loads(response)}}
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
