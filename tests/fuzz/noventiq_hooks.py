"""Hooks and oracles for Noventiq: requests reach its orders, and what is right is read from contract and store."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import schemathesis
from hooks import has_no_body, is_acceptable, read, sent_body, undeclared
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract
from providers import before, check_of, held, is_of, number_of, read_after_changes
from schemathesis import Case, CheckContext, HookContext
from schemathesis.core.transport import Response

PROVIDER = "noventiq"
CONTRACT = Contract.load("noventiq")
ERRORS = {error["code"]: error for error in CONTRACT.schema("ErrorCode")["x-errors"]}
KEYS = ("merchant-one", "merchant-two")
ALONE = (110, 111, 15000, 1007, 1008, 1009)
UNLISTED = {
    "The username or the password is wrong.": 401,
    "There is no such order.": 404,
    "The order cannot be refunded.": 400,
}
SEEDED = range(10000001, 10000031)
NOT_REFUNDABLE = "The order cannot be refunded."
LIKELY = ("external_id", "email", "currency", "payment_method")
VALIDATORS = {
    operation.id: Draft202012Validator(CONTRACT.standalone(operation.request_schema), validate_formats=True)
    for operation in CONTRACT.operations.values()
    if operation.request_schema is not None
}


@schemathesis.hook("before_call")
def mend_noventiq(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Let each merchant's name be a token, and what fits the schema name orders, texts and accounts that exist."""
    if not is_of(PROVIDER, case):
        return
    issue_tokens(case)
    number = number_of(case.path_parameters, case.body)
    if not is_acceptable(case) or number % 5 == 0:
        return
    if case.path_parameters.get("order_id", 10000001) not in SEEDED:
        case.path_parameters["order_id"] = SEEDED[number % 30]
    if operation_id(case) == "createToken" and isinstance(case.body, dict):
        case.body |= {"username": KEYS[number % 2], "password": f"{KEYS[number // 2 % 2]}-secret"}
    if operation_id(case) == "searchOrders" and isinstance(case.body, dict):
        make_likely(case, case.body, number)


def issue_tokens(case: Case) -> None:
    app: Any = case.operation.schema.app
    keys = app._state.providers[PROVIDER]._api_keys
    rows = [
        (hashlib.sha256(key.encode()).hexdigest(), keys.owner_named(key), "9000-01-01T00:00:00+00:00")
        for key in KEYS
    ]
    with app._state.store.transaction() as connection:
        connection.executemany("INSERT OR IGNORE INTO noventiq_tokens VALUES (?, ?, ?)", rows)


def make_likely(case: Case, body: dict[str, Any], number: int) -> None:
    """Filters that one order passes, bounds of time within a second of some order's, and small pages."""
    orders = list(orders_of(case).values())
    for name in body.keys() & set(LIKELY):
        body[name] = orders[number % 30][name]
    if "email" in body and number % 2:
        body["email"] = body["email"].swapcase()
    for place, name in enumerate(name for name in sorted(body) if "_date_" in name):
        order = orders[(number + 7 * place) % 30]
        seconds = order["paid" if name.startswith("pay") else "created"] or order["created"]
        zone = datetime.fromisoformat(body[name]).tzinfo
        body[name] = datetime.fromtimestamp(seconds + number % 3 - 1, zone).isoformat()
    for name, most in {"limit": 12, "offset": 20}.items():
        if name in body:
            body[name] = number % most + 1


@read_after_changes
def orders_of(case: Case) -> dict[int, dict[str, Any]]:
    """Every order that the mock keeps, by its id."""
    app: Any = case.operation.schema.app
    with app._state.store.transaction() as connection:
        found = connection.execute("SELECT * FROM noventiq_orders ORDER BY id")
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found]
    return {row["id"]: row for row in rows}


def operation_id(case: Case) -> str:
    return str(case.operation.definition.raw["operationId"])


def owner_of(case: Case, response: Response) -> str:
    """Whose orders the merchant may see whose name was sent as the token."""
    app: Any = case.operation.schema.app
    key = token_of(response).partition(" ")[2]
    return str(app._state.providers[PROVIDER]._api_keys.owner_named(key))


def token_of(response: Response) -> str:
    sent: Any = {name.lower(): value for name, value in response.request.headers.items()}.get(
        "authorizationjwt", ""
    )
    return sent.decode("latin-1") if isinstance(sent, bytes) else str(sent)


@check_of(PROVIDER)
def noventiq_members_are_declared(ctx: CheckContext, response: Response, case: Case) -> None:
    """A successful response has no property that the spec does not know, and no body where the spec has none."""
    if 200 <= response.status_code < 300:
        schema = CONTRACT.operation(operation_id(case)).responses["200"]
        if schema is None:
            assert response.content == b""
        else:
            assert list(undeclared(read(response), schema, "", CONTRACT)) == []


@check_of(PROVIDER)
def noventiq_errors_say_what_the_spec_says(ctx: CheckContext, response: Response, case: Case) -> None:
    """Codes, messages and HTTP status agree; codes that stop the validation come alone."""
    if response.status_code < 400 or has_no_body(response):
        return
    body = read(response)
    assert set(body) <= {"errors"}
    assert bool(body) != (response.status_code in (405, 500))
    for item in body.get("errors", []):
        if item["error"] == 0:
            assert UNLISTED[item["message"]] == response.status_code
        else:
            error = ERRORS[item["error"]]
            start = error["message"]["en-US"].partition("{")[0]
            assert (item["message"][: len(start)], response.status_code) == (start, error["semantic_status"])
        assert item["error"] not in (0, *ALONE) or len(body["errors"]) == 1


@check_of(PROVIDER)
def every_wrong_member_is_named(ctx: CheckContext, response: Response, case: Case) -> None:
    """Code 15010 names exactly the properties that a validator refuses, as the contract lists them, unknown last."""
    if (
        has_no_body(response)
        or response.status_code not in (200, 400)
        or operation_id(case) not in VALIDATORS
    ):
        return
    list_request = [] if response.status_code == 200 else read(response)["errors"]
    named = [item["message"].partition(": ")[2] for item in list_request if item["error"] == 15010]
    if named or response.status_code == 200:
        assert named == list(wrong_members(operation_id(case), json.loads(sent_body(response))))


def wrong_members(operation: str, body: dict[str, Any]) -> Iterator[str]:
    wrong: set[str] = set()
    for error in VALIDATORS[operation].iter_errors(body):
        details = error.kind.as_dict()
        named = details.get("unexpected") or [
            *list(error.instance_path)[:1],
            *filter(None, [details.get("property")]),
        ]
        wrong.update(named)
    known = list(CONTRACT.members(CONTRACT.operation(operation).request_schema or {}))
    yield from (name for name in known if name in wrong)
    yield from (name for name in body if name in wrong and name not in known)


@check_of(PROVIDER)
def noventiq_acceptable_data_is_not_called_invalid(ctx: CheckContext, response: Response, case: Case) -> None:
    """Data that fits the schema is refused only for an order that cannot be refunded."""
    if is_acceptable(case) and response.status_code == 400:
        assert operation_id(case) == "createRefund"
        assert [item["message"] for item in read(response)["errors"]] == [NOT_REFUNDABLE]


@check_of(PROVIDER)
def noventiq_says_what_is_wrong_with_a_token(ctx: CheckContext, response: Response, case: Case) -> None:
    """1008 where none is claimed, 1007 where it was never issued; a merchant's own opens everything."""
    if operation_id(case) == "createToken" or has_no_body(response):
        return
    word, _, token = token_of(response).strip().partition(" ")
    code = 1008 if word.lower() != "bearer" or not token.strip() else 1007
    if token in KEYS and code == 1007:
        assert response.status_code != 401
    else:
        assert [item["error"] for item in read(response)["errors"]] == [code]


@check_of(PROVIDER)
def a_search_finds_what_a_search_by_hand_finds(ctx: CheckContext, response: Response, case: Case) -> None:
    """Total, ids and their order, and what is echoed, by the orders that the mock keeps."""
    if operation_id(case) != "searchOrders" or response.status_code != 200:
        return
    wanted, owner = json.loads(sent_body(response)), owner_of(case, response)
    found = [
        number
        for number, order in orders_of(case).items()
        if order["owner"] == owner and meets(order, wanted)
    ]
    limit, offset = int(wanted.get("limit", 100)), int(wanted.get("offset", 0))
    ids = sorted(found)[offset : offset + limit]
    assert read(response) == {"count_all": len(found), "limit": limit, "offset": offset, "ids": ids}


def meets(order: dict[str, Any], wanted: dict[str, Any]) -> bool:
    equal = ("status", "external_id", "currency", "payment_method")
    return (
        order["status"] != "terminated"
        and all(order[name] == wanted.get(name, order[name]) for name in equal)
        and order["email"].casefold() == wanted.get("email", order["email"]).casefold()
        and all(
            lies(order["created"], name, wanted[name]) for name in wanted if name.startswith("create_date")
        )
        and all(lies(order["paid"], name, wanted[name]) for name in wanted if name.startswith("pay_date"))
    )


def lies(seconds: int | None, name: str, text: str) -> bool:
    bound = datetime.fromisoformat(text).timestamp()
    if seconds is None:
        return False
    return seconds >= bound if name.endswith("_from") else seconds <= bound


@check_of(PROVIDER)
def an_order_is_read_as_it_is_kept(ctx: CheckContext, response: Response, case: Case) -> None:
    """The order that was asked for, of the merchant who asked."""
    if operation_id(case) == "getOrder" and response.status_code == 200:
        order = read(response)
        kept = orders_of(case)[int(str(response.request.url).rpartition("/")[2])]
        assert kept["owner"] == owner_of(case, response)
        assert (order["order_id"], order["status"]) == (kept["id"], kept["status"])
        assert (order["order_name"], order.get("external_id", "")) == (
            f"A{kept['id']:010}",
            kept["external_id"],
        )
        assert datetime.fromisoformat(order["create_date"]).timestamp() == kept["created"]
        assert bool(order.get("pay_date")) == (kept["paid"] is not None)


@check_of(PROVIDER)
def a_refund_is_taken_where_it_may_be(ctx: CheckContext, response: Response, case: Case) -> None:
    """Of a paid order that costs something, once; nothing else is refused for not being refundable."""
    if operation_id(case) != "createRefund" or response.status_code not in (200, 400):
        return
    order = (
        orders_of(case).get(int(case.path_parameters["order_id"])) if response.status_code == 200 else None
    )
    opened = held(case)[PROVIDER]["refunds"].get("open", 0) - before()[PROVIDER]["refunds"].get("open", 0)
    assert opened == (response.status_code == 200)
    assert order is None or (order["status"] == "paid" and order["cents"] > 0)
    if response.status_code == 400 and read(response)["errors"][0]["message"] == NOT_REFUNDABLE:
        refused = orders_of(case)[int(case.path_parameters["order_id"])]
        assert refused["status"] != "paid" or refused["cents"] == 0 or is_open(case, refused["id"])


def is_open(case: Case, order_id: int) -> bool:
    app: Any = case.operation.schema.app
    query = "SELECT count(*) FROM noventiq_refunds WHERE order_id = ? AND state = 'open'"
    with app._state.store.transaction() as connection:
        return bool(connection.execute(query, (order_id,)).fetchone()[0] == 1)


@check_of(PROVIDER)
def noventiq_changes_what_it_should_and_no_more(ctx: CheckContext, response: Response, case: Case) -> None:
    """A token more is kept once one is issued; refusals and reads leave everything as it was."""
    now, then = held(case), before()
    if response.status_code == 200 and operation_id(case) == "createToken":
        now[PROVIDER]["tokens"] -= 1
    if response.status_code == 200 and operation_id(case) == "createRefund":
        now[PROVIDER]["refunds"]["open"] -= 1
        then[PROVIDER]["refunds"].setdefault("open", 0)
    assert now == then


@check_of(PROVIDER)
def a_token_is_for_whoever_knows_the_secret(ctx: CheckContext, response: Response, case: Case) -> None:
    """A token is issued to a name with its secret alone, and it is kept as a digest."""
    if operation_id(case) != "createToken" or response.status_code not in (200, 401) or has_no_body(response):
        return
    sent = json.loads(sent_body(response))
    is_known = sent["username"] in KEYS and sent["password"] == f"{sent['username']}-secret"
    assert is_known == (response.status_code == 200)
    if is_known:
        app: Any = case.operation.schema.app
        digest = hashlib.sha256(read(response)["token"].encode()).hexdigest()
        with app._state.store.transaction() as connection:
            query = "SELECT owner FROM noventiq_tokens WHERE digest = ?"
            (owner,) = connection.execute(query, (digest,)).fetchone()
        assert owner == app._state.providers[PROVIDER]._api_keys.owner_named(sent["username"])


@check_of(PROVIDER)
def noventiq_tells_a_wrong_method_the_right_ones(ctx: CheckContext, response: Response, case: Case) -> None:
    """A method that the contract does not know on a path is 405, and Allow names exactly those that it knows."""
    path, method = CONTRACT.operation(operation_id(case)).path, response.request.method
    known = {other.method for other in CONTRACT.operations.values() if other.path == path}
    if method not in known:
        assert response.status_code in (401, 405)
    if response.status_code == 405:
        assert method not in known
        assert set(response.headers["allow"][0].split(", ")) == known
