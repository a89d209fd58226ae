"""The contract as the mock and the tests read it."""

import hashlib
import json
from typing import Any

import pytest
from orderkit.contract import Contract, read_text
from orderkit.contract.compiled import SignatureFormula


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


def signed_by(**changed: Any) -> Contract:
    signature = {
        "algorithm": "sha256",
        "encoding": "hex",
        "message": ["secret", "'|'", "$request.body#/id", "'|'"],
    }
    signature["message"] = [*signature["message"], "$request.body#/buyer/name"]
    post = {"x-notifies": {"signature": {**signature, **changed}}}
    return Contract({"paths": {}, "webhooks": {"paid": {"post": post}}})


def test_a_signature_is_the_digest_of_the_declared_pieces() -> None:
    formula = signed_by().signature("paid")
    values = formula.values({"id": 7, "buyer": {"name": "Erika"}, "more": True})
    assert values == ("7", "Erika")
    assert formula.sign("key", values) == hashlib.sha256(b"key|7|Erika").hexdigest()


@pytest.mark.parametrize(("values", "found"), [(("7", "a|b"), None), (("7|a", "b"), "|")])
def test_a_text_between_two_pieces_is_ambiguous_in_all_values_but_the_last(
    values: tuple[str, ...], found: str | None
) -> None:
    assert signed_by().signature("paid").ambiguous_text(values) == found


def test_a_signed_member_that_is_missing_is_a_key_error() -> None:
    formula = SignatureFormula("sha256", ("secret", "$request.body#/buyer/name"))
    with pytest.raises(KeyError, match="name"):
        formula.values({"buyer": {}})


@pytest.mark.parametrize(
    "changed", [{"encoding": "base64"}, {"algorithm": "hmac-sha256"}, {"message": ["secret", "body"]}]
)
def test_another_kind_of_signature_is_a_value_error(changed: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="signature of paid must be a digest"):
        signed_by(**changed).signature("paid")


def test_the_life_of_a_token_is_that_of_its_scheme() -> None:
    schemes = {
        "known": {"x-token": {"issued-by": "login", "lives": 60}},
        "unknown": {"x-token": {"lives": None}},
    }
    contract = Contract({"paths": {}, "components": {"securitySchemes": {**schemes, "silent": {}}}})
    assert contract.token_lifetime("known") == 60
    for scheme in ("unknown", "silent"):
        with pytest.raises(ValueError, match=f"a token of {scheme} lives"):
            contract.token_lifetime(scheme)
