"""The page of all errors has each exception of a call, each code, and an example of each documented body."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import spec_files
from orderkit import errors

PAGE = (Path(__file__).parents[2] / "docs" / "pages" / "errors.md").read_text("utf-8")
OF_WEBHOOKS = (errors.WebhookError, errors.InboxError)


def test_each_exception_of_a_call_is_there_with_what_to_do() -> None:
    classes = [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, errors.OrderkitError)
    ]
    # One with two bases is both of them.
    named = {each for each in classes if not issubclass(each, OF_WEBHOOKS) and len(each.__bases__) == 1}
    for each in named - {errors.OrderkitError, errors.TransportError}:
        row = re.search(rf"^\| \[`{each.__name__}`\]\(.+?\) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
        assert row, each.__name__


@pytest.mark.parametrize("provider", spec_files.providers())
def test_each_code_and_body_is_there(provider: str) -> None:
    title = {"nocnoc_store": "nocnoc store", "epages": "ePages"}.get(provider, provider)
    section = re.search(rf"^## {title}$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL | re.IGNORECASE)
    assert section
    document = spec_files.read_spec(provider)
    codes = {
        error["code"]
        for schema in document["components"]["schemas"].values()
        for error in schema.get("x-errors", ())
    }
    written = set(re.findall(r"^\| (?:`(.+?)`|none) \|", section[1], re.MULTILINE))
    assert written == {"" if code is None else str(code) for code in codes}
    bodies = [json.loads(body) for body in re.findall(r"```json\n(.*?)```", section[1], re.DOTALL)]
    assert [body for body in documented_bodies(document) if body not in bodies] == []


def documented_bodies(document: dict[str, Any]) -> list[Any]:
    """Bodies of the examples of all responses that are no success."""
    contents = [
        spec_files.resolve(document, response).get("content", {}).get("application/json", {})
        for _, _, operation in spec_files.operations(document)
        for status, response in operation["responses"].items()
        if not status.startswith("2")
    ]
    found = [
        spec_files.resolve(document, each)["value"]
        for media in contents
        for each in media.get("examples", {}).values()
    ]
    assert len(found) > 10
    return found
