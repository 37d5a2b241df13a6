"""What `foedus measure` prints: pact or pairs first, claims of cause, blocs by quarter, dyads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from foedus.briefing.spelling import spell_codes
from foedus.measuring.blocs import METHOD, Bloc, blocs_table, name_unbalanced
from foedus.measuring.camps import spell_camps
from foedus.measuring.measure import Measured
from foedus.model.finding import Finding
from foedus.store.exporting import write_text

# Findings about a pair stand in one table, a column a component; the rest are told one by one.
COMPONENTS = ("cooperation", "conflict", "joint acts", "third parties targeted together", "shared targets")

SHORT = {"third parties targeted together": "against others"}


def findings_as_json(findings: Iterable[Finding]) -> str:
    """Findings as a JSON list; dates in ISO 8601, unknown values null."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2, default=str)


def show_measures(measured: Measured, name: Callable[[str], str]) -> None:
    """Print the figures for people; name: what an actor is called."""
    console = Console()
    known = {state for one in measured.components for state in one.dyad}
    known |= {state for finding in measured.findings for state in finding.actors if len(state) == 3}

    def spell(text: str) -> str:
        return spell_codes(text, name, known)

    apart = {finding.name for finding in measured.findings if finding.name.startswith("blocs: ")}
    single = [finding for finding in measured.findings if finding.name not in (*COMPONENTS, *apart)]
    for finding in single:
        console.print(f"[bold]{finding.name}[/bold]  {escape(spell(_who(finding)))}", highlight=False)
        console.print(f"  {_value(finding)}  [dim]n = {finding.n}[/dim]", highlight=False)
        if finding.note:
            console.print(f"  {spell(finding.note)}", highlight=False, markup=False)
        console.print(f"  [dim]{finding.method}[/dim]", highlight=False)
    if measured.blocs:
        console.print(_blocs(measured.blocs, spell))
        console.print(f"  [dim]{METHOD}[/dim]", highlight=False)
    console.print(_dyads([finding for finding in measured.findings if finding.name in COMPONENTS], spell))
    console.print(
        "[dim]Similarity is not alliance: components stand apart, and none of them is the answer.[/dim]",
        highlight=False,
    )


def _blocs(blocs: Sequence[Bloc], spell: Callable[[str], str]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False, title="Blocs by quarter")
    table.add_column("quarter", no_wrap=True)
    table.add_column("camps")
    for name in ("ties", "to flip", "balanced"):
        table.add_column(name, justify="right")
    table.add_column("unbalanced triads")
    for one in blocs:
        balance, triads = one.balance, one.balance.triads
        if not one.told:
            table.add_row(one.name, "too little to say", str(balance.network.ties))
            continue
        table.add_row(
            one.name,
            spell(spell_camps(balance.network, balance.frustration)),
            str(balance.network.ties),
            str(balance.frustration.index),
            f"{triads.balanced} of {triads.total}",
            spell(name_unbalanced(balance)),
        )
    return table


def _dyads(findings: Sequence[Finding], spell: Callable[[str], str]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False, title="Dyads by component")
    table.add_column("dyad")
    for name in COMPONENTS:
        table.add_column(SHORT.get(name, name), justify="right", overflow="fold")
    by_pair: dict[tuple[str, ...], dict[str, Finding]] = {}
    for finding in findings:
        by_pair.setdefault(finding.actors, {})[finding.name] = finding
    for pair, found in sorted(by_pair.items()):
        cells = [_value(found[name]) if name in found else "unknown" for name in COMPONENTS]
        table.add_row(spell("-".join(pair)), *cells)
    return table


def _who(finding: Finding) -> str:
    return (" answering " if finding.name.startswith("response") else ", ").join(finding.actors)


def _value(finding: Finding) -> str:
    if finding.value is None:
        return "unknown"
    shown = f"{finding.value:.2f}".rstrip("0").rstrip(".")
    if finding.interval is None:
        return shown
    low, high = finding.interval
    return f"{shown} ({low:.1f} to {high:.1f})"


def write_measures(measured: Measured, folder: Path, name: Callable[[str], str]) -> None:
    """Write findings.json; panel, obligations, components, blocs as CSV and Parquet; the network.

    name: what an actor is called, for the labels of the network.
    """
    from foedus.flow.export import network_of
    from foedus.measuring.components import components_table
    from foedus.measuring.graphs import as_gexf, as_graphml

    write_text(folder / "findings.json", [findings_as_json(measured.findings), "\n"])
    tables = {"panel": measured.panel, "obligations": measured.obligations}
    tables["components"] = components_table(measured.components)
    tables["blocs"] = blocs_table(measured.blocs)
    for title, table in tables.items():
        write_text(folder / f"{title}.csv", [table.write_csv()])
        table.write_parquet(folder / f"{title}.parquet")
    network = network_of(measured, name)
    write_text(folder / "network.graphml", [as_graphml(network)])
    write_text(folder / "network.gexf", [as_gexf(network)])
