"""The journey for people: tables, panels and the code of each step, drawn by rich."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

Names = Mapping[str, Any]
WIDTH = 118
"""Columns where the output is no terminal."""


class Report:
    """Prints what happens as it happens."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)

    def open(self, colour: str, code: str) -> None:
        """Begin one run of the journey."""
        self.console.print()
        self.console.rule(f"[bold]The order journey, {colour} client[/bold]", style="cyan")
        self.code(code)

    def step(self, number: int, title: str, code: str) -> None:
        """Show what a step is and its code."""
        self.console.print(f"\n[bold cyan]{number}. {title}[/bold cyan]")
        self.code(code)

    def code(self, code: str) -> None:
        """Show code as a user writes it."""
        self.console.print(
            Syntax(
                code, "python", theme="ansi_dark", background_color="default", padding=(0, 2), word_wrap=True
            )
        )

    def outcome(self, step: str, names: Names) -> None:
        """Show what a step gave."""
        self.console.print(OUTCOMES[step](names))

    def note(self, text: str) -> None:
        """Say something between the steps."""
        self.console.print(f"  [dim]{text}[/dim]")

    def arrived(self, tracking: Any) -> None:
        """Show a webhook."""
        moment = tracking.date.isoformat()
        place = f" · {tracking.description}" if tracking.description else ""
        self.console.print(
            f"  [green]●[/green] webhook  {moment}  [bold]{tracking.status}[/bold]{place}"
            f"  [dim]{tracking.tracking_id}, expected {tracking.estimated_time_arrival}[/dim]"
        )

    def verdict(self, differences: list[str], steps: int, webhooks: int) -> None:
        """Show how it ended."""
        self.console.print()
        if differences:
            self.console.print(
                Panel("\n".join(differences), title="Not what the spec says", border_style="red")
            )
            return
        text = (
            f"{steps} steps, {webhooks} webhooks, sync and async: every answer fits its schema, the documented quote"
            " and order come out to the cent, and every error says what the spec says."
        )
        self.console.print(Panel(text, title="As the spec says", border_style="green"))


def _money(value: float) -> str:
    return f"{value:,.2f}"


def _quote(names: Names) -> Table:
    quote = names["quote"]
    table = Table(title="Quote, in USD", title_justify="left")
    for title in ("product", "units", "price", "tax and handling", "total a unit"):
        table.add_column(title, justify="left" if title == "product" else "right")
    for product in quote.products:
        money = (product.amount_usd, product.tax_handling_usd, product.total_amount_usd)
        table.add_row(product.subcategory_name, str(product.quantity), *(_money(amount) for amount in money))
    table.add_section()
    table.add_row("shipping", "", "", "", _money(quote.shipping_usd))
    table.add_row(
        "[bold]the whole order[/bold]", "", "", "", f"[bold]{_money(quote.total_amount_usd)}[/bold]"
    )
    table.caption = f"{quote.total_weight} g, {quote.total_volume} cm³"
    return table


def _order(order: Any) -> Panel:
    rows = Table.grid(padding=(0, 2))
    rows.add_row("id, tracking", f"{order.id}, {order.tracking_id}")
    rows.add_row("status", f"[bold]{order.status}[/bold]")
    rows.add_row("created, expires", f"{order.created_at}, {order.expiration_date}")
    rows.add_row("expected to arrive", f"{order.estimated_time_arrival}")
    rows.add_row("packages, weight", f"{order.total_packages}, {order.total_weight} g")
    parts = " + ".join(
        f"{_money(amount)} {name}"
        for amount, name in (
            (order.amount_usd, "goods"),
            (order.shipping_usd, "shipping"),
            (order.tax_handling_usd, "tax and handling"),
        )
    )
    rows.add_row("USD", f"{parts} = [bold]{_money(order.total_amount_usd)}[/bold]")
    return Panel(rows, title=f"Order {order.merchant_invoice_id}", title_align="left", expand=False)


def _refusal(names: Names) -> Text:
    error = names["refusal"]
    text = Text("  ")
    text.append(type(error).__name__, "bold red")
    text.append(f"  code {error.code}, key {error.key}, HTTP {error.status}, {error.language or 'en-US'}\n  ")
    text.append(f"“{error.message}”", "yellow")
    return text


def _history(names: Names, model: str) -> Table:
    found = names[model]
    table = Table(title=f"Now {found.status} since {found.date}; before that", title_justify="left")
    table.add_column("since (UTC)")
    table.add_column("status")
    table.add_column("more")
    for item in found.historic:
        table.add_row(item.date, str(item.status), item.description)
    return table


OUTCOMES: Mapping[str, Callable[[Names], Any]] = {
    "quote": _quote,
    "create": lambda names: _order(names["order"]),
    "create again": _refusal,
    "place": lambda names: _order(names["placed"]),
    "track": lambda names: _history(names, "tracking"),
    "get": lambda names: _history(names, "detail"),
    "cancel too late": _refusal,
    "cancel in time": lambda names: _order(names["cancelled"]),
    "get unknown": _refusal,
}
