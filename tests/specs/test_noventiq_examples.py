"""The page's printed JSON is what the examples hold, models keep it whole, and what may be changed in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spec_files

if TYPE_CHECKING:
    from tests.specs.conftest import Exactly, Fits, Misjudged, Named, Printed, Schema, Shape, Through

# The schema, and so the model, of each printed block. The blocks are named as the spec's examples. None needs a repair.
SCHEMA_OF = {
    "SearchRequestAllMembers": "SearchRequest",
    "SearchRequestWithoutMembers": "SearchRequest",
    "OrderIdsFound": "OrderIds",
    "ErrorInvalidFieldValue": "Error",
}
ABSENT = ...

SEARCH = ("SearchRequest", "SearchRequestAllMembers")
IDS = ("OrderIds", "OrderIdsFound")
ORDER = ("Order", "OrderPaid")
REFUND = ("RefundRequest", "RefundRequestWithReason")
LOGIN = ("Credentials", "CredentialsMerchant")
UNLISTED = ("UnlistedError", "UnlistedErrorWrongCredentials")
CREATED = ("OrderNotification", "OrderNotificationCreated")
TOKEN = ("Token", "TokenIssued")
ERROR = ("Error", "ErrorInvalidFieldValue")
TIMES = ("create_date_from", "create_date_to", "pay_date_from", "pay_date_to")
NO_TIMES = (
    "2022-01-01T00:00:00Z",
    "2022-01-01T00:00:00.5+00:00",
    "2022-01-01T00:00:00",
    "2022-01-01T00:00:00+0000",
    "2022-01-01 00:00:00+00:00",
    "2022-01-01",
    "2022-02-29T00:00:00+00:00",
    "2022-01-01T24:00:00+00:00",
    "2022-01-01T23:59:60+00:00",
)
LENGTHS = {"external_id": 255, "payment_method": 100}
# What may be changed in an example: see Shape.
SHAPES: list[Shape] = [
    *[("NV-10", SEARCH, "limit", value, 1 <= value <= 1000) for value in (-1, 0, 1, 1000, 1001)],
    *[("NV-11", SEARCH, "offset", value, value >= 0) for value in (-1, 0)],
    ("NV-11", IDS, "ids", [], True),
    *[("NV-14", UNLISTED, "errors", value, True) for value in (ABSENT, list[Any]())],
    *[("NV-20", SEARCH, name, "red", False) for name in ("colour", "Status", "")],
    *[("NV-21", SEARCH, name, None, False) for name in ("status", "external_id", "limit", *TIMES)],
    *[("NV-22", SEARCH, "limit", value, False) for value in ("100", True, 1.5, [100])],
    ("NV-22", SEARCH, "limit", 100.0, True),
    ("NV-22", SEARCH, "external_id", 12345, False),
    *[("NV-24", SEARCH, name, value, False) for name in TIMES for value in NO_TIMES],
    *[("NV-24", SEARCH, name, "2024-02-29T23:59:59-11:30", True) for name in TIMES],
    *[("NV-28", SEARCH, "currency", value, value == "XXX") for value in ("XXX", "eur", "EURO", "")],
    *[("NV-29", SEARCH, "payment_method", value, bool(value)) for value in ("", "Barter")],
    *[("NV-30", SEARCH, "status", value, False) for value in ("Not paid", "not_paid", "notpaid", "")],
    *[("NV-31", SEARCH, "status", value, value == "deleted") for value in ("deleted", "terminated")],
    ("NV-31", ORDER, "status", "terminated", True),
    *[
        ("NV-32", SEARCH, "email", value, False)
        for value in ("customer", "@mail.com", "a@", "a@b@c", "a b@c")
    ],
    *[
        ("NV-32", SEARCH, "email", value, True)
        for value in ("Customer@Mail.COM", "\u00fc@b\u00fccher.example")
    ],
    ("NV-33", SEARCH, "external_id", "", True),
    *[("NV-36", SEARCH, None, value, False) for value in (list[Any](), None, "{}", 1)],
    *[("NV-39", UNLISTED, "errors/0/error", value, True) for value in (0, 401, 20001)],
    ("NV-39", UNLISTED, "errors/0/error", "20001", False),
    *[("NV-48", CREATED, "product/id", value, True) for value in ("1001", 1001, "")],
    *[("NV-48", CREATED, "product/id", value, False) for value in (None, 1.5)],
    *[("NV-49", CREATED, "payment/card_last_4", value, True) for value in (None, "4242", "", ABSENT)],
    ("NV-49", CREATED, "payment/card_last_4", 4242, False),
    ("NV-49", CREATED, "pay_date", None, False),
    *[("NV-49", CREATED, "product/price", value, value is not None) for value in ("", "1.00", "1", None)],
    *[("NV-50", CREATED, "document_part", value, value != 1) for value in ("2-of-10", "1", 1)],
    *[("NV-52", ORDER, "order_name", value, value != 11111111) for value in ("B1", "0011111111", 11111111)],
    ("NV-53", CREATED, "external_id", ABSENT, True),
    *[("NV-54", ORDER, "create_date", f"2022-01-12T09:30:00{zone}", True) for zone in ("+00:00", "-05:30")],
    *[("NV-55", ORDER, name, ABSENT, True) for name in ("external_id", "pay_date")],
    *[("NV-55", ORDER, name, ABSENT, False) for name in ("order_id", "order_name", "status", "create_date")],
    ("NV-55", ORDER, "currency", "EUR", True),
    *[
        ("NV-56", SEARCH, name, "a" * (top + more), not more)
        for name, top in LENGTHS.items()
        for more in (0, 1)
    ],
    *[("NV-56", SEARCH, "email", "a@" + "b" * (252 + more), not more) for more in (0, 1)],
    *[("NV-56", REFUND, "email", "a@" + "b" * (78 + more), not more) for more in (0, 1)],
    *[("NV-56", REFUND, "description", "\u0416" * (500 + more), not more) for more in (0, 1)],
    *[("NV-56", SEARCH, "offset", 2**31 - 1 + more, not more) for more in (0, 1)],
    *[("NV-56", SEARCH, name, "a\0b", False) for name in LENGTHS],
    ("NV-56", SEARCH, "pay_date_to", "0999-12-31T00:00:00+00:00", False),
    *[("NV-57", of, "colour", "red", True) for of in (LOGIN, REFUND)],
    *[("NV-57", LOGIN, name, value, False) for name in ("username", "password") for value in (ABSENT, "")],
    *[("NV-57", REFUND, "email", value, False) for value in (ABSENT, None)],
    *[("NV-61", CREATED, "product/quantity", value, True) for value in (1, "1", "", None)],
    *[
        ("NV-61", CREATED, f"payment/{name}", "", True)
        for name in ("is_card_expired", "is_installment_payment")
    ],
    *[("NV-61", CREATED, name, ABSENT, True) for name in ("event_date", "locale", "document_part")],
    *[("NV-61", CREATED, name, ABSENT, False) for name in ("customer/email", "payment/payment_method")],
    *[("NV-64", IDS, name, ABSENT, False) for name in ("count_all", "ids")],
    *[("NV-64", IDS, name, ABSENT, True) for name in ("limit", "offset")],
    *[("NV-64", TOKEN, name, ABSENT, name == "refresh_token") for name in ("token", "refresh_token")],
    *[("NV-64", of, "errors/0/message", ABSENT, True) for of in (ERROR, UNLISTED)],
    *[("NV-64", of, "errors/0/error", ABSENT, False) for of in (ERROR, UNLISTED)],
    *[("NV-64", CREATED, name, ABSENT, name == "order_name") for name in ("order_name", "status", "product")],
    ("NV-65", ORDER, "status", "archived", True),
    ("NV-65", CREATED, "event", "order.abducted", True),
    ("NV-65", ERROR, "errors/0/error", 1010, True),
    ("NV-65", SEARCH, "status", "archived", False),
]
MODEL_OF = {
    "Credentials": "Credentials",
    "TokenIssued": "Token",
    "OrderIds": "OrderIds",
    "OrderPaid": "Order",
}
MODEL_OF |= {
    "OrderNotPaid": "Order",
    "OrderNotification": "OrderNotification",
    "SearchRequest": "SearchRequest",
}
MODEL_OF |= {"RefundRequest": "RefundRequest", "UnlistedError": "UnlistedError", "Error": "Error"}

each_block = pytest.mark.parametrize("name", SCHEMA_OF)
EXAMPLES = list(spec_files.read_spec("noventiq")["components"]["examples"])


def model_of(example: str) -> str:
    return next(model for start, model in MODEL_OF.items() if example.startswith(start))


def test_every_printed_block_is_known_and_valid_json(data: Path, printed: Printed) -> None:
    found = (data / "printed").iterdir()
    assert sorted(path.name.partition(".")[0] for path in found) == sorted(SCHEMA_OF)
    assert all(json.loads(printed(name)) is not None for name in SCHEMA_OF)


@each_block
def test_a_printed_block_equals_the_example_of_the_same_name(
    name: str, block: Named, example: Named, exactly: Exactly
) -> None:
    assert exactly(example(name)) == exactly(block(name))


@each_block
def test_a_printed_block_fits_its_schema(name: str, block: Named, fits: Fits) -> None:
    assert fits(SCHEMA_OF[name], block(name))


@each_block
def test_a_printed_block_is_written_back_as_it_was_read(
    name: str, block: Named, through: Through, exactly: Exactly
) -> None:
    assert exactly(through(SCHEMA_OF[name], block(name))) == exactly(block(name))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_written_back_as_it_was_read(
    name: str, example: Named, through: Through, exactly: Exactly
) -> None:
    assert exactly(through(model_of(name), example(name))) == exactly(example(name))


def test_what_is_not_described_of_an_order_is_kept(
    example: Named, through: Through, exactly: Exactly
) -> None:
    more = {**example("OrderPaid"), "customer": {"email": "customer@mail.com"}, "amount": "10.00"}
    assert exactly(through("Order", more)) == exactly(more)


def test_the_printed_response_holds_fewer_ids_than_are_due(block: Named) -> None:
    found = block("OrderIdsFound")
    assert len(found["ids"]) < min(found["limit"], found["count_all"] - found["offset"])


def test_the_printed_response_is_not_that_to_the_printed_request(block: Named) -> None:
    asked, found = block("SearchRequestAllMembers"), block("OrderIdsFound")
    assert (asked["limit"], asked["offset"]) != (found["limit"], found["offset"])


def test_the_printed_ids_run_upward(block: Named) -> None:
    ids = block("OrderIdsFound")["ids"]
    assert ids == sorted(set(ids))


def test_the_name_of_an_order_is_a_and_its_id_in_ten_digits(example: Named) -> None:
    orders = [value for value in map(example, EXAMPLES) if "order_name" in value]
    assert len(orders) == 4
    assert [order["order_name"] for order in orders] == [f"A{order['order_id']:010}" for order in orders]


def test_an_error_has_an_example_that_says_what_the_error_says(
    example: Named, errors: dict[int, Schema], fits: Fits
) -> None:
    list_request = {code: error["message"]["en-US"] for code, error in errors.items()}
    shown = [example(name) for name in EXAMPLES if name.startswith("Error")]
    told = {(item["error"], item["message"]) for value in shown for item in value["errors"]}
    parameters = ("email", "status", "limit", "colour")
    expected = {(code, text) for code, text in list_request.items() if "{" not in text}
    expected |= {(15010, list_request[15010].replace("{parameter}", name)) for name in parameters}
    assert told == expected
    assert all(fits("Error", value) for value in shown)


@pytest.mark.parametrize("entry", sorted({row[0] for row in SHAPES}))
def test_an_example_may_be_changed_as_its_entry_says(entry: str, misjudged: Misjudged) -> None:
    assert misjudged(SHAPES, entry) == []
