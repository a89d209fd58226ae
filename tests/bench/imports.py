"""How long imports take, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from random import Random

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
}
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


def _time(statement: str) -> float:
    command = [sys.executable, "-c", TIMED.format(statement)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
