"""Options of `orderkit export`."""

from ..options import Declared, Option

# The values are checked by the command itself, which says what is wrong in one sentence.
_TEXTS = tuple(
    Option(name=name, metavar=metavar, text=text)
    for name, metavar, text in (
        (
            "to",
            "WHERE",
            "A .duckdb file, postgresql://..., or parquet:DIR, csv:DIR or jsonl:DIR (default: orders.duckdb).",
        ),
        ("since", "DAY", "Leave out orders made before this day or time, in UTC."),
        ("until", "DAY", "Leave out orders made then or later."),
        ("report", "FILE", "Write a page of HTML about all that has been exported."),
    )
)
_LISTS = tuple(
    Option(name=name, metavar="NAME", repeated=True, default=(), text=text)
    for name, text in (
        ("provider", "Accounts of this provider only; may be repeated."),
        ("account", "Accounts of this name only; may be repeated."),
    )
)
_FLAGS = tuple(
    Option(name=name, kind=bool, default=False, text=text)
    for name, text in (
        ("full", "Read all orders again, and mark those that the provider has no longer."),
        ("dry_run", "Print what would be read, and make no call."),
        ("json", "Print the result as JSON."),
        ("quiet", "Show no progress."),
    )
)

COMMAND = Declared(
    summary="Merge the orders of many accounts into a database.",
    module="orderkit.export.command",
    extra="export",
    options=(
        Option(
            name="accounts", positional=True, required=True, metavar="FILE", text="TOML file of accounts."
        ),
        *_TEXTS,
        *_LISTS,
        Option(
            name="reread",
            default="0",
            metavar="DAYS",
            text="Read orders of the last days again, whether they may have changed or not.",
        ),
        Option(name="workers", default="4", metavar="N", text="Accounts read at the same time."),
        *_FLAGS,
    ),
    examples=(
        "orderkit export accounts.toml --since 2026-01-01",
        "orderkit export accounts.toml --to parquet:orders --provider sendcloud",
    ),
)
