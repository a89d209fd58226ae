"""Command `orderkit recordings`: cleans recorded traffic, or compares it with the specs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace

from ..contract.command import write_file
from ..runtime.protocol.printable import for_stream
from ..runtime.version import __version__
from .cleaning import clean
from .comparing import ADDITIONS, Comparison, compare
from .files import FORMATS, Recording, read_recording, write_recording
from .matching import Matcher

DIFFERENT = 1
"""Exit code of `compare` if a response differs from its spec."""


def run(options: SimpleNamespace) -> int:
    """Run the action; return 0, 1 if responses differ, or 2 if an option or the file is wrong."""
    try:
        matcher = Matcher(_servers(options.server))
        recording = read_recording(Path(options.file))
        action = {"clean": _clean, "compare": _compare}[options.action]
        return action(options, recording, matcher)
    except ValueError as error:
        return _refuse(f"{error}")
    except BrokenPipeError:  # handled for all commands alike
        raise
    except OSError as error:
        return _refuse(f"cannot use {error.filename or options.file}: {error.strerror}")


def _clean(options: SimpleNamespace, recording: Recording, matcher: Matcher) -> int:
    form = options.format or ("ndjson" if options.output.endswith((".ndjson", ".jsonl")) else "har")
    if form not in FORMATS:
        raise ValueError(f"--format must be one of {', '.join(FORMATS)} (got {form})")
    cleaned = clean(recording.exchanges, matcher=matcher)
    write_file(
        Path(options.output), write_recording(cleaned.exchanges, form, __version__), force=options.force
    )
    _say([f"{len(cleaned.exchanges)} exchanges are in {options.output}"])
    _say(f"replaced: {count} of kind {kind}" for kind, count in sorted(cleaned.replaced.items()))
    _say(_left_out(recording.unusable, cleaned.left_out))
    return 0


def _compare(options: SimpleNamespace, recording: Recording, matcher: Matcher) -> int:
    comparison = compare(recording.exchanges, matcher=matcher)
    findings = [
        each for each in comparison.findings if not (options.ignore_additions and each.kind in ADDITIONS)
    ]
    if options.json:
        left_out = {**recording.unusable, **comparison.unmatched}
        document = {
            "compared": sum(comparison.compared.values()),
            "without_body": comparison.without_body,
            "left_out": left_out,
            "findings": [asdict(each) for each in findings],
        }
        _say([json.dumps(document, ensure_ascii=False, indent=2)])
    else:
        header = ("PROVIDER", "OPERATION", "STATUS", "KIND", "COUNT", "PATH")
        rows = [
            (
                each.provider,
                each.operation,
                f"{each.status}",
                each.kind,
                f"{each.count}",
                each.path or "(all)",
            )
            for each in findings
        ]
        _say(_table([header, *rows]) if rows else ())
        _say(_summary(comparison, len(findings)))
        _say(_left_out(recording.unusable, comparison.unmatched))
    return DIFFERENT if findings else 0


def _summary(comparison: Comparison, number: int) -> Iterable[str]:
    operations = len(comparison.compared)
    total = sum(comparison.compared.values())
    places = (
        "no place differs"
        if not number
        else f"{number} place{'s' * (number > 1)} differ{'s' * (number == 1)}"
    )
    yield f"{total} responses of {operations} operations compared: {places}"
    if comparison.without_body:
        yield f"without a recorded body, so that only status and headers were compared: {comparison.without_body}"


def _left_out(unusable: Mapping[str, int], unmatched: Mapping[str, int]) -> Iterable[str]:
    for reason, count in sorted({**unusable, **unmatched}.items()):
        yield f"left out: {count}, because {reason}"


def _table(rows: list[tuple[str, ...]]) -> Iterable[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()


def _servers(texts: list[str] | None) -> dict[str, str]:
    servers: dict[str, str] = {}
    for text in texts or ():
        provider, sign, url = text.partition("=")
        if not sign:
            raise ValueError(f"--server must be PROVIDER=URL (got {text})")
        servers[provider.replace("-", "_")] = url
    return servers


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(for_stream(line + "\n", sys.stdout))


def _refuse(message: str) -> int:
    sys.stderr.write(f"orderkit recordings: {message}\n")
    return 2
