"""Writes the release folder of the documents: `python specs/bundles.py FOLDER`; run by `make specs`.

Each document is there in OpenAPI 3.1 and 3.0, as YAML and as JSON, with and without references. Beside them are what
3.0 cannot express, the changelogs, and checksums of all files. It needs nothing but an installed orderkit.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Any

from orderkit.contract import OPENAPI_VERSIONS, document, losses, providers
from orderkit.contract.command import FORMATS, render

CHANGELOGS = Path(__file__).parent / "changelog"
CHECKSUMS = "SHA256SUMS"


def main(arguments: list[str]) -> int:
    """Write the folder; return 0, or 2 if it was not named or is in the way."""
    if len(arguments) != 1:
        print("usage: python specs/bundles.py FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    if folder.exists() and not (folder / CHECKSUMS).is_file():
        print(f"FOLDER must be new, or one that this command wrote (got {folder})", file=sys.stderr)
        return 2
    shutil.rmtree(folder, ignore_errors=True)
    names = write_bundles(folder)
    print(f"wrote {len(names)} files to {folder}")
    return 0


def write_bundles(folder: Path) -> list[str]:
    """Write every file of a release into a folder that does not exist, and return their names."""
    files = {name: text for provider in providers() for name, text in files_of(provider).items()}
    files[CHECKSUMS] = "".join(f"{digest(text)}  {name}\n" for name, text in sorted(files.items()))
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return sorted(files)


def files_of(provider: str) -> dict[str, str]:
    """Return the files of one document by their names, such as `nocnoc-1.0.0.openapi3.1.yaml`."""
    stem = f"{provider}-{document(provider)['info']['version']}"
    found: dict[str, str] = {}
    for openapi in OPENAPI_VERSIONS:
        for part, dereference in (("", False), (".dereferenced", True)):
            published = document(provider, openapi=openapi, dereference=dereference)
            for format_name in FORMATS:
                name = f"{stem}.openapi{openapi}{part}.{format_name}"
                found[name] = render(published, format_name)
    found[f"{stem}.openapi3.0.losses.json"] = _as_json([loss.as_json() for loss in losses(provider)])
    changelog = CHANGELOGS / f"{provider}.md"
    if changelog.is_file():
        found[f"{stem}.CHANGELOG.md"] = changelog.read_text(encoding="utf-8")
    return found


def digest(text: str) -> str:
    """Return the SHA-256 digest of a file with this text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _as_json(entries: list[dict[str, Any]]) -> str:
    """Write entries as JSON, each on a line of its own."""
    return "[\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries) + "\n]\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
