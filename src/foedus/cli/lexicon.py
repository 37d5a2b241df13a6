"""Commands on the lexicon."""

from __future__ import annotations

import typer

from foedus.cli.door import app

lexicon_app = typer.Typer(help="The lexicon: check it, and see what it holds.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.command("check")
def lexicon_check() -> None:
    """Run every entry's examples and look for contradictions; exits 1 if anything is wrong."""
    from foedus.flow.show import show_lexicon_check

    raise typer.Exit(show_lexicon_check())
