"""The table of units: the one symbol of each, its dimension, the words for it, and the names that owe a dimension."""

from __future__ import annotations

import re

# symbol: (dimension, words and other spellings)
UNITS: dict[str, tuple[str, str]] = {
    "mg": ("mass", r"milligram(?:me)?s?|mg"),
    "g": ("mass", r"gram(?:me)?s?|gr?"),
    "kg": ("mass", r"kilogram(?:me)?s?|kilos?|kgs?"),
    "t": ("mass", r"tons?|tonnes?|t"),
    "lb": ("mass", r"pounds?|lbs?"),
    "oz": ("mass", r"ounces?|oz"),
    "mm": ("length", r"millimet(?:re|er)s?|mm"),
    "cm": ("length", r"centimet(?:re|er)s?|cm"),
    "m": ("length", r"met(?:re|er)s?|m"),
    "km": ("length", r"kilomet(?:re|er)s?|km"),
    "in": ("length", r"inch(?:es)?|in"),
    "ft": ("length", r"foot|feet|ft"),
    "yd": ("length", r"yards?|yd"),
    "mi": ("length", r"miles?"),
    "px": ("length", r"pixels?|px"),
    "cm2": ("area", r"square centimet(?:re|er)s?|cm2|cm²"),
    "m2": ("area", r"square met(?:re|er)s?|m2|m²"),
    "mm3": ("volume", r"cubic millimet(?:re|er)s?|mm3|mm³"),
    "cm3": ("volume", r"cubic centimet(?:re|er)s?|cm3|cm³|ccm"),
    "m3": ("volume", r"cubic met(?:re|er)s?|m3|m³"),
    "in3": ("volume", r"cubic inch(?:es)?|in3"),
    "ml": ("volume", r"millilit(?:re|er)s?|ml"),
    "l": ("volume", r"lit(?:re|er)s?|l"),
    "gal": ("volume", r"gallons?|gal"),
    "ms": ("time", r"milliseconds?|ms"),
    "s": ("time", r"seconds?|s"),
    "min": ("time", r"minutes?|min"),
    "h": ("time", r"hours?|h"),
    "d": ("time", r"days?|d"),
    "week": ("time", r"weeks?"),
    "month": ("time", r"months?"),
    "a": ("time", r"years?"),
    "byte": ("data", r"bytes?"),
    "kB": ("data", r"kilobytes?|kB"),
    "MB": ("data", r"megabytes?|MB"),
    "%": ("ratio", r"percent(?:age)?|%"),
    "per mille": ("ratio", r"per mille|‰"),
    "deg": ("angle", r"degrees?"),
    "rad": ("angle", r"radians?"),
}
NAMES = {
    "mass": "weight|mass|grams|kilograms",
    "length": "length|width|height|depth|distance|diameter|thickness|radius",
    "volume": "volume",
    "area": "area|surface",
    "time": "seconds|minutes|hours|days|duration|lifetime|timeout|ttl|delay|interval|age",
    "ratio": "percent|percentage",
    "angle": "latitude|longitude",
}
FIRST_WORDS = re.compile(r"^(?:(?:the|its|a|total|whole|net|gross|inferred:|ours:)\s+)*(\w+)", re.IGNORECASE)
LONGEST_FIRST = sorted(UNITS, key=lambda symbol: -len(UNITS[symbol][1]))
SPELLED = {symbol: re.compile(rf"(?:{UNITS[symbol][1]})") for symbol in UNITS}
SYMBOL_WORDS = "|".join(UNITS[symbol][1] for symbol in LONGEST_FIRST)
COUNTING = re.compile(
    rf"\b(?:[Ii]n|[Nn]umber of|[Hh]ow many|[Oo]f) (?:the |whole |full )?({SYMBOL_WORDS})(?![\w²³-])"
    rf"|\(({SYMBOL_WORDS})\)"
)
WHOLE_WORDS = re.compile(
    r"\b("
    + "|".join(rf"(?:{words})" for kind, words in UNITS.values() if kind in ("mass", "volume"))
    + r")\b"
)


def unit_of(written: str) -> str:
    """Return the symbol of the unit that a word or a symbol writes, or an empty text."""
    if written in UNITS:
        return written
    lowered = written if written in ("kB", "MB") else written.lower()
    return next((symbol for symbol in LONGEST_FIRST if SPELLED[symbol].fullmatch(lowered)), "")


def units_in(text: str) -> set[str]:
    """Return the units that a text counts in: `in grams`, `the number of seconds`, `(cm3)`."""
    found = (unit_of(first or second) for first, second in COUNTING.findall(text))
    return {symbol for symbol in found if symbol}


def dimension_of(symbol: str) -> str:
    """Return the dimension of a unit, or an empty text."""
    return UNITS[symbol][0] if symbol in UNITS else ""


def dimension_named(words: list[str]) -> str:
    """Return the dimension that the last word of a name owes, or an empty text."""
    last = words[-1].lower() if words else ""
    return next((kind for kind, names in NAMES.items() if re.fullmatch(names, last)), "")


def dimension_told(text: str) -> str:
    """Return the dimension that the first noun of a text owes, or an empty text."""
    match = FIRST_WORDS.match(text)
    return (
        dimension_named([match[1].rstrip("s") if match[1].lower() == "weights" else match[1]])
        if match
        else ""
    )
