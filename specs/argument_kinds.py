"""Kinds of arguments: the annotation in Python, and the expression that checks and converts a value."""

from __future__ import annotations

from typing import Any

from spec_files import listed_values

Json = dict[str, Any]

PLAIN = {
    "text": ("str", "as_str"),
    "filter_text": ("str", "as_filter_text"),
    "integer": ("int", "as_int"),
    "boolean": ("bool", "as_bool"),
    "date": ("date", "as_date"),
}
"""Annotation and function of the kinds of argument that need nothing else."""


def several(annotation: str) -> str:
    """Annotation of one value or several."""
    return f"{annotation} | Iterable[{annotation}]"


def bounds_source(schema: Json) -> str:
    """Bounds of a number as arguments of a call."""
    known = {"least": schema.get("minimum"), "most": schema.get("maximum")}
    return "".join(f", {name}={value}" for name, value in known.items() if value is not None)


UNITS = {
    "day": ("timedelta(days=1)", "write_day"),
    "second": ("timedelta(seconds=1)", "datetime.isoformat"),
    "millisecond": ("timedelta(milliseconds=1)", "write_milliseconds"),
}
"""The finest difference that filters by creation tell apart, and how they are written."""


def time_range(rules: Json) -> str:
    """The expression of the filters by creation that can be split into windows."""
    unit, write = UNITS[rules["unit"]]
    given = {
        "lower": repr(rules["lower"]),
        "upper": repr(rules["upper"]),
        "arguments": repr(f"{rules['from']} and {rules['to']}"),
        "unit": unit,
        "write": write,
        "inclusive": repr(rules.get("inclusive", True)),
        "newest_first": str(rules["newest_first"]),
    }
    return f"TimeRange({', '.join(f'{name}={value}' for name, value in given.items())})"


class ArgumentKinds:
    """Conversions of arguments. A kind `name` that is not in PLAIN has a method `convert_name`."""

    provider: str
    document: Json
    enums: dict[str, str]
    models: set[str]

    def kind_of(self, node: Json, schema: Json, is_path: bool) -> str:
        """How an argument is converted, where the table does not say."""
        if is_path:
            return "path"
        if "enum" in schema:
            return "enum"
        if schema.get("format") == "date":
            return "date"
        return {"integer": "integer", "boolean": "boolean"}.get(str(schema.get("type")), "text")

    def conversion(self, kind: str, name: str, parameter: Json, schema: Json, rules: Json) -> tuple[str, str]:
        """Annotation and expression of a kind of argument."""
        if kind in PLAIN:
            annotation, function = PLAIN[kind]
            return (
                annotation,
                f'{function}("{name}", {name}{bounds_source(schema) if kind == "integer" else ""})',
            )
        convert = getattr(self, f"convert_{kind}", None)
        if convert is None:
            raise SystemExit(f"{self.provider}: there is no kind of argument named {kind!r}")
        found: tuple[str, str] = convert(name, parameter, schema, rules)
        return found

    def convert_path(self, name: str, parameter: Json, schema: Json, rules: Json) -> tuple[str, str]:
        """A segment of a path."""
        plain = {"integer": "int"}.get(str(schema["type"]), "str")
        return plain, f'as_path_segment("{name}", {name}, {plain})'

    def convert_number(self, name: str, parameter: Json, schema: Json, rules: Json) -> tuple[str, str]:
        """An id that is a number, or its text."""
        return "int | str", f'as_number("{name}", {name}, hint={rules.get("hint", "")!r})'

    def convert_pattern(self, name: str, parameter: Json, schema: Json, rules: Json) -> tuple[str, str]:
        """A text of a form."""
        example = parameter.get("example", schema.get("example"))
        return "str", f'as_str("{name}", {name}, pattern={schema["pattern"]!r}, example={example!r})'

    def convert_milliseconds(self, name: str, parameter: Json, schema: Json, rules: Json) -> tuple[str, str]:
        """A time with three decimals of a second."""
        form = f", pattern={schema['pattern']!r}" if "pattern" in schema else ""
        form += f", years={rules['years']!r}" if "years" in rules else ""
        return "datetime | str", f'as_milliseconds("{name}", {name}, up={rules["rounds"] == "up"}{form})'

    def convert_seconds(self, name: str, parameter: Json, schema: Json, rules: Json) -> tuple[str, str]:
        """A time in whole seconds."""
        return "datetime | str", f'as_seconds("{name}", {name}, up={rules["rounds"] == "up"})'

    def convert_enum(self, name: str, parameter: Json, schema: Json, rules: Json) -> tuple[str, str]:
        """A value of an enum."""
        enum = self.reference(parameter["schema"])
        return self.enum_type(enum), f'as_enum("{name}", {name}, {enum})'

    def convert_comma_enum(self, name: str, parameter: Json, schema: Json, rules: Json) -> tuple[str, str]:
        """One value of an enum or several, joined by commas."""
        values = tuple(listed_values(self.document["components"]["schemas"][rules["enum"]]))
        annotation = several(self.enum_type(rules["enum"]))
        return annotation, f'comma_separated("{name}", {name}, str, values={values!r})'

    def convert_comma_integers(
        self, name: str, parameter: Json, schema: Json, rules: Json
    ) -> tuple[str, str]:
        """One positive number or several, joined by commas."""
        return several("int"), f'comma_separated("{name}", {name}, int)'

    def convert_sort(self, name: str, parameter: Json, schema: Json, rules: Json) -> tuple[str, str]:
        """One sort key or several, joined by commas."""
        keys = tuple(schema["x-sort"]["keys"])
        self.enums["SortKey"] = ", ".join(repr(key) for key in (*keys, *(f"-{key}" for key in keys)))
        return several("SortKey"), f'as_sort("{name}", {name}, {keys!r})'

    def enum_type(self, name: str) -> str:
        """Annotation of an enum: its members, or their values as text."""
        values = listed_values(self.document["components"]["schemas"][name])
        self.models.add(name)
        self.enums[f"{name}Value"] = ", ".join(repr(value) for value in values)
        return f"{name} | {name}Value"

    def reference(self, schema: Json) -> str:
        """The model of a schema, by its name."""
        name: str = schema["$ref"].rpartition("/")[2]
        self.models.add(name)
        return name
