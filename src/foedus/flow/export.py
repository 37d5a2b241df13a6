"""`foedus export`: a case in the formats of colleagues' tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from rich.console import Console
from rich.markup import escape

from foedus.errors import MeasureError, UsageError
from foedus.flow.alignment import measure_store
from foedus.flow.events import tracer_of
from foedus.flow.names import names_of
from foedus.flow.readings import weighed_findings
from foedus.flow.sources import sources_of
from foedus.lexicon.actor_names import SECTORS, ActorNames
from foedus.lexicon.load import unknown
from foedus.linking.grading import grade_item
from foedus.measuring.measure import Measured
from foedus.model.actor import state_of
from foedus.settings import Case
from foedus.store.colleagues.holdings import Holdings
from foedus.store.database import Store
from foedus.store.exporting import write_text

Writer: TypeAlias = Callable[[Holdings, Path], list[Path]]

NETWORKS = ("graphml", "gexf")
FORMATS = ("followthemoney", "stix", "geojson", *NETWORKS, "csv", "parquet")


def export_case(store: Store, case: Case, folder: Path, *, formats: Sequence[str] = ()) -> list[Path]:
    """Write a case in the formats asked, or in all of them; returns the files.

    A network needs two states and a date: where there are none, it is left out, unless it was asked by name.
    Raises UsageError for an unknown format, MeasureError for a network that cannot be made.
    """
    asked = asked_formats(formats)
    try:
        measured = measure_store(store, case)
    except MeasureError:
        if any(format in NETWORKS for format in formats):
            raise
        measured = None
    holdings = hold(store, case, measured)
    written: list[Path] = []
    for format in asked:
        if format not in NETWORKS:
            written += WRITERS[format](holdings, folder)
        elif measured is not None:
            written.append(_write_network(measured, holdings, folder, format))
    return written


def asked_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """The formats to write, in a fixed order and each once; all of them where none was named."""
    for format in formats:
        if format not in FORMATS:
            raise UsageError("--format: " + unknown("format", format, FORMATS))
    return tuple(format for format in FORMATS if not formats or format in formats)


def hold(store: Store, case: Case, measured: Measured | None) -> Holdings:
    """Everything of a case that is exported."""
    events = tuple(store.events())
    figures = measured.findings if measured else ()
    return Holdings(
        documents=tuple(store.stream_documents()),
        statements=tuple(store.stream_statements()),
        claims=tuple(store.stream_claims()),
        events=events,
        findings=(*figures, *weighed_findings(store, case, figures)),
        name=distinct_names(names_of(case)),
        credibility={event.id: grade_item(event)[0] for event in events},
        reliability=letters_of(store, case),
    )


def letters_of(store: Store, case: Case) -> dict[str, str]:
    """Letters A to E by outlet, and by id of the actor who speaks; F is a missing value and not among them.

    What is said of an office holder is not said of the office: a person has the letter under an own id.
    """
    graded = sources_of(store, case, tracer_of(store, case)).graded
    letters: dict[str, str] = {one.grade.source: one.grade.letter for one in graded if one.grade.known}
    for statement in store.stream_statements() if letters else ():
        speaker = statement.speaker
        if speaker and speaker.actor and speaker.actor.startswith("person:") and speaker.name in letters:
            letters[speaker.actor] = letters[speaker.name]
    return letters


def distinct_names(names: ActorNames) -> Callable[[str], str]:
    """Names under which a state and its government are two: tools join what is called alike."""

    def name(actor: str) -> str:
        state, called = state_of(actor), names.name(actor)
        if state is None or state == actor or called != names.name(state):
            return called
        return f"{called} ({SECTORS.get(actor[4:7], actor[4:])})"

    return name


def show_written(files: Iterable[Path], formats: Sequence[str]) -> None:
    """Name the files that were written, and why a network is not among them."""
    console = Console()
    found = list(files)
    for path in found:
        console.print(f"[dim]Written:[/dim] {escape(str(path))}", highlight=False, soft_wrap=True)
    if not formats and not any(path.suffix == ".graphml" for path in found):
        console.print("No network: it takes two states and a date.", highlight=False)


def network_of(measured: Measured, name: Callable[[str], str]) -> Any:
    """States with name and camp; a tie for every dyad with a known component, or with a sign."""
    from foedus.measuring.graphs import graph_of, graph_of_components
    from foedus.store.colleagues.networks import join_graphs, name_nodes

    graph = graph_of_components(measured.components)
    if measured.balance is not None:
        graph = join_graphs(graph_of(measured.balance.network, measured.balance.frustration), graph)
    return name_nodes(graph, name)


def _write_network(measured: Measured, holdings: Holdings, folder: Path, format: str) -> Path:
    from foedus.measuring.graphs import as_gexf, as_graphml

    text = {"graphml": as_graphml, "gexf": as_gexf}[format](network_of(measured, holdings.name))
    write_text(folder / f"network.{format}", [text])
    return folder / f"network.{format}"


def _write_followthemoney(holdings: Holdings, folder: Path) -> list[Path]:
    from foedus.store.colleagues.followthemoney import followthemoney_lines

    write_text(folder / "followthemoney.jsonl", followthemoney_lines(holdings))
    return [folder / "followthemoney.jsonl"]


def _write_stix(holdings: Holdings, folder: Path) -> list[Path]:
    from foedus.store.colleagues.stix import stix_text

    write_text(folder / "stix.json", [stix_text(holdings)])
    return [folder / "stix.json"]


def _write_geojson(holdings: Holdings, folder: Path) -> list[Path]:
    from foedus.store.colleagues.geojson import geojson_text

    write_text(folder / "events.geojson", [geojson_text(holdings)])
    return [folder / "events.geojson"]


def _write_csv(holdings: Holdings, folder: Path) -> list[Path]:
    from foedus.store.colleagues.tables import tables_of

    files = []
    for name, table in tables_of(holdings).items():
        files.append(folder / f"{name}.csv")
        write_text(files[-1], [table.write_csv()])
    return files


def _write_parquet(holdings: Holdings, folder: Path) -> list[Path]:
    from foedus.store.colleagues.tables import tables_of

    files = []
    for name, table in tables_of(holdings).items():
        files.append(folder / f"{name}.parquet")
        table.write_parquet(files[-1])
    return files


WRITERS: Mapping[str, Writer] = {
    "followthemoney": _write_followthemoney,
    "stix": _write_stix,
    "geojson": _write_geojson,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
