"""The front door: the application, and how what goes wrong is told in one line and a number."""

from __future__ import annotations

import errno
import os
import sys
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from foedus import __version__
from foedus.errors import FoedusError


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


def main() -> None:
    """Run the command line."""
    # Work is spread over processes; threads inside small matrix products only wait for each other.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    try:
        app()
    except KeyboardInterrupt:
        _leave(130)
    except SystemExit as end:
        if end.code == 130:
            _leave(130)
        raise


def _leave(status: int) -> NoReturn:
    """End now: Python, once it was interrupted inside an import, would die of the signal instead."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
