"""Headers of callers: merged whatever their case, checked before anything is sent, never in place of credentials."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit.runtime.client.headers import merged_headers


def test_an_added_header_replaces_one_of_the_same_name_whatever_its_case() -> None:
    merged = merged_headers(
        {"Accept": "application/json", "User-Agent": "a"}, {"user-agent": "b", "X-Shop": "7"}
    )
    assert merged == {"Accept": "application/json", "user-agent": "b", "X-Shop": "7"}


@pytest.mark.parametrize("value", ["", "plain", "two words", "a\tb", "~!"])
def test_visible_characters_and_the_blanks_between_them_are_sent(value: str) -> None:
    assert merged_headers({}, {"X-Note": value}) == {"X-Note": value}


@pytest.mark.parametrize("value", ["a\r\nX-Other: 1", "a\n", " a", "a ", "caf\u00e9", "\x00"])
def test_a_value_that_could_begin_another_header_is_refused_and_not_shown(value: str) -> None:
    with pytest.raises(ValueError, match="check X-Note") as caught:
        merged_headers({}, {"X-Note": value})
    assert value not in str(caught.value)


@pytest.mark.parametrize("name", ["", "X Note", "X:Note", "X-Note\n", "\u00e9"])
def test_a_name_that_is_no_token_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="must have names of letters"):
        merged_headers({}, {name: "1"})


@pytest.mark.parametrize("name", ["Host", "content-length", "Transfer-Encoding", "Connection"])
def test_a_header_that_belongs_to_the_http_library_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="the HTTP library does"):
        merged_headers({}, {name: "1"})


@pytest.mark.parametrize("name", ["X-Api-Key", "x-api-key"])
def test_a_header_that_carries_credentials_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="credentials"):
        merged_headers({}, {name: "other"}, {"x-api-key"})


@pytest.mark.parametrize("headers", ["X-Note: 1", [("X-Note", "1")], {"X-Note": 1}, {1: "X"}])
def test_headers_of_another_type_are_refused(headers: Any) -> None:
    with pytest.raises(TypeError, match="must"):
        merged_headers({}, headers)


def test_a_header_that_is_there_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"each name once, in any case \(got X-Note, x-note\)"):
        merged_headers({}, {"X-Note": "1", "x-note": "2"})
