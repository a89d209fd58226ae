"""The invoices and credit notes of an order."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from in_process import Json

if TYPE_CHECKING:
    from tests.providers.epages.mock.conftest import InProcessShops


DOCUMENTS = "/orders/{}/documents"


def listed(shops: InProcessShops, order: Json, **query: Any) -> list[Any]:
    return shops.walk(DOCUMENTS.format(order["orderId"]), **query)


@pytest.fixture
def invoiced(shops: InProcessShops) -> Json:
    """An order with an invoice and a credit note."""
    return next(order for order in shops.page(returnedOn="true")["items"] if order["invoicedOn"])


def test_documents_stand_newest_first(shops: InProcessShops, invoiced: Json) -> None:
    credit_note, invoice = listed(shops, invoiced)
    assert (invoice["documentType"], credit_note["documentType"]) == ("Invoice", "CreditNote")
    assert invoice["creationDate"] < credit_note["creationDate"]
    assert {invoice["orderId"], credit_note["orderId"]} == {invoiced["orderId"]}


def test_documents_of_one_timestamp_are_sorted_by_their_number(
    shops: InProcessShops, untouched: Json
) -> None:
    for kind in ("CreditNote", "Invoice", "CreditNote"):
        shops.advance(untouched["orderId"], kind)
    found = listed(shops, untouched)
    numbers = [document["documentNumber"] for document in found]
    assert len({document["creationDate"] for document in found}) == 1
    assert len(set(numbers)) == 3
    assert numbers == sorted(numbers, reverse=True)


def test_documents_come_page_by_page(shops: InProcessShops, invoiced: Json) -> None:
    path = DOCUMENTS.format(invoiced["orderId"])
    whole = shops.call("GET", path).json()
    assert (whole["results"], whole["page"], whole["resultsPerPage"]) == (2, 1, 10)
    for number in (1, 2):
        page = shops.page(path, page=number, resultsPerPage=1)
        assert page == {
            "results": 2,
            "page": number,
            "resultsPerPage": 1,
            "items": [whole["items"][number - 1]],
        }
    assert shops.page(path, page=3, resultsPerPage=1)["items"] == []


def test_a_draft_is_not_listed_until_it_is_finalised(shops: InProcessShops) -> None:
    order = next(order for order in shops.page()["items"] if order["partiallyInvoicedOn"])
    assert shops.control.summary()["providers"]["epages"]["documents"]["Invoice draft"] > 0
    (first,) = listed(shops, order)
    shops.advance(order["orderId"], "Invoice")
    found = listed(shops, order)
    assert first in found
    assert len(found) == 2
    assert found[0]["creationDate"] < "2026-06-15T10:00:00.000Z"


def test_a_finalised_document_moves_both_clocks(shops: InProcessShops, untouched: Json) -> None:
    shops.advance(untouched["orderId"], "Invoice")
    assert shops.get(untouched["orderId"])["lastUpdatedOnDate"] == "2026-06-15T10:00:00.000Z"
    assert shops.page(updatedFrom="2026-06-15T10:00:00Z")["results"] == 1


def test_an_order_without_documents_has_an_empty_list(shops: InProcessShops, untouched: Json) -> None:
    assert shops.page(DOCUMENTS.format(untouched["orderId"]))["results"] == 0


@pytest.mark.parametrize("asked", ["false", "", "FALSE", None])
def test_without_asking_there_is_no_pdf(shops: InProcessShops, invoiced: Json, asked: str | None) -> None:
    query = {} if asked is None else {"includePdf": asked}
    assert all("documentPdf" not in document for document in listed(shops, invoiced, **query))


@pytest.mark.parametrize("asked", ["true", "True"])
def test_a_pdf_comes_with_each_document_that_is_asked_for(
    shops: InProcessShops, invoiced: Json, asked: str
) -> None:
    files = [
        base64.b64decode(document["documentPdf"]) for document in listed(shops, invoiced, includePdf=asked)
    ]
    assert len(set(files)) == 2
    assert all(file.startswith(b"%PDF-") and file.endswith(b"%%EOF\n") for file in files)


@pytest.mark.parametrize(
    "query",
    ["includePdf=1", "page=0", "resultsPerPage=101", "resultsPerPage=0", "locale=de", "page=1&page=1"],
)
def test_a_wrong_parameter_is_named_and_refused(
    shops: InProcessShops, invoiced: Json, told: Callable[..., Any], query: str
) -> None:
    path = DOCUMENTS.format(invoiced["orderId"])
    response = shops.call("GET", f"{path}?{query}")
    assert response.status_code == 400
    assert told(response) == f"Bad Request: {query.partition('=')[0]}, Request: GET /epages/DemoShop{path}"


def test_a_credit_note_has_positive_amounts(shops: InProcessShops, invoiced: Json) -> None:
    documents = {document["documentType"]: document for document in listed(shops, invoiced)}
    credit_note = documents["CreditNote"]["lineItemContainer"]
    assert credit_note["grandTotal"]["amount"] == float(invoiced["grandTotal"]) > 0
    assert credit_note == documents["Invoice"]["lineItemContainer"]


def test_a_document_keeps_its_address_when_the_order_gets_another(
    shops: InProcessShops, untouched: Json
) -> None:
    shops.advance(untouched["orderId"], "Invoice")
    shops.add(untouched["orderId"], "/billingAddress", {"city": "Bern"})
    shops.advance(untouched["orderId"], "CreditNote")
    cities = {
        document["documentType"]: document["address"].get("city") for document in listed(shops, untouched)
    }
    assert cities == {"Invoice": untouched["billingAddress"].get("city"), "CreditNote": "Bern"}


def test_a_document_is_in_the_language_that_is_asked_for(shops: InProcessShops, invoiced: Json) -> None:
    (german, *_), (english, *_) = (listed(shops, invoiced, locale=locale) for locale in ("de_DE", "en_US"))
    texts = [
        document["lineItemContainer"]["grandTotal"]["formatted"].partition(" ")[0]
        for document in (german, english)
    ]
    assert texts[0] == texts[1].replace(".", ",") != texts[1]


def test_documents_of_another_shop_are_not_found(shops: InProcessShops, invoiced: Json) -> None:
    path = DOCUMENTS.format(invoiced["orderId"])
    assert shops.call("GET", path, key="merchant-two").status_code == 404
