"""Changes that merchant and shop make to an order: statuses, documents, editing (EP-68, EP-100)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .documents import DocumentRepository, StoredDocument
from .orders import OrderRepository, StoredOrder
from .patching import touch

BEGIN_EDITING, END_EDITING = "editing", "edited"

DOCUMENTS = {"Invoice": "INV", "CreditNote": "CN"}
"""Kinds of documents, and the prefixes of their numbers."""

# The usual course of a paid order that is delivered.
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
# Statuses after which an order can only be closed and archived.
_AFTER_THE_END = ("rejectedOn", "returnedOn")


def advance_order(
    repository: OrderRepository,
    order: StoredOrder,
    step: str | None,
    now: str,
    *,
    one_update_time: bool = False,
) -> StoredOrder:
    """Apply a step and return the order: a status to set now, a kind of document to finalise, or editing.

    Without a step the usual next status is set. ValueError if the step is unknown or there is no next one.
    """
    step = step or _next(order)
    if step in (BEGIN_EDITING, END_EDITING):
        return replace(order, is_editing=step == BEGIN_EDITING)
    if step in DOCUMENTS:
        finalise(DocumentRepository(repository.connection), order, step, now)
        return touch(order, now, is_edit=True)
    if step not in repository.statuses:
        known = (*repository.statuses, *DOCUMENTS, BEGIN_EDITING, END_EDITING)
        raise ValueError(f"status must be one of {', '.join(known)} (got {step})")
    return touch(replace(order, statuses={**order.statuses, step: now}), now, is_edit=one_update_time)


def possible_steps(statuses: Sequence[str], order: StoredOrder) -> list[str]:
    """Return the steps that an order can take, the usual next one first."""
    usual = _left(order)[:1]
    others = [name for name in statuses if name not in order.statuses and name not in usual]
    return [*usual, *others, *DOCUMENTS, END_EDITING if order.is_editing else BEGIN_EDITING]


def finalise(documents: DocumentRepository, order: StoredOrder, document_type: str, now: str) -> None:
    """Finalise the oldest draft of a kind, or a new document if there is none."""
    drafts = documents.of_order(order.order_id, is_final=False)
    # A draft of that kind becomes final, as in the back office, before a new one is made.
    draft = next((draft for draft in drafts if draft.document_type == document_type), None)
    if draft is None:
        number = len(drafts) + len(documents.of_order(order.order_id, is_final=True)) + 1
        draft = make_document(order, document_type, number, now)
    documents.put([replace(draft, is_final=True, address=order.billing_address)])


def make_document(
    order: StoredOrder, document_type: str, number: int, now: str, *, is_final: bool = False
) -> StoredDocument:
    """Make an order's document, usually a draft; `number` counts the documents of the order."""
    name = f"{DOCUMENTS[document_type]}{now[2:10].replace('-', '')}/{order.variant}-{number}"
    return StoredDocument(order.order_id, name, document_type, now, is_final=is_final)


def _next(order: StoredOrder) -> str:
    left = _left(order)
    if not left:
        raise ValueError("archivedOn is a final status: archived orders cannot change any more")
    return left[0]


def _left(order: StoredOrder) -> list[str]:
    # Only closing and archiving are left after a rejection or a return.
    usual = _USUAL[-2:] if any(name in order.statuses for name in _AFTER_THE_END) else _USUAL
    return [name for name in usual if name not in order.statuses]
