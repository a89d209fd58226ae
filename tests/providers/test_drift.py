"""Drift in every documented response of all providers: read, written back equal, told once, alike in both readers."""

from __future__ import annotations

import json
import os
import sys
from functools import reduce
from operator import getitem
from typing import Any

import httpx
import pytest
from drifts import PROVIDERS, Documented, Drifted, documented_responses, mutated_texts, outcome, single_drifts
from orderkit import to_json
from orderkit.runtime.protocol import json_codec
from orderkit_clients.runtime.models import Model
from readers import forget

MUTATED = int(os.environ.get("ORDERKIT_MUTATED_TEXTS", "4000"))
"""How many mutated texts are read in all; 160,000 in a long run."""
SEED = int(os.environ.get("ORDERKIT_SEED", "1"))
DOCUMENTED = [each for provider in PROVIDERS for each in documented_responses(provider)]


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("documented", DOCUMENTED, ids=str)
def test_a_single_drift_is_read_written_back_and_told_at_most_once(documented: Documented) -> None:
    for drifted in single_drifts(documented):
        model, told = documented.read(drifted.text)
        assert json.loads(to_json(model)) == drifted.body, drifted
        assert len(told) <= 1, drifted
        assert all(each.place == drifted.place for each in told), drifted
        assert repr(model)


@pytest.mark.parametrize("documented", DOCUMENTED, ids=str)
def test_what_is_not_told_fits_the_contract(documented: Documented) -> None:
    """Models decide what fits: what they refuse is told, and nothing else."""
    for drifted in single_drifts(documented):
        _, told = documented.read(drifted.text)
        assert bool(told) == is_refused(documented, drifted), drifted


def is_refused(documented: Documented, drifted: Drifted) -> bool:
    try:
        documented.build(json_codec.loads_exact(drifted.text))
    except (ValueError, TypeError, KeyError, AttributeError):
        return True
    return False


def test_models_of_drifted_responses_are_models_of_the_same_class() -> None:
    for documented in DOCUMENTED:
        whole, _ = documented.read(to_json(documented.body))
        for drifted in single_drifts(documented):
            model, _ = documented.read(drifted.text)
            assert isinstance(model, type(whole) if isinstance(whole, Model) else list)
            assert type(model).__name__ == type(whole).__name__


@pytest.mark.parametrize("provider", PROVIDERS)
def test_mutated_texts_are_read_alike_with_and_without_msgspec(
    provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = list(mutated_texts(provider, MUTATED // len(PROVIDERS), SEED))
    forget()
    with_msgspec = outcomes(cases)
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "msgspec", None)
        forget()
        without = outcomes(cases)
    forget()
    for (documented, text), one, other in zip(cases, with_msgspec, without, strict=True):
        assert one == other, (str(documented), text[:2000])


def outcomes(cases: list[tuple[Documented, bytes]]) -> list[Any]:
    return [outcome(documented, text) for documented, text in cases]


def test_mutated_texts_fail_as_a_whole_or_not_at_all() -> None:
    for provider in PROVIDERS:
        for documented, text in mutated_texts(provider, 300, SEED):
            found = outcome(documented, text)
            if found[0] == "DecodeError":
                assert found[1:3] in (("", "JSON"), ("", "object")), (str(documented), text[:2000])


SINGLE = {
    "nocnoc": ("client", "getOrder", "get_order", ("id",)),
    "nocnoc_store": ("store", "getProduct", "get_product", ("sku",)),
    "sendcloud": ("sendcloud", "retrieveOrder", "retrieve_order", ("data", "id")),
    "epages": ("shop", "getOrder", "get_order", ("orderId",)),
}
"""By provider: its fixture, an operation, its method, and the place of the id that its response repeats."""


@pytest.mark.parametrize("provider", SINGLE)
def test_a_client_reads_single_drifts_and_counts_each_place(
    provider: str, mode: str, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    fixture, operation, method, place_of_id = SINGLE[provider]
    documented = next(each for each in documented_responses(provider) if each.operation == operation)
    inside = "data" if provider == "sendcloud" else None
    asked = reduce(getitem, place_of_id, documented.body)
    # Another id is no drift, but the response to another request.
    drifts = [each for each in single_drifts(documented) if each.place not in ((inside,), place_of_id)][::5]
    answers = [json_response(each.text) for each in drifts for _ in range(2)]
    caller = request.getfixturevalue(fixture)(*answers)
    for drifted in drifts:
        body = drifted.body[inside] if inside else drifted.body
        for _ in range(2):
            assert json.loads(to_json(caller.call(method, asked))) == body
    counts = caller.client.drift
    assert set(counts.values()) <= {2, 4, 6, 8}
    assert len(counts) == len([record for record in caplog.records if record.levelname == "WARNING"]) > 5
    assert {place.operation for place in counts} == {operation}


def json_response(text: str) -> httpx.Response:
    return httpx.Response(200, content=text, headers={"Content-Type": "application/json"})
