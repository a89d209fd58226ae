"""Clients for Go and TypeScript, generated from the documents, walk every journey, where their toolchains are.

`make interop` does the same with more generators; `tests/interop/interop_run.py` explains.
"""

from __future__ import annotations

import pytest
from interop_commands import CommandError
from interop_documents import PROVIDERS
from interop_go import OapiCodegen
from interop_journeys import BUILD, stage, take
from interop_node import TypeScriptFetch
from interop_results import summary
from interop_tool import Tool
from interop_toolchains import missing


@pytest.mark.slow
@pytest.mark.parametrize("kind", [TypeScriptFetch, OapiCodegen], ids=lambda kind: kind.name)
def test_a_generated_client_walks_every_journey_and_survives_every_bend(kind: type[Tool]) -> None:
    if reason := missing(kind.toolchains):
        pytest.skip(f"{kind.language} is not tried: {reason}")
    tool = kind(BUILD, seconds_to_fetch=90)
    try:
        tool.set_up()
    except CommandError as error:
        pytest.skip(f"{kind.language} is not tried, its packages cannot be fetched: {error}")
    with stage() as scene:
        outcomes = {provider: take(tool, provider, scene) for provider in PROVIDERS}
    red = {provider: outcome for provider, outcome in outcomes.items() if not outcome.is_green}
    assert {provider: f"{summary(outcome)} {outcome.failure}" for provider, outcome in red.items()} == {}
