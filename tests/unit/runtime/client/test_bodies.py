"""Bodies: a key that is nearly one of the spec is an error that names the right one; other keys are sent."""

from __future__ import annotations

import copy
from typing import Any

import httpx
import pytest
from orderkit import AsyncNocnoc, EPages, Nocnoc, Sendcloud
from orderkit.contract import Contract
from orderkit.runtime.client.bodies import body_keys, check_keys, near_key

ORDER = Contract.load("nocnoc").document["components"]["examples"]["CreateOrderRequestTabletAndDrones"][
    "value"
]
SAVED = Contract.load("nocnoc").document["components"]["examples"]["OrderCreated"]["value"]


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("prodcts", "products"),
        ("order_detials", "order_details"),
        ("pth", "path"),
        ("emial", "email"),
        ("notificaton_url", "notification_url"),
        ("fullName", "full_name"),
        ("full-name", "full_name"),
        ("FULL_NAME", "full_name"),
        ("from", "form"),
    ],
)
def test_a_slip_is_near_its_key(key: str, known: str) -> None:
    assert near_key(key, {known, "country", "weight"}) == known


@pytest.mark.parametrize(
    ("key", "known"), [("height", "weight"), ("state", "status"), ("note", "description")]
)
def test_another_word_is_not_near(key: str, known: str) -> None:
    assert near_key(key, {known}) is None


def wrong_orders() -> list[tuple[str, str, dict[str, Any]]]:
    top, deep, listed = (copy.deepcopy(ORDER) for _ in range(3))
    top["notificaton_url"] = "https://shop.example/hook"
    top.pop("notification_url", None)
    deep["customer"]["emial"] = deep["customer"].pop("email")
    listed["products"][1]["qantity"] = listed["products"][1].pop("quantity")
    return [
        ("body", "notification_url", top),
        (r"body\.customer", "email", deep),
        (r"body\.products\[1\]", "quantity", listed),
    ]


@pytest.mark.parametrize(("place", "key", "body"), wrong_orders())
@pytest.mark.parametrize("kind", [Nocnoc, AsyncNocnoc])
def test_a_misspelt_key_is_refused_before_anything_is_sent(
    kind: Any, place: str, key: str, body: dict[str, Any]
) -> None:
    sent: list[httpx.Request] = []
    client = kind("key", http_client=httpx.MockTransport(sent.append))  # type: ignore[arg-type]  # nothing is sent
    with pytest.raises(ValueError, match=rf"^{place} must not have the key .*: use '{key}'$"):
        client.create_order(body)
    assert sent == []


def test_other_unknown_keys_are_sent_as_they_are() -> None:
    sent: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json=SAVED)

    body: Any = {**ORDER, "gift_wrap": {"colour": "red"}}
    Nocnoc("key", http_client=httpx.MockTransport(respond)).create_order(body)
    assert b'"gift_wrap":{"colour":"red"}' in sent[0].content


def test_a_key_beside_the_one_it_is_near_is_sent() -> None:
    check_keys("body", {"email": "a@b.example", "emails": []}, body_keys("noventiq", "createRefund"))


def test_the_items_of_a_list_and_the_choices_of_a_union_are_checked() -> None:
    orders: Any = [{"order_detials": {}}]
    with pytest.raises(
        ValueError, match=r"orders\[0\] must not have the key 'order_detials': use 'order_details'"
    ):
        Sendcloud("p", "s").create_or_update_orders(orders)
    patch: Any = [{"op": "remove", "pth": "/paidOn"}]
    with pytest.raises(ValueError, match=r"patch\[0\] must not have the key 'pth': use 'path'"):
        EPages(shop_id="S", token="t", base_url="https://shop.example/rs/shops").update_order("o", patch)


def test_every_example_of_the_specs_has_known_keys() -> None:
    for provider in ("nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages"):
        document = Contract.load(provider).document
        for item in document["paths"].values():
            for operation in item.values():
                content = (
                    operation.get("requestBody", {}).get("content", {}) if isinstance(operation, dict) else {}
                )
                for media in content.values():
                    for example in media.get("examples", {}).values():
                        value = Contract.load(provider).resolve(example)["value"]
                        check_keys("body", value, body_keys(provider, operation["operationId"]))


@pytest.mark.parametrize(
    ("key", "known"),
    [("address_line_3", "address_line_2"), ("address2", "address"), ("phone2", "phone"), ("vat2", "vat1")],
)
def test_a_key_with_other_digits_is_no_slip(key: str, known: str) -> None:
    assert near_key(key, {known}) is None


@pytest.mark.parametrize(
    ("key", "known"),
    [("street2", "street_2"), ("adress_line_2", "address_line_2"), ("iso3166cod", "iso_3166_code")],
)
def test_a_key_with_the_same_digits_may_be_a_slip(key: str, known: str) -> None:
    assert near_key(key, {known, "street", "address_line_1"}) == known
