"""The contract as the mock and the tests read it."""

import json

import pytest
from orderkit.contract import Contract, read_text


def test_a_contract_is_read_once(contract: Contract) -> None:
    assert Contract.load("nocnoc") is contract


def test_an_unknown_provider_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="'nobody'"):
        Contract.load("nobody")


def test_an_unknown_operation_is_a_value_error(contract: Contract) -> None:
    with pytest.raises(ValueError, match="'payOrder'"):
        contract.operation("payOrder")


def test_an_unknown_schema_is_a_value_error(contract: Contract) -> None:
    with pytest.raises(ValueError, match="'Invoice'"):
        contract.schema("Invoice")


@pytest.mark.parametrize(
    ("operation_id", "method", "path", "retry"),
    [
        ("quoteOrder", "POST", "/api/order/quote", "safe"),
        ("createOrder", "PUT", "/api/order", "never"),
        ("placeOrder", "POST", "/api/order/{order_id}", "never"),
        ("cancelOrder", "DELETE", "/api/order/{order_id}", "never"),
        ("getOrder", "GET", "/api/order/{order_id}", "safe"),
        ("trackOrder", "POST", "/api/order/tracking/{tracking_id}", "safe"),
    ],
)
def test_an_operation_knows_its_request_line(
    contract: Contract, operation_id: str, method: str, path: str, retry: str
) -> None:
    operation = contract.operation(operation_id)
    assert (operation.method, operation.path, operation.retry, operation.tag) == (
        method,
        path,
        retry,
        "Orders",
    )


def test_the_parameters_of_a_path_belong_to_its_operations(contract: Contract) -> None:
    assert [parameter["name"] for parameter in contract.operation("getOrder").parameters] == [
        "order_id",
        "X-Lang",
    ]


def test_a_request_body_says_whether_it_is_required(contract: Contract) -> None:
    assert contract.operation("createOrder").request_required
    assert not contract.operation("getOrder").request_required


def test_an_operation_without_a_body_has_no_request_schema(contract: Contract) -> None:
    assert contract.operation("trackOrder").request_schema is None


def test_responses_are_resolved_to_their_schemas(contract: Contract) -> None:
    responses = contract.operation("getOrder").responses
    assert responses["200"] == {"$ref": "#/components/schemas/OrderDetail"}
    assert responses["4XX"] == {"$ref": "#/components/schemas/Error"}


def test_properties_include_those_of_all_parts(contract: Contract) -> None:
    members = contract.members({"$ref": "#/components/schemas/OrderDetail"})
    assert next(iter(members)) == "id"
    assert list(members)[-1] == "historic"


def test_servers_are_known_by_their_environment(contract: Contract) -> None:
    assert contract.servers == {
        "sandbox": "https://sandbox.nocnocgroup.com",
        "live": "https://live.nocnocgroup.com",
    }


def test_a_file_of_a_package_is_read_as_text(contract: Contract) -> None:
    assert json.loads(read_text("nocnoc", "openapi.json")) == contract.document


def test_what_an_operation_declares_is_known_by_its_extension(contract: Contract) -> None:
    assert contract.declared("trackOrder", "x-reads") is True
    assert contract.declared("getOrder", "x-reads") is None
