"""Tours of all providers."""

from __future__ import annotations

from power_caller import Tour
from power_tour_epages import epages
from power_tour_nocnoc import nocnoc
from power_tour_nocnoc_store import nocnoc_store
from power_tour_noventiq import noventiq
from power_tour_sendcloud import sendcloud

TOURS: dict[str, Tour] = {
    "nocnoc": nocnoc,
    "nocnoc_store": nocnoc_store,
    "sendcloud": sendcloud,
    "noventiq": noventiq,
    "epages": epages,
}
