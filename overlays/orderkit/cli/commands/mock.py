"""Options of `orderkit mock`."""

from ..options import Declared, Option

# Without defaults from here: a file or an environment variable may give another value than the mock's own. The values
# are read and checked by the mock, as those of the other sources are.
_VALUES = tuple(
    Option(name=name, metavar=metavar, text=text)
    for name, metavar, text in (
        ("host", "HOST", "A loopback host, or any with --expose (default: 127.0.0.1)."),
        ("port", "PORT", "0 is any free port (default: 8787)."),
        ("state", "FILE", "File that keeps the state (default: in memory)."),
        ("clock", "ISO8601", "Time at which the clock stands still (default: the system's time)."),
        ("orders", "N", "Orders in a new mock, for each provider that lists orders (default: 300)."),
        (
            "http_status",
            "HOW",
            "HTTP status that carries an application code: conservative, semantic or literal (default: conservative).",
        ),
        ("replay", "FILE", "Serve recorded traffic (HAR or NDJSON) in place of the providers' responses."),
        ("config", "FILE", "TOML file with settings."),
        ("ready_file", "FILE", "File to write when the mock is ready, with its addresses as JSON."),
    )
)
_FLAGS = tuple(
    Option(name=name, kind=bool, text=text)
    for name, text in (
        ("expose", "Serve other machines too, with the control API."),
        ("quiet", "Write no line for each request."),
        ("explain", "Add to each refusal the broken rule, its place in the spec and its ledger entry."),
        ("strict", "Refuse names that the spec does not know."),
        ("list_settings", "List all settings and exit."),
    )
)
_LISTS = tuple(
    Option(name=name, metavar=metavar, repeated=True, greedy=True, text=text)
    for name, metavar, text in (
        ("api_key", "KEY", "Accepted API keys."),
        ("cors", "ORIGIN", "Origins whose pages may call the providers; * is any."),
        ("allow_host", "HOST", "Hosts besides loopback that requests may name."),
        ("allow_webhook_host", "HOST", "Hosts besides loopback that may receive notifications."),
    )
)

COMMAND = Declared(
    summary="Serve a mock of the providers on this machine.",
    module="orderkit.mock.command",
    extra="mock",
    options=(
        *_VALUES,
        *_FLAGS,
        *_LISTS,
        Option(
            name="set",
            metavar="NAME=VALUE",
            repeated=True,
            default=(),
            text="Any setting, such as nocnoc.shipping_usd=20; may be repeated.",
        ),
    ),
    examples=(
        "orderkit mock",
        "orderkit mock --port 0 --ready-file mock.json --quiet",
        "orderkit mock --clock 2026-11-22T10:00:00Z --set nocnoc.shipping_usd=20",
    ),
)
