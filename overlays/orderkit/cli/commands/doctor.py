"""Options of `orderkit doctor`."""

from ..options import Declared, Option

COMMAND = Declared(
    summary="Check keys, clock, connections, version and installed extras.",
    module="orderkit.cli.doctor",
    options=(
        Option(
            name="accounts",
            metavar="FILE",
            text="TOML file of accounts (default: $ORDERKIT_ACCOUNTS, or accounts.toml in the folder of settings).",
        ),
        Option(
            name="account",
            metavar="NAME",
            text="Try accounts of this name only (default: all, and those of the environment).",
        ),
        Option(
            name="mock",
            kind=bool,
            default=False,
            text="Try the mock that `orderkit mock` serves on this machine, in place of the providers.",
        ),
        Option(
            name="offline",
            kind=bool,
            default=False,
            text="Make no call; otherwise one order or list is read with each account.",
        ),
        Option(name="json", kind=bool, default=False, text="Print JSON."),
    ),
    examples=("orderkit doctor", "orderkit doctor --mock", "orderkit doctor --offline --json"),
)
