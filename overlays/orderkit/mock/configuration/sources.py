"""Sources of settings: a TOML file, environment variables and options, each over those before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from ..engine.json_writer import JsonTextError, read_json
from ..engine.parameters import NUMBER
from .kinds import NONE, is_list, is_mapping, is_numeric, is_table, split_optional
from .registry import (
    DEFAULTS,
    ENVIRONMENT_PREFIX,
    SETTINGS,
    AllSettings,
    NamedSetting,
    Values,
    changed,
    find_setting,
    read,
    read_tree,
    suggestion,
)

CONFIG_VARIABLE = f"{ENVIRONMENT_PREFIX}CONFIG"
"""Environment variable that names a TOML file."""


def load_settings(
    config: str | None, environment: Mapping[str, str], assignments: Iterable[str], options: Values
) -> AllSettings:
    """Return the settings of all sources; ValueError, in one sentence, for what cannot be."""
    config = config or environment.get(CONFIG_VARIABLE)
    values = {
        **(read_file(Path(config)) if config else {}),
        **read_environment(environment),
        **read_assignments(assignments),
        **options,
    }
    return changed(DEFAULTS, values)


def read_file(path: Path) -> dict[NamedSetting, Any]:
    """Read settings from a TOML file."""
    import tomllib  # only here: most mocks have no file, and should start fast

    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise ValueError(f"config must be a file that can be read (got {path}: {error.strerror})") from error
    except (
        ValueError,
        RecursionError,
    ) as error:  # also of a number, or of brackets, that are too long for Python
        raise ValueError(f"config must be TOML in UTF-8 (got {path}: {error})") from error
    try:
        return read_tree(tree)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def read_environment(environment: Mapping[str, str]) -> dict[NamedSetting, Any]:
    """Read settings from the environment variables with the mock's prefix."""
    given = {name: environment[name] for name in environment if name.startswith(ENVIRONMENT_PREFIX)}
    given.pop(CONFIG_VARIABLE, None)
    # All names are looked up only if there is one to be found.
    known = {setting.environment_variable: setting for setting in SETTINGS.values()} if given else {}
    found: dict[NamedSetting, Any] = {}
    for name, text in given.items():
        if name not in known:
            raise ValueError(f"{name} must be the environment variable of a setting{suggestion(name, known)}")
        found[known[name]] = read_text(known[name], text, name)
    return found


def read_assignments(assignments: Iterable[str]) -> dict[NamedSetting, Any]:
    """Read settings from texts such as `nocnoc.shipping_usd=20`."""
    found: dict[NamedSetting, Any] = {}
    for assignment in assignments:
        name, separator, text = assignment.partition("=")
        if not separator:
            raise ValueError(f"--set must be NAME=VALUE (got {name})")
        setting = find_setting(name.strip())
        found[setting] = read_text(setting, text)
    return found


def read_text(setting: NamedSetting, text: str, source: str = "") -> Any:
    """Read the text of a setting: lists and tables are JSON, lists also values between commas."""
    try:
        return read(setting, _parse(setting.field.kind, text.strip()))
    except JsonTextError as error:
        raise ValueError(f"{source or setting.name} must be JSON if it begins with [ or {{") from error
    except ValueError as error:
        raise ValueError(f"{source}: {error}" if source else str(error)) from error


def _parse(kind: Any, text: str) -> Any:
    kind, _ = split_optional(kind)
    if is_table(kind) or is_list(kind) or is_mapping(kind):
        if text[:1] in ("[", "{"):
            return read_json(text.encode())
        if not is_list(kind) or text == NONE:
            return text
        # A list of lists needs brackets; its parts are refused as they are.
        element = get_args(kind)[0]
        return [_parse(element, part.strip()) for part in text.split(",")] if text else []
    if kind is bool:
        return {"true": True, "false": False}.get(text.lower(), text)
    return Decimal(text) if is_numeric(kind) and NUMBER.fullmatch(text) else text
