"""Notifications that a provider posts to us: from the bytes that arrived to a model."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar, cast

from attrs import define, field

from ..contract import Contract
from ..errors import DecodeError, SignatureError, WebhookError
from ..runtime.client.decoding import decode
from ..runtime.protocol.messages import Response

T = TypeVar("T")
MAX_NOTIFICATION_BYTES: Final = 1024 * 1024
"""Bytes of a notification; a longer one is refused unread."""


def parse_notification(body: bytes | str, schema: Any, contract: Contract, build: Callable[[Any], T]) -> T:
    """Build a model from a notification's body.

    Raises:
        WebhookError: It is too long, is not JSON, or is not what the contract says.
        TypeError: The body is neither bytes nor text.
    """
    if not isinstance(body, bytes | str):  # pyright: ignore[reportUnnecessaryIsInstance] - a parsed body is likely
        raise TypeError(f"the body of a notification is bytes, not {type(body).__name__}: pass it unparsed")
    content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    if len(content) > MAX_NOTIFICATION_BYTES:
        raise WebhookError(f"the notification is longer than {MAX_NOTIFICATION_BYTES} bytes")
    try:
        return decode(Response(status=200, content=content), schema, contract, build)
    except DecodeError as error:
        place = error.path or "its top"
        raise WebhookError(f"the notification should hold {error.expected} at {place}") from error


@define(frozen=True)
class SigningSecrets:
    """The secrets that a notification may be signed with: several while one is replaced, or one for each endpoint."""

    _secrets: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, secret: str | Iterable[str]) -> SigningSecrets:
        """One secret or several.

        Raises:
            TypeError: One of them is not text.
            ValueError: There is none, or one is empty, with which anybody could sign.
        """
        several = not isinstance(secret, str) and isinstance(cast(object, secret), Iterable)
        secrets = tuple(secret) if several else (cast(str, secret),)
        if not all(isinstance(each, str) for each in cast(tuple[object, ...], secrets)):
            raise TypeError("secret must be a str or several")
        if not secrets or not all(secrets):
            raise ValueError("secret is empty: anybody could sign with it")
        return cls(secrets)

    def check(self, signature: str | None, sign: Callable[[str], str]) -> None:
        """Compare the signature that came with those that the secrets give, in constant time.

        Args:
            signature: The value of its header, in hexadecimal of either case; None if there was none.
            sign: Makes the signature from a secret, in lower case.

        Raises:
            SignatureError: It is missing or wrong.
            TypeError: It is not text.
        """
        if not signature:
            raise SignatureError("the notification has no signature")
        if not isinstance(cast(object, signature), str):
            raise TypeError(f"signature must be str, not {type(signature).__name__}")
        came = signature.encode("utf-8", "surrogatepass").lower()
        matches = [hmac.compare_digest(came, sign(secret).encode()) for secret in self._secrets]
        if not any(matches):
            raise SignatureError("the notification's signature is wrong: forged, or made with another secret")
