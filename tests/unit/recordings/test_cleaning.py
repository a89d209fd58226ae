"""Cleaning: no secret and no personal value is left, what belongs together still does, and the spec still holds."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from typing import Any

import pytest
from orderkit.contract import Contract
from orderkit.recordings.cleaning import clean
from orderkit.recordings.comparing import compare
from orderkit.recordings.exchange import Exchange, header
from orderkit.recordings.files import write_recording
from orderkit.recordings.personal import PersonalData
from recorded import exchange

KEY = b"a fixed key, so that a failure repeats"
STORE = "https://live.nocnocstore.com/api/v2/orders"
ORDER = {
    "tracking_id": "NC1",
    "customer": {"full_name": "Ana Lucía Souza", "tax_id": "111.222.333-44"},
    "delivery_address": {
        "contact_name": "Ana Lucía Souza",
        "contact_phone": "+55 11 91234-5678",
        "city": "Recife",
    },
}


def cleaned(*exchanges: Exchange) -> list[Exchange]:
    return list(clean(exchanges, key=KEY).exchanges)


def body(found: Exchange) -> Any:
    return json.loads(found.response.body or b"")


def text_of(exchanges: list[Exchange]) -> str:
    return write_recording(exchanges, "ndjson", "1")


def personal_values(traffic: list[Exchange]) -> set[str]:
    """Every personal value of the traffic, found by the names of members alone and not by the code under test."""
    names = re.compile(
        r"(full|first|last|middle|display|contact|recipient|company)_?name|street.*|.*email.*|.*phone.*|zip.*|postal_code"
        r"|city|tax_id|vat_?id|address_line.*|.*fax.*|bankaccount.*|personal_id|customercomment|internalnote|notes",
        re.IGNORECASE,
    )
    found: set[str] = set()

    def collect(value: Any, name: str) -> None:
        if isinstance(value, dict):
            for key, item in value.items():
                collect(item, key)
        elif isinstance(value, list):
            for item in value:
                collect(item, name)
        elif isinstance(value, str) and names.fullmatch(name) and sum(map(str.isalnum, value)) >= 4:
            found.add(value)

    for each in traffic:
        for content in (each.request.body, each.response.body):
            collect(json.loads(content) if content else None, "")
    return found


def test_no_personal_value_of_the_traffic_is_left(traffic: list[Exchange]) -> None:
    values = personal_values(traffic)
    text = text_of(cleaned(*traffic))
    assert len(values) > 150
    assert {
        value for value in values if re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE)
    } == set()


def test_no_secret_of_the_traffic_is_left(traffic: list[Exchange]) -> None:
    text = text_of(cleaned(*traffic))
    issued = next(body(each)["token"] for each in traffic if "login_check" in each.request.url)
    pair = b64encode(b"merchant-one:merchant-one-secret").decode()
    assert [
        secret for secret in ("merchant-one", "merchant-one-secret", issued, pair) if secret in text
    ] == []


def test_a_cleaned_recording_differs_from_the_spec_no_more_than_before(traffic: list[Exchange]) -> None:
    assert compare(clean(traffic).exchanges).findings == compare(traffic).findings


def test_the_same_value_has_the_same_substitute_everywhere() -> None:
    one, other = (exchange(url=STORE, body={"orders": [ORDER]}) for _ in range(2))
    first, second = (body(each)["orders"][0] for each in cleaned(one, other))
    assert first == second
    assert first["customer"]["full_name"] == first["delivery_address"]["contact_name"] != "Ana Lucía Souza"


def test_each_cleaning_has_pseudonyms_of_its_own() -> None:
    one = exchange(url=STORE, body={"orders": [ORDER]})
    names = {body(clean([one]).exchanges[0])["orders"][0]["customer"]["full_name"] for _ in range(3)}
    assert len(names) == 3


def test_a_substitute_has_the_form_of_its_value() -> None:
    found = body(cleaned(exchange(url=STORE, body={"orders": [ORDER]}))[0])["orders"][0]
    assert re.fullmatch(r"[A-Z]\w\w [A-Z]\w{4} [A-Z]\w{4}", found["customer"]["full_name"])
    assert re.fullmatch(r"\d{3}\.\d{3}\.\d{3}-\d\d", found["customer"]["tax_id"])
    assert re.fullmatch(r"\+\d\d \d\d \d{5}-\d{4}", found["delivery_address"]["contact_phone"])


@pytest.mark.parametrize(
    "message",
    [
        "Order of Ana Lucía Souza not found",
        "souza is unknown",
        "no customer 11122233344",
        "cannot call +5511912345678",
        "cannot deliver to Recife.",
        "someone.else@mail.test has no account",
        "nobody answers at +49 30 1234567",
    ],
)
def test_a_mention_in_a_message_is_replaced(message: str) -> None:
    error = exchange(url=STORE, status=404, body={"code": 404, "message": message})
    found = body(cleaned(exchange(url=STORE, body={"orders": [ORDER]}), error)[1])["message"]
    originals = r"Souza|11122233344|5511912345678|Recife|someone|1234567"
    assert found != message
    assert re.search(originals, found, re.IGNORECASE) is None


def test_a_mention_in_a_query_and_in_a_path_is_replaced() -> None:
    order = exchange(url=STORE, body={"orders": [ORDER]})
    queried = exchange(url=STORE + "?order_id=Ana+Luc%C3%ADa+Souza&unknown=Recife&size=10")
    product = exchange(url="https://live.nocnocstore.com/api/v2/products/sku/Recife")
    texts = [each.request.url for each in cleaned(order, queried, product)[1:]]
    assert "size=10" in texts[0]
    assert [text for text in texts if re.search("Souza|Recife", text)] == []


def test_what_no_spec_declares_is_replaced() -> None:
    order = {
        **ORDER,
        "loyalty_card": "ZX81 4711",
        "by_email": {"ana@mail.test": {"note": "VIP"}},
        "since": 19991231,
    }
    found = text_of(cleaned(exchange(url=STORE, body={"orders": [order]})))
    assert [text for text in ("ZX81", "ana@mail", "VIP", "19991231") if text in found] == []


def test_numbers_keep_their_digits_and_times_their_form() -> None:
    order = b'{"orders": [{"tracking_id": "NC1", "created_at": "2026-01-02 03:04:05", "weight": 1.50}]}'
    found = cleaned(exchange(url=STORE, body=order))[0].response.body or b""
    assert b'"created_at":"2026-01-02 03:04:05"' in found
    assert b'"weight":1.50' in found


def test_only_headers_that_are_known_to_be_harmless_are_kept() -> None:
    sent = (
        ("x-api-key", "key-of-a-merchant"),
        ("cookie", "session=0123456789abcdef"),
        ("x-lang", "es-AR"),
        ("x-forwarded-for", "192.0.2.7"),
    )
    answered = (
        ("content-type", "application/json"),
        ("set-cookie", "s=0123456789abcdef"),
        ("x-request-id", "7"),
    )
    found = cleaned(
        exchange(
            sent_headers=sent, headers=answered, status=404, body={"message": "key-of-a-merchant is wrong"}
        )
    )[0]
    assert found.request.headers == (("x-lang", "es-AR"),)
    assert found.response.headers == (("content-type", "application/json"),)
    assert body(found) == {"message": "*** is wrong"}


def test_a_link_to_the_next_page_is_kept() -> None:
    link = '<https://panel.sendcloud.sc/api/v3/orders?cursor=cD0x>; rel="next"'
    found = cleaned(
        exchange(
            url="https://panel.sendcloud.sc/api/v3/orders",
            headers=(("content-type", "application/json"), ("link", link)),
            body={"data": []},
        )
    )[0]
    assert header(found.response.headers, "link") == link


def test_requests_to_other_hosts_are_left_out_and_their_secrets_removed() -> None:
    token = exchange(
        "POST",
        "https://account.sendcloud.com/oauth2/token",
        sent=b"grant_type=client_credentials&client_secret=very-secret-words",
        body={"access_token": "token-of-an-hour"},
    )
    error = exchange(
        url="https://panel.sendcloud.sc/api/v3/orders",
        status=401,
        body={"errors": [{"detail": "token-of-an-hour and very-secret-words"}]},
    )
    result = clean([token, error], key=KEY)
    assert result.left_out == {"account.sendcloud.com is no server of a provider": 1}
    assert body(result.exchanges[0])["errors"][0]["detail"] == "*** and ***"


@pytest.mark.parametrize(
    "url",
    [
        STORE + "?page=0&size=1&access_token=very-secret-words",
        STORE.replace("https://", "https://user:very-secret-words@"),
    ],
)
def test_a_secret_of_a_url_is_removed_from_all_responses(url: str) -> None:
    found = cleaned(exchange(url=url, status=404, body={"code": 404, "message": "very-secret-words"}))[0]
    assert "very-secret-words" not in text_of([found])
    assert body(found)["message"] == "***"


@pytest.mark.parametrize(
    ("content_type", "content"),
    [
        ("text/html", b"<p>Ana Souza"),
        ("application/json", b'{"name": "Ana Souza'),
        ("application/pdf", b"%PDF Ana"),
    ],
)
def test_a_body_that_is_no_json_is_left_out(content_type: str, content: bytes) -> None:
    found = cleaned(exchange(status=502, headers=(("content-type", content_type),), body=content))[0]
    assert found.response.body == b"(body left out)"


def test_a_member_of_the_spec_that_is_replaced_is_counted_by_kind() -> None:
    result = clean([exchange(url=STORE, body={"orders": [ORDER]})], key=KEY)
    assert result.replaced == {"name": 2, "number": 1, "phone": 1, "address": 1}


def test_an_address_in_another_place_is_replaced_as_a_whole() -> None:
    """A JSON Patch of ePages holds an address or a single text of one."""
    patch = [{"op": "replace", "path": "/billingAddress", "value": {"city": "Recife", "country": "BR"}}]
    data = PersonalData("epages", Contract.load("epages"))
    schema = Contract.load("epages").operation("updateOrder").request_schema
    kinds: list[str] = []

    def note(kind: str, value: Any) -> Any:
        kinds.append(kind)
        return value

    data.replace_body(schema, patch, note)
    assert kinds == ["closed", "closed", "address", "text"]
