"""Command line of orderkit: a table of subcommands, each imported only when it runs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from .runtime.version import __version__

BROKEN_PIPE = 141
"""What a shell reports for a command whose reader went away."""


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: `module` has its `run(options) -> int` and needs the optional dependencies `extra`, if any."""

    summary: str
    module: str
    extra: str
    add_options: Callable[[argparse.ArgumentParser], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a subcommand and return its exit code."""
    options = _make_parser().parse_args(arguments)
    command = COMMANDS[options.command]
    try:
        module = import_module(command.module)
    except ModuleNotFoundError as error:
        if (error.name or "orderkit").split(".")[0] == "orderkit":
            raise
        print(
            f"orderkit {options.command} needs {error.name}, which is not installed: "
            f'pip install "orderkit[{command.extra}]"',
            file=sys.stderr,
        )
        return 2
    try:
        code = int(module.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would report the broken pipe once more when it closes its output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return code


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="orderkit",
        description="A mock of the providers, a demonstration of their clients, the documents of their APIs, "
        "a tester of servers, recorded traffic, and the webhooks that an inbox holds.",
    )
    parser.add_argument("--version", action="version", version=f"orderkit {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        command.add_options(subparsers.add_parser(name, help=command.summary, description=command.summary))
    return parser


def _add_mock_options(parser: argparse.ArgumentParser) -> None:
    # Without defaults from here: a file or an environment variable may give another value than the mock's own.
    for option, metavar, text in (
        ("--host", "HOST", "a loopback host, or any with --expose (default: 127.0.0.1)"),
        ("--port", "PORT", "0 is any free port (default: 8787)"),
        ("--state", "FILE", "file that keeps the state (default: in memory)"),
        ("--clock", "ISO8601", "time at which the clock stands still (default: the system's time)"),
        ("--orders", "N", "orders in a new mock, for each provider that lists orders (default: 300)"),
        (
            "--http-status",
            "HOW",
            "HTTP status that carries an application code: conservative, semantic or literal (default: conservative)",
        ),
        ("--replay", "FILE", "serve recorded traffic (HAR or NDJSON) in place of the providers' responses"),
        ("--config", "FILE", "TOML file with settings"),
        ("--ready-file", "FILE", "file to write when the mock is ready, with its addresses as JSON"),
    ):
        parser.add_argument(option, metavar=metavar, help=text)
    for option, text in (
        ("--expose", "serve other machines too, with the control API"),
        ("--quiet", "write no line for each request"),
        ("--explain", "add to each refusal the broken rule, its place in the spec and its ledger entry"),
        ("--strict", "refuse names that the spec does not know"),
    ):
        parser.add_argument(option, action="store_const", const="true", help=text)
    for option, metavar, text in (
        ("--api-key", "KEY", "accepted API keys"),
        ("--cors", "ORIGIN", "origins whose pages may call the providers; * is any"),
        ("--allow-host", "HOST", "hosts besides loopback that requests may name"),
        ("--allow-webhook-host", "HOST", "hosts besides loopback that may receive notifications"),
    ):
        parser.add_argument(option, metavar=metavar, nargs="+", action="extend", help=text)
    parser.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="any setting, such as nocnoc.shipping_usd=20; may be repeated",
    )
    parser.add_argument("--list-settings", action="store_true", help="list all settings and exit")


def _add_spec_options(parser: argparse.ArgumentParser) -> None:
    # The values are checked by the command itself, which names the valid ones in one sentence.
    parser.add_argument("provider", nargs="?", metavar="PROVIDER", help="the name of a provider, see --list")
    parser.add_argument("--list", action="store_true", help="list the documents with their versions")
    parser.add_argument("--format", default="yaml", help="yaml or json (default: %(default)s)")
    parser.add_argument(
        "--openapi", default="3.1", help="3.1, or 3.0 for OpenAPI 3.0.3 (default: %(default)s)"
    )
    parser.add_argument(
        "--server",
        metavar="URL",
        help="the server that comes first, or an environment such as live (default: never a live one)",
    )
    parser.add_argument("--dereference", action="store_true", help="put content in the place of references")
    parser.add_argument(
        "--no-webhooks",
        dest="webhooks",
        action="store_false",
        help="leave out webhooks, with what only they need",
    )
    parser.add_argument(
        "--schemathesis",
        action="store_true",
        help="print the path of the settings for schemathesis in place of the document",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file (default: standard output)")
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")


def _add_webhook_options(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list webhooks, the oldest first")
    showing = actions.add_parser("show", help="show one webhook with its body")
    replaying = actions.add_parser(
        "replay", help="put webhooks back that are dead or done, to be processed again"
    )
    forgetting = actions.add_parser("forget", help="delete webhooks that are done or dead")
    counting = actions.add_parser("count", help="count the webhooks in each state")
    for action in (listing, showing, replaying, forgetting, counting):
        # No default from here, so that --help shows no password.
        action.add_argument(
            "--inbox",
            metavar="LOCATION",
            help="a SQLite file or a postgresql:// URL (default: $ORDERKIT_INBOX)",
        )
        action.add_argument("--json", action="store_true", help="print JSON")
    showing.add_argument("number", type=int, metavar="NUMBER", help="the webhook's number in the inbox")
    for action in (replaying, forgetting):
        action.add_argument("numbers", type=int, nargs="*", metavar="NUMBER", help="numbers of webhooks")
    for action, states in ((listing, "all"), (replaying, "dead"), (forgetting, "done")):
        # The values are checked by the command itself, which names the valid ones in one sentence.
        action.add_argument(
            "--state",
            action="append",
            help=f"pending, claimed, done or dead; may be repeated (default: {states})",
        )
        action.add_argument("--source", action="append", help="a sender; may be repeated (default: all)")
        action.add_argument("--order", help="what the webhooks are about, such as an order's id")
    listing.add_argument(
        "--limit", type=int, default=50, metavar="N", help="list N at most; 0 is all (default: %(default)s)"
    )
    listing.add_argument("--after", type=int, default=0, metavar="NUMBER", help="continue behind this number")
    replaying.add_argument("--all", action="store_true", help="replay without NUMBER, --source or --order")
    forgetting.add_argument(
        "--older-than", required=True, metavar="AGE", help="ended longer ago than this: 30d, 12h, 90m or 45s"
    )


def _add_recordings_options(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    cleaning = actions.add_parser("clean", help="write a copy without secrets and personal data")
    comparing = actions.add_parser("compare", help="report where responses differ from the specs")
    for action in (cleaning, comparing):
        action.add_argument("file", metavar="FILE", help="HAR 1.2, or NDJSON with an exchange in each line")
        action.add_argument(
            "--server",
            action="append",
            metavar="PROVIDER=URL",
            help="another server of a provider, such as a proxy in front of it; may be repeated",
        )
    cleaning.add_argument("-o", "--output", metavar="OUT", required=True, help="the file to write")
    # The values are checked by the command itself, which names the valid ones in one sentence.
    cleaning.add_argument("--format", help="har or ndjson (default: as the name of OUT ends, else har)")
    cleaning.add_argument("--force", action="store_true", help="replace OUT if it exists")
    comparing.add_argument("--json", action="store_true", help="print JSON")
    comparing.add_argument(
        "--ignore-additions",
        action="store_true",
        help="leave out members and values that a tolerant reader takes",
    )


def _add_conform_options(parser: argparse.ArgumentParser) -> None:
    # The values are checked by the command itself, which names the valid ones in one sentence.
    parser.add_argument("provider", nargs="?", metavar="PROVIDER", help="the name of a provider")
    parser.add_argument(
        "--url", metavar="URL", help="the server, to which the paths of the spec are appended"
    )
    for option, text in (
        ("--allow-writes", "make calls that create, change and cancel what the run itself made"),
        ("--allow-live", "test a host that the spec names as a live environment"),
        ("--dry-run", "print what would be tried, and make no call"),
    ):
        parser.add_argument(option, action="store_true", help=text)
    for option, metavar, default, text in (
        ("--calls", "N", 2_000, "calls at most (default: %(default)s)"),
        ("--rate", "N", float("inf"), "calls per second at most (default: no limit)"),
        ("--timeout", "SECONDS", 30.0, "wait for the network (default: %(default)s)"),
        ("--generated", "N", 0, "requests that schemathesis may generate, of those calls (default: none)"),
        ("--seed", "N", 1, "repeats a run (default: %(default)s)"),
        ("--least", "PERCENT", 50.0, "exit with 3 if less could be tried (default: %(default)s)"),
    ):
        parser.add_argument(option, type=type(default), metavar=metavar, default=default, help=text)
    for option, metavar, text in (
        ("--rule", "ID", "try this rule only; may be repeated"),
        ("--given", "NAME=VALUE", "a path parameter of something that exists; may be repeated"),
        ("--may-change", "ID", "an existing object that writes may change, or `any`; may be repeated"),
    ):
        parser.add_argument(option, metavar=metavar, action="append", default=[], help=text)
    parser.add_argument("--subject", metavar="NAME", help="try this subject only, such as listOrders/status")
    _add_conform_addresses(parser)
    _add_conform_files(parser)
    _add_power_options(parser)


def _add_conform_addresses(parser: argparse.ArgumentParser) -> None:
    for option, metavar, text in (
        (
            "--listen",
            "HOST:PORT",
            "receive notifications here (default: on this machine, if the server is there too)",
        ),
        ("--receiver", "URL", "the URL under which the provider reaches that, if it is another"),
        (
            "--control",
            "URL",
            "control API of a mock, such as http://127.0.0.1:8787/_mock, to act as the provider",
        ),
    ):
        parser.add_argument(option, metavar=metavar, help=text)


def _add_power_options(parser: argparse.ArgumentParser) -> None:
    power = parser.add_argument_group("measuring the tester by its catalogue of defects")
    power.add_argument(
        "--power", action="store_true", help="test mocks with a defect, and print which defects are found"
    )
    power.add_argument(
        "--defect", metavar="ID", action="append", default=[], help="this one; may be repeated"
    )
    power.add_argument(
        "--of",
        choices=("all", "tuned", "held-out"),
        default="all",
        help="which part of the catalogue (default: %(default)s)",
    )
    power.add_argument(
        "--schemathesis", action="store_true", help="also run schemathesis, with its defaults, against them"
    )
    for option, default, text in (
        ("--jobs", 2, "servers that are tested at once"),
        ("--clean-seeds", 1, "runs against a clean server of each provider"),
    ):
        parser_help = f"{text} (default: %(default)s)"
        power.add_argument(option, type=int, metavar="N", default=default, help=parser_help)


def _add_conform_files(parser: argparse.ArgumentParser) -> None:
    for option, metavar, text in (
        ("--baseline", "FILE", "known failures, which do not count until they expire"),
        ("--write-baseline", "FILE", "write all failures of this run as known"),
        ("--expires", "DAY", "when those expire (default: in 90 days)"),
        ("--junit", "FILE", "write a report as JUnit XML"),
        ("--json", "FILE", "write a report as JSON"),
        ("--html", "FILE", "write a report as one page of HTML"),
        ("--ndjson", "FILE", "write every exchange and verdict as a line of JSON"),
    ):
        parser.add_argument(option, metavar=metavar, help=text)


def _add_drift_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help="HAR 1.2, or NDJSON with an exchange or a call of on_drift in each line",
    )
    parser.add_argument(
        "--server",
        action="append",
        metavar="PROVIDER=URL",
        help="another server of a provider, such as a proxy in front of it; may be repeated",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def _add_export_options(parser: argparse.ArgumentParser) -> None:
    # The values are checked by the command itself, which says what is wrong in one sentence.
    parser.add_argument("accounts", metavar="FILE", help="TOML file of accounts")
    for option, metavar, text in (
        (
            "--to",
            "WHERE",
            "a .duckdb file, postgresql://..., or parquet:DIR, csv:DIR or jsonl:DIR (default: orders.duckdb)",
        ),
        ("--since", "DAY", "leave out orders made before this day or time, in UTC"),
        ("--until", "DAY", "leave out orders made then or later"),
        ("--report", "FILE", "write a page of HTML about all that has been exported"),
    ):
        parser.add_argument(option, metavar=metavar, help=text)
    for option, text in (
        ("--provider", "accounts of this provider only; may be repeated"),
        ("--account", "accounts of this name only; may be repeated"),
    ):
        parser.add_argument(option, metavar="NAME", action="append", default=[], help=text)
    for option, metavar, default, text in (
        ("--reread", "DAYS", 0.0, "read orders of the last days again, whether they may have changed or not"),
        ("--workers", "N", 4, "accounts read at the same time (default: %(default)s)"),
    ):
        parser.add_argument(option, type=type(default), metavar=metavar, default=default, help=text)
    for option, text in (
        ("--full", "read all orders again, and mark those that the provider has no longer"),
        ("--dry-run", "print what would be read, and make no call"),
        ("--json", "print the result as JSON"),
        ("--quiet", "show no progress"),
    ):
        parser.add_argument(option, action="store_true", help=text)


def _add_no_options(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command has no options."""


COMMANDS = {
    "conform": Command(
        "Test whether a server keeps to a provider's contract.",
        "orderkit.conformance.command",
        "conformance",
        _add_conform_options,
    ),
    "demo": Command(
        "Run the whole order journey against the mock and show it.", "orderkit.demo", "demo", _add_no_options
    ),
    "drift": Command(
        "Report which rules of a provider's spec recorded traffic breaks.",
        "orderkit.conformance.drift_command",
        "conformance",
        _add_drift_options,
    ),
    "export": Command(
        "Merge the orders of many accounts into a database.",
        "orderkit.export.command",
        "export",
        _add_export_options,
    ),
    "mock": Command(
        "Serve a mock of the providers on this machine.", "orderkit.mock.command", "mock", _add_mock_options
    ),
    "recordings": Command(
        "Clean recorded traffic, and compare it with the specs.",
        "orderkit.recordings.command",
        "",
        _add_recordings_options,
    ),
    "spec": Command(
        "Print a provider's OpenAPI document.", "orderkit.contract.command", "", _add_spec_options
    ),
    "webhooks": Command(
        "List, show, replay and forget the webhooks of an inbox.",
        "orderkit.webhooks.command",
        "",
        _add_webhook_options,
    ),
}
