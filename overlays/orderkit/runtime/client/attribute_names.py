"""Names of properties in models: `order_id` for `orderId`."""

from __future__ import annotations

import re
from typing import Final

# A word of a name in camelCase begins at a capital that follows a small letter or a digit.
_WORD: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def attribute_name(name: str) -> str:
    """Return the name that a property has in models, or a path of names with dots between them."""
    return _WORD.sub("_", name).lower()
