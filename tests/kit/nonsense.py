"""What a broken server may put into a response: values that no rule foresees, broken bodies and headers."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any, Final

import httpx

RAW: Final = (
    "1e999999",
    "-1e999999",
    "1e-999999",
    "12345678901234567890123456789012345678901234567890.123456789",
    "1" * 5_000,
    "NaN",
    "-Infinity",
    "[" * 50 + "]" * 50,
    '"\\ud800"',
    '{"a": 1, "a": 2}',
)
"""JSON that a parser may refuse or round."""
VALUES: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    0,
    -1,
    10**30,
    0.1,
    1e308,
    "",
    " ",
    "NaN",
    "sNaN",
    "Infinity",
    "-0",
    "1e999999",
    "1_000",
    "٣",
    "\x00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "9999-12-31",
    "2026-02-30",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:00:60.123456789Z",
    "null",
    "a" * 10_000,
    [],
    [[]],
    [None],
    {},
    {"": {}},
    {"$ref": "#"},
)
BODIES: Final = (
    b"",
    b"null",
    b"[]",
    b"{}",
    b'"',
    b"\xff\xfe",
    b"<html></html>",
    b"0",
    b"{" * 100_000,
    b"\xef\xbb\xbf{}",
)
HEADERS: Final = {
    "content-type": ("", "text/html", "application/json; charset=utf-16", "application/json;", "é"),
    "content-length": ("-1", "x"),
    "link": ("", "<", '<x>; rel="next"', '<http://[>; rel="next"', ",,,;;;"),
    "location": ("http://[", "", "//"),
    "allow": ("", ",", "GET,,GET"),
    "retry-after": ("x", "-1", "1e9", "Mon, 99 Foo 2026"),
    "date": ("x",),
}
_MARK: Final = "raw-of-this-response"


def nonsense(random: Random, response: httpx.Response) -> httpx.Response:
    """Return a response with something of it replaced."""
    headers = {name: text for name, text in response.headers.items() if name != "content-length"}
    status, body = response.status_code, response.content
    match random.randrange(12):
        case 0:
            body = random.choice(BODIES)
        case 1:
            name = random.choice([*HEADERS])
            headers[name] = random.choice(HEADERS[name])
        case 2:
            status = random.choice((200, 201, 204, 206, 299, 304, 400, 404, 405, 418, 599))
        case 3:
            body = body[: random.randrange(len(body) + 1)]
        case _:
            body = _changed(random, body)
    raw = [(name.encode(), text.encode("utf-8")) for name, text in headers.items()]
    return httpx.Response(status, headers=raw, content=body)


def _changed(random: Random, body: bytes) -> bytes:
    """Return a JSON body with one to three of its values replaced."""
    try:
        value = json.loads(body)
    except ValueError:
        return body
    raws = list[str]()
    for _ in range(random.randint(1, 3)):
        value = _replaced(random, value, raws)
    text = json.dumps(value)
    return re.sub(rf'"{_MARK}-([0-2])"', lambda found: raws[int(found[1])], text).encode(
        "utf-8", "surrogatepass"
    )


def _replaced(random: Random, value: Any, raws: list[str]) -> Any:
    places = [*_places(value)]
    if not places:
        return _any(random, raws)
    holder, key = random.choice(places)
    match random.randrange(6):
        case 0 if isinstance(holder, dict):
            del holder[key]
        case 0:
            holder.insert(key, holder[key])
        case 1 if isinstance(holder, dict):
            holder[random.choice(("", "id", "x-okc"))] = _any(random, raws)
        case _:
            holder[key] = _any(random, raws)
    return value


def _any(random: Random, raws: list[str]) -> Any:
    if random.random() < 0.3:
        raws.append(random.choice(RAW))
        return f"{_MARK}-{len(raws) - 1}"
    return random.choice(VALUES)


def _places(value: Any) -> Any:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in [*items]:
        yield value, key
        yield from _places(each)
