"""Settings of a running mock: listed without secrets, changed all at once or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock, MakeMock
from orderkit.mock import NoventiqEndpoint, NoventiqSettings
from orderkit.mock.configuration.registry import SETTINGS

ENDPOINTS = {"order.created": NoventiqEndpoint("http://127.0.0.1:9/hook", "s3cret")}


def listed(mock: InProcessMock) -> dict[str, Any]:
    """Values by name."""
    found = mock.send("GET", "/_mock/settings").json()["settings"]
    return {setting["name"]: setting["value"] for setting in found}


def change(mock: InProcessMock, **changes: Any) -> Any:
    return mock.send("PATCH", "/_mock/settings", json=changes)


def test_a_changed_setting_holds_from_the_next_request_on(mock: InProcessMock, order_body: Json) -> None:
    before = mock.create(order_body).json()["shipping_usd"]
    assert change(mock, nocnoc={"shipping_usd": 20.5}).status_code == 200
    after = mock.create({**order_body, "merchant_invoice_id": "another"}).json()["shipping_usd"]
    assert (before, after, listed(mock)["nocnoc.shipping_usd"]) == (16, 20.5, 20.5)


def test_settings_of_all_providers_change_the_same_way(mock: InProcessMock) -> None:
    change(mock, http_status="literal", noventiq={"unlisted_code": 9}, webhooks={"backoff": []})
    found = listed(mock)
    assert found["http_status"] == "literal"
    assert (found["noventiq.unlisted_code"], found["webhooks.backoff"]) == (9, [])


def test_orders_outlive_a_change(mock: InProcessMock, order: Json) -> None:
    change(mock, nocnoc={"days_until_expiry": 5})
    assert mock.get(order["id"]).status_code == 200


def test_a_reset_restores_the_first_settings(mock: InProcessMock) -> None:
    first = listed(mock)
    change(mock, nocnoc={"shipping_usd": 20}, orders=3)
    mock.send("POST", "/_mock/reset")
    assert listed(mock) == first


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"nocnoc": {"shipping_usd": "x"}}, "nocnoc.shipping_usd must be a number (got 'x')"),
        ({"nocnoc": {"shiping_usd": 1}}, "did you mean nocnoc.shipping_usd?"),
        ({"nocnoc": 1}, "nocnoc must be a table of settings"),
        ({"orders": -1}, "orders must be from 0 to 1000000 (got -1)"),
        (
            {"epages": {"default_locale": "xx_XX"}},
            "epages.default_locale and next_default must be among locales",
        ),
        ({"api_keys": ["one"]}, "api_keys must be set at the start: it cannot change while the mock runs"),
        ({"allowed_hosts": ["evil.test"]}, "allowed_hosts must be set at the start"),
        ({"webhooks": {"allowed_hosts": ["evil.test"]}}, "webhooks.allowed_hosts must be set at the start"),
        ({"server": {"port": 1}}, "server.port must be set at the start"),
        ({}, "{} has less than 1 property"),
    ],
)
def test_a_wrong_change_changes_nothing(mock: InProcessMock, changes: Json, message: str) -> None:
    first = listed(mock)
    answer = change(mock, **{"noventiq": {"unlisted_code": 9}} | changes if changes else {})
    assert answer.status_code == 400
    assert message in answer.json()["error"]
    assert listed(mock) == first


STRANGE: list[Any] = [
    None,
    True,
    -1,
    1.5,
    10**30,
    "",
    "x",
    "\0",
    "{",
    "{}",
    "http://[",
    "***",
    "Infinity",
    "+24:00",
]
STRANGE += [[], [[]], [["a", "b"]], [10**17], {}, {"": ""}, {"AR": [1]}, {"x": {"url": "", "secret_key": ""}}]
STRANGE += [{"default": "NaN"}, [{"country": "AR", "subcategory_id": 1, "rate": "Infinity"}], [{"x": 1}], "é"]


@pytest.mark.parametrize("name", [name for name, setting in SETTINGS.items() if not setting.is_fixed])
def test_a_strange_value_is_taken_or_refused_in_one_sentence(
    mock: InProcessMock, order_body: Json, name: str
) -> None:
    group, _, field = name.rpartition(".")
    for number, value in enumerate(STRANGE):
        answer = change(mock, **({group: {field: value}} if group else {field: value}))
        assert answer.status_code in (200, 400), (value, answer.text)
        if answer.status_code == 400:
            assert answer.json()["error"].startswith(group or name), (value, answer.text)
            assert "\n" not in answer.json()["error"]
        # Whatever was taken, the mock goes on.
        assert mock.create({**order_body, "merchant_invoice_id": f"N-{number}"}).status_code < 500, value


def test_no_secret_is_listed(make_mock: MakeMock) -> None:
    noventiq = NoventiqSettings(endpoints=ENDPOINTS, unconfigured_api_keys=frozenset({"my-other"}))
    mock = make_mock(noventiq=noventiq, api_keys=("of-mine", "my-other"))
    text = mock.send("GET", "/_mock/settings").text
    assert listed(mock)["noventiq.endpoints"]["order.created"]["secret_key"] == "***"
    assert "***" in text
    assert not [secret for secret in ("s3cret", "of-mine", "my-other") if secret in text]


def test_a_hidden_secret_is_not_taken_for_a_secret(make_mock: MakeMock) -> None:
    mock = make_mock(noventiq=NoventiqSettings(endpoints=ENDPOINTS))
    answer = change(mock, noventiq={"endpoints": listed(mock)["noventiq.endpoints"]})
    assert answer.status_code == 400
    assert "must be the secret itself" in answer.json()["error"]


def test_settings_change_in_process_too(mock: InProcessMock) -> None:
    changed = mock.control.change_settings({"sendcloud": {"clamp_page_size": True}})
    assert next(each for each in changed if each["name"] == "sendcloud.clamp_page_size")["value"] is True
