"""Samples of the operations: Python from docs/samples/, and the requests that it sends to the mock."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import redirect_stdout
from datetime import UTC, datetime
from functools import cache, partial
from io import StringIO
from textwrap import indent
from typing import Any

import httpx
import orderkit
import yaml
from attrs import define, field
from orderkit.mock import MockServer, MockSettings

from .documents import DOCS, Json, resolve, spec_of

ADDRESS = "http://127.0.0.1:8787"
"""Where the pages say that the mock listens."""
_CLOCK = datetime(2026, 11, 22, 10, tzinfo=UTC)
_LISTED = re.compile(r"list\((client\.\w+\(.*?\))\)$", re.MULTILINE)
_CALL = re.compile(r"(?<!each in )client\.(?=\w+\()")


@define
class SentRequest:
    """A request of a sample: its operation, what it sent, and the JSON of its response."""

    provider: str
    operation: Json = field(repr=False)
    path: str
    request: httpx.Request
    answer: Any = field(repr=False)

    @property
    def name(self) -> str:
        """The id of the operation."""
        return str(self.operation["operationId"])

    @property
    def is_read(self) -> bool:
        """Whether the request changes nothing."""
        return bool(self.operation["x-retry"] == "safe")

    @property
    def path_values(self) -> dict[str, str]:
        """What stands in the path for each of its parameters."""
        return self._match().groupdict()

    @property
    def base_url(self) -> str:
        """The address of the provider at the mock."""
        text = str(self.request.url.copy_with(query=None))
        return text.removesuffix(self._match()[0])

    def _match(self) -> re.Match[str]:
        found = re.search(f"{_pattern(self.path)}$", self.request.url.path)
        if found is None:
            raise ValueError(f"{self.request.url} must end with {self.path}")
        return found


@define
class Sample:
    """The sample of an operation: its Python, what it prints, and the requests that it sends."""

    provider: str
    client: str
    code: str
    prints: str
    requests: list[SentRequest]

    def python(self, *, is_async: bool) -> str:
        """Return the sample as a program, with what it prints behind the last line."""
        name = self.client.partition("(")[0]
        code, client, start = self.code, self.client, "with"
        if is_async:
            name, client, start = f"Async{name}", f"Async{client}", "async with"
            code = _LISTED.sub(r"[each async for each in \1]", code)
            code = _CALL.sub("await client.", code)
        lines = code.rstrip().splitlines()
        if self.prints:
            lines[-1] += f"  # {self.prints}"
        return _formatted(
            f"from orderkit import {name}\n\n{start} {client} as client:\n" + indent("\n".join(lines), "    ")
        )


def _formatted(code: str) -> str:
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(DOCS / "sample.py"), "-"]
    done = subprocess.run(command, input=code, capture_output=True, text=True, check=True)  # noqa: S603 - no shell
    return done.stdout.rstrip()


@cache
def _written(provider: str) -> Json:
    found: Json = yaml.safe_load((DOCS / "samples" / f"{provider}.yaml").read_text(encoding="utf-8"))
    return found


def client_name(provider: str) -> str:
    """Return the name of a provider's client."""
    return str(_written(provider)["client"]).partition("(")[0]


@cache
def samples_of(provider: str) -> dict[str, Sample]:
    """Run the samples of a provider, each against a fresh mock, and return them by operation."""
    written = _written(provider)
    found: dict[str, Sample] = {}
    with MockServer(MockSettings(clock=_CLOCK)) as mock:
        mock.control.snapshots.take("fresh")
        for name, code in written["operations"].items():
            mock.control.snapshots.restore("fresh")
            found[name] = _run(
                mock.url, provider, written["client"], _filled(code, written.get("shared", {}))
            )
    return found


def _filled(code: str, shared: dict[str, str]) -> str:
    """Put the shared lines in the place of their name."""
    return re.sub(r"^\{(\w+)\}\n", lambda match: shared[match[1]], code, flags=re.MULTILINE)


def _run(address: str, provider: str, client: str, code: str) -> Sample:
    sent: list[SentRequest] = []
    name = client.partition("(")[0]
    with (
        httpx.Client(event_hooks={"response": [partial(_record, provider, sent)]}) as http_client,
        redirect_stdout(StringIO()) as printed,
    ):
        made = partial(getattr(orderkit, name), http_client=http_client)
        # The code is ours, from docs/samples/.
        exec(f"client = {client.replace(ADDRESS, address)}\n{code}", {name: made})  # noqa: S102
    return Sample(provider, client, code, printed.getvalue().strip(), sent)


def _record(provider: str, sent: list[SentRequest], response: httpx.Response) -> None:
    response.read()
    method, path = response.request.method.lower(), response.request.url.path
    template, operation = next(
        (template, item[method])
        for template, item in spec_of(provider)["paths"].items()
        if method in item and re.search(f"{_pattern(template)}$", path)
    )
    answer = response.json() if "json" in response.headers.get("content-type", "") else None
    sent.append(SentRequest(provider, operation, template, _at_written_address(response.request), answer))


def _at_written_address(request: httpx.Request) -> httpx.Request:
    url = request.url.copy_with(port=httpx.URL(ADDRESS).port)
    return httpx.Request(request.method, url, headers=request.headers, content=request.content)


def _pattern(template: str) -> str:
    """Return the pattern of a path, with a group for each parameter."""
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(template))


def parameters_of(sent: SentRequest) -> dict[tuple[str, str], Json]:
    """Return the parameters of a request's operation by place and name."""
    item = spec_of(sent.provider)["paths"][sent.path]
    found = (
        resolve(sent.provider, each)
        for each in [*item.get("parameters", ()), *sent.operation.get("parameters", ())]
    )
    return {(each["in"], each["name"]): each for each in found}
