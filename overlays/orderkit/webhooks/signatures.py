"""Checks the signatures of notifications."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from typing import cast

from attrs import define, field

from ..contract import Contract
from ..errors import SignatureError, WebhookError
from .parsing import as_content, read_loosely


@define(frozen=True)
class SigningSecrets:
    """The secrets that may have signed a notification: several during a rotation, or one for each endpoint."""

    _secrets: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, secret: str | Iterable[str]) -> SigningSecrets:
        """Take one secret or several.

        Raises:
            TypeError: A secret is not a str.
            ValueError: There is no secret, or one is empty: anyone could sign with it.
        """
        several = not isinstance(secret, str) and isinstance(cast(object, secret), Iterable)
        secrets = tuple(secret) if several else (cast(str, secret),)
        if not all(isinstance(each, str) for each in cast(tuple[object, ...], secrets)):
            raise TypeError("secret must be a str or several of them")
        if not secrets or not all(secrets):
            raise ValueError("secret must not be empty: anyone could sign with it")
        return cls(secrets)

    def check(self, signature: str | None, sign: Callable[[str], str]) -> None:
        """Compare the signature of a notification with those that the secrets give, in constant time.

        Args:
            signature: The value of its header, in hexadecimal of either case; None if it has none.
            sign: Makes the signature from a secret, in lower case.

        Raises:
            SignatureError: The signature is missing or wrong.
            TypeError: The signature is not a str.
        """
        signature = _present(signature)
        # `compare_digest` takes text of ASCII only, and a forged header may hold anything.
        received = signature.encode("utf-8", "surrogatepass").lower()
        # All secrets are tried, so that the time taken does not reveal which of them matches.
        matches = [hmac.compare_digest(received, sign(secret).encode()) for secret in self._secrets]
        if not any(matches):
            raise SignatureError("the notification's signature is wrong: forged, or made with another secret")


def verify_signature(
    body: bytes | str, signature: str | None, secrets: SigningSecrets, contract: Contract, webhook: str
) -> None:
    """Check that a notification was signed with one of the secrets. Whether it matches its schema does not matter.

    Args:
        body: The request's body as it arrived.
        signature: The value of the header that has the signature; None if it is missing.
        secrets: The secrets that may have signed it.
        contract: The provider's contract.
        webhook: The name of the webhook in the contract, which declares how it is signed.

    Raises:
        SignatureError: The signature is missing or wrong.
        WebhookError: The body is too long, or lacks a value that is signed.
        TypeError: The body is neither bytes nor str, or the signature is not a str.
    """
    content = as_content(body)
    _present(signature)  # before the body is read
    formula = contract.signature(webhook)
    try:
        # The signed values are those that the body writes: a model may write them in another way (NV-63).
        signed = formula.values(read_loosely(content))
    except (ValueError, KeyError, TypeError) as error:
        raise WebhookError("notification must be a JSON object with all values that are signed") from error
    if text := formula.ambiguous_text(signed):
        raise SignatureError(f"ambiguous signature input: a signed value holds {text!r}")
    secrets.check(signature, lambda secret: formula.sign(secret, signed))


def _present(signature: str | None) -> str:
    if not signature:
        raise SignatureError("the notification has no signature")
    if not isinstance(cast(object, signature), str):
        raise TypeError(f"signature must be str (got {type(signature).__name__})")
    return signature
