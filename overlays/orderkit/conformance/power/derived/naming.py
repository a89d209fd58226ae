"""Names and titles of derived defects."""

from __future__ import annotations

import re

from ..defect import Defect, Kind, Need
from ..messages import Middleware


def slug(*parts: str) -> str:
    """Return an id of words in lower case with hyphens between them."""
    return "-".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts)


def derive(
    provider: str,
    kind: Kind,
    title: str,
    declaration: str,
    apply: Middleware,
    *,
    label: str,
    needs: tuple[Need, ...] = ("reads",),
    touches: tuple[str, ...] = (),
) -> Defect:
    """Return a derived defect, whose id is made of its operation and a label."""
    operation = declaration.partition(" ")[0]
    return Defect(
        slug(provider, operation, label),
        provider,
        kind,
        title,
        declaration,
        apply,
        needs=needs,
        touches=touches,
        derived=True,
    )
