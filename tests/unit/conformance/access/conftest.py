"""Fixtures of the tests of rules about access, languages and HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from defective_servers import ENVIRONMENT, Defect, Defective, TryRules
from orderkit.conformance import Run, RunOptions, run
from orderkit.mock import MockSettings
from orderkit.testing.session import MockSession

ACCOUNTS = {**ENVIRONMENT, "EPAGES_SHOP_ID_2": "DemoShop2"}


@pytest.fixture(scope="session")
def running_mock() -> Iterator[MockSession]:
    with MockSession(MockSettings(orders=12)) as session:
        yield session


@pytest.fixture
def try_rules(running_mock: MockSession) -> TryRules:
    """Run some rules against the mock, perhaps with a defect; they may write where a test says so."""
    running_mock.reset()

    def tried(provider: str, *rules: str, defect: Defect | None = None, **options: Any) -> Run:
        transport = running_mock.transport
        return run(
            RunOptions(
                provider,
                f"http://127.0.0.1/{provider.replace('_', '-')}",
                options.pop("environment", ACCOUNTS),
                rules=frozenset(rules),
                **options,
            ),
            transport=transport if defect is None else Defective(transport, defect),
        )

    return tried
