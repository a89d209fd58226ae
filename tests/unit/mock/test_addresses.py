"""Where the providers are served: below their names, at the paths of their own servers, and with their documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations

import httpx
import pytest
from nocnoc_mock_fixtures import InProcessMock, MakeMock
from orderkit.contract import Contract
from orderkit.mock import MockServer, MockSettings
from orderkit.mock.addresses import Addresses
from orderkit.mock.discovery import provider_classes
from orderkit.mock.engine.common_settings import CommonSettings

PROVIDERS = {
    provider.name: provider
    for provider in (create(CommonSettings(("merchant-one",))) for create in provider_classes())
}
BASIC = httpx.BasicAuth("merchant-one", "merchant-one-secret")


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=5)) as server:
        yield server


@pytest.mark.parametrize("path", ["/sendcloud/orders", "/sendcloud/api/v3/orders", "/api/v3/orders"])
def test_a_listing_is_walked_at_each_of_its_paths(server: MockServer, path: str) -> None:
    with httpx.Client(auth=BASIC, trust_env=False) as client:
        url, seen = f"{server.url}{path}?page_size=2", list[str]()
        while url:
            response = client.get(url)
            seen += [order["id"] for order in response.json()["data"]]
            url = response.links.get("next", {}).get("url", "")
            assert not url or url.startswith(f"{server.url}{path}?")
    assert len(set(seen)) == 5


@pytest.mark.parametrize(
    ("path", "provider", "inner"),
    [
        ("/api/order/1", "nocnoc", "api/order/1"),
        ("/nocnoc/api/order/1", "nocnoc", "api/order/1"),
        ("/api/v2/orders", "nocnoc-store", "api/v2/orders"),
        ("/api/v3/orders/7", "sendcloud", "orders/7"),
        ("/oauth2/token", "sendcloud", "oauth2/token"),
        ("/v1/login_check", "noventiq", "v1/login_check"),
        ("/rs/shops/DemoShop/orders", "epages", "DemoShop/orders"),
        ("/epages/rs/shops/DemoShop/orders", "epages", "DemoShop/orders"),
        ("/epages/DemoShop/orders", "epages", "DemoShop/orders"),
    ],
)
def test_a_path_belongs_to_one_provider(path: str, provider: str, inner: str) -> None:
    found = Addresses(PROVIDERS).find(tuple(path.split("/")[1:]))
    assert found == (provider, tuple(inner.split("/")))


@pytest.mark.parametrize("path", ["/", "/api", "/api/v9/orders", "/v2/orders", "/oauth2", "/rs"])
def test_any_other_path_belongs_to_none(path: str) -> None:
    assert Addresses(PROVIDERS).find(tuple(path.split("/")[1:])) is None


def test_no_two_providers_share_a_path_at_the_root() -> None:
    roots = Addresses(PROVIDERS).roots
    assert len(roots) == len(PROVIDERS) + 1  # and Sendcloud's token endpoint
    assert [
        (one, other) for one, other in combinations(roots, 2) if one[: len(other)] == other[: len(one)]
    ] == []


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_document_is_served_with_the_mock_as_its_first_server(server: MockServer, name: str) -> None:
    response = httpx.get(f"{server.url_for(name)}/openapi.json", trust_env=False)
    served = response.json()
    assert response.headers["content-type"] == "application/json"
    assert served["servers"][0]["url"] == server.url_for(name)
    assert served["paths"].keys() == Contract.load(PROVIDERS[name].contract_name).document["paths"].keys()


def test_tools_get_their_tokens_from_the_mock(server: MockServer) -> None:
    served = httpx.get(f"{server.url}/sendcloud/openapi.json", trust_env=False).json()
    flow = served["components"]["securitySchemes"]["oauth2"]["flows"]["clientCredentials"]
    assert flow["tokenUrl"] == f"{server.url}/sendcloud/oauth2/token"
    form = {"grant_type": "client_credentials"}
    assert httpx.post(flow["tokenUrl"], data=form, auth=BASIC, trust_env=False).status_code == 200


def test_a_document_names_the_host_that_was_asked(make_mock: MakeMock) -> None:
    mock = make_mock(allowed_hosts=("mock.test",))
    first = mock.send("GET", "/nocnoc/openapi.json").json()["servers"][0]["url"]
    other = mock.send("GET", "/nocnoc/openapi.json", headers={"Host": "mock.test:1"}).json()["servers"][0][
        "url"
    ]
    assert (first, other) == ("http://mock/nocnoc", "http://mock.test:1/nocnoc")


def test_a_document_is_read_only(mock: InProcessMock) -> None:
    assert mock.send("PUT", "/nocnoc/openapi.json").status_code == 401
    assert json.loads(mock.send("GET", "/nocnoc/openapi.json").content)["openapi"].startswith("3.1")
