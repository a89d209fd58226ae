"""How long imports take, each in a process of its own, to a client and to the response of its first call."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

import loopback
from payloads import PAYLOADS, write

CLIENT = (
    "from orderkit_clients.nocnoc.api.orders import get_order; Nocnoc(api_key='x', environment='sandbox')"
)
BARE = {
    "import orderkit": "import orderkit",
}
READY = {
    "orderkit": f"from orderkit import Nocnoc; {CLIENT}",
    "stripe": "import stripe; stripe.StripeClient('x')",
    "githubkit": "from githubkit import GitHub; client = GitHub('x'); client.rest.issues",
    "openai": "import openai; openai.OpenAI(api_key='x').chat",
    "httpx + attrs": "import httpx, attrs; httpx.Client(verify=False)",
}
CALLED = {
    "orderkit": "from orderkit import Nocnoc; Nocnoc('x', base_url={url!r}).get_order(10000001)",
    "stripe": "import stripe; stripe.StripeClient('x', base_addresses={{'api': {url!r}}}).v1.balance.retrieve()",
    "githubkit": "from githubkit import GitHub; it = GitHub('x', base_url={url!r}); it.rest.emojis.get().parsed_data",
    "openai": "import openai; openai.OpenAI(api_key='x', base_url={url!r}).models.list()",
    "httpx + attrs": "import httpx, attrs; httpx.Client(verify=False).get({url!r}).json()",
}
"""The response of a first call, over plain HTTP."""
NOTHING: dict[str, Any] = {"stripe": {"object": "balance"}, "githubkit": {}, "httpx + attrs": {}}
NOTHING |= {"openai": {"object": "list", "data": []}}
"""The least that each takes for a response; orderkit gets a whole order."""
TIMED = "import time; start = time.process_time(); {}; print(time.process_time() - start)"


def times(statements: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """Seconds of CPU that each took in each round, above those of a bare interpreter."""
    taken: dict[str, list[float]] = {name: [] for name in statements}
    order, random = list(statements), Random(1)
    for _ in range(rounds):
        random.shuffle(order)
        for name in order:
            taken[name].append(_time(statements[name]))
    return taken


def first_answers(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds of CPU to the response of a first call over loopback."""
    with ExitStack() as servers:
        urls = {name: servers.enter_context(loopback.serving(_answer(name), folder)) for name in CALLED}
        return times({name: call.format(url=urls[name]) for name, call in CALLED.items()}, rounds)


def _answer(name: str) -> bytes:
    if name == "orderkit":
        return write(next(payload for payload in PAYLOADS if payload.title == "nocnoc, one order"))
    return json.dumps(NOTHING[name]).encode()


def _time(statement: str) -> float:
    command = [sys.executable, "-c", TIMED.format(statement)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
