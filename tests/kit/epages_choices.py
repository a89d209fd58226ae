"""Choices that ePages' ledger leaves open."""

from __future__ import annotations

from choices import Caller, choice, is_sorted


@choice("epages.scopes", {"merchant-one": []}, default=200, other=403)
def scope(it: Caller) -> int:
    return it.epages().status_code


@choice("epages.calls_an_hour", 1, default=200, other=429)
def second_call(it: Caller) -> int:
    it.epages()
    return it.epages().status_code


@choice("epages.other_spelling", True, default=False, other=True)
def spelling(it: Caller) -> bool:
    return "X-Rate-Limit-Limit" in it.epages().headers


@choice("epages.html_errors", True, default="application/json", other="text/html")
def error_body(it: Caller) -> str:
    return it.epages("?page=0").headers["content-type"].split(";")[0]


@choice("epages.needs_user_agent", True, default=200, other=400)
def no_user_agent(it: Caller) -> int:
    return it.epages(**{"User-Agent": ""}).status_code


@choice("epages.newest_first", False, default=True, other=False)
def order_of_epages(it: Caller) -> bool:
    return is_sorted(it.epages(), "creationDate")


@choice("epages.unauthenticated_status", 401, default=403, other=401)
def no_token(it: Caller) -> int:
    return it.call("GET", "/epages/DemoShop/orders").status_code


@choice("epages.vendor_type_only", True, default=200, other=406)
def plain_json(it: Caller) -> int:
    return it.epages(Accept="application/json").status_code
