"""The demo of the Spark source: skipped without Java, and otherwise each order is read once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from orderkit.demo import spark_tour
from orderkit.demo.java import LEAST, java_version

ROOT = Path(__file__).parents[2]


def test_without_java_the_demo_is_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert java_version() == 0
    assert spark_tour.main() == 0
    assert capsys.readouterr().out.startswith(f"skipped: there is no Java {LEAST} or later here")


def test_the_version_of_java_is_the_first_number(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"21.0.2\" 2024-01-16' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert java_version() == 21


@pytest.mark.slow
def test_the_demo_reads_each_order_once() -> None:
    pytest.importorskip("pyspark", reason="skipped: pyspark is not installed")
    if java_version() < LEAST:
        pytest.skip("skipped: there is no Java 17 or later here, which Spark needs")
    # In a process of its own, because one has one Spark.
    paths = [str(ROOT / each) for each in ("overlays", "generated")]
    shown = subprocess.run(
        [sys.executable, "-m", "orderkit.demo.spark_tour"],
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )
    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert "Spark reads each order once" in shown.stdout
    assert "sendcloud/south" in shown.stdout
    # Spark's own messages are not among it.
    assert shown.stderr == ""
