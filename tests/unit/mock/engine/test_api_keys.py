"""API keys: their owners, and no key in what stands for it."""

import pytest
from orderkit.mock.engine.api_keys import ApiKeys, secret_of

KEYS = ApiKeys(["one", "two"])


def test_each_key_has_an_owner_of_its_own_that_does_not_contain_it() -> None:
    owners = {KEYS.owner_of([key]) for key in (b"one", b"two")}
    assert len(owners) == 2
    assert all(owner is not None and "one" not in owner and "two" not in owner for owner in owners)


@pytest.mark.parametrize("sent", [[], [b"three"], [b"one", b"one"], [b""], [b"\xff"]])
def test_anything_but_one_known_key_has_no_owner(sent: list[bytes]) -> None:
    assert KEYS.owner_of(sent) is None


def test_a_pair_needs_the_secret_of_its_key() -> None:
    assert KEYS.owner_of_pair(b"one", secret_of(b"one")) == KEYS.owner_named("one")
    assert KEYS.owner_of_pair(b"one", secret_of(b"two")) is None
    assert KEYS.owner_of_pair(b"three", secret_of(b"three")) is None


def test_a_test_names_a_key_or_takes_the_first() -> None:
    assert KEYS.owner_named(None) == KEYS.owner_named("one")
    with pytest.raises(ValueError, match="api_key must be one"):
        KEYS.owner_named("three")
