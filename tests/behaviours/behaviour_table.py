"""The sixty behaviours, in the order of the providers."""

from __future__ import annotations

import epages_behaviours
import nocnoc_behaviours
import noventiq_behaviours
import sendcloud_behaviours
import store_behaviours
from behaviour import BEHAVIOURS

CREDENTIALS = {
    "nocnoc": nocnoc_behaviours.CREDENTIALS,
    "nocnoc_store": store_behaviours.CREDENTIALS,
    "sendcloud": sendcloud_behaviours.CREDENTIALS,
    "noventiq": noventiq_behaviours.CREDENTIALS,
    "epages": epages_behaviours.CREDENTIALS,
}
"""Credentials of each provider that a request carries unless it says otherwise."""

TABLE = sorted(BEHAVIOURS, key=lambda each: list(CREDENTIALS).index(each.provider))
