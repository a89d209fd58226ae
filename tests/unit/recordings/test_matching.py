"""Provider and operation of a recorded request."""

from __future__ import annotations

import pytest
from orderkit.recordings.matching import Match, Matcher, Unmatched


@pytest.mark.parametrize(
    ("method", "url", "provider", "operation"),
    [
        ("GET", "https://live.nocnocgroup.com/api/order/12", "nocnoc", "getOrder"),
        ("GET", "https://SANDBOX.nocnocgroup.com:443/api/order/12?x=1", "nocnoc", "getOrder"),
        ("GET", "http://sandbox.nocnocgroup.com/api/order/12", "nocnoc", "getOrder"),
        ("POST", "https://live.nocnocgroup.com/api/order/quote", "nocnoc", "quoteOrder"),
        ("POST", "https://live.nocnocstore.com/api/v2/products/", "nocnoc_store", "createProductFromAsin"),
        ("GET", "https://panel.sendcloud.sc/api/v3/orders/7", "sendcloud", "retrieveOrder"),
        ("GET", "https://my-shop.test/rs/shops/Demo/orders", "epages", "listOrders"),
        ("GET", "http://127.0.0.1:8787/nocnoc-store/api/v2/orders", "nocnoc_store", "listOrders"),
        ("GET", "http://[::1]:9/sendcloud/orders", "sendcloud", "listOrders"),
    ],
)
def test_an_operation_is_found_by_server_and_path(
    method: str, url: str, provider: str, operation: str
) -> None:
    match = Matcher().find(method, url)
    assert isinstance(match, Match)
    assert (match.provider, match.operation.id) == (provider, operation)


@pytest.mark.parametrize(
    ("method", "url", "reason"),
    [
        ("DELETE", "https://live.nocnocgroup.com/api/nothing", "nocnoc has no operation with this method and path"),
        ("GET", "https://panel.sendcloud.sc/api/v2/orders", "panel.sendcloud.sc is no server of a provider"),
        ("GET", "https://panel.sendcloud.sc/api/v33/orders", "panel.sendcloud.sc is no server of a provider"),
        ("GET", "https://nocnoc.com.a.test/api/order/1", "nocnoc.com.a.test is no server of a provider"),
        ("GET", "http://127.0.0.1:8787/_mock/requests", "127.0.0.1 is no server of a provider"),
    ],
)  # fmt: skip
def test_another_request_is_no_operation(method: str, url: str, reason: str) -> None:
    assert Matcher().find(method, url) == Unmatched(reason)


def test_a_server_of_the_users_own_is_known_by_its_provider() -> None:
    matcher = Matcher({"sendcloud": "https://proxy.test/carrier/"})
    match = matcher.find("GET", "https://proxy.test/carrier/orders/7")
    assert isinstance(match, Match)
    assert (match.operation.id, match.base, match.parameters) == (
        "retrieveOrder",
        "https://proxy.test/carrier",
        {"id": "7"},
    )


def test_an_unknown_provider_is_refused() -> None:
    with pytest.raises(ValueError, match=r"provider must be one of epages, .* \(got sendclod\)"):
        Matcher({"sendclod": "https://proxy.test"})
