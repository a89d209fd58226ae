"""The YAML that orderkit writes: any reader gets back what was written, and people can read it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from orderkit.contract import document, providers
from orderkit.contract.yaml_writer import write_yaml
from ruamel.yaml import YAML

words = st.sampled_from(
    [
        "yes",
        "No",
        "~",
        "null",
        "1e3",
        "0x1F",
        "12:30:00",
        "2026-11-29",
        "a: b",
        "a #b",
        "- a",
        "a:",
        "#",
        "x\n\ny\n",
        "<<",
    ]
)
long_text = st.lists(
    st.sampled_from(["word", "a:", "#hash", "-", "'quote'", "{x}", "é", "&a"]), min_size=25
).map(" ".join)
block = st.lists(st.sampled_from(["", "line", "  indented", "- x: y", "trailing ", "\ttab"]), min_size=2).map(
    "\n".join
)
texts = st.text(max_size=12) | words | long_text | block
values = st.recursive(
    texts | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_what_was_written_is_read_back(value: Any) -> None:
    assert same(yaml.safe_load(write_yaml(value)), value)


@given(values)
def test_a_reader_of_yaml_1_2_reads_the_same(value: Any) -> None:
    reader = YAML(typ="safe", pure=True)
    assert same(reader.load(write_yaml(value)), value)


def same(left: Any, right: Any) -> bool:
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


@pytest.mark.parametrize("provider", providers())
def test_every_document_is_read_back(provider: str) -> None:
    wanted = document(provider)
    assert yaml.load(write_yaml(wanted), yaml.CSafeLoader) == wanted


def test_it_reads_as_people_write_it() -> None:
    value: dict[str, Any] = {
        "openapi": "3.1.1",
        "tags": ["Orders", 7],
        "text": "One.\nTwo.\n",
        "long": "word " * 30 + "end.",
        "list": [{"name": "a: b", "on": True}, []],
        "nothing": {},
        "200": None,
    }
    assert write_yaml(value).splitlines() == [
        'openapi: "3.1.1"',
        "tags: [Orders, 7]",
        "text: |",
        "  One.",
        "  Two.",
        "long: >-",
        "  " + " ".join(["word"] * 20),
        "  " + " ".join(["word"] * 10 + ["end."]),
        "list:",
        '  - name: "a: b"',
        '    "on": true',
        "  - []",
        "nothing: {}",
        '"200": null',
    ]
