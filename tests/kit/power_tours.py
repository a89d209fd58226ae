"""Tours of all providers."""

from __future__ import annotations

from power_caller import Tour
from power_tour_epages import epages
from power_tour_nocnoc_store import nocnoc_store
from power_tour_sendcloud import sendcloud

TOURS: dict[str, Tour] = {"epages": epages, "nocnoc_store": nocnoc_store, "sendcloud": sendcloud}
