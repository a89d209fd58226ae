"""All settings by name: what TOML files, environment variables, options, the control API and the docs derive from."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, cached_property
from typing import Any

from ..engine.setting import DescribedField, described_fields
from ..settings import MockSettings
from .kinds import describe_kind
from .server_settings import ServerSettings
from .values import read_value, write_field, write_value

ENVIRONMENT_PREFIX = "ORDERKIT_MOCK_"
SERVER_GROUP = "server"


@dataclass(frozen=True)
class NamedSetting:
    """A setting with its name: that of its field, behind the name of its group if it has one."""

    group: str
    field: DescribedField

    @cached_property
    def name(self) -> str:
        """Name, such as `orders` or `nocnoc.shipping_usd`."""
        return f"{self.group}.{self.field.name}" if self.group else self.field.name

    @cached_property
    def environment_variable(self) -> str:
        """Name of the environment variable, such as `ORDERKIT_MOCK_NOCNOC_SHIPPING_USD`."""
        return ENVIRONMENT_PREFIX + self.name.replace(".", "_").upper()

    @property
    def is_fixed(self) -> bool:
        """Whether the setting cannot change while the mock runs."""
        return self.field.setting.at_start or self.group == SERVER_GROUP


Values = Mapping[NamedSetting, Any]
"""Settings with values of their own types."""


@dataclass(frozen=True, slots=True)
class AllSettings:
    """Settings of the mock, and of the server that the command line starts."""

    mock: MockSettings
    server: ServerSettings

    def group(self, name: str) -> Any:
        """Return the settings of a group."""
        if name == SERVER_GROUP:
            return self.server
        return getattr(self.mock, name) if name else self.mock


def changed(settings: AllSettings, values: Values) -> AllSettings:
    """Return settings with other values; ValueError, with the name of the group, if they do not fit together."""
    groups: dict[str, dict[str, Any]] = {}
    for setting, value in values.items():
        groups.setdefault(setting.group, {})[setting.field.name] = value
    own = groups.pop("", {})
    for group, members in groups.items():
        try:
            own[group] = replace(settings.group(group), **members)
        except ValueError as error:
            raise ValueError(f"{group}.{error}") from error
    server = own.pop(SERVER_GROUP, settings.server)
    return AllSettings(replace(settings.mock, **own), server)


def find_setting(name: str) -> NamedSetting:
    """Return a setting by name; ValueError, with the closest name, if there is none."""
    if name in GROUPS:
        raise ValueError(f"{name} must be followed by the name of a setting, such as {_first_of(name)}")
    if name not in SETTINGS:
        raise ValueError(f"{name} must be the name of a setting{suggestion(name, SETTINGS)}")
    return SETTINGS[name]


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown name: the closest one, if there is one."""
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
    return f": did you mean {close[0]}?" if close else ": `orderkit mock --list-settings` lists them"


def read_tree(tree: Mapping[str, Any]) -> dict[NamedSetting, Any]:
    """Read settings by their names, those of a group in a table of its own, as TOML and the control API write them."""
    found: dict[NamedSetting, Any] = {}
    for name, value in tree.items():
        if name not in GROUPS:
            found[find_setting(name)] = value
        elif isinstance(value, Mapping):
            members: Mapping[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
            found |= {find_setting(f"{name}.{member}"): members[member] for member in members}
        else:
            raise ValueError(f"{name} must be a table of settings")
    return {setting: read(setting, value) for setting, value in found.items()}


def read(setting: NamedSetting, value: Any) -> Any:
    """Return the value of a setting in its own type; ValueError if it is of another."""
    return read_value(setting.field.kind, value, setting.name, secret=setting.field.setting.secret)


def describe(setting: NamedSetting, settings: AllSettings) -> dict[str, Any]:
    """Return a setting with its value and its default as JSON."""
    field, group, default_group = setting.field, settings.group(setting.group), DEFAULTS.group(setting.group)
    default = getattr(default_group, field.name)
    # A default is no secret: it is documented.
    is_default = getattr(group, field.name) == default
    return {
        "name": setting.name,
        "value": write_value(default) if is_default else write_field(field, group),
        "default": write_value(default),
        "type": describe_kind(field.kind),
        "bounds": field.setting.bounds or None,
        "description": field.description,
        "ledger": list(field.ledger),
        "changes": "at the start" if setting.is_fixed else "while running",
        "environment": setting.environment_variable,
    }


class _AllNamed(Mapping[str, NamedSetting]):
    """All settings by name. Those of a group are described when one of them is asked for, so that a start is short."""

    def __getitem__(self, name: str) -> NamedSetting:
        group, _, member = name.rpartition(".")
        return _settings_of(group)[member]

    def __iter__(self) -> Iterator[str]:
        for group in ("", *GROUPS):
            yield from (setting.name for setting in _settings_of(group).values())

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def _settings_of(group: str) -> Mapping[str, NamedSetting]:
    if group and group not in GROUPS:
        return {}
    kind: type = DEFAULTS.group(group).__class__
    # A table of a group is a setting; a table of the mock itself is a group.
    own = (field for field in described_fields(kind) if group or not _is_group(field))
    found = (NamedSetting(group, field) for field in own)
    return {setting.field.name: setting for setting in found}


def _first_of(group: str) -> str:
    return next(setting.name for setting in SETTINGS.values() if setting.group == group)


def _is_group(field: DescribedField) -> bool:
    return is_dataclass(field.kind)


DEFAULTS = AllSettings(MockSettings(), ServerSettings())
GROUPS = (
    *(field.name for field in fields(MockSettings) if is_dataclass(getattr(DEFAULTS.mock, field.name))),
    SERVER_GROUP,
)
SETTINGS: Mapping[str, NamedSetting] = _AllNamed()
