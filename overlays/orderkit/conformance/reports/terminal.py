"""Report on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from ..outcome import Outcome
from ..rendering import as_code, as_curl
from ..rule import Broken
from ..runner import Run
from ..verdicts import Status, Verdict
from .repeating import repeat_command

_MOST_SHOWN = 20
_WIDTH = 100
_MARKS = {Status.HELD: "held", Status.BROKEN: "BROKEN", Status.NOT_REACHED: "not reached"}


def render(outcome: Outcome) -> str:
    """Return the report: the failures with how to repeat each, then a line for each rule, then the sum."""
    return "\n".join([*_failures(outcome), *_rules(outcome), *_sum(outcome)]) + "\n"


def origin(verdict: Verdict) -> str:
    """Return the place in the spec, the mark and the ledger entries of a verdict."""
    subject = verdict.subject
    if subject is None:
        return ""
    ledger = f", ledger {', '.join(subject.ledger)}" if subject.ledger else ""
    return f"{subject.pointer} ({subject.mark}{ledger})"


def describe(run: Run, verdict: Verdict) -> str:
    """Return what is known of a broken verdict, as the report shows it."""
    return "\n".join(_failure(run, 1, verdict, verdict.failures[0], is_known=False))


def _failures(outcome: Outcome) -> Iterator[str]:
    broken = outcome.broken
    for number, verdict in enumerate(broken[:_MOST_SHOWN], 1):
        is_known = verdict in outcome.judgement.known
        yield from _failure(outcome.run, number, verdict, verdict.failures[0], is_known=is_known)
    if len(broken) > _MOST_SHOWN:
        yield f"{len(broken) - _MOST_SHOWN} more are in the other reports (--json, --html)"
        yield ""


def _failure(run: Run, number: int, verdict: Verdict, failure: Broken, *, is_known: bool) -> Iterator[str]:
    label = verdict.subject.label if verdict.subject else ""
    yield f"{number}. {verdict.rule.id}  {label}{'  (known)' if is_known else ''}"
    yield f"   {verdict.rule.title}. Broken {verdict.broken} times, held {verdict.held}."
    yield f"   {failure.message}" + (f" (got {failure.got})" if failure.got else "")
    yield f"   spec    {origin(verdict)}"
    if failure.exchanges:
        exchange = failure.exchanges[-1]
        yield f"   trace   {exchange.trace}"
        yield from _indented("curl", as_curl(run.contract, run.options.provider, exchange))
        code = as_code(run.contract, run.options.provider, exchange, run.options.url)
        yield from _indented("code", code)
    yield f"   repeat  {repeat_command(run, verdict)}"
    yield ""


def _indented(name: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines()):
        yield f"   {'' if number else name:<8}{line}".rstrip()


def _rules(outcome: Outcome) -> Iterator[str]:
    """Yield a line for each rule that was reached, and a paragraph for each reason why others were not."""
    yield f"{'RULE':<28}{'HELD':>7}{'BROKEN':>8}{'NOT REACHED':>13}  "
    others = dict[str, list[str]]()
    for _, group in groupby(outcome.run.verdicts, key=lambda verdict: verdict.rule.id):
        verdicts = list(group)
        rule = verdicts[0].rule
        held = sum(each.held for each in verdicts)
        broken = sum(each.status is Status.BROKEN for each in verdicts)
        missed = [each for each in verdicts if each.status is Status.NOT_REACHED]
        reason = missed[0].reason if missed else ""
        if held or broken:
            yield f"{rule.id:<28}{held:>7}{broken:>8}{len(missed):>13}  {reason}".rstrip()
        else:
            others.setdefault(f"Not reached, {reason}" if missed else "Not applicable", []).append(rule.id)
    for reason, rules in others.items():
        yield ""
        yield from wrap(
            f"{reason}: {', '.join(rules)}", _WIDTH, subsequent_indent="  ", break_on_hyphens=False
        )
    yield ""


def _sum(outcome: Outcome) -> Iterator[str]:
    run, judgement = outcome.run, outcome.judgement
    if run.stopped:
        yield f"The run ended early: {run.stopped}."
    for name in run.left[:_MOST_SHOWN]:
        yield f"Left on the server: {name}"
    if len(run.left) > _MOST_SHOWN:
        yield f"{len(run.left) - _MOST_SHOWN} more are left, which --json lists."
    for entry in judgement.stale:
        yield f"The baseline is stale: {entry.rule} {entry.operation}/{entry.subject} held; remove the entry."
    for entry in judgement.expired:
        yield f"The baseline has expired: {entry.rule} {entry.operation}/{entry.subject} until {entry.expires}."
    counts = outcome.counts
    yield (
        f"{counts[Status.HELD]} held, {len(judgement.new)} broken, {len(judgement.known)} known, "
        f"{counts[Status.NOT_REACHED]} not reached, {counts[Status.NOT_APPLICABLE]} not applicable; "
        f"{len(run.exchanges)} calls, seed {run.options.seed}, "
        f"{outcome.reached:.0%} of what the options allow was reached"
    )
