from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.document_type import DocumentType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address import Address
    from ..models.line_item_container import LineItemContainer
    from ..models.link import Link


T = TypeVar("T", bound="OrderDocument")


@_attrs_define
class OrderDocument:
    """A finalised invoice or credit note.

    Attributes:
        order_id (str): Identification of the order that the document belongs to.
        document_type (DocumentType): The kind of a document. `Invoice`: what the customer owes. `CreditNote`: what the
            customer gets back.
        document_number (str): Number of the document.
        issue_date (str): When the document was issued, in UTC.
        creation_date (str): When the document was made, in UTC.
        address (Address): A person or company and where to find them. Every member may be missing or null.
        line_item_container (LineItemContainer): What was ordered and what it costs. Its totals have the names of the
            order's own and are price objects, with the amount as a number.
        document_pdf (str | Unset): The document as a PDF, in base64. Only if it was asked for.
        links (list[Link] | Unset): References that belong to the document.
    """

    order_id: str
    document_type: DocumentType
    document_number: str
    issue_date: str
    creation_date: str
    address: Address
    line_item_container: LineItemContainer
    document_pdf: str | Unset = UNSET
    links: list[Link] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        order_id = self.order_id

        document_type = self.document_type.value

        document_number = self.document_number

        issue_date = self.issue_date

        creation_date = self.creation_date

        address = self.address.to_dict()

        line_item_container = self.line_item_container.to_dict()

        document_pdf = self.document_pdf

        links: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.links, Unset):
            links = []
            for links_item_data in self.links:
                links_item = links_item_data.to_dict()
                links.append(links_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "orderId": order_id,
                "documentType": document_type,
                "documentNumber": document_number,
                "issueDate": issue_date,
                "creationDate": creation_date,
                "address": address,
                "lineItemContainer": line_item_container,
            }
        )
        if document_pdf is not UNSET:
            field_dict["documentPdf"] = document_pdf
        if links is not UNSET:
            field_dict["links"] = links

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address import Address  # noqa: PLC0415
        from ..models.line_item_container import LineItemContainer  # noqa: PLC0415
        from ..models.link import Link  # noqa: PLC0415

        d = dict(src_dict)
        order_id = d.pop("orderId")

        document_type = DocumentType(d.pop("documentType"))

        document_number = d.pop("documentNumber")

        issue_date = d.pop("issueDate")

        creation_date = d.pop("creationDate")

        address = Address.from_dict(d.pop("address"))

        line_item_container = LineItemContainer.from_dict(d.pop("lineItemContainer"))

        document_pdf = d.pop("documentPdf", UNSET)

        _links = d.pop("links", UNSET)
        links: list[Link] | Unset = UNSET
        if _links is not UNSET:
            links = []
            for links_item_data in _links:
                links_item = Link.from_dict(links_item_data)

                links.append(links_item)

        order_document = cls(
            order_id=order_id,
            document_type=document_type,
            document_number=document_number,
            issue_date=issue_date,
            creation_date=creation_date,
            address=address,
            line_item_container=line_item_container,
            document_pdf=document_pdf,
            links=links,
        )

        order_document.additional_properties = d
        return order_document

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
