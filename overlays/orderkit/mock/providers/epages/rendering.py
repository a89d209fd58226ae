"""Orders and documents as responses show them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from decimal import Decimal

from ....contract import Contract, JsonObject
from ...engine.json_writer import write_json
from .documents import StoredDocument
from .line_items import add_up, render_container, render_tax_class, tax_in
from .orders import StoredOrder
from .render_context import RenderContext
from .seeded_catalogue import PAYMENT_METHODS, SHIPPING_METHODS, STANDARD
from .seeded_customers import address_of, customer_id, customer_number
from .seeded_variants import vary


def render_order(order: StoredOrder, context: RenderContext, statuses: Sequence[str]) -> JsonObject:
    """Render an order for listOrders; `statuses` names all statuses."""
    totals = add_up(order)
    rendered = {
        "orderId": order.order_id,
        "orderNumber": order.order_number,
        "creationDate": order.creation_date,
        "billingAddress": billing_address(order),
        "shippingAddress": shipping_address(order),
        "shippingData": _render_shipping(order, context),
        "paymentData": _render_payment(order, context),
        **{name: order.statuses.get(name) for name in statuses},
        # Absent for some orders without an edit, null for others, as in the documented example (EP-21).
        **({"lastUpdatedOnDate": order.last_edit} if order.last_edit or order.tells_last_edit else {}),
        "customerId": customer_id(order.customer),
        "customerNumber": customer_number(order.customer),
        "locale": order.locale,
        "currencyId": order.currency,
        "taxModel": order.tax_model,
        "grandTotal": write_json(totals.grand),
        "totalBeforeTax": write_json(totals.before_tax),
        "totalTax": write_json(totals.tax),
        "customerComment": order.customer_comment,
        "internalNote": order.internal_note,
        "links": _render_links(order, context),
    }
    return {**rendered, **_own(order)}


def render_detail(order: StoredOrder, context: RenderContext, statuses: Sequence[str]) -> JsonObject:
    """Render an order for getOrder, with its lines."""
    container = render_container(order, context)
    return {
        **render_order(order, context, statuses),
        "lineItemContainer": container,
        **vary({"shippingPrice": container.get("shippingPrice")}, order.variant),
        **_own(order),
    }


def _own(order: StoredOrder) -> JsonObject:
    """Return the properties of an order that a test put; a payment that was replaced since is not among them."""
    own = order.own or {}
    return own if order.payment_name is None else {name: own[name] for name in own if name != "paymentData"}


def render_changed(order: StoredOrder, context: RenderContext, statuses: Sequence[str]) -> JsonObject:
    """Render an order for updateOrder, which omits links (EP-64)."""
    detail = render_detail(order, context, statuses)
    return {name: detail[name] for name in detail if name != "links"}


def render_document(
    document: StoredDocument, order: StoredOrder, context: RenderContext, *, with_pdf: bool
) -> JsonObject:
    """Render an invoice or credit note; it is issued on the day it was made, and a credit note refunds all (EP-122)."""
    pdf = {"documentPdf": _make_pdf(document.document_number)} if with_pdf else {}
    return {
        "orderId": order.order_id,
        "documentType": document.document_type,
        "documentNumber": document.document_number,
        "issueDate": f"{document.creation_date[:10]}T00:00:00.000Z",
        "creationDate": document.creation_date,
        "address": address_of(order.customer) if document.address is None else document.address,
        "lineItemContainer": render_container(order, context),
        **pdf,
        **({"links": [context.link("order", "orders", order.order_id)]} if order.variant % 2 else {}),
    }


def billing_address(order: StoredOrder) -> JsonObject:
    """Return the billing address of an order."""
    return address_of(order.customer) if order.billing_address is None else order.billing_address


def shipping_address(order: StoredOrder) -> JsonObject | None:
    """Return the shipping address of an order, if it has one."""
    if order.shipping_address is not None or order.recipient is None:
        return order.shipping_address
    return address_of(order.recipient)


def _render_shipping(order: StoredOrder, context: RenderContext) -> JsonObject | None:
    if order.shipping is None:
        return None
    method = SHIPPING_METHODS[order.shipping]
    return {
        "shippingMethod": {"id": method.id, "name": context.translate(method.name)},
        "price": context.price(method.price, order.currency, order.tax_model),
        **vary({"taxes": _render_taxes(order, method.price, context)}, order.variant // 3),
    }


def _render_payment(order: StoredOrder, context: RenderContext) -> JsonObject:
    if order.payment_name is not None:
        return _replaced_payment(order)
    method, free = PAYMENT_METHODS[order.payment], Decimal(0)
    optional_details = {"providerName": method.provider, "additionalData": _render_additional_data(order)}
    statuses = Contract.load("epages").values("PaymentStatus")
    status = statuses[order.variant // 2 % 2] if order.variant % 11 == 0 else None
    optional = {
        "transactionId": f"TX{order.variant:08d}" if method.provider else None,
        "status": status,
        "taxes": _render_taxes(order, free, context) if order.variant % 3 else None,
    }
    return {
        "paymentMethod": {
            "id": method.id,
            "name": context.translate(method.name),
            **vary(optional_details, order.variant // 3),
        },
        "price": context.price(free, order.currency, order.tax_model),
        **vary(optional, order.variant // 2),
    }


def _replaced_payment(order: StoredOrder) -> JsonObject:
    """Render a payment after its name was replaced, which is all that is known then (EP-99)."""
    price = {"taxType": order.tax_model, "formatted": "0.00 €", "amount": Decimal(0), "currency": "EUR"}
    return {"paymentMethod": None, "transactionId": None, "price": price, "status": None, "taxes": None}


def _render_additional_data(order: StoredOrder) -> JsonObject | None:
    if PAYMENT_METHODS[order.payment].provider != "PayPalPlus":
        return None
    data = {
        "InvoiceBankName": "Example Bank",
        "InvoiceAmount": add_up(order).grand,
        "InvoiceAccountHolderName": "PayPal Example",
        "InvoiceIBAN": "DE00EXAMPLE0000000000",
        "InvoiceReferenceNumber": f"REF-{order.variant}",
        "InvoiceCurrency": order.currency,
        "InvoicePaymentDueDate": order.creation_date,
        "InvoiceBIC": "XXDEEXMP",
    }
    return vary(data, order.variant // 3, nullable=())


def _render_taxes(order: StoredOrder, amount: Decimal, context: RenderContext) -> list[JsonObject]:
    tax = tax_in(amount, STANDARD, order.tax_model)
    price = context.price(tax, order.currency, "NONE")
    return [{"taxClass": render_tax_class(STANDARD, context), "price": price}]


def _render_links(order: StoredOrder, context: RenderContext) -> list[JsonObject]:
    links = [
        context.link("self", "orders", order.order_id),
        context.link("customer", "customers", customer_id(order.customer)),
    ]
    if order.shipping is not None:  # as in the documented example (EP-52)
        links.append(context.link("shipping-method", "shipping-methods", SHIPPING_METHODS[order.shipping].id))
    return links


def _make_pdf(number: str) -> str:
    """Make a PDF of one empty page with a title, in base64."""
    title = number.translate({ord(mark): "_" for mark in "()\\"})
    text = (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
        f"4 0 obj<</Title({title})>>endobj\ntrailer<</Root 1 0 R/Info 4 0 R>>\n%%EOF\n"
    )
    return base64.b64encode(text.encode("utf-8")).decode("ascii")
