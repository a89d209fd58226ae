"""The server: tools for operations, resources for documents and ledgers."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from attrs import define, field
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    InputRequiredResult,
    ListResourcesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    TextContent,
    TextResourceContents,
)

from ..cli.options import Values
from ..runtime.version import __version__
from .calls import Caller, ToolError
from .confirmation import Confirmation, can_ask
from .resources import read, resources_of
from .tools import Offered, offered, tool_of

Context = ServerRequestContext[Any, Any]


@define(frozen=True, kw_only=True)
class ServerOptions:
    """What a server offers.

    Attributes:
        providers: The providers whose operations are tools.
        allow_writes: Whether operations that change data are tools too.
        require_confirmation: Whether to refuse writes where the client cannot ask its user.
        most_items: Items of a list in a result, at most.
        most_characters: Characters of a result, at most.
        values: The options that choose accounts and servers, as those of the command line.
    """

    providers: tuple[str, ...]
    allow_writes: bool = False
    require_confirmation: bool = False
    most_items: int = 50
    most_characters: int = 40_000
    values: Values = field(factory=dict[str, Any], repr=False)


def make_server(options: ServerOptions) -> Server[Any]:
    """Make a server; it calls nothing before a tool is called."""
    handlers = _Handlers(options)
    return Server(
        "orderkit",
        version=__version__,
        instructions="Orders at the providers "
        + ", ".join(options.providers)
        + ". Lists return a cursor: pass it, with the same filters, for the items that follow.",
        lifespan=handlers.lifespan,
        on_list_tools=handlers.list_tools,
        on_call_tool=handlers.call_tool,
        on_list_resources=handlers.list_resources,
        on_read_resource=handlers.read_resource,
    )


@define
class _Handlers:
    options: ServerOptions
    _tools: Mapping[str, Offered] = field(init=False)
    _caller: Caller = field(init=False)
    _confirmation: Confirmation = field(factory=Confirmation, init=False)

    def __attrs_post_init__(self) -> None:
        options = self.options
        self._tools = offered(options.providers, writes=options.allow_writes)
        self._caller = Caller(options.values, options.most_items, options.most_characters)

    @asynccontextmanager
    async def lifespan(self, _server: Server[Any]) -> AsyncGenerator[None, None]:
        try:
            yield
        finally:
            await self._caller.close()

    async def list_tools(self, _context: Context, _params: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(
            tools=[tool_of(each, self.options.most_items) for each in self._tools.values()]
        )

    async def call_tool(
        self, context: Context, params: CallToolRequestParams
    ) -> CallToolResult | InputRequiredResult:
        tool = self._tools.get(params.name)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f"there is no tool {params.name!r}")
        try:
            if tool.entry.writes:
                confirmed = await self._confirm(context, params, tool)
                if isinstance(confirmed, InputRequiredResult):
                    return confirmed
            return _result(await self._caller.call(tool, params.arguments or {}))
        except ToolError as error:
            return _result(str(error), is_error=True)

    async def _confirm(
        self, context: Context, params: CallToolRequestParams, tool: Offered
    ) -> InputRequiredResult | None:
        if not can_ask(context):
            if self.options.require_confirmation:
                raise ToolError("the user must confirm, and this client cannot ask; nothing was sent")
            return None
        question = (
            f"{tool.name} changes data at {self._caller.base_url(tool.provider)}. {tool.entry.summary} Go on?"
        )
        reply = await self._confirmation.ask(context, params, question)
        if isinstance(reply, InputRequiredResult):
            return reply
        if not reply:
            raise ToolError("the user did not confirm; nothing was sent")
        return None

    async def list_resources(
        self, _context: Context, _params: PaginatedRequestParams | None
    ) -> ListResourcesResult:
        return ListResourcesResult(resources=resources_of(self.options.providers))

    async def read_resource(self, _context: Context, params: ReadResourceRequestParams) -> ReadResourceResult:
        uri = str(params.uri)
        try:
            text, media_type = read(uri, self.options.providers)
        except ValueError as error:
            raise MCPError(INVALID_PARAMS, str(error)) from None
        return ReadResourceResult(contents=[TextResourceContents(uri=uri, mime_type=media_type, text=text)])


def _result(text: str, *, is_error: bool = False) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=text)], is_error=is_error)
