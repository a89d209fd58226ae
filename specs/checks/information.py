"""Rules for the front page of a document: version, licence, servers and tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .document import Document
from .finding import Fault, Rule, mapping, sequence, text

VERSION = re.compile(r"3\.1\.\d+")


def openapi_version(document: Document) -> Iterator[Fault]:
    """Report a version of OpenAPI other than 3.1."""
    if not VERSION.fullmatch(str(document.value.get("openapi"))):
        yield ("openapi",), "not 3.1.x: generators read 3.1 best today, write openapi: 3.1.1"


def info_complete(document: Document) -> Iterator[Fault]:
    """Report what `info` lacks."""
    info = mapping(document.value.get("info"))
    wanted = {
        "title": "title",
        "version": "version",
        "contact": "contact (a name, url or email)",
        "license": "license",
    }
    for key, name in wanted.items():
        if not info.get(key):
            yield ("info",), f"no {name}: add it"
    if not text(info.get("summary")) and not text(info.get("description")):
        yield ("info",), "no summary or description: say which API this is"


def license_identifier(document: Document) -> Iterator[Fault]:
    """Report a licence without an SPDX identifier or with a URL."""
    for node in document.of("license"):
        if "identifier" not in node.value or "url" in node.value:
            yield node.place, "a licence has an SPDX identifier and no url: mend it"


def servers(document: Document) -> Iterator[Fault]:
    """Report a document without servers, and servers with malformed URLs."""
    if not sequence(document.value.get("servers")):
        yield (), "no servers: add one for each environment, and say whether it is real"
    for node in document.of("server"):
        if not text(node.value.get("url")) or text(node.value.get("url")).endswith("/"):
            yield (*node.place, "url"), "a server url is not empty and does not end in /: mend it"


def tags(document: Document) -> Iterator[Fault]:
    """Report a document without tags, and tags that are declared twice."""
    if not sequence(document.value.get("tags")):
        yield (), "no tags: declare and describe each tag that an operation uses"
    count = Counter(text(node.value.get("name")) for node in document.of("tag"))
    for node in document.of("tag"):
        if count[text(node.value.get("name"))] > 1:
            yield node.place, "the tag is declared twice: keep one"


RULES: dict[str, Rule] = {
    "openapi-version": openapi_version,
    "info": info_complete,
    "license": license_identifier,
    "servers": servers,
    "tags": tags,
}
