"""Options of `orderkit mcp`."""

from ..options import Declared, Option

COMMAND = Declared(
    summary="Serve the operations as tools to assistants, by the Model Context Protocol.",
    module="orderkit.mcp_server.command",
    extra="mcp",
    options=(
        Option(
            name="provider",
            metavar="NAME",
            repeated=True,
            default=(),
            text="Offer operations of this provider only; may be repeated (default: all).",
        ),
        Option(
            name="allow_writes",
            kind=bool,
            default=False,
            text="Offer operations that change data too. The user is asked before each, where the client can ask.",
        ),
        Option(
            name="require_confirmation",
            kind=bool,
            default=False,
            text="Refuse to change data where the client cannot ask its user.",
        ),
        Option(
            name="account",
            metavar="NAME",
            text="An account of the accounts file (default: $ORDERKIT_ACCOUNT, or keys of the environment).",
        ),
        Option(
            name="accounts",
            metavar="FILE",
            text="TOML file of accounts (default: $ORDERKIT_ACCOUNTS, or accounts.toml in the folder of settings).",
        ),
        Option(
            name="mock",
            kind=bool,
            default=False,
            text="Call the mock that `orderkit mock` serves on this machine.",
        ),
        Option(
            name="most_items",
            kind=int,
            default=50,
            least=1,
            most=1000,
            metavar="N",
            text="Items of a list in a result, at most.",
        ),
        Option(
            name="most_characters",
            kind=int,
            default=40_000,
            least=1000,
            metavar="N",
            text="Characters of a result, at most.",
        ),
        Option(
            name="http",
            kind=bool,
            default=False,
            text="Serve streamable HTTP on this machine, at /mcp (default: standard input and output).",
        ),
        Option(
            name="port",
            kind=int,
            default=8788,
            least=0,
            most=65535,
            metavar="PORT",
            text="Port of HTTP; 0 is any free one.",
        ),
    ),
    examples=(
        "orderkit mcp --provider sendcloud",
        "orderkit mcp --mock --allow-writes",
        "orderkit mcp --http --port 8788",
    ),
)
