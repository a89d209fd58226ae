"""Signing secrets: any of them may have signed, and none appears anywhere."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit import SignatureError
from orderkit.webhooks.signatures import SigningSecrets


def sign(secret: str) -> str:
    return hmac.new(secret.encode(), b"{}", sha256).hexdigest()


@pytest.mark.parametrize("secrets", ["new", ["new"], ("old", "new"), iter(["old", "new"])], ids=str)
def test_any_of_the_secrets_may_have_signed(secrets: Any) -> None:
    SigningSecrets.of(secrets).check(sign("new"), sign)


def test_hexadecimal_digits_may_be_of_either_case() -> None:
    SigningSecrets.of("new").check(sign("new").upper(), sign)


@given(st.text().filter(bool))
def test_a_wrong_signature_is_refused(signature: str) -> None:
    with pytest.raises(SignatureError, match="forged, or made with another secret"):
        SigningSecrets.of(["old", "new"]).check(signature, sign)


@pytest.mark.parametrize("signature", [None, ""])
def test_a_missing_signature_is_refused(signature: str | None) -> None:
    with pytest.raises(SignatureError, match="has no signature"):
        SigningSecrets.of("new").check(signature, sign)


def test_a_signature_of_another_type_is_misuse() -> None:
    signature: Any = b"00"
    with pytest.raises(TypeError, match=r"signature must be str \(got bytes\)"):
        SigningSecrets.of("new").check(signature, sign)


@pytest.mark.parametrize("secret", ["", [], [""], ["new", ""], ()])
def test_an_empty_secret_is_misuse(secret: Any) -> None:
    with pytest.raises(ValueError, match="secret must not be empty"):
        SigningSecrets.of(secret)


@pytest.mark.parametrize("secret", [None, 5, b"new", [b"new"], ["new", None]])
def test_a_secret_of_another_type_is_misuse(secret: Any) -> None:
    with pytest.raises(TypeError, match="secret must be a str or several"):
        SigningSecrets.of(secret)


def test_no_secret_is_in_the_repr() -> None:
    assert repr(SigningSecrets.of(["old", "new"])) == "SigningSecrets()"
