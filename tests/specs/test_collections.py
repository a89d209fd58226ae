"""The collections for Postman and Bruno: every operation once, no secrets, and their own runners call the mock."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import node_tools
import pytest
from orderkit.contract import document, providers
from orderkit.mock import MockServer, MockSettings
from workflows.arazzo import read_journeys
from workflows.calls import calls, js_path, variable_name, variables
from workflows.files import files_of

tried_with_runners = pytest.mark.skipif(
    not os.environ.get("ORDERKIT_FLOWS"), reason="`make flows` tries the collections with their own runners"
)


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(clock=datetime(2026, 6, 1, tzinfo=UTC))) as server:
        yield server


@pytest.fixture(scope="module", params=providers())
def provider(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def files(provider: str) -> dict[str, str]:
    return files_of(provider, provider)


@pytest.fixture(scope="module")
def collection(provider: str, files: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[f"{provider}.postman_collection.json"])
    return found


def requests(collection: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for folder in collection["item"] for item in folder["item"]]


def operation_ids(provider: str) -> set[str]:
    return set(read_journeys(provider)[0].operations)


def secrets(provider: str) -> set[str]:
    return {each.example for each in variables(read_journeys(provider)[0]) if each.is_secret}


def called(mock: MockServer, provider: str) -> set[str]:
    """The operations of a provider that the mock has carried out since its reset."""
    return {
        entry["operationId"]
        for entry in mock.control.requests()
        if entry["provider"] == provider.replace("_", "-") and entry["status"] < 300
    }


def test_postman_has_every_operation_once(provider: str, collection: dict[str, Any]) -> None:
    found = [item["request"]["description"].split("`")[1] for item in requests(collection)]
    assert sorted(found) == sorted(operation_ids(provider))


def test_postman_has_the_paths_and_methods_of_the_document(provider: str, collection: dict[str, Any]) -> None:
    found = {
        (item["request"]["method"], "/" + "/".join(item["request"]["url"]["path"]))
        for item in requests(collection)
    }
    wanted = {
        (method.upper(), re.sub(r"\{(\w+)\}", r":\1", path))
        for path, item in document(provider)["paths"].items()
        for method in item
        if method in {"get", "put", "post", "patch", "delete"}
    }
    assert found == wanted


def test_postman_saves_every_example_of_a_response_with_its_status(
    provider: str, collection: dict[str, Any]
) -> None:
    spec = document(provider, dereference=True)
    saved = {
        (item["request"]["description"].split("`")[1], each["code"], json.loads(each["body"]) is not None)
        for item in requests(collection)
        for each in item["response"]
        if each["_postman_previewlanguage"] == "json"
    }
    wanted = {
        (operation["operationId"], int(status), True)
        for item in spec["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict)
        for status, response in operation["responses"].items()
        if status.isdecimal() and "application/json" in response.get("content", {})
    }
    assert saved == wanted


def test_postman_checks_the_status_of_every_request(collection: dict[str, Any]) -> None:
    for item in requests(collection):
        (event,) = item["event"]
        assert "pm.response.to.have.status(2" in event["script"]["exec"][0]


def test_postman_bodies_are_json_once_variables_are_filled(collection: dict[str, Any]) -> None:
    for item in requests(collection):
        if "body" in item["request"]:
            json.loads(re.sub(r"\{\{\w+\}\}", "1", item["request"]["body"]["raw"]))


def test_a_collection_holds_no_key(provider: str, collection: dict[str, Any]) -> None:
    values = {each["key"]: each["value"] for each in collection["variable"]}
    assert secrets(provider)
    assert not secrets(provider) & set(values.values())
    assert values["baseUrl"] == document(provider)["servers"][0]["url"]


def test_every_variable_is_defined(provider: str, files: dict[str, str], collection: dict[str, Any]) -> None:
    used = set(re.findall(r"\{\{(\w+)\}\}", json.dumps(collection)))
    assert used <= {each["key"] for each in collection["variable"]}
    texts = "".join(text for name, text in files.items() if name.endswith(".bru"))
    defined = set(re.findall(r"(?m)^  (\w+): ", files[f"{provider}.bruno/environments/mock.bru"]))
    assert set(re.findall(r"\{\{(\w+)\}\}", texts)) <= defined


def test_bruno_has_a_file_for_every_operation(provider: str, files: dict[str, str]) -> None:
    names = {Path(name).stem for name in files if re.fullmatch(r"\w+\.bruno/\w+\.bru", name)}
    assert names == operation_ids(provider) | {"collection"}


def test_bruno_blocks_end_where_they_should(files: dict[str, str]) -> None:
    for name, text in files.items():
        if name.endswith(".bru"):
            starts = re.findall(r"(?m)^[a-z:-]+ \{$", text)
            assert len(starts) == len(re.findall(r"(?m)^\}$", text)), name
            assert re.findall(r"(?m)^(?!  |\}$|$|[a-z:-]+ \{$).+", text) == [], name


def test_the_same_documents_give_the_same_files(provider: str, files: dict[str, str]) -> None:
    assert files_of(provider, provider) == files


def test_calls_of_sendcloud_take_keys_in_place_of_credentials() -> None:
    journeys, _ = read_journeys("sendcloud")
    found = {each.name: each.example for each in variables(journeys)}
    assert (found["username"], found["password"]) == ("merchant-one", "merchant-one-secret")
    given = journeys.workflows[0].inputs["credentials"]["examples"][0]
    assert base64.b64decode(given).decode() == "merchant-one:merchant-one-secret"
    assert {call.auth.kind for call in calls(journeys) if call.auth} == {"basic"}


def test_names_of_variables_say_where_they_come_from() -> None:
    assert variable_name("$inputs.apiKey") == "apiKey"
    assert variable_name("$steps.create.outputs.orderId") == "createOrderId"
    assert js_path("/orders/0/tracking_id") == ".orders[0].tracking_id"
    with pytest.raises(ValueError, match="must be an input or an output"):
        variable_name("$response.body#/id")


@tried_with_runners
def test_newman_calls_every_operation(
    mock: MockServer, provider: str, files: dict[str, str], tmp_path: Path
) -> None:
    newman = node_tools.find("newman", node_tools.RUNNERS)
    mock.control.reset()
    for name in ("postman_collection.json", "mock.postman_environment.json"):
        (tmp_path / name).write_text(files[f"{provider}.{name}"], encoding="utf-8")
    address = mock.url_for(provider.replace("_", "-"))
    options = ("-e", "mock.postman_environment.json", "--env-var", f"baseUrl={address}")
    done = node_tools.run(newman, "run", "postman_collection.json", *options, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-4000:]
    assert called(mock, provider) == operation_ids(provider)


@tried_with_runners
def test_bruno_calls_every_operation(
    mock: MockServer, provider: str, files: dict[str, str], tmp_path: Path
) -> None:
    bru = node_tools.find("bru", node_tools.RUNNERS)
    mock.control.reset()
    prefix = f"{provider}.bruno/"
    for name in filter(lambda name: name.startswith(prefix), files):
        path = tmp_path / name.removeprefix(prefix)
        path.parent.mkdir(exist_ok=True)
        path.write_text(files[name], encoding="utf-8")
    address = mock.url_for(provider.replace("_", "-"))
    done = node_tools.run(bru, "run", "--env", "mock", "--env-var", f"baseUrl={address}", cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-4000:]
    assert called(mock, provider) == operation_ids(provider)
