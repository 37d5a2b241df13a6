"""The command line: thin, lazy, and honest about what went wrong.

Nothing heavy is imported before a command runs, so that `foedus --help` answers at once.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from foedus import __version__
from foedus.errors import FoedusError, UsageError

if TYPE_CHECKING:
    from foedus.flow.run import Progress
    from foedus.flow.session import Session


class FrontDoor(TyperGroup):
    """Runs a command; whatever goes wrong outside of it is one line and a number."""

    def invoke(self, ctx: Any) -> object:
        """Run the command that was named; see EXIT_CODES."""
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except FoedusError as error:
            _end(2, str(error))
        except KeyboardInterrupt:
            _end(130, "stopped; what was coded is kept, and the same command goes on from there")
        except (BrokenPipeError, SystemExit):  # Rich turns the first into the second
            _mute()
            _end(0)
        except OSError as error:
            _mute()
            _end(2, _explain(error))


def _explain(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return (
            "the disk is full, where foedus writes or where temporary files go (TMPDIR); what was stored"
            " before is whole. Free some space and run the same command again"
        )
    return f"{error.filename or 'output'}: {error.strerror or error}"


def _end(status: int, message: str = "") -> NoReturn:
    if message:
        typer.echo(f"foedus: {message}", err=True)
    raise typer.Exit(status)


def _mute() -> None:
    """What is still to be printed has no reader: Python would complain of it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


EXIT_CODES = (
    "Exit status: 0 done; 1 a check found something wrong; 2 an error, told in one line (what was stored"
    " before is whole); 130 stopped with Ctrl-C."
)

app = typer.Typer(
    cls=FrontDoor,
    name="foedus",
    help="Who did what to whom, who says so, and are these states becoming allies?",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
lexicon_app = typer.Typer(help="The lexicon: check it, and see what it holds.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")

Paths = Annotated[
    list[str] | None,
    typer.Argument(help="Articles: files, folders, or addresses (with --fetch).", show_default=False),
]
CaseOption = Annotated[
    Path | None, typer.Option("--case", help="Folder with a case.yaml; its database lies beside it.")
]
OutOption = Annotated[Path, typer.Option("--out", help="Folder for what is written.")]
FetchOption = Annotated[bool, typer.Option("--fetch", help="Allow addresses and feeds to be fetched.")]
WorkersOption = Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that code.")]
PipelineOption = Annotated[
    str | None, typer.Option("--pipeline", help="Another spaCy English pipeline, by name.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


def _version(value: bool) -> None:
    if value:
        typer.echo(f"foedus {__version__}")
        raise typer.Exit()


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    return


@app.command()
def read(paths: Paths = None, fetch: FetchOption = False, as_json: JsonOption = False) -> None:
    """Show what would be read: title, outlet, date and why it is believed, copies, what is left out."""
    from foedus.flow.show import show_reading

    show_reading(_given(paths), fetch=fetch, as_json=as_json)


@app.command()
def code(
    paths: Paths = None,
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
    fetch: FetchOption = False,
    workers: WorkersOption = 1,
    pipeline: PipelineOption = None,
) -> None:
    """Code articles: documents, statements and claims as JSON Lines."""
    with _session(paths, case, out, fetch, workers, pipeline, linked=False) as session:
        session.write_lines()
        session.print_tally()


@app.command()
def link(
    paths: Paths = None,
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
    fetch: FetchOption = False,
    workers: WorkersOption = 1,
    pipeline: PipelineOption = None,
    merge: Annotated[
        str | None, typer.Option("--merge", help="Ids of events or claims that are one, with commas.")
    ] = None,
    split: Annotated[str | None, typer.Option("--split", help="Id of an event to part.")] = None,
    claims: Annotated[
        str | None, typer.Option("--claims", help="With --split: ids of the claims that go, with commas.")
    ] = None,
    note: Annotated[str, typer.Option("--note", help="Why, with --merge or --split; it is kept.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Join claims into events across articles; merge and split what was joined wrongly."""
    if (split is None) != (claims is None):
        raise UsageError("--split and --claims go together: which event, and which of its claims leave it")
    with _session(paths, case, out, fetch, workers, pipeline, quiet=as_json) as session:
        if merge or split:
            session.rule(_ids(merge), split, _ids(claims), note)
        session.write_lines()
        session.print_events(as_json=as_json)


def _ids(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip()) if text else ()


@app.command()
def disputes(
    paths: Paths = None,
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
    fetch: FetchOption = False,
    workers: WorkersOption = 1,
    pipeline: PipelineOption = None,
    as_json: JsonOption = False,
) -> None:
    """List on what the reports of one event differ, every side with its words."""
    with _session(paths, case, out, fetch, workers, pipeline, quiet=as_json) as session:
        session.print_disputes(as_json=as_json)


@app.command()
def origins(
    paths: Paths = None,
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
    fetch: FetchOption = False,
    workers: WorkersOption = 1,
    pipeline: PipelineOption = None,
    as_json: JsonOption = False,
) -> None:
    """List where each report really comes from, and what shows it."""
    with _session(paths, case, out, fetch, workers, pipeline, quiet=as_json) as session:
        session.print_origins(as_json=as_json)


@app.command()
def measure(
    paths: Paths = None,
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
    fetch: FetchOption = False,
    workers: WorkersOption = 1,
    pipeline: PipelineOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure alignment: by component, pact or pairs, who answers whom, and claims of cause."""
    with _session(paths, case, out, fetch, workers, pipeline, quiet=as_json) as session:
        session.print_measures(as_json=as_json)


@app.command()
def weigh(
    paths: Paths = None,
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
    fetch: FetchOption = False,
    workers: WorkersOption = 1,
    pipeline: PipelineOption = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Count only what was published by this day (YYYY-MM-DD).")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Weigh a case's rival readings, read its indicators, play its scenarios."""
    with _session(paths, case, out, fetch, workers, pipeline, quiet=as_json) as session:
        session.print_readings(_day(as_of), as_json=as_json)


@app.command()
def watch(
    paths: Paths = None,
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
    fetch: FetchOption = False,
    workers: WorkersOption = 1,
    pipeline: PipelineOption = None,
    every: Annotated[
        float | None, typer.Option("--every", help="Go on, with this many minutes between two rounds.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="One round; so it is without --every.")] = False,
    report: Annotated[Path | None, typer.Option("--report", help="File to which reports are added.")] = None,
    webhook: Annotated[
        str | None, typer.Option("--webhook", help="Address to which reports are posted (with --fetch).")
    ] = None,
    points: Annotated[
        float, typer.Option("--points", help="A hypothesis is told that moved by more points than this.")
    ] = 5.0,
    as_json: JsonOption = False,
) -> None:
    """Bring a case up to date, once or on a schedule, and report what changed since the last report."""
    from foedus.flow.session import SessionOptions
    from foedus.flow.watch import WatchOptions, watch_case

    if once and every is not None:
        raise UsageError("--once and --every exclude each other")
    opened = SessionOptions(
        paths=tuple(paths or ()), case=case, out=out, fetch=fetch, workers=workers, pipeline=pipeline
    )
    options = WatchOptions(opened, every, report, webhook, points, as_json)
    with _progress(as_json or every is not None) as tell:
        watch_case(options, tell)


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"--as-of wants a day as YYYY-MM-DD, not {text!r}") from None


@app.command()
def forecast(
    paths: Paths = None,
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
    between: Annotated[str, typer.Option("--between", help="Two or more actors, with commas.")] = "",
    type: Annotated[str | None, typer.Option("--type", help="A PLOVER type; any act if left out.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="First day of the window; today if left out.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", help="Day after the last; 90 days on if left out.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Say how likely an act is within a window, why, and keep the forecast in the case's record."""
    with _session(paths, case, out, False, 1, None, quiet=as_json) as session:
        session.print_forecast(_ids(between), type, (_day(since), _day(until)), as_json=as_json)


@app.command()
def score(
    paths: Paths = None,
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
) -> None:
    """Resolve forecasts whose window has ended, and show the running score."""
    with _session(paths, case, out, False, 1, None) as session:
        session.print_score()


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
def brief(
    paths: Paths = None,
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
    fetch: FetchOption = False,
    workers: WorkersOption = 1,
    pipeline: PipelineOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read, code, link, and write a brief in which every sentence can be checked."""
    with _session(paths, case, out, fetch, workers, pipeline, quiet=as_json) as session:
        session.write_lines()
        session.write_brief(as_json=as_json)


@app.command()
def export(
    paths: Paths = None,
    case: CaseOption = None,
    out: OutOption = Path("foedus-out"),
    fetch: FetchOption = False,
    workers: WorkersOption = 1,
    pipeline: PipelineOption = None,
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
    with _session(paths, case, out, fetch, workers, pipeline) as session:
        show_written(export_case(session.store, session.case, out, formats=formats), formats)


@lexicon_app.command("check")
def lexicon_check() -> None:
    """Run every entry's examples and look for contradictions; exits 1 if anything is wrong."""
    from foedus.flow.show import show_lexicon_check

    raise typer.Exit(show_lexicon_check())


@contextmanager
def _session(
    paths: list[str] | None,
    case: Path | None,
    out: Path,
    fetch: bool,
    workers: int,
    pipeline: str | None,
    quiet: bool = False,
    linked: bool = True,
) -> Iterator[Session]:
    """Open a case, bring it up to date with what is at the paths, and hand it over."""
    from foedus.flow.session import Session, SessionOptions

    options = SessionOptions(
        paths=tuple(paths or ()), case=case, out=out, fetch=fetch, workers=workers, pipeline=pipeline
    )
    with Session(options) as session:
        with _progress(quiet) as tell:
            session.update(tell, link=linked)
        yield session


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress]:
    """A bar a step on the terminal's error stream; silent where nobody watches."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(finished_text="✓"),
        TextColumn("{task.description:<10}"),
        BarColumn(bar_width=32),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        tasks = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total or None)
            bar.update(tasks[step], completed=done, total=total or None)

        yield tell


def _given(paths: list[str] | None) -> tuple[str, ...]:
    if not paths:
        raise UsageError("name at least one file or folder of articles")
    return tuple(paths)


def main() -> None:
    """Run the command line."""
    # Work is spread over processes; threads inside small matrix products only wait for each other.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
