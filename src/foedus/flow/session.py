"""One run of a command on one case: where its database lies, what is read, what is written."""

from __future__ import annotations

import datetime as dt
import getpass
import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from foedus.coding.coder import CoderOptions
from foedus.errors import ReadingError, UsageError
from foedus.flow.executor import Executor, Local
from foedus.flow.material import list_left_out
from foedus.flow.named import SessionOptions, database_of, expect_paths, find_named_case, list_paths
from foedus.flow.past import replay
from foedus.flow.run import Progress, Tally, run_case
from foedus.model import codec
from foedus.model.document import Unread
from foedus.reading.options import ReadingOptions
from foedus.store.database import Store
from foedus.store.exporting import export_lines, prepare_folder, write_bytes, write_text

MAX_REASONS = 50


class Session:
    """A case that is open: bring it up to date, then write what was asked.

    The database lies in the case's folder; without a case, in the folder for what is written, so that
    folders of articles are only ever read.
    """

    def __init__(self, options: SessionOptions) -> None:
        self.options = options
        self.case = find_named_case(options)
        self.paths = list_paths(options, self.case)
        if not self.paths:
            raise UsageError("name at least one file or folder of articles, or a case with --case")
        expect_paths(self.paths)
        prepare_folder(options.out)
        self._open = ExitStack()
        self.store = self._open.enter_context(Store(database_of(options, self.case)))
        self.tally: Tally | None = None

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def update(self, tell: Progress, *, link: bool = True) -> Tally:
        """Read and code what is new, and link all; then go back to the day that was asked for, if any.

        Raises ReadingError if the case holds no article after it; the reasons are written beside.
        """
        options = self.options
        coder = CoderOptions(lexicon=self.case.lexicon)
        if options.pipeline:
            coder = CoderOptions(pipeline=options.pipeline, lexicon=self.case.lexicon)
        executor = Local(workers=options.workers)
        self.tally = run_case(
            self.store,
            self.paths,
            case=self.case,
            reading=ReadingOptions(network=options.fetch),
            coder=coder,
            executor=executor,
            progress=tell,
            link=link and not options.as_of,
        )
        if not self.tally.held.documents:
            self.write_lines()
            raise ReadingError(_nothing_read(list_left_out(self.store)))
        if options.as_of:
            self._go_back(options.as_of, coder, executor, tell)
        return self.tally

    def _go_back(self, day: dt.date, coder: CoderOptions, executor: Executor, tell: Progress) -> None:
        """See the case as it stood on a day: from here on, store and case hold nothing that came later."""
        into = Path(self._open.enter_context(TemporaryDirectory(prefix="foedus-")))
        past = replay(
            self.store, self.case, day, into=into, coder=coder, executor=executor, progress=tell,
            earliest=self.options.earliest,
        )  # fmt: skip
        self.store, self.case, self.tally = self._open.enter_context(past.store), past.case, past.tally

    def write_lines(self) -> None:
        """Write the JSON Lines; without events where they are older than what was coded."""
        store, out = self.store, self.options.out
        assert self.tally is not None
        export_lines(
            out,
            documents=store.stream_documents(),
            statements=store.stream_statements(),
            claims=store.stream_claims(),
            unread=list_left_out(store),
            events=store.events() if self.tally.linked else None,
        )
        if not self.tally.linked and (self.tally.new or self.tally.coded):
            (out / "events.jsonl").unlink(missing_ok=True)  # its claims may be gone

    def write_brief(self, *, as_json: bool, check: bool = False, docx: bool = False) -> int:
        """Write brief.html and brief.md, and print the brief in forty lines.

        check: tell all that breaks the analytic standards, not only the first. docx: write brief.docx too.
        Returns how many things break the standards.
        """
        from foedus.briefing.render import render_docx, render_html, render_markdown, render_terminal
        from foedus.flow.briefed import compose_brief
        from foedus.flow.tradecraft import check_brief, check_case, tell_faults

        brief = compose_brief(self.store, self.case)
        write_text(self.options.out / "brief.html", [render_html(brief)])
        write_text(self.options.out / "brief.md", [render_markdown(brief)])
        if docx:
            write_bytes(self.options.out / "brief.docx", [render_docx(brief)])
        faults = [*check_case(self.case), *check_brief(brief)]
        if as_json:
            print(json.dumps(brief.as_json(), ensure_ascii=False, indent=2))
        else:
            from rich.console import Console

            console = Console()
            console.print(render_terminal(brief))
            console.print(f"\n[dim]Written:[/dim] {self.options.out / 'brief.html'}", highlight=False)
        tell_faults(faults, all_of_them=check)
        return len(faults)

    def rule(self, merge: Sequence[str], split: str | None, parted: Sequence[str], note: str) -> None:
        """Carry out an analyst's merge or split, and link anew."""
        from foedus.flow.events import merge_events, split_event

        by = getpass.getuser()
        if merge:
            merge_events(self.store, self.case, merge, by=by, note=note)
        if split:
            split_event(self.store, self.case, split, parted, by=by, note=note)

    def print_disputes(self, *, as_json: bool) -> None:
        """Print on what the reports of one event differ."""
        from foedus.flow.linked import print_disputes

        print_disputes(self.store, self.case, as_json=as_json)

    def print_origins(self, *, as_json: bool) -> None:
        """Print where each report comes from, and how reliable the sources are; write sources.jsonl."""
        from foedus.flow.linked import print_origins

        print_origins(self.store, self.case, self.options.out, as_json=as_json)

    def print_trails(self, ids: Sequence[str], *, as_json: bool) -> None:
        """Print events down to the characters they rest on."""
        from foedus.flow.events import ledger_of, origins_of, tracer_of
        from foedus.flow.names import names_of
        from foedus.flow.show_event import dump_trails, make_trail, pick_event, show_trail

        store, events = self.store, self.store.events()
        held = {"claims": store.claims(), "docs": store.documents()}
        rows = {"origins": origins_of(store, tracer_of(store, self.case)), "disputes": ledger_of(store)}
        trails = [make_trail(pick_event(id, events), **held, **rows) for id in ids]  # type: ignore[arg-type]
        if as_json:
            print(dump_trails(trails))
            return
        for trail in trails:
            show_trail(trail, names_of(self.case).name)

    def print_readings(self, *, as_json: bool) -> None:
        """Weigh the case's readings, and print the tables."""
        from foedus.flow.material import find_figures
        from foedus.flow.names import names_of
        from foedus.flow.readings import sheets_of, weigh_store
        from foedus.flow.show_readings import show_sheets
        from foedus.flow.tradecraft import check_case, tell_faults

        readings = weigh_store(self.store, self.case, findings=find_figures(self.store, self.case))
        if as_json:
            print(json.dumps(readings.as_json(), ensure_ascii=False, indent=2, default=str))
        else:
            show_sheets(sheets_of(readings, names_of(self.case), self.case.states))
        tell_faults(check_case(self.case), all_of_them=False)

    def print_measures(self, *, as_json: bool) -> None:
        """Measure the case, write the tables, and print the figures."""
        from foedus.flow.alignment import measure_store
        from foedus.flow.names import names_of
        from foedus.flow.show_measures import findings_as_json, show_measures, write_measures

        measured, name = measure_store(self.store, self.case), names_of(self.case).name
        write_measures(measured, self.options.out, name)
        if as_json:
            print(findings_as_json(measured.findings))
        else:
            show_measures(measured, name)

    def print_forecast(
        self,
        actors: Sequence[str],
        type: str | None,
        window: tuple[dt.date | None, dt.date | None],
        *,
        as_json: bool,
    ) -> None:
        """Answer one question; one asked as of a past day, or of a window that has begun, is not recorded."""
        from foedus.flow.asking import check_asked
        from foedus.flow.names import names_of
        from foedus.flow.outlook import WINDOW_DAYS, forecast_store, show_answer
        from foedus.forecasting.question import Question
        from foedus.model.actor import state_of

        names = names_of(self.case)
        seen = {state_of(key) or key for event in self.store.events() for key in (*event.who, *event.whom)}
        actors, type = check_asked(actors, type, names=names, near={*self.case.states, *seen})
        today = self.store.as_of or dt.date.today()
        since = window[0] or today
        until = window[1] or since + dt.timedelta(days=WINDOW_DAYS)
        recorded = since >= today and self.store.as_of is None
        question = Question(tuple(actors), type, since, until)
        answer = forecast_store(self.store, question, recorded=recorded)
        if as_json:
            print(json.dumps(asdict(answer), ensure_ascii=False, indent=2, default=str))
        else:
            show_answer(answer, names.name, recorded=recorded)

    def print_score(self) -> None:
        """Resolve what has ended and print the running score."""
        from foedus.flow.names import names_of
        from foedus.flow.outlook import read_record, score_store, show_score

        new, scores = score_store(self.store, self.case)
        show_score(new, scores, read_record(self.store), names_of(self.case).name)

    def print_tally(self) -> None:
        """Say in two lines what was done, and name all that was left out."""
        tally = self.tally
        assert tally is not None
        held, left_out = tally.held, list_left_out(self.store)
        foreign = len(left_out) - held.unread
        print(
            f"{_count(held.documents, 'article')} ({tally.new} new, {_count(held.copies, 'copy', 'copies')},"
            f" {foreign} in another language), {_count(held.unread, 'file')} left out, {tally.coded} coded"
            f" now; {_count(held.statements, 'statement')}, {_count(held.claims, 'claim')}"
        )
        for line in _list_reasons(left_out):
            print(line)
        print(f"Written: {self.options.out}")

    def print_events(self, *, as_json: bool) -> None:
        """Print the events, most reported first."""
        from foedus.flow.linked import print_events

        if as_json:
            events = [codec.encode_event(event) for event in self.store.events()]
            print(json.dumps(events, ensure_ascii=False, indent=2))
        else:
            print_events(self.store, self.case)


def _count(n: int, noun: str, nouns: str = "") -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {nouns or noun + 's'}"


def _list_reasons(left_out: Sequence[Unread]) -> list[str]:
    """What was left out, a line each; the rest of a long list stands in unread.jsonl."""
    lines = [f"  left out: {item.path}: {item.reason}" for item in left_out[:MAX_REASONS]]
    if len(left_out) > MAX_REASONS:
        lines.append(f"  and {len(left_out) - MAX_REASONS} more, all in unread.jsonl")
    return lines


def _nothing_read(left_out: Sequence[Unread]) -> str:
    if not left_out:
        return "no article was found in what was named; .txt, .md, .html, .pdf, .json and .jsonl are read"
    if len(left_out) == 1:
        return f"{left_out[0].path}: {left_out[0].reason}"
    return "\n".join(["no article could be read", *_list_reasons(left_out)])
