"""Options of `orderkit spec`."""

from ..options import Declared, Option

# The values are checked by the command itself, which names the valid ones in one sentence.
COMMAND = Declared(
    summary="Print a provider's OpenAPI document.",
    module="orderkit.contract.command",
    options=(
        Option(
            name="provider", positional=True, metavar="PROVIDER", text="The name of a provider, see --list."
        ),
        Option(name="list", kind=bool, default=False, text="List the documents with their versions."),
        Option(name="format", default="yaml", text="yaml or json."),
        Option(name="openapi", default="3.1", text="3.1, or 3.0 for OpenAPI 3.0.3."),
        Option(
            name="server",
            metavar="URL",
            text="The server that comes first, or an environment such as live (default: never a live one).",
        ),
        Option(name="dereference", kind=bool, default=False, text="Put content in the place of references."),
        Option(
            name="no_webhooks", kind=bool, default=False, text="Leave out webhooks, with what only they need."
        ),
        Option(
            name="schemathesis",
            kind=bool,
            default=False,
            text="Print the path of the settings for schemathesis in place of the document.",
        ),
        Option(
            name="output",
            short="-o",
            hyphen=True,
            metavar="FILE",
            text="Write to a file (default: standard output).",
        ),
        Option(name="force", kind=bool, default=False, text="Replace FILE if it exists."),
    ),
    examples=("orderkit spec --list", "orderkit spec sendcloud --format json --output sendcloud.json"),
)
