"""Notifications: contents, receivers and order, and what happens without a receiver."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock, MakeMock
from orderkit.mock import WebhookSettings


class Receiver:
    """Answers notifications with scripted statuses, then 200; nothing leaves the process."""

    def __init__(self, *statuses: int | Exception) -> None:
        self.statuses: list[int | Exception] = list(statuses)
        self.requests: list[httpx.Request] = []

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        status = self.statuses.pop(0) if self.statuses else 200
        if isinstance(status, Exception):
            raise status
        return httpx.Response(status, headers={"location": "http://127.0.0.1/elsewhere"})

    @property
    def told(self) -> list[str]:
        return [json.loads(request.content)["status"] for request in self.requests]

    def settings(
        self, *, backoff: tuple[float, ...] = (0, 0, 0), allowed_hosts: tuple[str, ...] = ()
    ) -> WebhookSettings:
        return WebhookSettings(
            transport=lambda: httpx.MockTransport(self.answer), backoff=backoff, allowed_hosts=allowed_hosts
        )


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
def mock(make_mock: MakeMock, receiver: Receiver) -> InProcessMock:
    return make_mock(webhooks=receiver.settings())


@pytest.fixture
def order_body(order_body: Json) -> Json:
    return {**order_body, "notification_url": "http://127.0.0.1:9/hook?shop=1"}


def _states(mock: InProcessMock) -> list[str]:
    return [item["state"] for item in mock.control.webhooks()["notifications"]]


def test_creating_an_order_tells_nothing(mock: InProcessMock, order: Json) -> None:
    assert mock.control.webhooks() == {"notifications": [], "attempts": []}


def test_a_notification_is_what_tracking_returns_at_that_time(
    mock: InProcessMock, order: Json, receiver: Receiver
) -> None:
    mock.place(order["id"])
    tracked = mock.track(order["tracking_id"]).json()
    mock.deliver()
    assert json.loads(receiver.requests[0].content) == tracked


def test_a_notification_is_posted_as_json(mock: InProcessMock, order: Json, receiver: Receiver) -> None:
    mock.place(order["id"])
    mock.deliver()
    request = receiver.requests[0]
    assert (request.method, str(request.url)) == ("POST", "http://127.0.0.1:9/hook?shop=1")
    assert request.headers["content-type"] == "application/json"


def test_placing_cancelling_and_progress_are_notified_in_order(
    mock: InProcessMock, order: Json, receiver: Receiver
) -> None:
    mock.place(order["id"])
    mock.control.advance_order(order["id"])
    mock.cancel(order["id"])
    mock.deliver()
    assert receiver.told == ["placed", "in_process", "cancelled"]


def test_expiry_is_notified(mock: InProcessMock, order: Json, receiver: Receiver) -> None:
    mock.control.advance_clock(3 * 24 * 3600)
    mock.deliver()
    assert receiver.told == ["expired"]


def test_a_refused_change_is_not_notified(mock: InProcessMock, order: Json) -> None:
    mock.cancel(order["id"])
    mock.place(order["id"])
    assert len(_states(mock)) == 1


def test_an_order_without_a_url_is_not_notified(mock: InProcessMock, order_body: Json) -> None:
    del order_body["notification_url"]
    mock.place(mock.create(order_body).json()["id"])
    assert _states(mock) == []


@pytest.mark.parametrize(
    "failure", [500, 201, 204, 404, httpx.ConnectError("refused"), httpx.ReadTimeout("slow")]
)
def test_anything_but_200_is_sent_again(
    mock: InProcessMock, order: Json, receiver: Receiver, failure: int | Exception
) -> None:
    receiver.statuses = [failure]
    mock.place(order["id"])
    mock.deliver()
    assert receiver.told == ["placed", "placed"]
    assert _states(mock) == ["delivered"]


def test_a_redirect_is_not_followed(mock: InProcessMock, order: Json, receiver: Receiver) -> None:
    receiver.statuses = [307, 302]
    mock.place(order["id"])
    mock.deliver()
    assert {request.url.path for request in receiver.requests} == {"/hook"}


def test_a_notification_is_given_up_after_three_retries(
    mock: InProcessMock, order: Json, receiver: Receiver
) -> None:
    receiver.statuses = [500] * 9
    mock.place(order["id"])
    mock.deliver()
    assert len(receiver.requests) == 4
    assert _states(mock) == ["failed"]


def test_a_later_notification_waits_for_an_earlier_one(
    mock: InProcessMock, order: Json, receiver: Receiver
) -> None:
    receiver.statuses = [500, 500]
    mock.place(order["id"])
    mock.cancel(order["id"])
    mock.deliver()
    assert receiver.told == ["placed", "placed", "placed", "cancelled"]


def test_a_notification_that_was_given_up_does_not_hold_up_the_next(
    mock: InProcessMock, order: Json, receiver: Receiver
) -> None:
    receiver.statuses = [500] * 4
    mock.place(order["id"])
    mock.cancel(order["id"])
    mock.deliver()
    assert _states(mock) == ["failed", "delivered"]


def test_a_retry_waits_for_its_backoff(make_mock: MakeMock, order_body: Json, receiver: Receiver) -> None:
    receiver.statuses = [500]
    mock = make_mock(webhooks=receiver.settings(backoff=(0.2, 0.4, 0.8)))
    seconds = [1000.0]
    mock.app._state.delivery.system_time = lambda: seconds[0]
    mock.place(mock.create(order_body).json()["id"])
    mock.deliver()
    seconds[0] += 0.19
    mock.deliver()
    assert len(receiver.requests) == 1
    seconds[0] += 0.01
    mock.deliver()
    assert len(receiver.requests) == 2


def test_delivery_on_demand_does_not_wait(make_mock: MakeMock, order_body: Json, receiver: Receiver) -> None:
    receiver.statuses = [500, 500, 500]
    mock = make_mock(webhooks=receiver.settings(backoff=(60, 60, 60)))
    mock.place(mock.create(order_body).json()["id"])
    mock.deliver_all()
    assert _states(mock) == ["delivered"]


@pytest.mark.parametrize("status", [200, 500])
def test_delivery_on_demand_waits_for_an_attempt_under_way(
    make_mock: MakeMock, order_body: Json, runner: asyncio.Runner, status: int
) -> None:
    statuses, begun, go = [status], asyncio.Event(), asyncio.Event()

    async def answer(_: httpx.Request) -> httpx.Response:
        begun.set()
        await go.wait()
        return httpx.Response(statuses.pop() if statuses else 200)

    mock = make_mock(webhooks=WebhookSettings(transport=lambda: httpx.MockTransport(answer), backoff=(60,)))
    mock.place(mock.create(order_body).json()["id"])

    async def deliver_beside_a_worker() -> list[str]:
        worker = asyncio.create_task(mock.app.run_deliveries())
        await begun.wait()
        asked = asyncio.create_task(mock.control.deliver_all())
        await asyncio.wait({asked}, timeout=0.05)
        go.set()
        await asked
        worker.cancel()
        return _states(mock)

    assert runner.run(deliver_beside_a_worker()) == ["delivered"]


def test_every_attempt_is_recorded(mock: InProcessMock, order: Json, receiver: Receiver) -> None:
    receiver.statuses = [503, httpx.ConnectError("refused")]
    mock.place(order["id"])
    mock.deliver()
    attempts = mock.control.webhooks()["attempts"]
    assert [(item["number"], item["status"], item["error"]) for item in attempts] == [
        (1, 503, None),
        (2, None, "ConnectError: refused"),
        (3, 200, None),
    ]
    assert attempts[0]["order_id"] == "10000001"
    assert attempts[0]["url"] == "http://127.0.0.1:9/hook?shop=1"
    assert attempts[0]["time"] == "2017-04-08T10:00:00+00:00"
    assert json.loads(attempts[0]["body"])["status"] == "placed"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.merchantsite.com/api",
        "http://127.0.0.1.example.com/",
        "http://127.0.0.1@example.com/",
        "http://localhost.example.com/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://192.168.0.1/",
        "http://[::]/",
        "http:///nowhere",
        "http://[broken/",
        "http://\u2488example.com:99999999/",
    ],
)
def test_a_host_that_is_not_loopback_is_refused_once_and_for_all(
    mock: InProcessMock, order_body: Json, receiver: Receiver, url: str
) -> None:
    mock.place(mock.create({**order_body, "notification_url": url}).json()["id"])
    mock.deliver()
    mock.deliver()
    assert receiver.requests == []
    assert _states(mock) == ["refused"]
    assert [item["error"].startswith("not sent: ") for item in mock.control.webhooks()["attempts"]] == [True]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "127.1.2.3", "[::1]"])
def test_a_loopback_host_is_notified(
    mock: InProcessMock, order_body: Json, receiver: Receiver, host: str
) -> None:
    mock.place(mock.create({**order_body, "notification_url": f"http://{host}:9/"}).json()["id"])
    mock.deliver()
    assert receiver.told == ["placed"]


def test_a_host_can_be_allowed(make_mock: MakeMock, order_body: Json, receiver: Receiver) -> None:
    mock = make_mock(webhooks=receiver.settings(allowed_hosts=("www.MerchantSite.com",)))
    url = "https://www.merchantsite.com/api"
    mock.place(mock.create({**order_body, "notification_url": url}).json()["id"])
    mock.deliver()
    assert receiver.told == ["placed"]


def test_orders_do_not_wait_for_each_other(mock: InProcessMock, order_body: Json, receiver: Receiver) -> None:
    receiver.statuses = [500]
    for name in ("1", "2"):
        mock.place(mock.create({**order_body, "merchant_invoice_id": name}).json()["id"])
    mock.deliver()
    assert [json.loads(request.content)["id"] for request in receiver.requests] == [
        10000001,
        10000002,
        10000001,
    ]


def test_a_reset_forgets_what_is_pending(mock: InProcessMock, order: Json, receiver: Receiver) -> None:
    mock.place(order["id"])
    mock.control.reset()
    mock.deliver()
    assert receiver.requests == []
