"""Examples of the pages: blocks of Python run, and commands of curl are sent, with what they promise."""

from __future__ import annotations

import ast
import asyncio
import base64
import contextlib
import inspect
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

import httpx
from orderkit.mock import MockServer
from orderkit.runtime.client.base_client import AsyncClient, SyncClient

PAGES = Path(__file__).parents[2] / "docs" / "pages"
WRITTEN_ADDRESS = "127.0.0.1:8787"

FENCE = re.compile(r"^( *)```(.*)\n((?:.*\n)*?)\1```$", re.MULTILINE)
PROMISED = re.compile(r"^ *(?:print\(.*\)|receive\(forged\))  # (?:prints: )?(.*)$", re.MULTILINE)
TAKEN = re.compile(r"(?P<name>\w+)=\$\((?P<command>curl .*) \| jq -r '(?P<place>\S+)'\)", re.DOTALL)
CURL_PROMISE = re.compile(r"# HTTP (\d+)(?:, code (\d+))?")


class Block(NamedTuple):
    """A fenced block of a page."""

    page: str
    line: int
    marks: tuple[str, ...]
    code: str
    info: str = ""
    """The rest of the line that opens the block."""

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line}"


def blocks_of(path: Path) -> list[Block]:
    text = path.read_text(encoding="utf-8")
    return [
        Block(
            str(path.relative_to(PAGES)),
            text.count("\n", 0, found.start()) + 2,
            tuple(re.findall(r"[\w-]+", found[2])),
            dedent(found[3]),
            found[2],
        )
        for found in FENCE.finditer(text)
    ]


class Reader:
    """Follows a page from top to bottom, as a reader with a fresh mock would."""

    def __init__(self, mock: MockServer) -> None:
        self._mock = mock
        self._address = mock.url.removeprefix("http://")
        self._names: dict[str, Any] = {"__name__": "__main__"}
        self._runner = asyncio.Runner()

    def follow(self, blocks: list[Block]) -> None:
        with self._runner:
            try:
                for block in blocks:
                    self._do(block)
            except BaseException:
                self._close_what_the_page_would_have_closed()
                raise

    def _close_what_the_page_would_have_closed(self) -> None:
        for value in self._names.values():
            if isinstance(value, SyncClient):
                value.close()
            elif isinstance(value, AsyncClient):
                self._runner.run(value.close())

    def _do(self, block: Block) -> None:
        code = block.code.replace(WRITTEN_ADDRESS, self._address)
        if block.marks[:1] == ("python",):
            self._run(block, code, only_compile="no-run" in block.marks)
        elif block.marks[:1] == ("bash",) and "curl " in code:
            taken: dict[str, str] = {}
            for call in curl_calls(code):
                self._send(block, call.filled(taken), taken)

    def _run(self, block: Block, code: str, *, only_compile: bool) -> None:
        padded = "\n" * (block.line - 1) + code
        compiled = compile(padded, str(PAGES / block.page), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        if only_compile:
            return
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            result = eval(compiled, self._names)
            if inspect.iscoroutine(result):
                self._runner.run(result)
        promised = PROMISED.findall(block.code.replace(WRITTEN_ADDRESS, self._address))
        assert printed.getvalue().splitlines() == promised, f"{block.place}: {printed.getvalue()}"

    def _send(self, block: Block, call: CurlCall, taken: dict[str, str]) -> None:
        options: Any = {"headers": call.headers, "content": call.content, "trust_env": False, "timeout": 10}
        with httpx.stream(call.method, call.url, **options) as answer:
            if not call.is_endless:
                answer.read()
        said = "" if call.is_endless else answer.text[:300]
        told = f"{block.place}: {call.method} {call.url} answered {answer.status_code} {said}"
        assert answer.status_code == call.status if call.status else answer.is_success, told
        assert call.code is None or answer.json()["code"] == call.code, told
        if call.variable:
            name, place = call.variable
            taken[name] = str(member_at(answer.json(), place))


def member_at(value: Any, place: str) -> Any:
    """What jq finds at a place such as `.items[0].orderId`."""
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", place):
        value = value[name] if name else value[int(index)]
    return value


class CurlCall(NamedTuple):
    """One curl command, with the response that the page promises: 2xx where it promises nothing."""

    method: str
    url: str
    headers: dict[str, str]
    content: bytes | None
    status: int | None
    code: int | None
    is_endless: bool = False
    variable: tuple[str, str] | None = None
    """Name of the shell's variable that takes a value of the response, and where jq finds it."""

    def filled(self, values: dict[str, str]) -> CurlCall:
        """Return the call with the values of the shell's variables."""

        def fill(text: str) -> str:
            return re.sub(r"\$(\w+)", lambda match: values[match[1]], text)

        return self._replace(
            url=fill(self.url), headers={name: fill(value) for name, value in self.headers.items()}
        )


def curl_calls(text: str) -> Iterator[CurlCall]:
    """The calls of a block; a promise stands behind its command or on a line of its own before it."""
    lines = text.replace("\\\n", " ")
    promise: re.Match[str] | None = None
    for command in re.split(r"^(?=curl |#|\w+=\$\(curl )", lines, flags=re.MULTILINE):
        found = CURL_PROMISE.search(command)
        if taken := TAKEN.fullmatch(command.strip()):
            yield read_curl(taken["command"], None)._replace(variable=(taken["name"], taken["place"]))
        elif command.startswith("curl "):
            yield read_curl(command, found or promise)
            promise = None
        elif found:
            promise = found


def read_curl(command: str, promise: re.Match[str] | None) -> CurlCall:
    """Read a command by the few options that the pages use; any other is a failure."""
    words = iter(shlex.split(command, comments=True)[1:])
    method, url, headers, content, is_endless = "", "", {}, None, False
    for word in words:
        if word == "-X":
            method = next(words)
        elif word == "-u":
            headers["Authorization"] = f"Basic {base64.b64encode(next(words).encode()).decode()}"
        elif word == "-s":
            pass
        elif word == "-N":  # shows what comes while it comes
            is_endless = True
        elif word == "-H":
            name, _, value = next(words).partition(":")
            headers[name] = value.strip()
        elif word == "-d":
            content = next(words).replace("\n", "").encode()
        elif word.startswith("-") or url:
            raise AssertionError(f"cannot read {word} of {command}")
        else:
            url = word
    if content is not None:  # as curl does
        headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
    status, code = (int(found) if found else None for found in promise.groups()) if promise else (None, None)
    method = method or ("GET" if content is None else "POST")
    return CurlCall(method, url, headers, content, status, code, is_endless)
