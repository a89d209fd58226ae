"""Noventiq's notifications: a model only if the signature fits, and nothing else than WebhookError for strangers."""

from __future__ import annotations

import contextlib
import copy
import json
import traceback
from collections.abc import Callable, Iterator
from hashlib import sha512
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from orderkit import (
    AsyncNoventiq,
    DecodeError,
    Noventiq,
    SignatureError,
    WebhookDecodeError,
    WebhookError,
    to_json,
)
from orderkit.contract import Contract
from orderkit.webhooks.parsing import MAX_NOTIFICATION_BYTES
from orderkit.webhooks.signatures import SigningSecrets
from orderkit_clients.noventiq.models import OrderNotification

DOCUMENT = Contract.load("noventiq").document
EXAMPLES = DOCUMENT["components"]["examples"]
CREATED = EXAMPLES["OrderNotificationCreated"]["value"]
SUCCEEDED = EXAMPLES["OrderNotificationPaymentSucceeded"]["value"]
PRINTED = DOCUMENT["webhooks"]["orderEvent"]["post"]["parameters"][0]["example"]
SECRET = "example-secret-key"
BODY = json.dumps(CREATED).encode()


def signed_values(told: dict[str, Any]) -> list[str]:
    order = [told["event"], str(told["order_id"]), told["create_date"]]
    return [*order, told["payment"]["payment_method"], told["currency"], told["customer"]["email"]]


def sign(told: dict[str, Any], secret: str = SECRET) -> str:
    return sha512(
        ";".join([secret, *map(str, signed_values(told))]).encode("utf-8", "surrogatepass")
    ).hexdigest()


def changed(*path: str, value: Any) -> dict[str, Any]:
    told: dict[str, Any] = copy.deepcopy(CREATED)
    place = told
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return told


@pytest.mark.parametrize(
    "kind", [Noventiq, AsyncNoventiq, Noventiq("u", "p"), AsyncNoventiq("u", "p")], ids=str
)
def test_the_signature_of_the_contract_opens_its_example(kind: Any) -> None:
    told = kind.parse_webhook(BODY, signature=PRINTED, secret=SECRET)
    assert isinstance(told, OrderNotification)
    assert told.to_dict() == CREATED


@pytest.mark.parametrize(
    "told",
    [
        CREATED,
        SUCCEEDED,
        changed("customer", "email", value="михаил@пример.рф"),
        changed("customer", "email", value="half;of@mail.com"),
        changed("customer", "email", value="\ud800"),
        changed("event", value="order.abducted"),
        changed("create_date", value="2022-01-14T15:05:40Z"),
        changed("payment", "payment_method", value=""),
    ],
    ids=lambda told: told["event"],
)
@pytest.mark.parametrize("dress", [json.dumps, lambda told: json.dumps(told, indent=4).encode("utf-8-sig")])
def test_a_signed_notification_is_read_as_it_is_written(told: dict[str, Any], dress: Any) -> None:
    read = Noventiq.parse_webhook(dress(told), signature=sign(told), secret=SECRET)
    assert (read.event, read.customer.email) == (told["event"], told["customer"]["email"])


def test_a_signature_may_be_in_capitals() -> None:
    assert Noventiq.parse_webhook(BODY, signature=PRINTED.upper(), secret=SECRET).order_id == 22222222


@pytest.mark.parametrize(
    "secrets", [[SECRET], ["new", SECRET], (SECRET, "new"), {"new", SECRET}, iter([SECRET])]
)
def test_any_of_several_secrets_will_do(secrets: Any) -> None:
    assert Noventiq.parse_webhook(BODY, signature=PRINTED, secret=secrets).order_id == 22222222


@pytest.mark.parametrize("signature", [None, ""])
def test_a_missing_signature_is_refused(signature: Any) -> None:
    with pytest.raises(SignatureError, match="has no signature"):
        Noventiq.parse_webhook(BODY, signature=signature, secret=SECRET)


@pytest.mark.parametrize(
    "signature",
    [
        PRINTED[:-1],
        PRINTED + "0",
        f" {PRINTED}",
        "0" * 128,
        SECRET,
        "é" * 128,
        "\ud800",
        sign(CREATED, "other"),
    ],
)
def test_a_wrong_signature_is_refused(signature: str) -> None:
    with pytest.raises(SignatureError, match="forged, or made with another secret"):
        Noventiq.parse_webhook(BODY, signature=signature, secret=[SECRET, "new"])


@pytest.mark.parametrize(
    "told",
    [
        changed("event", value="order.payment.succeeded"),
        changed("order_id", value=22222223),
        changed("create_date", value="2022-01-14T15:05:40+00:00"),
        changed("payment", "payment_method", value="Cash"),
        changed("currency", value="USD"),
        changed("customer", "email", value="thief@mail.com"),
    ],
    ids=lambda told: str(signed_values(told)),
)
def test_a_changed_value_that_is_signed_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(SignatureError):
        Noventiq.parse_webhook(json.dumps(told), signature=PRINTED, secret=SECRET)


def test_values_that_could_be_split_in_another_way_are_refused() -> None:
    genuine = changed("customer", "email", value="USD;thief@mail.com")
    forged = changed("customer", "email", value="thief@mail.com")
    forged["payment"]["payment_method"], forged["currency"] = "CreditCard;EUR", "USD"
    assert sign(forged) == sign(genuine)
    with pytest.raises(SignatureError, match="ambiguous signature input"):
        Noventiq.parse_webhook(json.dumps(forged), signature=sign(genuine), secret=SECRET)


@pytest.mark.parametrize(
    "told",
    [{}, [], changed("customer", value=None), changed("customer", value={}), changed("payment", value=[])],
    ids=["empty", "array", "null", "empty customer", "array for payment"],
)
def test_a_body_without_the_signed_values_is_no_notification(told: Any) -> None:
    with pytest.raises(WebhookError, match="a JSON object with all values that are signed") as caught:
        Noventiq.parse_webhook(json.dumps(told), signature=PRINTED, secret=SECRET)
    assert not isinstance(caught.value, SignatureError | WebhookDecodeError)


@pytest.mark.parametrize(
    ("told", "path"),
    [
        (changed("order_id", value="22222222"), "order_id"),
        (changed("product", "price", value=[]), "product.price"),
        (changed("product", value=None), "product"),
        (changed("payment", "payment_method", value=5), "payment.payment_method"),
        (changed("create_date", value=5), "create_date"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_genuine_notification_that_does_not_fit_is_told_from_a_forgery(told: Any, path: str) -> None:
    body = json.dumps(told)
    with pytest.raises(SignatureError):
        Noventiq.parse_webhook(body, signature="0" * 128, secret=SECRET)
    assert Noventiq.parse_webhook(body, signature=sign(told), secret=SECRET).to_dict() == told
    with pytest.raises(WebhookDecodeError) as caught:
        Noventiq.parse_webhook(body, signature=sign(told), secret=SECRET, on_drift="raise")
    assert (caught.value.path, str(caught.value)) == (
        path,
        f"notification must hold {caught.value.expected} at {path}",
    )
    assert isinstance(caught.value.__cause__, DecodeError)


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (changed("order_id", value="22222222"), ("order_id", "type")),
        (changed("customer", "phone", value=None), ("customer.phone", "null")),
        (changed("payment", "payment_method", value=5), ("payment.payment_method", "type")),
        (changed("create_date", value=5), ("create_date", "type")),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_genuine_notification_that_differs_is_kept(told: dict[str, Any], place: tuple[str, str]) -> None:
    text, signature = json.dumps(told), sign(told)
    heard: list[tuple[Any, ...]] = []
    read = Noventiq.parse_webhook(
        text, signature=signature, secret=SECRET, on_drift=lambda *each: heard.append(each)
    )
    assert json.loads(to_json(read)) == told
    assert heard == [("OrderNotification", *place, 1)]


@pytest.mark.parametrize(
    "damage",
    [
        lambda body: b"<br />\n" + body,
        lambda body: body + b"<br />",
        lambda body: body.replace(b'"order_name": "', b'"order_name": "\x01\n'),
        lambda body: body.replace(b'"order_name"', b'"weight": NaN, "order_name"'),
        lambda body: body.replace(b'"order_name"', b'"weight": 1e400, "order_name"'),
        lambda body: body.replace(b'"order_name"', b'"n": ' + b"9" * 5000 + b', "order_name"'),
        lambda body: body.replace(b'"order_name": "', b'"order_name": "\xe9'),
    ],
    ids=["warning before", "break behind", "control character", "NaN", "1e400", "long number", "Latin-1"],
)
def test_the_signature_of_a_damaged_body_is_still_recognised(damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(SignatureError):
        Noventiq.parse_webhook(damage(BODY), signature="0" * 128, secret=SECRET)
    with contextlib.suppress(WebhookDecodeError):
        Noventiq.parse_webhook(damage(BODY), signature=PRINTED, secret=SECRET)


def test_a_null_is_signed_as_an_empty_text() -> None:
    genuine = changed("customer", "email", value="")
    received = changed("customer", "email", value=None)
    told = Noventiq.parse_webhook(json.dumps(received), signature=sign(genuine), secret=SECRET)
    assert told.to_dict() == received


@pytest.mark.parametrize("kind", [Noventiq, AsyncNoventiq])
def test_a_stored_notification_is_decoded_without_its_signature(kind: Any) -> None:
    assert kind.decode_webhook(BODY).to_dict() == CREATED
    drifted = changed("customer", value=5)
    assert kind.decode_webhook(json.dumps(drifted)).to_dict() == drifted
    with pytest.raises(WebhookDecodeError, match="object at customer"):
        kind.decode_webhook(json.dumps(drifted), on_drift="raise")


def test_a_notification_that_is_too_long_is_refused_unread() -> None:
    with pytest.raises(WebhookError, match="must be at most 1048576 bytes"):
        Noventiq.parse_webhook(BODY.ljust(MAX_NOTIFICATION_BYTES + 1), signature=PRINTED, secret=SECRET)


@pytest.mark.parametrize("secret", ["", [], [""], ["good", ""], ()])
def test_an_empty_secret_is_misuse(secret: Any) -> None:
    with pytest.raises(ValueError, match="anyone could sign"):
        Noventiq.parse_webhook(BODY, signature=PRINTED, secret=secret)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"body": CREATED}, "pass it unparsed"),
        ({"signature": PRINTED.encode()}, "signature must be str \\(got bytes\\)"),
        ({"signature": {"signature": PRINTED}}, "signature must be str \\(got dict\\)"),
        ({"secret": b"secret"}, "secret must be a str or several"),
        ({"secret": [None]}, "secret must be a str or several"),
        ({"secret": None}, "secret must be a str or several"),
    ],
)
def test_an_argument_of_another_type_is_misuse(arguments: dict[str, Any], words: str) -> None:
    call = {"body": BODY, "signature": PRINTED, "secret": SECRET, **arguments}
    with pytest.raises(TypeError, match=words):
        Noventiq.parse_webhook(call.pop("body"), **call)


@settings(max_examples=200, deadline=None)
@given(at=st.integers(0, 127), digit=st.characters())
def test_any_change_of_the_signature_is_refused(at: int, digit: str) -> None:
    forged = PRINTED[:at] + digit + PRINTED[at + 1 :]
    if digit in (PRINTED[at], PRINTED[at].upper()):
        assert Noventiq.parse_webhook(BODY, signature=forged, secret=SECRET).order_id == 22222222
    else:
        with pytest.raises(SignatureError):
            Noventiq.parse_webhook(BODY, signature=forged, secret=SECRET)


@settings(max_examples=400, deadline=None)
@given(at=st.integers(0, len(BODY) - 1), byte=st.integers(0, 255))
def test_no_change_of_the_body_changes_a_value_that_is_signed(at: int, byte: int) -> None:
    forged = BODY[:at] + bytes([byte]) + BODY[at + 1 :]
    try:
        Noventiq.parse_webhook(forged, signature=PRINTED, secret=SECRET)
    except WebhookError:
        return
    assert signed_values(json.loads(forged)) == signed_values(CREATED)


@pytest.mark.parametrize("at", range(BODY.index(b"order.created"), BODY.index(b'", "event_date"')))
def test_a_changed_byte_of_a_signed_value_is_refused(at: int) -> None:
    forged = BODY[:at] + bytes([BODY[at] ^ 1]) + BODY[at + 1 :]
    with pytest.raises(WebhookError):
        Noventiq.parse_webhook(forged, signature=PRINTED, secret=SECRET)


@settings(max_examples=150, deadline=None)
@given(body=st.binary() | st.text(), signature=st.none() | st.text())
def test_nothing_that_arrives_raises_anything_else(body: bytes | str, signature: str | None) -> None:
    with pytest.raises(WebhookError):
        Noventiq.parse_webhook(body, signature=signature, secret=SECRET)


def frames_of(error: BaseException) -> Iterator[str]:
    """Return what our frames of a traceback show; those of the test hold the secret by right."""
    chain: BaseException | None = error
    while chain is not None:
        told = traceback.TracebackException.from_exception(chain, capture_locals=True)
        yield from (f"{frame.locals}" for frame in told.stack if frame.filename != __file__)
        chain = chain.__cause__ or chain.__context__


@pytest.mark.parametrize(
    ("body", "signature"), [(BODY, None), (BODY, "0" * 128), (b"{", PRINTED), (b"{}", PRINTED)]
)
def test_a_refusal_shows_no_secret(body: bytes, signature: str | None) -> None:
    with pytest.raises(WebhookError) as caught:
        Noventiq.parse_webhook(body, signature=signature, secret=[SECRET, "another-secret"])
    shown = [str(caught.value), repr(vars(caught.value)), *frames_of(caught.value)]
    assert len(shown) > 3
    assert not any(SECRET in text or "another-secret" in text or PRINTED in text for text in shown[:2])
    assert not any(SECRET in text or "another-secret" in text for text in shown)


def test_secrets_show_nothing() -> None:
    assert repr(SigningSecrets.of([SECRET])) == "SigningSecrets()"
