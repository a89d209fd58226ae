"""Every operation and workflow of every provider by its command, against the mock."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any, get_args

import pytest
from choices import example
from command_line import Ran
from orderkit import Batch, BatchPart
from orderkit.accounts import client_class
from orderkit.cli.results import worst_error
from orderkit.contract import Contract, providers
from orderkit.errors import BadRequestError, OutcomeUnknownError
from orderkit.mock import MockServer
from orderkit.operations.table import methods_of, operations_of, workflows_of
from orderkit.runtime.protocol.batches import Outcome

Call = Callable[..., Ran]


class Shell:
    """Runs commands of a provider that must succeed, and notes which operations they were."""

    def __init__(self, call: Call, provider: str) -> None:
        self._call, self._provider = call, provider
        self.called = set[str]()

    def __call__(self, name: str, *arguments: object) -> Any:
        self.called.add(name.replace("-", "_"))
        ran = self._call(self._provider, name, *map(str, arguments), "--json")
        assert ran.err == ""
        assert ran.code == 0
        return json.loads(ran.out)

    def write(self, name: str, *arguments: object, body: Any = None) -> Any:
        given = [] if body is None else ["--body", json.dumps(body)]
        return self(name, *arguments, *given, "--yes")


def nocnoc(shell: Shell) -> None:
    quoted = shell("quote-order", "--body", json.dumps(example("nocnoc", "QuoteRequestTablet")))
    assert quoted["products"]
    body = example("nocnoc", "CreateOrderRequestWithoutExpirationDate")
    created = shell.write("create-order", body=body)
    assert created["status"] == "created"
    placed = shell.write("place-order", created["id"])
    assert shell("get-order", placed["id"])["status"] == placed["status"]
    assert shell("track-order", placed["tracking_id"], "--language", "pt-BR")["id"] == placed["id"]
    assert shell.write("cancel-order", placed["id"])["status"] == "cancelled"
    made = shell.write("create-order-once", body=body | {"merchant_invoice_id": "once"})
    assert (made["key"], made["order"]["status"]) == ("once", "created")
    tracking = shell("track-order", placed["tracking_id"])
    assert shell("confirm-webhook", "--body", json.dumps(tracking)) == tracking


def nocnoc_store(shell: Shell) -> None:
    orders = shell("list-orders", "--statuses", "in_process", "--limit", 3)
    assert {order["status"] for order in orders} == {"in_process"}
    shell.write("cancel-order", orders[0]["tracking_id"])
    product = shell.write("create-product", body=example("nocnoc_store", "CreateProductRequestLeast"))
    assert product["sku"]
    shell.write("create-product-from-asin", body=example("nocnoc_store", "CreateProductFromAsinRequestOne"))
    updated = shell.write("update-product", product["sku"], "--set", "available_quantity=7")
    assert updated["available_quantity"] == 7
    assert shell("get-product", product["sku"])["sku"] == product["sku"]
    assert product["sku"] in {each["sku"] for each in shell("list-products")}
    goods = f"items.0.sku={orders[1]['products'][0]['sku']}"
    order = f"order_reference_id={orders[1]['tracking_id']}"
    package = example("nocnoc_store", "SonPackageRequest")
    assert shell.write("create-package", "--set", order, "--set", goods, body=package)["package_id"]


def sendcloud(shell: Shell) -> None:
    orders = example("sendcloud", "NewOrdersMinimal")
    saved = shell.write("create-or-update-orders", body=orders[:1])[0]
    listed = shell("list-orders", "--order-number", orders[0]["order_number"], "--sort", "-order_created_at")
    assert [int(order["id"]) for order in listed] == [saved["id"]]
    shell.write("update-order", saved["id"], "--set", "order_details.notes=007")
    assert shell("retrieve-order", saved["id"])["order_details"]["notes"] == "007"
    assert shell.write("delete-order", saved["id"]) is None
    (row,) = shell.write("save-orders", body=orders[:1])
    assert (row["position"], row["outcome"], row["error"]) == (0, "saved", None)
    assert row["saved"]["order_id"] == orders[0]["order_id"]


def noventiq(shell: Shell) -> None:
    assert set(shell("create-token").values()) == {"***"}
    ids = shell("search-orders", "--status", "paid", "--limit", 2)
    assert shell("get-order", ids[0])["status"] == "paid"
    assert (
        shell.write("create-refund", ids[0], "--set", "description=twice", "--set", "email=a@example.com")
        is None
    )


def epages(shell: Shell) -> None:
    orders = shell("list-orders", "--limit", 3, "--page-size", 2, "--no-archived")
    assert len(orders) == 3
    patch = [{"op": "add", "path": "/customerComment", "value": "before noon"}]
    changed = shell.write("update-order", orders[0]["orderId"], body=patch)
    assert changed["customerComment"] == "before noon"
    assert shell("get-order", orders[0]["orderId"]).items() >= changed.items()
    assert isinstance(shell("list-order-documents", orders[0]["orderId"]), list)


JOURNEYS = {
    "nocnoc": nocnoc,
    "nocnoc_store": nocnoc_store,
    "sendcloud": sendcloud,
    "noventiq": noventiq,
    "epages": epages,
}


@pytest.mark.parametrize("provider", providers())
def test_every_operation_and_workflow_is_a_command(call: Call, provider: str) -> None:
    shell = Shell(call, provider)
    JOURNEYS[provider](shell)
    assert shell.called == set(methods_of(provider))


@pytest.mark.parametrize("provider", providers())
def test_the_table_has_every_operation_of_the_contract(provider: str) -> None:
    contract = Contract.load(provider)
    facts = {(each.id, each.method, each.path, each.retry) for each in operations_of(provider).values()}
    assert facts == {(each.id, each.method, each.path, each.retry) for each in contract.operations.values()}


@pytest.mark.parametrize("provider", providers())
def test_the_table_has_every_workflow_of_the_client(provider: str) -> None:
    found = client_class(provider)._provider.workflows
    assert set(workflows_of(provider)) == set(found)


@pytest.mark.parametrize(
    ("provider", "name", "body"),
    [
        ("sendcloud", "save_orders", example("sendcloud", "NewOrdersMinimal")[:1]),
        ("nocnoc", "create_order_once", example("nocnoc", "CreateOrderRequestWithoutExpirationDate")),
        ("nocnoc", "confirm_webhook", example("nocnoc", "TrackingClearedByCustoms")),
    ],
)
def test_a_workflow_calls_the_operations_of_its_entry(
    call: Call, mock: MockServer, provider: str, name: str, body: Any
) -> None:
    entry = workflows_of(provider)[name]
    call(provider, name.replace("_", "-"), "--body", json.dumps(body), *(["--yes"] if entry.writes else []))
    seen = {each["operationId"] for each in mock.control.requests()}
    assert seen == set(entry.calls)


def test_a_batch_prints_the_outcome_of_each_item_and_fails_as_its_first_error(
    call: Call, mock: MockServer
) -> None:
    order = example("sendcloud", "NewOrdersMinimal")[0]
    body = json.dumps([{**order, "order_id": f"many-{number}"} for number in range(250)])
    mock.control.plan_fault("sendcloud", status=403, call=2)
    ran = call("sendcloud", "save-orders", "--body", body, "--yes")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [row["position"] for row in rows] == list(range(250))
    outcomes = [row["outcome"] for row in rows]
    assert outcomes == ["saved"] * 100 + ["refused"] * 100 + ["not_tried"] * 50
    assert ran.code == 1
    assert rows[100]["error"] in ran.err


def test_the_help_of_a_batch_names_every_outcome(call: Call) -> None:
    help_text = " ".join(call("sendcloud", "save-orders", "--help").out.split())
    assert f"({', '.join(get_args(Outcome))})" in help_text


def test_an_error_that_may_have_saved_items_decides_about_a_batch() -> None:
    refused, unknown = BadRequestError("refused"), OutcomeUnknownError("lost")
    unknown.may_have_succeeded = True
    parts = (
        BatchPart[Any](range(1), "refused", error=refused),
        BatchPart[Any](range(1, 2), "unknown", error=unknown),
    )
    assert worst_error(Batch(parts)) is unknown
    assert worst_error(Batch(parts[:1])) is refused
    assert worst_error(Batch[Any](())) is None


def test_the_columns_of_a_batch_are_its_outcome_and_those_of_the_contract(call: Call) -> None:
    body = json.dumps(example("sendcloud", "NewOrdersMinimal")[:1])
    rows = call("sendcloud", "save-orders", "--body", body, "--yes", "--csv").out.splitlines()
    assert rows[0].startswith("position,outcome,error,saved.id,")
    assert rows[1].startswith("0,saved,,")


def test_a_webhook_that_is_not_true_is_not_to_be_acted_on(call: Call) -> None:
    ran = call(
        "nocnoc", "confirm-webhook", "--body", json.dumps(example("nocnoc", "TrackingClearedByCustoms"))
    )
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("do not act on it\n")


def test_a_short_name_is_the_verb_that_one_operation_has(call: Call) -> None:
    assert call("nocnoc", "track", "NC1").code == 1
    assert call("nocnoc-store", "list", "NC1").code == 2


def test_a_list_is_a_line_for_each_item_in_a_pipe(call: Call) -> None:
    lines = call("sendcloud", "list-orders", "--limit", "3").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["30", "29", "28"]


def test_amounts_keep_their_digits(call: Call) -> None:
    ran = call("epages", "list-orders", "--limit", "30")
    assert '"amount":7.63' in ran.out or '"amount":' in ran.out
    assert "Decimal" not in ran.out


def test_csv_has_the_columns_of_the_contract(call: Call) -> None:
    rows = list(csv.reader(io.StringIO(call("sendcloud", "list-orders", "--limit", "2", "--csv").out)))
    assert len(rows) == 3
    assert rows[0][:3] == ["id", "order_id", "order_number"]
    assert "payment_details.total_price.value" in rows[0]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_columns_can_be_chosen(call: Call) -> None:
    columns = "id,payment_details.total_price.currency,nothing"
    ran = call("sendcloud", "list-orders", "--limit", "1", "--csv", "--columns", columns)
    assert ran.out.splitlines()[0] == columns
    assert ran.out.splitlines()[1].startswith("30,")


def test_a_table_says_how_to_go_on(call: Call) -> None:
    ran = call("noventiq", "search", "--limit", "2", "--table")
    assert ran.out.splitlines()[0] == "VALUE"
    cursor = ran.err.partition("--cursor ")[2].strip()
    following = call("noventiq", "search", "--limit", "1", "--cursor", cursor)
    assert following.out.strip() not in ran.out
    assert call("noventiq", "search", "--limit", "2", "--table", "--quiet").err == ""


def test_an_object_is_a_line_for_each_member_in_a_table(call: Call) -> None:
    assert "\norder_details.status.code:" in call("sendcloud", "retrieve", "5", "--table").out


def test_a_list_is_split_into_windows(call: Call) -> None:
    bounds = ("--order-created-at-min", "2026-11-01", "--order-created-at-max", "2026-11-22")
    whole = call("sendcloud", "list", *bounds, "--csv", "--columns", "id")
    parts = call("sendcloud", "list", *bounds, "--csv", "--columns", "id", "--windows", "7d")
    assert parts.out == whole.out
