"""The document of OpenAPI 3.0 accepts what that of 3.1 does, wherever its list of losses says nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_schema_validator import OAS30Validator, OAS31Validator
from orderkit.contract import Contract, providers
from orderkit.contract.grammar import walk
from orderkit.contract.openapi30 import convert
from orderkit.contract.openapi30.losses import Effect
from orderkit.contract.references import reference_in, target_of

MORE, LESS = Effect.ACCEPTS_MORE, Effect.ACCEPTS_LESS
NAMES = ("A", "B")
TYPES = ("null", "string", "integer", "number", "boolean", "array", "object")
scalars = st.sampled_from([None, True, 0, 1, 2, 3, 2.5, "", "a", "bb", "ccc"])
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abx"), inner, max_size=3),
    max_leaves=5,
)
plain = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(TYPES)
        | st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True),
        "enum": st.lists(scalars, min_size=1, max_size=3, unique_by=repr),
        "const": scalars,
        "minimum": st.integers(0, 3),
        "exclusiveMinimum": st.integers(0, 3),
        "maximum": st.integers(0, 3),
        "exclusiveMaximum": st.integers(0, 3),
        "minLength": st.integers(0, 2),
        "pattern": st.sampled_from(["^a", "b$"]),
        "required": st.lists(st.sampled_from("ab"), max_size=2, unique=True),
        "maxItems": st.integers(0, 2),
        "description": st.just("A thing."),
    },
)


def with_parts(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    branches = st.lists(inner, min_size=1, max_size=3)
    members = st.dictionaries(st.sampled_from("ab"), inner, min_size=1, max_size=2)
    parts = st.fixed_dictionaries(
        {},
        optional={
            "anyOf": branches | branches.map(lambda some: [*some, {"type": "null"}]),
            "oneOf": branches | branches.map(lambda some: [{"type": "null"}, *some]),
            "allOf": branches,
            "not": inner,
            "if": inner,
            "then": inner,
            "else": inner,
            "properties": members,
            "additionalProperties": inner | st.booleans(),
            "unevaluatedProperties": inner | st.booleans(),
            "patternProperties": st.dictionaries(st.sampled_from(["^a", "x"]), inner, min_size=1, max_size=2),
            "items": inner | st.booleans(),
            "prefixItems": branches,
            "contains": inner,
            "minContains": st.integers(0, 2),
            "propertyNames": inner,
            "dependentRequired": st.just({"a": ["b"]}),
            "dependentSchemas": st.dictionaries(st.sampled_from("ab"), inner, min_size=1, max_size=1),
        },
    )
    reference = st.sampled_from([{"$ref": f"#/components/schemas/{name}"} for name in NAMES])
    nullable = st.builds(
        lambda keyword, one: {keyword: [one, {"type": "null"}]}, st.sampled_from(["anyOf", "oneOf"]), inner
    )
    return reference | nullable | st.builds(lambda *some: {**some[0], **some[1]}, plain, parts) | inner


schemas = st.recursive(plain | st.booleans(), with_parts, max_leaves=6)


def small_document(subject: Any, others: list[Any]) -> dict[str, Any]:
    """A document of three schemas, of which the others refer to nothing that could go round in circles."""
    named = dict(zip(NAMES, others, strict=True))
    return {
        "openapi": "3.1.1",
        "info": {"title": "Things", "version": "1.0.0"},
        "components": {"schemas": {"Subject": subject, **named}},
    }


def validator(kind: Any, document: dict[str, Any], name: str) -> Any:
    return kind({"$ref": f"#/components/schemas/{name}", "components": document["components"]})


@given(schemas, st.lists(plain, min_size=2, max_size=2), st.lists(values, min_size=4, max_size=8))
def test_a_value_is_valid_in_both_or_the_losses_say_why(
    subject: Any, others: list[Any], drawn: list[Any]
) -> None:
    document = small_document(subject, others)
    converted, losses = convert(document)
    effects = {loss.effect for loss in losses}
    new, old = validator(OAS31Validator, document, "Subject"), validator(OAS30Validator, converted, "Subject")
    for value in drawn:
        before, after = new.is_valid(value), old.is_valid(value)
        if before and not after:
            assert LESS in effects, value
        if after and not before:
            assert MORE in effects, value


def reached(document: dict[str, Any], place: tuple[str, ...]) -> set[str]:
    """The pointers of the schemas that a schema leads to."""
    found, waiting = set[str](), ["#/" + "/".join(token.replace("/", "~1") for token in place)]
    while waiting:
        reference = waiting.pop()
        if reference not in found:
            found.add(reference)
            inside = walk("schema", target_of(document, reference))
            waiting += [each for _, node, _ in inside if (each := reference_in(node))]
    return found


def bodies(document: dict[str, Any]) -> list[tuple[tuple[str, ...], Any]]:
    """The schema's place and the value of every example of a body."""
    found = []
    for kind, node, place in walk("document", document):
        if kind == "media_type" and "schema" in node:
            for each in node.get("examples", {}).values():
                example = target_of(document, each["$ref"]) if "$ref" in each else each
                if "value" in example:
                    found.append(((*place, "schema"), example["value"]))
    return found


def without_one_member(value: Any) -> list[Any]:
    """Values like this one, each without a member, with one more or with one of another type."""
    if isinstance(value, list):
        return [[changed, *value[1:]] for changed in without_one_member(value[0])] if value else []
    if not isinstance(value, dict):
        return []
    others: tuple[Any, ...] = (None, 7, "?", [], {}, -1.5)
    spoilt = [{**value, name: other} for name in value for other in others]
    nested = [{**value, name: each} for name in value for each in without_one_member(value[name])]
    return [{key: each for key, each in value.items() if key != name} for name in value] + spoilt + nested


@pytest.mark.slow
@pytest.mark.parametrize("provider", providers())
def test_the_examples_and_spoilt_ones_are_judged_alike(provider: str) -> None:
    document = Contract.load(provider).document
    converted, losses = convert(document)
    judged = 0
    for place, example in bodies(document):
        reference = {"$ref": "#/" + "/".join(token.replace("~", "~0").replace("/", "~1") for token in place)}
        if place[0] == "webhooks":
            continue  # they stand elsewhere in the new document
        new, old = OAS31Validator({**document, **reference}), OAS30Validator({**converted, **reference})
        pointers = reached(document, place)
        near = {loss.effect for loss in losses if any(loss.pointer.startswith(each) for each in pointers)}
        for value in [example, *without_one_member(example)[:60]]:
            before, after = new.is_valid(value), old.is_valid(value)
            judged += 1
            assert before == after or (LESS if before else MORE) in near, (place, value)
    assert judged > 300
