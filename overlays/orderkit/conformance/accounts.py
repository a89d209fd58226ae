"""Accounts of the tested server: credentials from the environment, and the headers that prove them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

from ..contract import Contract, JsonObject, Place
from ..runtime.protocol.credentials import basic_auth
from .problems import RefusedSettingError

SECOND: Final = "_2"
"""What the variables of the second account end with."""


@dataclass(frozen=True)
class Account:
    """Credentials of one account.

    Attributes:
        scheme: The name of the security scheme.
        values: The secrets, in the order of the variables; never shown.
        given: Path parameters that belong to the account, such as the id of its shop.
    """

    scheme: str
    values: tuple[str, ...] = field(repr=False)
    given: Mapping[str, str] = field(default_factory=dict[str, str])

    def headers(self, declared: JsonObject) -> dict[str, str]:
        """Return the headers that carry the credentials, for a scheme that needs no token of an operation."""
        match declared["type"], declared.get("scheme", ""):
            case "apiKey", _:
                return {declared["name"]: self.values[0]}
            case "http", "basic":
                return dict(basic_auth(*self.values).headers)
            case _:
                return {"Authorization": f"Bearer {self.values[0]}"}


@cache
def provider_data(provider: str) -> Mapping[str, Any]:
    """Return what the tester knows of a provider besides its spec: names of variables, and recipes of valid bodies."""
    text = files("orderkit.conformance").joinpath("recipes", f"{provider}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def accounts_of(provider: str, environment: Mapping[str, str]) -> list[Account]:
    """Read the first account, and the second if there is one.

    Raises:
        RefusedSettingError: The variables of the first account are not set; the message lists them.
    """
    first = _account(provider, environment, "")
    if first is None:
        wanted = [" and ".join(names) for names in provider_data(provider)["credentials"].values()]
        raise RefusedSettingError(f"credentials must be in the environment: set {', or '.join(wanted)}")
    second = _account(provider, environment, SECOND)
    return [first] if second is None else [first, second]


def webhook_secret(provider: str, environment: Mapping[str, str]) -> str:
    """Return the secret that signs a provider's notifications; empty if it is not set."""
    variable: str = provider_data(provider).get("webhooks", {}).get("secret", "")
    return environment.get(variable, "")


def issuing_operation(contract: Contract, scheme: str) -> str | None:
    """Return the operation that issues tokens of a scheme; None if there is none in the contract."""
    issued_by: str = _scheme(contract, scheme).get("x-token", {}).get("issued-by", "")
    return issued_by if issued_by in contract.operations else None


def fixed_headers(contract: Contract, account: Account) -> dict[str, str]:
    """Return the headers of an account whose scheme needs no token of an operation."""
    return account.headers(_scheme(contract, account.scheme))


def token_header(contract: Contract, scheme: str, token: str) -> dict[str, str]:
    """Return the header that carries a token."""
    declared = _scheme(contract, scheme)
    if declared["type"] == "apiKey":
        return {declared["name"]: declared.get("x-token", {}).get("prefix", "") + token}
    return {"Authorization": f"Bearer {token}"}


def scheme_place(contract: Contract, scheme: str) -> Place:
    """Return the place of a security scheme."""
    return Place.root(contract.document).child("components", "securitySchemes", scheme)


def _scheme(contract: Contract, name: str) -> JsonObject:
    found: JsonObject = scheme_place(contract, name).node
    return found


def _account(provider: str, environment: Mapping[str, str], suffix: str) -> Account | None:
    data = provider_data(provider)
    for scheme, names in data["credentials"].items():
        values = tuple(environment.get(name + suffix, "") for name in names)
        if all(values):
            return Account(scheme, values, dict(_given(data.get("given", {}), environment, suffix)))
    return None


def _given(
    variables: Mapping[str, str], environment: Mapping[str, str], suffix: str
) -> Iterator[tuple[str, str]]:
    for parameter, variable in variables.items():
        value = environment.get(variable + suffix, "")
        if not value:
            raise RefusedSettingError(f"{variable}{suffix} must be set: requests need {parameter}")
        yield parameter, value
