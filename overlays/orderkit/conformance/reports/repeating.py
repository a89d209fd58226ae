"""The command that tries one rule of a run again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final, cast

from ...runtime.protocol.masking import masked
from ..accounts import accounts_of, webhook_secret
from ..options import RunOptions
from ..runner import Run
from ..verdicts import Verdict

_FIRST: Final = ("url", "seed", "rules", "subject")
_BESIDES: Final = frozenset({"provider", "environment"})
"""Options that are no flags: the provider is given by its place, and credentials stay in the environment."""
_FLAGS: Final = {"rules": "rule"}


def repeat_command(run: Run, verdict: Verdict) -> str:
    """Return the command that tries one rule on one subject again, with every option that changes what a run does."""
    options, subject = run.options, verdict.subject
    if subject:
        options = replace(options, rules=frozenset({verdict.rule.id}), subject=subject.label)
    words = ["orderkit conform", options.provider.replace("_", "-")]
    secrets = _secrets(options)
    words += [
        f"{flag} {shlex.quote(masked(text, secrets))}" if text else flag for flag, text in _given(options)
    ]
    return " ".join(words)


def _given(options: RunOptions) -> Iterator[tuple[str, str]]:
    """Yield the flags that make a run with these options, each with its value; none for a switch."""
    others = [each.name for each in fields(options) if each.name not in (*_FIRST, *_BESIDES)]
    usual = RunOptions("", "", {}, seed=-1)
    for name in (*_FIRST, *others):
        value = getattr(options, name)
        if value != getattr(usual, name):
            flag = f"--{_FLAGS.get(name, name).replace('_', '-')}"
            yield from ((flag, text) for text in _texts(value))


def _texts(value: Any) -> list[str]:
    if value is True:
        return [""]
    if isinstance(value, Mapping):
        return [f"{name}={text}" for name, text in cast(Mapping[str, str], value).items()]
    return sorted(cast(frozenset[str], value)) if isinstance(value, frozenset) else [str(value)]


def _secrets(options: RunOptions) -> list[str]:
    found = [
        value for account in accounts_of(options.provider, options.environment) for value in account.values
    ]
    secret = webhook_secret(options.provider, options.environment)
    return [*found, secret] if secret else found
