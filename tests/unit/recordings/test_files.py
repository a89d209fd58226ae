"""Files of recorded traffic: the dialects of the tools, and one sentence for each file that is none."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from orderkit.recordings import entries, files
from orderkit.recordings.exchange import Exchange, header
from orderkit.recordings.files import parse_recording, read_recording, write_recording
from recorded import DIALECTS, browser_har


def content(exchange: Exchange) -> tuple[Any, ...]:
    request, response = exchange.request, exchange.response
    return request.method, request.url, request.body, response.status, response.media_type, response.body


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_gives_the_same_exchanges(dialect: str, traffic: list[Exchange]) -> None:
    recording = parse_recording(DIALECTS[dialect](traffic).removeprefix("\ufeff"))
    assert [content(each) for each in recording.exchanges] == [content(each) for each in traffic]


@pytest.mark.parametrize("form", ["har", "ndjson"])
def test_what_is_written_can_be_read(form: str, traffic: list[Exchange]) -> None:
    recording = parse_recording(write_recording(traffic, form, "1"))
    assert [(*content(each), each.started) for each in recording.exchanges] == [
        (*content(each), each.started) for each in traffic
    ]


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path, traffic: list[Exchange]) -> None:
    path = tmp_path / "traffic.har"
    path.write_text(DIALECTS["Charles"](traffic), encoding="utf-8")
    assert len(read_recording(path).exchanges) == len(traffic)


def test_pseudo_headers_of_http_2_are_left_out(traffic: list[Exchange]) -> None:
    first = parse_recording(browser_har(traffic[:1])).exchanges[0]
    assert header(first.request.headers, "x-api-key") == "merchant-one"
    assert [name for name, _ in first.request.headers if name.startswith(":")] == []


def test_a_request_that_was_blocked_is_counted_and_left_out(traffic: list[Exchange]) -> None:
    recording = parse_recording(browser_har(traffic[:1]))
    assert recording.unusable == {
        "the response has no status: the request failed, was blocked or still runs": 1
    }


def entry(response: Any = None, **request: Any) -> str:
    sent = {"method": "GET", "url": "https://live.nocnocgroup.com/api/order/1", **request}
    return json.dumps({"request": sent, "response": {"status": 200, "headers": [], **(response or {})}})


def packed(body: bytes) -> dict[str, Any]:
    content = {"text": b64encode(body).decode(), "encoding": "base64"}
    return {"headers": [{"name": "Content-Encoding", "value": "gzip"}], "content": content}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (entry(url="/api/order/1"), "the request has no method or no URL with a host"),
        (entry(url="https://host:port/"), "the request has no method or no URL with a host"),
        (entry(method=7), "the request has no method or no URL with a host"),
        (
            entry({"status": True}),
            "the response has no status: the request failed, was blocked or still runs",
        ),
        (entry({"content": {"text": "é", "encoding": "base64"}}), "the body is no base64"),
        (entry(packed(gzip.compress(b"{}")[:12] + b"!!!")), "the body cannot be decompressed"),
        ('{"request": [], "response": {}}', "the entry has no request or no response"),
    ],
)
def test_an_entry_that_is_no_exchange_is_counted_by_reason(line: str, reason: str) -> None:
    recording = parse_recording(line)
    assert (recording.exchanges, recording.unusable) == ((), {reason: 1})


def test_a_decompression_bomb_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MAX_BODY_BYTES", 1000)
    assert parse_recording(entry(packed(gzip.compress(bytes(5000))))).unusable == {"the body is too large": 1}


@pytest.mark.parametrize(
    ("response", "body"),
    [
        ({"content": {"size": 12, "mimeType": "application/json"}}, None),
        ({"content": {"size": 0, "mimeType": ""}}, b""),
        ({"status": 204, "content": {}}, b""),
        ({"body": {"id": 1}}, b'{"id": 1}'),
        ({"body": None}, None),
        ({"body_base64": "e30="}, b"{}"),
    ],
)
def test_a_body_that_was_not_recorded_is_none(response: dict[str, Any], body: bytes | None) -> None:
    assert parse_recording(entry(response)).exchanges[0].response.body == body


def test_the_fields_of_a_form_are_its_body() -> None:
    posted = {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "a b", "value": "1&2"}]}
    assert parse_recording(entry(postData=posted)).exchanges[0].request.body == b"a+b=1%262"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "HAR, or NDJSON of exchanges, and not empty"),
        ("<html>", "HAR, or NDJSON of exchanges: line 1 is no JSON"),
        ("[1]", "HAR, or NDJSON of exchanges: line 1 has no request or no response"),
        ('{"log": {"version": "1.2"}}', "HAR with a list `log.entries`"),
        (entry() + "\n\n{}", "HAR, or NDJSON of exchanges: line 3 has no request or no response"),
        ("[" * 100_000, "HAR, or NDJSON of exchanges: line 1 is no JSON"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_one_sentence(text: str, wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^FILE must be ") as caught:
        read_recording(path)
    assert str(caught.value) == f"FILE must be {wanted} (got {path})"


def test_a_file_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 1024 * 1024)
    path = tmp_path / "file"
    path.write_bytes(bytes(1024 * 1024 + 1))
    with pytest.raises(ValueError, match="FILE must have at most 1 MiB"):
        read_recording(path)


def test_a_recording_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_EXCHANGES", 2)
    with pytest.raises(ValueError, match="at most 2 exchanges"):
        parse_recording("\n".join([entry()] * 3))


def test_a_file_of_other_bytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"\xff\xfe{}")
    with pytest.raises(ValueError, match="FILE must be UTF-8"):
        read_recording(path)
