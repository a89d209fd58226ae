"""The fixtures of the plugin, whether the environment knows its entry point or not."""

from orderkit.testing.plugin import *  # noqa: F403 - fixtures are found by their names in a conftest
