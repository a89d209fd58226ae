"""Settings of the server that `orderkit mock` starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from ..engine.setting import Setting, check_bounds


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Settings of the server that `orderkit mock` starts.

    Attributes:
        host: Address to listen on; with `expose` it may be one that other machines reach, such as 0.0.0.0.
        port: Port to listen on; 0 is any free port.
        expose: Serve other machines too. Anybody who reaches the port can use the mock and its control API.
        ready_file: File that is written when the mock is ready, with its addresses as JSON, and removed at the end.
        quiet: Write no line for each request.
    """

    host: str = "127.0.0.1"
    port: Annotated[int, Setting(least=0, most=65_535)] = 8787
    expose: bool = False
    ready_file: Path | None = None
    quiet: bool = False

    def __post_init__(self) -> None:
        check_bounds(self)
