"""Notifications: bytes or text in, a model out, and only WebhookError for whatever a stranger sends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from orderkit import AsyncNocnoc, DecodeError, Nocnoc, WebhookDecodeError, WebhookError, to_json
from orderkit.webhooks.parsing import MAX_NOTIFICATION_BYTES, member_text
from orderkit_clients.nocnoc.models import OrderStatus, Tracking


@pytest.fixture
def body(example: Callable[[str], Any]) -> dict[str, Any]:
    body: dict[str, Any] = example("TrackingClearedByCustoms")
    return body


@pytest.mark.parametrize("kind", [Nocnoc, AsyncNocnoc, Nocnoc("key"), AsyncNocnoc("key")], ids=str)
def test_a_notification_is_read_without_awaiting(kind: Any, body: dict[str, Any]) -> None:
    tracking = kind.parse_webhook(json.dumps(body))
    assert isinstance(tracking, Tracking)
    assert (tracking.id, tracking.status, tracking.date) == (
        10000001,
        OrderStatus.CLEARED_BY_CUSTOMS,
        date(2017, 4, 20),
    )


@pytest.mark.parametrize(
    "encode",
    [
        json.dumps,
        lambda body: json.dumps(body).encode(),
        lambda body: json.dumps(body, indent=4).encode("utf-8-sig"),
        lambda body: json.dumps({**body, "description": "São Paulo"}, ensure_ascii=False),
    ],
)
def test_a_notification_may_be_bytes_or_text(body: dict[str, Any], encode: Any) -> None:
    assert Nocnoc.parse_webhook(encode(body)).tracking_id == "NC10000001"


def test_unknown_fields_and_values_of_a_notification_are_kept(body: dict[str, Any]) -> None:
    extended = {**body, "status": "teleported", "speed": 9}
    assert Nocnoc.parse_webhook(json.dumps(extended)).to_dict() == extended


@pytest.mark.parametrize(
    "text",
    ["", "{", "status=delivered", "<xml/>", "NaN", "[" * 100_000, b"\xff\xfe\x00", '{"id": "\ud800'],
    ids=lambda text: repr(text[:10]),
)
def test_a_notification_that_is_not_json_is_refused(text: Any) -> None:
    with pytest.raises(WebhookError, match="must hold JSON"):
        Nocnoc.parse_webhook(text)


def test_a_notification_that_is_too_long_is_refused_unread() -> None:
    with pytest.raises(WebhookError, match=r"must be at most 1048576 bytes \(got 1048577\)"):
        Nocnoc.parse_webhook(b" " * (MAX_NOTIFICATION_BYTES + 1))


def test_a_notification_as_long_as_the_limit_is_read(body: dict[str, Any]) -> None:
    text = json.dumps(body).encode().ljust(MAX_NOTIFICATION_BYTES)
    assert Nocnoc.parse_webhook(text).id == 10000001


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"id": "10000001"}, "id"),
        ({"historic": {}}, "historic"),
        ({"historic": [{"description": "", "date": "2017-04-20"}]}, r"historic\[0\]\.status"),
        ({"date": "soon"}, "date"),
        ({"estimated_time_arrival": None}, "estimated_time_arrival"),
    ],
    ids=str,
)
def test_a_field_that_differs_is_kept_or_named(
    body: dict[str, Any], changes: dict[str, Any], path: str
) -> None:
    text = json.dumps({**body, **changes})
    told: list[tuple[str, str, str, int]] = []
    tracking = Nocnoc.parse_webhook(text, on_drift=lambda *each: told.append(each))
    assert json.loads(to_json(tracking)) == {**body, **changes}
    assert [(each[0], each[1].replace("[]", "[0]")) for each in told] == [
        ("Tracking", path.replace("\\", ""))
    ]
    with pytest.raises(WebhookError, match=f" at {path}$") as caught:
        Nocnoc.parse_webhook(text, on_drift="raise")
    assert isinstance(caught.value.__cause__, DecodeError)
    assert isinstance(caught.value, WebhookDecodeError)
    assert re.fullmatch(path, caught.value.path)


@pytest.mark.parametrize("text", ["{}", '{"foo": 1}', '{"id"', "<html>{}", ""])
def test_a_body_with_nothing_of_a_notification_is_none(text: str) -> None:
    with pytest.raises(WebhookError) as caught:
        Nocnoc.parse_webhook(text)
    assert not isinstance(caught.value, WebhookDecodeError)


@pytest.mark.parametrize("text", ['{"id": 1}', '<br />{"id": NaN}', '{"status": "placed"}<br />'])
def test_a_body_with_something_of_a_notification_is_to_be_kept(text: str) -> None:
    with pytest.raises(WebhookDecodeError):
        Nocnoc.parse_webhook(text, on_drift="raise")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b'{"order_id": 7}', "7"),
        (b'{"order_id": "A-7"}', "A-7"),
        (b'{"order_id": 7.50}', "7.50"),
        (b'<br />{"order_id": 7, "x": NaN}', "7"),
        (b'{"order_id": null}', None),
        (b'{"order_id": {}}', None),
        (b"{}", None),
        (b"[]", None),
        (b"", None),
        (b'{"a":' * 100_000, None),
    ],
    ids=range(10),
)
def test_a_member_is_read_as_text_from_whatever_arrives(body: bytes, found: str | None) -> None:
    assert member_text(body, "order_id") == found


def test_a_wrong_on_drift_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="on_drift must be 'keep', 'raise' or a function"):
        Nocnoc.parse_webhook(json.dumps(body), on_drift="ignore")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["null", "[]", "5", '"text"', "true"])
def test_a_notification_that_is_not_an_object_is_refused(text: str) -> None:
    with pytest.raises(WebhookError, match="must hold object at its top"):
        Nocnoc.parse_webhook(text)


@pytest.mark.parametrize("parsed", [{}, [], None, 5, bytearray(b"{}")])
def test_a_notification_that_was_parsed_already_is_misuse(parsed: Any) -> None:
    with pytest.raises(TypeError, match="pass it unparsed"):
        Nocnoc.parse_webhook(parsed)


@settings(max_examples=150, deadline=None)
@given(st.binary() | st.text())
def test_any_body_raises_only_a_webhook_error(text: bytes | str) -> None:
    with pytest.raises(WebhookError):
        Nocnoc.parse_webhook(text)
