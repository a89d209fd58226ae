"""A ledger is complete, its places, tests and settings exist, and the spec cites nothing else."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import spec_files
import yaml
from orderkit.mock import MockSettings
from orderkit.mock.configuration.registry import SETTINGS
from orderkit.mock.state import create_state

MEMBERS = ("id", "where", "problem", "choice", "why", "pointer", "verified_by", "kind", "mark", "mock")
MARKS = ("documented", "public", "inferred", "ours")
KINDS = ("documented-defect", "silence", "contradiction", "cosmetic")
PLACELESS = ("behaviour", "none")
UNTESTABLE = "cannot be: "
REASONS = ("one-way", "not-the-server")

Entry = dict[str, Any]


@pytest.fixture(scope="module", params=spec_files.providers())
def provider(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def ledger(provider: str) -> list[Entry]:
    text = (spec_files.SPECS / "ledger" / f"{provider}.yaml").read_text(encoding="utf-8")
    entries: list[Entry] = yaml.safe_load(text)
    return entries


def citations(node: Any) -> Iterator[tuple[str, str]]:
    """Yield every ledger entry that a part of a spec cites, with the mark that it has there."""
    if isinstance(node, dict):
        yield from node.get("x-ledger", {}).items()
        for value in node.values():
            yield from citations(value)
    elif isinstance(node, list):
        for value in node:
            yield from citations(value)


def places(entry: Entry) -> list[str]:
    pointer = entry["pointer"]
    if pointer in PLACELESS:
        return []
    return [pointer] if isinstance(pointer, str) else list(pointer)


def at(document: Any, pointer: str) -> Any:
    """Return what a JSON pointer names. Raises LookupError if there is no such place."""
    if not pointer.startswith("#/"):
        raise LookupError(pointer)
    for step in pointer[2:].split("/"):
        key = step.replace("~1", "/").replace("~0", "~")
        document = document[int(key)] if isinstance(document, list) else document[key]
    return document


def node_ids(entry: Entry) -> list[str]:
    verified = entry["verified_by"]
    return verified if isinstance(verified, list) else []


def settings_of(entry: Entry) -> list[str]:
    """Name the settings by which the mock shows the other choices that an entry leaves open."""
    names: list[str] = entry["mock"].get("settings", [])
    return names


def all_entries() -> list[Entry]:
    """Read the entries of all ledgers."""
    paths = [spec_files.SPECS / "ledger" / f"{name}.yaml" for name in spec_files.providers()]
    return [entry for path in paths for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]


@cache
def named_in(path: Path) -> frozenset[str]:
    """Name the tests of a file as pytest would, without their parameters."""
    if not path.is_file():
        return frozenset()
    module = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in module.body if isinstance(node, ast.ClassDef)]
    methods = {f"{node.name}::{name}" for node in classes for name in functions_of(node.body)}
    return frozenset(methods.union(functions_of(module.body)))


def functions_of(body: list[ast.stmt]) -> list[str]:
    functions = [node for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [node.name for node in functions if node.name.startswith("test_")]


def exists(root: Path, node_id: str) -> bool:
    path, _, name = node_id.partition("::")
    return name.partition("[")[0] in named_in(root / path)


def test_entries_are_numbered_in_order_without_gap_or_repetition(ledger: list[Entry]) -> None:
    prefix = ledger[0]["id"].partition("-")[0]
    assert [entry["id"] for entry in ledger] == [f"{prefix}-{n:02}" for n in range(1, len(ledger) + 1)]


def test_every_entry_has_every_property_and_no_other(ledger: list[Entry]) -> None:
    assert {entry["id"]: tuple(entry) for entry in ledger if tuple(entry) != MEMBERS} == {}
    assert [(entry["id"], member) for entry in ledger for member in MEMBERS if not entry[member]] == []


def test_every_text_is_plain_and_trimmed(ledger: list[Entry]) -> None:
    texts = [(entry["id"], entry[member]) for entry in ledger for member in MEMBERS[1:5]]
    assert [(name, text) for name, text in texts if not isinstance(text, str) or text != text.strip()] == []


def test_every_kind_is_known(ledger: list[Entry]) -> None:
    assert {entry["id"]: entry["kind"] for entry in ledger if entry["kind"] not in KINDS} == {}


def test_the_spec_gives_each_entry_the_mark_of_the_ledger(document: Any, ledger: list[Entry]) -> None:
    marks = {entry["id"]: entry["mark"] for entry in ledger}
    assert set(marks.values()) <= set(MARKS)
    assert [pair for pair in citations(document) if marks.get(pair[0]) != pair[1]] == []


def test_a_choice_where_the_source_is_silent_is_never_marked_documented(ledger: list[Entry]) -> None:
    silences = [entry for entry in ledger if entry["kind"] == "silence"]
    assert [entry["id"] for entry in silences if entry["mark"] == "documented"] == []


def test_the_spec_cites_only_entries_of_its_ledger(document: Any, ledger: list[Entry]) -> None:
    assert {name for name, _ in citations(document)} - {entry["id"] for entry in ledger} == set()


def test_every_pointer_resolves_in_the_spec(document: Any, ledger: list[Entry]) -> None:
    for entry in ledger:
        for place in places(entry):
            try:
                at(document, place)
            except (LookupError, TypeError, ValueError):
                pytest.fail(
                    f"{entry['id']} points at {place}, which the spec does not hold: mend the pointer"
                )


def test_the_place_an_entry_points_at_cites_the_entry(document: Any, ledger: list[Entry]) -> None:
    pairs = [(entry["id"], place) for entry in ledger for place in places(entry)]
    assert [pair for pair in pairs if pair[0] not in at(document, pair[1]).get("x-ledger", ())] == []


def test_an_entry_that_touches_nothing_is_cited_nowhere(document: Any, ledger: list[Entry]) -> None:
    cited = {name for name, _ in citations(document)}
    assert [entry["id"] for entry in ledger if entry["pointer"] == "none" and entry["id"] in cited] == []


def test_every_named_test_exists(root: Path, ledger: list[Entry]) -> None:
    named = [
        (entry["id"], node_id) for entry in ledger for node_id in node_ids(entry) if node_id != "pending"
    ]
    assert [pair for pair in named if not exists(root, pair[1])] == []


def served() -> set[str]:
    """Name the providers that the mock serves, as their specs do."""
    return {name.replace("-", "_") for name in create_state(MockSettings()).providers}


def test_no_entry_of_a_finished_provider_waits_for_its_test(provider: str, ledger: list[Entry]) -> None:
    if provider not in served():
        pytest.skip(f"{provider} is not finished: the mock does not serve it yet")
    assert [entry["id"] for entry in ledger if "pending" in node_ids(entry)] == []


def test_an_entry_without_a_test_says_why(ledger: list[Entry]) -> None:
    texts = [(entry["id"], entry["verified_by"]) for entry in ledger if not node_ids(entry)]
    assert [pair for pair in texts if not re.fullmatch(rf"{UNTESTABLE}\S.+", str(pair[1]))] == []


def test_every_entry_is_judged_in_one_way(ledger: list[Entry]) -> None:
    judged = {entry["id"]: list(entry["mock"]) for entry in ledger}
    assert {
        name: keys for name, keys in judged.items() if keys not in (["settings"], *([r] for r in REASONS))
    } == {}


def test_a_reason_why_nothing_can_be_set_is_a_sentence_of_its_own() -> None:
    reasons = Counter(
        entry["mock"][key] for entry in all_entries() for key in REASONS if key in entry["mock"]
    )
    assert [
        text for text, number in reasons.items() if number > 1 or not re.fullmatch(r"[A-Z\d`].{20,}\.", text)
    ] == []


def test_settings_and_entries_name_each_other() -> None:
    of_entries = {(entry["id"], name) for entry in all_entries() for name in settings_of(entry)}
    of_settings = {(entry, name) for name, setting in SETTINGS.items() for entry in setting.field.ledger}
    assert of_entries ^ of_settings == set()
