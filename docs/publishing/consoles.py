"""A console for each API: its document in RapiDoc, which sends requests to the mock on loopback and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from orderkit.contract import document, providers

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_ADDRESS = "http://127.0.0.1:8787"
_KEY, _SECRET = "merchant-one", "merchant-one-secret"
"""The account that every mock has."""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<!-- The browser itself keeps this page from any server but the mock. -->
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'unsafe-inline';
 style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src {address}">
<title>{title}, console - orderkit</title>
<link rel="icon" href="../favicon.svg">
<script src="rapidoc.js"></script>
<style>
  body {{ margin: 0; font-family: sans-serif }}
  p {{ margin: 0.8rem }}
</style>
</head>
<body>
<rapi-doc render-style="focused" show-header="false" load-fonts="false" allow-server-selection="false"
 allow-spec-url-load="false" allow-spec-file-load="false" allow-spec-file-download="false" fetch-credentials="omit"
 schema-style="table" default-schema-tab="schema" show-curl-before-try="true" primary-color="#3f51b5">
<p slot="overview">Requests from this page go to the mock at <code>{address}</code>. Start it with
<code>orderkit mock --cors '*'</code>. <a href="../console.html">About the consoles</a></p>
</rapi-doc>
<script>
  const console_ = document.querySelector("rapi-doc")
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const follow = () => console_.setAttribute("theme", dark.matches ? "dark" : "light")
  dark.addEventListener("change", follow)
  follow()
  console_.addEventListener("spec-loaded", () => {{
{accounts}
  }})
  window.addEventListener("DOMContentLoaded", () => console_.loadSpec({specification}))
</script>
</body>
</html>
"""


def write_consoles(folder: Path) -> None:
    """Write the page of each provider's console into a folder that has RapiDoc."""
    for provider in providers():
        name = provider.replace("_", "-")
        published = _for_the_mock(document(provider, server=f"{_ADDRESS}/{name}", webhooks=False))
        page = _PAGE.format(
            address=_ADDRESS,
            title=published["info"]["title"],
            accounts="\n".join(_accounts(published["components"]["securitySchemes"])),
            # An end tag in a text would end the script.
            specification=json.dumps(published).replace("</", "<\\/"),
        )
        (folder / f"{name}.html").write_text(page, encoding="utf-8")


def _for_the_mock(published: dict[str, Any]) -> dict[str, Any]:
    """Return a document that names no server but the mock, with tokens to be typed in place of OAuth's own server."""
    schemes: dict[str, Any] = published["components"]["securitySchemes"]
    for name, scheme in schemes.items():
        if scheme["type"] == "oauth2":
            schemes[name] = {"type": "http", "scheme": "bearer", "description": scheme.get("description", "")}
    return {**{key: _trimmed(value) for key, value in published.items()}, "servers": published["servers"][:1]}


def _trimmed(node: Json) -> Json:
    """Return a part of the document without servers and without examples of filters, which would all be sent."""
    if isinstance(node, list):
        return [_trimmed(each) for each in node]
    if not isinstance(node, dict):
        return node
    is_filter = node.get("in") == "query" and not node.get("required")
    if "in" in node and node.get("example") == 0:
        node["example"] = "0"  # RapiDoc takes a 0 for no example
    left_out = {"servers", "example", "examples"} if is_filter else {"servers"}
    return {key: _trimmed(value) for key, value in node.items() if key not in left_out}


def _accounts(schemes: dict[str, Any]) -> list[str]:
    """Return the calls that fill in the account of the mock."""
    name, scheme = next(iter(schemes.items()))
    if scheme.get("scheme") == "basic":
        return [f'    console_.setHttpUserNameAndPassword("{name}", "{_KEY}", "{_SECRET}")']
    if "x-token" in scheme:  # an operation makes the token
        return []
    return [f'    console_.setApiKey("{name}", "{_KEY}")']
