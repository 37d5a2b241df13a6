"""Commands from articles to events: read, code, link, and what outlets differ on."""

from __future__ import annotations

from typing import Annotated

import typer

from foedus.cli.asked import Asked, FetchOption, JsonOption, Paths, on_case, open_session, split_ids
from foedus.cli.door import app
from foedus.errors import UsageError


@app.command()
def read(paths: Paths = None, fetch: FetchOption = False, as_json: JsonOption = False) -> None:
    """Show what would be read: title, outlet, date and why it is believed, copies, what is left out."""
    from foedus.flow.show import show_reading

    if not paths:
        raise UsageError("name at least one file or folder of articles")
    show_reading(tuple(paths), fetch=fetch, as_json=as_json)


@app.command()
@on_case("as_of", "as_json")
def code(asked: Asked) -> None:
    """Code articles: documents, statements and claims as JSON Lines."""
    with open_session(asked, linked=False) as session:
        session.write_lines()
        session.print_tally()


@app.command()
@on_case()
def link(
    asked: Asked,
    merge: Annotated[
        str | None, typer.Option("--merge", help="Ids of events or claims that are one, with commas.")
    ] = None,
    split: Annotated[str | None, typer.Option("--split", help="Id of an event to part.")] = None,
    claims: Annotated[
        str | None, typer.Option("--claims", help="With --split: ids of the claims that go, with commas.")
    ] = None,
    note: Annotated[str, typer.Option("--note", help="Why, with --merge or --split; it is kept.")] = "",
) -> None:
    """Join claims into events across articles; merge and split what was joined wrongly."""
    if (split is None) != (claims is None):
        raise UsageError("--split and --claims go together: which event, and which of its claims leave it")
    if asked.as_of and (merge or split):
        raise UsageError("--merge and --split change the case as it is now; leave --as-of out")
    with open_session(asked) as session:
        if merge or split:
            session.rule(split_ids(merge), split, split_ids(claims), note)
        session.write_lines()
        session.print_events(as_json=asked.as_json)


@app.command()
@on_case()
def disputes(asked: Asked) -> None:
    """List on what the reports of one event differ, every side with its words."""
    with open_session(asked) as session:
        session.print_disputes(as_json=asked.as_json)


@app.command()
@on_case()
def origins(asked: Asked) -> None:
    """List where each report really comes from, and what shows it."""
    with open_session(asked) as session:
        session.print_origins(as_json=asked.as_json)


@app.command()
@on_case()
def show(
    asked: Asked,
    event: Annotated[
        list[str] | None,
        typer.Option("--event", help="Id of an event or a claim, or its beginning; may be given again."),
    ] = None,
) -> None:
    """Show an event down to the characters it rests on: every report, its words, who said so, its origin."""
    if not event:
        raise UsageError("name an event with --event; foedus link prints their ids")
    with open_session(asked) as session:
        session.print_trails(event, as_json=asked.as_json)
