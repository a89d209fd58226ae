"""Slips in the data of the documents: extensions, bounds, links, examples and listed values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from checks.document import Document
from checks.extensions import listed_values, uses
from checks.finding import mapping, sequence, text
from checks.links import links
from checks.prose import words_of
from slips import GONE, Place, Slip, put

Turned = dict[Any, Any]
UNITS: Turned = {"g": "kg", "cm": "mm", "cm3": "m3", "px": "cm", "byte": "kB", "%": "per mille", "s": "min"}
TESTS: Turned = {
    "at-least": "at-most",
    "at-most": "at-least",
    "before": "after",
    "after": "before",
    "equals": "contains",
    "one-of": "equals",
    "is-set": "equals",
}
# extension, path of the value inside it, what becomes of each value
TURNS: list[tuple[str, str, Turned]] = [
    ("x-unit", "", UNITS),
    ("x-decimals", "", {2: 3}),
    ("x-code-list", "", {"ISO 4217": "ISO 3166-1 alpha-2", "ISO 3166-1 alpha-2": "ISO 4217"}),
    (
        "x-environment",
        "",
        {"sandbox": "live", "live": "sandbox", "production": "test", "test": "production", "shop": "live"},
    ),
    ("x-retry", "", {"safe": "never", "never": "safe", "upsert": "never"}),
    ("x-retry", "", {"safe": "upsert", "never": "upsert", "upsert": "safe"}),
    ("x-repeat", "effect", {"same": "new", "new": "error", "error": "same"}),
    ("x-repeat", "error", {313: 311, 311: 313, "not_found": "throttled", 400: 409}),
    ("x-owner", "stranger", {404: 403, 403: 409, 400: 409}),
    ("x-pagination", "first", {0: 1, 1: 0}),
    ("x-pagination", "kind", {"page": "offset", "offset": "page", "link-cursor": "page"}),
    ("x-pagination", "order/0/direction", {"ascending": "descending", "descending": "ascending"}),
    ("x-pagination", "max-size/items", {100: 1000, 200: 100, 1000: 500}),
    ("x-pagination", "max-size/beyond", {"refused": "clamped", "clamped": "refused"}),
    ("x-pagination", "while-changing", {"live": "snapshot", "snapshot": "live"}),
    ("x-filter", "test", TESTS),
    ("x-filter", "case", {"insensitive": "sensitive", "sensitive": "insensitive"}),
    ("x-filter", "absent", {"leaves-out": "keeps", "keeps": "leaves-out"}),
    ("x-filter", "unit", {"day": "second", "second": "day", "millisecond": "day"}),
    ("x-filter", "zone", {"UTC": "local"}),
    ("x-filter", "separator", {",": ";"}),
    ("x-filter", "range/longest", {"P1Y": "P1M"}),
    ("x-filter", "range/beyond", {"refused": "cut"}),
    ("x-filter", "range/alone", {"cut": "open"}),
    ("x-sort", "default", {"-pk": "pk"}),
    ("x-sort", "ties", {"-pk": "pk"}),
    ("x-sort", "absent", {"last": "first"}),
    ("x-sort", "repeated", {"ignored": "refused"}),
    ("x-sort", "unknown", {"default-order": "ignored"}),
    ("x-sort", "separator", {",": ";"}),
    ("x-keeps", "whole", {True: False}),
    ("x-lifecycle", "initial", {"created": "placed", "not paid": "paid"}),
    ("x-lifecycle", "moves/0/to", {"placed": "in_process"}),
    ("x-lifecycle", "moves/1/to", {"cancelled": "expired"}),
    ("x-lifecycle", "moves/0/error", {311: 310}),
    ("x-lifecycle", "moves/0/operation", {"placeOrder": "cancelOrder", "createRefund": "getOrder"}),
    ("x-token", "lives", {86400: 3600, 3600: 86400}),
    ("x-token", "expired", {1009: 1008}),
    ("x-token", "missing", {1008: 1007, 403: 406}),
    ("x-token", "replaces", {False: True}),
    ("x-token", "token", {"$response.body#/token": "$response.body#/refresh_token"}),
    ("x-languages", "default", {"en-US": "es-AR"}),
    ("x-languages", "error", {315: 310}),
    ("x-languages", "unknown", {"refused": "default", "default": "refused"}),
    ("x-notifies", "delivery", {"unknown": "at-least-once"}),
    ("x-notifies", "success", {("200",): ["204"], ("2XX",): ["200"]}),
    ("x-notifies", "signature/algorithm", {"sha512": "hmac-sha512"}),
    ("x-notifies", "signature/encoding", {"hex": "base64"}),
    ("x-notifies", "signature/header", {"$request.header.signature": "$request.header.event"}),
    ("x-notifies", "signature/vector/secret", {"example-secret-key": "example-secret"}),
]


def turned(provider: str, document: Document) -> Iterator[Slip]:
    """Turn one value of an extension round."""
    for use in uses(document):
        for name, path, turns in TURNS:
            steps = tuple(path.split("/")) if path else ()
            value = _at(use.value, steps) if name == use.name else None
            key = tuple(value) if isinstance(value, list) else value
            if key is not None and not isinstance(key, dict) and key in turns and type(key) is not dict:
                place = (*use.place, *steps)
                kind = f"{name} {re.sub('/[0-9]', '', path)}".strip()
                yield put(
                    provider, kind, place, turns[key], f"{words_of(use.node)[:30]} {key} -> {turns[key]}"
                )


def _at(value: Any, steps: Place) -> Any:
    for step in steps:
        held = sequence(value)
        value = (
            (held[int(step)] if int(step) < len(held) else None)
            if isinstance(value, list)
            else mapping(value).get(step)
        )
    return value


def paging(provider: str, document: Document) -> Iterator[Slip]:
    """Name another member or parameter in `x-pagination`."""
    for operation in document.operations:
        value = mapping(operation.value.get("x-pagination"))
        place = (*operation.place, "x-pagination")
        inputs = mapping(value.get("inputs"))
        other = next((key for key in inputs if key != "size"), "")
        if other:
            changes = (
                ((*place, "inputs", "size"), json.dumps(inputs[other])),
                ((*place, "inputs", other), json.dumps(inputs["size"])),
            )
            yield Slip(
                provider, "x-pagination inputs", f"{operation.name}: size and {other} change places", changes
            )
        for key, names in {
            "key": ("customerId", "order_number", "creationDate", "merchant_invoice_id", "title"),
            "total": ("page", "limit"),
        }.items():
            for name in names:
                root = "/" if key == "key" else "$response.body#/"
                if value.get(key):
                    yield put(
                        provider,
                        f"x-pagination {key}",
                        (*place, key),
                        f"{root}{name}",
                        f"{operation.name} {name}",
                    )
        for index, stop in enumerate(sequence(value.get("stop"))):
            new = {
                "no-next-link": "total-reached",
                "total-reached": "no-next-link",
                "short-page": "no-next-link",
            }.get(stop)
            if new:
                yield put(
                    provider,
                    "x-pagination stop",
                    (*place, "stop", str(index)),
                    new,
                    f"{operation.name} {stop} -> {new}",
                )


def members(provider: str, document: Document) -> Iterator[Slip]:
    """Filter, sort, keep or keep apart by another member that exists."""
    filters = [use for use in uses(document) if use.name == "x-filter" and "member" in use.value]
    for use in filters:
        others = [each.value["member"] for each in filters if each.value["member"] != use.value["member"]]
        for other in dict.fromkeys(others):
            name = text(use.node.value.get("name")) or use.node.name
            yield put(provider, "x-filter member", (*use.place, "member"), other, f"{name} by {other}")
    for use in uses(document):
        if use.name == "x-sort":
            keys = list(use.value["keys"])
            for key, other in pairwise(keys):
                yield put(
                    provider,
                    "x-sort keys",
                    (*use.place, "keys", key),
                    use.value["keys"][other],
                    f"{key} by {other}",
                )
                yield Slip(provider, "x-sort keys", f"without {key}", (((*use.place, "keys", key), GONE),))
        if use.name == "x-keeps":
            rows = sequence(use.value.get("values"))
            for index, (row, other) in enumerate(pairwise(rows)):
                yield put(
                    provider,
                    "x-keeps values",
                    (*use.place, "values", str(index), "back"),
                    other["back"],
                    f"{row['sent']} {other['back']}",
                )
        if use.name == "x-echoes":
            back = str(use.value[0]["back"]).rpartition("/")[0] + "/status"
            yield put(provider, "x-echoes back", (*use.place, "0", "back"), back, back)
        if use.name == "x-unique":
            yield put(provider, "x-unique error", (*use.place, "0", "error"), 310, "310")
            yield put(
                provider,
                "x-unique members",
                (*use.place, "0", "members", "0"),
                "$request.body#/customer/full_name",
                "full_name",
            )


def life(provider: str, document: Document) -> Iterator[Slip]:
    """Add, drop or move a step of a life cycle, or a status of a notification."""
    for use in uses(document):
        rows = sequence(mapping(use.value).get("transitions")) if use.name == "x-lifecycle" else []
        for index, row in enumerate(rows):
            place = (*use.place, "transitions", str(index), "to")
            for other in sequence(row["to"]):
                fewer = [each for each in row["to"] if each != other]
                yield put(provider, "x-lifecycle transitions", place, fewer, f"{row['from']} not to {other}")
            if not row["to"]:
                yield put(
                    provider,
                    "x-lifecycle transitions",
                    place,
                    [rows[0]["from"]],
                    f"{row['from']} back to the first",
                )
                yield put(
                    provider,
                    "x-lifecycle transitions",
                    place,
                    [rows[-1]["from"]] if index < len(rows) - 1 else [rows[1]["from"]],
                    f"{row['from']} goes on",
                )
        for index, move in enumerate(
            sequence(mapping(use.value).get("moves")) if use.name == "x-lifecycle" else ()
        ):
            place = (*use.place, "moves", str(index), "from")
            if len(move["from"]) > 1:
                yield put(
                    provider,
                    "x-lifecycle moves",
                    place,
                    move["from"][1:],
                    f"{move['operation']} not from {move['from'][0]}",
                )
            if "to" in move:
                more = next(row["from"] for row in rows if row["from"] not in (*move["from"], move["to"]))
                yield put(
                    provider,
                    "x-lifecycle moves",
                    place,
                    [*move["from"], more],
                    f"{move['operation']} from {more}",
                )


def notified(provider: str, document: Document) -> Iterator[Slip]:
    """Leave out a status or an event of a notification, or join a signature of other pieces."""
    for use in uses(document):
        for key in ("moves", "events"):
            listed = sequence(mapping(use.value).get(key)) if use.name == "x-notifies" else []
            if listed:
                yield put(
                    provider, f"x-notifies {key}", (*use.place, key), listed[1:], f"without {listed[0]}"
                )
        message = (
            sequence(mapping(mapping(use.value).get("signature")).get("message"))
            if use.name == "x-notifies"
            else []
        )
        if message:
            place = (*use.place, "signature", "message")
            yield put(
                provider,
                "signature message",
                place,
                [*message[2:], message[1], message[0]],
                "the secret comes last",
            )
            yield put(
                provider,
                "signature message",
                place,
                [each for each in message if each != "';'"],
                "nothing between",
            )
            yield put(provider, "signature message", place, message[:-2], "without the last piece")


def limits(provider: str, document: Document) -> Iterator[Slip]:
    """Change a rate, or a bound or default that a text gives."""
    for index, row in enumerate(sequence(document.value.get("x-rate-limits"))):
        yield put(
            provider,
            "x-rate-limits",
            ("x-rate-limits", str(index), "calls"),
            row["calls"] * 10,
            f"{row['calls']} calls",
        )
        yield put(
            provider,
            "x-rate-limits",
            ("x-rate-limits", str(index), "seconds"),
            row["seconds"] * 60,
            f"{row['seconds']} seconds",
        )
    for node in document.of("schema"):
        owner = node.parent if node.role == "schema" and node.parent else node
        for key in ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "default"):
            value = node.value.get(key)
            stated = (
                isinstance(value, int)
                and not isinstance(value, bool)
                and re.search(rf"(?<!\d){value}\b", words_of(owner))
            )
            if stated and value != 1:
                yield put(provider, f"{key} of the data", (*node.place, key), value * 2 + 1)


def listed(provider: str, document: Document) -> Iterator[Slip]:
    """Take out a listed value, or change the order of what goes with the values."""
    for node in document.of("schema"):
        values = listed_values(node.value)
        key = "enum" if "enum" in node.value else "x-extensible-enum"
        if len(values) > 2 and node.is_component:
            yield put(
                provider, "listed values", (*node.place, key), values[1:], f"{node.name} without {values[0]}"
            )
        for name in ("x-enum-varnames", "x-enum-descriptions"):
            names = sequence(node.value.get(name))
            if len(names) > 2:
                yield put(provider, name, (*node.place, name), [names[1], names[0], *names[2:]], node.name)
                yield put(provider, name, (*node.place, name), names[1:], f"{node.name}, one too few")


def linked(provider: str, document: Document) -> Iterator[Slip]:
    """Lead a link elsewhere, leave out what it must give, or give another member."""
    done: set[Place] = set()
    for link in links(document):
        place = document.follow(link.place)
        if place in done or link.target is None:
            continue
        done.add(place)
        for key, value in link.given.items():
            parameter = link.parameter(key)
            if parameter and mapping(document.at(parameter)).get("required") is True:
                yield Slip(
                    provider,
                    "link without a parameter",
                    f"{place[-1]} {key}",
                    (((*place, "parameters", key), GONE),),
                )
            for other in _siblings(document, link.response, str(value)):
                yield put(
                    provider,
                    "link to another member",
                    (*place, "parameters", key),
                    other,
                    f"{place[-1]} {other}",
                )
        for other in [each.name for each in document.on_paths if each.name != link.target.name]:
            yield put(
                provider, "link to another operation", (*place, "operationId"), other, f"{place[-1]} {other}"
            )


def _siblings(document: Document, response: Place, value: str) -> Iterator[str]:
    """Yield expressions for the scalar members beside the one that an expression reads, ids first."""
    head, _, last = value.rpartition("/")
    if not value.startswith("$response.body#/") or last.isdecimal():
        return
    roots = document.bodies(response)
    for step in head.partition("#")[2].split("/")[1:]:
        found = [
            place
            for root in roots
            for part in document.parts(root)
            for place in [_step(document, part, step)]
            if place
        ]
        roots = found
    names = [
        name
        for root in roots
        for name, place in document.properties(root).items()
        if document.types(place) & {"string", "integer"}
    ]
    ids = [name for name in names if re.search(r"(id|Id|number|Number|sku)$", name)]
    yield from (f"{head}/{name}" for name in dict.fromkeys(ids) if name != last)


def _step(document: Document, part: Place, key: str) -> Place | None:
    schema = mapping(document.at(part))
    if key in mapping(schema.get("properties")):
        return (*part, "properties", key)
    return (*part, "items") if key.isdecimal() and "items" in schema else None


def errors(provider: str, document: Document) -> Iterator[Slip]:
    """Change the message, status or language of an error, or show an example of another."""
    for node in document.of("schema"):
        rows = sequence(node.value.get("x-errors"))
        for index, row in enumerate(rows):
            place = (*node.place, "x-errors", str(index))
            tags = list(row["message"])
            yield put(provider, "status of an error", (*place, "http_status"), 418, f"{row['name']}")
            for tag, other in pairwise(tags):
                if tag[:2] != other[:2]:
                    yield put(
                        provider,
                        "language of a message",
                        (*place, "message", tag),
                        row["message"][other],
                        f"{row['name']} {tag} in {other}",
                    )
            if len(row["message"]) > 0 and "{" not in row["message"][tags[0]]:
                yield put(
                    provider,
                    "message of an error",
                    (*place, "message", tags[0]),
                    rows[index - 1]["message"][tags[0]] + " again",
                    f"{row['name']}",
                )


def _shown(document: Document) -> dict[str, Any]:
    return {
        name: value
        for name, value in document.components("examples").items()
        if name.startswith(("Error", "Unlisted"))
    }


def shown_errors(provider: str, document: Document) -> Iterator[Slip]:
    """Show the code, key, message or status of one error in the example of another."""
    shown = _shown(document)
    for name, example in shown.items():
        place = ("components", "examples", name, "value")
        for path, key in (
            ((), "code"),
            ((), "key"),
            ((), "message"),
            (("errors", "0"), "code"),
            (("errors", "0"), "error"),
            (("errors", "0"), "detail"),
            (("errors", "0"), "status"),
        ):
            value = (
                _at(example.get("value"), (*path, key)) if isinstance(example.get("value"), dict) else None
            )
            others = [
                _at(each.get("value"), (*path, key))
                for each in shown.values()
                if isinstance(each.get("value"), dict)
            ]
            new = next((each for each in others if each is not None and each != value), None)
            if value is not None and new is not None and not (name.startswith("Unlisted")):
                yield put(provider, f"{key} of an example", (*place, *path, key), new, f"{name} {new}")


def exchanged(provider: str, document: Document) -> Iterator[Slip]:
    """Show the example of one error under the response of another."""
    shown = _shown(document)
    for node in document.of("response"):
        for media in mapping(node.value.get("content")):
            for key in mapping(mapping(node.value["content"][media]).get("examples")):
                other = next(
                    (name for name in shown if name.startswith("Error") and "NotFound" in name), None
                )
                place = (*node.place, "content", media, "examples", key)
                if (
                    other
                    and "NotFound" not in str(document.at(place))
                    and node.name.startswith(("Unauthorized", "Internal", "TooMany"))
                ):
                    yield put(
                        provider,
                        "example of another response",
                        place,
                        {"$ref": f"#/components/examples/{other}"},
                        f"{node.name} {other}",
                    )


def examples(provider: str, document: Document) -> Iterator[Slip]:
    """Change a value of an example that an equation, an order or a standard holds."""
    for name, example in document.components("examples").items():
        value = example.get("value")
        for key in ("total_amount_usd", "total_weight", "total_volume", "grandTotal", "amount_usd"):
            if isinstance(value, dict) and key in value:
                new = f"{float(value[key]) + 1:.2f}" if isinstance(value[key], str) else value[key] + 1
                yield put(
                    provider,
                    "sum in an example",
                    ("components", "examples", name, "value", key),
                    new,
                    f"{name} {key}",
                )
        for key in ("items", "historic", "ids", "orders", "products"):
            held = mapping(value).get(key)
            if isinstance(held, list) and len({json.dumps(each) for each in held}) > 2:
                yield put(
                    provider,
                    "order in an example",
                    ("components", "examples", name, "value", key),
                    held[::-1],
                    f"{name} {key}",
                )
    for node in document.of("schema"):
        for index, shown in enumerate(sequence(node.value.get("examples"))):
            if (
                isinstance(shown, str)
                and re.search(r"alpha-2|ISO 4217", words_of(node))
                and not re.search("`", words_of(node))
            ):
                yield put(
                    provider,
                    "standard in an example",
                    (*node.place, "examples", str(index)),
                    "Argentina",
                    node.place[-3] + node.name,
                )
            if isinstance(shown, str) and re.match(r"\d{4}-\d\d-\d\d ", shown):
                yield put(
                    provider,
                    "layout in an example",
                    (*node.place, "examples", str(index)),
                    shown.replace(" ", "T"),
                    node.name,
                )


MUTATORS = (
    turned,
    paging,
    members,
    life,
    notified,
    limits,
    listed,
    linked,
    errors,
    shown_errors,
    exchanged,
    examples,
)
