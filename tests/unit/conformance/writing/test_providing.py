"""Rules that need the control API of a mock: moves of the provider, events, and tokens that expire."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from defective_servers import ENVIRONMENT, Defect, Defective, Send, broken_rules, changed
from orderkit.conformance import Run, RunOptions, Status, run
from orderkit.conformance.rules.writing import events
from orderkit.mock import MockServer, MockSettings, NoventiqSettings, WebhookSettings

RULES = ("provider-move", "event-notified", "notification-signed", "token-expired")


def _tried(
    settings: MockSettings, provider: str, *rules: str, defect: Defect | None = None, **options: Any
) -> tuple[Run, MockServer]:
    with MockServer(settings) as server, httpx.HTTPTransport() as transport:
        finished = run(
            RunOptions(
                provider,
                f"{server.url}/{provider.replace('_', '-')}",
                ENVIRONMENT,
                allow_writes=True,
                rules=frozenset(rules or RULES),
                **{"may_change": frozenset({"any"}), **options},
            ),
            transport=None if defect is None else Defective(transport, defect),
        )
        return finished, server


def _statuses(finished: Run, rule: str) -> dict[str, Status]:
    return {
        verdict.subject.name: verdict.status
        for verdict in finished.verdicts
        if verdict.rule.id == rule and verdict.subject
    }


def test_moves_events_and_expiry_are_tried_at_a_mock_which_is_as_before_afterwards() -> None:
    with MockServer(MockSettings(orders=40)) as server:
        options = RunOptions(
            "noventiq",
            f"{server.url}/noventiq",
            ENVIRONMENT,
            allow_writes=True,
            rules=frozenset(RULES),
            may_change=frozenset({"any"}),
        )
        finished = run(options)
        endpoints = next(each for each in server.control.settings() if each["name"] == "noventiq.endpoints")
        now = datetime.fromisoformat(server.control.clock()["now"])
    assert broken_rules(finished) == set()
    assert set(_statuses(finished, "provider-move").values()) == {Status.HELD}
    events = _statuses(finished, "event-notified")
    assert [name for name, status in events.items() if status is Status.HELD] == [
        "order.created",
        "order.payment.succeeded",
        "order.payment.failed",
        "product.delivered",
        "product.returned",
    ]
    assert _statuses(finished, "notification-signed") == {"": Status.HELD}
    assert _statuses(finished, "token-expired") == {"tokenAuth": Status.HELD}
    assert [each for each in finished.left if "which the provider moved from not paid to paid" in each]
    assert endpoints["value"] == {}
    assert abs(now - datetime.now(UTC)) < timedelta(hours=1)


def test_the_orders_of_nocnoc_are_moved_through_their_whole_life() -> None:
    finished, _ = _tried(MockSettings(), "nocnoc", "provider-move")
    assert broken_rules(finished) == set()
    assert _statuses(finished, "provider-move")["address_delivery to delivered"] is Status.HELD


@pytest.mark.parametrize("options", [{"may_change": frozenset({"10000001"})}, {"allow_writes": False}])
def test_a_server_where_not_everything_may_change_is_not_controlled(options: dict[str, Any]) -> None:
    with MockServer(MockSettings(orders=5)) as server:
        settings = {"allow_writes": True, "may_change": frozenset({"any"}), **options}
        rules = frozenset({"provider-move", "token-expired"})
        finished = run(RunOptions("noventiq", f"{server.url}/noventiq", ENVIRONMENT, rules=rules, **settings))
    reasons = {verdict.reason for verdict in finished.verdicts if verdict.rule.id in rules}
    assert reasons == {"needs --allow-writes" if "allow_writes" in options else "needs --control"}


def test_a_control_api_that_is_not_there_is_said() -> None:
    finished, _ = _tried(
        MockSettings(orders=5), "noventiq", "provider-move", control="http://127.0.0.1:1/_mock"
    )
    assert {verdict.reason for verdict in finished.verdicts if verdict.rule.id == "provider-move"} == {
        "needs --control"
    }


def _remembers(path: str) -> Defect:
    """Answer a request as it was answered for the first time."""
    first: dict[tuple[str, bytes], httpx.Response] = {}

    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        if path not in request.url.path or "_mock" in request.url.path:
            return send(request)
        place = f"{request.url}", request.content
        if place not in first:
            response = send(request)
            response.read()
            first[place] = response
        return first[place]

    return defect


@pytest.mark.parametrize("path", ["/v1/order/1", "/search"])
def test_a_server_that_remembers_is_found(path: str) -> None:
    finished, _ = _tried(
        MockSettings(orders=12),
        "noventiq",
        "provider-move",
        defect=_remembers(path),
        subject="getOrder/paid to deleted",
    )
    assert broken_rules(finished) == {"provider-move"}


def test_a_read_that_hides_what_the_provider_has_moved_is_found() -> None:
    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        is_gone = request.url.path.startswith("/noventiq/") and b'"terminated"' in response.read()
        return httpx.Response(404) if is_gone else response

    finished, _ = _tried(
        MockSettings(orders=12),
        "noventiq",
        "provider-move",
        defect=defect,
        subject="getOrder/paid to terminated",
    )
    assert broken_rules(finished) == {"provider-move"}


def test_a_listing_of_what_is_not_listed_any_more_is_found() -> None:
    kept: list[httpx.Response] = []

    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        if not request.url.path.endswith("/search") or b"status" in request.content:
            return send(request)
        kept.append(send(request))
        kept[0].read()
        return kept[0]

    finished, _ = _tried(
        MockSettings(orders=12),
        "noventiq",
        "provider-move",
        defect=defect,
        subject="getOrder/paid to terminated",
    )
    messages = [failure.message for verdict in finished.verdicts for failure in verdict.failures]
    assert messages == ["searchOrders must not list what is terminated"]


def test_a_filter_that_finds_an_object_under_its_former_status_is_found() -> None:
    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        if request.url.path.endswith("/search") and b"status" in request.content:
            everything = httpx.Request("POST", request.url, headers=_kept(request), content=b"{}")
            return send(everything)
        return send(request)

    finished, _ = _tried(MockSettings(orders=12), "noventiq", "provider-move", defect=defect)
    assert broken_rules(finished) == {"provider-move"}


def _kept(request: httpx.Request) -> dict[str, str]:
    return {name: text for name, text in request.headers.items() if name != "content-length"}


def _sending(change: Callable[[dict[str, Any]], list[dict[str, Any]]]) -> MockSettings:
    """Return the settings of a mock whose notifications are changed on their way."""

    class Between(httpx.AsyncHTTPTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            headers = {name: text for name, text in request.headers.items() if name != "content-length"}
            for value in change(json.loads(await request.aread())):
                content = json.dumps(value).encode()
                sent = httpx.Request("POST", request.url, headers=headers, content=content)
                await super().handle_async_request(sent)
            return httpx.Response(200)

    return MockSettings(orders=12, webhooks=WebhookSettings(transport=Between))


def _whole_amount(body: dict[str, Any]) -> list[dict[str, Any]]:
    body["product"]["amount"] = body["product"]["amount"].partition(".")[0]
    return [body]


def _former_status(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**body, "status": "not paid"}]


def _without_payment(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [{name: value for name, value in body.items() if name != "payment"}]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_whole_amount, "/product/amount of a notification must be written with 2 decimals"),
        (_former_status, "a notification must show the same /status as getOrder"),
        (_without_payment, "a notification must fit its schema at the body"),
        (
            lambda body: [{**body, "event": "product.delivered"}, body],
            "a notification must be about the event that happened",
        ),
    ],
)
def test_a_wrong_notification_of_an_event_is_found(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[dict[str, Any]], list[dict[str, Any]]], message: str
) -> None:
    monkeypatch.setattr(events, "_PATIENCE", 3.0)
    subject = "orderEvent/order.payment.succeeded"
    finished, _ = _tried(_sending(change), "noventiq", "event-notified", subject=subject)
    messages = [failure.message for verdict in finished.verdicts for failure in verdict.failures]
    assert message in messages


def test_an_event_that_is_not_notified_is_found_where_others_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_PATIENCE", 3.0)
    settings = _sending(lambda body: [body] if body["event"] != "product.delivered" else [])
    finished, _ = _tried(settings, "noventiq", "event-notified")
    statuses = _statuses(finished, "event-notified")
    assert [name for name, status in statuses.items() if status is Status.BROKEN] == ["product.delivered"]


def test_a_filter_that_does_not_find_what_a_notification_shows_is_found() -> None:
    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        content = json.loads(request.content) if request.url.path.endswith("/search") else {}
        email = content.get("email", "")
        if email != email.lower():
            return send(httpx.Request("POST", request.url, headers=_kept(request), json={"email": "x@y"}))
        return send(request)

    rules = ("event-notified", "notified-found")
    subject = "searchOrders/email"
    clean, _ = _tried(MockSettings(orders=12), "noventiq", *rules)
    assert _statuses(clean, "notified-found")["email"] is Status.HELD
    finished, _ = _tried(MockSettings(orders=12), "noventiq", *rules, defect=defect)
    assert subject in {each.subject.label for each in finished.verdicts if each.broken and each.subject}


def test_silence_breaks_nothing_where_nobody_said_where_to_send(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_PATIENCE", 0.1)
    finished, _ = _tried(_sending(lambda _: []), "noventiq", "event-notified", "notification-signed")
    assert {verdict.status for verdict in finished.verdicts if verdict.rule.id == "event-notified"} == {
        Status.NOT_REACHED
    }
    assert _statuses(finished, "notification-signed") == {"": Status.NOT_REACHED}


def test_a_token_that_never_expires_is_found() -> None:
    good: list[httpx.Response] = []

    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        response.read()
        if response.is_success and "/v1/order/1" in request.url.path:
            good.append(response)
        if response.status_code == 401 and "1009" in response.text:
            return changed(good[0], lambda _: None) if good else httpx.Response(200, json={"ids": []})
        return response

    finished, _ = _tried(MockSettings(orders=5), "noventiq", "token-expired", defect=defect)
    messages = [failure.message for verdict in finished.verdicts for failure in verdict.failures]
    assert messages == ["a token that is over must be refused with HTTP 401 with 1009"]


def test_a_token_that_expires_early_is_found() -> None:
    settings = MockSettings(orders=5, noventiq=NoventiqSettings(token_seconds=3600))
    finished, _ = _tried(settings, "noventiq", "token-expired")
    messages = [failure.message for verdict in finished.verdicts for failure in verdict.failures]
    assert messages == ["a token must be accepted as long as it lives"]
