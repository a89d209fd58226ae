"""Docstrings of the public operations: Python's names, plain words, and every error that a call may raise."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from typing import Any

import pytest
from operation_docs import ERRORS
from orderkit import errors
from spec_files import providers

OPERATIONS = [
    pytest.param(method, id=f"{provider}.{name}")
    for provider in providers()
    for owner in [import_module(f"orderkit.operations.{provider}")]
    for kind in vars(owner).values()
    if inspect.isclass(kind) and kind.__module__ == owner.__name__
    for name, method in vars(kind).items()
    if inspect.isfunction(method) and "retry" in method.__annotations__ and name != "with_options"
]
WORKFLOWS = {"save_orders", "create_order_once", "confirm_webhook"}


def doc(method: Any) -> str:
    return " ".join((inspect.getdoc(method) or "").split())


@pytest.mark.parametrize("method", OPERATIONS)
def test_names_of_the_wire_are_written_as_in_python(method: Any) -> None:
    assert re.findall(r"`[a-z]+[A-Z]\w*`", doc(method)) == []


@pytest.mark.parametrize("method", OPERATIONS)
def test_the_words_are_those_of_the_field(method: Any) -> None:
    odd = r"\b(?:members?|identifications?|answer(?:s|ed)?|What [a-z`]|Whom? )"
    assert re.findall(odd, doc(method)) == []


@pytest.mark.parametrize("method", OPERATIONS)
def test_every_kind_of_error_of_a_call_is_named(method: Any) -> None:
    if method.__name__ in WORKFLOWS:
        return
    for name in ("DecodeError", "TransportError", "TypeError", "ValueError"):
        assert f" {name}: " in doc(method)


@pytest.mark.parametrize("method", OPERATIONS)
def test_no_text_of_an_error_keeps_a_placeholder(method: Any) -> None:
    assert re.findall(r"(?<!/)\{\w+\}", doc(method).partition(" Source: ")[0]) == []


@pytest.mark.parametrize(
    ("method", "code"), [("create_order", "313"), ("place_order", "311"), ("cancel_order", "311")]
)
def test_a_code_that_means_a_conflict_is_no_bad_request(method: str, code: str) -> None:
    from orderkit import Nocnoc

    raises = re.split(r" (?=\w+Error: )", doc(getattr(Nocnoc, method)))
    assert [
        entry.partition(":")[0] for entry in raises if re.search(rf"\b{code}\b", entry.partition(": ")[2])
    ][-1:] == ["ConflictError"]
    assert not any(entry.startswith("BadRequestError") and code in entry for entry in raises)


def test_the_classes_of_statuses_are_those_of_the_errors() -> None:
    classes = {
        status: kind.__name__
        for kind in vars(errors).values()
        if inspect.isclass(kind) and issubclass(kind, errors.ApiError)
        for status in getattr(kind, "meaning", ())
    }
    assert {status: classes.get(status, "ServerError") for status in ERRORS} == ERRORS
    assert set(classes) - set(ERRORS) <= set(range(500, 600))
