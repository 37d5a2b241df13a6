"""What `foedus measure` prints: pact or pairs first, then dyads by component, then claims of cause."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from foedus.measuring.measure import Measured
from foedus.model.finding import Finding
from foedus.store.exporting import write_text

# Findings about a pair stand in one table, a column a component; the rest are told one by one.
COMPONENTS = ("cooperation", "conflict", "joint acts", "third parties targeted together")


def findings_as_json(findings: Iterable[Finding]) -> str:
    """Findings as a JSON list; dates in ISO 8601, unknown values null."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2, default=str)


def show_measures(measured: Measured) -> None:
    """Print the figures for people."""
    console = Console()
    single = [finding for finding in measured.findings if finding.name not in COMPONENTS]
    for finding in single:
        console.print(f"[bold]{finding.name}[/bold]  {_who(finding)}", highlight=False)
        console.print(f"  {_value(finding)}  [dim]n = {finding.n}[/dim]", highlight=False)
        if finding.note:
            console.print(f"  {finding.note}", highlight=False, markup=False)
        console.print(f"  [dim]{finding.method}[/dim]", highlight=False)
    console.print(_dyads([finding for finding in measured.findings if finding.name in COMPONENTS]))
    console.print(
        "[dim]Similarity is not alliance: components stand apart, and none of them is the answer.[/dim]",
        highlight=False,
    )


def _dyads(findings: Sequence[Finding]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False, title="Dyads by component")
    table.add_column("dyad")
    for name in COMPONENTS:
        table.add_column(name, justify="right")
    by_pair: dict[tuple[str, ...], dict[str, Finding]] = {}
    for finding in findings:
        by_pair.setdefault(finding.actors, {})[finding.name] = finding
    for pair, found in sorted(by_pair.items()):
        cells = [_value(found[name]) if name in found else "unknown" for name in COMPONENTS]
        table.add_row("–".join(pair), *cells)
    return table


def _who(finding: Finding) -> str:
    return ", ".join(finding.actors)


def _value(finding: Finding) -> str:
    if finding.value is None:
        return "unknown"
    shown = f"{finding.value:.2f}".rstrip("0").rstrip(".")
    if finding.interval is None:
        return shown
    low, high = finding.interval
    return f"{shown} ({low:.1f} to {high:.1f})"


def write_measures(measured: Measured, folder: Path) -> None:
    """Write findings.json, and the panel and the obligations as CSV and Parquet."""
    write_text(folder / "findings.json", [findings_as_json(measured.findings), "\n"])
    for name, table in (("panel", measured.panel), ("obligations", measured.obligations)):
        write_text(folder / f"{name}.csv", [table.write_csv()])
        table.write_parquet(folder / f"{name}.parquet")
