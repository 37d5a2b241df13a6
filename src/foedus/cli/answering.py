"""Commands that answer: measure, weigh, watch, forecast, score."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus.cli.asked import Asked, on_case, open_session, read_day, show_progress, split_ids
from foedus.cli.door import app
from foedus.errors import UsageError


@app.command()
@on_case()
def measure(asked: Asked) -> None:
    """Measure alignment: by component, pact or pairs, who answers whom, and claims of cause."""
    with open_session(asked) as session:
        session.print_measures(as_json=asked.as_json)


@app.command()
@on_case()
def weigh(asked: Asked) -> None:
    """Weigh a case's rival readings, read its indicators, play its scenarios."""
    with open_session(asked) as session:
        session.print_readings(as_json=asked.as_json)


@app.command()
@on_case("as_of")
def watch(
    asked: Asked,
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
) -> None:
    """Bring a case up to date, once or on a schedule, and report what changed since the last report."""
    from foedus.flow.watch import WatchOptions, watch_case

    if once and every is not None:
        raise UsageError("--once and --every exclude each other")
    options = WatchOptions(asked.options(), every, report, webhook, points, asked.as_json)
    with show_progress(quiet=asked.as_json or every is not None) as tell:
        watch_case(options, tell)


@app.command()
@on_case("fetch", "workers", "pipeline")
def forecast(
    asked: Asked,
    between: Annotated[str, typer.Option("--between", help="Two or more actors, with commas.")] = "",
    type: Annotated[str | None, typer.Option("--type", help="A PLOVER type; any act if left out.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="First day of the window; today if left out.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", help="Day after the last; 90 days on if left out.")
    ] = None,
) -> None:
    """Say how likely an act is within a window, why, and keep the forecast in the case's record."""
    window = read_day("--since", since), read_day("--until", until)
    actors = split_ids(between)
    if len(set(actors)) < 2:
        raise UsageError("name two or more actors, such as --between RUS,PRK")
    with open_session(asked) as session:
        session.print_forecast(actors, type, window, as_json=asked.as_json)


@app.command()
@on_case("fetch", "workers", "pipeline", "as_json")
def score(asked: Asked) -> None:
    """Resolve forecasts whose window has ended, and show the running score."""
    with open_session(asked) as session:
        session.print_score()
