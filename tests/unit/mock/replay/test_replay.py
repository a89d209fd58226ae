"""Recorded traffic is served again: the same request gets the recorded responses, in recorded order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from orderkit import AsyncSendcloud, Nocnoc, NotFoundError, Sendcloud, cli
from orderkit.mock import MockServer, MockSettings, create_app
from orderkit.mock.app import MockApplication
from orderkit.recordings.cleaning import clean
from orderkit.recordings.exchange import Exchange
from orderkit.recordings.files import write_recording
from recorded import Recorder, browser_har, exchange

ORDER = "https://live.nocnocgroup.com/api/order/1"
QUOTE = "https://live.nocnocgroup.com/api/order/quote"
STORE = "https://live.nocnocstore.com/api/v2/orders"
SEARCH = "https://api.ecommerce.noventiq.com/v1/order/search"
IDS = {"count_all": 1, "limit": 100, "offset": 0, "ids": ["7"]}

NEAREST = "no recorded request is equal to this one; the nearest is "

Replay = Callable[..., "Replayed"]


class Replayed:
    """A mock in process that serves exchanges."""

    def __init__(self, app: MockApplication, runner: asyncio.Runner) -> None:
        self.app = app
        self._runner = runner
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:1")

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self._runner.run(self._client.request(method, path, **options))

    def json(self, method: str, path: str, **options: Any) -> Any:
        return self.call(method, path, **options).json()


@pytest.fixture
def replay(runner: asyncio.Runner, tmp_path: Path) -> Iterator[Replay]:
    made: list[MockApplication] = []

    def make(*exchanges: Exchange, **settings: Any) -> Replayed:
        path = tmp_path / "traffic.har"
        path.write_text(write_recording(exchanges, "har", "1"), encoding="utf-8")
        app = create_app(MockSettings(replay=path, **settings))
        made.append(app)
        return Replayed(app, runner)

    yield make
    for app in made:
        app.close()


def pages(runner: asyncio.Runner) -> list[Exchange]:
    """Record all pages of a listing, each by the link of the one before it."""
    recorder = Recorder(runner)
    link = "/orders?page_size=10"
    while link:
        response = recorder.call("sendcloud", "GET", link)
        following = response.links.get("next", {}).get("url", "")
        link = following.partition("/sendcloud")[2]
    recorder.close()
    return recorder.exchanges


def test_the_clients_read_a_recorded_listing(runner: asyncio.Runner, replay: Replay) -> None:
    recorded = pages(runner)
    app = replay(*recorded).app
    wanted = [str(order["id"]) for each in recorded for order in _data(each)]

    async def read() -> list[str]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app)) as http_client:
            client = AsyncSendcloud(
                "any", "any", base_url="http://127.0.0.1:1/sendcloud", http_client=http_client
            )
            return [str(order.id) async for order in client.list_orders(page_size=10)]

    assert len(recorded) == 3
    assert runner.run(read()) == wanted
    with (
        MockServer(app.settings) as mock,
        Sendcloud("any", "any", base_url=mock.url_for("sendcloud")) as client,
    ):
        assert [str(order.id) for order in client.list_orders(page_size=10)] == wanted


def _data(found: Exchange) -> Any:
    return httpx.Response(200, content=found.response.body).json()["data"]


def test_a_recorded_error_is_the_clients_error(replay: Replay) -> None:
    error = {"code": 312, "message": "Order not found", "key": "order_not_found"}
    settings = replay(exchange(url=ORDER, status=404, body=error)).app.settings
    with (
        MockServer(settings) as mock,
        Nocnoc("any", base_url=mock.url_for("nocnoc")) as client,
        pytest.raises(NotFoundError, match="Order not found"),
    ):
        client.get_order(1)


def test_responses_come_in_recorded_order_and_the_last_one_repeats(replay: Replay) -> None:
    mock = replay(*(exchange(url=ORDER, body={"status": status}) for status in ("created", "payed")))
    assert [mock.json("GET", "/nocnoc/api/order/1")["status"] for _ in range(4)] == ["created"] + [
        "payed"
    ] * 3


def test_a_reset_starts_with_the_first_response(replay: Replay) -> None:
    mock = replay(*(exchange(url=ORDER, body={"status": status}) for status in ("created", "payed")))
    first = mock.json("GET", "/nocnoc/api/order/1")
    mock.json("GET", "/nocnoc/api/order/1")
    mock.app.control.reset()
    assert mock.json("GET", "/nocnoc/api/order/1") == first


def test_the_order_of_the_query_does_not_matter(replay: Replay) -> None:
    mock = replay(exchange(url=f"{STORE}?page=0&size=5", body={"orders": []}))
    assert mock.call("GET", "/nocnoc-store/api/v2/orders?size=5&page=0").status_code == 200
    assert mock.call("GET", "/nocnoc-store/api/v2/orders?size=5&page=1").status_code == 404


def test_bodies_are_compared_as_json(replay: Replay) -> None:
    mock = replay(exchange("POST", QUOTE, sent=b'{"products": [{"weight": 10, "sku": "A"}]}', body={}))
    equal = b'{ "products" : [ {"sku":"A", "weight":1.0e1} ] }'
    assert mock.call("POST", "/nocnoc/api/order/quote", content=equal).status_code == 200
    assert mock.call("POST", "/nocnoc/api/order/quote", content=b'{"products": []}').status_code == 404


def test_members_and_parameters_that_are_ignored_may_differ(replay: Replay) -> None:
    mock = replay(
        exchange("POST", QUOTE, sent={"products": [{"sku": "A", "weight": 1}]}, body={}),
        exchange(url=f"{STORE}?page=0&size=5", body={"orders": []}),
        replay_ignore=("sku", "size"),
    )
    sent = {"products": [{"sku": "B", "weight": 1}]}
    assert mock.call("POST", "/nocnoc/api/order/quote", json=sent).status_code == 200
    assert mock.call("GET", "/nocnoc-store/api/v2/orders?page=0&size=9").status_code == 200


def test_a_cleaned_recording_answers_the_original_request(replay: Replay) -> None:
    sent = {"email": "ana.souza@mail.test", "status": "paid"}
    mock = replay(*clean([exchange("POST", SEARCH, sent=sent, body=IDS)]).exchanges)
    assert mock.call("POST", "/noventiq/v1/order/search", json=sent).json() == IDS
    assert mock.call("POST", "/noventiq/v1/order/search", json={**sent, "status": "new"}).status_code == 404


def test_an_equal_request_is_preferred_to_one_that_differs_in_personal_data(replay: Replay) -> None:
    recorded = [
        exchange("POST", SEARCH, sent={"email": f"{name}@mail.test"}, body={**IDS, "ids": [name]})
        for name in ("ana", "bea")
    ]
    mock = replay(*recorded)
    found = mock.json("POST", "/noventiq/v1/order/search", json={"email": "bea@mail.test"})
    assert found["ids"] == ["bea"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (
            "/nocnoc-store/api/v2/orders?page=3&size=5",
            NEAREST + "GET /api/v2/orders?page=0&size=5, which differs in query page",
        ),
        (
            "/nocnoc-store/api/v2/products?page=0&size=5",
            "no request of listProducts is recorded; recorded are listOrders",
        ),
        ("/nocnoc/api/order/1", "no request of getOrder is recorded; nothing of this provider is recorded"),
    ],
)
def test_a_request_that_was_not_recorded_is_404_with_the_nearest(
    path: str, message: str, replay: Replay
) -> None:
    mock = replay(
        exchange(url=f"{STORE}?page=0&size=500&statuses=cancelled", body={"orders": []}),
        exchange(url=f"{STORE}?page=0&size=5", body={"orders": []}),
    )
    response = mock.call("GET", path)
    assert (response.status_code, response.json()) == (404, {"error": message})


def test_the_nearest_request_is_described_without_values_of_bodies(replay: Replay) -> None:
    mock = replay(exchange("POST", SEARCH, sent={"status": "paid", "limit": 5}, body=IDS))
    response = mock.call("POST", "/noventiq/v1/order/search", json={"status": "secret-words", "limit": 5})
    assert response.json()["error"].endswith("POST /v1/order/search, which differs in body.status")


def test_a_token_is_issued_although_none_was_recorded(replay: Replay) -> None:
    mock = replay(exchange("POST", SEARCH, sent={}, body=IDS))
    account = {"username": "merchant-one", "password": "merchant-one-secret"}
    assert mock.call("POST", "/noventiq/v1/login_check", json=account).status_code == 200
    form = {"grant_type": "client_credentials", "scope": "api"}
    pair = ("merchant-one", "merchant-one-secret")
    assert mock.call("POST", "/sendcloud/oauth2/token", data=form, auth=pair).status_code == 200


def test_addresses_of_the_provider_are_those_of_the_mock(replay: Replay) -> None:
    live = "https://panel.sendcloud.sc/api/v3"
    headers = (("content-type", "application/json"), ("link", f'<{live}/orders?cursor=YQ>; rel="next"'))
    body = b'{"data": [], "self": "https:\\/\\/panel.sendcloud.sc\\/api\\/v3\\/orders"}'
    mock = replay(exchange(url=f"{live}/orders", headers=headers, body=body))
    response = mock.call("GET", "/sendcloud/orders")
    assert response.links["next"]["url"] == "http://127.0.0.1:1/sendcloud/orders?cursor=YQ"
    assert response.json()["self"] == "http://127.0.0.1:1/sendcloud/orders"


def test_a_header_that_cannot_be_sent_is_sent_without_what_it_cannot_hold(replay: Replay) -> None:
    headers = (
        ("content-type", "application/json"),
        ("x-note", "one\r\ntwo: \u4e09"),
        ("vary", "a"),
        ("vary", "b"),
    )
    response = replay(exchange(url=ORDER, headers=headers, body={})).call("GET", "/nocnoc/api/order/1")
    assert (response.headers["x-note"], response.headers["vary"]) == ("onetwo: ?", "a, b")


def test_planned_faults_hit_replayed_calls(replay: Replay) -> None:
    mock = replay(exchange(url=ORDER, body={"status": "created"}))
    mock.app.control.inject_fault(500, provider="nocnoc")
    assert [mock.call("GET", "/nocnoc/api/order/1").status_code for _ in range(2)] == [500, 200]


def test_replayed_calls_are_in_the_log_of_requests(replay: Replay) -> None:
    mock = replay(exchange(url=ORDER, body={"status": "created"}))
    mock.call("GET", "/nocnoc/api/order/1")
    mock.call("GET", "/nocnoc/api/order/2")
    logged = [(each["operationId"], each["status"]) for each in mock.app.control.requests()]
    assert logged == [("getOrder", 200), ("getOrder", 404)]


def test_what_cannot_be_served_is_counted(replay: Replay) -> None:
    mock = replay(exchange(url=ORDER, body={}), exchange(url="https://ads.test/"))
    assert mock.app.control.replay() == {
        "served": {"nocnoc": 1},
        "left_out": {"ads.test is no server of a provider": 1},
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "replay: FILE must be HAR, or NDJSON of exchanges: line 1 has no request or no response"),
        (browser_har([]), "replay must have a response of a provider with its body (got none"),
    ],
)
def test_a_file_that_cannot_be_replayed_ends_the_command_with_2(
    text: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "traffic.har"
    path.write_text(text, encoding="utf-8")
    state = tmp_path / "state.sqlite"
    assert cli.main(["mock", "--port", "0", "--replay", str(path), "--state", str(state)]) == 2
    output = capsys.readouterr()
    assert output.err.startswith(f"orderkit mock: {message}")
    assert (output.err.count("\n"), state.exists()) == (1, False)


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="replay must be a file that can be read"):
        create_app(MockSettings(replay=Path("/nowhere/traffic.har")))
