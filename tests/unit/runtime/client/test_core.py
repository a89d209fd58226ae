"""Options of a call and of a client, raw responses, and twins over the same connections, sync and async."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import pytest
from orderkit import ApiResponse, AsyncNocnoc, AsyncNocnocStore, Nocnoc, NocnocStore, Page, Retry, ServerError
from orderkit.contract import Contract

ORDER = Contract.load("nocnoc").document["components"]["examples"]["OrderDetailCancelled"]["value"]
LISTED = Contract.load("nocnoc_store").document["components"]["examples"]["OrderListOneInProcess"]["value"]
KINDS: list[Any] = [Nocnoc, AsyncNocnoc]
STORES: list[Any] = [NocnocStore, AsyncNocnocStore]


class Server:
    """Responds with what it is given, in order, and remembers the requests."""

    def __init__(self, *responses: httpx.Response) -> None:
        self.responses = list(responses)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.responses.pop(0)

    @property
    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self)


def ok(document: Any = ORDER, **headers: str) -> httpx.Response:
    return httpx.Response(200, json=document, headers=headers)


def result(found: Any) -> Any:
    """The result of a call of either client."""
    return asyncio.run(found) if inspect.iscoroutine(found) else found


def run(kind: Any, act: Callable[[Any], Any], server: Server, *keys: str, **options: Any) -> Any:
    """Do something with a client of either kind and close it."""
    if not issubclass(kind, AsyncNocnoc | AsyncNocnocStore):
        with kind(*keys, http_client=server.transport, **options) as client:
            return act(client)

    async def use() -> Any:
        async with kind(*keys, http_client=server.transport, **options) as client:
            found = act(client)
            return await found if inspect.isawaitable(found) else found

    return asyncio.run(use())


@pytest.mark.parametrize("kind", KINDS)
def test_headers_of_a_client_and_of_a_call_are_sent(kind: Any) -> None:
    server = Server(ok())
    act = lambda client: client.get_order(10000001, headers={"X-Trace": "t", "user-agent": "mine"})  # noqa: E731 - short
    run(kind, act, server, "key", headers={"X-Shop": "7", "X-Trace": "client"})
    sent = server.requests[0].headers
    assert (sent["x-shop"], sent["x-trace"], sent["user-agent"]) == ("7", "t", "mine")
    assert (sent["x-api-key"], sent["accept"]) == ("key", "application/json")


@pytest.mark.parametrize("kind", KINDS)
def test_headers_cannot_replace_the_credentials(kind: Any) -> None:
    with pytest.raises(ValueError, match="credentials"):
        kind("key", headers={"x-API-key": "other"})
    server = Server()
    with pytest.raises(ValueError, match="credentials"):
        run(kind, lambda client: client.get_order(10000001, headers={"X-Api-Key": "other"}), server, "key")
    assert server.requests == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_retry_of_a_call_replaces_the_clients(kind: Any) -> None:
    server = Server(httpx.Response(503), ok())
    with pytest.raises(ServerError):
        run(kind, lambda client: client.get_order(10000001, retry=Retry.off()), server, "key")
    assert len(server.requests) == 1


@pytest.mark.parametrize("wrong", [3, "often", object()])
@pytest.mark.parametrize("kind", KINDS)
def test_a_retry_of_another_type_is_refused_at_the_call(kind: Any, wrong: Any) -> None:
    server = Server()
    with pytest.raises(TypeError, match=r"retry must be a Retry \(got"):
        run(kind, lambda client: client.get_order(10000001, retry=wrong), server, "key")
    assert server.requests == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_twin_has_its_own_options_and_the_same_connections(kind: Any) -> None:
    server = Server(ok(), ok())
    client = kind("key", http_client=server.transport, language="pt-BR")
    twin = client.with_options(language="es-AR", timeout=3, retry=Retry.off(), headers={"X-Shop": "7"})
    assert type(twin) is kind
    assert (twin.language, twin.timeout.read, twin.retry) == ("es-AR", 3, Retry.off())
    assert (client.language, client.timeout.read, client.retry) == ("pt-BR", 30, Retry())
    assert twin._core.transport is client._core.transport
    result(twin.get_order(10000001))
    assert (server.requests[0].headers["x-lang"], server.requests[0].headers["x-shop"]) == ("es-AR", "7")


@pytest.mark.parametrize("kind", KINDS)
def test_a_twin_keeps_what_it_is_not_given(kind: Any) -> None:
    limiter = kind.limiter()
    client = kind("key", language="pt-BR", timeout=4, limiter=limiter, headers={"X-Shop": "7"})
    twin = client.with_options().with_options(headers={"X-Trace": "t"})
    assert (twin.language, twin.timeout, twin.base_url) == ("pt-BR", client.timeout, client.base_url)
    assert twin._core.policy.limiter is limiter
    assert {"X-Shop", "X-Trace"} <= twin._core._headers.keys()


def test_closing_a_twin_closes_both() -> None:
    client = Nocnoc("key")
    client.with_options(timeout=1).close()
    with pytest.raises(RuntimeError, match="closed"):
        client.get_order(10000001)


@pytest.mark.parametrize("kind", KINDS)
def test_a_raw_response_has_the_result_and_what_came_with_it(kind: Any) -> None:
    server = Server(httpx.Response(503, headers={"retry-after": "0"}), ok(**{"X-Request-Id": "r-1"}))
    found = run(kind, lambda client: client.raw.get_order(10000001), server, "key")
    assert isinstance(found, ApiResponse)
    assert (found.result.id, found.status, found.request_id, found.attempts) == (ORDER["id"], 200, "r-1", 2)
    assert found.headers["content-type"] == "application/json"
    assert found.elapsed >= 0
    assert "result" not in repr(found)
    assert "headers" not in repr(found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_raw_operation_shows_its_signature(kind: Any) -> None:
    shown = inspect.signature(kind("key").raw.get_order)
    assert "ApiResponse[models.OrderDetail]" in shown.return_annotation
    assert list(shown.parameters) == ["order_id", "language", "headers", "retry", "timeout"]
    assert "Returns:" in (inspect.getdoc(kind("key").raw.get_order) or "")


@pytest.mark.parametrize("kind", STORES)
def test_a_raw_listing_is_its_first_page_and_then_the_one_at_the_cursor(kind: Any) -> None:
    page = {"orders": LISTED["orders"] * 1}
    server = Server(ok(page, etag="one"), ok({"orders": []}, etag="two"))
    options = {"base_url": "https://store.test"}
    found = run(kind, lambda client: client.raw.list_orders(page_size=1), server, "key", **options)
    assert isinstance(found.result, Page)
    assert (len(found.result.items), found.headers["etag"]) == (1, "one")
    cursor = found.result.cursor
    last = run(kind, lambda c: c.raw.list_orders(page_size=1, cursor=cursor), server, "key", **options)
    assert (list(last.result.items), last.result.cursor, last.headers["etag"]) == ([], None, "two")
    assert [request.url.params["page"] for request in server.requests] == ["0", "1"]


@pytest.mark.parametrize("kind", STORES)
def test_a_raw_listing_of_nothing_is_refused(kind: Any) -> None:
    with pytest.raises(ValueError, match="limit must be at least 1"):
        run(kind, lambda c: c.raw.list_orders(limit=0), Server(), "key", base_url="https://store.test")


@pytest.mark.parametrize("kind", KINDS)
def test_a_client_offers_operations_and_documented_properties_only(kind: Any) -> None:
    offered = {name for name in dir(kind("key")) if not name.startswith("_")}
    operations = {"cancel_order", "create_order", "get_order", "place_order", "quote_order", "track_order"}
    more = {"create_order_once", "confirm_webhook", "parse_webhook", "subcategories", "raw", "with_options"}
    settings = {"base_url", "close", "drift", "language", "limiter", "on_drift", "retry", "timeout"}
    assert offered == operations | more | settings


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_keyword_names_the_public_class(kind: Any) -> None:
    with pytest.raises(TypeError, match=rf"^{kind.__name__}\.get_order\(\) got an unexpected keyword"):
        kind("key").get_order(10000001, langage="es-AR")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", [{"language": "es-AR"}, {}])
def test_a_language_replaces_the_header_of_the_client_whatever_its_case(
    kind: Any, language: dict[str, str]
) -> None:
    server = Server(ok())
    run(
        kind,
        lambda client: client.get_order(10000001, **language),
        server,
        "key",
        headers={"x-lang": "pt-BR"},
    )
    assert server.requests[0].headers.get_list("x-lang") == [language.get("language", "pt-BR")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_body_is_sent_with_one_content_type(kind: Any) -> None:
    server = Server(ok())
    run(kind, lambda client: client.create_order({}), server, "key", headers={"content-type": "text/plain"})
    assert server.requests[0].headers.get_list("content-type") == ["application/json"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"retry": 0}, r"^retry must be a Retry \(got int\)$"),
        ({"retry": "3"}, r"^retry must be a Retry \(got str\)$"),
        ({"limiter": 0}, r"^limiter must be a RateLimiter \(got int\)$"),
        ({"timeout": "5"}, r"^timeout must be a number of seconds or a Timeout \(got str\)$"),
        ({"headers": ""}, r"^headers must be a mapping of str to str \(got str\)$"),
    ],
)
def test_an_option_of_a_wrong_type_is_refused_by_clients_twins_and_calls(
    kind: Any, option: dict[str, Any], message: str
) -> None:
    client = kind("key")
    for make in (partial(kind, "key"), client.with_options):
        with pytest.raises(TypeError, match=message):
            make(**option)
    if "limiter" not in option:
        with pytest.raises(TypeError, match=message):
            client.get_order(10000001, **option)


@pytest.mark.parametrize("kind", KINDS)
def test_raw_offers_operations_only(kind: Any) -> None:
    offered = {name for name in dir(kind("key").raw) if not name.startswith("_")}
    assert offered == {
        "cancel_order",
        "create_order",
        "get_order",
        "place_order",
        "quote_order",
        "track_order",
    }
