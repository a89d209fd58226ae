"""Fixtures of a mock in process: nocnoc's stands for all."""

from nocnoc_mock_fixtures import *  # noqa: F403 - fixtures are found by their names in a conftest
