"""File that says that the mock is ready, and where: what a script waits for that started it on any free port."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path


class ReadyFile:
    """JSON file that exists while the mock serves.

    It is written at once, so that nobody reads half of it, and removed at the end.
    """

    def __init__(self, path: Path | None) -> None:
        """Remove the file of an earlier run; ValueError if the file could not be written."""
        self._path = path
        if path is None:
            return
        if path.is_dir() or not path.parent.is_dir():
            raise ValueError(f"server.ready_file must be a file in a directory that exists (got {path})")
        try:
            path.unlink(missing_ok=True)
            self._write("")
            self.remove()
        except OSError as error:
            raise ValueError(
                f"server.ready_file must be a file that can be written (got {path}: {error.strerror})"
            ) from error

    def announce(self, url: str, providers: Iterable[str]) -> None:
        """Write where the mock serves."""
        addresses = {provider: f"{url}/{provider}" for provider in providers}
        document = {"url": url, "control": f"{url}/_mock", "providers": addresses, "pid": os.getpid()}
        self._write(json.dumps(document) + "\n")

    def remove(self) -> None:
        """Remove the file."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def _write(self, text: str) -> None:
        if self._path is not None:
            part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
            part.write_text(text, encoding="utf-8")
            part.replace(self._path)
