"""Choices that a ledger leaves open: each setting that names an entry changes what a caller sees over HTTP."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import epages_choices  # noqa: F401 - registers choices
import httpx
import mock_choices  # noqa: F401
import nocnoc_choices  # noqa: F401
import noventiq_choices  # noqa: F401
import pytest
import sendcloud_choices  # noqa: F401
import store_choices  # noqa: F401
import yaml
from _pytest.mark.structures import ParameterSet
from choices import CHOICES, Caller, Json
from orderkit.mock import MockSettings, WebhookSettings
from orderkit.mock.configuration.registry import SETTINGS, AllSettings, changed, read_tree
from orderkit.mock.configuration.server_settings import ServerSettings
from orderkit.mock.engine.clock import parse_timestamp

LEDGERS = Path(__file__).parents[2] / "specs" / "ledger"


def marked(name: str) -> ParameterSet:
    """Return a setting as a parameter, marked if the document lacks responses of its other value."""
    reason = CHOICES[name].undocumented
    return pytest.param(name, marks=[pytest.mark.undocumented_responses(reason=reason)] if reason else [])


EACH_CHOICE = [marked(name) for name in CHOICES]


@pytest.fixture
def see(runner: asyncio.Runner) -> Iterator[Callable[[Json], Caller]]:
    """Make a caller of a mock with settings."""
    made: list[Caller] = []

    def make(tree: Json) -> Caller:
        receiver = httpx.MockTransport(lambda _: httpx.Response(202))
        webhooks = WebhookSettings(transport=lambda: receiver)
        first = MockSettings(clock=parse_timestamp("2026-11-22T10:00:00Z"), orders=9, webhooks=webhooks)
        settings = changed(AllSettings(first, ServerSettings()), read_tree(tree)).mock
        made.append(Caller(runner, settings))
        return made[-1]

    yield make
    for caller in made:
        caller.app.close()


@pytest.mark.parametrize("name", EACH_CHOICE)
def test_a_setting_changes_what_a_caller_sees(see: Callable[[Json], Caller], name: str) -> None:
    group, _, field = name.rpartition(".")
    value, default, other, look, _ = CHOICES[name]
    assert look(see({})) == default
    assert look(see({group: {field: value}} if group else {field: value})) == other


@pytest.mark.parametrize("name", EACH_CHOICE)
def test_a_setting_changes_it_while_the_mock_runs(see: Callable[[Json], Caller], name: str) -> None:
    group, _, field = name.rpartition(".")
    value, _, other, look, _ = CHOICES[name]
    it = see({})
    it.app.control.change_settings({group: {field: value}} if group else {field: value})
    assert look(it) == other


def test_every_choice_of_a_ledger_is_looked_at() -> None:
    named = {name for name, setting in SETTINGS.items() if setting.field.ledger}
    assert named - CHOICES.keys() == set()


def entries() -> dict[str, Json]:
    """Every entry of the ledgers by its id."""
    found: dict[str, Json] = {}
    for path in sorted(LEDGERS.glob("*.yaml")):
        found |= {entry["id"]: entry for entry in yaml.safe_load(path.read_text(encoding="utf-8"))}
    return found


def test_every_entry_that_a_setting_names_exists() -> None:
    named = {entry for setting in SETTINGS.values() for entry in setting.field.ledger}
    assert named - entries().keys() == set()


def test_every_entry_that_leaves_a_choice_to_the_mock_has_its_setting() -> None:
    named = {entry for setting in SETTINGS.values() for entry in setting.field.ledger}
    open_ones = {
        name
        for name, entry in entries().items()
        if re.search(
            r"can be set|is set to|set otherwise|a setting|unless its settings",
            " ".join(entry["choice"].split()),
        )
    }
    assert len(open_ones) > 10
    assert open_ones - named == set()
