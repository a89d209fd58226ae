"""The providers' documents: as they are published, and as the clients and the mock ask them for facts.

`document("nocnoc", openapi="3.0")` is the document that `orderkit spec` prints. `Contract` answers questions about
operations, schemas and servers.
"""

from .compiled import Contract, JsonObject, Operation, expression_target, is_json, read_text
from .documents import OPENAPI_VERSIONS, document, losses, providers
from .places import Place

__all__ = [
    "OPENAPI_VERSIONS",
    "Contract",
    "JsonObject",
    "Operation",
    "Place",
    "document",
    "expression_target",
    "is_json",
    "losses",
    "providers",
    "read_text",
]
