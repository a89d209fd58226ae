"""The gate reads meaning: plausible slips in the real documents are found, each in a document of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import slips_by_hand
import slips_of_data
import yaml
from checks.document import Document
from checks.finding import Finding
from checks.rules import FORM, MEANING, RULES, found_by
from slips import PROVIDERS, Mutator, Slip, claimed_numbers, literals, parsed, words

HELD = Path(__file__).parents[1] / "data" / "slips_by_rule.yaml"
MUTATORS: tuple[Mutator, ...] = (
    words,
    claimed_numbers,
    literals,
    *slips_of_data.MUTATORS,
    slips_by_hand.by_hand,
)
LEAST = 120


def chosen() -> Iterator[Slip]:
    """Yield the first slips of each kind in each document that the gate can see."""
    count: dict[tuple[str, str], int] = {}
    for provider in PROVIDERS:
        for mutator in MUTATORS:
            for slip in mutator(provider, parsed(provider)):
                key = (slip.kind, slip.what) if mutator is words else (slip.kind, provider)
                count[key] = count.get(key, 0) + 1
                if count[key] == 1 and not slips_by_hand.is_unseen(slip):
                    yield slip


SLIPS = list(chosen())


@cache
def found_before(provider: str) -> dict[str, set[Finding]]:
    """Return what each rule finds in the document as it is, which the allowed findings explain."""
    return {name: found_by(name, parsed(provider)) for name in RULES}


def rule_that_finds(slip: Slip) -> str:
    """Return the first rule that finds something else than before, or an empty text."""
    document = Document(slip.apply())
    before = found_before(slip.provider)
    return next((name for name in [*MEANING, *FORM] if found_by(name, document) != before[name]), "")


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_in_a_real_document_is_found(slip: Slip) -> None:
    assert rule_that_finds(slip), f"no rule sees {slip.kind}: {slip.what}"


def test_there_are_many_slips_of_many_kinds() -> None:
    assert len(SLIPS) >= LEAST
    assert {slip.provider for slip in SLIPS} == set(PROVIDERS)


def held() -> dict[str, dict[str, Any]]:
    """Return the slip that holds each rule."""
    rows: dict[str, dict[str, Any]] = yaml.safe_load(HELD.read_text(encoding="utf-8"))
    return rows


def test_what_is_listed_as_unseen_is_not_found() -> None:
    listed = [each for row in slips_by_hand.unseen() for each in row.get("slips", [])]
    for row in listed:
        provider = row["provider"]
        made = [slip for mutator in MUTATORS for slip in mutator(provider, parsed(provider))]
        known = [slip for slip in made if slip.kind == row["kind"] and row["what"] in slip.what]
        assert known, f"no mutator makes {row}: take it out"
        assert any(not rule_that_finds(slip) for slip in known), f"the gate sees {row}: take it out"


@pytest.mark.parametrize("rule", sorted(MEANING))
def test_every_rule_that_reads_meaning_finds_a_slip_of_its_own(rule: str) -> None:
    row = held()[rule]
    found = [
        slip
        for mutator in MUTATORS
        for slip in mutator(row["provider"], parsed(row["provider"]))
        if (slip.kind, slip.what) == (row["kind"], row["what"])
    ]
    assert found, f"{HELD.name} names a slip that the mutators no longer make"
    assert found_by(rule, Document(found[0].apply())) - found_before(row["provider"])[rule]
