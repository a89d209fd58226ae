"""Addresses that credentials may be sent to."""

from __future__ import annotations

import pytest
from orderkit.runtime.client.addresses import checked_base_url, checked_url


@pytest.mark.parametrize(
    "url", ["http://[::1", "https://h:99999", "https://h:port", "https://\u2100.com", "//h", "https://h:0"]
)
def test_an_address_that_cannot_be_read_names_its_setting(url: str) -> None:
    with pytest.raises(ValueError, match="token_url must be an absolute http or https URL"):
        checked_url("token_url", url)


def test_a_base_url_ends_without_a_slash() -> None:
    assert checked_base_url("base_url", "https://h:1/v2/") == "https://h:1/v2"
