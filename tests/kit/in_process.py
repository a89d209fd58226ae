"""A mock in process and a caller of it, for the tests of every provider's mock."""

from __future__ import annotations

import asyncio
import copy
from typing import Any, Protocol

import httpx
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract
from orderkit.mock import MockSettings, create_app

Json = dict[str, Any]

KEY, OTHER_KEY = "merchant-one", "merchant-two"


class Judge(Protocol):
    """Asserts that a response is documented."""

    def check(self, operation_id: str | None, response: httpx.Response) -> None: ...


class InProcess:
    """Calls a mock without a socket."""

    unstored: tuple[str, ...] = ()
    """Tables that requests change although they are refused."""

    def __init__(self, settings: MockSettings, runner: asyncio.Runner, judge: Judge) -> None:
        self.app = create_app(settings)
        self.control = self.app.control
        self._runner = runner
        self._judge = judge
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://mock")

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send anything, without credentials and without judging the response."""
        return self._runner.run(self._client.request(method, path, **options))

    def judged(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request whose answer has to be documented, unless it is that of a gateway."""
        response = self.send(method, path, **options)
        kind = response.headers.get("content-type", "")
        if method != "HEAD" and not kind.startswith("text/"):
            self._judge.check(self.control.requests()[-1]["operationId"], response)
        return response

    def deliver(self) -> None:
        self._runner.run(self.control.deliver_due())

    def deliver_all(self) -> None:
        self._runner.run(self.control.deliver_all())

    def rows(self, query: str) -> list[Any]:
        """Return the content of the database."""
        with self.app._state.store.transaction() as connection:
            return connection.execute(query).fetchall()

    def stored(self) -> list[str]:
        """Everything in the database, for "nothing changed"."""
        with self.app._state.store.transaction() as connection:
            lines = list(connection.iterdump())
        return [line for line in lines if not any(f'"{table}"' in line for table in self.unstored)]

    def close(self) -> None:
        self.app.close()


def closed(contract: Contract, schema: Json, *open_schemas: str) -> Draft202012Validator:
    """A validator that also refuses properties which the contract does not declare, but for those of open schemas."""
    components = copy.deepcopy(contract.document["components"]["schemas"])
    for name, node in components.items():
        if "properties" in node and name not in open_schemas:
            node["unevaluatedProperties"] = False
    demand = {"allOf": [schema], "unevaluatedProperties": False, "components": {"schemas": components}}
    return Draft202012Validator(demand, validate_formats=True)
