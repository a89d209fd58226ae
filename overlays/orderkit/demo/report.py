"""Terminal output of the demo: headings, code, tables and panels, drawn by rich."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

WIDTH = 118
"""Columns if the output is not a terminal: the widest table of the tours fits."""


class Report:
    """Prints each step when it happens."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)

    def begin(self, addresses: Sequence[str]) -> None:
        """Print the addresses of the mock."""
        self.console.print("[bold]orderkit[/bold] · a mock server of every provider listens on")
        for address in addresses:
            self.console.print(f"  {address}")

    def open(self, title: str, code: str) -> None:
        """Print the heading of a tour."""
        self.console.print()
        self.console.rule(f"[bold]{escape(title)}[/bold]", style="cyan")
        self.code(code)

    def step(self, number: int, title: str, code: str) -> None:
        """Print the title of a step and its code."""
        self.console.print(f"\n[bold cyan]{number}. {escape(title)}[/bold cyan]")
        self.code(code)

    def code(self, code: str) -> None:
        """Print code as a user writes it."""
        self.console.print(
            Syntax(
                code, "python", theme="ansi_dark", background_color="default", padding=(0, 2), word_wrap=True
            )
        )

    def outcome(self, shown: Any) -> None:
        """Print the result of a step."""
        self.console.print(shown)

    def note(self, text: str) -> None:
        """Print a remark between the steps."""
        self.console.print(f"  {text}")

    def again(self, client: str, code: str) -> None:
        """Print the heading of the same tour with the async client, and some of its code."""
        self.console.print(f"\n[bold cyan]The same with {client}[/bold cyan]")
        self.code(code)

    def done_again(self, number: int, title: str) -> None:
        """Print that a step with the async client is done."""
        self.console.print(f"  [green]✓[/green] {number}. {escape(title)}")

    def verdict(self, differences: Sequence[str], tours: int, steps: int, webhooks: int) -> None:
        """Print the result of the demo."""
        self.console.print()
        if differences:
            parts = escape("\n".join(differences))
            self.console.print(Panel(parts, title="Different from the spec", border_style="red"))
            return
        text = (
            f"{tours} providers, {steps} steps, {webhooks} webhooks, sync and async: every response fits its schema,"
            " the documented quote and order match to the cent, and every error has the class and message of the spec."
        )
        self.console.print(Panel(text, title="As the spec says", border_style="green"))


def facts(title: str, rows: Iterable[tuple[str, object]]) -> Panel:
    """Return names and values in a frame."""
    grid = Table.grid(padding=(0, 2))
    for name, value in rows:
        grid.add_row(name, escape(str(value)))
    return Panel(grid, title=escape(title), title_align="left", expand=False)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Return a table; a column whose name begins with a space holds numbers, aligned right."""
    made = Table(title=escape(title), title_justify="left")
    for name in columns:
        made.add_column(name.strip(), justify="right" if name.startswith(" ") else "left")
    for row in rows:
        made.add_row(*(escape(str(cell)) for cell in row))
    return made


def refusal(error: Any) -> Text:
    """Return an error as text: its class, its code and status, and the provider's message."""
    named = {"code": error.code, "key": error.key}
    parts = [f"{name} {value}" for name, value in named.items() if value is not None]
    language = [error.language] if error.language else []
    text = Text("  ")
    text.append(type(error).__name__, "bold red")
    text.append(f"  {', '.join([*parts, f'HTTP {error.status}', *language])}\n  ")
    text.append(f"“{error.message}”", "yellow")
    for detail in error.details if error.details != (error.message,) else ():
        text.append(f"\n  · {detail}", "yellow")
    return text


def money(value: Decimal) -> str:
    """Format an amount with two decimals."""
    return f"{value:,.2f}"
