"""Fixtures of the tests of writing rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from defective_servers import ENVIRONMENT, Defect, Defective, TryRules
from orderkit.conformance import Run, RunOptions, run
from orderkit.conformance.rules.writing import WRITING_RULES
from orderkit.mock import MockSettings, SendcloudSettings
from orderkit.testing.session import MockSession


@pytest.fixture(scope="session")
def running_mock() -> Iterator[MockSession]:
    with MockSession(MockSettings(orders=40, sendcloud=SendcloudSettings(rate_limits=None))) as session:
        yield session


@pytest.fixture
def try_rules(running_mock: MockSession) -> TryRules:
    """Run writing rules against the mock, perhaps with a defect."""
    running_mock.reset()

    def tried(provider: str, *rules: str, defect: Defect | None = None, **options: Any) -> Run:
        transport = running_mock.transport
        return run(
            RunOptions(
                provider,
                f"http://127.0.0.1/{provider.replace('_', '-')}",
                options.pop("environment", ENVIRONMENT),
                allow_writes=options.pop("allow_writes", True),
                rules=frozenset(rules or (rule.id for rule in WRITING_RULES)),
                may_change=options.pop("may_change", frozenset({"any"})),
                calls=5_000,
                **options,
            ),
            transport=transport if defect is None else Defective(transport, defect),
        )

    return tried
