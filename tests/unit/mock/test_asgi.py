"""Requests as ASGI hands them over."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from orderkit.mock.asgi import HttpRequest

SAFE = "%/?:@!$&'()*+,;=-._~"


async def receive() -> Any:
    raise AssertionError("the body must not be read")


def url_of(path: bytes, query: bytes = b"", **scope: Any) -> str:
    known = {"raw_path": path, "query_string": query, "headers": [(b"host", b"127.0.0.1:8787")]}
    return HttpRequest({**known, **scope}, receive).url


@pytest.mark.parametrize(
    ("path", "query", "url"),
    [
        (b"/orders", b"", "/orders"),
        (b"/orders", b"a=b&c=%20d", "/orders?a=b&c=%20d"),
        (b"/a b/\xc3\xa9", b'q="<>"', "/a%20b/%C3%A9?q=%22%3C%3E%22"),
        (b"/a\r\nb", b"#", "/a%0D%0Ab?%23"),
    ],
)
def test_a_url_can_be_sent_in_a_header(path: bytes, query: bytes, url: str) -> None:
    assert url_of(path, query) == f"http://127.0.0.1:8787{url}"


def test_a_url_has_the_path_under_which_the_mock_is_mounted() -> None:
    assert url_of(b"/orders", root_path="/mock/", scheme="https") == "https://127.0.0.1:8787/mock/orders"


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=20), st.binary(max_size=20))
def test_a_url_is_quoted_as_a_whole(path: bytes, query: bytes) -> None:
    target = b"/" + path + (b"?" + query if query else b"")
    assert url_of(b"/" + path, query) == "http://127.0.0.1:8787" + quote(target, safe=SAFE)
