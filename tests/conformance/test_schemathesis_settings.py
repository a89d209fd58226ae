"""schemathesis with the shipped settings: no alarm on a mock that keeps to the document, and walks that go deep."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from orderkit.contract import providers
from orderkit.contract.schemathesis import settings_path
from orderkit.mock import MockServer, MockSettings, SendcloudSettings
from schemathesis_figures import PAGE, page, read_results
from schemathesis_run import WRITING, run_schemathesis

pytestmark = [pytest.mark.slow, pytest.mark.fuzz]

PHASES = ("--phases", "examples,stateful", "--max-examples", "5")


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(sendcloud=SendcloudSettings(rate_limits=None))) as server:
        yield server


def url_of(mock: MockServer, provider: str) -> str:
    return mock.url_for(provider.replace("_", "-"))


@pytest.mark.parametrize("provider", providers())
def test_a_clean_mock_gives_no_alarm_and_every_write_succeeds(
    mock: MockServer, provider: str, tmp_path: Path
) -> None:
    if provider != "noventiq" and "FUZZ_EXAMPLES" not in os.environ:
        pytest.skip("takes minutes: `make fuzz` runs it")
    run = run_schemathesis(provider, url_of(mock, provider), tmp_path, *PHASES)
    assert run.code == 0, run.output
    assert "No issues found" in run.output or "warning" in run.output.splitlines()[-1]
    assert [name for name in WRITING[provider] if not run.successes[name]] == []
    assert len(run.links) >= run.links_known / 2


def test_without_the_settings_the_examples_give_an_alarm(mock: MockServer, tmp_path: Path) -> None:
    empty = tmp_path / "empty.toml"
    empty.write_text("", encoding="utf-8")
    run = run_schemathesis("nocnoc", url_of(mock, "nocnoc"), tmp_path, "--phases", "examples", settings=empty)
    assert run.code == 1
    assert "Schema-valid request rejected" in run.output


HOOKS = """
import schemathesis

@schemathesis.hook
def before_call(context, case, kwargs):
    invoice = (case.body or {}).get("merchant_invoice_id", "") if isinstance(case.body, dict) else ""
    with open("seen.txt", "a", encoding="utf-8") as seen:
        seen.write(f"{invoice}\\n")
"""


@pytest.mark.parametrize("is_module", [False, True])
def test_hooks_of_a_user_run_after_the_shipped_ones(
    mock: MockServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_module: bool
) -> None:
    own = tmp_path / "my_hooks.py"
    own.write_text(HOOKS, encoding="utf-8")
    monkeypatch.setenv("SCHEMATHESIS_HOOKS", "my_hooks" if is_module else str(own))
    options = ("--phases", "examples", "--include-operation-id", "createOrder")
    run = run_schemathesis("nocnoc", url_of(mock, "nocnoc"), tmp_path, *options)
    assert run.code == 0, run.output
    seen = (tmp_path / "seen.txt").read_text(encoding="utf-8").split()
    assert seen  # the hook of the user was called
    assert all(each.startswith("okc-") for each in seen)  # on bodies that ours have changed


def test_settings_of_an_unknown_provider_are_refused() -> None:
    with pytest.raises(ValueError, match=r"\(got nocnok\); did you mean nocnoc\?"):
        settings_path("nocnok")


def test_the_page_has_the_figures_of_the_last_run() -> None:
    results, text = read_results(), PAGE.read_text(encoding="utf-8")
    assert set(results) == set(providers())
    assert text == page(text, results)
    for provider, found in results.items():
        assert found["alarms"] == 0
        assert found["links"][0] * 2 >= found["links"][1]
        assert min(found["writes"].values()) >= 10, provider
