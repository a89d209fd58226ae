"""Options of `orderkit drift`."""

from ..options import Declared, Option
from .recordings import SERVER

COMMAND = Declared(
    summary="Report which rules of a provider's spec recorded traffic breaks.",
    module="orderkit.conformance.drift_command",
    extra="conformance",
    options=(
        Option(
            name="file",
            positional=True,
            required=True,
            metavar="FILE",
            text="HAR 1.2, or NDJSON with an exchange or a call of on_drift in each line.",
        ),
        SERVER,
        Option(name="json", kind=bool, default=False, text="Print JSON."),
    ),
    examples=(
        "orderkit drift traffic.har",
        "orderkit drift traffic.har --server sendcloud=http://127.0.0.1:9000",
    ),
)
