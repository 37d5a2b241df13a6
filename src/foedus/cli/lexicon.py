"""Commands on the lexicon."""

from __future__ import annotations

from typing import Annotated

import typer

from foedus.cli.door import app

lexicon_app = typer.Typer(help="The lexicon: check it, and see what it holds.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.command("check")
def lexicon_check() -> None:
    """Run every entry's examples and look for contradictions; exits 1 if anything is wrong."""
    from foedus.flow.show import show_lexicon_check

    raise typer.Exit(show_lexicon_check())


@lexicon_app.command("sources")
def lexicon_sources(
    state: Annotated[str, typer.Option(help="Only the officials of this state, as ISO3.")] = "",
    unverified: Annotated[bool, typer.Option("--unverified", help="List what no source bears out.")] = False,
) -> None:
    """How many tenures of office rest on which source; --unverified lists the rest with file and line."""
    from foedus.flow.show import show_lexicon_sources

    show_lexicon_sources(state=state.upper(), unverified=unverified)
