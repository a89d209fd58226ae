"""Choices that a ledger leaves open: each setting that names an entry changes what a caller sees over HTTP."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
import yaml
from orderkit.contract import Contract
from orderkit.mock import MockSettings, WebhookSettings, create_app
from orderkit.mock.configuration.registry import SETTINGS, AllSettings, changed, read_tree
from orderkit.mock.configuration.server_settings import ServerSettings
from orderkit.mock.engine.clock import parse_timestamp

Json = dict[str, Any]

LEDGERS = Path(__file__).parents[2] / "specs" / "ledger"
KEY = {"X-Api-Key": "merchant-one"}
BASIC = ("merchant-one", "merchant-one-secret")
BEARER = {"Authorization": "Bearer merchant-one"}
ENDPOINT = {"url": "http://127.0.0.1:9/", "secret_key": "s3cret"}
ORDER: Json = Contract.load("nocnoc").document["components"]["examples"]["CreateOrderRequestTabletAndDrones"][
    "value"
]
UPSERT: Any = Contract.load("sendcloud").document["components"]["examples"]["NewOrdersMinimal"]["value"]


class Caller:
    """Calls a mock with a setting, in process."""

    def __init__(self, runner: asyncio.Runner, settings: MockSettings) -> None:
        self.app = create_app(settings)
        self._runner = runner
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://mock")

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self._runner.run(self._client.request(method, path, **options))

    def nocnoc(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.call(method, f"/nocnoc/api/order{path}", headers=KEY, **options)

    def store(self, path: str, headers: Json | None = None) -> httpx.Response:
        return self.call("GET", f"/nocnoc-store/api/v2/orders{path}", headers={**KEY, **(headers or {})})

    def sendcloud(self, path: str, method: str = "GET", **options: Any) -> httpx.Response:
        return self.call(method, f"/sendcloud/orders{path}", auth=BASIC, **options)

    def epages(self, path: str = "", **headers: str) -> httpx.Response:
        return self.call("GET", f"/epages/DemoShop/orders{path}", headers={**BEARER, **headers})

    def token(self) -> str:
        credentials = {"username": BASIC[0], "password": BASIC[1]}
        return str(self.call("POST", "/noventiq/v1/login_check", json=credentials).json()["token"])

    def noventiq(
        self, path: str, body: Json | None = None, header: str = "AuthorizationJWT"
    ) -> httpx.Response:
        method = "GET" if body is None else "POST"
        headers = {header: f"Bearer {self.token()}"}
        return self.call(method, f"/noventiq/v1/order/{path}", json=body, headers=headers)

    def attempts(self) -> list[Json]:
        self._runner.run(self.app.control.deliver_all())
        found: list[Json] = self.app.control.webhooks()["attempts"]
        return found


Look = Callable[[Caller], Any]

CHOICES: dict[str, Choice] = {}
"""Choices by their settings."""


class Choice(NamedTuple):
    """Another value of a setting, and what a caller sees by default and with it."""

    value: Any
    default: Any
    other: Any
    look: Callable[[Caller], Any]


def choice(setting: str, value: Any, *, default: Any, other: Any) -> Callable[[Look], Look]:
    """Register what a caller looks at."""

    def register(look: Look) -> Look:
        CHOICES[setting] = Choice(value, default, other, look)
        return look

    return register


def order_of(**changes: Any) -> Json:
    """Return the documented order without a date, with changes."""
    return {**{name: value for name, value in ORDER.items() if name != "expiration_date"}, **changes}


def quote(it: Caller, **changes: Any) -> httpx.Response:
    return it.nocnoc("POST", "/quote", json=order_of(**changes))


def create(it: Caller, **changes: Any) -> Json:
    created: Json = it.nocnoc("PUT", "", json=order_of(**changes)).json()
    return created


def customer(**changes: Any) -> Json:
    return {"customer": {**ORDER["customer"], **changes}}


def notify(it: Caller) -> int:
    """Place an order that notifies a receiver, which answers 202; return the number of attempts."""
    order = create(it, notification_url="http://127.0.0.1:9/")
    it.nocnoc("POST", f"/{order['id']}")
    return len(it.attempts())


def is_sorted(response: httpx.Response, name: str) -> bool:
    body = response.json()
    times = [each[name] for each in body.get("items", body.get("orders"))]
    return len(times) > 2 and times == sorted(times, reverse=True)


@choice("http_status", "semantic", default=400, other=422)
def unserved_address(it: Caller) -> int:
    return quote(it, address={**ORDER["address"], "country": "US"}).status_code


@choice("nocnoc.tax_rates", [], default=False, other=True)
def taxes(it: Caller) -> bool:
    return all(
        each["tax_handling_usd"] == round(each["amount_usd"] / 2 + 1e-9, 2)
        for each in quote(it).json()["products"]
    )


@choice("nocnoc.shipping_usd", 20, default=16, other=20)
def shipping(it: Caller) -> Any:
    return quote(it).json()["shipping_usd"]


@choice("nocnoc.checks_argentine_tax_ids", False, default=400, other=200)
def wrong_cuit(it: Caller) -> int:
    return quote(it, **customer(tax_id="20-01234567-4")).status_code


@choice("nocnoc.checks_brazilian_tax_ids", True, default=200, other=400)
def wrong_cpf(it: Caller) -> int:
    return quote(it, **customer(tax_id="111", country="BR")).status_code


@choice("nocnoc.requires_native_description", True, default=200, other=400)
def no_native_description(it: Caller) -> int:
    return it.nocnoc("PUT", "", json=order_of()).status_code


@choice("nocnoc.arranged_origin", "US", default=400, other=200)
def goods_without_a_pickup(it: Caller) -> int:
    it.app.control.change_settings({"nocnoc": {"requires_native_description": True}})
    order = order_of()
    del order["pickup"]
    return it.nocnoc("PUT", "", json=order).status_code


@choice("nocnoc.sets_expiration_date", False, default="2026-11-24", other=None)
def usual_date(it: Caller) -> Any:
    return create(it).get("expiration_date")


@choice("nocnoc.days_until_expiry", 5, default="2026-11-24", other="2026-11-27")
def chosen_date(it: Caller) -> Any:
    return create(it)["expiration_date"]


@choice("nocnoc.label_url", "http://127.0.0.1/{id}", default="nocnocgroup.com", other="127.0.0.1")
def label(it: Caller) -> Any:
    return httpx.URL(create(it)["label_url"]).host


@choice("nocnoc.accepts_any_success", True, default=4, other=1)
def accepted_by_202(it: Caller) -> int:
    return notify(it)


@choice("webhooks.backoff", [], default=4, other=1)
def attempts(it: Caller) -> int:
    return notify(it)


@choice("nocnoc_store.strict_content_type", True, default=200, other=415)
def no_content_type(it: Caller) -> int:
    return it.store("?page=0&size=1").status_code


@choice("nocnoc_store.largest_page", 2, default=200, other=400)
def page_of_three(it: Caller) -> int:
    return it.store("?page=0&size=3").status_code


@choice("nocnoc_store.newest_first", False, default=True, other=False)
def order_of_store(it: Caller) -> bool:
    return is_sorted(it.store("?page=0&size=9"), "created_at")


@choice("nocnoc_store.days_until_deadline", 9, default=2, other=9)
def days_to_send(it: Caller) -> int:
    (order,) = it.store("?page=0&size=1").json()["orders"]
    created = datetime.fromisoformat(order["created_at"]).date()
    return (date.fromisoformat(order["delivery_address"]["deadline"]) - created).days


@choice("sendcloud.clamp_page_size", True, default=400, other=200)
def large_page(it: Caller) -> int:
    return it.sendcloud("?page_size=999").status_code


@choice("sendcloud.seconds_until_visible", 60, default=1, other=0)
def new_order(it: Caller) -> int:
    it.sendcloud("", "POST", json=UPSERT)
    return len(it.sendcloud(f"?order_number={UPSERT[0]['order_number']}").json()["data"])


@choice("sendcloud.partners", [], default=True, other=False)
def partner(it: Caller) -> bool:
    headers = {"Sendcloud-Partner-Id": "5b1c5f5e-9a3b-4c8e-8f67-3a1d2f2b7c11"}
    return it.sendcloud("", "POST", json=UPSERT, headers=headers).is_success


@choice("sendcloud.token_seconds", 60, default=3600, other=60)
def lifetime(it: Caller) -> Any:
    form = {"grant_type": "client_credentials"}
    return it.call("POST", "/sendcloud/oauth2/token", data=form, auth=BASIC).json()["expires_in"]


@choice("sendcloud.rate_limits", {"reads_a_minute": 1}, default=200, other=429)
def second_read(it: Caller) -> int:
    it.sendcloud("")
    return it.sendcloud("").status_code


@choice("noventiq.accepts_authorization", True, default=401, other=200)
def authorization(it: Caller) -> int:
    return it.noventiq("search", {}, "Authorization").status_code


@choice("noventiq.default_limit", 2, default=8, other=2)
def usual_limit(it: Caller) -> int:
    return len(it.noventiq("search", {}).json()["ids"])


@choice("noventiq.unknown_order_status", 400, default=404, other=400)
def unknown_order(it: Caller) -> int:
    return it.noventiq("999999999").status_code


@choice("noventiq.unlisted_code", 7, default=0, other=7)
def unlisted_code(it: Caller) -> Any:
    return it.noventiq("999999999").json()["errors"][0]["error"]


@choice("noventiq.accepts_every_time", True, default=400, other=200)
def time_with_z(it: Caller) -> int:
    return it.noventiq("search", {"create_date_from": "2026-01-01T00:00:00Z"}).status_code


@choice("noventiq.payment_methods", ["card"], default=200, other=400)
def payment_method(it: Caller) -> int:
    return it.noventiq("search", {"payment_method": "cash"}).status_code


@choice("noventiq.token_seconds", 60, default=200, other=401)
def token_after_two_minutes(it: Caller) -> int:
    header = {"AuthorizationJWT": f"Bearer {it.token()}"}
    it.app.control.advance_clock(120)
    return it.call("POST", "/noventiq/v1/order/search", json={}, headers=header).status_code


@choice("noventiq.days_until_deletion", 1, default=True, other=False)
def some_are_unpaid_after_a_week(it: Caller) -> bool:
    it.app.control.advance_clock(7 * 24 * 3600)
    return bool(it.noventiq("search", {"status": "not paid"}).json()["ids"])


@choice("noventiq.utc_offset", "-02:00", default="+03:00", other="-02:00")
def offset(it: Caller) -> Any:
    first = it.noventiq("search", {}).json()["ids"][0]
    return it.noventiq(str(first)).json()["create_date"][-6:]


@choice("noventiq.endpoints", {"order.payment.succeeded": ENDPOINT}, default=0, other=1)
def notified(it: Caller) -> int:
    unpaid = it.noventiq("search", {"status": "not paid"}).json()["ids"][0]
    it.app.control.advance_order(unpaid, "paid", provider="noventiq")
    return len({each["url"] for each in it.app.control.webhooks()["notifications"]})


@choice("epages.scopes", {"merchant-one": []}, default=200, other=403)
def scope(it: Caller) -> int:
    return it.epages().status_code


@choice("epages.calls_an_hour", 1, default=200, other=429)
def second_call(it: Caller) -> int:
    it.epages()
    return it.epages().status_code


@choice("epages.other_spelling", True, default=False, other=True)
def spelling(it: Caller) -> bool:
    return "X-Rate-Limit-Limit" in it.epages().headers


@choice("epages.html_errors", True, default="application/json", other="text/html")
def error_body(it: Caller) -> str:
    return it.epages("?page=0").headers["content-type"].split(";")[0]


@choice("epages.needs_user_agent", True, default=200, other=400)
def no_user_agent(it: Caller) -> int:
    return it.epages(**{"User-Agent": ""}).status_code


@choice("epages.newest_first", False, default=True, other=False)
def order_of_epages(it: Caller) -> bool:
    return is_sorted(it.epages(), "creationDate")


@choice("epages.unauthenticated_status", 401, default=403, other=401)
def no_token(it: Caller) -> int:
    return it.call("GET", "/epages/DemoShop/orders").status_code


@choice("epages.vendor_type_only", True, default=200, other=406)
def plain_json(it: Caller) -> int:
    return it.epages(Accept="application/json").status_code


@pytest.fixture
def see(runner: asyncio.Runner) -> Iterator[Callable[[Json], Caller]]:
    """Make a caller of a mock with settings."""
    made: list[Caller] = []

    def make(tree: Json) -> Caller:
        receiver = httpx.MockTransport(lambda _: httpx.Response(202))
        webhooks = WebhookSettings(transport=lambda: receiver)
        first = MockSettings(clock=parse_timestamp("2026-11-22T10:00:00Z"), orders=9, webhooks=webhooks)
        settings = changed(AllSettings(first, ServerSettings()), read_tree(tree)).mock
        made.append(Caller(runner, settings))
        return made[-1]

    yield make
    for caller in made:
        caller.app.close()


@pytest.mark.parametrize("name", CHOICES)
def test_a_setting_changes_what_a_caller_sees(see: Callable[[Json], Caller], name: str) -> None:
    group, _, field = name.rpartition(".")
    value, default, other, look = CHOICES[name]
    assert look(see({})) == default
    assert look(see({group: {field: value}} if group else {field: value})) == other


@pytest.mark.parametrize("name", CHOICES)
def test_a_setting_changes_it_while_the_mock_runs(see: Callable[[Json], Caller], name: str) -> None:
    group, _, field = name.rpartition(".")
    value, _, other, look = CHOICES[name]
    it = see({})
    it.app.control.change_settings({group: {field: value}} if group else {field: value})
    assert look(it) == other


# tests/providers/epages/mock/test_orders.py
LOOKED_AT_ELSEWHERE = {"epages.default_locale", "epages.next_default"}


def test_every_choice_of_a_ledger_is_looked_at() -> None:
    named = {name for name, setting in SETTINGS.items() if setting.field.ledger}
    assert named - CHOICES.keys() == LOOKED_AT_ELSEWHERE


def entries() -> dict[str, Json]:
    """Every entry of the ledgers by its id."""
    found: dict[str, Json] = {}
    for path in sorted(LEDGERS.glob("*.yaml")):
        found |= {entry["id"]: entry for entry in yaml.safe_load(path.read_text(encoding="utf-8"))}
    return found


def test_every_entry_that_a_setting_names_exists() -> None:
    named = {entry for setting in SETTINGS.values() for entry in setting.field.ledger}
    assert named - entries().keys() == set()


def test_every_entry_that_leaves_a_choice_to_the_mock_has_its_setting() -> None:
    named = {entry for setting in SETTINGS.values() for entry in setting.field.ledger}
    open_ones = {
        name
        for name, entry in entries().items()
        if re.search(
            r"can be set|is set to|set otherwise|a setting|unless its settings",
            " ".join(entry["choice"].split()),
        )
    }
    assert len(open_ones) > 10
    assert open_ones - named == set()
