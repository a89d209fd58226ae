"""Fixtures of the clients, for servers of other make."""

from client_fixtures import *  # noqa: F403 - fixtures are found by their names in a conftest
