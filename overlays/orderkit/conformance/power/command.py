"""Option `--power` of `orderkit conform`: measures the tester by the catalogue of defects."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from ...contract import providers
from ...contract.command import write_file
from ..problems import RefusedSettingError
from .catalogue import catalogue, find
from .defect import Defect
from .held_out import held_out
from .report import render, render_json
from .runner import Tried, try_all, without_alarms


def run_power(options: SimpleNamespace) -> int:
    """Run the tester against the catalogue, and print what it found; 0 if all was found without a false alarm."""
    if options.jobs < 1 or options.clean_seeds < 0:
        raise RefusedSettingError("--jobs must be at least 1, and --clean-seeds at least 0")
    defects = list(_chosen(options))
    names = [_named(options.provider)] if options.provider else list(providers())
    clean = [(name, seed) for name in names for seed in range(1, options.clean_seeds + 1)]
    tried, alarms = try_all(defects, clean, seed=options.seed, jobs=options.jobs, progress=_show)
    found = without_alarms(tried, alarms)
    if options.json:
        write_file(Path(options.json), render_json(found, alarms), force=True)
    sys.stdout.write(render(found, alarms))
    if options.schemathesis:
        from . import beside  # only here: httpx is not needed otherwise

        sys.stdout.write(beside.render(beside.compare(defects, seed=options.seed)))
    return int(not all(each.is_killed for each in found) or any(each.is_killed for each in alarms))


def _chosen(options: SimpleNamespace) -> Iterator[Defect]:
    if options.defect:
        try:
            yield from (find(name) for name in options.defect)
        except ValueError as error:
            raise RefusedSettingError(f"--defect: {error}") from None
        return
    wanted = _named(options.provider) if options.provider else None
    for defect in catalogue():
        aside = defect.id in held_out()
        if wanted in (None, defect.provider) and options.of in ("all", "held-out" if aside else "tuned"):
            yield defect


def _named(provider: str) -> str:
    name = provider.replace("-", "_")
    if name not in providers():
        raise RefusedSettingError(f"PROVIDER must be one of {', '.join(providers())} (got {provider})")
    return name


def _show(tried: Tried) -> None:
    if sys.stderr.isatty():
        state = "killed" if tried.is_killed else "reached" if tried.is_reached else "-"
        sys.stderr.write(f"{state:<8}{tried.calls:>6} calls  {tried.name}\n")
