"""Content negotiation: media types that a request accepts, by its `Accept` headers (EP-92)."""

from __future__ import annotations

import re
from collections.abc import Collection

from ...engine.messages import RequestHead

# Ranges that include the plain JSON that ePages sends under the name of its own media type.
_SUPPORTED = frozenset({"*/*", "application/*", "application/json"})
# q=0 in any of its forms means "not acceptable" (RFC 9110).
_ZERO_WEIGHT = re.compile(r"0(\.0{0,3})?", re.ASCII)


def accepts_responses(head: RequestHead, media_type: str, *, only: bool) -> bool:
    """Return whether a request accepts ePages' media type or plain JSON; a request without `Accept` accepts any.

    If `only` is true, the request has to name the media type.
    """
    sent = b",".join(head.values("Accept")).decode("latin-1").lower()
    ranges = [text for text in sent.split(",") if text.strip()]
    if only:
        return any(_accepts(text, {media_type}) for text in ranges)
    return not ranges or any(_accepts(text, {*_SUPPORTED, media_type}) for text in ranges)


def _accepts(media_range: str, supported: Collection[str]) -> bool:
    media_type, *parameters = (part.strip() for part in media_range.split(";"))
    weights = [text.removeprefix("q=") for text in parameters if text.startswith("q=")]
    return media_type in supported and not any(_ZERO_WEIGHT.fullmatch(weight) for weight in weights)
