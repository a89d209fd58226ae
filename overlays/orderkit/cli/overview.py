"""Names of all commands and what each is for, with nothing to import: the help and the version cost no time."""

from ..operations.tables import PROVIDERS
from .exit_codes import EXIT_CODES

OWN = {
    "completion": "Print the script that completes commands in a shell, or install it.",
    "conform": "Test whether a server keeps to a provider's contract.",
    "demo": "Run the whole order journey against the mock and show it.",
    "doctor": "Check keys, clock, connections, version and installed extras.",
    "drift": "Report which rules of a provider's spec recorded traffic breaks.",
    "export": "Merge the orders of many accounts into a database.",
    "mcp": "Serve the operations as tools to assistants, by the Model Context Protocol.",
    "mock": "Serve a mock of the providers on this machine.",
    "recordings": "Clean recorded traffic, and compare it with the specs.",
    "spec": "Print a provider's OpenAPI document.",
    "webhooks": "List, show, replay and forget the webhooks of an inbox.",
}
"""The commands that are not a provider."""

EXAMPLES = (
    "orderkit nocnoc track NC10000001",
    "orderkit sendcloud list-orders --limit 20 --csv",
    "orderkit mock",
)


def kebab(name: str) -> str:
    """Spell a name as the command line does."""
    return name.replace("_", "-")


def provider_of(command: str) -> str | None:
    """Return the provider that a command names, with hyphens or underscores; None for any other command."""
    name = command.replace("-", "_")
    return name if name in PROVIDERS else None


def command_names() -> list[str]:
    """Return the names of all commands."""
    return [*map(kebab, PROVIDERS), *OWN]


def overview() -> str:
    """Return the help of the whole command line."""
    providers = {kebab(name): f"{about}." for name, about in PROVIDERS.items()}
    options = {"--help, -h": "Show this help, or that of a command.", "--version": "Show the version."}
    codes = {str(code): text.partition(".")[0].partition(":")[0] for code, text in EXIT_CODES.items()}
    parts = [
        "Usage: orderkit COMMAND [OPTIONS]",
        "Calls the order APIs of providers, mocks them, and tests what claims to be like them.",
        _section("Providers", providers),
        _section("Commands", OWN),
        _section("Options", options),
        _section("Exit codes", codes),
        "\n".join(["Examples:", *(f"  {each}" for each in EXAMPLES)]),
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, entries: dict[str, str]) -> str:
    width = max(map(len, entries))
    return "\n".join([f"{title}:", *(f"  {name:<{width}}  {text}" for name, text in entries.items())])
