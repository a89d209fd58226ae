"""Facts of the contract that a client needs before it reads a model."""

from typing import Any, Final

SERVERS: Final[dict[str, str]] = {
    "sandbox": "https://sandbox.nocnocgroup.com",
    "live": "https://live.nocnocgroup.com",
}
"""Base URL of each environment."""

OPERATIONS: Final[dict[str, tuple[str, str, str]]] = {
    "quoteOrder": ("POST", "/api/order/quote", "safe"),
    "createOrder": ("PUT", "/api/order", "never"),
    "getOrder": ("GET", "/api/order/{order_id}", "safe"),
    "placeOrder": ("POST", "/api/order/{order_id}", "never"),
    "cancelOrder": ("DELETE", "/api/order/{order_id}", "never"),
    "trackOrder": ("POST", "/api/order/tracking/{tracking_id}", "safe"),
}
"""Method, path template and retry class (`safe`, `upsert` or `never`) of each operation."""

STATUS_OF_CODE: Final[dict[int, int]] = {
    310: 400,
    311: 409,
    312: 404,
    313: 409,
    314: 422,
    315: 400,
    316: 422,
    317: 422,
    318: 422,
    319: 422,
    320: 422,
    321: 422,
    322: 422,
    323: 422,
    400: 400,
    401: 401,
    404: 404,
    405: 405,
    500: 500,
}
"""The HTTP status that an error code of the provider means, whichever status the response has."""

STATUS_OF_MESSAGE: Final[dict[str, tuple[int, int]]] = {
    "An invalid param was sent in the request": (400, 400),
    "Se envió un parámetro inválido en la solicitud": (400, 400),
    "Um parâmetro inválido foi enviado na requisição": (400, 400),
    "Se envió un parámetro no válido en la solicitud": (400, 400),
    "The order cannot change to the status requested": (400, 409),
    "El pedido no puede pasar al estado solicitado": (400, 409),
    "O pedido não pode mudar para o status solicitado": (400, 409),
    "La orden no puede cambiar al estado solicitado": (400, 409),
    "An invalid order id was sent in the request": (404, 404),
    "Se envió un identificador de pedido inválido en la solicitud": (404, 404),
    "Um identificador de pedido inválido foi enviado na requisição": (404, 404),
    "Se envió un identificador de orden no válido en la solicitud": (404, 404),
    "An order with the same merchant_invoice_id already exists": (400, 409),
    "Ya existe un pedido con el mismo merchant_invoice_id": (400, 409),
    "Já existe um pedido com o mesmo merchant_invoice_id": (400, 409),
    "Ya existe una orden con el mismo merchant_invoice_id": (400, 409),
    "The order does not fullfil custom regulations": (400, 422),
    "El pedido no cumple con las regulaciones aduaneras": (400, 422),
    "O pedido não cumpre as regulamentações aduaneiras": (400, 422),
    "La orden no cumple con las regulaciones aduaneras": (400, 422),
    "The request arrives with an invalid header value": (400, 400),
    "La solicitud llegó con un encabezado de valor inválido": (400, 400),
    "A requisição chegou com um cabeçalho de valor inválido": (400, 400),
    "La solicitud llegó con un encabezado de valor no válido": (400, 400),
    "Order's amount exceeds local regulations": (400, 422),
    "El importe del pedido supera lo permitido por las regulaciones locales": (400, 422),
    "O valor do pedido excede o permitido pelas regulamentações locais": (400, 422),
    "El monto de la orden supera lo permitido por las regulaciones locales": (400, 422),
    "Order's weight exceeds local regulations": (400, 422),
    "El peso del pedido supera lo permitido por las regulaciones locales": (400, 422),
    "O peso do pedido excede o permitido pelas regulamentações locais": (400, 422),
    "El peso de la orden supera lo permitido por las regulaciones locales": (400, 422),
    "One or more product's quantity exceeds local regulations": (400, 422),
    "La cantidad de uno o más productos supera lo permitido por las regulaciones locales": (400, 422),
    "A quantidade de um ou mais produtos excede o permitido pelas regulamentações locais": (400, 422),
    "Customer is not allowed to buy because of local regulations": (400, 422),
    "El cliente no está habilitado para comprar por las regulaciones locales": (400, 422),
    "O cliente não está autorizado a comprar devido às regulamentações locais": (400, 422),
    "El cliente no está autorizado a comprar por las regulaciones locales": (400, 422),
    "Customer's tax id is not valid": (400, 422),
    "La identificación tributaria del cliente no es válida": (400, 422),
    "O número de identificação fiscal do cliente não é válido": (400, 422),
    "El número de identificación tributaria del cliente no es válido": (400, 422),
    "Product's subcategory is forbidden": (400, 422),
    "La subcategoría del producto está prohibida": (400, 422),
    "A subcategoria do produto é proibida": (400, 422),
    "Customer's delivery address location is not available yet": (400, 422),
    "La dirección de entrega del cliente todavía no está disponible": (400, 422),
    "O endereço de entrega do cliente ainda não está disponível": (400, 422),
    "La dirección de entrega del cliente aún no está disponible": (400, 422),
    "SKU is forbidden": (400, 422),
    "El SKU está prohibido": (400, 422),
    "O SKU é proibido": (400, 422),
    "Bad Request": (400, 400),
    "Solicitud incorrecta": (400, 400),
    "Requisição incorreta": (400, 400),
    "Authentication failed": (401, 401),
    "Falló la autenticación": (401, 401),
    "Falha na autenticação": (401, 401),
    "La autenticación falló": (401, 401),
    "Not Found": (404, 404),
    "No encontrado": (404, 404),
    "Não encontrado": (404, 404),
    "Method Not Allowed": (405, 405),
    "Método no permitido": (405, 405),
    "Método não permitido": (405, 405),
    "Please contact support": (500, 500),
    "Error interno, contacte a soporte": (500, 500),
    "Erro interno, entre em contato com o suporte": (500, 500),
}
"""The HTTP status that carries a message and the one that it means; a word in braces stands for any text."""

PAGINATIONS: Final[dict[str, dict[str, Any]]] = {}
"""How each listing is paged; an input or a total that begins with a slash is a field of a body."""

ACCEPT: Final = "application/json"
"""The media type to ask for."""

OPEN_OPERATIONS: Final[frozenset[str]] = frozenset([])
"""The operations that take no credentials."""

CREDENTIAL_HEADERS: Final[dict[str, str]] = {"apiKey": "X-Api-Key"}
"""The header that carries the credentials, by the name of the security scheme."""

TOKEN_URLS: Final[dict[str, str]] = {}
"""URL of the tokens for client credentials, by the name of the security scheme."""

RATE_LIMITS: Final[list[dict[str, Any]]] = []
"""The limits that the provider documents: `methods`, `calls` and `seconds` of each."""
