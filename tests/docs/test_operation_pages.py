"""The page of each operation: every operation has one, and its samples do what they say against a fresh mock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import spec_files
from orderkit.mock import MockServer, MockSettings
from page_examples import PAGES, Block, Reader, blocks_of

OPERATIONS = [
    (provider, operation["operationId"])
    for provider in spec_files.providers()
    for _, _, operation in spec_files.operations(spec_files.read_spec(provider))
]
LANGUAGES = ("python", "python", "bash", "typescript")
"""What the tabs of samples hold, in their order."""


def samples_of(provider: str, name: str) -> list[Block]:
    """The samples of a page, which come before its examples of bodies."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
    return blocks_of(PAGES / provider.replace("_", "-") / f"{words}.md")[: len(LANGUAGES)]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    """A mock as the pages start it, with a snapshot of its first state."""
    with MockServer(MockSettings(clock=datetime(2026, 11, 22, 10, tzinfo=UTC))) as server:
        server.control.snapshots.take("fresh")
        yield server


@pytest.mark.parametrize(("provider", "name"), OPERATIONS)
def test_every_operation_has_a_page_with_samples_in_each_language(provider: str, name: str) -> None:
    assert tuple(block.marks[0] for block in samples_of(provider, name)) == LANGUAGES


@pytest.mark.parametrize("tab", [0, 1, 2], ids=["sync", "async", "curl"])
@pytest.mark.parametrize(("provider", "name"), OPERATIONS)
def test_a_sample_does_what_it_says(mock: MockServer, provider: str, name: str, tab: int) -> None:
    mock.control.snapshots.restore("fresh")
    Reader(mock).follow([samples_of(provider, name)[tab]])
    requests = mock.control.requests()
    assert requests
    assert [each for each in requests if each["status"] >= 400] == []
