"""Methods of private classes carry the name of the public class, which errors about arguments show."""

from __future__ import annotations

import inspect
from typing import Any

import orderkit
import pytest
from orderkit.runtime.client.own_methods import methods_of_private_classes

KEYS: dict[str, dict[str, Any]] = {
    "Nocnoc": {"api_key": "key"},
    "NocnocStore": {"api_key": "key", "base_url": "http://localhost"},
    "Sendcloud": {"public_key": "key", "secret_key": "key"},
    "Noventiq": {"username": "key", "password": "key"},
    "EPages": {"shop_id": "shop", "token": "key", "base_url": "http://localhost"},
}


@pytest.mark.parametrize("name", [*KEYS, *(f"Async{name}" for name in KEYS)])
def test_a_wrong_argument_of_a_client_names_its_class(name: str) -> None:
    kind = getattr(orderkit, name)
    with pytest.raises(TypeError, match=rf"^{name}\.__init__\(\) got an unexpected keyword argument 'key'"):
        kind(**KEYS[name.removeprefix("Async")], key="key")


@pytest.mark.parametrize("name", ["Nocnoc", "AsyncNocnoc", "Noventiq", "AsyncNoventiq"])
def test_a_wrong_argument_of_a_static_method_names_its_class(name: str) -> None:
    with pytest.raises(TypeError, match=rf"^{name}\.parse_webhook\(\) got an unexpected keyword argument"):
        getattr(orderkit, name).parse_webhook(b"", key="key")


def test_a_copy_has_the_signature_the_docstring_and_the_class_of_super() -> None:
    shown = inspect.signature(orderkit.Nocnoc)
    assert list(shown.parameters)[:3] == ["api_key", "environment", "base_url"]
    assert "Parse the body" in (inspect.getdoc(orderkit.Nocnoc.parse_webhook) or "")
    assert orderkit.Nocnoc("key").timeout == orderkit.Timeout()


def test_what_a_public_class_or_the_class_itself_defines_is_not_copied() -> None:
    class _Setup:
        def one(self) -> int:
            return 1

        def two(self) -> int:
            return 1

        def three(self) -> int:
            return 1

    class Public(_Setup):
        def two(self) -> int:
            return 2

    class Client(Public):
        def three(self) -> int:
            return 3

    copies = methods_of_private_classes(Client)
    assert list(copies) == ["one"]
    assert copies["one"].__qualname__.endswith("Client.one")
