"""What a stateful server of Noventiq's order search has to do."""

from __future__ import annotations

from datetime import datetime, timedelta

from behaviour import INVALID, KEY, Api, Json, behaviour, example, receiver, wait_for
from orderkit.contract import Contract

CREDENTIALS: dict[str, str] = {}
DAY = 86_400
SECRET = "example-secret-key"


def login(api: Api) -> Api:
    """Get a token and return the API with it."""
    account = {"username": KEY, "password": f"{KEY}-secret"}
    issued = api.ok("POST", "/v1/login_check", json=account)["token"]
    return api.as_({"AuthorizationJWT": f"Bearer {issued}"})


def search(api: Api, **conditions: Json) -> Json:
    return api.ok("POST", "/v1/order/search", json=conditions)


def orders(api: Api, **conditions: Json) -> list[Json]:
    """Read the first orders that meet conditions."""
    return [api.ok("GET", f"/v1/order/{each}") for each in search(api, **conditions)["ids"][:5]]


def errors(api: Api, method: str, path: str, **options: Json) -> tuple[int, list[int]]:
    response = api.send(method, path, **options)
    return response.status_code, [error["error"] for error in response.json()["errors"]]


@behaviour("noventiq", "An account gets a token, which is accepted.")
def token(api: Api) -> None:
    assert api.status("POST", "/v1/order/search", json={}) == 401
    assert login(api).status("POST", "/v1/order/search", json={}) == 200


@behaviour("noventiq", "A wrong password is 401.")
def wrong_password(api: Api) -> None:
    for password, status in ((f"{KEY}-secret", 200), ("wrong", 401)):
        account = {"username": KEY, "password": password}
        assert api.status("POST", "/v1/login_check", json=account) == status


@behaviour("noventiq", "A missing token is error 1008, an unknown one 1007.")
def wrong_tokens(api: Api) -> None:
    assert errors(api, "POST", "/v1/order/search", json={}) == (401, [1008])
    unknown = api.as_({"AuthorizationJWT": "Bearer unknown"})
    assert errors(unknown, "POST", "/v1/order/search", json={}) == (401, [1007])


@behaviour("noventiq", "A body that breaks the document is refused.")
def body_validation(api: Api) -> None:
    merchant = login(api)
    assert merchant.status("POST", "/v1/order/search", json={"limit": 5}) == 200
    for wrong in ({"limit": 0}, {"limit": "x"}, {"status": "lost"}):
        assert merchant.status("POST", "/v1/order/search", json=wrong) in INVALID


@behaviour("noventiq", "An order is read by its id; an unknown id is 404.")
def read(api: Api) -> None:
    merchant = login(api)
    for each in search(merchant, limit=2)["ids"]:
        assert str(merchant.ok("GET", f"/v1/order/{each}")["order_id"]) == str(each)
    assert merchant.status("GET", "/v1/order/1") == 404


@behaviour("noventiq", "A token is refused after 24 hours with error 1009, and a new one is accepted.")
def expiry(api: Api) -> None:
    old = login(api)
    assert old.status("POST", "/v1/order/search", json={}) == 200
    api.pass_seconds(DAY + 1)
    assert errors(old, "POST", "/v1/order/search", json={}) == (401, [1009])
    assert login(api).status("POST", "/v1/order/search", json={}) == 200


@behaviour("noventiq", "A search by status finds the orders that have it.")
def status_filter(api: Api) -> None:
    merchant = login(api)
    for status in ("paid", "not paid"):
        found = orders(merchant, status=status)
        assert found
        assert {order["status"] for order in found} == {status}


@behaviour("noventiq", "Limit and offset give every id once, and the total stays.")
def paging(api: Api) -> None:
    merchant = login(api)
    ids: list[Json] = []
    total = search(merchant, limit=1)["count_all"]
    while len(ids) < total:
        page = search(merchant, limit=40, offset=len(ids))
        assert page["count_all"] == total
        assert page["ids"], "a page before the end is empty"
        ids += page["ids"]
    assert len(set(ids)) == len(ids) == total > 40


@behaviour("noventiq", "A range of creation finds the orders within it.")
def date_filter(api: Api) -> None:
    merchant = login(api)
    order = orders(merchant, status="paid")[-1]
    first = datetime.fromisoformat(order["create_date"])
    bounds = {
        "create_date_from": first.isoformat(timespec="seconds"),
        "create_date_to": (first + timedelta(hours=1)).isoformat(timespec="seconds"),
    }
    found = search(merchant, **bounds)
    assert str(order["order_id"]) in map(str, found["ids"])
    assert found["count_all"] < search(merchant)["count_all"]


@behaviour("noventiq", "A body that is no JSON is 400 with the documented number.")
def malformed(api: Api) -> None:
    headers = {"Content-Type": "application/json"}
    found = errors(login(api), "POST", "/v1/order/search", content=b'{"limit": ', headers=headers)
    assert found == (400, [110])


@behaviour("noventiq", "A refund of a paid order is taken once; one of an unpaid order is not.")
def refund(api: Api) -> None:
    merchant = login(api)
    paid, unpaid = (search(merchant, status=status)["ids"] for status in ("paid", "not paid"))
    reason = example("noventiq", "RefundRequestWithReason")
    taken = next(each for each in paid if _is_refunded(merchant, each, reason))
    assert not _is_refunded(merchant, taken, reason)
    assert not _is_refunded(merchant, unpaid[0], reason)


def _is_refunded(merchant: Api, order: Json, reason: Json) -> bool:
    status = merchant.status("POST", f"/v1/order/{order}/refund", json=reason)
    assert status in (200, 400)
    return status == 200


@behaviour("noventiq", "A payment is posted to the endpoint of the merchant, with its signature.")
def webhook(api: Api) -> None:
    merchant = login(api)
    order = search(merchant, status="not paid", limit=1)["ids"][0]
    with receiver() as (url, received):
        endpoint = {"url": url, "secret_key": SECRET}
        settings = {"noventiq": {"endpoints": {"order.payment.succeeded": endpoint}}}
        api.control("PATCH", "/settings", settings)
        api.control("POST", f"/noventiq/orders/{order}/advance", {"status": "paid"})
        wait_for(lambda: bool(received))
    headers, posted = received[0]
    assert str(posted["order_id"]) == str(order)
    formula = Contract.load("noventiq").signature("orderEvent")
    assert headers["signature"] == formula.sign(SECRET, formula.values(posted))
