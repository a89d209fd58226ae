"""The built site: every page is there under a title of its own, links lead somewhere, and no other host is asked."""

from __future__ import annotations

import importlib
import importlib.util
import json
import pkgutil
import re
from collections import Counter
from pathlib import Path

import orderkit
import pytest
import spec_files
from built_site import PAGES, Read, build
from operation_parts import snake
from orderkit import errors
from orderkit.runtime.client.base_client import BaseClient

pytestmark = pytest.mark.slow


def rendered(site: Path) -> list[Path]:
    """The pages that a builder made: all but the consoles."""
    return [
        path for path in site.rglob("*.html") if path.name != "404.html" and path.parent.name != "console"
    ]


def names(site: Path) -> set[str]:
    return {str(path.relative_to(site).with_suffix("")) for path in rendered(site)}


def test_every_page_is_built(site: Path) -> None:
    written = {str(path.relative_to(PAGES).with_suffix("")) for path in PAGES.rglob("*.md")}
    assert names(site) == written | {"changelog"}


def test_no_two_pages_have_one_title(read: dict[Path, Read]) -> None:
    assert [
        title for title, number in Counter(page.title for page in read.values()).items() if number > 1
    ] == []


def test_no_page_asks_another_host_for_anything(read: dict[Path, Read]) -> None:
    for path, page in read.items():
        assert [address for address in page.loaded if re.match(r"(https?:)?//", address)] == [], path
        # The theme would load its script from elsewhere.
        assert 'class="mermaid"' not in path.read_text(encoding="utf-8")


def test_every_link_and_anchor_of_the_built_pages_is_there(read: dict[Path, Read]) -> None:
    broken = [
        f"{path.name}: {link}"
        for path, page in read.items()
        for link in {*page.links, *page.loaded}
        if path.name != "404.html"
        and not re.match(r"[a-z]+:|//", link)
        and not leads_somewhere(path, link, read)
    ]
    assert broken == []


def leads_somewhere(path: Path, link: str, read: dict[Path, Read]) -> bool:
    address, _, anchor = link.partition("#")
    target = (path.parent / address.partition("?")[0]).resolve() if address else path
    if target.is_dir():
        target /= "index.html"
    # RapiDoc makes the anchors of a console.
    is_read = target in read and target.parent.name != "console"
    return target.exists() and (not anchor or not is_read or anchor in read[target].anchors)


def test_every_code_block_and_tab_is_rendered(site: Path) -> None:
    for path in rendered(site):
        text = path.read_text(encoding="utf-8")
        assert "```" not in text, path
        assert "=== " not in text, path
        assert "::: " not in text, path
        assert "made by docs/render.py" not in re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL), path


def test_the_successor_of_the_theme_builds_the_same_pages(site: Path, tmp_path: Path) -> None:
    other = build(tmp_path / "site", "zensical")
    assert names(other) == names(site)
    assert {path.name for path in other.glob("console/*")} == {path.name for path in site.glob("console/*")}
    test_every_code_block_and_tab_is_rendered(other)


OPERATIONS = [
    (provider, node["operationId"])
    for provider in spec_files.providers()
    for _, _, node in spec_files.operations(spec_files.read_spec(provider))
]


@pytest.mark.parametrize("provider", spec_files.providers())
def test_a_console_has_no_server_but_the_mock(provider: str, site: Path) -> None:
    name = provider.replace("_", "-")
    page = (site / "console" / f"{name}.html").read_text("utf-8")
    found = re.search(r"loadSpec\((\{.*\})\)\)$", page, re.MULTILINE)
    assert found
    document = json.loads(found[1])
    assert [server["url"] for server in document["servers"]] == [f"http://127.0.0.1:8787/{name}"]
    assert page.count('"servers"') == 1
    assert {scheme["type"] for scheme in document["components"]["securitySchemes"].values()} <= {
        "apiKey",
        "http",
    }
    assert re.search(r"connect-src (\S+)\"", page)[1] == "http://127.0.0.1:8787"  # type: ignore[index]


def test_each_page_has_a_twin_in_markdown_with_everything_in_it(site: Path) -> None:
    twins = {
        path.relative_to(site).with_suffix("").as_posix(): path.read_text("utf-8")
        for path in site.rglob("*.md")
    }
    assert set(twins) == names(site)
    assert [
        name
        for name, text in twins.items()
        if re.search(r"^::: |made by docs/render|^---$", text, re.MULTILINE)
    ] == []
    full = (site / "llms-full.txt").read_text("utf-8")
    assert [name for name, text in twins.items() if text not in full] == []


def test_the_list_of_twins_names_each_once(site: Path) -> None:
    listed = re.findall(r"^- \[.+\]\((.+)\.md\): \S", (site / "llms.txt").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(names(site))


def test_the_text_of_all_pages_has_a_heading_for_every_operation(site: Path) -> None:
    full = (site / "llms-full.txt").read_text("utf-8")
    counted = Counter(re.findall(r"^# (\w+)$", full, re.MULTILINE))
    expected = Counter(name for _, name in OPERATIONS)
    assert {name: counted[name] for name in expected} == expected


def public_modules() -> list[str]:
    """The package, and those of its modules that say what they offer."""
    found = (name for _, name, _ in pkgutil.iter_modules(orderkit.__path__, "orderkit."))
    specs = (importlib.util.find_spec(name) for name in ("orderkit", *found))
    sources = {spec.name: Path(spec.origin).read_text("utf-8") for spec in specs if spec and spec.origin}
    return [name for name, source in sources.items() if re.search(r"^__all__ = ", source, re.MULTILINE)]


def anchors_of_the_reference(read: dict[Path, Read]) -> set[str]:
    pages = (page for path, page in read.items() if path.parent.name == "reference")
    return {anchor for page in pages for anchor in page.anchors}


@pytest.mark.parametrize("name", public_modules())
def test_every_public_name_is_in_the_reference(name: str, read: dict[Path, Read]) -> None:
    anchors = anchors_of_the_reference(read)
    anchors |= {anchor.replace("orderkit.errors.", "orderkit.") for anchor in anchors}
    assert {f"{name}.{each}" for each in importlib.import_module(name).__all__} - anchors == set()


@pytest.mark.parametrize("kind", ["models", "bodies"])
@pytest.mark.parametrize("provider", spec_files.providers())
def test_every_model_and_type_of_a_body_is_in_the_reference(
    provider: str, kind: str, read: dict[Path, Read]
) -> None:
    module = importlib.import_module(f"orderkit_clients.{provider}.{kind}")
    assert {f"{module.__name__}.{name}" for name in module.__all__} - anchors_of_the_reference(read) == set()


def clients_of(provider: str) -> set[str]:
    """Names of the sync and the async client."""
    module = importlib.import_module(f"orderkit.{provider}")
    return {
        name
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, BaseClient) and name in orderkit.__all__
    }


@pytest.mark.parametrize("provider", spec_files.providers())
def test_every_operation_is_in_the_reference(provider: str, read: dict[Path, Read]) -> None:
    clients = clients_of(provider)
    assert len(clients) == 2
    operations = [snake(name) for owner, name in OPERATIONS if owner == provider]
    methods = {f"orderkit.{client}.{each}" for client in clients for each in operations}
    assert methods - anchors_of_the_reference(read) == set()


def test_every_error_is_in_the_reference(read: dict[Path, Read]) -> None:
    classes = {
        f"orderkit.errors.{name}"
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert len(classes) > 20
    assert classes - anchors_of_the_reference(read) == set()
