"""Generated code: just what the specs give, whole, importable, and tolerant of tomorrow."""

from __future__ import annotations

import copy
import importlib
import json
import pickle
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import facts
import generate
import orderkit_clients
import packages
import pins
import pytest
import spec_files
import targets
from orderkit_clients.epages.models import Address
from orderkit_clients.nocnoc.models import ErrorCode, OrderStatus, Pickup
from orderkit_clients.noventiq.models import Credentials, Token


@pytest.mark.slow
def test_generated_code_is_what_the_specs_give() -> None:
    done = subprocess.run(
        [sys.executable, str(spec_files.SPECS / "generate.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    if (done.returncode, done.stdout) != (0, "up to date\n"):
        pytest.fail(done.stdout + done.stderr)


def test_a_changed_spec_makes_the_check_fail(tmp_path: Path) -> None:
    left, right = tmp_path / "left", tmp_path / "right"
    for side, text in ((left, "one"), (right, "two")):
        side.mkdir()
        (side / "same.py").write_text("")
        (side / "other.py").write_text(text)
    (right / "new.py").write_text("")
    assert targets.differences(left, right) == ["new.py", "other.py"]


def write_name(provider: str, target: Path) -> None:
    target.write_text(provider, encoding="utf-8")


def repository_of(root: Path, monkeypatch: pytest.MonkeyPatch, *renderers: targets.Renderer) -> None:
    """Let the generator write small files below `root`."""
    monkeypatch.setattr(generate, "REPOSITORY", root)
    monkeypatch.setattr(generate, "RENDERERS", renderers)


NAMES_OF_PROVIDERS = targets.Renderer("generated/{provider}.txt", write_name)
OUTSIDE = targets.Renderer("elsewhere/{provider}.txt", write_name)


def test_one_provider_is_generated_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository_of(tmp_path, monkeypatch, NAMES_OF_PROVIDERS, OUTSIDE)
    assert generate.main(["noventiq"]) == 0
    assert capsys.readouterr().out == "regenerated 2 files\n"
    found = {str(path.relative_to(tmp_path)) for path in targets.files_below(tmp_path)}
    assert found == {"generated/noventiq.txt", "elsewhere/noventiq.txt"}


@pytest.mark.parametrize(
    ("arguments", "command"),
    [([], "make generate"), (["noventiq"], "python specs/generate.py noventiq")],
)
def test_a_stale_file_is_named_with_the_command_that_mends_it(
    arguments: list[str],
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    repository_of(tmp_path, monkeypatch, NAMES_OF_PROVIDERS, OUTSIDE)
    assert generate.main([]) == 0
    (tmp_path / "elsewhere" / "noventiq.txt").write_text("edited", encoding="utf-8")
    (tmp_path / "generated" / "noventiq.txt").unlink()
    capsys.readouterr()
    assert generate.main([*arguments, "--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{folder}/noventiq.txt is out of date; run: {command}" for folder in ("generated", "elsewhere")
    ]


def test_a_file_that_no_spec_gives_is_stale_and_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository_of(tmp_path, monkeypatch, NAMES_OF_PROVIDERS)
    generate.main([])
    (tmp_path / "generated" / "gone.txt").touch()
    capsys.readouterr()
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().out == "generated/gone.txt is out of date; run: make generate\n"
    assert generate.main([]) == 0
    assert not (tmp_path / "generated" / "gone.txt").exists()


def test_the_pins_name_the_generator_and_digest_every_input() -> None:
    pinned = json.loads((generate.REPOSITORY / "generated" / "PINNED.json").read_text(encoding="utf-8"))
    pyproject = (generate.REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    assert f"{pinned['generator']}=={pinned['version']}" in pyproject
    used = {"specs/generator.yaml", "specs/nocnoc.yaml"}
    used |= {"specs/templates/model.py.jinja", "specs/templates/runtime/models.py"}
    assert used <= set(pinned["sha256"])


def test_an_input_that_changed_makes_the_pins_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "specs" / "templates" / "model.py.jinja"
    template.parent.mkdir(parents=True)
    template.write_text("one", encoding="utf-8")
    (tmp_path / "specs" / "generator.yaml").touch()
    monkeypatch.setattr(pins, "SPECS", tmp_path / "specs")
    monkeypatch.setattr(pins, "SETTINGS", tmp_path / "specs" / "generator.yaml")
    monkeypatch.setattr(pins, "providers", list)
    pins.write_pins("", tmp_path / "before.json")
    template.write_text("two", encoding="utf-8")
    pins.write_pins("", tmp_path / "after.json")
    assert (tmp_path / "before.json").read_text() != (tmp_path / "after.json").read_text()


def test_an_unknown_provider_is_refused_by_the_names_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        generate.main(["nocnok"])
    known = ", ".join(spec_files.providers())
    assert f"PROVIDER must be one of {known} (got nocnok)" in capsys.readouterr().err


def test_a_spec_is_a_file_whose_first_key_is_openapi(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("openapi: 3.1.1\n", encoding="utf-8")
    (tmp_path / "two.yaml").write_text("# Of things.\n\nopenapi: 3.1.1\n", encoding="utf-8")
    (tmp_path / "tool.yaml").write_text("# openapi: no\nsettings: {openapi: 3}\n", encoding="utf-8")
    assert spec_files.providers(tmp_path) == ["one", "two"]


@pytest.mark.parametrize("provider", spec_files.providers())
def test_every_operation_of_the_spec_has_its_module(provider: str) -> None:
    package = generate.ROOT / provider
    assert packages.missing_operations(spec_files.read_spec(provider), package) == []


@pytest.mark.parametrize("provider", spec_files.providers())
def test_the_compiled_contract_is_the_spec(provider: str) -> None:
    compiled = json.loads((generate.ROOT / provider / "openapi.json").read_text(encoding="utf-8"))
    assert compiled == spec_files.read_spec(provider)


def test_every_generated_module_can_be_imported() -> None:
    names = [module.name for module in pkgutil.walk_packages(orderkit_clients.__path__, "orderkit_clients.")]
    assert len(names) > 30
    assert all(importlib.import_module(name) for name in names)


def test_every_generated_package_says_that_it_is_typed() -> None:
    assert all((generate.ROOT / provider / "py.typed").is_file() for provider in spec_files.providers())


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


def test_absent_properties_stay_absent_through_copies() -> None:
    pickup = Pickup(city="Shenzhen")
    for twin in (copy.deepcopy(pickup), pickle.loads(pickle.dumps(pickup))):
        assert twin.street is None
        assert twin == pickup
        assert twin.to_dict() == {"city": "Shenzhen"}


def test_a_model_that_is_only_half_read_can_be_shown() -> None:
    assert repr(object.__new__(Pickup)) == repr(Pickup())


def test_an_absent_property_reads_as_none_and_is_not_written() -> None:
    address = Address.from_dict({"city": "Hamburg"})
    assert (address.city, address.street) == ("Hamburg", None)
    assert address.to_dict() == {"city": "Hamburg"}


TWINS: list[Callable[[Address], Address]] = [
    copy.copy,
    copy.deepcopy,
    attrs.evolve,
    lambda address: pickle.loads(pickle.dumps(address)),
    lambda address: Address.from_dict(address.to_dict()),
]


@pytest.mark.parametrize("twin", TWINS)
def test_a_null_that_was_read_is_written_back(twin: Callable[[Address], Address]) -> None:
    address = Address.from_dict({"city": "Hamburg", "street": None})
    assert (address.street, address.state) == (None, None)
    assert twin(address).to_dict() == address.to_dict() == {"city": "Hamburg", "street": None}
    assert twin(address) == address != Address.from_dict({"city": "Hamburg"})
    assert repr(twin(address)) == repr(address) == "Address(street=None, city='Hamburg')"


def test_a_value_replaces_a_null() -> None:
    address = Address.from_dict({"street": None})
    address.street = "Pilatuspool"
    assert address == Address(street="Pilatuspool")
    assert address.to_dict() == {"street": "Pilatuspool"}


def test_models_of_different_classes_are_never_equal() -> None:
    assert Pickup() != Address()


def test_a_repr_shows_what_is_set() -> None:
    assert repr(Pickup(city="Shenzhen")) == "Pickup(city='Shenzhen')"
    news = Pickup.from_dict({"city": "Shenzhen", "x-new": [1]})
    assert repr(news) == "Pickup(city='Shenzhen', additional_properties={'x-new': [1]})"


def test_a_repr_is_cut_and_says_how_much_it_hides() -> None:
    long = repr(Pickup(city="x" * 5000))
    assert long == f"Pickup(city='{'x' * 987}... (4015 more characters)"


@pytest.mark.parametrize("form", ["[{}]", '{{"a": {}}}'], ids=["lists", "objects"])
def test_a_repr_stops_at_what_is_nested_too_deeply(form: str) -> None:
    text = "1"
    for _ in range(300):
        text = form.format(text)
    assert repr(Pickup.from_dict({"x-deep": json.loads(text)})).count("...") == 1


def test_a_repr_is_cut_as_a_whole_and_not_in_its_parts() -> None:
    nested = {"x-more": {"text": "x" * 2000}, "x-other": 1}
    assert repr(Pickup.from_dict(nested)).count("more characters") == 1


@pytest.mark.parametrize("provider", spec_files.providers())
def test_no_repr_shows_a_password(provider: str) -> None:
    models = importlib.import_module(f"orderkit_clients.{provider}.models")
    schemas = spec_files.read_spec(provider)["components"]["schemas"]
    secret = {
        (title, name)
        for title, schema in schemas.items()
        for name, property_ in schema.get("properties", {}).items()
        if property_.get("format") == "password"
    }
    hidden = {
        (title, name) for title in models.__all__ for name in getattr(getattr(models, title), "SECRETS", ())
    }
    assert hidden == secret


def test_a_hidden_value_is_not_in_the_repr() -> None:
    shown = repr([Credentials(username="me", password="sesame"), Token(token="open", refresh_token="again")])
    assert shown == "[Credentials(username='me', password='***'), Token(token='***', refresh_token='***')]"


def test_attributes_and_keys_have_hover_text() -> None:
    for path in ("models/pickup.py", "bodies.py"):
        source = (generate.ROOT / "nocnoc" / path).read_text(encoding="utf-8")
        assert '"""Name of the person to ask for at pickup."""' in source


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


def test_a_response_without_a_body_is_parsed_to_nothing(tmp_path: Path) -> None:
    contract = tmp_path / "things.json"
    contract.write_text(json.dumps(spec_with({"204": {"description": "Gone."}})), encoding="utf-8")
    packages.run_generator(contract, tmp_path / "things")
    text = (tmp_path / "things" / "api" / "things" / "remove_thing.py").read_text(encoding="utf-8")
    assert "def parse_success(data: Any) -> None:" in text


def test_successes_of_different_forms_are_refused() -> None:
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    document = spec_with({"200": {"description": "Here.", **body}, "204": {"description": "Gone."}})
    with pytest.raises(SystemExit, match="removeThing must share one schema"):
        packages.check_successes("things", document)


def test_successes_of_the_same_form_are_taken() -> None:
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    packages.check_successes(
        "things", spec_with({"200": {"description": "a", **body}, "201": {"description": "b", **body}})
    )


def test_a_message_tells_what_a_code_leaves_open() -> None:
    errors: list[dict[str, object]] = [
        {"code": 400, "semantic_status": 400, "message": {"en-US": "Wrong"}},
        {"code": 400, "semantic_status": 409, "message": {"en-US": "Taken: {name}"}},
        {"code": None, "semantic_status": 409, "message": {"en-US": "Too late", "es-AR": "Tarde"}},
        {"code": 404, "semantic_status": 404, "message": {"en-US": "None here."}, "known_by": "None"},
        {"code": "word", "semantic_status": 404, "message": {"en-US": "Not needed"}},
    ]
    errors = [{"http_status": 400, **error} for error in errors]
    document = spec_with({}, errors)
    assert facts.status_of_code(document) == {404: 404}
    assert facts.status_of_message(document) == {
        "Wrong": (400, 400),
        "Taken: {name}": (400, 409),
        "Too late": (400, 409),
        "Tarde": (400, 409),
        "{before}None{after}": (400, 404),
    }
