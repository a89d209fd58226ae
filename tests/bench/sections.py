"""Renders the sections on imports, single calls and concurrent calls."""

from __future__ import annotations

from typing import Any

Figures = dict[str, Any]

READY = """## Imports

From a bare interpreter to a client that is ready for its first call, as a ratio to orderkit. The client is created
and the modules of the call are imported. `httpx + attrs` are orderkit's dependencies, with an httpx client that
loads no certificates. orderkit creates an httpx transport at the first call, and loads certificates at the first
https call.
"""
ANSWERED = """\
To the response of a first call, over plain HTTP on loopback. orderkit decodes an order of 3 KB into a model. The
others decode the smallest response that they accept.
"""
STARTED = """## Command line and MCP server

From the start of the process to its end, as a ratio to a bare interpreter (`python -c pass`), in CPU time. The MCP
server lists the tools of all providers over standard input and output. Most of its start is the import of the official
SDK:
"""
CALLS = """## One call, compared with httpx

The time of a call as a ratio to httpx alone, and the microseconds it adds. Calls are made in memory: a transport
responds at once. httpx alone sends the same request (method, URL, headers and body as orderkit sends them) and
decodes the response with `json()`. orderkit also checks the arguments, builds the request, authenticates, handles
errors and retries, and builds the model. By default it uses an httpx transport without httpx's client, which stores
cookies and follows redirects.
"""
CONCURRENCY = """## Many calls at once

{calls} calls, {at_once} at once, to a server in its own process that returns the same nocnoc order to everyone. The
raw libraries decode it with `json()`, the others into a model. Requests per second, as a ratio to
openapi-python-client; more is better:
"""
INBOX = """## Accepting a webhook

The time of `Inbox.accept` for a notification of {bytes:,} bytes, as a ratio to a bare transaction of SQLite that
inserts a row of the same size. Both wait until the row is on the disk, in the same journal mode. `accept` also
recognises duplicates, and keeps the indexes by which workers find what is due:
"""
CROWD = """With {crowd} at once, three times as many as a pool has connections, as a ratio to httpx alone; less is
better:
"""
CPU = """CPU time of the client per call, as a ratio to aiohttp alone; less is better:
"""


def cell(figure: dict[str, float], digits: int = 2) -> str:
    """The median and, in brackets, that of the best rounds."""
    return f"{figure['median']:.{digits}f} ({figure['minimum']:.{digits}f})"


def list_request(figures: dict[str, dict[str, float]]) -> str:
    """Figures as a list of Markdown."""
    return "\n".join(f"- {name}: {cell(figure)}" for name, figure in figures.items()) + "\n"


def imports(run: Figures) -> list[str]:
    """Measure the start."""
    import_alone = (
        f"`import orderkit` takes {cell(run['import_orderkit'])} of that; it does not import httpx.\n"
    )
    return [READY, list_request(run["imports"]), import_alone, ANSWERED, list_request(run["first_answers"])]


def command_line(run: Figures) -> list[str]:
    """Measure the start of commands."""
    return [STARTED, list_request(run["cli"])]


def calls(run: Figures) -> list[str]:
    """Measure a call above httpx."""
    head = ["| call | library | ratio to httpx | microseconds added |", "| --- | --- | --- | --- |"]
    rows = [
        f"| {title} | {name} | {cell(found['ratio'])} | {cell(found['microseconds'], 0)} |"
        for title, ways in run["calls"].items()
        for name, found in ways.items()
    ]
    return [CALLS, "\n".join([*head, *rows]) + "\n"]


def concurrency(run: Figures) -> list[str]:
    """Measure many calls at once."""
    found = run["concurrency"]
    lines = [CONCURRENCY.format(**found), list_request(found["rate"]), CPU, list_request(found["cpu"])]
    # Runs from before this was measured do not have it.
    return [*lines, CROWD.format(**found), list_request(found["crowd_cpu"])] if "crowd" in found else lines


def inbox(run: Figures) -> list[str]:
    """Measure the storing of a webhook."""
    found = run["inbox"]
    return [INBOX.format(**found), list_request({"Inbox.accept": found["ratio"]})]
