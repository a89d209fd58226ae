"""Rules about notifications, and their receiver."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Any

import httpx
import pytest
from defective_servers import ENVIRONMENT, Defective, Send, broken_rules, resent
from orderkit.conformance import RefusedSettingError, Run, RunOptions, Status, run
from orderkit.conformance.receiver import Notification, Receiver, is_loopback
from orderkit.conformance.rule import AnswerRule, Rule, Subject
from orderkit.mock import MockServer, MockSettings, NoventiqEndpoint, NoventiqSettings


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=5)) as started:
        yield started


def _run(server: MockServer, **options: Any) -> Run:
    transport = options.pop("transport", None)
    url = f"{server.url}/nocnoc"
    wanted = frozenset(options.pop("rules", {"notified"}))
    return run(
        RunOptions("nocnoc", url, ENVIRONMENT, allow_writes=True, rules=wanted, **options),
        transport=transport,
    )


def test_changes_of_a_server_on_this_machine_are_notified_to_a_free_port(server: MockServer) -> None:
    held = {
        verdict.subject.name
        for verdict in _run(server).verdicts
        if verdict.subject and verdict.rule.id == "notified" and verdict.status is Status.HELD
    }
    assert held == {"placed", "cancelled"}


class _Between(Receiver):
    """Passes notifications on to where they should have gone, and changes them on the way."""

    def __init__(self, change: Callable[[dict[str, Any]], list[dict[str, Any]]]) -> None:
        super().__init__()
        self._change = change
        self.goal = ""

    def keep(self, notification: Notification) -> HTTPStatus:
        """Pass a notification on once: it counts as received, whatever comes back."""
        for value in self._change(json.loads(notification.body)):
            httpx.post(self.goal, json=value)
        return HTTPStatus.OK

    def defect(self, request: httpx.Request, send: Send) -> httpx.Response:
        def divert(order: dict[str, Any]) -> None:
            self.goal = order["notification_url"]
            order["notification_url"] = self.url

        return send(resent(request, divert) if b"notification_url" in request.content else request)


def _as_created(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [body, {**body, "status": "created"}]


def _without_id(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [{name: value for name, value in body.items() if name != "id"}]


def _on_another_day(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**body, "date": "2020-01-01"}]


def _of_another_order(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**body, "id": 1, "tracking_id": "NC1"}]


def _twice(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [body, body]


@pytest.mark.parametrize("change", [_as_created, _without_id, _on_another_day, _of_another_order, _twice])
def test_a_notification_that_is_wrong_is_found(
    server: MockServer, change: Callable[[dict[str, Any]], list[dict[str, Any]]]
) -> None:
    with _Between(change) as between, httpx.HTTPTransport() as transport:
        options = {"subject": "orderStatusChanged/placed", "listen": "127.0.0.1:0"}
        finished = _run(server, transport=Defective(transport, between.defect), **options)
    assert broken_rules(finished) >= {"notified"}


class _Swapped:
    """Sends the second notification about an order before the first."""

    def __init__(self) -> None:
        self._held = list[dict[str, Any]]()

    def __call__(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        if not self._held and body["status"] == "placed":
            self._held.append(body)
            return []
        return [body, *self._held]


def test_notifications_in_another_order_are_found(server: MockServer) -> None:
    with _Between(_Swapped()) as between, httpx.HTTPTransport() as transport:
        options = {"subject": "orderStatusChanged/cancelled", "listen": "127.0.0.1:0"}
        finished = _run(server, transport=Defective(transport, between.defect), **options)
    messages = {failure.message for verdict in finished.verdicts for failure in verdict.failures}
    assert messages == {"notifications must be about the changes of the object, in their order"}


def test_what_the_provider_does_is_notified_where_a_control_api_causes_it(server: MockServer) -> None:
    finished = _run(server, subject="orderStatusChanged/delivered", control=f"{server.url}/_mock")
    verdict = next(each for each in finished.verdicts if each.rule.id == "notified")
    assert verdict.status is Status.HELD


def test_a_notification_that_was_not_received_is_sent_again(server: MockServer) -> None:
    verdict = next(iter(_run(server, rules={"notification-sent-again"}).verdicts))
    assert (verdict.status, verdict.held) == (Status.HELD, 2)


def test_a_server_that_sends_once_only_is_found(server: MockServer) -> None:
    with _Between(lambda body: [body]) as between, httpx.HTTPTransport() as transport:
        rules = {"notification-sent-again"}
        finished = _run(server, transport=Defective(transport, between.defect), rules=rules)
    assert broken_rules(finished) == {"notification-sent-again"}


def test_a_server_that_never_notifies_is_broken_only_if_the_user_says_where_to_send(
    server: MockServer,
) -> None:
    def forgets(request: httpx.Request, send: Send) -> httpx.Response:
        if request.method == "PUT":
            request = resent(request, lambda order: order.pop("notification_url", None))
        return send(request)

    statuses = list[Status]()
    for listen in ("", "127.0.0.1:0"):
        with httpx.HTTPTransport() as transport:
            finished = _run(
                server,
                transport=Defective(transport, forgets),
                subject="orderStatusChanged/placed",
                listen=listen,
            )
        statuses += [
            verdict.status
            for verdict in finished.verdicts
            if verdict.rule.id == "notified" and verdict.subject
        ]
    assert statuses == [Status.NOT_REACHED, Status.BROKEN]


@pytest.mark.parametrize("address", ["8080", "127.0.0.1:", "127.0.0.1:99999", "192.0.2.1:0"])
def test_an_address_that_cannot_be_listened_at_is_refused(address: str) -> None:
    with pytest.raises(RefusedSettingError, match="--listen must be"):
        Receiver(address)


def test_a_request_without_a_length_or_with_too_much_is_not_kept() -> None:
    with Receiver() as receiver:
        assert httpx.post(receiver.url, content=b"{}").status_code == 200
        connection = HTTPConnection(receiver.url.split("/")[2], timeout=10)
        for length in ("-1", "none", "9000000"):
            connection.putrequest("POST", "/okc")
            connection.putheader("content-length", length)
            connection.endheaders()
            assert connection.getresponse().status == 413
            connection.close()
        assert len(receiver.notifications) == 1


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://127.0.0.1:1/x", True),
        ("http://localhost", True),
        ("http://[::1]:8/", True),
        ("https://example.com", False),
    ],
)
def test_a_server_on_this_machine_is_known_by_its_host(url: str, near: bool) -> None:
    assert is_loopback(url) is near


@pytest.mark.parametrize(
    ("secret", "status"),
    [("right", Status.HELD), ("wrong", Status.BROKEN), ("", Status.NOT_REACHED)],
)  # fmt: skip
def test_signatures_of_notifications_are_checked_with_the_secret_of_the_environment(
    secret: str, status: Status
) -> None:
    with Receiver() as free:
        address = free.url.split("/")[2]
    endpoints = {"product.returned": NoventiqEndpoint(url=f"http://{address}/okc", secret_key="right")}
    with MockServer(MockSettings(orders=40, noventiq=NoventiqSettings(endpoints=endpoints))) as server:

        def refund(rule: Rule | AnswerRule, _: Subject, __: int) -> None:
            """Do what Noventiq's people do, once the receiver listens."""
            if rule.id == "notification-signed":
                server.control.advance_order(10000001, "product.returned", provider="noventiq")

        options = RunOptions(
            "noventiq",
            f"{server.url}/noventiq",
            {**ENVIRONMENT, "NOVENTIQ_WEBHOOK_SECRET": secret},
            allow_writes=True,
            rules=frozenset({"notification-signed"}),
            listen=address,
        )
        finished = run(options, progress=refund)
    assert {verdict.status for verdict in finished.verdicts if verdict.rule.id == "notification-signed"} == {
        status
    }
