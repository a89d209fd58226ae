"""Files of recorded traffic: HAR 1.2, or NDJSON with one exchange in each line."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import parse_qsl, urlsplit

from .entries import UnusableEntryError, read_entry
from .exchange import Exchange, Headers, header

MAX_FILE_BYTES: Final = 512 * 1024 * 1024
MAX_EXCHANGES: Final = 200_000
FORMATS: Final = ("har", "ndjson")


@dataclass(frozen=True, slots=True)
class Recording:
    """Exchanges of a file in its order, and why other entries could not be used, with their numbers."""

    exchanges: tuple[Exchange, ...]
    unusable: Mapping[str, int]


def read_recording(path: Path) -> Recording:
    """Read a file of HAR or NDJSON; its content decides which of the two it is.

    Raises:
        ValueError: The file is neither, is empty or is too large.
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise ValueError(f"FILE must have at most {MAX_FILE_BYTES // 1024**2} MiB (got more in {path})")
    try:
        text = content.decode("utf-8-sig")  # some tools for Windows put a mark at the beginning
        return parse_recording(text)
    except UnicodeDecodeError:
        raise ValueError(f"FILE must be UTF-8 (got other bytes in {path})") from None
    except ValueError as error:
        raise ValueError(f"FILE must be {error} (got {path})") from None


def parse_recording(text: str) -> Recording:
    """Read the text of a recording; ValueError says which form it must have."""
    exchanges: list[Exchange] = []
    unusable: Counter[str] = Counter()
    for entry in _entries(text):
        if len(exchanges) + unusable.total() >= MAX_EXCHANGES:
            raise ValueError(f"a recording of at most {MAX_EXCHANGES} exchanges")
        try:
            exchanges.append(read_entry(entry))
        except UnusableEntryError as error:
            unusable[str(error)] += 1
    return Recording(tuple(exchanges), unusable)


def _entries(text: str) -> Iterable[Any]:
    if not text.strip():
        raise ValueError("HAR, or NDJSON of exchanges, and not empty")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return _lines(text)
    log = cast(Mapping[str, Any], document).get("log") if isinstance(document, Mapping) else None
    if isinstance(log, Mapping):
        entries = cast(Mapping[str, Any], log).get("entries")
        if not isinstance(entries, list):
            raise ValueError("HAR with a list `log.entries`")  # noqa: TRY004 - of the file, not of an argument
        return cast(Sequence[Any], entries)
    return _lines(text)


def _lines(text: str) -> Iterator[Any]:
    """Yield the entries of NDJSON; ValueError with the number of the first line that is none."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            raise ValueError(f"HAR, or NDJSON of exchanges: line {number} is no JSON") from None
        if not isinstance(entry, Mapping) or not {"request", "response"} <= entry.keys():
            raise ValueError(f"HAR, or NDJSON of exchanges: line {number} has no request or no response")
        yield cast(Any, entry)


def write_recording(exchanges: Iterable[Exchange], form: str, version: str) -> str:
    """Return exchanges as a text of HAR 1.2 or NDJSON; `version` is that of the creator."""
    entries = [_entry(exchange) for exchange in exchanges]
    if form == "ndjson":
        return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    log = {"version": "1.2", "creator": {"name": "orderkit", "version": version}, "entries": entries}
    return json.dumps({"log": log}, ensure_ascii=False, indent=1) + "\n"


def _entry(exchange: Exchange) -> dict[str, Any]:
    request, response = exchange.request, exchange.response
    written: dict[str, Any] = {
        "method": request.method,
        "url": request.url,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _headers(request.headers),
        "queryString": [
            {"name": name, "value": value}
            for name, value in parse_qsl(urlsplit(request.url).query, keep_blank_values=True)
        ],
        "headersSize": -1,
        "bodySize": len(request.body),
    }
    if request.body:
        written["postData"] = {"mimeType": header(request.headers, "content-type"), **_text(request.body)}
    return {
        "startedDateTime": exchange.started or "1970-01-01T00:00:00Z",
        "time": 0,
        "request": written,
        "response": {
            "status": response.status,
            "statusText": "",
            "httpVersion": "HTTP/1.1",
            "cookies": [],
            "headers": _headers(response.headers),
            "content": {"size": len(response.body or b""), "mimeType": response.media_type}
            | ({} if response.body is None else _text(response.body)),
            "redirectURL": "",
            "headersSize": -1,
            "bodySize": -1,
        },
        "cache": {},
        "timings": {"send": 0, "wait": 0, "receive": 0},
    }


def _headers(headers: Headers) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers]


def _text(body: bytes) -> dict[str, str]:
    try:
        return {"text": body.decode()}
    except UnicodeDecodeError:
        return {"text": b64encode(body).decode(), "encoding": "base64"}
