"""Settings from TOML, environment variables and options: read by their types, refused in one sentence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from orderkit.mock import MockSettings, NextDefault, NoventiqEndpoint, RateLimits
from orderkit.mock.configuration.registry import DEFAULTS, SETTINGS, describe
from orderkit.mock.configuration.sources import load_settings
from orderkit.mock.engine.json_writer import read_json, write_json

ENDPOINT = {"url": "http://127.0.0.1:9/hook", "secret_key": "s3cret"}


def load(
    *assignments: str, environment: dict[str, str] | None = None, config: Path | None = None
) -> MockSettings:
    """Load settings of texts."""
    return load_settings(str(config) if config else None, environment or {}, assignments, {}).mock


def value_of(settings: MockSettings, name: str) -> Any:
    found: Any = settings
    for step in name.split("."):
        found = getattr(found, step)
    return found


VALUES = [
    ("orders", "7", 7),
    ("clock", "2026-11-22T10:00:00Z", datetime(2026, 11, 22, 10, tzinfo=UTC)),
    ("state", "orders.sqlite", Path("orders.sqlite")),
    ("state", "none", None),
    ("api_keys", "one, two", ("one", "two")),
    ("allowed_hosts", "", ()),
    ("http_status", "semantic", "semantic"),
    ("webhooks.backoff", "0.5,1", (0.5, 1.0)),
    ("webhooks.backoff", "[]", ()),
    ("nocnoc.shipping_usd", "20.50", Decimal("20.5")),
    ("nocnoc.checks_brazilian_tax_ids", "true", True),
    ("nocnoc.unserved_zipcodes", '[["AR", "1"]]', frozenset({("AR", "1")})),
    ("nocnoc.forbidden_subcategories", '{"AR": [1, 2]}', {"AR": frozenset({1, 2})}),
    ("sendcloud.rate_limits", "none", None),
    ("sendcloud.rate_limits", '{"reads_a_minute": 5}', RateLimits(reads_a_minute=5)),
    ("noventiq.unknown_order_status", "400", 400),
    ("noventiq.utc_offset", "-03:30", -timedelta(hours=3, minutes=30)),
    (
        "noventiq.endpoints",
        write_json({"order.created": ENDPOINT}),
        {"order.created": NoventiqEndpoint(**ENDPOINT)},
    ),
    (
        "epages.next_default",
        '{"locale": "de_DE", "since": "2026-01-01T00:00:00Z"}',
        NextDefault("de_DE", datetime(2026, 1, 1, tzinfo=UTC)),
    ),
]


@pytest.mark.parametrize(("name", "text", "value"), VALUES)
def test_an_option_sets_a_setting(name: str, text: str, value: Any) -> None:
    assert value_of(load(f"{name}={text}"), name) == value


@pytest.mark.parametrize(("name", "text", "value"), VALUES)
def test_an_environment_variable_sets_a_setting(name: str, text: str, value: Any) -> None:
    variable = SETTINGS[name].environment_variable
    assert value_of(load(environment={variable: text}), name) == value


def test_a_file_sets_settings_of_every_type(tmp_path: Path) -> None:
    file = tmp_path / "mock.toml"
    file.write_text(
        """
        orders = 7
        clock = 2026-11-22T10:00:00Z
        api_keys = ["one"]
        [nocnoc]
        shipping_usd = 20.5
        amount_limits = { default = 50, by_country = { AR = 20 } }
        [sendcloud.rate_limits]
        reads_a_minute = 5
        [noventiq]
        utc_offset = "+02:00"
        [noventiq.endpoints."order.created"]
        url = "http://127.0.0.1:9/hook"
        secret_key = "s3cret"
        """,
        encoding="utf-8",
    )
    settings = load(config=file)
    assert (settings.orders, settings.api_keys) == (7, ("one",))
    assert settings.clock == datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert settings.nocnoc.shipping_usd == Decimal("20.5")
    assert settings.nocnoc.amount_limits.of("AR") == 20
    assert settings.sendcloud.rate_limits == RateLimits(reads_a_minute=5)
    assert settings.noventiq.endpoints == {"order.created": NoventiqEndpoint(**ENDPOINT)}


def test_the_file_of_the_documentation_is_read(tmp_path: Path) -> None:
    page = (Path(__file__).parents[4] / "docs" / "pages" / "mock-settings.md").read_text(encoding="utf-8")
    file = tmp_path / "mock.toml"
    file.write_text(page.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    assert load(config=file).nocnoc.quantity_limits.of("AR") == 100


def test_options_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "mock.toml"
    file.write_text("orders = 1\n[nocnoc]\ndays_until_expiry = 1\ndays_until_arrival = 1\n", encoding="utf-8")
    environment = {
        "ORDERKIT_MOCK_CONFIG": str(file),
        "ORDERKIT_MOCK_NOCNOC_DAYS_UNTIL_EXPIRY": "2",
        "ORDERKIT_MOCK_NOCNOC_DAYS_UNTIL_ARRIVAL": "2",
    }
    settings = load("nocnoc.days_until_arrival=3", environment=environment)
    assert (settings.orders, settings.nocnoc.days_until_expiry, settings.nocnoc.days_until_arrival) == (
        1,
        2,
        3,
    )


@pytest.mark.parametrize(
    ("assignment", "message"),
    [
        ("nocnoc.shipping_usd=abc", "nocnoc.shipping_usd must be a number (got 'abc')"),
        ("nocnoc.shipping_usd=-1", "nocnoc.shipping_usd must be from 0 to 100000 (got -1)"),
        ("nocnoc.shipping_usd=NaN", "nocnoc.shipping_usd must be a number (got 'NaN')"),
        ("orders=1.5", "orders must be an integer (got '1.5')"),
        ("orders=true", "orders must be an integer (got 'true')"),
        ("orders=99999999", "orders must be from 0 to 1000000 (got 99999999)"),
        ("sendcloud.clamp_page_size=1", "sendcloud.clamp_page_size must be true or false (got '1')"),
        ("clock=soon", "clock must be an ISO 8601 time such as 2017-04-08T10:00:00Z, or none (got 'soon')"),
        ("webhooks.backoff=1,x", "webhooks.backoff[1] must be a number (got 'x')"),
        ("nocnoc.unserved_zipcodes=AR", "nocnoc.unserved_zipcodes[0] must be a list of 2 (got ['AR'])"),
        ("noventiq.unknown_order_status=403", "noventiq.unknown_order_status must be 400 or 404 (got '403')"),
        ("noventiq.utc_offset=3", "noventiq.utc_offset must be an offset such as +03:00 (got '3')"),
        ("noventiq.endpoints={", "noventiq.endpoints must be JSON if it begins with [ or {"),
        (
            'noventiq.endpoints={"order.created": {"url": "http://127.0.0.1"}}',
            "noventiq.endpoints.order.created.secret_key must be given: it has no default",
        ),
        (
            'sendcloud.rate_limits={"reads": 0}',
            "sendcloud.rate_limits must have no member but reads_a_minute, writes_a_minute, writes_a_second",
        ),
        (
            'sendcloud.rate_limits={"reads_a_minute": 0}',
            "sendcloud.rate_limits.reads_a_minute must be >= 1 (got 0)",
        ),
        ("nocnoc.label_url={id:>9}", "nocnoc.label_url must have no placeholder but {id} (got '{id:>9}')"),
        (
            'nocnoc.tax_rates=[{"country": "AR", "subcategory_id": 200, "rate": "Infinity"}]',
            "nocnoc.tax_rates[0].rate must be from 0 to 100 (got Infinity)",
        ),
        ('nocnoc.days_to_arrival={"gone": 1}', "nocnoc.days_to_arrival must name only created, "),
        (
            'noventiq.endpoints={"order.gone": {"url": "http://127.0.0.1", "secret_key": "s3cret"}}',
            "noventiq.endpoints must name only order.created, ",
        ),
        ("epages.shop=a/b", "epages.shop must be a segment of a path"),
        ("nocnoc=1", "nocnoc must be followed by the name of a setting, such as nocnoc.tax_rates"),
        ("what=1", "what must be the name of a setting: `orderkit mock --list-settings` lists them"),
    ],
)
def test_a_wrong_value_is_refused_in_one_sentence(assignment: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".+") as caught:
        load(assignment)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("orders = ", "config must be TOML in UTF-8 (got {file}: "),
        ("a = " + "9" * 5_000, "config must be TOML in UTF-8 (got {file}: "),
        ("a = " + "[" * 20_000, "config must be TOML in UTF-8 (got {file}: "),
        ("order = 1", "{file}: order must be the name of a setting: did you mean orders?"),
        ("nocnoc = 1", "{file}: nocnoc must be a table of settings"),
        ("[nocnok]\nshipping_usd = 1", "{file}: nocnok must be the name of a setting"),
        ("[nocnoc]\nshipping_usd = 'x'", "{file}: nocnoc.shipping_usd must be a number (got 'x')"),
        ("orders = true", "{file}: orders must be an integer (got True)"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "mock.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r".+") as caught:
        load(config=file)
    assert message.format(file=file) in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "message"),
    [
        ("ORDERKIT_MOCK_ORDERS", "ORDERKIT_MOCK_ORDERS: orders must be an integer (got 'x')"),
        (
            "ORDERKIT_MOCK_NOCNOC_SHIPING_USD",
            "did you mean ORDERKIT_MOCK_NOCNOC_SHIPPING_USD?",
        ),
    ],
)
def test_a_wrong_variable_is_refused_with_its_name(variable: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".+") as caught:
        load(environment={variable: "x"})
    assert str(caught.value).startswith(variable)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["api_keys", "noventiq.unconfigured_api_keys", "epages.scopes"])
def test_a_message_about_a_secret_does_not_show_it(name: str) -> None:
    with pytest.raises(ValueError, match=r".+") as caught:
        load(f'{name}=[{{"s3cret": 1}}]' if name != "epages.scopes" else f'{name}={{"s3cret": 1}}')
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_listed_value_can_be_set_again(name: str) -> None:
    setting = SETTINGS[name]
    if setting.group == "server":
        pytest.skip("settings of the server are no attributes of the mock's")
    listed = describe(setting, DEFAULTS)["value"]
    text = "none" if listed is None else listed if isinstance(listed, str) else write_json(listed)
    assert value_of(load(f"{name}={text}"), name) == value_of(MockSettings(), name)


def test_environment_variables_are_unambiguous() -> None:
    assert len({setting.environment_variable for setting in SETTINGS.values()}) == len(SETTINGS)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_described(name: str) -> None:
    described = describe(SETTINGS[name], DEFAULTS)
    assert described["description"].endswith(".")
    assert read_json(write_json(described).encode())["name"] == name
