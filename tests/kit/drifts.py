"""Documented responses of all providers, and what becomes of them when one place of them drifts."""

from __future__ import annotations

import copy
import importlib
import pkgutil
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from orderkit import DecodeError, to_json
from orderkit.contract import Contract
from orderkit.runtime.client.decoding import Reading, decode
from orderkit.runtime.client.differences import Difference
from orderkit.runtime.protocol.messages import Response

PROVIDERS = ("nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages")
MISSING = object()
"""Stands for a property that is taken out."""

Place = tuple[str | int, ...]


@dataclass(frozen=True, eq=False)
class Documented:
    """A documented response of an operation, or a documented notification, and what reads it."""

    provider: str
    operation: str
    name: str
    body: Any
    schema: Any
    build: Callable[[Any], Any]

    @property
    def contract(self) -> Contract:
        return Contract.load(self.provider)

    def read(self, text: bytes | str) -> tuple[Any, list[Difference]]:
        """Read a body with drift kept, and return the model with the differences."""
        reported: list[Difference] = []
        content = text if isinstance(text, bytes) else text.encode()
        answer = Response(status=200, content=content)
        read = partial(Reading, report=reported.extend)
        return decode(answer, self.schema, self.contract, self.build, read=read), reported

    def __str__(self) -> str:
        return f"{self.provider} {self.operation} {self.name}"


@dataclass(frozen=True)
class Drifted:
    """A documented response of which one place is changed."""

    documented: Documented
    place: Place
    kind: str
    body: Any

    @property
    def text(self) -> str:
        return to_json(self.body)

    def __str__(self) -> str:
        return f"{self.documented}: {'.'.join(map(str, self.place))} {self.kind}"


@cache
def documented_responses(provider: str) -> tuple[Documented, ...]:
    """Every example of a successful response and of a notification in a contract, and what it is read by."""
    contract = Contract.load(provider)
    found = list[Documented]()
    for operation in contract.operations.values():
        node = contract.document["paths"][operation.path][operation.method.lower()]["responses"]
        for status, answer in node.items():
            if status.startswith("2") and (schema := operation.responses[status]) is not None:
                build = parsers(provider)[operation.id]
                for name, body in examples(contract, contract.resolve(answer)):
                    found.append(Documented(provider, operation.id, name, body, schema, build))
    for webhook, item in contract.document.get("webhooks", {}).items():
        answer = contract.resolve(item["post"]["requestBody"])
        schema = answer["content"]["application/json"]["schema"]
        models = importlib.import_module(f"orderkit_clients.{provider}.models")
        model = getattr(models, schema["$ref"].rpartition("/")[2])
        for name, body in examples(contract, answer):
            found.append(Documented(provider, webhook, name, body, schema, model.from_dict))
    return tuple(found)


@cache
def parsers(provider: str) -> dict[str, Callable[[Any], Any]]:
    """What reads the successes of each operation, by its id."""
    package = importlib.import_module(f"orderkit_clients.{provider}.api")
    modules = (
        name
        for _, name, is_package in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not is_package
    )
    by_name = {name.rpartition(".")[2].replace("_", ""): name for name in modules}
    return {
        operation: importlib.import_module(by_name[operation.lower()]).parse_success
        for operation in Contract.load(provider).operations
    }


def examples(contract: Contract, answer: Any) -> Iterator[tuple[str, Any]]:
    """The examples of a response or a body, by their names."""
    for media in answer.get("content", {}).values():
        if "example" in media:
            yield "example", media["example"]
        for name, example in media.get("examples", {}).items():
            yield name, contract.resolve(example)["value"]


def single_drifts(documented: Documented) -> Iterator[Drifted]:
    """Each member in turn null, missing, a number for its text or a text for its number, and `[]` for its object.

    Of a list the first item stands for all.
    """
    for place, value in places(documented.body):
        changes = {"null": None, "missing": MISSING}
        if isinstance(value, bool):
            changes["text"] = "true"
        elif isinstance(value, int | float):
            changes["text"] = str(value)
        elif isinstance(value, str):
            changes["number"] = 3.5
        elif isinstance(value, dict):
            changes["empty array"] = []
        for kind, new in changes.items():
            if new is MISSING and isinstance(place[-1], int):
                continue
            yield Drifted(documented, place, kind, changed(documented.body, place, new))


def places(value: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """All places below the top of a JSON value, with the first item of each list."""
    if place:
        yield place, value
    if isinstance(value, dict):
        for name, item in value.items():
            yield from places(item, (*place, name))
    elif isinstance(value, list) and value:
        yield from places(value[0], (*place, 0))


def changed(body: Any, place: Place, new: Any) -> Any:
    """A copy of a JSON value with one place changed, or taken out."""
    copied = copy.deepcopy(body)
    holder = copied
    for step in place[:-1]:
        holder = holder[step]
    if new is MISSING:
        del holder[place[-1]]
    else:
        holder[place[-1]] = new
    return copied


HOSTILE: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    1e2,
    2**53 + 1,
    10**30,
    "",
    "3.5",
    "2026-02-30",
    "2026-11-01T08:00:00",
    "\U0001f600\x00",
    [],
    {},
    [[]],
    [None],
    {"id": None},
)
"""Values that take the place of others."""
RAW: tuple[bytes, ...] = (
    b"NaN",
    b"-Infinity",
    b"1e400",
    b"1E-400",
    b"9" * 5000,
    b"1.0",
    b"-0",
    b"5e0",
    b"1e99999999999999999999",
)
"""Numbers that no Python value is written as."""


def mutated_texts(provider: str, count: int, seed: int) -> Iterator[tuple[Documented, bytes]]:
    """Documented responses with some places changed, or with some bytes changed, the same ones for a seed."""
    chance = random.Random(f"{provider} {seed}")
    documented = documented_responses(provider)
    for _ in range(count):
        each = chance.choice(documented)
        yield each, (mutated_bytes(each, chance) if chance.random() < 0.4 else mutated_values(each, chance))


def mutated_values(documented: Documented, chance: random.Random) -> bytes:
    """A response of which one to three places are changed; sometimes one holds a number that Python does not write."""
    body = documented.body
    for _ in range(chance.randint(1, 3)):
        found = list(places(body))
        if not found:
            break
        place, _ = chance.choice(found)
        if isinstance(place[-1], str) and chance.random() < 0.2:
            body = changed(body, place, MISSING)
        elif isinstance(place[-1], str) and chance.random() < 0.1:
            body = changed(
                body, (*place[:-1], chance.choice(["x-new", "errors", "nuevo ñ"])), chance.choice(HOSTILE)
            )
        else:
            body = changed(body, place, "RAW" if chance.random() < 0.1 else chance.choice(HOSTILE))
    return to_json(body).encode().replace(b'"RAW"', chance.choice(RAW))


def mutated_bytes(documented: Documented, chance: random.Random) -> bytes:
    """A response with up to three bytes changed, added or taken out."""
    text = bytearray(text_of(documented))
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text))
        if (way := chance.random()) < 0.4:
            text[at] = chance.choice(b'0123456789-+.eE"{}[],:ntf\\\xff\x00 ')
        elif way < 0.7:
            del text[at : at + chance.randint(1, 12)]
        else:
            text[at:at] = chance.choice([b",", b"0", b'"', b"\xc3", b"[]", b"null", b"1e400", b" "])
        if not text:
            break
    return bytes(text)


@cache
def text_of(documented: Documented) -> bytes:
    return to_json(documented.body).encode()


def outcome(documented: Documented, text: bytes) -> tuple[Any, ...]:
    """What a reader sees of a text: the JSON that it reads and the differences that are reported, or the error."""
    try:
        model, reported = documented.read(text)
    except DecodeError as error:
        return type(error).__name__, error.path, error.expected, str(error)
    return to_json(model), repr(model), reported
