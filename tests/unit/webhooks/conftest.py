"""Fixtures of inboxes for the tests of webhooks."""

from inbox_fixtures import *  # noqa: F403 - fixtures are found by their names in a conftest
