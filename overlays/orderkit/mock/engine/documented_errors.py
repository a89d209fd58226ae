"""Default error bodies: the examples that the contract gives for its error responses."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, cast

from ...contract import Contract, JsonObject, is_json
from .messages import Response

# Usual names for the text of an error: RFC 9457 has `detail` and `title`, RFC 6749 `error`.
_TEXT_PROPERTIES = ("message", "detail", "description", "title", "error")
_STATUS_PROPERTIES = ("status", "code")
# Tells a property that repeats the HTTP status from an error code of the provider.
_HTTP_STATUSES = frozenset(HTTPStatus)


class DocumentedErrors:
    """Error responses by HTTP status, from the first operation that documents them."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._examples: dict[str, Any] = {}
        for status, response in _responses(contract):
            if not status.startswith("2") and status not in self._examples:
                # The first example wins: operations usually share one response per status.
                example = _find_example(contract, response)
                if example is not None:
                    self._examples[status] = example
        self.statuses = frozenset(int(status) for status in self._examples if status.isdigit())

    def response(self, status: int, detail: str | None = None) -> Response:
        """Return the documented response for a status, with another text if `detail` is given.

        A status that only `4XX` or `default` covers gets the example of that, with the status and its name filled in.
        """
        names = (str(status), f"{status // 100}XX", "default")
        none: JsonObject = {}
        found: Any = next((self._examples[name] for name in names if name in self._examples), none)
        # Copied, because the example is a part of the contract, which all mocks of the process share.
        document = copy.deepcopy(found)
        if status not in self.statuses:
            detail = detail or HTTPStatus(status).phrase
        if isinstance(document, dict):
            _fill_in(cast(JsonObject, document), status, detail)
        return Response(status, document)


def _fill_in(document: JsonObject, status: int, detail: str | None) -> None:
    for name in _STATUS_PROPERTIES:
        if isinstance(document.get(name), int) and document[name] in _HTTP_STATUSES:
            document[name] = status
    text = next((name for name in _TEXT_PROPERTIES if isinstance(document.get(name), str)), None)
    if detail is not None and text is not None:
        document[text] = detail


def _responses(contract: Contract) -> Iterator[tuple[str, JsonObject]]:
    for operation in contract.operations.values():
        node = contract.document["paths"][operation.path][operation.method.lower()]
        for status, response in node["responses"].items():
            yield status, contract.resolve(response)


def _find_example(contract: Contract, response: JsonObject) -> Any:
    for name, media in response.get("content", {}).items():
        if is_json(name):
            examples: JsonObject = media.get("examples", {})
            first = next(iter(examples.values()), {"value": media.get("example")})
            return contract.resolve(first).get("value")
    return None
