"""What PyInstaller cannot see by itself: modules that are imported by name, and documents that are read as data.

PyInstaller finds the hooks of this folder by the entry point `pyinstaller40`, and runs each for a program that imports
the module it is named after.
"""

from __future__ import annotations

from importlib import import_module
from importlib.resources import as_file, files
from pkgutil import walk_packages


def hook_dirs() -> list[str]:
    """Return the folders that hold hooks."""
    return list(__path__)


def submodules(package: str, *, without: tuple[str, ...] = ()) -> list[str]:
    """Return the names of a package's modules, in any depth, but for those below some of its own packages."""
    names = [found.name for found in walk_packages(import_module(package).__path__, f"{package}.")]
    left_out = tuple(f"{package}.{name}" for name in without)
    # A name below a package begins with that of the package and a dot.
    return [name for name in names if not f"{name}.".startswith(tuple(f"{name}." for name in left_out))]


def documents(package: str) -> list[tuple[str, str]]:
    """Return contracts and ledgers in the folders of a package, each as its path and the folder it belongs to."""
    found: list[tuple[str, str]] = []
    for folder in files(package).iterdir():
        for name in ("openapi.json", "ledger.json"):
            document = folder.joinpath(name)
            if document.is_file():
                with as_file(document) as path:
                    found.append((str(path), f"{package}/{folder.name}"))
    return found


def page_files(package: str) -> list[tuple[str, str]]:
    """Return the files of a web page in a package, each as its path and the folder it belongs to."""
    folder = package.replace(".", "/")
    found: list[tuple[str, str]] = []
    for file in files(package).iterdir():
        if file.is_file() and not file.name.endswith((".py", ".pyc")):
            with as_file(file) as path:
                found.append((str(path), folder))
    return found
