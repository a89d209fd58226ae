"""Fixtures of the mock that tools call."""

from command_line import *  # noqa: F403 - fixtures are found by their names in a conftest
