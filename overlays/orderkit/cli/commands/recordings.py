"""Options of `orderkit recordings`."""

from ..options import Declared, Option

_MODULE = "orderkit.recordings.command"
SERVER = Option(
    name="server",
    metavar="PROVIDER=URL",
    repeated=True,
    default=(),
    text="Another server of a provider, such as a proxy in front of it; may be repeated.",
)
_FILE = Option(
    name="file",
    positional=True,
    required=True,
    metavar="FILE",
    text="HAR 1.2, or NDJSON with an exchange in each line.",
)

COMMAND = Declared(
    summary="Clean recorded traffic, and compare it with the specs.",
    actions={
        "clean": Declared(
            summary="Write a copy without secrets and personal data.",
            module=_MODULE,
            options=(
                _FILE,
                SERVER,
                Option(
                    name="output",
                    short="-o",
                    hyphen=True,
                    metavar="OUT",
                    required=True,
                    text="The file to write.",
                ),
                # The values are checked by the command itself, which names the valid ones in one sentence.
                Option(name="format", text="har or ndjson (default: as the name of OUT ends, else har)."),
                Option(name="force", kind=bool, default=False, text="Replace OUT if it exists."),
            ),
            examples=("orderkit recordings clean traffic.har --output clean.har",),
        ),
        "compare": Declared(
            summary="Report where responses differ from the specs.",
            module=_MODULE,
            options=(
                _FILE,
                SERVER,
                Option(name="json", kind=bool, default=False, text="Print JSON."),
                Option(
                    name="ignore_additions",
                    kind=bool,
                    default=False,
                    text="Leave out members and values that a tolerant reader takes.",
                ),
            ),
            examples=("orderkit recordings compare clean.har --ignore-additions",),
        ),
    },
)
