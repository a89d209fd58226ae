"""Fixtures of commands and of the mock that they call."""

from command_line import *  # noqa: F403 - fixtures are found by their names in a conftest
