"""Settings from the environment: an argument wins over a variable, an address over the name of an environment."""

from __future__ import annotations

from typing import Any, cast

import pytest
from orderkit import EPages, Nocnoc, NocnocStore, Noventiq, Sendcloud, Timeout

SANDBOX, LIVE, MOCK = (
    "https://sandbox.nocnocgroup.com",
    "https://live.nocnocgroup.com",
    "http://127.0.0.1:8787",
)


@pytest.mark.parametrize(
    ("variables", "arguments", "address"),
    [
        ({}, {}, SANDBOX),
        ({"ENVIRONMENT": "live"}, {}, LIVE),
        ({"ENVIRONMENT": "live"}, {"environment": "sandbox"}, SANDBOX),
        ({"BASE_URL": f"{MOCK}/"}, {}, MOCK),
        ({"BASE_URL": MOCK, "ENVIRONMENT": "live"}, {}, MOCK),
        ({"BASE_URL": MOCK}, {"environment": "live"}, LIVE),
        ({"BASE_URL": LIVE}, {"base_url": MOCK}, MOCK),
        ({"BASE_URL": "", "ENVIRONMENT": ""}, {}, SANDBOX),
    ],
)
def test_the_address_is_an_argument_or_else_a_variable(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], arguments: dict[str, Any], address: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(f"NOCNOC_{name}", value)
    assert Nocnoc("key", **arguments).base_url == address


KEYS: dict[str, tuple[Any, dict[str, Any]]] = {
    "NOCNOC": (Nocnoc, {"api_key": "k"}),
    "NOCNOC_STORE": (NocnocStore, {"api_key": "k"}),
    "SENDCLOUD": (Sendcloud, {"public_key": "p", "secret_key": "s"}),
    "NOVENTIQ": (Noventiq, {"username": "u", "password": "p"}),
    "EPAGES": (EPages, {"shop_id": "S", "token": "t"}),
}


@pytest.mark.parametrize("prefix", KEYS)
def test_a_container_is_pointed_at_a_mock_without_code(monkeypatch: pytest.MonkeyPatch, prefix: str) -> None:
    monkeypatch.setenv(f"{prefix}_BASE_URL", f"{MOCK}/x")
    monkeypatch.setenv(f"{prefix}_TIMEOUT", "2.5")
    kind, keys = KEYS[prefix]
    client = kind(**keys)
    assert (client.base_url, client.timeout) == (f"{MOCK}/x", Timeout.of(2.5))
    assert kind(**keys, timeout=7).timeout == Timeout.of(7)


@pytest.mark.parametrize("prefix", [name for name in KEYS if name != "EPAGES"])
def test_an_unknown_environment_is_refused_by_the_name_of_its_variable(
    monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    monkeypatch.setenv(f"{prefix}_ENVIRONMENT", "staging")
    kind, keys = KEYS[prefix]
    with pytest.raises(ValueError, match=rf"{prefix}_ENVIRONMENT must be one of .* \(got 'staging'\)"):
        kind(**keys)


@pytest.mark.parametrize("seconds", ["soon", "0", "-1", "nan", "inf", "1e9"])
def test_a_timeout_that_is_no_number_of_seconds_is_refused(
    monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    monkeypatch.setenv("NOCNOC_TIMEOUT", seconds)
    with pytest.raises(ValueError, match="NOCNOC_TIMEOUT must be a positive number of seconds"):
        Nocnoc("key")


def test_an_address_of_the_environment_is_checked_like_an_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOCNOC_BASE_URL", "http://shop.example.com")
    with pytest.raises(ValueError, match=r"NOCNOC_BASE_URL must be an https URL for shop\.example\.com"):
        Nocnoc("key")


def test_the_stores_live_host_needs_live_in_code_or_in_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(ValueError, match="live=True"):
        NocnocStore("key")
    monkeypatch.setenv("NOCNOC_STORE_ENVIRONMENT", "live")
    assert NocnocStore("key").base_url == "https://live.nocnocstore.com"
    with pytest.raises(ValueError, match="live=True"):
        NocnocStore("key", live=False)


def test_an_environment_of_a_wrong_type_is_refused() -> None:
    with pytest.raises(ValueError, match=r"environment must be one of sandbox, live \(got \['live'\]\)"):
        Nocnoc("key", environment=cast(Any, ["live"]))


@pytest.mark.parametrize("live", ["false", 1])
def test_nothing_but_true_opens_the_real_store(live: Any) -> None:
    with pytest.raises(TypeError, match="live must be bool"):
        NocnocStore("key", live=live)
