"""Processes share an inbox and are killed at random: nothing is lost, and nothing is processed twice without a reason.

SOAK_INBOX says for how many seconds, and how many processes; `make soak` takes twenty for two minutes.
"""

from __future__ import annotations

import os
from pathlib import Path

import inbox_stress
import pytest

SECONDS, PROCESSES = (int(number) for number in os.environ.get("SOAK_INBOX", "4 4").split())


@pytest.mark.soak
def test_no_webhook_is_lost_or_processed_twice_when_processes_are_killed(
    location: str, database: str, tmp_path: Path
) -> None:
    folder = tmp_path / "journals"
    folder.mkdir()
    figures = inbox_stress.stress(location, folder, processes=PROCESSES, seconds=SECONDS)
    print(f"\n{database}: {figures}")
    assert figures.killed >= 1
    assert figures.accepted >= 1
    assert figures.kept == figures.accepted
    assert figures.done == figures.processed >= figures.kept
    assert (figures.unexplained, figures.overtaken) == (0, 0)
