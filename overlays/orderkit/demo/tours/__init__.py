"""The tours, one for each provider, in the order in which they are taken."""

from __future__ import annotations

from . import nocnoc, nocnoc_store

TOURS = (nocnoc.TOUR, nocnoc_store.TOUR)
