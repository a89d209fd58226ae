"""The file of the report: what is wrong with it is found before a run, and it is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from attrs import define

from .errors import ExportError


@define(frozen=True)
class PageFile:
    """A file to be written.

    Attributes:
        path: Where it is.
    """

    path: Path

    @classmethod
    def of(cls, text: str) -> PageFile:
        """Check that the file can be written.

        Raises:
            ExportError: It cannot.
        """
        path = Path(text)
        if not text or path.is_dir():
            raise ExportError(f"--report must be a file (got {text or 'nothing'})")
        if not path.parent.is_dir():
            raise ExportError(f"--report must be in a folder that exists (got {path})")
        if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
            raise ExportError(f"--report must be a file that can be written to (got {path})")
        return cls(path)

    def write(self, text: str) -> None:
        """Write the file.

        Raises:
            ExportError: The disk is full, or the folder is gone.
        """
        part = self.path.with_name(f".{self.path.name}.part")
        try:
            part.write_text(text, encoding="utf-8")
            part.replace(self.path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise ExportError(f"--report must be a file that can be written to ({error.strerror})") from None
