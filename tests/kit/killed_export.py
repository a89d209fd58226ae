"""An export in another process, which kills itself at a chosen place: `killed_export.py FILE TO PLACE`."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from pathlib import Path

import dlt
from dlt.common.storages.load_storage import LoadStorage
from orderkit.export import export, exporting


def kill_after(accounts: Path, to: str, place: int | str) -> int:
    """Run an export until it is killed, and return its exit code.

    Args:
        accounts: The file of accounts.
        to: The destination.
        place: The number of batches that are read, and loaded one by one; or the step of dlt before which it is
            killed: `normalize` or `load`; or `normalized`, when dlt has not removed yet what it has normalized;
            or `change N`, before the Nth change of a name or a folder beside the destination.
    """
    return subprocess.run([sys.executable, __file__, accounts, to, str(place)], check=False).returncode


CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "shutil.move", "shutil.rmtree"}


def _kill(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    file, where, at = sys.argv[1:]
    if at.isdigit():
        left = itertools.count(int(at) - 1, -1)

        def kill_at_last(_: object) -> None:
            if not next(left):
                _kill()

        setattr(exporting, "LOAD", 1)  # noqa: B010 - a constant for all but this program
        export(file, to=where, on_progress=kill_at_last)
    elif at.startswith("change "):
        folder, changes = str(Path(where).resolve().parent), itertools.count(1)

        def kill_at_change(event: str, arguments: tuple[object, ...]) -> None:
            if event in CHANGES and folder in str(arguments[0]) and next(changes) == int(at.split()[1]):
                _kill()

        sys.addaudithook(kill_at_change)
        export(file, to=where)
    elif at == "normalized":
        commit = LoadStorage.commit_new_load_package

        def kill_after_commit(storage: LoadStorage, load_id: str) -> None:
            commit(storage, load_id)
            _kill()

        setattr(LoadStorage, "commit_new_load_package", kill_after_commit)  # noqa: B010 - as above
        export(file, to=where)
    else:
        setattr(dlt.Pipeline, at, _kill)
        export(file, to=where)
