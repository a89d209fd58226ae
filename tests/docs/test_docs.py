"""The documentation is true: its examples run, its made parts are fresh, and nothing public is missing from it."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
import orderkit
import pytest
import spec_files
import yaml
from orderkit import Redelivery, Retry, Timeout, cli
from orderkit.cli.app import command_modules
from orderkit.mock import MockServer, MockSettings
from orderkit.mock.control.routes import ROUTES
from orderkit.mock.state import create_state
from orderkit.webhooks.worker import Options
from page_examples import PAGES, PROMISED, CurlCall, Reader, blocks_of, curl_calls

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
STARTED_AT = datetime(2026, 11, 22, 10, tzinfo=UTC)  # as the pages say that the mock was started


def pages() -> list[Path]:
    return sorted(PAGES.rglob("*.md"))


def all_text() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in pages())


def providers() -> set[str]:
    """Name the providers whose clients have pages, as the mock does."""
    return {name.replace("_", "-") for name in spec_files.providers()}


RUNNABLE = [
    path
    for path in pages()
    if path.parent.name not in {*providers(), "cookbook"}
    and any(block.marks[:1] in (("python",), ("bash",)) for block in blocks_of(path))
]


@pytest.mark.parametrize("path", RUNNABLE, ids=lambda path: path.stem)
def test_every_example_of_a_page_does_what_it_says(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if path.stem in providers() - set(create_state(MockSettings()).providers):
        pytest.skip(f"the mock does not serve {path.stem} yet")
    monkeypatch.chdir(tmp_path)
    with MockServer(MockSettings(clock=STARTED_AT)) as mock:
        Reader(mock).follow(blocks_of(path))


def test_the_reader_of_examples_sees_them() -> None:
    others = {
        "bundles",
        "cli",
        "console",
        "index",
        "clients",
        "export",
        "languages",
        "orders",
        "scale",
        "quickstart",
        "webhooks",
        "mcp",
        "mock",
        "mock-settings",
    }
    others |= {"conformance", "recordings", "schemathesis", "specs", "testing"}
    assert {path.stem for path in RUNNABLE} == others | providers()
    ran = [block.code for path in RUNNABLE for block in blocks_of(path) if block.marks[:1] == ("python",)]
    assert len(ran) > 40
    assert sum(len(PROMISED.findall(code)) for code in ran) > 50


def test_a_curl_command_is_read_as_curl_reads_it() -> None:
    cancel = "# HTTP 400, code 311\ncurl -X DELETE http://h/a \\\n  -H 'X-Lang: es-AR'\n"
    assert list(curl_calls(cancel + "curl http://h/b -d '{}' # HTTP 404\n")) == [
        CurlCall("DELETE", "http://h/a", {"X-Lang": "es-AR"}, None, 400, 311),
        CurlCall(
            "POST", "http://h/b", {"Content-Type": "application/x-www-form-urlencoded"}, b"{}", 404, None
        ),
    ]


def command_lines() -> list[list[str]]:
    blocks = [
        block
        for path in pages()
        if path.parent.name not in providers()
        for block in blocks_of(path)
        if block.marks[:1] == ("bash",)
    ]
    lines = [line for block in blocks for line in block.code.splitlines() if line.startswith("orderkit ")]
    return [shlex.split(line.removesuffix("&"))[1:] for line in lines]


def test_every_command_line_is_one_that_orderkit_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = SimpleNamespace(run=lambda options: 0, perform=lambda provider, entry, values: 0)
    for module in {"orderkit.cli.calling", *command_modules()}:
        monkeypatch.setitem(sys.modules, module, nothing)
    assert len(command_lines()) > 3
    assert all(cli.main(line) == 0 for line in command_lines())


@pytest.mark.parametrize("name", [name for name in orderkit.__all__ if not name.startswith("__")])
def test_a_public_name_is_documented(name: str) -> None:
    assert re.search(rf"\b{name}\b", all_text())


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_a_control_route_has_its_section(route: Any) -> None:
    text = (PAGES / "mock.md").read_text(encoding="utf-8")
    section = text.partition(f"\n### {route.method} {route.path}\n")[2].partition("\n### ")[0]
    assert "curl" in section
    assert [member for member in route.properties if f"`{member}`" not in section] == []


def test_every_option_of_the_mock_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["mock", "--help"]) == 0
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    text = (PAGES / "mock.md").read_text(encoding="utf-8")
    assert {option for option in options if f"| `{option}` |" not in text} == set()


def test_every_option_of_the_documents_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["spec", "--help"]) == 0
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    text = (PAGES / "bundles.md").read_text(encoding="utf-8")
    assert {
        option for option in options if not re.search(rf"^\| .*`{option}` \|", text, re.MULTILINE)
    } == set()


def test_every_option_of_the_webhooks_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    text = (PAGES / "webhooks.md").read_text(encoding="utf-8")
    for action in ("list", "show", "replay", "forget", "count"):
        assert cli.main(["webhooks", action, "--help"]) == 0
        options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
        assert {option for option in options if f"| `{option}` |" not in text} == set()


def test_every_option_of_recordings_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    text = (PAGES / "recordings.md").read_text(encoding="utf-8")
    for action in ("clean", "compare"):
        assert cli.main(["recordings", action, "--help"]) == 0
        options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
        assert {option for option in options if f"| `{option}` |" not in text} == set()


def test_every_option_of_drift_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    text = (PAGES / "conformance.md").read_text(encoding="utf-8").partition("## Drift from traffic")[2]
    assert cli.main(["drift", "--help"]) == 0
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert {option for option in options if f"| `{option}` |" not in text} == set()


@pytest.mark.parametrize(
    ("name", "defaults"),
    [("Redelivery", Redelivery()), ("Option of `run`", Options(1, None, False, 1, None))],
)
def test_the_tables_of_defaults_of_webhooks_are_those_of_the_code(name: str, defaults: Any) -> None:
    text = (PAGES / "webhooks.md").read_text(encoding="utf-8")
    table = text.partition(f"\n| {'' if '`' in name else '`'}{name}{'' if '`' in name else '`'} |")[2]
    written = dict(
        re.findall(r"^\| `(\w+)` \| (\d[\d.]*)(?: s)? \|", table.partition("\n\n")[0], re.MULTILINE)
    )
    fields = {field.name: getattr(defaults, field.name) for field in attrs.fields(type(defaults))}
    numbers = {field: value for field, value in fields.items() if type(value) in (int, float)}
    assert {field: float(value) for field, value in written.items()} == numbers


PICTURES = sorted(PAGES.glob("*.png"))


def test_every_picture_is_small_and_shown_with_a_text_for_those_who_do_not_see_it() -> None:
    assert len(PICTURES) > 3
    shown = {
        name: text for text, name in re.findall(r"!\[(.+)\]\((?:docs/pages/)?([\w-]+\.png)\)", all_text())
    }
    assert set(shown) == {path.name for path in PICTURES}
    assert [path.name for path in PICTURES if path.stat().st_size > 150_000] == []


@pytest.mark.parametrize("page", ["docs/pages/architecture.md", "CONTRIBUTING.md", "docs/pages/releasing.md"])
def test_every_path_on_a_page_about_the_code_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:specs|generated|overlays|tests|docs)/[\w./-]*)`", text)
    assert len(named) > 1
    assert {path for path in named if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize(("name", "defaults"), [("Timeout", Timeout()), ("Retry", Retry())])
def test_the_tables_of_defaults_are_those_of_the_code(name: str, defaults: Timeout | Retry) -> None:
    text = (PAGES / "clients.md").read_text(encoding="utf-8")
    table = text.partition(f"\n| `{name}` |")[2].partition("\n\n")[0]
    written = dict(re.findall(r"^\| `(\w+)` \| (\d[\d.]*)(?: s)? \|", table, re.MULTILINE))
    fields = {field.name: getattr(defaults, field.name) for field in attrs.fields(type(defaults))}
    numbers = {field: value for field, value in fields.items() if isinstance(value, int | float)}
    assert {field: float(value) for field, value in written.items()} == numbers


def test_every_error_code_has_a_way_to_it() -> None:
    codes = {error["code"] for error in spec()["components"]["schemas"]["ErrorCode"]["x-errors"]}
    section = (
        (PAGES / "mock.md")
        .read_text(encoding="utf-8")
        .partition("## Every error code")[2]
        .partition("\n## ")[0]
    )
    assert {int(code) for code in re.findall(r"^\| (\d{3}) \|", section, re.MULTILINE)} == codes


def test_every_extension_of_the_specs_is_explained() -> None:
    used = {key for provider in spec_files.providers() for key in keys_of(spec_files.read_spec(provider))}
    explained = set(
        re.findall(r"^## (x-[a-z-]+)$", (PAGES / "vocabulary.md").read_text("utf-8"), re.MULTILINE)
    )
    assert {key for key in used if key.startswith("x-")} <= explained


def spec() -> dict[str, Any]:
    document: dict[str, Any] = yaml.load(
        (ROOT / "specs" / "nocnoc.yaml").read_text("utf-8"), yaml.CSafeLoader
    )
    return document


def keys_of(value: Any) -> Iterator[str]:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict):
        yield from value
    for child in children:
        yield from keys_of(child)


def test_the_parts_made_from_the_specs_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "render.py"), "--check"], capture_output=True, text=True, check=False
    )
    if done.returncode != 0 or done.stdout or done.stderr:
        pytest.fail(f"{done.stdout}{done.stderr}To regenerate them: {sys.executable} docs/render.py")
