"""Hosts of this machine, and the authority of a Host header."""

from __future__ import annotations

import pytest
from orderkit.mock.engine.hosts import is_loopback, split_authority


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST",
        "127.0.0.1",
        "127.9.8.7",
        "::1",
        "[::1]",
        "::ffff:127.0.0.1",
        "[::FFFF:7f00:1]",
    ],
)
def test_a_host_of_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "example.com", "0.0.0.0", "::", "10.0.0.1", "::ffff:10.0.0.1", "localhost.a", "["]
)
def test_a_host_elsewhere(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("authority", "split"),
    [
        ("localhost", ("localhost", "")),
        ("LocalHost.:8787", ("localhost", "8787")),
        ("localhost:", ("localhost", "")),
        ("127.1:1", ("127.0.0.1", "1")),
        ("0x7f.0.0.1", ("127.0.0.1", "")),
        ("0177.0.0.1", ("127.0.0.1", "")),
        ("2130706433", ("127.0.0.1", "")),
        ("1.2.3.4.5", ("1.2.3.4.5", "")),
        ("9999999999", ("9999999999", "")),
        ("[::1]:8787", ("::1", "8787")),
        ("[::FFFF:127.0.0.1]", ("::ffff:127.0.0.1", "")),
        ("my_host-1.example", ("my_host-1.example", "")),
    ],
)
def test_an_authority_is_split_and_normalized(authority: str, split: tuple[str, str]) -> None:
    assert split_authority(authority) == split


@pytest.mark.parametrize(
    "authority",
    [
        *(
            "",
            ":8787",
            "a b",
            "a@localhost",
            "localhost@evil.example",
            "localhost:80:80",
            "localhost:http",
            "a/b",
            "a?b",
        ),
        *(
            "localhost,evil.example",
            "::1",
            "[::1",
            "[::1]x",
            "localhost\n",
            "localhost:123456",
            "lócalhost",
            "a#b",
            "%6c",
        ),
    ],
)
def test_what_is_no_authority(authority: str) -> None:
    assert split_authority(authority) is None
