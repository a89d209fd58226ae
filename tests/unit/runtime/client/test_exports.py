"""Models and bodies stand beside the client, and are imported when they are used."""

from __future__ import annotations

import importlib
import sys
from subprocess import run

import pytest
from orderkit.runtime.client.exports import LazyModule

PROVIDERS = ("nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_model_and_every_body_can_be_imported_from_the_providers_module(provider: str) -> None:
    module = importlib.import_module(f"orderkit.{provider}")
    for source in ("models", "bodies"):
        found = importlib.import_module(f"orderkit_clients.{provider}.{source}")
        for name in found.__all__:
            assert getattr(module, name) is getattr(found, name)
            assert name in dir(module)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_an_unknown_name_is_an_attribute_error(provider: str) -> None:
    module = importlib.import_module(f"orderkit.{provider}")
    with pytest.raises(AttributeError, match=rf"module 'orderkit\.{provider}' has no attribute 'Ordr'"):
        _ = module.Ordr


def test_importing_a_providers_module_imports_no_model() -> None:
    program = (
        "import sys, orderkit.nocnoc; "
        "print([n for n in sys.modules if 'nocnoc.models' in n or 'nocnoc.bodies' in n])"
    )
    done = run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_no_name_of_a_providers_module_is_text(provider: str) -> None:
    module = importlib.import_module(f"orderkit.{provider}")
    assert [
        name for name in vars(module) if not name.startswith("_") and isinstance(vars(module)[name], str)
    ] == []


def test_a_lazy_module_is_imported_when_a_name_of_it_is_used() -> None:
    sys.modules.pop("colorsys", None)
    module = LazyModule("colorsys")
    assert not hasattr(module, "__wrapped__")
    assert "colorsys" not in sys.modules
    assert module.rgb_to_hsv is importlib.import_module("colorsys").rgb_to_hsv


def test_an_unknown_name_of_a_lazy_module_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Ordr'"):
        _ = LazyModule("orderkit_clients.nocnoc.models").Ordr
