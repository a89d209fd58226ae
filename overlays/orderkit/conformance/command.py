"""Command `orderkit conform`: tests whether a server keeps to a provider's contract."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from math import isinf
from pathlib import Path
from types import SimpleNamespace

from ..contract import Contract, providers
from ..contract.command import write_file
from ..runtime.protocol.printable import for_stream
from .answers import ANSWER_RULES
from .baseline import Known, read_baseline, write_baseline
from .environments import check_server
from .options import RunOptions
from .outcome import ExitCode, Outcome, conclude
from .problems import ConformanceError, RefusedSettingError
from .reports import data, html, junit, terminal
from .rule import Need, Rule, Subject
from .rules import RULES
from .runner import run as run_rules
from .runner import selected

_DAYS = 90


def run(options: SimpleNamespace) -> int:
    """Test the server; return 0 if everything held, 1 if a rule was broken, 2 or 3 as `ExitCode` says."""
    try:
        return _run(options)
    except ConformanceError as error:
        return _refuse(str(error))
    except ValueError as error:
        return _refuse(str(error))
    except BrokenPipeError:  # handled for all commands alike
        raise
    except OSError as error:
        return _refuse(f"cannot use {error.filename}: {error.strerror}")


def _run(options: SimpleNamespace) -> int:
    if options.power:
        from .power.command import run_power  # only here: it needs the mock's server

        return run_power(options)
    settings = _settings(options)
    if options.dry_run:
        sys.stdout.write("\n".join(_plan(settings)) + "\n")
        return 0
    known = read_baseline(Path(options.baseline)) if options.baseline else []
    progress = _Progress()
    try:
        finished = run_rules(settings, progress=progress)
    finally:
        progress.clear()
    outcome = conclude(finished, known=known, least=options.least / 100, today=_today())
    _write_reports(options, outcome, known)
    sys.stdout.write(for_stream(terminal.render(outcome), sys.stdout))
    return outcome.exit_code


def _settings(options: SimpleNamespace) -> RunOptions:
    if options.provider is None:
        raise RefusedSettingError(f"PROVIDER must be one of {', '.join(providers())}")
    provider: str = options.provider.replace("-", "_")
    contract = _contract(provider)
    if not options.url:
        raise RefusedSettingError("--url must be the server to test, such as http://127.0.0.1:8787/sendcloud")
    if options.calls < 1:
        raise RefusedSettingError(f"--calls must be at least 1 (got {options.calls})")
    if not options.rate > 0:
        raise RefusedSettingError(f"--rate must be more than 0 (got {options.rate})")
    if not 0 <= options.least <= 100:
        raise RefusedSettingError(f"--least must be a percentage from 0 to 100 (got {options.least})")
    if options.generated < 0:
        raise RefusedSettingError(f"--generated must not be negative (got {options.generated})")
    known = {rule.id for rule in RULES} | {rule.id for rule in ANSWER_RULES}
    for rule in options.rule:
        if rule not in known:
            raise RefusedSettingError(f"--rule must be one of {', '.join(sorted(known))} (got {rule})")
    return RunOptions(
        provider,
        check_server(contract, options.url, allow_live=options.allow_live),
        os.environ,
        allow_writes=options.allow_writes,
        allow_live=options.allow_live,
        calls=options.calls,
        rate=None if isinf(options.rate) else options.rate,
        seed=options.seed,
        timeout=options.timeout,
        rules=frozenset(options.rule),
        subject=options.subject or "",
        given=dict(_pairs(options.given)),
        may_change=frozenset(options.may_change),
        listen=options.listen or "",
        receiver=options.receiver or "",
        control=options.control or "",
        generated=options.generated,
    )


def _contract(provider: str) -> Contract:
    if provider not in providers():
        raise RefusedSettingError(f"PROVIDER must be one of {', '.join(providers())} (got {provider})")
    return Contract.load(provider)


def _pairs(given: list[str]) -> Iterator[tuple[str, str]]:
    for text in given:
        name, separator, value = text.partition("=")
        if not separator or not name or not value:
            raise RefusedSettingError(f"--given must be NAME=VALUE, such as order_id=10000001 (got {text})")
        yield name, value


def _plan(settings: RunOptions) -> Iterator[str]:
    """Yield the lines of a dry run: what would be tried, and how many calls each part takes at most."""
    contract = Contract.load(settings.provider)
    yield f"{'RULE':<28}{'SUBJECTS':>9}{'CALLS':>8}"
    total = 0
    rules = selected(RULES, settings)
    for rule in rules or RULES:
        wanted = settings.subject if rules else ""
        subjects = [each for each in rule.subjects(contract) if wanted in ("", each.label)]
        needs = _needs(rule, settings)
        calls = 0 if needs else len(subjects) * rule.calls
        total += calls
        yield f"{rule.id:<28}{len(subjects):>9}{calls:>8}  {needs}".rstrip()
    total += settings.generated
    yield ""
    yield f"At most {min(total, settings.calls)} calls, and the walks of listings that rules share. None was made."


def _needs(rule: Rule, settings: RunOptions) -> str:
    if Need.GENERATOR in rule.needs:
        return f"share {settings.generated} generated requests" if settings.generated else "needs --generated"
    return "needs --allow-writes" if Need.WRITES in rule.needs and not settings.allow_writes else ""


def _write_reports(options: SimpleNamespace, outcome: Outcome, known: list[Known]) -> None:
    for path, render in (
        (options.junit, junit.render),
        (options.json, data.render_json),
        (options.html, html.render),
        (options.ndjson, data.render_ndjson),
    ):
        if path:
            write_file(Path(path), render(outcome), force=True)
    if options.write_baseline:
        expires = _day(options.expires)
        text = write_baseline(outcome.run.options.provider, outcome.run.verdicts, expires, known)
        write_file(Path(options.write_baseline), text, force=True)


def _day(text: str | None) -> date:
    if text is None:
        return _today() + timedelta(days=_DAYS)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedSettingError(f"--expires must be a day such as 2027-01-31 (got {text})") from None


def _today() -> date:
    return datetime.now().astimezone().date()


class _Progress:
    """Shows on a terminal which rule is tried; nothing where standard error is a file."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()

    def __call__(self, rule: Rule, subject: Subject, calls: int) -> None:
        if self._shows:
            sys.stderr.write(f"\r\x1b[K{calls:>5} calls  {rule.id}  {subject.label}"[:100])
            sys.stderr.flush()

    def clear(self) -> None:
        """Remove the line."""
        if self._shows:
            sys.stderr.write("\r\x1b[K")


def _refuse(message: str) -> int:
    sys.stderr.write(f"orderkit conform: {message}\n")
    return ExitCode.NOT_USABLE
