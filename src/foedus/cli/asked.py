"""What commands on a case have in common: the options that they share, and the case opened by them."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec

import typer

from foedus.errors import UsageError

if TYPE_CHECKING:
    from foedus.flow.named import SessionOptions
    from foedus.flow.run import Progress
    from foedus.flow.session import Session

P = ParamSpec("P")

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
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="See the case as it stood at the end of this day."),
]
EarliestOption = Annotated[
    bool,
    typer.Option(
        "--earliest", help="With --as-of: count articles from the first day on which they may have come out."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked with the options that commands on a case share; as_of: None for all that is known."""

    paths: Paths = None
    case: CaseOption = None
    out: OutOption = Path("foedus-out")
    fetch: FetchOption = False
    workers: WorkersOption = 1
    pipeline: PipelineOption = None
    as_of: AsOfOption = None
    earliest: EarliestOption = False
    as_json: JsonOption = False

    def options(self) -> SessionOptions:
        """For the flow."""
        from foedus.flow.named import SessionOptions

        if self.earliest and not self.as_of:
            raise UsageError("--earliest goes with --as-of")
        return SessionOptions(
            paths=tuple(self.paths or ()),
            case=self.case,
            out=self.out,
            fetch=self.fetch,
            workers=self.workers,
            pipeline=self.pipeline,
            as_of=read_day("--as-of", self.as_of),
            earliest=self.earliest,
        )


def on_case(
    *without: str,
) -> Callable[[Callable[Concatenate[Asked, P], None]], Callable[..., None]]:
    """Give a command the shared options, but for those named, as one value before its own.

    They stand before the command's own in its help, and --json after them.
    """
    left = {*without, *(("earliest",) if "as_of" in without else ())}
    shared = {field.name: field for field in fields(Asked) if field.name not in left}

    def give(command: Callable[Concatenate[Asked, P], None]) -> Callable[..., None]:
        @wraps(command)
        def run(**given: Any) -> None:
            asked = Asked(**{name: given.pop(name) for name in shared})
            command(asked, **given)  # type: ignore[call-arg]

        described = inspect.signature(Asked, eval_str=True).parameters
        common = [described[name].replace(kind=inspect.Parameter.KEYWORD_ONLY) for name in shared]
        own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
        own = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
        last = [parameter for parameter in common if parameter.name == "as_json"]
        parameters = [*(p for p in common if p not in last), *own, *last]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run

    return give


@contextmanager
def open_session(asked: Asked, *, linked: bool = True) -> Iterator[Session]:
    """Open a case, bring it up to date with what is at the paths, and hand it over."""
    from foedus.flow.session import Session

    with Session(asked.options()) as session:
        with show_progress(quiet=asked.as_json) as tell:
            session.update(tell, link=linked)
        yield session


def split_ids(text: str | None) -> tuple[str, ...]:
    """Parts between commas, without blanks around them.

    >>> split_ids("e1, e2,"), split_ids(None)
    (('e1', 'e2'), ())
    """
    return tuple(part.strip() for part in text.split(",") if part.strip()) if text else ()


def read_day(option: str, text: str | None) -> dt.date | None:
    """A day as YYYY-MM-DD; raises UsageError, with the option's name, for anything else."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"{option} wants a day as YYYY-MM-DD, such as 2023-09-05, not {text!r}") from None


@contextmanager
def show_progress(*, quiet: bool) -> Iterator[Progress]:
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
