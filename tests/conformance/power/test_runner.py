"""The tester is measured by servers with a defect: what is counted, and what the report says."""

from __future__ import annotations

import json
from dataclasses import replace

import httpx
import pytest
from orderkit import cli
from orderkit.conformance.power import beside
from orderkit.conformance.power.accounts import account_headers
from orderkit.conformance.power.application import Effects, is_changed
from orderkit.conformance.power.catalogue import catalogue, find
from orderkit.conformance.power.held_out import held_out
from orderkit.conformance.power.messages import Handler, Reply, Request
from orderkit.conformance.power.report import render, render_json
from orderkit.conformance.power.runner import Tried, without_alarms
from orderkit.conformance.power.serving import serve

TUNED = next(each.id for each in catalogue() if each.id not in held_out() and each.kind == "money")
ASIDE = next(each.id for each in catalogue() if each.id in held_out() and each.kind == "money")


def rows(text: str) -> dict[str, list[str]]:
    return {line[:20].strip(): line[20:].split() for line in text.splitlines()[1:] if line[:1].isalpha()}


def test_killed_and_reached_are_counted_by_class_and_apart_from_what_is_held_out() -> None:
    found = [
        Tried(TUNED, 1, True, ("sums",), 12, 90),
        Tried(ASIDE, 1, True, (), None, 80),
    ]
    counted = rows(render(found, []))
    assert counted["money"] == counted["all"] == ["1", "1", "1", "1", "1", "0"]


def test_the_report_lists_what_was_not_killed_with_its_title() -> None:
    text = render([Tried(TUNED, 1, False, (), None, 80)], [])
    assert f"{TUNED} (not reached): {find(TUNED).title}" in text


def test_a_broken_rule_of_a_clean_server_is_a_false_alarm() -> None:
    clean = [Tried("epages", 1, False, (), None, 80), Tried("epages", 2, False, ("sums",), 4, 80)]
    text = render([], clean)
    assert "false alarms: 1 of 2 runs" in text
    assert "epages, seed 2: sums" in text


def test_a_rule_that_the_clean_server_breaks_too_kills_nothing() -> None:
    provider = find(TUNED).provider
    clean = [Tried(provider, 1, False, ("owner-listings",), 4, 80)]
    found = [
        Tried(TUNED, 1, True, ("owner-listings", "sums"), 4, 90),
        Tried(ASIDE, 1, True, ("owner-listings",), 4, 90),
    ]
    assert [each.rules for each in without_alarms(found, clean)] == [("sums",), ()]
    assert [each.is_killed for each in without_alarms(found, clean)] == [True, False]


def test_a_defect_that_fails_itself_is_named_and_its_server_is_clean() -> None:
    def failing(_: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            raise ValueError("a slip in the catalogue")

        return handle

    defect = replace(find("nocnoc-store-key-optional"), apply=failing)
    with serve("nocnoc_store", defect) as served:
        query = {"page": 0, "size": 10}
        assert httpx.get(f"{served.url}/api/v2/orders", params=query, trust_env=False).status_code == 401
        assert (served.effects.count, served.effects.failure) == (0, "ValueError('a slip in the catalogue')")
    text = render([Tried(TUNED, 1, False, (), None, 80, failure="ValueError('a slip')")], [])
    assert f"failed itself: {TUNED}: ValueError('a slip')" in text


def test_the_json_report_names_class_and_declaration() -> None:
    shown = json.loads(render_json([Tried(TUNED, 1, True, ("sums",), 12, 90)], []))
    assert shown["defects"][0]["kind"] == "money"
    assert shown["defects"][0]["declaration"] == find(TUNED).declaration
    assert shown["defects"][0]["held_out"] is False


REQUEST, REPLY = Request("GET", "/orders"), Reply(200)


@pytest.mark.parametrize(
    ("reply", "heard", "changed"),
    [
        (REPLY, [(REQUEST, REPLY)], False),
        (REPLY, [(REQUEST, REPLY), (Request("GET", "/orders/1"), REPLY)], False),
        (Reply(404), [(REQUEST, REPLY)], True),
        (REPLY, [(Request("GET", "/others"), REPLY)], True),
        (REPLY, [(REQUEST, REPLY), (Request("DELETE", "/orders/1"), REPLY)], True),
        (REPLY, [], True),
    ],
    ids=["passed on", "read more", "other reply", "other request", "wrote more", "not passed on"],
)
def test_a_server_behaved_wrongly_if_the_client_got_something_else(
    reply: Reply, heard: list[tuple[Request, Reply]], changed: bool
) -> None:
    assert is_changed(REQUEST, reply, heard) is changed


@pytest.mark.slow
def test_a_served_defect_shows_over_a_socket_and_counts_its_effects() -> None:
    query = {"page": 0, "size": 10}
    with serve("nocnoc_store", find("nocnoc-store-key-optional")) as server:
        headers = account_headers("nocnoc_store", server.environment["NOCNOC_STORE_API_KEY"])
        assert httpx.get(f"{server.url}/api/v2/orders", params=query, headers=headers).status_code == 200
        assert server.effects == Effects(0)
        assert httpx.get(f"{server.url}/api/v2/orders", params=query).status_code == 200
        assert server.effects == Effects(1)


@pytest.mark.slow
def test_both_accounts_of_a_served_mock_have_orders_of_their_own() -> None:
    with serve("nocnoc_store") as server:
        seen = [
            httpx.get(
                f"{server.url}/api/v2/orders",
                params={"page": 0, "size": 200},
                headers=account_headers("nocnoc_store", server.environment[f"NOCNOC_STORE_API_KEY{suffix}"]),
            ).json()["orders"]
            for suffix in ("", "_2")
        ]
    first, second = ({order["tracking_id"] for order in orders} for orders in seen)
    assert first
    assert second
    assert not first & second


@pytest.mark.slow
def test_the_command_finds_a_defect(capsys: pytest.CaptureFixture[str]) -> None:
    line = "conform --power --defect sendcloud-listorders-link-skips --clean-seeds 0 --jobs 1"
    assert cli.main(line.split()) == 0
    assert rows(capsys.readouterr().out)["pagination"] in (
        ["1", "1", "1", "0", "0", "0"],
        ["0", "0", "0", "1", "1", "1"],
    )


@pytest.mark.parametrize(
    "words",
    ["--power --defect unknown", "nobody --power", "--power --jobs 0"],
    ids=["defect", "provider", "jobs"],
)
def test_a_wrong_option_is_refused_in_a_sentence(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["conform", *words.split()]) == 2
    assert capsys.readouterr().err.startswith("orderkit conform: ")


def test_a_failure_that_the_clean_server_has_too_does_not_kill(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (each for each in catalogue() if each.id in (TUNED, ASIDE))
    alarm, found = (
        ("Schema-valid request rejected", "GET /orders"),
        ("Response violates schema", "GET /orders"),
    )
    reported = {None: {alarm}, first: {alarm}, second: {alarm, found}}
    monkeypatch.setattr(beside, "failures", lambda provider, defect, seed: reported[defect])
    compared = beside.compare([first, second], seed=1)
    assert compared.killed == [second.id]
    assert "killed 1, alarms on 1 clean servers 1" in beside.render(compared)
