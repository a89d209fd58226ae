"""Command `orderkit spec`: prints a provider's OpenAPI document, or writes it to a file; and where its settings are."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from .documents import OPENAPI_VERSIONS, check_choice, check_provider, document, losses, providers
from .schemathesis import settings_path
from .yaml_writer import write_yaml

FORMATS = ("yaml", "json")


def run(options: SimpleNamespace) -> int:
    """Print what was asked for; return 0, or 2 if the options are wrong or the file cannot be written."""
    try:
        text = _list_documents(options) if options.list else _render_document(options)
        if options.output in {None, "-"}:
            _print(text)
        else:
            write_file(Path(options.output), text, force=options.force)
    except ValueError as error:
        return _refuse(f"{error}")
    except BrokenPipeError:  # handled for all commands alike
        raise
    except OSError as error:
        return _refuse(f"cannot write to {options.output or 'standard output'}: {error.strerror}")
    return 0


def render(published: dict[str, Any], format_name: str) -> str:
    """Return a document as text in one of `FORMATS`; it ends with a line break."""
    if format_name == "json":
        return json.dumps(published, ensure_ascii=False, indent=2) + "\n"
    return write_yaml(published)


def write_file(path: Path, text: str, *, force: bool) -> None:
    """Write a file whole or not at all; ValueError if there is one already, unless `force` replaces it.

    Raises:
        ValueError: `path` exists and `force` is not given, or it is no regular file.
        OSError: The file cannot be written.
    """
    path = Path(os.path.realpath(path))  # a link stays, and what it leads to is written
    if path.exists() and not path.is_file():
        raise ValueError(f"FILE must be a regular file (got {path})")
    if not force:
        _claim(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        if not force:
            path.unlink(missing_ok=True)
        raise


def _claim(path: Path) -> None:
    """Create a file that must not exist yet, so that another process's file is never replaced."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise ValueError(f"FILE must not exist yet (got {path}); --force replaces it") from None


def _render_document(options: SimpleNamespace) -> str:
    if options.provider is None:
        raise ValueError(f"PROVIDER must be one of {', '.join(providers())}; --list describes them")
    check_choice("--format", options.format, FORMATS)
    check_choice("--openapi", options.openapi, OPENAPI_VERSIONS)
    provider: str = options.provider.replace("-", "_")
    check_provider(provider)
    if options.schemathesis:
        return f"{settings_path(provider)}\n"
    published = document(
        provider,
        openapi=options.openapi,
        dereference=options.dereference,
        server=options.server,
        webhooks=not options.no_webhooks,
    )
    return render(published, options.format)


def _list_documents(options: SimpleNamespace) -> str:
    """Describe every document on a line of its own: provider, version, losses in 3.0, title."""
    if options.provider is not None:
        raise ValueError(f"--list must stand without a PROVIDER (got {options.provider})")
    lines = [f"{'PROVIDER':<14}{'VERSION':<10}{'LOST IN 3.0':<13}TITLE"]
    for provider in providers():
        info = document(provider)["info"]
        lines.append(f"{provider:<14}{info['version']:<10}{len(losses(provider)):<13}{info['title']}")
    return "\n".join(lines) + "\n"


def _print(text: str) -> None:
    rest = memoryview(text.encode())  # UTF-8 whatever the terminal's locale is
    while rest:  # with PYTHONUNBUFFERED a pipe takes only as much as it has room for
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


def _refuse(message: str) -> int:
    sys.stderr.write(f"orderkit spec: {message}\n")
    return 2
