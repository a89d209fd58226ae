"""Rules for durations, rates, tokens, servers and languages: words and data give the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .codes import errors_of
from .document import Document
from .extensions import uses
from .finding import Fault, Rule, mapping, sequence, text
from .prose import NUMBER, number, texts_of, words_of

SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2592000,
    "year": 31536000,
}
UNIT = "|".join(SECONDS)
DURATION = re.compile(
    rf"(?<![\w.-])({NUMBER}|half an?|an?(?= (?:hour|minute|week|month|year))) ({UNIT})s?\b", re.IGNORECASE
)
RATE = re.compile(
    rf"(?:\b(reads?|writes?|calls?|requests?)\b[^.]{{0,20}}?)?\b(\d+) "
    rf"(reads|writes|calls|requests)?(?: at most)? ?(?:an?|per|each|every|of this) ({UNIT})\b"
)
PERIOD = {"Y": 31536000, "M": 2592000, "D": 86400}
ENVIRONMENTS = {
    "sandbox": r"[Ss]andbox",
    "test": r"[Tt]est\b",
    "production": r"[Pp]roduction",
    "live": r"[Ll]ive",
    "shop": r"\bshop",
}
TELLING_URL = {"sandbox": "sandbox", "test": r"\btest\b|demo|staging"}
LANGUAGES = {
    "en": "English",
    "es": "Spanish",
    "pt": "Portuguese",
    "de": "German",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
}
COUNTRIES = {
    "AR": "Argentina",
    "BR": "Brazil",
    "PE": "Peru",
    "US": "United States",
    "ES": "Spain",
    "PT": "Portugal",
    "MX": "Mexico",
    "GB": "United Kingdom",
    "DE": "Germany",
    "CL": "Chile",
}
LANGUAGE = "|".join(LANGUAGES.values())


def _durations(document: Document) -> set[int]:
    """Return every duration that the data gives, in seconds."""
    found = {int(mapping(row).get("seconds", 0)) for row in sequence(document.value.get("x-rate-limits"))}
    for use in uses(document):
        value = mapping(use.value)
        if use.name == "x-token" and value.get("lives"):
            found.add(int(value["lives"]))
        longest = re.fullmatch(r"P(\d+)([YMD])", text(mapping(value.get("range")).get("longest")))
        if use.name == "x-filter" and longest:
            found.add(int(longest[1]) * PERIOD[longest[2]])
    return found


def duration_in_text(document: Document) -> Iterator[Fault]:
    """Report durations in texts that no data gives, and lives of tokens that are not those of the data."""
    known = document.once(_durations)
    tokens = [mapping(use.value).get("lives") for use in uses(document) if use.name == "x-token"]
    lives = {each for each in tokens if isinstance(each, int)}
    for said in texts_of(document):
        for sentence in said.sentences:
            for amount, unit in DURATION.findall(sentence):
                seconds = _amount(amount) * SECONDS[unit.lower()]
                about_token = re.search(r"\btokens?\b", words_of(said.node)) and re.search(
                    r"\b(live|lives|valid|hold|over|count|for)\b", sentence
                )
                if about_token and lives and seconds not in lives:
                    yield (
                        said.place,
                        f"a token lives {min(lives)} seconds, the text says {amount} {unit}: mend one",
                    )
                elif not about_token and seconds not in known:
                    yield (
                        said.place,
                        f"{amount} {unit} is no duration of the data: give it as data, or mend it",
                    )


def _amount(written: str) -> float:
    """Return the number before a unit of time."""
    return 1 if written.lower() in ("a", "an") else 0.5 if " " in written else number(written)


def rate_in_text(document: Document) -> Iterator[Fault]:
    """Report rates of requests in texts that `x-rate-limits` does not have, and limits that no text gives."""
    rows = [mapping(row) for row in sequence(document.value.get("x-rate-limits"))]
    limits = {(row.get("calls"), row.get("seconds"), _kind(row)) for row in rows}
    stated: set[tuple[object, object]] = set()
    for said in texts_of(document):
        for before, calls, after, unit in RATE.findall(said.text):
            noun = (after or before).rstrip("s") + "s"
            kind = noun if noun in ("reads", "writes") else "all"
            stated.add((int(calls), SECONDS[unit]))
            if not any(
                (int(calls), SECONDS[unit]) == limit[:2] and kind in (limit[2], "all") for limit in limits
            ):
                yield (
                    said.place,
                    f"{calls} {after or before} a {unit} is no limit of x-rate-limits: mend one of them",
                )
    for calls, seconds, _ in sorted(limits, key=str):
        if stated and (calls, seconds) not in stated:
            yield ("x-rate-limits",), f"no text gives {calls} calls in {seconds} seconds: mend one of them"


def _kind(row: dict[str, object]) -> str:
    """Return whether a limit is one of reads, of writes or of all."""
    methods = set(map(str, sequence(row.get("methods"))))
    return "all" if "GET" in methods and len(methods) > 2 else "reads" if "GET" in methods else "writes"


def counted_in_text(document: Document) -> Iterator[Fault]:
    """Report numbers of operations and of known properties in texts that are not those of the document."""
    for said in texts_of(document):
        counts = {"operations": len(document.on_paths)}
        if said.node.kind == "schema":
            counts["properties"] = len(document.properties(said.node.place))
        for amount, noun in re.findall(
            rf"\b({NUMBER}) (operations|properties)(?= succeed| are known|\b of this)",
            said.text,
            re.IGNORECASE,
        ):
            if noun in counts and number(amount) != counts[noun]:
                yield said.place, f"the text says {amount} {noun}, there are {counts[noun]}: mend the text"


def environment_in_text(document: Document) -> Iterator[Fault]:
    """Report servers whose description or URL says another environment than `x-environment`."""
    names = [mapping(node.value).get("x-environment") for node in document.of("server")]
    for node in document.of("server"):
        own = text(node.value.get("x-environment"))
        start = re.split(r"[.,]", text(node.value.get("description")))[0]
        said = {name for name, words in ENVIRONMENTS.items() if re.search(words, start)}
        if own and said != {own}:
            yield (
                node.place,
                f"the description says {', '.join(sorted(said)) or 'nothing'}, x-environment {own}: mend one",
            )
        for name, words in TELLING_URL.items():
            if own in ("live", "production") and re.search(words, text(node.value.get("url"))):
                yield node.place, f"the url looks like {name}, x-environment is {own}: mend one of them"
        if own and names.count(own) > 1:
            yield node.place, f"two servers are {own}: mend one of them"


def languages_in_text(document: Document) -> Iterator[Fault]:
    """Report languages in texts that are not those of `x-languages` and `x-errors`, or another default."""
    tags = {str(tag) for row in errors_of(document) for tag in mapping(row.get("message"))}
    for use in uses(document):
        if use.name == "x-languages":
            tags |= {str(tag) for tag in sequence(mapping(use.value).get("values"))}
            yield from _language_faults(document, use.node.place, mapping(use.value), words_of(use.node))
    known = {LANGUAGES.get(re.split("[-_]", tag)[0], "") for tag in tags}
    for said in texts_of(document):
        for name in re.findall(rf"\b(?:in|into) ({LANGUAGE})\b", said.text):
            if tags and name not in known and said.node.kind != "example":
                yield said.place, f"{name} is no language of this document: mend the text"


def _language_faults(
    document: Document, place: tuple[str, ...], value: dict[str, object], words: str
) -> Iterator[Fault]:
    """Yield what the text of a parameter and of its schema says against its languages."""
    schema = (*place, "schema")
    parts = document.schemas(schema)
    listed = next((sequence(part["enum"]) for part in parts if "enum" in part), None)
    default = text(value.get("default"))
    if listed is not None and set(listed) != set(map(str, sequence(value.get("values")))):
        yield place, "the schema lists other languages than x-languages: mend one of them"
    if any(part.get("default", default) != default for part in parts):
        yield place, "the default of the schema is not that of x-languages: mend one of them"
    said = f"{words} {' '.join(text(part.get('description')) for part in parts)}".replace("\n", " ")
    for tag in map(str, sequence(value.get("values"))) if listed is not None else ():
        language, _, country = tag.partition("-")
        if (
            f"{LANGUAGES.get(language)} of {'the ' if country in ('US', 'GB') else ''}{COUNTRIES.get(country)}"
            not in said
        ):
            yield place, f"no text says {LANGUAGES.get(language)} of {COUNTRIES.get(country)}: say it"
    stated = re.findall(rf"\bin ({LANGUAGE})\b", said) + re.findall(
        rf"({LANGUAGE})[^,;.]*, which is the default", said
    )
    for name in stated if default else ():
        if name != LANGUAGES.get(default[:2]):
            yield (
                place,
                f"the default is {LANGUAGES.get(default[:2])}, the text says {name}: mend one of them",
            )


RULES: dict[str, Rule] = {
    "duration-in-text": duration_in_text,
    "rate-in-text": rate_in_text,
    "counted-in-text": counted_in_text,
    "environment-in-text": environment_in_text,
    "languages-in-text": languages_in_text,
}
