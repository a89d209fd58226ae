"""The public names: what `import orderkit` gives and what it costs."""

from __future__ import annotations

import subprocess
import sys

import orderkit
import pytest

PUBLIC = {
    "ApiError",
    "ApiResponse",
    "AsyncEPages",
    "AsyncListing",
    "AsyncNocnoc",
    "AsyncNocnocStore",
    "AsyncNoventiq",
    "AsyncSendcloud",
    "BadRequestError",
    "Batch",
    "BatchPart",
    "ConflictError",
    "CreatedOnce",
    "DecodeError",
    "EPages",
    "ForbiddenError",
    "Inbox",
    "InboxError",
    "Listing",
    "MismatchedResponseError",
    "Nocnoc",
    "NocnocStore",
    "NotFoundError",
    "NotSentError",
    "Notification",
    "Noventiq",
    "OrderkitError",
    "OutcomeUnknownError",
    "Page",
    "PaginationError",
    "Progress",
    "RateLimit",
    "RateLimitedError",
    "RateLimiter",
    "Redelivery",
    "Retry",
    "Sendcloud",
    "ServerError",
    "SignatureError",
    "Timeout",
    "TimeoutError",
    "TransportError",
    "UnauthorizedError",
    "UnsupportedMediaTypeError",
    "WebhookDecodeError",
    "WebhookEndpoint",
    "WebhookError",
    "WsgiWebhookEndpoint",
    "__version__",
    "to_json",
}
OF_EXTRAS = {"AiohttpTransport": ("aiohttp", "aiohttp"), "instrument": ("opentelemetry", "otel")}


def loaded_after(code: str) -> set[str]:
    """Names of the modules that a fresh interpreter holds after running some code."""
    program = f"{code}\nimport sys\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_public_names_are_these() -> None:
    assert set(orderkit.__all__) == PUBLIC


def test_every_public_name_can_be_had() -> None:
    assert all(getattr(orderkit, name) is not None for name in orderkit.__all__)


@pytest.mark.parametrize("name", OF_EXTRAS)
def test_a_name_of_an_extra_says_which_one_is_missing(name: str) -> None:
    library, extra = OF_EXTRAS[name]
    program = f"import sys; sys.modules[{library!r}] = None; from orderkit import {name}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (
        f'{name} needs an extra; orderkit is not published yet: run pip install ".[{extra}]"' in done.stderr
    )
    assert getattr(orderkit, name) is not None


def test_all_names_and_help_need_no_extra() -> None:
    program = (
        "import sys; sys.modules['aiohttp'] = sys.modules['opentelemetry'] = None\n"
        "from orderkit import *\nimport inspect, orderkit\ninspect.getmembers(orderkit)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(orderkit, "Nocknock")


def test_importing_orderkit_imports_next_to_nothing() -> None:
    new = loaded_after("import orderkit") - loaded_after("import importlib")
    assert {name for name in new if not name.startswith("_")} == {"orderkit"}


def test_a_client_for_threads_needs_no_asyncio() -> None:
    assert "asyncio" not in loaded_after("import orderkit; orderkit.Nocnoc('key')")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "provider"),
    [
        ("Nocnoc", "nocnoc"),
        ("NocnocStore", "nocnoc_store"),
        ("Sendcloud", "sendcloud"),
        ("Noventiq", "noventiq"),
        ("EPages", "epages"),
    ],
)
def test_importing_a_client_imports_no_model_no_mock_no_tester_and_no_other_client(
    name: str, provider: str
) -> None:
    loaded = loaded_after(f"from orderkit import {name}")
    generated = {name.split(".")[1] for name in loaded if name.startswith("orderkit_clients.")}
    models = {name for name in loaded if name.startswith(f"orderkit_clients.{provider}.models")}
    others = {name for name in loaded if name.startswith(("orderkit.mock", "orderkit.demo", "schemathesis"))}
    assert (generated, models | others) == ({provider}, set())


def test_an_operation_imports_only_the_models_it_uses() -> None:
    loaded = loaded_after("import orderkit_clients.nocnoc.api.orders.track_order")
    models = {
        name.rpartition(".")[2] for name in loaded if name.startswith("orderkit_clients.nocnoc.models.")
    }
    assert models == {"historic_status", "language", "order_status", "tracking"}
