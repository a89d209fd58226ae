"""List of the generators, in the order of the documentation."""

from __future__ import annotations

from interop_go import OapiCodegen, Ogen
from interop_node import HeyApi, TypeScriptFetch
from interop_openapi_generator import JavaTool, RustTool
from interop_tool import Tool

TOOLS: tuple[type[Tool], ...] = (TypeScriptFetch, HeyApi, OapiCodegen, Ogen, JavaTool, RustTool)
