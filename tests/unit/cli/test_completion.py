"""Completion: the scripts are those of every command, and the shells that are installed take them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from command_line import Ran
from orderkit.cli.app import whole_app
from orderkit.cli.overview import command_names
from orderkit.contract import providers
from orderkit.operations.table import methods_of

pytestmark = pytest.mark.slow

Run = Callable[..., Ran]
SHELLS = ("bash", "zsh", "fish")


@cache
def script(shell: str) -> str:
    return str(whole_app().generate_completion(prog_name="orderkit", shell=shell))  # type: ignore[arg-type]


def completed(*words: str) -> list[str]:
    """What bash offers for the last word."""
    given = " ".join(f"'{word}'" for word in words)
    program = (
        f"COMP_WORDS=({given}); COMP_CWORD={len(words) - 1}; _orderkit; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(
        ["bash", "-c", f"{script('bash')}\n{program}"], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_knows_every_command_and_operation(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    for name in command_names():
        assert name in ran.out
    for provider in providers():
        assert [name for name in methods_of(provider) if name.replace("_", "-") not in ran.out] == []


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_takes_its_script(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    file = tmp_path / "script"
    file.write_text(script(shell), encoding="utf-8")
    done = subprocess.run([shell, "-n", file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("orderkit", "noc"), ["nocnoc", "nocnoc-store"]),
        (("orderkit", "nocnoc", "tr"), ["track", "track-order"]),
        (("orderkit", "sendcloud", "list", "--so"), ["--sort"]),
        (("orderkit", "nocnoc", "track", "NC1", "--language", "es"), ["es-AR", "es-PE"]),
        (("orderkit", "spec", "--fo"), ["--force", "--format"]),
    ],
    ids=" ".join,
)
def test_bash_completes_commands_options_and_values(words: tuple[str, ...], offered: list[str]) -> None:
    assert sorted(completed(*words)) == offered


def test_a_script_is_installed_where_the_shell_finds_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    ran = run("--install-completion", "fish")
    assert (ran.code, ran.err) == (0, "")
    file = tmp_path / ".config/fish/completions/orderkit.fish"
    assert str(file) in ran.out
    assert "nocnoc" in file.read_text(encoding="utf-8")
