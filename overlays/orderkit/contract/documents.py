"""Documents as they are published: any provider's, in OpenAPI 3.1 or 3.0, with or without references."""

from __future__ import annotations

import copy
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from .compiled import Contract
from .dereferencing import dereference as without_references
from .pruning import without_webhooks
from .servers import place_servers

if TYPE_CHECKING:
    from .openapi30.losses import Loss

OPENAPI_VERSIONS = ("3.1", "3.0")
VERSION_NOTE = (
    "**Version.** {version} is the version of this document, not of the API. The first number grows when generated\n"
    "clients may break, the second when something is added, the third when only texts or examples change."
)


def providers() -> list[str]:
    """List the providers that have a document, in alphabetical order."""
    found = files("orderkit_clients").iterdir()
    return sorted(entry.name for entry in found if entry.joinpath("openapi.json").is_file())


def document(
    provider: str,
    *,
    openapi: str = "3.1",
    dereference: bool = False,
    server: str | None = None,
    webhooks: bool = True,
) -> dict[str, Any]:
    """Return the published document of a provider, as a copy that may be changed.

    Its first server is never a live one, unless `server` asks for it.

    Args:
        provider: The name of a provider, one of `providers()`.
        openapi: `3.1`, or `3.0` for a document of OpenAPI 3.0.3. What 3.0 cannot express is listed in its
            `info.x-lost`.
        dereference: Put the content of each reference in its place. Only references that would never end stay.
        server: The URL that comes first in `servers`, or the name of an environment, such as `live`.
        webhooks: Whether to keep webhooks. Some tools mistake them for operations.

    Raises:
        ValueError: An argument is none of its valid values; the message lists them.
    """
    check_provider(provider)
    check_choice("openapi", openapi, OPENAPI_VERSIONS)
    published = place_servers(copy.deepcopy(Contract.load(provider).document), provider, server)
    _explain_version(published["info"])
    if not webhooks:
        published = without_webhooks(published)
    if openapi == "3.0":
        published = _convert(published)[0]
    return without_references(published) if dereference else published


def losses(provider: str) -> list[Loss]:
    """List what the OpenAPI 3.0 document of a provider cannot express; ValueError for an unknown provider."""
    check_provider(provider)
    return _convert(Contract.load(provider).document)[1]


def check_provider(provider: str) -> None:
    """Raise ValueError with the names there are unless this is one of them; the closest is suggested."""
    known = providers()
    if provider in known:
        return
    from difflib import get_close_matches  # here, because clients import this package and never need it

    close = get_close_matches(provider.lower(), known, n=1)
    hint = f"; did you mean {close[0]}?" if close else ""
    raise ValueError(f"provider must be one of {', '.join(known)} (got {provider}){hint}")


def check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    """Raise ValueError with the valid choices unless the value is one of them."""
    if value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(choices)} (got {value})")


def _convert(document: dict[str, Any]) -> tuple[dict[str, Any], list[Loss]]:
    from .openapi30 import convert  # here, because clients import this package and never need it

    return convert(document)


def _explain_version(info: dict[str, Any]) -> None:
    note = VERSION_NOTE.format(version=info["version"])
    info["description"] = f"{info['description'].rstrip()}\n\n{note}\n" if info.get("description") else note
