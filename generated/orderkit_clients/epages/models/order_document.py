from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    time,
    time_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class OrderDocument(OpenModel[Any]):
    """A finalised invoice or credit note.

    Attributes:
        order_id (str): Id of the order that the document belongs to.
        document_type (DocumentType): The kind of a document. `Invoice`: the customer owes its total. `CreditNote`: the
            customer gets its total back.
        document_number (str): Number of the document.
        issue_date (datetime.datetime | None): The date on the document, in UTC; in the merchant's time zone it is the
            date that is printed.
        creation_date (datetime.datetime | None): When the document was made, in UTC.
        address (Address | None): A person or company and where to find them. Every property may be missing or null.
        line_item_container (LineItemContainer | None): The lines of an order and what they cost. Its totals have the
            names of the order's own and are price objects, with the amount as a number.
        document_pdf (str | None): The document as a PDF, in base64 without line breaks, in the language of the order.
            Only if it was asked for.
        links (list[Link] | None): References that belong to the document, such as to its order.
    """

    order_id: str
    """Id of the order that the document belongs to."""
    document_type: DocumentType
    """The kind of a document. `Invoice`: the customer owes its total. `CreditNote`: the customer gets its total back."""
    document_number: str
    """Number of the document."""
    _issue_date: datetime.datetime | str | None = _attrs_field(default=None, alias="issue_date")
    _creation_date: datetime.datetime | str | None = _attrs_field(default=None, alias="creation_date")
    address: Address | None = None
    """A person or company and where to find them. Every property may be missing or null."""
    line_item_container: LineItemContainer | None = None
    """The lines of an order and what they cost. Its totals have the names of the order's own and are price objects,
    with the amount as a number."""
    document_pdf: str | None = None
    """The document as a PDF, in base64 without line breaks, in the language of the order. Only if it was asked for."""
    links: list[Link] | None = None
    """References that belong to the document, such as to its order."""
    SLOTS: ClassVar[dict[str, str]] = {
        "orderId": "order_id",
        "documentType": "document_type",
        "documentNumber": "document_number",
        "issueDate": "_issue_date",
        "creationDate": "_creation_date",
        "lineItemContainer": "line_item_container",
        "documentPdf": "document_pdf",
    }

    @property
    def issue_date(self) -> datetime.datetime | None:
        """The date on the document, in UTC; in the merchant's time zone it is the date that is printed."""
        return None if self._issue_date is None else time(self._issue_date, "OrderDocument.issueDate")

    @issue_date.setter
    def issue_date(self, value: datetime.datetime | str | None) -> None:
        self._issue_date = value

    @property
    def creation_date(self) -> datetime.datetime | None:
        """When the document was made, in UTC."""
        return (
            None if self._creation_date is None else time(self._creation_date, "OrderDocument.creationDate")
        )

    @creation_date.setter
    def creation_date(self, value: datetime.datetime | str | None) -> None:
        self._creation_date = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["orderId"] = self.order_id
        field_dict["documentType"] = self.document_type.value
        field_dict["documentNumber"] = self.document_number
        if self._issue_date is not None:
            field_dict["issueDate"] = time_json(self._issue_date, "OrderDocument.issueDate")
        if self._creation_date is not None:
            field_dict["creationDate"] = time_json(self._creation_date, "OrderDocument.creationDate")
        if self.address is not None:
            field_dict["address"] = self.address.to_dict()
        if self.line_item_container is not None:
            field_dict["lineItemContainer"] = self.line_item_container.to_dict()
        if self.document_pdf is not None:
            field_dict["documentPdf"] = self.document_pdf
        if self.links is not None:
            field_dict["links"] = [item.to_dict() for item in self.links]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 9
        model.order_id = value = src_dict["orderId"]
        if type(value) is not str:
            checked(value, "OrderDocument.orderId", str)
        model.document_type = DOCUMENT_TYPE[src_dict["documentType"]]
        model.document_number = value = src_dict["documentNumber"]
        if type(value) is not str:
            checked(value, "OrderDocument.documentNumber", str)
        if "issueDate" in src_dict:
            model._issue_date = value = src_dict["issueDate"]
            if type(value) is not str:
                checked(value, "OrderDocument.issueDate", str)
        else:
            model._issue_date = None
            known -= 1
        if "creationDate" in src_dict:
            model._creation_date = value = src_dict["creationDate"]
            if type(value) is not str:
                checked(value, "OrderDocument.creationDate", str)
        else:
            model._creation_date = None
            known -= 1
        if "address" in src_dict:
            model.address = read_address(src_dict["address"])
        else:
            model.address = None
            known -= 1
        if "lineItemContainer" in src_dict:
            model.line_item_container = read_line_item_container(src_dict["lineItemContainer"])
        else:
            model.line_item_container = None
            known -= 1
        if "documentPdf" in src_dict:
            model.document_pdf = value = src_dict["documentPdf"]
            if type(value) is not str:
                checked(value, "OrderDocument.documentPdf", str)
        else:
            model.document_pdf = None
            known -= 1
        if "links" in src_dict:
            model.links = list(map(read_link, items(src_dict["links"], "OrderDocument.links")))
        else:
            model.links = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_order_document = OrderDocument.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "orderId",
        "documentType",
        "documentNumber",
        "issueDate",
        "creationDate",
        "address",
        "lineItemContainer",
        "documentPdf",
        "links",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.address import Address
from ..models.document_type import DocumentType
from ..models.line_item_container import LineItemContainer
from ..models.link import Link
from .address import read_address
from .document_type import DOCUMENT_TYPE
from .line_item_container import read_line_item_container
from .link import read_link
