"""What the page tells of imports, of single calls and of many at once."""

from __future__ import annotations

from typing import Any

Figures = dict[str, Any]

READY = """## Imports

From a bare interpreter to a client that is ready for its first call, as a ratio to orderkit: the client is made, and
the call's modules are imported. `httpx + attrs` is what orderkit stands on, with a client of httpx's that reads no
certificates. orderkit makes a transport of httpx's by the first call, and reads certificates by the first call over
https.
"""
ANSWERED = """\
To the answer of a first call, over plain HTTP on loopback. orderkit reads an order of 3 KB into a model, the
others read the least that they take for an answer.
"""
CALLS = """## One call, above httpx

What a call takes as a ratio to httpx alone, and microseconds above it, in memory: a transport answers at once. httpx
alone sends the same request (method, address, headers and body as orderkit puts them on the wire) and reads the answer
by `json()`. orderkit also checks the arguments, writes the request, proves who calls, watches for errors and retries,
and builds the model; by itself it sends over a transport of httpx's, without httpx's client, which keeps cookies and
follows redirects.
"""
CONCURRENCY = """## Many calls at once

{calls} calls, {at_once} at once, to a server in a process of its own that gives everyone the same order of nocnoc.
The raw libraries read it by `json()`, the others into a model. Requests a second, as a ratio to openapi-python-client;
more is better:
"""
CPU = """CPU time of the client for a call, as a ratio to aiohttp alone; less is better:
"""


def cell(figure: dict[str, float], digits: int = 2) -> str:
    """The median and, in brackets, that of the best rounds."""
    return f"{figure['median']:.{digits}f} ({figure['minimum']:.{digits}f})"


def list_request(figures: dict[str, dict[str, float]]) -> str:
    """Figures as a list of Markdown."""
    return "\n".join(f"- {name}: {cell(figure)}" for name, figure in figures.items()) + "\n"


def imports(run: Figures) -> list[str]:
    """What it takes to begin."""
    import_alone = (
        f"`import orderkit` takes {cell(run['import_orderkit'])} of that, and does not import httpx.\n"
    )
    return [READY, list_request(run["imports"]), import_alone, ANSWERED, list_request(run["first_answers"])]


def calls(run: Figures) -> list[str]:
    """What a call takes above httpx."""
    head = ["| call | by | ratio to httpx | microseconds above it |", "| --- | --- | --- | --- |"]
    rows = [
        f"| {title} | {name} | {cell(found['ratio'])} | {cell(found['microseconds'], 0)} |"
        for title, ways in run["calls"].items()
        for name, found in ways.items()
    ]
    return [CALLS, "\n".join([*head, *rows]) + "\n"]


def concurrency(run: Figures) -> list[str]:
    """What many calls at once take."""
    found = run["concurrency"]
    return [CONCURRENCY.format(**found), list_request(found["rate"]), CPU, list_request(found["cpu"])]
