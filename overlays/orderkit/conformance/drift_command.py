"""Command `orderkit drift`: the rules that recorded traffic breaks, with counts and without values."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace

from ..recordings.files import MAX_FILE_BYTES, parse_recording
from ..recordings.matching import Matcher
from ..runtime.protocol.printable import for_stream
from .drift import DriftFinding, DriftReport, client_lines, drift_of, drift_of_clients

BROKEN = 1
"""Exit code if an answer breaks a rule."""
UNUSABLE = 2
"""Exit code if an option or the file is wrong."""


def run(options: SimpleNamespace) -> int:
    """Print the report; return 0, 1 if a rule is broken, or 2 if an option or the file is wrong."""
    try:
        report, unusable = _read(Path(options.file), Matcher(_servers(options.server)))
    except ValueError as error:
        return _refuse(f"{error}")
    except OSError as error:
        return _refuse(f"cannot use {error.filename or options.file}: {error.strerror}")
    if not report.answers:
        return _refuse(
            "FILE must have a request of a provider's operation; --server names another server of a provider "
            f"(got none in {options.file})"
        )
    lines = _json(report, unusable) if options.json else _text(report, unusable)
    sys.stdout.write(for_stream("".join(f"{line}\n" for line in lines), sys.stdout))
    return BROKEN if any(not each.is_note for each in report.findings) else 0


def _read(path: Path, matcher: Matcher) -> tuple[DriftReport, Mapping[str, int]]:
    with path.open("rb") as file:
        content = file.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise ValueError(f"FILE must have at most {MAX_FILE_BYTES // 1024**2} MiB (got more in {path})")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"FILE must be UTF-8 (got other bytes in {path})") from None
    try:
        lines = client_lines(text)
        if lines is not None:
            return drift_of_clients(lines), {}
        recording = parse_recording(text)
        return drift_of(recording.exchanges, matcher=matcher), recording.unusable
    except ValueError as error:
        raise ValueError(f"FILE must be {error} (got {path})") from None


def _servers(texts: list[str] | None) -> dict[str, str]:
    servers: dict[str, str] = {}
    for text in texts or ():
        provider, sign, url = text.partition("=")
        if not sign:
            raise ValueError(f"--server must be PROVIDER=URL (got {text})")
        servers[provider.replace("-", "_")] = url
    return servers


def _json(report: DriftReport, unusable: Mapping[str, int]) -> Iterable[str]:
    document = {
        "answers": report.answers.total(),
        "operations": len(report.answers),
        "left_out": {**unusable, **report.unmatched},
        "held": dict(report.held),
        "findings": [{**asdict(each), "note": each.is_note} for each in report.findings],
    }
    yield json.dumps(document, ensure_ascii=False, indent=2)


def _text(report: DriftReport, unusable: Mapping[str, int]) -> Iterable[str]:
    broken = [each for each in report.findings if not each.is_note]
    notes = [each for each in report.findings if each.is_note]
    header = ("PROVIDER", "OPERATION", "RULE", "KIND", "COUNT", "PATH", "MESSAGE")
    if report.findings:
        yield from _table([header, *map(_row, [*broken, *notes])])
    answers = f"{report.answers.total()} answers of {len(report.answers)} operations"
    held = f"{sum(report.held.values())} times a rule held"
    yield f"{answers}: {held}, {len(broken)} broken, {len(notes)} additions"
    for reason, count in sorted({**unusable, **report.unmatched}.items()):
        yield f"left out: {count}, because {reason}"


def _row(finding: DriftFinding) -> tuple[str, ...]:
    return (
        finding.provider or "(any)",
        finding.operation,
        finding.rule,
        finding.kind,
        f"{finding.count}",
        finding.path or "(all)",
        finding.message,
    )


def _table(rows: list[tuple[str, ...]]) -> Iterable[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()


def _refuse(message: str) -> int:
    sys.stderr.write(f"orderkit drift: {message}\n")
    return UNUSABLE
