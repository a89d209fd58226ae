"""The pytest plugin, in runs of pytest of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parents[3]
PLUGIN = "orderkit.testing.plugin"
IS_INSTALLED = any(point.value == PLUGIN for point in entry_points(group="pytest11"))


class Project:
    """A project of a user, with tests of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, name: str, text: str) -> None:
        (self._folder / name).write_text(dedent(text), encoding="utf-8")

    def run(self, *options: str) -> str:
        """Run pytest, and return what it prints."""
        loaded = [] if IS_INSTALLED else ["-p", PLUGIN]
        command = [sys.executable, "-W", "error", "-m", "pytest", *loaded, "-p", "no:cacheprovider", *options]
        path = os.pathsep.join(
            [str(ROOT / "overlays"), str(ROOT / "generated"), os.environ.get("PYTHONPATH", "")]
        )
        done = subprocess.run(
            command,
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout + done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


ISOLATED = """
    import httpx
    import pytest

    @pytest.mark.parametrize("number", range(4))
    def test_every_test_finds_the_initial_state(nocnoc_store_mock, sendcloud_mock, number):
        assert nocnoc_store_mock.calls.operations == []
        assert sendcloud_mock.control.faults() == []
        assert sendcloud_mock.orders.seed(1)["orders"] == [301]
        nocnoc_store_mock.next(status=503, times=9)
        headers = {"X-Api-Key": nocnoc_store_mock.api_key}
        url = f"{nocnoc_store_mock.url}/api/v2/products"
        assert httpx.get(url, headers=headers, trust_env=False).status_code == 503
"""


@pytest.mark.slow
def test_tests_share_a_mock_and_nothing_else(project: Project) -> None:
    project.write("test_isolated.py", ISOLATED)
    assert "4 passed" in project.run("-q")


@pytest.mark.slow
def test_each_process_of_xdist_has_a_mock_of_its_own(project: Project) -> None:
    project.write("test_isolated.py", ISOLATED)
    assert "4 passed" in project.run("-q", "-n", "2")


@pytest.mark.slow
def test_there_is_a_fixture_for_each_provider(project: Project) -> None:
    project.write(
        "test_all.py",
        """
        import pytest

        @pytest.mark.parametrize("name", ["nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages"])
        def test_it_is_there(request, orderkit_mock, name):
            mock = request.getfixturevalue(f"{name}_mock")
            assert mock.url == f"{orderkit_mock.url}/{mock.name}"
            assert mock.name == name.replace("_", "-")

        def test_an_unknown_provider_is_named(orderkit_mock):
            with pytest.raises(ValueError, match="provider must be one of .* [(]got nobody[)]"):
                orderkit_mock.provider("nobody")
        """,
    )
    assert "6 passed" in project.run("-q")


@pytest.mark.slow
def test_settings_are_those_of_the_project(project: Project) -> None:
    project.write(
        "conftest.py",
        """
        from datetime import UTC, datetime

        import pytest
        from orderkit.mock import MockSettings

        @pytest.fixture(scope="session")
        def orderkit_settings():
            return MockSettings(orders=2, api_keys=("my-key",), clock=datetime(2026, 11, 22, tzinfo=UTC))
        """,
    )
    project.write(
        "test_settings.py",
        """
        def test_they_are_used(sendcloud_mock):
            assert (sendcloud_mock.api_key, sendcloud_mock.secret) == ("my-key", "my-key-secret")
            assert sendcloud_mock.orders.seed(1)["orders"] == [3]
            sendcloud_mock.clock.advance(days=1, hours=2, minutes=3)
            assert sendcloud_mock.clock.now().isoformat() == "2026-11-23T02:03:00+00:00"

        def test_the_clock_is_turned_back(sendcloud_mock):
            assert sendcloud_mock.clock.now().isoformat() == "2026-11-22T00:00:00+00:00"
        """,
    )
    assert "2 passed" in project.run("-q")


@pytest.mark.slow
def test_a_project_that_uses_no_fixture_imports_no_mock(project: Project) -> None:
    project.write(
        "test_nothing.py",
        """
        import sys

        def test_nothing_is_imported():
            loaded = [name for name in sys.modules if name.startswith(("orderkit.mock", "httpx", "uvicorn"))]
            assert (loaded, "orderkit.testing.plugin" in sys.modules) == ([], True)
        """,
    )
    assert "1 passed" in project.run("-q")


@pytest.mark.slow
def test_a_missing_extra_is_named_with_its_remedy(project: Project) -> None:
    project.write("conftest.py", "import sys\nsys.modules['uvicorn'] = None\n")
    project.write("test_one.py", "def test_one(nocnoc_mock): nocnoc_mock.url\n")
    printed = project.run()
    assert "need uvicorn, which is not installed; orderkit is not published yet" in printed
    assert 'pip install ".[mock]"' in printed


def test_the_entry_point_names_the_plugin() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'[project.entry-points.pytest11]\norderkit = "{PLUGIN}"\n' in text
