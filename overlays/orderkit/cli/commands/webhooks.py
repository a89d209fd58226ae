"""Options of `orderkit webhooks`."""

from ..options import Declared, Option

_MODULE = "orderkit.webhooks.command"
_COMMON = (
    # No default from here, so that the help shows no password.
    Option(
        name="inbox",
        metavar="LOCATION",
        text="A SQLite file or a postgresql:// URL (default: $ORDERKIT_INBOX).",
    ),
    Option(name="json", kind=bool, default=False, text="Print JSON."),
)
_NUMBERS = Option(
    name="numbers",
    positional=True,
    repeated=True,
    default=(),
    kind=int,
    metavar="NUMBER",
    text="Numbers of webhooks.",
)


def _filters(states: str) -> tuple[Option, ...]:
    # The values are checked by the command itself, which names the valid ones in one sentence.
    return (
        Option(
            name="state",
            repeated=True,
            text=f"pending, claimed, done or dead; may be repeated (default: {states}).",
        ),
        Option(name="source", repeated=True, text="A sender; may be repeated (default: all)."),
        Option(name="order", text="What the webhooks are about, such as an order's id."),
    )


COMMAND = Declared(
    summary="List, show, replay and forget the webhooks of an inbox.",
    actions={
        "list": Declared(
            summary="List webhooks, the oldest first.",
            module=_MODULE,
            options=(
                *_COMMON,
                *_filters("all"),
                Option(name="limit", kind=int, default=50, metavar="N", text="List N at most; 0 is all."),
                Option(
                    name="after", kind=int, default=0, metavar="NUMBER", text="Continue behind this number."
                ),
            ),
            examples=("orderkit webhooks list --inbox inbox.db --state dead",),
        ),
        "show": Declared(
            summary="Show one webhook with its body.",
            module=_MODULE,
            options=(
                Option(
                    name="number",
                    positional=True,
                    required=True,
                    kind=int,
                    metavar="NUMBER",
                    text="The webhook's number in the inbox.",
                ),
                *_COMMON,
            ),
            examples=("orderkit webhooks show 7 --inbox inbox.db",),
        ),
        "replay": Declared(
            summary="Put webhooks back that are dead or done, to be processed again.",
            module=_MODULE,
            options=(
                _NUMBERS,
                *_COMMON,
                *_filters("dead"),
                Option(
                    name="all", kind=bool, default=False, text="Replay without NUMBER, --source or --order."
                ),
            ),
            examples=("orderkit webhooks replay 7 8 --inbox inbox.db",),
        ),
        "forget": Declared(
            summary="Delete webhooks that are done or dead.",
            module=_MODULE,
            options=(
                _NUMBERS,
                *_COMMON,
                *_filters("done"),
                Option(
                    name="older_than",
                    required=True,
                    metavar="AGE",
                    text="Ended longer ago than this: 30d, 12h, 90m or 45s.",
                ),
            ),
            examples=("orderkit webhooks forget --older-than 30d --inbox inbox.db",),
        ),
        "count": Declared(
            summary="Count the webhooks in each state.",
            module=_MODULE,
            options=_COMMON,
            examples=("orderkit webhooks count --inbox inbox.db",),
        ),
    },
)
