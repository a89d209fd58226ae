"""Report as JUnit XML: a suite for each rule, a case for each subject."""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree as ET

from ..outcome import Outcome
from ..rendering import as_curl
from ..verdicts import Status, Verdict
from .repeating import repeat_command
from .terminal import origin

_FORBIDDEN = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd"
)


def render(outcome: Outcome) -> str:
    """Return the report. A known failure and a rule that was not reached are skipped cases, with the reason."""
    root = ET.Element("testsuites", name=f"orderkit conform {outcome.run.options.provider}")
    for rule, group in groupby(outcome.run.verdicts, key=lambda verdict: verdict.rule):
        verdicts = [each for each in group if each.subject is not None]
        if not verdicts:
            continue
        cases = [_case(outcome, verdict) for verdict in verdicts]
        suite = ET.SubElement(
            root,
            "testsuite",
            name=rule.id,
            tests=str(len(cases)),
            failures=str(sum(case.find("failure") is not None for case in cases)),
            skipped=str(sum(case.find("skipped") is not None for case in cases)),
            errors="0",
        )
        suite.extend(cases)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(outcome: Outcome, verdict: Verdict) -> ET.Element:
    label = verdict.subject.label if verdict.subject else ""
    case = ET.Element("testcase", classname=verdict.rule.id, name=label)
    if verdict.status is Status.NOT_REACHED:
        ET.SubElement(case, "skipped", message=_clean(f"not reached: {verdict.reason}"))
    elif verdict.status is Status.BROKEN:
        failure = verdict.failures[0]
        if verdict in outcome.judgement.known:
            ET.SubElement(case, "skipped", message=_clean(f"known: {failure.message}"))
            return case
        element = ET.SubElement(case, "failure", message=_clean(failure.message))
        lines = [verdict.rule.title, origin(verdict), failure.got, repeat_command(outcome.run, verdict)]
        if failure.exchanges:
            lines.append(as_curl(outcome.run.contract, outcome.run.options.provider, failure.exchanges[-1]))
        element.text = _clean("\n".join(filter(None, lines)))
    return case


def _clean(text: str) -> str:
    """Return a text without characters that XML cannot hold."""
    return text.translate(_FORBIDDEN)
