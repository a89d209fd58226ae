"""Responses that answer another request: the ids that the spec says a response repeats are compared."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from client_fixtures import EPAGES, NOCNOC, NOCNOC_STORE, NOVENTIQ, SENDCLOUD
from orderkit import DecodeError, MismatchedResponseError
from orderkit.contract import Contract, expression_target

KINDS = {
    "nocnoc": NOCNOC,
    "nocnoc_store": NOCNOC_STORE,
    "sendcloud": SENDCLOUD,
    "noventiq": NOVENTIQ,
    "epages": EPAGES,
}
TOKEN = httpx.Response(200, json={"token": "token"})


@dataclass(frozen=True)
class Case:
    """An operation that declares x-echoes: what it is sent and returns by the first examples of its spec."""

    provider: str
    operation: str

    @property
    def node(self) -> Any:
        contract = Contract.load(self.provider)
        operation = contract.operation(self.operation)
        return contract.document["paths"][operation.path][operation.method.lower()]

    @property
    def method(self) -> str:
        return re.sub(r"(?=[A-Z])", "_", self.operation).lower()

    @property
    def member(self) -> list[str]:
        (echo,) = self.node["x-echoes"]
        return expression_target(echo["back"]).removeprefix("/").split("/")

    @property
    def answer(self) -> Any:
        success = next(each for status, each in self.node["responses"].items() if status.startswith("2"))
        return self.example(success)

    @property
    def body(self) -> tuple[Any, ...]:
        return (self.example(self.node["requestBody"]),) if "requestBody" in self.node else ()

    def example(self, holder: Any) -> Any:
        contract = Contract.load(self.provider)
        (media, *_) = holder["content"].values()
        return copy.deepcopy(contract.resolve(next(iter(media["examples"].values())))["value"])

    @property
    def id(self) -> Any:
        found = self.answer
        for name in self.member:
            found = found[name]
        return found

    def answered(self, value: Any) -> httpx.Response:
        answer = self.answer
        holder = answer
        for name in self.member[:-1]:
            holder = holder[name]
        holder[self.member[-1]] = value
        return httpx.Response(200, json=answer)

    def call(self, opener: Any, response: httpx.Response) -> Any:
        tokens = [copy.copy(TOKEN)] if self.provider == "noventiq" else []
        caller = opener(KINDS[self.provider])(*tokens, response)
        sent = int(self.id) if str(self.id).isdecimal() else self.id
        return caller.call(self.method, sent, *self.body)


CASES = [
    Case(provider, operation)
    for provider in KINDS
    for operation in Contract.load(provider).operations
    if Contract.load(provider).declared(operation, "x-echoes")
]
ALL = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.provider}-{case.operation}")


@pytest.fixture(params=[True, False], ids=["msgspec", "pure"])
def any_reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decode by msgspec, and without it."""
    if not request.param:
        monkeypatch.setattr("orderkit.runtime.client.decoding.fast_decoder", lambda build: None)


def test_every_operation_that_gets_an_object_by_its_id_is_covered() -> None:
    assert {(case.provider, case.operation) for case in CASES} == {
        ("nocnoc", "getOrder"),
        ("nocnoc", "placeOrder"),
        ("nocnoc", "cancelOrder"),
        ("nocnoc", "trackOrder"),
        ("nocnoc_store", "getProduct"),
        ("nocnoc_store", "updateProduct"),
        ("sendcloud", "retrieveOrder"),
        ("sendcloud", "updateOrder"),
        ("noventiq", "getOrder"),
        ("epages", "getOrder"),
        ("epages", "updateOrder"),
    }


@ALL
@pytest.mark.usefixtures("any_reader")
def test_the_answer_of_another_request_is_refused(case: Case, opener: Any) -> None:
    other = f"{case.id}7" if isinstance(case.id, str) else case.id + 1
    with pytest.raises(MismatchedResponseError, match=r"must be that of this request") as caught:
        case.call(opener, case.answered(other))
    error = caught.value
    assert isinstance(error, DecodeError)
    assert (error.operation, error.path) == (case.operation, ".".join(case.member))
    assert str(other) not in str(error)
    assert str(other) in error.response.text
    assert error.may_have_succeeded is (case.node["x-retry"] != "safe")


@ALL
@pytest.mark.usefixtures("any_reader")
def test_the_answer_with_the_id_is_returned(case: Case, opener: Any) -> None:
    assert case.call(opener, case.answered(case.id)) is not None


def bare(case: Case) -> bool:
    return case.provider == "epages" or "sku" in case.member or "tracking_id" in case.member


@pytest.mark.parametrize("case", [case for case in CASES if bare(case)], ids=lambda case: case.operation)
def test_the_case_of_letters_does_not_count_where_the_spec_says_so(case: Case, opener: Any) -> None:
    assert case.call(opener, case.answered(str(case.id).swapcase())) is not None


SENDCLOUD_ORDER = Case("sendcloud", "retrieveOrder")


@pytest.mark.parametrize("form", ["{}", " {} ", "{}.0"])
def test_a_text_that_writes_the_number_is_the_id(form: str, opener: Any) -> None:
    value = form.format(SENDCLOUD_ORDER.id)
    assert SENDCLOUD_ORDER.call(opener, SENDCLOUD_ORDER.answered(value)) is not None


def test_an_empty_text_is_no_id(opener: Any) -> None:
    assert SENDCLOUD_ORDER.call(opener, SENDCLOUD_ORDER.answered("")) is not None


def test_an_operation_of_a_raw_client_is_checked_too(opener: Any) -> None:
    caller = opener(SENDCLOUD)(SENDCLOUD_ORDER.answered(f"{SENDCLOUD_ORDER.id}7"))
    with pytest.raises(MismatchedResponseError):
        caller.run(caller.client.raw.retrieve_order(int(SENDCLOUD_ORDER.id)))
