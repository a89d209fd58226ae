"""Options of `orderkit conform`."""

from ..options import Declared, Option


def _flags(*flags: tuple[str, str]) -> tuple[Option, ...]:
    return tuple(Option(name=name, kind=bool, default=False, text=text) for name, text in flags)


def _texts(*texts: tuple[str, str, str]) -> tuple[Option, ...]:
    return tuple(Option(name=name, metavar=metavar, text=text) for name, metavar, text in texts)


_NUMBERS = tuple(
    Option(name=name, kind=type(default), metavar=metavar, default=default, text=text)
    for name, metavar, default, text in (
        ("calls", "N", 2_000, "Calls at most."),
        ("rate", "N", float("inf"), "Calls per second at most (default: no limit)."),
        ("timeout", "SECONDS", 30.0, "Wait for the network."),
        ("generated", "N", 0, "Requests that schemathesis may generate, of those calls (default: none)."),
        ("seed", "N", 1, "Repeats a run."),
        ("least", "PERCENT", 50.0, "Exit with 3 if less could be tried."),
    )
)
_LISTS = tuple(
    Option(name=name, metavar=metavar, repeated=True, default=(), text=text)
    for name, metavar, text in (
        ("rule", "ID", "Try this rule only; may be repeated."),
        ("given", "NAME=VALUE", "A path parameter of something that exists; may be repeated."),
        ("may_change", "ID", "An existing object that writes may change, or `any`; may be repeated."),
    )
)
_ADDRESSES = _texts(
    ("subject", "NAME", "Try this subject only, such as listOrders/status."),
    (
        "listen",
        "HOST:PORT",
        "Receive notifications here (default: on this machine, if the server is there too).",
    ),
    ("receiver", "URL", "The URL under which the provider reaches that, if it is another."),
    (
        "control",
        "URL",
        "Control API of a mock, such as http://127.0.0.1:8787/_mock, to act as the provider.",
    ),
)
_FILES = _texts(
    ("baseline", "FILE", "Known failures, which do not count until they expire."),
    ("write_baseline", "FILE", "Write all failures of this run as known."),
    ("expires", "DAY", "When those expire (default: in 90 days)."),
    ("junit", "FILE", "Write a report as JUnit XML."),
    ("json", "FILE", "Write a report as JSON."),
    ("html", "FILE", "Write a report as one page of HTML."),
    ("ndjson", "FILE", "Write every exchange and verdict as a line of JSON."),
)
_MEASURING = "Measuring the tester by its catalogue of defects"
_POWER = (
    Option(
        name="power",
        kind=bool,
        default=False,
        group=_MEASURING,
        text="Test mocks with a defect, and print which defects are found.",
    ),
    Option(
        name="defect",
        metavar="ID",
        repeated=True,
        default=(),
        group=_MEASURING,
        text="This one; may be repeated.",
    ),
    Option(
        name="of",
        choices=("all", "tuned", "held-out"),
        default="all",
        group=_MEASURING,
        text="Which part of the catalogue.",
    ),
    Option(
        name="schemathesis",
        kind=bool,
        default=False,
        group=_MEASURING,
        text="Also run schemathesis, with its defaults, against them.",
    ),
    Option(
        name="jobs",
        kind=int,
        default=2,
        metavar="N",
        group=_MEASURING,
        text="Servers that are tested at once.",
    ),
    Option(
        name="clean_seeds",
        kind=int,
        default=1,
        metavar="N",
        group=_MEASURING,
        text="Runs against a clean server of each provider.",
    ),
)

# The values are checked by the command itself, which names the valid ones in one sentence.
COMMAND = Declared(
    summary="Test whether a server keeps to a provider's contract.",
    module="orderkit.conformance.command",
    extra="conformance",
    options=(
        Option(name="provider", positional=True, metavar="PROVIDER", text="The name of a provider."),
        *_texts(("url", "URL", "The server, to which the paths of the spec are appended.")),
        *_flags(
            ("allow_writes", "Make calls that create, change and cancel what the run itself made."),
            ("allow_live", "Test a host that the spec names as a live environment."),
            ("dry_run", "Print what would be tried, and make no call."),
        ),
        *_NUMBERS,
        *_LISTS,
        *_ADDRESSES,
        *_FILES,
        *_POWER,
    ),
    examples=(
        "orderkit conform sendcloud --url http://127.0.0.1:8787/sendcloud",
        "orderkit conform nocnoc --url https://staging.example.org --junit conform.xml",
    ),
)
