"""The mappings of orders fit the specs that they read, and each choice in them has a ledger entry."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import fields
from order_mappings import PROVIDERS, cited, mapped, mapped_pointers, pointers_of, schema_at
from orderkit.contract import Contract
from orderkit.orders import Address, Customer, Fulfilment, Order, OrderLine, OrderMapping, OrderStatus

LEDGERS = Path(__file__).parents[3] / "specs" / "ledger"
OBJECTS: dict[str, Any] = {
    "": Order,
    "customer": Customer,
    "billing": Address,
    "shipping_address": Address,
    "fulfilment": Fulfilment,
    "lines": OrderLine,
}
NOT_IN = {
    # What an order of one kind has and one of another has not.
    ("nocnoc", "Tracking"): {
        "number", "placed_at", "total", "tax", "shipping", "customer", "shipping_address", "lines",
        "fulfilment.label_url",
    },
    ("noventiq", "Order"): {"currency", "customer"},
    ("epages", "Order"): {"lines"},
}  # fmt: skip
"""Members, or whole groups of them, that a model of a provider does not have."""
AMOUNTS = {"total", "tax", "shipping", "unit_price"}
NUMBERS = {*AMOUNTS, "quantity"}


@pytest.fixture(params=PROVIDERS)
def provider(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def is_left_out(provider: str, model: str, member: str) -> bool:
    left_out = NOT_IN.get((provider, model), set())
    return member in left_out or member.partition(".")[0] in left_out


def test_every_pointer_leads_to_a_place_in_each_model_but_those_listed(provider: str) -> None:
    models = OrderMapping.load(provider).data["models"]
    places = [(model, *place) for model in models for place in mapped_pointers(provider)]
    wrong = [
        (model, member, pointer)
        for model, member, pointer in places
        if (schema_at(provider, model, pointer) is None) is not is_left_out(provider, model, member)
    ]
    assert wrong == []


def test_every_model_is_one_of_the_generated_client(provider: str) -> None:
    models = import_module(f"orderkit_clients.{provider}.models")
    assert [name for name in OrderMapping.load(provider).data["models"] if not hasattr(models, name)] == []


def test_every_member_is_one_of_the_common_form(provider: str) -> None:
    for member, _ in mapped(provider):
        group, _, name = member.rpartition(".")
        assert name in {each.name for each in fields(OBJECTS[group])} | {"each"}, member


def test_every_mapped_time_has_a_zone_or_an_offset(provider: str) -> None:
    for model, member, pointer in [
        (model, *place)
        for model in OrderMapping.load(provider).data["models"]
        for place in mapped_pointers(provider)
    ]:
        schema = schema_at(provider, model, pointer)
        is_time = member == "status" or member.rpartition(".")[2].endswith("_at")
        if schema is not None and is_time and schema.get("format") != "date-time":
            # A text without an offset is read as UTC.
            time = schema["x-time"]
            assert time.get("zone") == "UTC" or time["layout"].endswith("±hh:mm"), (model, member)


def test_a_member_that_is_a_number_here_is_one_in_the_spec(provider: str) -> None:
    for model in OrderMapping.load(provider).data["models"]:
        for member, pointer in mapped_pointers(provider):
            schema = schema_at(provider, model, pointer)
            if schema is not None and member.rpartition(".")[2] in NUMBERS:
                assert schema.get("format") == "decimal" or schema["type"] in {"integer", "number"}


@pytest.mark.parametrize("provider", ["nocnoc", "nocnoc_store", "sendcloud", "noventiq"])
def test_every_status_of_the_spec_has_a_counterpart_or_is_listed_without(provider: str) -> None:
    data = OrderMapping.load(provider).data
    schema = schema_at(provider, data["models"][0], data["order"]["provider_status"])
    assert schema is not None
    known = [*data["status"]["values"], *data["status"].get("without", ())]
    assert sorted(known) == sorted(schema["x-extensible-enum"])


@pytest.mark.parametrize("provider", ["nocnoc_store", "sendcloud", "noventiq"])
def test_statuses_are_told_apart_as_the_filter_does(provider: str) -> None:
    mapping = OrderMapping.load(provider)
    filters = Contract.load(provider).filters(mapping.listing["operation"])
    place = mapping.data["order"]["provider_status"]
    cases = [each["case"] for each in filters.values() if each.get("member") == place]
    assert cases == [mapping.data["status"].get("case", "sensitive")]


def test_every_time_of_a_status_at_epages_has_a_counterpart() -> None:
    members = Contract.load("epages").members(Contract.load("epages").schema("Order"))
    times = OrderMapping.load("epages").data["status"]["times"]
    assert sorted(times) == sorted(f"/{name}" for name in members if name.endswith("On"))
    assert {OrderStatus(status) for status in times.values()} == set(OrderStatus)


def test_every_status_is_one_of_the_common_form(provider: str) -> None:
    status = OrderMapping.load(provider).data["status"]
    for value in (*status.get("values", {}).values(), *status.get("times", {}).values()):
        assert value in list(OrderStatus)


def test_every_cited_ledger_entry_exists(provider: str) -> None:
    entries = {entry["id"]: entry for entry in yaml.safe_load((LEDGERS / f"{provider}.yaml").read_text())}
    assert cited(provider) - set(entries) == set()


def test_a_member_is_one_pointer_or_has_one_of_the_four_forms(provider: str) -> None:
    for member, declared in mapped(provider):
        assert pointers_of(declared) or "constant" in declared, member
        if isinstance(declared, dict):
            assert set(declared) - {"ledger"} <= {"pointer", "constant", "any", "join"}, member
            assert len(set(declared) - {"ledger"}) == 1, member


def test_what_a_listing_names_are_operations_of_the_provider(provider: str) -> None:
    listing = OrderMapping.load(provider).listing
    contract = Contract.load(provider)
    named = [listing[key] for key in ("operation", "each", "details") if key in listing]
    assert [name for name in named if name not in contract.operations] == []
    if "updated_from" in listing:
        assert listing["updated_from"] in contract.filters(listing["operation"])


def test_a_currency_that_is_constant_is_that_of_every_amount(provider: str) -> None:
    constants = [
        (name, each) for name, each in mapped(provider) if isinstance(each, dict) and "constant" in each
    ]
    for name, each in constants:
        assert (name.rpartition(".")[2], each["constant"], "ledger" in each) == ("currency", "USD", True)
    amounts = [
        (model, member, schema_at(provider, model, pointer))
        for model in OrderMapping.load(provider).data["models"]
        for member, pointer in mapped_pointers(provider)
        if constants and member.rpartition(".")[2] in AMOUNTS
    ]
    assert [member for _, member, schema in amounts if schema and "in USD" not in schema["description"]] == []
