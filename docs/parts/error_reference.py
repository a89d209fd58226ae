"""The page of all errors: what each exception means, every code of every provider, and an example of each body."""

from __future__ import annotations

from collections.abc import Iterator

from orderkit.errors import ApiError, class_for

from .documents import METHODS, Json, errors_of, resolve, spec_of
from .markdown import Row, prose, table
from .operation_pages import error_example

_REFERENCE = "reference/errors.md#orderkit.errors"
_WHAT_TO_DO = {
    "BadRequestError": "Correct the request: `message` and `details` say what is wrong. Unchanged it fails again.",
    "UnauthorizedError": "Check the key or the token, and that it belongs to this environment.",
    "ForbiddenError": "Ask for the permission that is missing, or use the account that owns the object.",
    "NotFoundError": "Check the id. An object of another account is not found either.",
    "ConflictError": "Get the object, and decide by its present state whether there is anything left to do.",
    "UnsupportedMediaTypeError": "Send JSON. The clients do; a proxy may have changed the header.",
    "RateLimitedError": "Wait for `retry_after` seconds. Pass [a limiter](clients.md#rate-limits).",
    "ServerError": "Try again later. After a write, check `may_have_succeeded` first.",
    "ApiError": "Read `status` and `message`: the status has no class of its own.",
}


def exceptions() -> str:
    """Render every exception for a response: the HTTP statuses that it stands for, and what to do."""
    rows = [
        (_link(each), _statuses(each), _WHAT_TO_DO[each.__name__])
        for each in (*ApiError.__subclasses__(), ApiError)
    ]
    return table(("Exception", "HTTP status", "What to do"), rows)


def _statuses(each: type[ApiError]) -> str:
    if each.__name__ == "ServerError":
        return "500 to 599"
    return ", ".join(map(str, each.meaning)) or "any other"


def _link(each: type[ApiError]) -> str:
    return f"[`{each.__name__}`]({_REFERENCE}.{each.__name__})"


def error_codes(provider: str) -> str:
    """Render every known error of a provider: code, message, HTTP status and exception."""
    rows = [_code(error) for error in errors_of(provider)]
    return table(("Code", "Message", "HTTP status", "Exception"), rows)


def _code(error: Json) -> Row:
    message = error["message"]
    text = message if isinstance(message, str) else message["en-US"]
    code = "none" if error["code"] is None else f"`{error['code']}`"
    return code, prose(text), str(error["http_status"]), _link(class_for(error["semantic_status"]))


def error_examples(provider: str) -> str:
    """Render each documented body of an error once, folded up under its exception and code."""
    found = dict.fromkeys(error_example(provider, status, example) for status, example in _examples(provider))
    return "\n\n".join(found)


def _examples(provider: str) -> Iterator[tuple[str, Json]]:
    """Yield the HTTP status and the example of each error in JSON, by status."""
    responses = [
        (status, resolve(provider, response))
        for item in spec_of(provider)["paths"].values()
        for method in METHODS
        for status, response in item.get(method, {"responses": {}})["responses"].items()
        if not status.startswith("2")
    ]
    for status, response in sorted(responses, key=lambda each: each[0]):
        media = response.get("content", {}).get("application/json", {})
        yield from ((status, example) for example in media.get("examples", {}).values())
