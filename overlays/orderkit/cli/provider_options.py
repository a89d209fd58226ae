"""Options that all operations of a provider share."""

from __future__ import annotations

from importlib import import_module

from .options import Option

_OUTPUT = "Output"
_SERVER = "Account and server"
_WRITING = "Writing"

_OUTPUTS = (
    Option(
        name="json",
        kind=bool,
        default=False,
        group=_OUTPUT,
        text="Print JSON; a list is one array.",
    ),
    Option(
        name="ndjson",
        kind=bool,
        default=False,
        group=_OUTPUT,
        text="Print a line of JSON for each item, as it comes. This is the form where the output is no terminal.",
    ),
    Option(name="csv", kind=bool, default=False, group=_OUTPUT, text="Print CSV with a header."),
    Option(
        name="table",
        kind=bool,
        default=False,
        group=_OUTPUT,
        text="Print a table. This is the form on a terminal.",
    ),
    Option(
        name="columns",
        metavar="NAMES",
        group=_OUTPUT,
        text="Columns of a table or of CSV, separated by commas; a dot leads into an object, as in `status.code`.",
    ),
    Option(
        name="quiet",
        kind=bool,
        default=False,
        group=_OUTPUT,
        text="Print no hints beside the result.",
    ),
)


_ACCOUNT = (
    Option(
        name="account",
        metavar="NAME",
        group=_SERVER,
        text="An account of the accounts file (default: $ORDERKIT_ACCOUNT). Without one the keys come from the "
        "environment, as the Python client reads them.",
    ),
    Option(
        name="accounts",
        metavar="FILE",
        group=_SERVER,
        text="TOML file of accounts (default: $ORDERKIT_ACCOUNTS, or accounts.toml in the folder of settings).",
    ),
    Option(
        name="mock",
        kind=bool,
        default=False,
        group=_SERVER,
        text="Call the mock that `orderkit mock` serves on this machine (at $ORDERKIT_MOCK_URL if that is set), "
        "with a key that it accepts.",
    ),
)
_NETWORK = (
    Option(
        name="base_url",
        metavar="URL",
        group=_SERVER,
        text="Another address of the provider, such as a proxy's.",
    ),
    Option(
        name="timeout",
        kind=float,
        metavar="SECONDS",
        group=_SERVER,
        text="Wait for the network; the client's default if left out.",
    ),
)
_YES = Option(
    name="yes",
    kind=bool,
    default=False,
    group=_WRITING,
    text="Do not ask before data is changed at the provider.",
)


def call_options(provider: str, *, writes: bool) -> tuple[Option, ...]:
    """Return the options that choose the account, the server and the form of the output; and `--yes` of a write."""
    servers: dict[str, str] = import_module(f"orderkit_clients.{provider}.facts").SERVERS
    environments = tuple(name for name, url in servers.items() if "{" not in url)
    return (*_server_options(environments), *((_YES,) if writes else ()), *_OUTPUTS)


def _server_options(environments: tuple[str, ...]) -> tuple[Option, ...]:
    environment = Option(
        name="environment",
        choices=environments,
        group=_SERVER,
        text="The provider's environment; the account's or the client's default if left out.",
    )
    return (*_ACCOUNT, *((environment,) if environments else ()), *_NETWORK)


def body_options(text: str) -> tuple[Option, ...]:
    """Return the options that give a body."""
    return (
        Option(
            name="body",
            metavar="SOURCE",
            hyphen=True,
            group=_WRITING,
            text=f"The body as JSON, in a file, from standard input (-) or written out. {text}",
        ),
        Option(
            name="set",
            metavar="PATH=VALUE",
            repeated=True,
            default=(),
            group=_WRITING,
            text="A member of the body, such as customer.name=Ana or products.0.quantity=2; replaces what --body says. "
            "May be repeated.",
        ),
    )
