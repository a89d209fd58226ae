"""The nocnoc client: how it is made, what each operation puts on the wire, what it refuses before anything is sent."""

from __future__ import annotations

import inspect
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import httpx
import pytest
from orderkit import AsyncNocnoc, Nocnoc, Retry, Timeout, __version__
from orderkit.runtime.protocol.json_codec import dumps, loads
from orderkit_clients.nocnoc.models import CreateOrderRequest, DimensionRequest, Language, QuoteRequest

KINDS = {"sync": Nocnoc, "async": AsyncNocnoc}
MODELS: dict[str, Any] = {"quote_order": QuoteRequest, "create_order": CreateOrderRequest}


@pytest.fixture
def kind(mode: str) -> Any:
    """The class of the client, as a caller imports it."""
    return KINDS[mode]


def test_the_key_is_taken_from_the_environment(
    client: Any, ok: Any, api_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOCNOC_API_KEY", "from-the-environment")
    caller = client(ok("get_order"), api_key=None)
    caller.call("get_order", 10000001)
    assert caller.sent[0].headers["x-api-key"] == "from-the-environment"


def test_a_key_that_is_passed_wins_over_the_environment(
    client: Any, ok: Any, api_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOCNOC_API_KEY", "from-the-environment")
    caller = client(ok("get_order"))
    caller.call("get_order", 10000001)
    assert caller.sent[0].headers["x-api-key"] == api_key


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_missing_key_names_the_variable_to_set(kind: Any, nothing: str | None) -> None:
    with pytest.raises(ValueError, match="NOCNOC_API_KEY"):
        kind(nothing)


@pytest.mark.parametrize("key", ["key\n", "key\r\nX-Evil: 1", "two keys", "clé", "\x00"])
def test_a_key_that_no_header_can_carry_is_refused_without_showing_it(kind: Any, key: str) -> None:
    with pytest.raises(ValueError, match="to be sent in a header; check NOCNOC_API_KEY") as caught:
        kind(key)
    assert key not in str(caught.value)


def test_a_key_that_is_not_text_is_refused(kind: Any) -> None:
    with pytest.raises(TypeError, match=r"api_key must be str \(got bytes\)"):
        kind(b"key")


@pytest.mark.parametrize(
    ("options", "address"),
    [
        ({}, "https://sandbox.nocnocgroup.com"),
        ({"environment": "sandbox"}, "https://sandbox.nocnocgroup.com"),
        ({"environment": "live"}, "https://live.nocnocgroup.com"),
        (
            {"environment": "live", "base_url": "https://proxy.example/nocnoc/"},
            "https://proxy.example/nocnoc",
        ),
        ({"base_url": "http://localhost:8787"}, "http://localhost:8787"),
        ({"base_url": "http://127.0.0.1:8787"}, "http://127.0.0.1:8787"),
        ({"base_url": "http://[::1]:8787/"}, "http://[::1]:8787"),
        ({"base_url": "http://mock:8787"}, "http://mock:8787"),
        ({"base_url": "http://nocnoc_mock-1"}, "http://nocnoc_mock-1"),
    ],
    ids=str,
)
def test_the_address_is_the_base_url_or_else_the_environments(
    client: Any, ok: Any, options: dict[str, Any], address: str
) -> None:
    options = {"base_url": None, **options}
    caller = client(ok("get_order"), **options)
    caller.call("get_order", 10000001)
    assert str(caller.sent[0].url) == f"{address}/api/order/10000001"
    assert caller.client.base_url == address


def test_an_unknown_environment_is_refused_with_the_known_ones(kind: Any) -> None:
    with pytest.raises(ValueError, match=r"sandbox, live .got 'production'"):
        kind("key", environment="production")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nocnoc.example",
        "ftp://nocnoc.example",
        "https://",
        "https:///api",
        "https://nocnoc.example?x=1",
        "https://nocnoc.example/?",
        "https://nocnoc.example#top",
        "https://nocnoc.example:port",
        "https://nocnoc.example:99999",
        "https://nocnoc.example:0",
        "https://[::1",
        " https://nocnoc.example",
        "https://nocnoc.example\n",
        "https://noc noc.example",
        "https://nocnoc.example\\.evil.example",
    ],
)
def test_a_base_url_that_is_none_is_refused(kind: Any, url: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the standard library words some of them
        kind("key", base_url=url)


@pytest.mark.parametrize(
    "url",
    [
        "http://nocnoc.example",
        "http://192.168.0.7",
        "http://[2001:db8::7]",
        "http://134744072",
        "http://0x08080808",
        "http://nocnoc\u3002example",
    ],
)
def test_a_key_is_not_sent_in_clear_over_a_network(kind: Any, url: str) -> None:
    with pytest.raises(ValueError, match=r"https"):
        kind("key", base_url=url)


@pytest.mark.parametrize(
    "url", ["https://user:password@nocnoc.example", "ftp://user:password@nocnoc", "user:password@nocnoc"]
)
def test_credentials_in_a_base_url_are_refused_without_showing_them(kind: Any, url: str) -> None:
    with pytest.raises(ValueError, match="must hold no credentials") as caught:
        kind("key", base_url=url)
    assert "password" not in str(caught.value)


@pytest.mark.parametrize("url", [5, b"https://nocnoc.example", httpx.URL("https://nocnoc.example")])
def test_a_base_url_that_is_not_text_is_refused(kind: Any, url: Any) -> None:
    with pytest.raises(TypeError, match="base_url must be str"):
        kind("key", base_url=url)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"timeout": 0}, ValueError),
        ({"timeout": "5"}, TypeError),
        ({"retry": 3}, TypeError),
        ({"retry": None}, TypeError),
        ({"http_client": "httpx"}, TypeError),
        ({"langauge": "es-AR"}, TypeError),
    ],
    ids=str,
)
def test_a_wrong_option_is_refused_when_the_client_is_made(
    kind: Any, options: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        kind("key", **options)


def test_a_sync_http_client_is_refused_by_an_async_client_and_vice_versa() -> None:
    with pytest.raises(
        TypeError, match=r"must be an httpx\.Client or an httpx\.BaseTransport \(got AsyncClient\)"
    ):
        Nocnoc("key", http_client=httpx.AsyncClient())  # type: ignore[arg-type]  # that is the mistake
    with (
        httpx.Client() as other,
        pytest.raises(
            TypeError, match=r"must be an httpx\.AsyncClient or an httpx\.AsyncBaseTransport \(got Client\)"
        ),
    ):
        AsyncNocnoc("key", http_client=other)  # type: ignore[arg-type]  # that is the mistake


def test_the_client_shows_its_address_and_language_but_no_key(kind: Any) -> None:
    shown = repr(kind("secret", language="es-AR"))
    assert shown == f"{kind.__name__}(base_url='https://sandbox.nocnocgroup.com', language='es-AR')"
    assert repr(kind("secret")) == f"{kind.__name__}(base_url='https://sandbox.nocnocgroup.com')"


def test_a_client_closes_its_own_connections(client: Any, server: Any, reply: Any, named: Any) -> None:
    server.play(reply(200, named("get_order").answer))
    caller = client(base_url=server.url)
    caller.call("get_order", 10000001)
    caller.run(caller.client.close())
    with pytest.raises(RuntimeError, match="closed"):
        caller.call("get_order", 10000001)


def test_an_http_client_that_was_handed_in_is_not_closed(client: Any, ok: Any) -> None:
    caller = client(ok("get_order"))
    caller.run(caller.client.close())
    assert not caller.http_client.is_closed
    other = client(base_url="https://provider.test", http_client=caller.http_client)
    assert other.call("get_order", 10000001).id == 10000001


def test_leaving_the_context_closes_the_client(client: Any, mode: str) -> None:
    caller = client()

    async def enter_and_leave() -> Any:
        async with caller.client as inside:
            return inside

    if mode == "sync":
        with caller.client as inside:
            pass
    else:
        inside = caller.run(enter_and_leave())
    assert inside is caller.client
    with pytest.raises(RuntimeError, match="closed"):
        caller.call("get_order", 10000001)


def test_an_operation_sends_its_method_path_headers_and_body(
    client: Any, operation: Any, server: Any, reply: Any, api_key: str
) -> None:
    server.play(reply(200, operation.answer))
    client(base_url=server.url).call(operation.name, operation.argument)
    request = server.requests[0]
    assert (request.method, request.path) == (operation.method, operation.path)
    assert (json.loads(request.body) if request.body else None) == operation.body
    expected = {
        "host": server.url.removeprefix("http://"),
        "accept": "application/json",
        "user-agent": f"orderkit/{__version__}",
        "x-api-key": api_key,
    }
    ignored = {"accept-encoding", "connection", "content-length", "content-type"}
    assert {name: value for name, value in request.headers.items() if name not in ignored} == expected


def test_only_a_body_has_a_content_type(client: Any, operation: Any, server: Any, reply: Any) -> None:
    server.play(reply(200, operation.answer))
    client(base_url=server.url).call(operation.name, operation.argument)
    expected = None if operation.body is None else "application/json"
    assert server.requests[0].headers.get("content-type") == expected


def test_an_operation_returns_its_model(client: Any, ok: Any, operation: Any) -> None:
    result = client(ok(operation.name)).call(operation.name, operation.argument)
    kinds = {"quote_order": "Quote", "get_order": "OrderDetail", "track_order": "Tracking"}
    assert type(result).__name__ == kinds.get(operation.name, "Order")
    assert loads(dumps(result)) == operation.answer


@pytest.mark.parametrize("name", ["quote_order", "create_order"])
def test_a_model_and_a_mapping_send_the_same_body(client: Any, ok: Any, named: Any, name: str) -> None:
    members = named(name).argument
    caller = client(ok(name), ok(name), ok(name))
    for body in (members, MODELS[name].from_dict(members), MappingProxyType(members)):
        caller.call(name, body)
    assert [json.loads(request.content) for request in caller.sent] == [members] * 3


def test_text_is_sent_as_utf_8(client: Any, ok: Any) -> None:
    caller = client(ok("quote_order"))
    caller.call("quote_order", {"native_description": "个人平板电脑 😀"})
    assert caller.sent[0].content == '{"native_description":"个人平板电脑 😀"}'.encode()


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (Decimal("57.55"), b"57.55"),
        (Decimal("0.1"), b"0.1"),
        (Decimal("100.00"), b"100.00"),
        (Decimal("12345678901234567.89"), b"12345678901234567.89"),
        (Decimal("1E+2"), b"100"),
        (date(2017, 4, 10), b'"2017-04-10"'),
        (datetime(2017, 4, 10, 12, tzinfo=UTC), b'"2017-04-10T12:00:00+00:00"'),
        (Language.ES_AR, b'"es-AR"'),
        (DimensionRequest(height=30, length=20, width=10), b'{"height":30,"length":20,"width":10}'),
        ((1, 2), b"[1,2]"),
        (None, b"null"),
    ],
    ids=str,
)
def test_a_mapping_may_hold_decimals_dates_enums_and_models(
    client: Any, ok: Any, value: Any, sent: bytes
) -> None:
    caller = client(ok("quote_order"))
    caller.call("quote_order", {"value": value})
    assert caller.sent[0].content == b'{"value":' + sent + b"}"


def nested(depth: int) -> Any:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "error"),
    [
        (float("nan"), ValueError),
        (float("inf"), ValueError),
        (Decimal("NaN"), ValueError),
        (Decimal("sNaN"), ValueError),
        (Decimal("Infinity"), ValueError),
        (Decimal("1E+400"), ValueError),
        ("\ud800", ValueError),
        (nested(100_000), ValueError),
        ({1, 2}, TypeError),
        (b"bytes", TypeError),
        (object(), TypeError),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_that_json_cannot_hold_is_refused_before_anything_is_sent(
    client: Any, ok: Any, value: Any, error: type[Exception]
) -> None:
    caller = client(ok("quote_order"))
    with pytest.raises(error):
        caller.client.quote_order({"value": value})
    assert caller.sent == []


@pytest.mark.parametrize("body", [None, [], "{}", b"{}", 5, CreateOrderRequest])
def test_a_body_of_another_type_is_refused_before_anything_is_sent(client: Any, ok: Any, body: Any) -> None:
    caller = client(ok("create_order"))
    with pytest.raises(TypeError, match="must be a CreateOrderRequest or a mapping"):
        caller.client.create_order(body)
    assert caller.sent == []


def test_the_model_of_another_operation_is_refused(client: Any, ok: Any, named: Any) -> None:
    quote = QuoteRequest.from_dict(named("quote_order").argument)
    with pytest.raises(TypeError, match="got QuoteRequest"):
        client(ok("create_order")).client.create_order(quote)


def test_a_model_that_holds_a_value_of_a_wrong_type_is_refused(client: Any, ok: Any, named: Any) -> None:
    order = CreateOrderRequest.from_dict(named("create_order").argument)
    order.expiration_date = "2017-04-10"  # type: ignore[assignment]  # that is the mistake
    with pytest.raises(TypeError, match="must be a CreateOrderRequest whose properties have the right types"):
        client(ok("create_order")).client.create_order(order)


ID_OPERATIONS = ["place_order", "cancel_order", "get_order"]


@pytest.mark.parametrize("name", ID_OPERATIONS)
@pytest.mark.parametrize("value", ["quote", "10000001", "..", None, 1.5, True, b"1"])
def test_an_order_id_is_a_whole_number(client: Any, ok: Any, name: str, value: Any) -> None:
    caller = client(ok(name))
    with pytest.raises(TypeError, match="order_id must be int"):
        getattr(caller.client, name)(value)
    assert caller.sent == []


@pytest.mark.parametrize("value", [10000001, None, b"NC10000001", ["NC10000001"]])
def test_a_tracking_id_is_text(client: Any, ok: Any, value: Any) -> None:
    with pytest.raises(TypeError, match="tracking_id must be str"):
        client(ok("track_order")).client.track_order(value)


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_tracking_id_cannot_lead_to_another_path(client: Any, ok: Any, value: str) -> None:
    caller = client(ok("track_order"))
    with pytest.raises(ValueError, match="tracking_id must not be"):
        caller.client.track_order(value)
    assert caller.sent == []


@pytest.mark.parametrize("value", ["../5", "a/b", "a?b", "a#b", "a b", "%2e%2e", "é", "\r\nX-Evil: 1", "..;"])
def test_a_tracking_id_stays_one_segment_of_the_path(
    client: Any, server: Any, reply: Any, named: Any, value: str
) -> None:
    server.play(reply(200, {**named("track_order").answer, "tracking_id": value}))
    client(base_url=server.url).call("track_order", value)
    path = server.requests[0].path
    assert path.startswith("/api/order/tracking/")
    assert path.count("/") == 4
    assert httpx.URL(f"http://x{path}").path == f"/api/order/tracking/{value}"


def test_a_tracking_id_too_long_for_a_url_is_misuse(client: Any, ok: Any) -> None:
    with pytest.raises(ValueError, match="must make a valid URL"):
        client(ok("track_order")).call("track_order", "NC" + "1" * 100_000)


def test_misuse_of_an_async_client_raises_before_it_is_awaited() -> None:
    wrong: Any = "5"
    with pytest.raises(TypeError):
        _ = AsyncNocnoc("key").get_order(wrong)


def test_no_language_is_asked_for_by_default(client: Any, ok: Any, operation: Any) -> None:
    caller = client(ok(operation.name))
    caller.call(operation.name, operation.argument)
    assert "x-lang" not in caller.sent[0].headers


@pytest.mark.parametrize("language", ["es-AR", "pt-BR", "es-PE", "en-US", Language.PT_BR])
def test_every_operation_asks_for_the_clients_language(
    client: Any, ok: Any, operation: Any, language: str
) -> None:
    caller = client(ok(operation.name), language=language)
    caller.call(operation.name, operation.argument)
    assert caller.sent[0].headers["x-lang"] == str(language)


def test_a_language_for_one_call_does_not_change_the_client(client: Any, ok: Any, operation: Any) -> None:
    caller = client(ok(operation.name), ok(operation.name), language="es-AR")
    caller.call(operation.name, operation.argument, language="pt-BR")
    caller.call(operation.name, operation.argument)
    assert [request.headers["x-lang"] for request in caller.sent] == ["pt-BR", "es-AR"]
    assert caller.client.language == "es-AR"


@pytest.mark.parametrize("language", ["", "es", "es-ar", "es_AR", "xx-XX", 5])
def test_an_unknown_language_is_refused_with_the_known_ones(
    kind: Any, client: Any, ok: Any, operation: Any, language: Any
) -> None:
    expected = "language must be one of en-US, es-AR, es-PE, pt-BR .got"
    kind_of_error: type[Exception] = ValueError
    if not isinstance(language, str):
        expected, kind_of_error = "language must be str .got int", TypeError
    with pytest.raises(kind_of_error, match=expected):
        kind("key", language=language)
    caller = client(ok(operation.name))
    with pytest.raises(kind_of_error, match=expected):
        getattr(caller.client, operation.name)(operation.argument, language=language)
    assert caller.sent == []


def test_a_timeout_for_one_call_is_the_timeout_of_that_call(client: Any, ok: Any, operation: Any) -> None:
    caller = client(ok(operation.name), ok(operation.name), timeout=Timeout(read=9))
    caller.call(operation.name, operation.argument, timeout=2)
    caller.call(operation.name, operation.argument)
    assert [request.extensions["timeout"]["read"] for request in caller.sent] == [2, 9]
    assert caller.client.timeout == Timeout(read=9)


@pytest.mark.parametrize(("timeout", "error"), [(0, ValueError), (-1, ValueError), ("5", TypeError)])
def test_a_wrong_timeout_for_one_call_is_refused(
    client: Any, ok: Any, operation: Any, timeout: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        getattr(client(ok(operation.name)).client, operation.name)(operation.argument, timeout=timeout)


def test_the_retries_of_a_client_are_those_it_was_given(client: Any, ok: Any, clock: Any) -> None:
    caller = client(
        *[httpx.Response(503) for _ in range(4)], ok("get_order"), retry=Retry(attempts=5, base=0.1)
    )
    assert caller.call("get_order", 10000001).id == 10000001
    assert clock.waits == pytest.approx([0.1, 0.2, 0.4, 0.8])


def test_headers_and_cookies_of_an_http_client_do_not_replace_the_key(
    client: Any, ok: Any, api_key: str
) -> None:
    caller = client(ok("get_order"))
    caller.http_client.headers["X-Api-Key"] = "another"
    caller.call("get_order", 10000001)
    assert caller.sent[0].headers["x-api-key"] == api_key


def test_the_login_of_an_http_client_is_not_sent(client: Any, ok: Any) -> None:
    caller = client(ok("get_order"))
    caller.http_client.auth = ("user", "password")
    caller.call("get_order", 10000001)
    assert "authorization" not in caller.sent[0].headers


def test_sync_and_async_have_the_same_operations() -> None:
    def public(kind: type) -> set[str]:
        return {name for name in dir(kind) if not name.startswith("_")}

    assert public(Nocnoc) == public(AsyncNocnoc)


def test_an_operation_keeps_its_name_and_words(kind: Any, operation: Any) -> None:
    for found in (getattr(kind, operation.name), getattr(kind("key"), operation.name)):
        assert found.__name__ == operation.name
        assert "Returns:" in (inspect.getdoc(found) or "")


def test_an_operation_of_a_client_shows_the_arguments_that_it_takes(kind: Any, operation: Any) -> None:
    first, *options = inspect.signature(getattr(kind("key"), operation.name)).parameters
    assert first in ("body", "order_id", "tracking_id")
    assert options == ["language", "headers", "retry", "timeout"]


def test_an_operation_can_be_called_by_its_class(client: Any, kind: Any, ok: Any) -> None:
    caller = client(ok("get_order"))
    assert caller.run(kind.get_order(caller.client, 10000001)).id == 10000001
