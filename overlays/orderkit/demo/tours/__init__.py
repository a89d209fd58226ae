"""The tours, one for each provider, in the order in which they run."""

from __future__ import annotations

from . import epages, nocnoc, nocnoc_store, noventiq, sendcloud

TOURS = (nocnoc.TOUR, nocnoc_store.TOUR, sendcloud.TOUR, noventiq.TOUR, epages.TOUR)
