"""Choices that Sendcloud's ledger leaves open."""

from __future__ import annotations

from typing import Any

from choices import BASIC, Caller, choice, example

UPSERT: Any = example("sendcloud", "NewOrdersMinimal")


@choice("sendcloud.clamp_page_size", True, default=400, other=200)
def large_page(it: Caller) -> int:
    return it.sendcloud("?page_size=999").status_code


@choice("sendcloud.seconds_until_visible", 60, default=1, other=0)
def new_order(it: Caller) -> int:
    it.sendcloud("", "POST", json=UPSERT)
    return len(it.sendcloud(f"?order_number={UPSERT[0]['order_number']}").json()["data"])


@choice("sendcloud.partners", [], default=True, other=False)
def partner(it: Caller) -> bool:
    headers = {"Sendcloud-Partner-Id": "5b1c5f5e-9a3b-4c8e-8f67-3a1d2f2b7c11"}
    return it.sendcloud("", "POST", json=UPSERT, headers=headers).is_success


@choice("sendcloud.token_seconds", 60, default=3600, other=60)
def lifetime(it: Caller) -> Any:
    form = {"grant_type": "client_credentials"}
    return it.call("POST", "/sendcloud/oauth2/token", data=form, auth=BASIC).json()["expires_in"]


@choice("sendcloud.rate_limits", {"reads_a_minute": 1}, default=200, other=429)
def second_read(it: Caller) -> int:
    it.sendcloud("")
    return it.sendcloud("").status_code
