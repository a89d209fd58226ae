"""An exchange as commands that repeat it: curl, and the orderkit client. Credentials are names of variables."""

from __future__ import annotations

import inspect
import json
import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final, cast

from ..contract import Contract, expression_target
from .accounts import SECOND, provider_data
from .calls import ABSENT, Call, Exchange

_BORING: Final = frozenset({"user-agent", "traceparent"})
_LONGEST_BODY: Final = 4_000
_CAPITAL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def as_curl(contract: Contract, provider: str, exchange: Exchange) -> str:
    """Return the curl command that sends the request again."""
    request = exchange.request
    words = ["curl", "-sS", "-D", "-"]
    if request.method == "HEAD":
        words.append("--head")
    elif request.method != "GET":
        words += ["-X", request.method]
    lines = [shlex.join([*words, request.url])]
    for name, value in request.headers:
        if name in _BORING:
            continue
        secret = _variable_of(contract, provider, exchange.call, name) if value == "***" else None
        lines.append(f'-H "{name}: {secret}"' if secret else f"-H {shlex.quote(f'{name}: {value}')}")
    if request.body:
        text = request.body.decode("utf-8", "backslashreplace")
        shown = text if len(text) <= _LONGEST_BODY else f"{text[:_LONGEST_BODY]}…"
        lines.append(f"--data-binary {shlex.quote(shown)}")
    return " \\\n  ".join(lines)


def as_code(contract: Contract, provider: str, exchange: Exchange, base_url: str) -> str:
    """Return Python code that makes the call with orderkit's client; empty if no client would send such a request."""
    call = exchange.call
    if call.account != 0 or call.credentials is not None or call.method or call.headers or call.is_generated:
        return ""
    client = _client_class(provider)
    method_name = _snake(call.operation.id)
    signature = inspect.signature(getattr(client, method_name))
    arguments = _arguments(contract, call, signature)
    if arguments is None:
        return ""
    result = f"client.{method_name}({', '.join(arguments)})"
    listed = "limit" in signature.parameters
    imports = "from decimal import Decimal\n\n" if "Decimal(" in result else ""
    return (
        f"{imports}from orderkit.{provider} import {client.__name__}\n\n"
        f"with {client.__name__}(base_url={json.dumps(base_url)}) as client:\n"
        + (f"    for item in {result}:\n        print(item)" if listed else f"    print({result})")
    )


def _client_class(provider: str) -> type:
    """Return the synchronous client of a provider: its module has the operations of all."""
    module = import_module(f"orderkit.{provider}")
    wanted = provider.replace("_", "")
    found: Iterator[type] = (each for each in vars(module).values() if isinstance(each, type))
    return next(each for each in found if each.__name__.lower() == wanted)


def _arguments(contract: Contract, call: Call, signature: inspect.Signature) -> list[str] | None:
    """Return the arguments as code; None if the method has none for a parameter that was sent."""
    known = {name: each for name, each in signature.parameters.items() if name != "self"}
    positional = [name for name, each in known.items() if each.kind is each.POSITIONAL_OR_KEYWORD]
    paged = _paged(contract, call)
    found = dict[str, Any]()
    for name, value in {**call.parameters, **_members_as_arguments(call, known)}.items():
        if name in paged:
            if paged[name] == "size" and "page_size" in known:
                if not str(value).isdecimal():  # no client sends it
                    return None
                found["page_size"] = int(value)  # a text where a link gave it
            continue
        argument = _snake(name).replace("-", "_").lower()
        if argument not in known and f"{{{name}}}" in call.operation.path:
            argument = next((each for each in positional if each not in found), argument)
        if argument not in known:
            return None
        found[argument] = value
    if call.body is not ABSENT and not _members_as_arguments(call, known) and call.body != {}:
        body = next((each for each in positional if each not in found), None)
        if body is None or isinstance(call.body, bytes):
            return None
        found[body] = call.body
    return [f"{name}={value!r}" for name, value in found.items()]


def _members_as_arguments(call: Call, known: dict[str, inspect.Parameter]) -> dict[str, Any]:
    """Return the members of a search body, which the client takes as arguments."""
    body: Any = call.body
    if not isinstance(body, dict) or "limit" not in known:
        return {}
    return cast(dict[str, Any], body)


def _paged(contract: Contract, call: Call) -> dict[str, str]:
    declared = contract.declared(call.operation.id, "x-pagination")
    inputs: dict[str, str] = declared["inputs"] if declared else {}
    return {expression_target(text).removeprefix("/"): name for name, text in inputs.items()}


def _snake(name: str) -> str:
    return _CAPITAL.sub("_", name).lower()


def _variable_of(contract: Contract, provider: str, call: Call, header: str) -> str | None:
    """Return what stands for the value of a credential's header in a shell; None if it is no such header."""
    suffix = SECOND if call.account == 1 else ""
    for scheme, names in provider_data(provider)["credentials"].items():
        declared = contract.document["components"]["securitySchemes"][scheme]
        variables = [f"${name}{suffix}" for name in names]
        if declared["type"] == "apiKey" and declared["name"].lower() == header:
            token = declared.get("x-token", {})
            return f"{token.get('prefix', '')}$TOKEN" if token else variables[0]
        if header == "authorization":
            if declared.get("scheme") == "basic":
                return f'Basic $(printf %s "{":".join(variables)}" | base64 -w0)'
            return f"Bearer {variables[0]}"
    return None
