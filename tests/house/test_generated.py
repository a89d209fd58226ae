"""Generated code: just what the specs give, whole, importable, and tolerant of tomorrow."""

from __future__ import annotations

import copy
import importlib
import json
import pickle
import pkgutil
import subprocess
import sys
from pathlib import Path

import generate
import orderkit_clients
import pytest
from orderkit_clients.nocnoc.models import ErrorCode, OrderStatus, Pickup
from orderkit_clients.nocnoc.types import UNSET

SPECS = Path(generate.__file__).parent


def test_generated_code_is_what_the_specs_give() -> None:
    done = subprocess.run(
        [sys.executable, str(SPECS / "generate.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "up to date\n")


def test_a_changed_spec_makes_the_check_fail(tmp_path: Path) -> None:
    left, right = tmp_path / "left", tmp_path / "right"
    for side, text in ((left, "one"), (right, "two")):
        side.mkdir()
        (side / "same.py").write_text("")
        (side / "other.py").write_text(text)
    (right / "new.py").write_text("")
    assert generate.differences(left, right) == ["new.py", "other.py"]


@pytest.mark.parametrize("provider", generate.PROVIDERS)
def test_every_operation_of_the_spec_has_its_module(provider: str) -> None:
    package = generate.ROOT / provider
    assert generate.count_missing_operations(generate.read_spec(provider), package) == []


@pytest.mark.parametrize("provider", generate.PROVIDERS)
def test_the_compiled_contract_is_the_spec(provider: str) -> None:
    compiled = json.loads((generate.ROOT / provider / "openapi.json").read_text(encoding="utf-8"))
    assert compiled == generate.read_spec(provider)


def test_every_generated_module_can_be_imported() -> None:
    names = [module.name for module in pkgutil.walk_packages(orderkit_clients.__path__, "orderkit_clients.")]
    assert len(names) > 30
    assert all(importlib.import_module(name) for name in names)


def test_every_generated_package_says_that_it_is_typed() -> None:
    assert all((generate.ROOT / provider / "py.typed").is_file() for provider in generate.PROVIDERS)


@pytest.mark.parametrize(("kind", "value"), [(OrderStatus, "teleported"), (ErrorCode, 999)])
def test_an_unknown_enum_value_is_kept_as_itself(kind: type, value: object) -> None:
    member = kind(value)
    assert isinstance(member, kind)
    assert member == value
    assert copy.deepcopy(member) == pickle.loads(pickle.dumps(member)) == value


@pytest.mark.parametrize(("kind", "value"), [(OrderStatus, 5), (ErrorCode, "310"), (ErrorCode, None)])
def test_a_value_of_another_type_is_no_enum_value(kind: type, value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        kind(value)


def test_absent_members_stay_absent_through_copies() -> None:
    pickup = Pickup(city="Shenzhen")
    for twin in (copy.deepcopy(pickup), pickle.loads(pickle.dumps(pickup))):
        assert twin.street is UNSET
        assert twin == pickup
        assert twin.to_dict() == {"city": "Shenzhen"}
