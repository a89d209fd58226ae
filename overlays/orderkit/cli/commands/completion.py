"""Options of `orderkit completion`."""

from ..options import Declared, Option

COMMAND = Declared(
    summary="Print the script that completes commands in a shell, or install it.",
    module="orderkit.cli.completion",
    options=(
        Option(
            name="shell",
            positional=True,
            choices=("bash", "zsh", "fish", "powershell"),
            metavar="SHELL",
            text="The shell; the one that runs the command if left out.",
        ),
        Option(
            name="install",
            kind=bool,
            default=False,
            text="Write the script where the shell finds it, and load it from the shell's start file if need be.",
        ),
    ),
    examples=("orderkit completion --install", "orderkit completion bash > orderkit.bash"),
)
