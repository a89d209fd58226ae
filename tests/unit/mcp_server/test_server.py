"""Tools, resources and confirmation, by the SDK's own client: in process, over stdio and over streamable HTTP."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

import httpx
import jsonschema
import pytest
from choices import example
from mcp import Client, MCPError, StdioServerParameters
from mcp.types import ElicitRequestParams, ElicitResult
from orderkit import cli
from orderkit.contract import Contract, providers
from orderkit.mcp_server.server import ServerOptions, make_server
from orderkit.mock import MockServer
from orderkit.operations.table import methods_of

Json = dict[str, Any]
Session = Callable[[Client], Awaitable[None]]


class Tools:
    """Calls tools, and notes which they were."""

    def __init__(self, client: Client, provider: str) -> None:
        self._client, self._provider = client, provider
        self.called = set[str]()

    async def __call__(self, name: str, **arguments: Any) -> Any:
        self.called.add(name)
        found = await self._client.call_tool(f"{self._provider}_{name}", arguments)
        text = text_of(found)
        assert not found.is_error, text
        return json.loads(text)


def text_of(result: Any) -> str:
    (content,) = result.content
    return str(content.text)


async def confirm(context: Any, params: ElicitRequestParams) -> ElicitResult:
    assert "Go on?" in params.message
    return ElicitResult(action="accept", content={"confirm": True})


async def decline(context: Any, params: ElicitRequestParams) -> ElicitResult:
    return ElicitResult(action="decline")


def use(session: Session, *, mode: str = "auto", elicitation: Any = None, **options: Any) -> None:
    """Run a session with a server in process, at the mock."""
    settings = ServerOptions(
        providers=options.pop("providers", tuple(providers())), values={"mock": True}, **options
    )

    async def run() -> None:
        async with Client(
            make_server(settings),
            mode=mode,
            elicitation_callback=elicitation,
        ) as client:
            await session(client)

    asyncio.run(run())


@pytest.fixture(autouse=True)
def at_the_mock(mock: MockServer, monkeypatch: pytest.MonkeyPatch) -> None:
    mock.control.reset()
    monkeypatch.setenv("ORDERKIT_MOCK_URL", mock.url)


# Every operation


async def nocnoc(tools: Tools) -> None:
    quoted = await tools("quote_order", body=example("nocnoc", "QuoteRequestTablet"))
    assert quoted["products"]
    created = await tools("create_order", body=example("nocnoc", "CreateOrderRequestWithoutExpirationDate"))
    placed = await tools("place_order", order_id=created["id"])
    assert (await tools("get_order", order_id=placed["id"]))["status"] == placed["status"]
    tracked = await tools("track_order", tracking_id=placed["tracking_id"], language="pt-BR")
    assert tracked["id"] == placed["id"]
    assert (await tools("cancel_order", order_id=placed["id"]))["status"] == "cancelled"
    body = example("nocnoc", "CreateOrderRequestWithoutExpirationDate") | {"merchant_invoice_id": "once"}
    made = await tools("create_order_once", body=body)
    assert (made["key"], made["order"]["status"]) == ("once", "created")
    tracked = await tools("track_order", tracking_id=placed["tracking_id"])
    assert await tools("confirm_webhook", body=tracked) == tracked


async def nocnoc_store(tools: Tools) -> None:
    orders = (await tools("list_orders", statuses=["in_process"], date_from="2020-01-01"))["items"]
    await tools("cancel_order", order_id=orders[0]["tracking_id"])
    product = await tools("create_product", body=example("nocnoc_store", "CreateProductRequestLeast"))
    await tools("create_product_from_asin", body=example("nocnoc_store", "CreateProductFromAsinRequestOne"))
    updated = await tools("update_product", sku=product["sku"], body={"available_quantity": 7})
    assert updated["available_quantity"] == 7
    assert (await tools("get_product", sku=product["sku"]))["sku"] == product["sku"]
    assert (await tools("list_products"))["items"]
    package = example("nocnoc_store", "SonPackageRequest") | {
        "order_reference_id": orders[1]["tracking_id"],
        "items": [{"sku": orders[1]["products"][0]["sku"], "quantity": 1}],
    }
    assert (await tools("create_package", body=package))["package_id"]


async def sendcloud(tools: Tools) -> None:
    orders = example("sendcloud", "NewOrdersMinimal")[:1]
    (saved,) = await tools("create_or_update_orders", orders=orders)
    listed = await tools("list_orders", order_number=orders[0]["order_number"], sort=["-order_created_at"])
    assert [int(each["id"]) for each in listed["items"]] == [saved["id"]]
    await tools("update_order", order_key=str(saved["id"]), changes={"order_details": {"notes": "x"}})
    assert (await tools("retrieve_order", order_key=str(saved["id"])))["order_details"]["notes"] == "x"
    assert await tools("delete_order", order_key=str(saved["id"])) is None
    (row,) = await tools("save_orders", orders=orders)
    assert (row["position"], row["outcome"], row["error"]) == (0, "saved", None)


async def noventiq(tools: Tools) -> None:
    assert set((await tools("create_token")).values()) == {"***"}
    ids = (await tools("search_orders", status="paid", limit=2))["items"]
    assert (await tools("get_order", order_id=ids[0]))["status"] == "paid"
    body = {"description": "twice", "email": "a@example.com"}
    assert await tools("create_refund", order_id=ids[0], body=body) is None


async def epages(tools: Tools) -> None:
    order = (await tools("list_orders", limit=1, archived=False))["items"][0]
    patch = [{"op": "add", "path": "/customerComment", "value": "before noon"}]
    changed = await tools("update_order", order_id=order["orderId"], patch=patch)
    assert changed["customerComment"] == "before noon"
    assert (await tools("get_order", order_id=order["orderId"]))["orderId"] == order["orderId"]
    assert "items" in await tools("list_order_documents", order_id=order["orderId"])


JOURNEYS = {
    "nocnoc": nocnoc,
    "nocnoc_store": nocnoc_store,
    "sendcloud": sendcloud,
    "noventiq": noventiq,
    "epages": epages,
}


@pytest.mark.parametrize("provider", providers())
def test_every_operation_and_workflow_is_a_tool(provider: str) -> None:
    async def session(client: Client) -> None:
        tools = Tools(client, provider)
        await JOURNEYS[provider](tools)
        assert tools.called == set(methods_of(provider))

    use(session, allow_writes=True, elicitation=confirm)


def test_tools_read_only_unless_writes_are_allowed() -> None:
    async def session(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        wanted = {
            f"{provider}_{entry.name}"
            for provider in providers()
            for entry in methods_of(provider).values()
            if not entry.writes
        }
        assert set(tools) == wanted
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools.values())
        with pytest.raises(MCPError, match="there is no tool"):
            await client.call_tool("nocnoc_place_order", {"order_id": 10000001})

    use(session)


def test_the_schema_of_a_tool_takes_the_examples_of_the_contract() -> None:
    async def session(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert len(tools) == sum(len(methods_of(provider)) for provider in providers())
        for tool in tools.values():
            jsonschema.Draft202012Validator.check_schema(tool.input_schema)
            assert "x-provenance" not in json.dumps(tool.input_schema)
            assert tool.description
        orders = {"orders": example("sendcloud", "NewOrdersComplete")}
        jsonschema.validate(orders, tools["sendcloud_create_or_update_orders"].input_schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"order": []}, tools["sendcloud_create_or_update_orders"].input_schema)

    use(session, allow_writes=True)


# Confirmation


@pytest.mark.parametrize("mode", ["auto", "legacy"])
@pytest.mark.parametrize("reply", [confirm, decline])
def test_a_write_is_confirmed_by_the_user(mock: MockServer, mode: str, reply: Any) -> None:
    async def session(client: Client) -> None:
        result = await client.call_tool("sendcloud_delete_order", {"order_key": "5"})
        sent = [each for each in mock.control.requests() if each["method"] == "DELETE"]
        assert result.is_error == (reply is decline)
        assert len(sent) == (reply is confirm)
        assert reply is confirm or text_of(result) == "the user did not confirm; nothing was sent"

    use(session, mode=mode, allow_writes=True, elicitation=reply)


@pytest.mark.parametrize("required", [False, True])
def test_a_client_that_cannot_ask_writes_unless_confirmation_is_required(
    mock: MockServer, required: bool
) -> None:
    async def session(client: Client) -> None:
        result = await client.call_tool("sendcloud_delete_order", {"order_key": "5"})
        assert result.is_error == required
        assert len(mock.control.requests()) == (not required)

    use(session, allow_writes=True, require_confirmation=required)


def test_a_confirmation_holds_for_one_call_with_its_arguments(mock: MockServer) -> None:
    async def session(client: Client) -> None:
        arguments = {"order_key": "5"}
        asked: Any = await client.session.call_tool(
            "sendcloud_delete_order", arguments, allow_input_required=True
        )
        reply: Any = {"confirm": ElicitResult(action="accept", content={"confirm": True})}
        for given in ({"order_key": "6"}, arguments):
            again: Any = await client.session.call_tool(
                "sendcloud_delete_order",
                given,
                input_responses=reply,
                request_state=asked.request_state,
                allow_input_required=True,
            )
            assert again.input_requests
        assert mock.control.requests() == []

    use(session, allow_writes=True, elicitation=confirm)


# Results


def test_a_list_is_cut_at_its_bound_and_goes_on_at_its_cursor() -> None:
    async def session(client: Client) -> None:
        tools, ids = Tools(client, "sendcloud"), list[int]()
        page: Json = {"cursor": None}
        while True:
            more = {} if page["cursor"] is None else {"cursor": page["cursor"]}
            page = await tools("list_orders", limit=50, **more)
            assert len(json.dumps(page)) < 9_000
            ids += [int(order["id"]) for order in page["items"]]
            if page["cursor"] is None:
                break
        assert ids == list(range(30, 0, -1))

    use(session, most_characters=5_000)


def test_the_number_of_items_has_a_bound() -> None:
    async def session(client: Client) -> None:
        tools = Tools(client, "noventiq")
        assert len((await tools("search_orders", limit=50))["items"]) == 5

    use(session, most_items=5)


def test_a_single_result_is_cut_at_its_bound() -> None:
    async def session(client: Client) -> None:
        cut = await Tools(client, "sendcloud")("retrieve_order", order_key="5")
        assert cut["cut_off"].endswith(" characters")
        assert len(cut["begins"]) == 1000

    use(session, most_characters=1_000)


@pytest.mark.parametrize(
    ("tool", "arguments", "message"),
    [
        ("nocnoc_get_order", {"order_id": 5}, "312 order_not_found"),
        ("nocnoc_get_order", {"order": 5}, "arguments must be of language, order_id (got order)"),
        ("nocnoc_get_order", {}, "order_id must be given"),
        ("nocnoc_get_order", {"order_id": "x"}, "order_id must be int"),
        ("sendcloud_list_orders", {"order_created_at": "soon"}, "Invalid isoformat string"),
    ],
)
def test_a_call_that_fails_says_what_to_do(tool: str, arguments: Json, message: str) -> None:
    async def session(client: Client) -> None:
        result = await client.call_tool(tool, arguments)
        assert result.is_error
        assert message in text_of(result)

    use(session)


def test_no_secret_is_in_a_result(mock: MockServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOCNOC_API_KEY", "s3cret-key")
    monkeypatch.setenv("NOCNOC_BASE_URL", f"{mock.url}/nocnoc")

    async def run() -> None:
        async with Client(make_server(ServerOptions(providers=("nocnoc",)))) as client:
            result = await client.call_tool("nocnoc_get_order", {"order_id": 5})
            assert result.is_error
            assert "s3cret-key" not in text_of(result)

    asyncio.run(run())


def test_a_provider_that_repeats_a_key_does_not_show_it() -> None:
    async def session(client: Client) -> None:
        order = example("sendcloud", "NewOrdersMinimal")[0] | {"order_id": "merchant-one-secret"}
        text = text_of(await client.call_tool("sendcloud_create_or_update_orders", {"orders": [order]}))
        assert "merchant-one-secret" not in text

    use(session, allow_writes=True)


@pytest.mark.parametrize("form", ["merchant-one-secret", "bWVyY2hhbnQtb25lOm1lcmNoYW50LW9uZS1zZWNyZXQ="])
def test_neither_a_cut_nor_another_form_shows_a_part_of_a_key(form: str) -> None:
    async def session(client: Client) -> None:
        order = example("sendcloud", "NewOrdersMinimal")[0] | {"order_id": form}
        arguments = {"orders": [order]}
        whole = text_of(await client.call_tool("sendcloud_create_or_update_orders", arguments))
        assert "***" in whole
        assert form not in whole

    use(session, allow_writes=True)
    for most in range(70, 110, 2):
        use(partial(cut_of, form), allow_writes=True, most_characters=most)


async def cut_of(form: str, client: Client) -> None:
    order = example("sendcloud", "NewOrdersMinimal")[0] | {"order_id": form}
    text = text_of(await client.call_tool("sendcloud_create_or_update_orders", {"orders": [order]}))
    assert form[:8] not in text


# Resources


def test_documents_and_ledgers_are_resources() -> None:
    async def session(client: Client) -> None:
        uris = [str(each.uri) for each in (await client.list_resources()).resources]
        assert len(uris) == 2 * len(providers())
        for uri in uris:
            (content,) = (await client.read_resource(uri)).contents
            text = str(getattr(content, "text", ""))
            assert text.startswith("openapi: ") if "/specs/" in uri else json.loads(text)[0]["choice"]
        with pytest.raises(MCPError, match="URI must be orderkit://specs/NAME"):
            await client.read_resource("orderkit://specs/nobody")

    use(session)


# Transports


def environment(mock: MockServer) -> dict[str, str]:
    paths = os.pathsep.join(filter(None, sys.path))
    return {**os.environ, "ORDERKIT_MOCK_URL": mock.url, "PYTHONPATH": paths}


async def search(client: Client) -> None:
    assert len((await client.list_tools()).tools) == len(methods_of("noventiq"))
    found = await client.call_tool("noventiq_search_orders", {"limit": 2})
    assert json.loads(text_of(found))["items"] == [10000001, 10000002]
    refused = await client.call_tool("noventiq_create_refund", {"order_id": 10000001, "body": {}})
    assert text_of(refused) == "the user did not confirm; nothing was sent"


OPTIONS = ("mcp", "--mock", "--provider", "noventiq", "--allow-writes")


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_command_serves_stdio(mock: MockServer, mode: Any) -> None:
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "orderkit", *OPTIONS], env=environment(mock)
    )

    async def run() -> None:
        async with Client(command, mode=mode, elicitation_callback=decline) as client:
            await search(client)

    asyncio.run(run())


@pytest.fixture
def url(mock: MockServer) -> Iterator[str]:
    command = [sys.executable, "-m", "orderkit", *OPTIONS, "--http", "--port", "0"]
    with subprocess.Popen(command, env=environment(mock), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        yield process.stderr.readline().strip()
        process.send_signal(signal.SIGINT)
        process.stderr.read()
    assert process.returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_command_serves_streamable_http(url: str, mode: Any) -> None:
    async def run() -> None:
        async with Client(url, mode=mode, elicitation_callback=decline) as client:
            await search(client)

    asyncio.run(run())


@pytest.mark.slow
def test_a_foreign_host_or_origin_is_refused_over_http(url: str) -> None:
    own = url.removeprefix("http://").removesuffix("/mcp")
    port = own.partition(":")[2]
    body = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    cases = [
        ({"host": "attacker.example"}, 421),
        ({"host": f"attacker.example:{port}"}, 421),
        ({"host": f"127.0.0.1.attacker.example:{port}"}, 421),
        ({"origin": "http://attacker.example"}, 403),
        ({"origin": f"https://{own}"}, 403),
        ({"origin": "http://127.0.0.1:1"}, 403),
        ({"origin": "null"}, 403),
        ({"host": own, "origin": f"http://{own}"}, 200),
        ({"host": f"localhost:{port}", "origin": f"http://localhost:{port}"}, 200),
    ]
    accept = {"accept": "application/json, text/event-stream"}
    with httpx.Client(trust_env=False) as http:
        found = [http.post(url, json=body, headers={**accept, **headers}).status_code for headers, _ in cases]
    assert [status if status in (421, 403) else 200 for status in found] == [status for _, status in cases]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_who_starts_the_server_on_a_terminal_learns_what_it_waits_for(mock: MockServer) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "orderkit", "mcp", "--mock"]
    with subprocess.Popen(
        command, stdin=theirs, stderr=subprocess.PIPE, text=True, env=environment(mock)
    ) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        process.kill()
    os.close(ours)
    os.close(theirs)
    assert first.startswith("orderkit mcp: waits for a client on standard input;")


def test_what_cannot_be_served_is_said_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert cli.main(["mcp", "--http", "--port", str(port)]) == 2
    assert cli.main(["mcp", "--provider", "nobody"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert "--port 0 takes any free port" in first
    assert "--provider must be one of epages, nocnoc, " in second


def test_the_contract_calls_tokens_passwords() -> None:
    members = Contract.load("noventiq").schema("Token")["properties"]
    assert {each["format"] for each in members.values()} == {"password"}
