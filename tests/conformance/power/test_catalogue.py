"""Every defect of the catalogue is real: it shows in a tour of its provider, and only where it says."""

from __future__ import annotations

import os
from collections import Counter
from functools import cache

import pytest
from orderkit.conformance.power.catalogue import catalogue
from orderkit.conformance.power.defect import Defect
from orderkit.conformance.power.held_out import draw, held_out
from orderkit.contract import Contract
from power_caller import Step, take
from power_tours import TOURS

CHOSEN = catalogue() if "FUZZ_EXAMPLES" in os.environ else catalogue()[::4]
"""Every fourth defect, and all of them in `make fuzz`."""


@cache
def clean(provider: str) -> list[Step]:
    return take(provider, TOURS[provider])


@pytest.mark.parametrize("provider", TOURS)
def test_a_tour_of_a_clean_server_is_the_same_each_time(provider: str) -> None:
    assert take(provider, TOURS[provider]) == clean(provider)


@pytest.mark.slow
@pytest.mark.fuzz
@pytest.mark.parametrize("defect", CHOSEN, ids=lambda defect: defect.id)
def test_a_defect_shows_and_changes_nothing_else(defect: Defect) -> None:
    steps = take(defect.provider, TOURS[defect.provider], defect)
    pairs = zip(clean(defect.provider), steps, strict=True)
    differing = [before for before, after in pairs if before.seen != after.seen]
    assert differing != [], "no call of the tour shows it"
    elsewhere = [step.asked for step in differing if step.operation not in may_differ(defect)]
    assert elsewhere == []


def may_differ(defect: Defect) -> set[str]:
    """The operations that a defect touches; notifications follow from what is written."""
    operations = Contract.load(defect.provider).operations
    writes = any(operations[name].method != "GET" for name in defect.operations if name in operations)
    return {*defect.operations, *(["webhook"] if writes else [])}


def test_a_third_of_each_provider_is_set_aside_by_the_seed() -> None:
    assert held_out() == set(draw(catalogue()))


@pytest.mark.parametrize("defect", catalogue(), ids=lambda defect: defect.id)
def test_a_defect_names_a_declaration_of_its_provider(defect: Defect) -> None:
    contract = Contract.load(defect.provider)
    operations, webhooks = contract.operations.keys(), contract.document.get("webhooks", {}).keys()
    assert defect.declaration.partition(" ")[0] in {*operations, *webhooks}
    assert set(defect.operations) <= {*operations, "HEAD", "webhook"}


def test_ids_are_unique() -> None:
    counted = Counter(defect.id for defect in catalogue())
    assert [name for name, count in counted.items() if count > 1] == []
