"""Fixtures of nocnoc's mock in process."""

from nocnoc_mock_fixtures import *  # noqa: F403 - fixtures are found by their names in a conftest
