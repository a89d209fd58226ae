"""Type hints at run time: frameworks evaluate the annotations of any operation, and nothing else imports the models."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Coroutine, Iterator
from importlib import import_module
from typing import Any, Union, get_args, get_type_hints

import orderkit
import pytest
from orderkit import ApiResponse, AsyncNoventiq, Noventiq, Page
from orderkit.operations import noventiq as operations
from orderkit_clients.noventiq.bodies import RefundRequestDict
from orderkit_clients.noventiq.models import Order, RefundRequest

PROVIDERS = ("epages", "nocnoc", "nocnoc_store", "noventiq", "sendcloud")


def classes(provider: str) -> Iterator[type[Any]]:
    """The public classes of a provider, and those of `client.raw`."""
    generated = import_module(f"orderkit.operations.{provider}")
    for name, kind in vars(generated).items():
        if inspect.isclass(kind) and kind.__module__ == generated.__name__:
            yield kind
            if hasattr(orderkit, name):
                yield getattr(orderkit, name)


def methods(provider: str) -> Iterator[tuple[str, Any]]:
    for kind in classes(provider):
        for name in ("__init__", *(name for name in dir(kind) if not name.startswith("_"))):
            found = getattr(kind, name)
            yield f"{kind.__name__}.{name}", found.fget if isinstance(found, property) else found


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_hints_of_every_public_method_can_be_evaluated(provider: str) -> None:
    evaluated = {name: get_type_hints(method) for name, method in methods(provider)}
    assert len(evaluated) > 30
    assert not any(isinstance(hint, str) for hints in evaluated.values() for hint in hints.values())


def test_hints_are_the_models_and_the_bodies_themselves() -> None:
    assert get_type_hints(Noventiq.get_order)["return"] is Order
    assert get_type_hints(AsyncNoventiq.get_order)["return"] == Coroutine[Any, Any, Order]
    assert get_type_hints(Noventiq.create_refund)["body"] == Union[RefundRequest, RefundRequestDict]  # noqa: UP007
    assert get_type_hints(operations.NoventiqRaw.get_order)["return"] == ApiResponse[Order]
    found = get_type_hints(operations.NoventiqRaw.search_orders)["return"]
    assert get_args(found) == (Page[int],)


def test_a_bound_method_has_hints_too() -> None:
    with Noventiq("user", "password") as client:
        assert get_type_hints(client.get_order)["return"] is Order


def test_a_client_without_evaluated_hints_imports_no_model() -> None:
    program = (
        "import sys, orderkit; orderkit.Noventiq('u', 'p').raw; "
        "print([name for name in sys.modules if name.startswith('orderkit_clients.noventiq.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['orderkit_clients.noventiq.facts']"
