"""Fixtures of clients for the tests of the runtime and the webhooks."""

from client_fixtures import *  # noqa: F403 - fixtures are found by their names in a conftest
from readers import *  # noqa: F403 - likewise
