"""Options of `orderkit demo`: it has none."""

from ..options import Declared

COMMAND = Declared(
    summary="Run the whole order journey against the mock and show it.",
    module="orderkit.demo",
    extra="demo",
    examples=("orderkit demo",),
)
