"""The five clients for the fault tests: operations, examples of responses, and features that each one lacks."""

from __future__ import annotations

from typing import Any, Final

from fault_clients import Call, Client, Refusal, Token, example
from orderkit import BadRequestError, ConflictError, NotFoundError

NO_TOKEN: Final = "its key does not expire: a 401 is final"
RENEWED: Final = "its token is renewed"
NO_RESET: Final = "its provider documents no header but Retry-After"
NO_LINK: Final = "its pages are numbered, so no link can repeat"
NUMBERED: Final = "its pages are numbered"
NO_TOTAL: Final = "its provider reports no total"
NO_BESIDE: Final = "its responses have no errors beside a result"
NO_REQUEST_BODY: Final = "its write that stands here has no body"
NO_ECHO: Final = "its response repeats no id of the request"
NO_CHOICE: Final = "its response has no enum"
NO_BODY: Final = "its response has no body"

LANGUAGES = ("en-US", "es-AR", "pt-BR", "es-PE")
NOT_FOUND = {"code": 312, "message": "An invalid order id was sent in the request", "key": "order_not_found"}
NOCNOC = Client(
    title="Nocnoc",
    fixture="client",
    calls={
        "read": Call(
            "get_order",
            (10000001,),
            example("nocnoc", "OrderDetailCancelled"),
            required=("historic[6].status", "string"),
            choice="status",
        ),
        "once": Call(
            "place_order",
            (10000001,),
            example("nocnoc", "OrderPlaced"),
            required=("products[1].quantity", "integer"),
            choice="status",
        ),
    },
    others={
        "quote_order": (example("nocnoc", "QuoteRequestTablet"),),
        "create_order": (example("nocnoc", "CreateOrderRequestTabletAndDrones"),),
        "create_order_once": (example("nocnoc", "CreateOrderRequestTabletAndDrones"),),
        "cancel_order": (10000001,),
        "track_order": ("NC10000001",),
    },
    lacks={
        "upsert": "it has no repeatable write",
        "listing": "its API lists nothing",
        "token": NO_TOKEN,
        "reset": NO_RESET,
        "errors beside": NO_BESIDE,
        "request body": NO_REQUEST_BODY,
    },
    failure={"code": 500, "message": "Please contact support", "key": "internal_error"},
    refusal=Refusal(
        404,
        NOT_FOUND,
        NotFoundError,
        {"status": 404, "code": 312, "key": "order_not_found", "message": NOT_FOUND["message"]},
    ),
    words="message",
    number=("id", int),
    language=("language", LANGUAGES),
)


def products(*skus: int) -> dict[str, Any]:
    (order,) = example("nocnoc_store", "OrderListOneInProcess")["orders"]
    return {"orders": [{**order, "tracking_id": f"NC{sku}"} for sku in skus]}


NOCNOC_STORE = Client(
    title="NocnocStore",
    fixture="store",
    calls={
        "read": Call(
            "get_product",
            ("MY-SKU-001",),
            example("nocnoc_store", "ProductFull"),
            required=("sku", "string"),
            choice="status",
        ),
        "upsert": Call(
            "update_product",
            ("MY-SKU-001", example("nocnoc_store", "UpdateProductRequestPrice")),
            example("nocnoc_store", "ProductOfferUpdated"),
            required=("available_quantity", "integer"),
            choice="status",
        ),
        "once": Call(
            "create_product",
            (example("nocnoc_store", "CreateProductRequestFull"),),
            example("nocnoc_store", "CreatedProductFull"),
            status=201,
            required=("sku", "string"),
        ),
        "listing": Call(
            "list_orders",
            (),
            products(1),
            inside="orders",
            required=("orders[0].tracking_id", "string"),
            choice="orders[0].status",
            pages=(products(1, 2), products(3)),
            end=products(),
        ),
    },
    others={
        "cancel_order": ("NC2202936",),
        "list_products": (),
        "create_product_from_asin": (example("nocnoc_store", "CreateProductFromAsinRequestOne"),),
        "create_package": (example("nocnoc_store", "SonPackageRequest"),),
    },
    lacks={
        "token": NO_TOKEN,
        "reset": NO_RESET,
        "link": NO_LINK,
        "any link": NUMBERED,
        "total": NO_TOTAL,
        "choice": NO_CHOICE,
        "echo": NO_ECHO,
        "errors beside": NO_BESIDE,
    },
    failure=example("nocnoc_store", "ErrorInternalError"),
    refusal=Refusal(
        400,
        example("nocnoc_store", "ErrorInvalidPayload"),
        BadRequestError,
        {
            "status": 400,
            "code": 400,
            "message": "Invalid Request Payload.",
            "details": ("price: has more than 2 decimals", "images: is missing"),
        },
    ),
    words="message",
    number=("sku", str),
)


def orders(*numbers: int) -> dict[str, Any]:
    order = example("sendcloud", "OrderComplete")["data"]
    return {"data": [{**order, "id": str(number)} for number in numbers]}


SENDCLOUD = Client(
    title="Sendcloud",
    fixture="sendcloud",
    calls={
        "read": Call(
            "retrieve_order",
            (2044,),
            example("sendcloud", "OrderComplete"),
            inside="data",
            required=("data.order_number", "string"),
            choice="data.order_details.status.code",
        ),
        "upsert": Call(
            "create_or_update_orders",
            (example("sendcloud", "NewOrdersComplete"),),
            example("sendcloud", "SavedOrderList"),
            status=201,
            inside="data",
            required=("data[1].order_number", "string"),
            empty=[],
        ),
        "once": Call(
            "update_order",
            (669, example("sendcloud", "OrderChangesItem")),
            example("sendcloud", "SavedOrder"),
            inside="data",
            required=("data.id", "integer"),
        ),
        "listing": Call(
            "list_orders",
            (),
            orders(1),
            inside="data",
            required=("data[0].order_number", "string"),
            choice="data[0].order_details.status.code",
            pages=(orders(1, 2), orders(3)),
        ),
    },
    others={"delete_order": (669,)},
    lacks={
        "reset": NO_RESET,
        "choice": NO_CHOICE,
        "total": NO_TOTAL,
        "numbered pages": "its cursor stays where it is",
        "echo": NO_ECHO,
    },
    failure=example("sendcloud", "ErrorServer"),
    refusal=Refusal(
        400,
        example("sendcloud", "ErrorFieldRequired"),
        BadRequestError,
        {
            "status": 400,
            "code": "invalid",
            "message": "Field required",
            "details": (
                "/data/attributes/[1]/order_number: Field required",
                "/data/attributes/[1]/order_details/status: Field required",
            ),
        },
    ),
    words="errors[0].detail",
    number=("data.id", str),
    token=Token(
        operation="requestToken",
        path="/token",
        field_name="access_token",
        header="authorization",
        response={"access_token": "ory_at_0123456789", "token_type": "bearer", "expires_in": 3600},
        expired=example("sendcloud", "ErrorWrongKeys"),
        options={"auth": "oauth2"},
    ),
    follows_links=True,
    tells_errors_beside=True,
)


def found(*ids: int) -> dict[str, Any]:
    return {"count_all": 3 if ids != (7,) else 1, "limit": 2, "offset": 0, "ids": [*ids]}


NOVENTIQ = Client(
    title="Noventiq",
    fixture="noventiq",
    calls={
        "read": Call(
            "get_order",
            (11111111,),
            example("noventiq", "OrderPaid"),
            required=("order_id", "integer"),
            choice="status",
        ),
        "once": Call("create_refund", (11111111, {"email": "orders@example.com"}), None),
        "listing": Call(
            "search_orders",
            (),
            found(7),
            inside="ids",
            required=("count_all", "integer"),
            pages=(found(1, 2), found(3)),
        ),
    },
    others={"create_token": ()},
    lacks={
        "upsert": "it has no repeatable write",
        "reset": NO_RESET,
        "link": NO_LINK,
        "any link": NUMBERED,
        "echo": NO_ECHO,
        "errors beside": NO_BESIDE,
        "body": NO_BODY,
        "fields": "it lists numbers",
        "field that may drift": "it cannot be continued without its total",
        "choice": NO_CHOICE,
        "fixed key": RENEWED,
        "first call": "its connection has been used for the token request",
    },
    failure={},
    refusal=Refusal(
        400,
        example("noventiq", "ErrorInvalidFieldValues"),
        BadRequestError,
        {"status": 400, "code": 15010},
    ),
    words="errors[0].message",
    number=("order_id", int),
    token=Token(
        operation="createToken",
        path="/v1/login_check",
        field_name="token",
        header="authorizationjwt",
        response={"token": "issued-token-0123456789", "refresh_token": "refresh-0123456789"},
        expired=example("noventiq", "ErrorExpiredToken"),
        always=True,
    ),
    total_of="count_all",
)

ORDER_ID: Final = "5639C509-092F-7704-77D3-D5809AB321D8"


def shop_orders(*numbers: int) -> dict[str, Any]:
    order = example("epages", "OrderListThree")["items"][0]
    items = [{**order, "orderId": f"{number}{ORDER_ID[1:]}"} for number in numbers]
    return {"results": 1 if numbers == (7,) else 3, "page": 1, "resultsPerPage": 2, "items": items}


EPAGES = Client(
    title="EPages",
    fixture="shop",
    calls={
        "read": Call(
            "get_order",
            (ORDER_ID,),
            example("epages", "OrderDetailDemo"),
            required=("creationDate", "string"),
            choice="taxModel",
        ),
        "upsert": Call(
            "update_order",
            (ORDER_ID, example("epages", "PatchUnpaid")),
            example("epages", "OrderDetailPaid"),
            required=("shippingData.price.amount", "number"),
            empty={"lineItemContainer": {"grandTotal": {}, "productLineItems": []}},
            choice="taxModel",
        ),
        "listing": Call(
            "list_orders",
            (),
            shop_orders(7),
            inside="items",
            required=("items[0].paymentData.price.amount", "number"),
            choice="items[0].taxModel",
            pages=(shop_orders(1, 2), shop_orders(3)),
        ),
    },
    others={"list_order_documents": (ORDER_ID,)},
    lacks={
        "once": "all of its writes are repeatable",
        "token": NO_TOKEN,
        "link": NO_LINK,
        "any link": NUMBERED,
        "echo": NO_ECHO,
        "errors beside": NO_BESIDE,
    },
    failure=example("epages", "ErrorInternalServerError"),
    refusal=Refusal(
        409,
        example("epages", "ErrorInEditMode"),
        ConflictError,
        {"status": 409, "code": None, "message": example("epages", "ErrorInEditMode")["message"]},
    ),
    words="message",
    number=("orderId", str),
    language=("locale", ("en_US", "de_DE", "es_ES", "fr_FR")),
    announces_reset=True,
    total_of="results",
)

CLIENTS = (NOCNOC, NOCNOC_STORE, SENDCLOUD, NOVENTIQ, EPAGES)
