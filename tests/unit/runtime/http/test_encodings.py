"""Bodies in encodings: those that were requested are unpacked up to a limit, others are not read at all."""

from __future__ import annotations

import gzip
import json
import ssl
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from orderkit import ApiError, DecodeError, Nocnoc, NotFoundError, Retry, ServerError, to_json
from orderkit.runtime.http import wire as http_wire
from orderkit.runtime.http.aiohttp_transport import AiohttpTransport
from orderkit.runtime.http.encodings import Unpacker

MIB = 1024 * 1024


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


def in_two(content: bytes) -> bytes:
    return gzip.compress(content[:5]) + gzip.compress(content[5:])


READ: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "GZIP": in_two,
    "gzip ": lambda content: gzip.compress(content) + b"\0" * 9,
    "GZip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    " deflate ": raw_deflate,
    "identity": bytes,
    "": bytes,
    "identity, gzip": gzip.compress,
    "gzip,": gzip.compress,
}
REFUSED = (
    "br",
    "zstd",
    "compress",
    "BR",
    "br, identity",
    "gzip, gzip",
    "gzip, br",
    "deflate,gzip",
    "rot13",
    "*",
)


@pytest.fixture(params=["sync", "async", "aiohttp", "user's own"])
def wire(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def mode(wire: str) -> str:
    return "sync" if wire in ("sync", "user's own") else "async"


@pytest.fixture
def caller(wire: str, client: Any, server: Any) -> Any:
    http: Any = None
    if wire == "aiohttp":
        http = AiohttpTransport(verify=ssl.create_default_context())
    if wire == "user's own":
        http = httpx.Client()
    opened = client(base_url=server.url, http_client=http, retry=Retry.off())
    opened.http_client = http
    return opened


@pytest.mark.parametrize("encoding", READ)
def test_an_encoding_that_was_requested_is_read(
    encoding: str, caller: Any, named: Any, server: Any, reply: Any
) -> None:
    operation = named("get_order")
    packed = READ[encoding](json.dumps(operation.answer).encode())
    server.play(reply(200, packed, content_encoding=encoding))
    assert json.loads(to_json(caller.call("get_order", operation.argument))) == operation.answer
    assert server.requests[0].headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize("encoding", REFUSED)
def test_an_encoding_that_was_not_requested_is_refused(
    encoding: str, caller: Any, named: Any, server: Any, reply: Any
) -> None:
    server.play(reply(200, b"anything", content_encoding=encoding))
    with pytest.raises(DecodeError, match="an encoding that was requested, gzip, deflate") as caught:
        caller.call("place_order", named("place_order").argument)
    named_encodings = [each for each in encoding.replace(" ", "").split(",") if each != "identity"]
    assert f"(got {', '.join(named_encodings)})" in str(caught.value)
    assert caught.value.may_have_succeeded
    assert caught.value.response.content == b""


def test_two_headers_are_two_encodings(caller: Any, server: Any) -> None:
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx"
    )
    server.play(head)
    with pytest.raises(DecodeError, match=r"got gzip, gzip"):
        caller.call("get_order", 1)


@pytest.mark.parametrize(("status", "kind"), [(404, NotFoundError), (503, ServerError), (418, ApiError)])
@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "gzip"])
def test_an_error_in_an_encoding_that_cannot_be_read_keeps_its_class(
    status: int, kind: type[ApiError], encoding: str, caller: Any, server: Any, reply: Any
) -> None:
    server.play(reply(status, b"neither of them", content_encoding=encoding))
    with pytest.raises(kind, match=f"Status-{status}") as caught:
        caller.call("get_order", 1)
    assert type(caught.value) is kind


def test_a_success_without_a_body_may_name_any_encoding(sendcloud: Any, server: Any) -> None:
    server.play(b"HTTP/1.1 204 No Content\r\nContent-Encoding: br\r\n\r\n")
    assert sendcloud(base_url=server.url).call("delete_order", 1) is None


BOMBS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": raw_deflate,
    "x-gzip": gzip.compress,
}


def test_members_of_gzip_are_read_wherever_the_chunks_end() -> None:
    packed = in_two(b'{"id": 1}') + gzip.compress(b"") + b"\0rest"
    for size in range(1, 60):
        unpack = Unpacker("gzip")
        chunks = [packed[begin : begin + size] for begin in range(0, len(packed), size)]
        assert b"".join(unpack(chunk, MIB) for chunk in chunks) == b'{"id": 1}'


def test_members_of_gzip_are_bounded() -> None:
    assert Unpacker("gzip")(in_two(b"x" * MIB), 100) == b"x" * 100
    with pytest.raises(zlib.error, match="at most 1000 members"):
        Unpacker("gzip")(gzip.compress(b"") * 1001, MIB)


def test_what_follows_a_compressed_body_is_not_read_without_end(
    caller: Any, server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_wire, "MAX_RESPONSE_BYTES", MIB)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    server.play((head + gzip.compress(b'{"id": 1}') + b"x" * 2 * MIB, "drop"))
    with pytest.raises(DecodeError, match="at most 9 bytes"):
        caller.call("get_order", 1)


@pytest.mark.parametrize("encoding", BOMBS)
def test_a_small_response_does_not_become_a_large_one(
    encoding: str, caller: Any, server: Any, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_wire, "MAX_RESPONSE_BYTES", MIB)
    server.play(reply(200, BOMBS[encoding](b" " * 64 * MIB), content_encoding=encoding))
    tracemalloc.start()
    try:
        with pytest.raises(DecodeError, match=f"at most {MIB} bytes"):
            caller.call("get_order", 1)
        assert tracemalloc.get_traced_memory()[1] < 8 * MIB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("module", ["brotli", "zstandard"])
def test_a_bomb_is_refused_where_its_decoder_is_installed(
    module: str, caller: Any, server: Any, reply: Any
) -> None:
    package = pytest.importorskip(module)
    packed = package.compress(b" " * 64 * MIB)
    server.play(reply(200, packed, content_encoding="br" if module == "brotli" else "zstd"))
    with pytest.raises(DecodeError, match="an encoding that was requested"):
        caller.call("get_order", 1)


@pytest.mark.parametrize("pieces", [1, 2, 3])
@pytest.mark.parametrize("pack", [zlib.compress, raw_deflate, gzip.compress])
def test_deflate_is_read_with_and_without_a_header_in_pieces_of_any_size(
    pack: Callable[[bytes], bytes], pieces: int
) -> None:
    packed, unpack = pack(b"an order " * 9), Unpacker("deflate")
    parts = [packed[begin : begin + pieces] for begin in range(0, len(packed), pieces)]
    assert b"".join(unpack(part, 1000) for part in parts) == b"an order " * 9


def test_a_body_that_the_http_client_has_read_is_taken_as_it_is(named: Any) -> None:
    operation = named("get_order")
    packed = gzip.compress(json.dumps(operation.answer).encode())
    answer = httpx.Response(200, content=packed, headers={"Content-Encoding": "gzip"})
    transport = httpx.MockTransport(lambda _: answer)
    with Nocnoc("key", base_url="http://localhost", http_client=transport) as client:
        assert client.get_order(operation.argument).id == operation.argument
