"""Settings of the server that `orderkit mock` starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from ..engine.setting import Setting, check_bounds


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Settings of the server that `orderkit mock` starts.

    Attributes:
        host: Address to listen on, a loopback host.
        port: Port to listen on; 0 is any free port.
    """

    host: str = "127.0.0.1"
    port: Annotated[int, Setting(least=0, most=65_535)] = 8787

    def __post_init__(self) -> None:
        check_bounds(self)
