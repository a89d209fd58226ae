"""The mocks read statuses, addresses and bounds from their contracts: another contract makes another mock."""

from __future__ import annotations

import copy
from typing import Any, cast

import pytest
from orderkit.contract import Contract, compiled
from orderkit.mock import SendcloudSettings
from orderkit.mock.engine.common_settings import CommonSettings
from orderkit.mock.engine.messages import RequestHead
from orderkit.mock.engine.paging import Slice
from orderkit.mock.providers.epages.errors import EpagesRefusalError
from orderkit.mock.providers.epages.listing import OrderSearch
from orderkit.mock.providers.nocnoc.provider import Nocnoc
from orderkit.mock.providers.nocnoc_store.errors import ErrorCatalogue as StoreErrors
from orderkit.mock.providers.noventiq.errors import ErrorCatalogue as NoventiqErrors
from orderkit.mock.providers.sendcloud.errors import ErrorCatalogue as SendcloudErrors
from orderkit.mock.providers.sendcloud.provider import Sendcloud

COMMON = CommonSettings(api_keys=("merchant-one",))


def changeable(provider: str) -> Contract:
    """Return a contract of its own, which a test may change."""
    return Contract(copy.deepcopy(Contract.load(provider).document))


def errors_of(contract: Contract, schema: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = contract.schema(schema)["x-errors"]
    return rows


def loaded(monkeypatch: pytest.MonkeyPatch, provider: str) -> Contract:
    """Return a contract that may be changed and is loaded in place of the provider's own."""
    contract = changeable(provider)
    monkeypatch.setattr(compiled, "_load", lambda _: contract)
    return contract


def head(name: str, value: str) -> RequestHead:
    return RequestHead("GET", (), ((name.lower().encode(), value.encode()),))


def test_the_store_can_answer_a_status_that_its_errors_gain() -> None:
    contract = changeable("nocnoc_store")
    gone = {**errors_of(contract, "Error")[-1], "name": "GONE", "http_status": 410, "code": 410}
    errors_of(contract, "Error").append(gone)
    errors = StoreErrors(contract, "conservative")
    assert 410 in errors.statuses
    assert (errors.of_status(410).status, errors.of_status(410).document["code"]) == (410, 410)


def test_an_error_of_sendcloud_that_is_injected_has_the_status_of_the_contract() -> None:
    contract = changeable("sendcloud")
    next(row for row in errors_of(contract, "ErrorCode") if row["name"] == "Throttled")["http_status"] = 420
    errors = SendcloudErrors(contract)
    assert (errors.of_status(420).status, 429 in errors.statuses) == (420, False)


def test_a_status_of_noventiq_that_gains_a_code_has_a_body() -> None:
    contract = changeable("noventiq")
    assert NoventiqErrors(contract, "conservative").statuses_without_code == {404, 500}
    errors_of(contract, "ErrorCode")[0]["http_status"] = 404
    assert NoventiqErrors(contract, "conservative").statuses_without_code == {500}


def test_sendcloud_issues_tokens_where_its_contract_says(monkeypatch: pytest.MonkeyPatch) -> None:
    contract = loaded(monkeypatch, "sendcloud")
    flow = contract.document["components"]["securitySchemes"]["oauth2"]["flows"]["clientCredentials"]
    flow["tokenUrl"] = "https://account.example.com/v2/token"
    assert list(Sendcloud(COMMON).extra_routes) == [("POST", "/v2/token")]


def test_an_integration_of_sendcloud_is_in_the_bounds_of_the_contract(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded(monkeypatch, "sendcloud").schema("NewIntegration")["properties"]["id"]["maximum"] = 99
    with pytest.raises(ValueError, match="each from 1 to 99"):
        SendcloudSettings(integrations=(100,))


def test_nocnoc_reads_the_language_in_the_header_of_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    contract = loaded(monkeypatch, "nocnoc")
    contract.document["components"]["parameters"]["XLang"]["name"] = "X-Tongue"
    provider = Nocnoc(COMMON)
    assert provider.language(head("X-Tongue", "es-AR")) == "es-AR"
    assert provider.language(head("X-Lang", "es-AR")) == "en-US"


class Asked:
    """Keeps the values of the query in place of the orders that meet it."""

    def select(self, condition: str, values: list[Any], order: str, page: Slice) -> tuple[list[Any], int]:
        return values, 0


def test_the_longest_range_of_epages_is_that_of_the_contract() -> None:
    contract = changeable("epages")
    for name in ("createdAfter", "createdBefore"):
        contract.filters("listOrders")[name]["range"]["longest"] = "P4Y"
    search, asked = OrderSearch(contract, ()), cast(Any, Asked())
    parameters = {"createdAfter": "2024-02-29"}
    found: tuple[Any, int] = search.run(asked, "shop", parameters, Slice(0, 10))
    assert found[0] == ["shop", "2028-02-29T00:00:00.000Z", "2024-02-29T00:00:00.000Z"]
    with pytest.raises(EpagesRefusalError, match="createdAfter"):
        search.run(asked, "shop", {**parameters, "createdBefore": "2028-03-01"}, Slice(0, 10))
