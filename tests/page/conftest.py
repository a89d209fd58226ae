"""Fixtures of the web page in a browser."""

from page_desk import *  # noqa: F403 - fixtures are found by their names in a conftest
