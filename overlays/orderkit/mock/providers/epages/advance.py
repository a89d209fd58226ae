"""What merchant and shop do with an order of their own accord: statuses, documents, editing (EP-68, EP-100)."""

from __future__ import annotations

from dataclasses import replace

from .documents import DocumentRepository, StoredDocument
from .orders import OrderRepository, StoredOrder
from .patching import touch

BEGIN_EDITING, END_EDITING = "editing", "edited"

DOCUMENTS = {"Invoice": "INV", "CreditNote": "CN"}
"""The kinds of documents and how their numbers begin."""

_USUAL = (
    "viewedOn",
    "inProcessOn",
    "paidOn",
    "invoicedOn",
    "readyForDispatchOn",
    "dispatchedOn",
    "deliveredOn",
    "closedOn",
    "archivedOn",
)
_AFTER_THE_END = ("rejectedOn", "returnedOn")
"""After one of these an order is only put away."""


def advance_order(repository: OrderRepository, order: StoredOrder, step: str | None, now: str) -> StoredOrder:
    """The order after a step: a status that is set now, a kind of document that is finalised, or editing.

    Without a step it gets its usual next status. ValueError if there is no such step, or no next one.
    """
    step = step or _next(order)
    if step in (BEGIN_EDITING, END_EDITING):
        return replace(order, is_editing=step == BEGIN_EDITING)
    if step in DOCUMENTS:
        finalise(DocumentRepository(repository.connection), order, step, now)
        return touch(order, now, is_edit=True)
    if step not in repository.statuses:
        known = (*repository.statuses, *DOCUMENTS, BEGIN_EDITING, END_EDITING)
        raise ValueError(f"a step is one of {', '.join(known)}")
    return touch(replace(order, statuses={**order.statuses, step: now}), now, is_edit=False)


def finalise(documents: DocumentRepository, order: StoredOrder, document_type: str, now: str) -> None:
    """Finalise the oldest draft of a kind, or a new document if there is none."""
    drafts = documents.of_order(order.order_id, is_final=False)
    draft = next((draft for draft in drafts if draft.document_type == document_type), None)
    if draft is None:
        number = len(drafts) + len(documents.of_order(order.order_id, is_final=True)) + 1
        draft = make_document(order, document_type, number, now)
    documents.put([replace(draft, is_final=True, address=order.billing_address)])


def make_document(order: StoredOrder, document_type: str, number: int, now: str) -> StoredDocument:
    """The draft of an order's document; `number` is its place among those of the order."""
    name = f"{DOCUMENTS[document_type]}{now[2:10].replace('-', '')}/{order.variant}-{number}"
    return StoredDocument(order.order_id, name, document_type, now, is_final=False)


def _next(order: StoredOrder) -> str:
    usual = _USUAL[-2:] if any(name in order.statuses for name in _AFTER_THE_END) else _USUAL
    left = [name for name in usual if name not in order.statuses]
    if not left:
        raise ValueError("an order that is archived is at the end of its life")
    return left[0]
