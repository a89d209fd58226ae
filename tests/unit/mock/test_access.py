"""Who may talk to the mock: hosts, pages of browsers, bodies."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from in_process import KEY, Json
from nocnoc_mock_fixtures import InProcessMock, MakeMock
from orderkit.mock import MockSettings
from orderkit.mock.access import AccessRules
from orderkit.mock.control.routes import ROUTES

JSON = {"Content-Type": "application/json"}
CONTROL = sorted({(route.method, route.path.replace("{", "").replace("}", "")) for route in ROUTES})
PROVIDERS = ("nocnoc", "nocnoc-store", "sendcloud", "noventiq", "epages")
FOREIGN_HOSTS = (
    "evil.example",
    "evil.example:8787",
    "EVIL.example.",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "notlocalhost",
    "0.0.0.0",
    "192.168.0.1:8787",
    "[::ffff:10.0.0.1]",
    "xn--mnchen-3ya",
)
MALFORMED_HOSTS = (
    "",
    "127.0.0.1@evil.example",
    "evil.example@127.0.0.1",
    "127.0.0.1:8787:80",
    "127.0.0.1, evil.example",
    "127.0.0.1/evil.example",
    "http://127.0.0.1",
    "127.0.0.1:x",
    "[::1",
)
OWN_HOSTS = (
    "mock",
    "127.0.0.1:8787",
    "127.1:8787",
    "localhost",
    "LOCALHOST:1",
    "localhost.:8787",
    "shop.localhost:8787",
    "[::1]:8787",
    "[::ffff:127.0.0.1]:8787",
)
FOREIGN_SENDERS: tuple[dict[str, str], ...] = (
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "http://127.0.0.1:3000"},
    {"Origin": "http://localhost:8787"},
    {"Origin": "file://"},
    {"Origin": "http://127.0.0.1:8787@evil.example"},
    {"Origin": "http://evil.example:8787"},
    {"Origin": "127.0.0.1:8787"},
    {"Origin": "chrome-extension://127.0.0.1:8787"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "Cross-Site"},
    {"Sec-Fetch-Site": "anything"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8787"},
)
AT_PORT = {"Host": "127.0.0.1:8787"}


def refused(answer: httpx.Response, status: int) -> bool:
    return (answer.status_code, list(answer.json())) == (status, ["error"])


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_host_controls_nothing(mock: InProcessMock, host: str) -> None:
    before = mock.stored()
    for method, path in CONTROL:
        assert refused(mock.send(method, path, headers={"Host": host}), 403)
    assert mock.stored() == before


@pytest.mark.parametrize("host", MALFORMED_HOSTS)
def test_a_malformed_host_is_refused(mock: InProcessMock, host: str) -> None:
    for path in ("/_mock", "/_mock/requests", "/nocnoc/api/order/1", "/nothing", "/"):
        assert refused(mock.send("GET", path, headers={"Host": host}), 400)


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_host_reaches_no_provider(mock: InProcessMock, host: str) -> None:
    for provider in PROVIDERS:
        assert refused(mock.send("GET", f"/{provider}/orders", headers={"Host": host}), 403)
    assert mock.control.requests() == []


@pytest.mark.parametrize("host", OWN_HOSTS)
def test_a_host_of_this_machine_is_served(mock: InProcessMock, host: str) -> None:
    assert mock.send("GET", "/_mock", headers={"Host": host}).status_code == 200
    assert mock.call("GET", "/api/order/1", headers={"Host": host}).json()["code"] == 312


@pytest.mark.parametrize("host", ["mock.test", "MOCK.test.:8787"])
def test_an_allowed_host_is_served_and_so_are_its_pages(make_mock: MakeMock, host: str) -> None:
    mock = make_mock(allowed_hosts=("Mock.Test",))
    headers = {"Host": host, "Origin": f"https://{host}", "Sec-Fetch-Site": "same-origin"}
    assert mock.send("POST", "/_mock/reset", headers=headers).status_code == 200
    assert refused(mock.send("GET", "/_mock", headers={"Host": "a.mock.test"}), 403)


@pytest.mark.parametrize("host", ["", "a b", "a:80", "http://a", "[::1"])
def test_an_impossible_allowed_host_is_a_value_error(host: str) -> None:
    with pytest.raises(ValueError, match="allowed_hosts must be names or addresses without a port"):
        MockSettings(allowed_hosts=(host,))


@pytest.mark.parametrize("headers", FOREIGN_SENDERS, ids=str)
def test_a_page_of_another_site_controls_nothing(mock: InProcessMock, headers: dict[str, str]) -> None:
    before = mock.stored()
    for method, path in CONTROL:
        assert refused(mock.send(method, path, headers={**AT_PORT, **headers}), 403)
    assert mock.stored() == before


def test_each_of_several_origins_has_to_be_that_of_the_mock(mock: InProcessMock) -> None:
    own, foreign = ("Origin", "http://127.0.0.1:8787"), ("Origin", "http://evil.example")
    for headers in ([own, foreign], [foreign, own]):
        assert refused(mock.send("POST", "/_mock/reset", headers=[*AT_PORT.items(), *headers]), 403)


@pytest.mark.parametrize("site", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}], ids=str)
@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("127.0.0.1:8787", "http://127.0.0.1:8787"),
        ("LOCALHOST:8787", "http://localhost:8787"),
        ("[::1]:8787", "http://[::1]:8787"),
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("127.0.0.1:80", "http://127.0.0.1"),
    ],
)
def test_the_mocks_own_pages_control_it(
    mock: InProcessMock, site: dict[str, str], host: str, origin: str
) -> None:
    headers = {"Host": host, "Origin": origin, **site}
    assert mock.send("POST", "/_mock/reset", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "kind",
    [
        None,
        "text/plain",
        "text/plain; charset=application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain, application/json",
        "application/json; charset=latin-1",
        "application/jsonp",
    ],
)
def test_a_body_that_is_not_declared_as_json_is_refused(mock: InProcessMock, kind: str | None) -> None:
    before = mock.stored()
    headers = {} if kind is None else {"Content-Type": kind}
    for method, path in CONTROL:
        for content in (b"{}", b" ", b"a=b"):
            answer = mock.send(method, path, content=content, headers=headers)
            assert refused(answer, 415)
            assert "application/json" in answer.json()["error"]
    assert mock.stored() == before


def test_an_empty_form_is_a_form(mock: InProcessMock) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert refused(mock.send("POST", "/_mock/reset", headers=headers), 415)


def test_two_content_types_are_refused(mock: InProcessMock) -> None:
    headers = [("Content-Type", "application/json"), ("Content-Type", "text/plain")]
    assert refused(mock.send("POST", "/_mock/reset", content=b"{}", headers=headers), 415)


@pytest.mark.parametrize("headers", [{}, JSON, {"Content-Type": "Application/JSON; charset=UTF-8"}], ids=str)
def test_a_request_without_a_body_needs_no_declaration(mock: InProcessMock, headers: dict[str, str]) -> None:
    assert mock.send("POST", "/_mock/reset", headers=headers).status_code == 200


def test_a_provider_is_open_to_pages_that_have_its_key(mock: InProcessMock, order: Json) -> None:
    headers = {"Origin": "http://127.0.0.1:3000", "Sec-Fetch-Site": "same-site"}
    answer = mock.call("GET", f"/api/order/{order['id']}", key=KEY, headers=headers)
    assert answer.status_code == 200
    assert not any(name.startswith("access-control-") for name in answer.headers)


def scope_of(path: bytes = b"/_mock", **changed: Any) -> dict[str, Any]:
    scope = {"type": "http", "raw_path": path, "path": path.decode(), "headers": [(b"host", b"127.0.0.1")]}
    return {**scope, "server": ("127.0.0.1", 8787), **changed}


@pytest.mark.parametrize(
    "target", [b"*", b"evil.example:80", b"http://evil.example/_mock", b"http://127.0.0.1/_mock"]
)
def test_a_target_for_a_proxy_is_refused(target: bytes) -> None:
    refusal = AccessRules(()).check_target(scope_of(target))
    assert refusal is not None
    assert (refusal.status, "begins with /" in refusal.message) == (400, True)


@pytest.mark.parametrize("hosts", [[], [b"127.0.0.1", b"127.0.0.1"], [b"127.0.0.1", b"evil.example"]])
def test_a_request_needs_one_host(hosts: list[bytes]) -> None:
    refusal = AccessRules(()).check_target(scope_of(headers=[(b"Host", host) for host in hosts]))
    assert refusal is not None
    assert (refusal.status, f"(got {len(hosts)})" in refusal.message) == (400, True)


@pytest.mark.parametrize("server", [None, ("10.0.0.7", 8787), ("/run/mock.sock", None)])
def test_a_socket_elsewhere_gives_no_name(server: Any) -> None:
    foreign = [(b"host", b"evil.example")]
    assert AccessRules(()).check_target(scope_of(server=server)) is None
    assert AccessRules(()).check_target(scope_of(server=server, headers=foreign)) is not None


def test_a_web_socket_is_closed(mock: InProcessMock, runner: asyncio.Runner) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    runner.run(mock.app(scope_of(type="websocket"), receive, send))
    assert sent == [{"type": "websocket.close"}]


@pytest.mark.parametrize("path", ["/\ud800", "/_mock/\udfff", "/nocnoc/\ud800", "", "*"])
def test_a_path_that_is_no_text_is_refused(mock: InProcessMock, runner: asyncio.Runner, path: str) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {**scope_of(), "raw_path": None, "path": path, "method": "GET", "query_string": b""}
    runner.run(mock.app(scope, receive, send))
    assert sent[0]["status"] in (400, 401, 404)
