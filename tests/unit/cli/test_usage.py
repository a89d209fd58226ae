"""Helps, the version, suggestions for slips, and what is refused before anything is sent."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from command_line import Ran
from orderkit import cli
from orderkit.cli.app import command_modules, declared
from orderkit.cli.exit_codes import EXIT_CODES
from orderkit.cli.options import Declared
from orderkit.cli.overview import OWN, kebab
from orderkit.cli.provider_app import examples, operation_options, short_names
from orderkit.cli.provider_options import call_options
from orderkit.contract import providers
from orderkit.operations.table import MethodEntry, methods_of

Run = Callable[..., Ran]

OPERATIONS = [(provider, entry) for provider in providers() for entry in methods_of(provider).values()]


def named(value: object) -> str | None:
    return value.name if isinstance(value, MethodEntry) else None


def own_commands() -> Iterator[tuple[str, ...]]:
    for name in OWN:
        yield (name,)
        yield from ((name, action) for action in declared(name).actions)


def test_the_overview_names_all_commands_and_exit_codes(run: Run) -> None:
    ran = run("--help")
    assert (ran.code, ran.err) == (0, "")
    for name in (*OWN, *map(kebab, providers())):
        assert re.search(rf"^  {name} +\S", ran.out, re.MULTILINE)
    for code in EXIT_CODES:
        assert re.search(rf"^  {code} +\S", ran.out, re.MULTILINE)


def test_the_overview_says_what_each_command_says_of_itself() -> None:
    assert {name: declared(name).summary for name in OWN} == OWN


def test_no_command_is_a_usage_error(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: orderkit COMMAND" in ran.err


def test_the_version_is_printed(run: Run) -> None:
    assert re.fullmatch(r"orderkit \d+\.\d+\.\d+\S*\n", run("--version").out)


@pytest.mark.parametrize(("provider", "entry"), OPERATIONS, ids=named)
def test_the_help_of_an_operation_has_its_options_and_an_example(
    run: Run, provider: str, entry: MethodEntry
) -> None:
    ran = run(kebab(provider), kebab(entry.name), "--help")
    assert (ran.code, ran.err) == (0, "")
    for argument in entry.arguments:
        shown = kebab(argument.name).upper() if argument.required else f"--{kebab(argument.name)}"
        assert re.search(rf"^  {shown}\b", ran.out, re.MULTILINE)
    assert ("--yes" in ran.out) == entry.writes
    assert ("--body" in ran.out) == (entry.body is not None)
    assert f"\n  orderkit {kebab(provider)} {kebab(entry.name)}" in ran.out


@pytest.mark.parametrize("words", [*own_commands()], ids=" ".join)
def test_the_help_of_a_command_has_its_options_and_an_example(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words, "--help")
    command: Declared = declared(words[0])
    for action in words[1:]:
        command = command.actions[action]
    assert (ran.code, ran.err) == (0, "")
    for option in command.options:
        shown = kebab(option.name).upper() if option.positional else f"--{kebab(option.name)}"
        assert re.search(rf"^  .*{shown}\b", ran.out, re.MULTILINE)
    assert command.actions or f"\n  orderkit {' '.join(words)}" in ran.out


@pytest.mark.slow
def test_every_example_of_a_help_is_a_command_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = SimpleNamespace(run=lambda options: 0, perform=lambda provider, entry, values: 0)
    for module in {"orderkit.cli.calling", *command_modules()}:
        monkeypatch.setitem(sys.modules, module, nothing)
    lines = [line for provider, entry in OPERATIONS for line in examples(provider, entry)]
    for words in own_commands():
        command = declared(words[0])
        for action in words[1:]:
            command = command.actions[action]
        lines += [line.partition(" > ")[0] for line in command.examples]
    assert len(lines) > 80
    assert [line for line in lines if run(*shlex.split(line)[1:]).code != 0] == []


@pytest.mark.parametrize("provider", providers())
def test_names_of_options_and_of_short_commands_are_unambiguous(provider: str) -> None:
    table = methods_of(provider)
    short = list(short_names(table).values())
    assert len({*short, *map(kebab, table)}) == len(short) + len(table)
    for entry in table.values():
        names = [
            option.name for option in (*operation_options(entry, table), *call_options(provider, writes=True))
        ]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        ("mokc", "did you mean mock?"),
        ("sendclud list", "did you mean sendcloud?"),
        ("--verison", "did you mean --version?"),
        ("nocnoc trak NC1", 'Did you mean "track"?'),
        ("sendcloud list --stauts paid", "Did you mean --status?"),
        ("nocnoc track NC1 --language es-AT", 'Did you mean "es-AR"?'),
        ("nocnoc-store list-orders --statuses in_proces", 'Did you mean "in_process"?'),
        ("webhooks lst", 'Did you mean "list"?'),
        ("spec nocnoc --fromat json", "Did you mean --format?"),
        ("completion fisch", 'Did you mean "fish"?'),
    ],
)
def test_a_slip_gets_a_suggestion(run: Run, words: str, suggestion: str) -> None:
    ran = run(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert suggestion in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("nocnoc track", "TRACKING-ID requires an argument"),
        ("sendcloud list --limit 2.5", 'unable to convert "2.5" into Integer'),
        ("sendcloud list --page-size 201", "Must be <= 200"),
        ("sendcloud list --order-created-at tomorrow", 'unable to convert "tomorrow" into date'),
        ("sendcloud list --json --csv", "--json must not be given together with --csv"),
        ("sendcloud list --json --columns id", "--columns must come with --table or --csv"),
        ("sendcloud list --csv --columns ,", "--columns must be names separated by commas"),
        ("sendcloud list", "set SENDCLOUD_PUBLIC_KEY, or choose an account by --account"),
        ("nocnoc get 5 --mock --account berlin", "--account must not be given together with --mock"),
        ("nocnoc get 5 --mock --environment live", "--environment must not be given together with --mock"),
        ("nocnoc get 5 --mock --base-url nowhere", "--base-url must be"),
        (
            "epages list-orders --mock --created-after soon",
            "--created-after must look like 2024-07-04T08:42:49Z",
        ),
        ("spec nocnoc --output --force", "a value must follow, and not another option"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(run: Run, words: str, message: str) -> None:
    ran = run(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_an_action_that_is_missing_is_a_usage_error(run: Run) -> None:
    assert run("webhooks").code == 2
    assert run("nocnoc").code == 2


def test_help_can_be_asked_for_in_words(run: Run) -> None:
    assert run("help", "nocnoc", "track").out == run("nocnoc", "track", "--help").out


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["mokc"]], ids=" ".join)
def test_the_library_is_not_imported_for_a_help(arguments: list[str]) -> None:
    heavy = {"cyclopts", "rich", "attrs", "httpx", "argparse", "typing", "inspect", "json", "dataclasses"}
    code = (
        "import sys; from orderkit.cli import main; code = main(sys.argv[1:]);"
        f"sys.stdout = sys.__stdout__; print('loaded:', *sorted({heavy!r} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "loaded:"


def test_an_interrupt_has_the_exit_code_of_shells(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", interrupted)
    ran = run("mock")
    assert (ran.code, ran.err) == (130, "orderkit: interrupted\n")
