"""The folder that a builder works in: the pages of docs/, and those made from other files of the repository."""

from __future__ import annotations

import shutil
from pathlib import Path

from .consoles import write_consoles

DOCS = Path(__file__).parents[1]
ROOT = DOCS.parent


def stage(folder: Path, *, linked: bool = False, is_versioned: bool = False) -> Path:
    """Fill a folder with everything that a builder reads.

    Args:
        folder: An empty folder.
        linked: Link the pages instead of copying them, so that a builder sees them change.
        is_versioned: Let readers choose a version. The list of versions is expected beside the site.

    Returns:
        The path of the configuration in the folder. The site is to be built into `site` beside it.
    """
    for source in sorted(path for path in (DOCS / "pages").rglob("*") if path.is_file()):
        target = folder / "pages" / source.relative_to(DOCS / "pages")
        target.parent.mkdir(parents=True, exist_ok=True)
        if linked:
            target.symlink_to(source)
        else:
            shutil.copyfile(source, target)
    settings = (DOCS / "mkdocs.yml").read_text(encoding="utf-8")
    if is_versioned:
        settings = settings.replace("\nextra:\n", "\nextra:\n  version:\n    provider: mike\n")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (folder / "pages" / "changelog.md").write_text(_changelog(), encoding="utf-8")
    write_consoles(folder / "pages" / "console")
    return folder / "mkdocs.yml"


def _changelog() -> str:
    """Return the changelog with links that are right among the pages."""
    return (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").replace("](docs/pages/", "](")
