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


def test_a_model_that_is_only_half_read_can_be_shown() -> None:
    assert repr(object.__new__(Pickup)) == repr(Pickup())


def spec_with(
    responses: dict[str, object], errors: list[dict[str, object]] | None = None
) -> dict[str, object]:
    """A small spec of one operation."""
    operation = {
        "operationId": "removeThing",
        "tags": ["Things"],
        "summary": "Remove it.",
        "x-retry": "never",
    }
    return {
        "openapi": "3.1.1",
        "info": {"title": "things", "version": "1"},
        "servers": [{"url": "https://things.example", "x-environment": "live"}],
        "paths": {"/thing": {"delete": {**operation, "responses": responses}}},
        "components": {"schemas": {"Error": {"type": "object", "x-errors": errors or []}}},
    }


def test_an_answer_without_a_body_is_parsed_to_nothing(tmp_path: Path) -> None:
    contract = tmp_path / "things.json"
    contract.write_text(json.dumps(spec_with({"204": {"description": "Gone."}})), encoding="utf-8")
    generate.run_generator(contract, tmp_path / "things")
    text = (tmp_path / "things" / "api" / "things" / "remove_thing.py").read_text(encoding="utf-8")
    assert "def parse_success(data: Any) -> None:" in text


def test_successes_of_different_forms_are_refused() -> None:
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    document = spec_with({"200": {"description": "Here.", **body}, "204": {"description": "Gone."}})
    with pytest.raises(SystemExit, match="successes of removeThing differ in form"):
        generate.check_successes("things", document)


def test_successes_of_the_same_form_are_taken() -> None:
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    generate.check_successes(
        "things", spec_with({"200": {"description": "a", **body}, "201": {"description": "b", **body}})
    )


def test_a_message_tells_what_a_code_leaves_open() -> None:
    errors: list[dict[str, object]] = [
        {"code": 400, "semantic_status": 400, "message": "Wrong"},
        {"code": 400, "semantic_status": 409, "message": "Taken: {name}"},
        {"code": None, "semantic_status": 409, "message": "Too late"},
        {"code": 404, "semantic_status": 404, "message": "None"},
    ]
    document = spec_with({}, errors)
    assert generate.status_of_code(document) == {404: 404}
    assert generate.status_of_message(document) == {"Wrong": 400, "Taken: {name}": 409, "Too late": 409}
