"""Commands that take in what others measured, and give out what was found: import, brief, export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli.asked import Asked, CaseOption, OutOption, on_case, open_session
from foedus.cli.door import app


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="Files of one data set, as published.")],
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
    format: Annotated[
        str | None, typer.Option("--format", help="What the files are; told from the columns if left out.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="YAML that says what the columns of a CSV mean.")
    ] = None,
    roll_calls: Annotated[
        Path | None, typer.Option("--roll-calls", help="The file of roll calls, for UN votes.")
    ] = None,
) -> None:
    """Read a public data set that you have, for measuring and forecasting."""
    from foedus.flow.datasets import import_into, show_imported

    show_imported(import_into(case or out, files, format=format, mapping=mapping, roll_calls=roll_calls))


@app.command()
@on_case()
def brief(
    asked: Asked,
    check: Annotated[
        bool,
        typer.Option("--check", help="Tell all that breaks analytic standards; exit 1 if anything does."),
    ] = False,
    docx: Annotated[
        bool,
        typer.Option("--docx", help="Write brief.docx too (needs the extra: pip install 'foedus[docx]')."),
    ] = False,
) -> None:
    """Read, code, link, and write a brief in which every sentence can be checked."""
    if docx:
        from foedus.briefing.render_docx import expect_docx

        expect_docx()
    with open_session(asked) as session:
        session.write_lines()
        faults = session.write_brief(as_json=asked.as_json, check=check, docx=docx)
    if check and faults:
        raise typer.Exit(1)


@app.command()
@on_case("as_json")
def export(
    asked: Asked,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            help="followthemoney, stix, geojson, graphml, gexf, csv or parquet; may be given again; all of"
            " them if left out.",
        ),
    ] = None,
) -> None:
    """Write the case in the formats of colleagues' tools."""
    from foedus.flow.export import asked_formats, export_case, show_written

    formats = tuple(format or ())
    asked_formats(formats)
    with open_session(asked) as session:
        show_written(export_case(session.store, session.case, asked.out, formats=formats), formats)
