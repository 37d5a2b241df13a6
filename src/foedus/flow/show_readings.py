"""What `foedus weigh` prints: the tables of readings, indicators and scenarios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from foedus.weighing.sheet import Sheet


def show_sheets(sheets: Mapping[str, Sequence[Sheet]]) -> None:
    """Print the tables, with their notes beneath."""
    console = Console()
    if not sheets:
        console.print("The case states no hypotheses, indicators or scenarios; see docs/weighing.md.")
    for tables in sheets.values():
        for sheet in tables:
            table = Table(title=escape(sheet.title), title_justify="left", box=None, header_style="bold")
            for i, name in enumerate(sheet.columns):
                table.add_column(name, justify="right" if i in sheet.numeric else "left", overflow="fold")
            for line in sheet.lines:
                table.add_row(*map(escape, line.cells))
            console.print(table)
            for note in sheet.notes:
                console.print(f"[dim]{escape(note)}[/dim]", highlight=False)
            console.print()
