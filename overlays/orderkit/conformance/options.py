"""Options of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class RunOptions:
    """What is tested, and what the run may do.

    Attributes:
        provider: The provider's name, such as `sendcloud`.
        url: The URL of the server, to which the paths of the spec are appended.
        environment: Variables with the credentials, as those of the process.
        allow_writes: Whether to make calls that change something.
        allow_live: Whether to test a host that the spec names as a live environment.
        calls: The most calls that the run may make.
        rate: The most calls per second; None for no limit.
        seed: Draws the choices; the same seed draws the same.
        timeout: Seconds to wait for the network.
        rules: Ids of the only rules to try; empty for all.
        subject: The only subject to try, such as `listOrders/status`; empty for all.
        given: Path parameters of objects that exist, such as `order_id`, where no listing shows them.
        may_change: Ids of objects that exist and may be changed, besides those that the run makes; `any` stands for
            all of them.
        listen: HOST:PORT at which the run receives notifications; empty for a free port of this machine if the server
            is on this machine too, and for none if it is not.
        receiver: The URL under which a provider reaches that; empty if it is the same.
        control: The URL of the control API of orderkit's mock, such as `http://127.0.0.1:8787/_mock`; empty for the one
            beside a server on this machine where `may_change` has `any`, and for none elsewhere.
        generated: The most requests that schemathesis may generate; they count among `calls`.
    """

    provider: str
    url: str
    environment: Mapping[str, str] = field(repr=False)
    allow_writes: bool = False
    allow_live: bool = False
    calls: int = 2_000
    rate: float | None = None
    seed: int = 1
    timeout: float = 30.0
    rules: frozenset[str] = frozenset()
    subject: str = ""
    given: Mapping[str, str] = field(default_factory=dict[str, str])
    may_change: frozenset[str] = frozenset()
    listen: str = ""
    receiver: str = ""
    control: str = ""
    generated: int = 0
