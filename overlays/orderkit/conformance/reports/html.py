"""Report as one page of HTML that needs nothing else: no script, no other file and no other host."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from html import escape
from importlib.resources import files
from itertools import groupby

from ...runtime.version import __version__
from ..calls import Exchange
from ..outcome import Outcome
from ..rendering import as_code, as_curl
from ..rule import Broken
from ..verdicts import Status, Verdict
from .coverage_html import coverage_section
from .repeating import repeat_command
from .terminal import origin

_WHOLE = "whole API"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LONGEST_BODY = 20_000
_SHOWN = {
    Status.BROKEN: ("broken", "✗"),
    Status.HELD: ("held", "✓"),
    Status.NOT_REACHED: ("missed", "○"),
    Status.NOT_APPLICABLE: ("none", "·"),
}


def render(outcome: Outcome) -> str:
    """Return the page: the sum, the failures, the matrix of operations and rules, and what of each input was met."""
    provider = escape(outcome.run.options.provider)
    style = files("orderkit.conformance.reports").joinpath("report.css").read_text(encoding="utf-8")
    parts = [*_head(outcome), *_failures(outcome), *_matrix(outcome), *coverage_section(outcome.run)]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Conformance of {provider}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(parts)
        + "\n</main>\n</body>\n</html>\n"
    )


def _head(outcome: Outcome) -> Iterator[str]:
    run, counts = outcome.run, outcome.counts
    yield f"<h1>Conformance of {escape(run.options.provider)}</h1>"
    yield (
        f'<p class="soft"><code>{escape(run.options.url)}</code>, {len(run.exchanges)} calls, seed {run.options.seed}, '
        f"spec {escape(run.contract.document['info']['version'])}, orderkit {escape(__version__)}</p>"
    )
    yield '<ul class="sum">'
    for status, (name, mark) in _SHOWN.items():
        yield f'<li class="{name}"><b>{counts[status]}</b> {mark} {status.value}</li>'
    yield f"<li><b>{outcome.reached:.0%}</b> of what the options allow was reached</li>\n</ul>"
    if run.stopped:
        yield f"<p><b>The run ended early:</b> {escape(run.stopped)}.</p>"
    if run.left:
        yield f"<p><b>Left on the server:</b> {escape(', '.join(run.left))}.</p>"


def _failures(outcome: Outcome) -> Iterator[str]:
    yield '<h2 id="broken">Broken rules</h2>'
    if not outcome.broken:
        yield "<p>None.</p>"
    for number, verdict in enumerate(outcome.broken):
        yield from _failure(outcome, verdict, verdict.failures[0], is_open=number == 0)


def _failure(outcome: Outcome, verdict: Verdict, failure: Broken, *, is_open: bool) -> Iterator[str]:
    run = outcome.run
    known = " (known)" if verdict in outcome.judgement.known else ""
    yield f'<details id="{escape(_anchor(verdict))}"{" open" if is_open else ""}>'
    yield (
        f"<summary><b>{escape(verdict.rule.id)}</b> <code>{escape(_label(verdict))}</code>{known}: "
        f"{escape(failure.message)}</summary>"
    )
    got = f" Got <code>{escape(failure.got)}</code>." if failure.got else ""
    yield f"<p>{escape(verdict.rule.title)}. Broken {verdict.broken} times, held {verdict.held}.{got}</p>"
    yield f'<p class="soft">{escape(origin(verdict))}</p>'
    for exchange in failure.exchanges[-3:]:
        curl = as_curl(run.contract, run.options.provider, exchange)
        body = _body(exchange)[:_LONGEST_BODY]
        yield f"<pre><code>{escape(curl)}</code></pre>"
        yield f"<details><summary>HTTP {exchange.status}, trace {exchange.trace}</summary>"
        yield f"<pre><code>{escape(body)}</code></pre></details>"
    if failure.exchanges:
        code = as_code(run.contract, run.options.provider, failure.exchanges[-1], run.options.url)
        yield f"<pre><code>{escape(code)}</code></pre>" if code else ""
    yield f"<pre><code>{escape(repeat_command(run, verdict))}</code></pre>\n</details>"


def _matrix(outcome: Outcome) -> Iterator[str]:
    operations = list(outcome.run.contract.operations)
    named = {each.subject.operation for each in outcome.run.verdicts if each.subject}
    columns = [*operations, *sorted(named - {*operations})]
    yield '<h2 id="matrix">Rules and operations</h2>'
    yield '<div class="wide" tabindex="0" role="region" aria-label="Rules and operations"><table>'
    heads = "".join(f'<th scope="col"><code>{escape(name or _WHOLE)}</code></th>' for name in columns)
    yield f'<thead><tr><th scope="col">Rule</th>{heads}</tr></thead>\n<tbody>'
    others = list[str]()
    for rule, group in groupby(outcome.run.verdicts, key=lambda verdict: verdict.rule):
        verdicts = list(group)
        if all(each.subject is None for each in verdicts):
            others.append(rule.id)
            continue
        cells = "".join(
            _cell([each for each in verdicts if each.subject and each.subject.operation == name])
            for name in columns
        )
        yield f'<tr><th scope="row" title="{escape(rule.title)}">{escape(rule.id)}</th>{cells}</tr>'
    yield "</tbody></table></div>"
    if others:
        yield f'<p class="soft">Not applicable to this spec: {escape(", ".join(others))}.</p>'


def _cell(verdicts: list[Verdict]) -> str:
    """Return a cell: its worst status, with the number of tries that held or the reason for none."""
    if not verdicts:
        return '<td class="mark none" title="not applicable">·</td>'
    statuses = [each.status for each in verdicts]
    status = next(each for each in _SHOWN if each in statuses)
    name, mark = _SHOWN[status]
    held = sum(each.held for each in verdicts)
    title = status.value if status is not Status.NOT_REACHED else f"not reached: {verdicts[0].reason}"
    if status is Status.BROKEN:
        broken = next(each for each in verdicts if each.status is Status.BROKEN)
        return f'<td class="mark {name}"><a class="{name}" href="#{escape(_anchor(broken))}">{mark} broken</a></td>'
    return f'<td class="mark {name}" title="{escape(title)}">{mark}{f" {held}" if held else ""}</td>'


def _body(exchange: Exchange) -> str:
    """Return the body of a response, JSON with a line for each member."""
    body = exchange.response.body or b""
    if exchange.value is not None:
        with suppress(ValueError):  # an integer of thousands of digits
            return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
    return body.decode("utf-8", "replace")


def _label(verdict: Verdict) -> str:
    return verdict.subject.label if verdict.subject else ""


def _anchor(verdict: Verdict) -> str:
    return f"{verdict.rule.id}--{_label(verdict)}".replace(" ", "_")
