"""What an analyst states about a case: `case.yaml`, read strictly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from foedus.errors import CaseError, LexiconError
from foedus.lexicon.admiralty import LETTERS, Reliability
from foedus.lexicon.load import Node, load_yaml, unknown

CASE_FILE = "case.yaml"
DATABASE_FILE = "case.duckdb"
KEYS = (
    "title", "question", "note", "period", "states", "groupings", "articles", "lexicon", "ownership",
    "sources", "hypotheses", "indicators", "scenarios",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """How reliable the analyst holds a source to be: an Admiralty letter, and why.

    place: file and line, for messages.
    """

    letter: Reliability
    because: str
    place: str


@dataclass(frozen=True, slots=True)
class Case:
    """A question, and where its articles lie.

    period: half-open (since, until); either may be None. states: ISO3 codes that the question is
    about, in the analyst's order. groupings: lexicon ids. articles: paths relative to the folder.
    lexicon: extra lexicon folders. sources: grades by outlet or speaker, as the analyst names them.
    pending: sections kept for stages that read them themselves.
    """

    title: str
    question: str | None = None
    note: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    states: tuple[str, ...] = ()
    groupings: tuple[str, ...] = ()
    articles: tuple[Path, ...] = ()
    lexicon: tuple[Path, ...] = ()
    folder: Path | None = None
    sources: Mapping[str, SourceGrade] = field(default_factory=dict)
    pending: dict[str, Node] = field(default_factory=dict)


def load_case(path: Path) -> Case:
    """Read a case from its folder or its `case.yaml`.

    Raises CaseError, with file and line, for a missing file, an unknown key or a wrong value.
    """
    file = path / CASE_FILE if path.is_dir() else path
    if not file.is_file():
        raise CaseError(f"{path}: no {CASE_FILE} here; a case is a folder that holds one (docs/tutorial.md)")
    try:
        return _read_case(load_yaml(file), file.parent)
    except LexiconError as error:
        raise CaseError(str(error)) from None


def find_case(path: Path) -> Path | None:
    """The case file of a folder, if it has one."""
    file = path / CASE_FILE
    return file if path.is_dir() and file.is_file() else None


def _read_case(root: Node, folder: Path) -> Case:
    fields = root.fields(KEYS, required=("title",))
    since, until = _period(fields.get("period"))
    return Case(
        title=fields["title"].text(),
        question=_text(fields.get("question")) or None,
        note=_text(fields.get("note")),
        since=since,
        until=until,
        states=_states(fields.get("states")),
        groupings=_groupings(fields.get("groupings")),
        articles=_paths(fields.get("articles"), folder),
        lexicon=_paths(fields.get("lexicon"), folder),
        folder=folder,
        sources=_sources(fields.get("sources")),
        pending={
            key: fields[key]
            for key in ("hypotheses", "indicators", "scenarios", "ownership")
            if key in fields
        },
    )


def _text(node: Node | None) -> str:
    return " ".join(node.text().split()) if node else ""


def _period(node: Node | None) -> tuple[dt.date | None, dt.date | None]:
    if node is None:
        return None, None
    fields = node.fields(("since", "until"))
    since = fields["since"].date() if "since" in fields else None
    until = fields["until"].date() if "until" in fields else None
    if since and until and since >= until:
        raise node.fail(f"the period ends ({until}) before it begins ({since}); until is exclusive")
    return since, until


def _states(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    from foedus.lexicon.states import load_states

    known = load_states()
    for item in node.items():
        if item.text() not in known:
            named = [code for code, state in known.items() if item.text() in (state.name, *state.aliases)]
            if named:
                raise item.fail(f"states go by their code; {item.text()} is {named[0]}")
            raise item.fail(unknown("state", item.text(), known) + " (ISO 3166 alpha-3, such as PRK)")
    return node.texts()


def _groupings(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    from foedus.lexicon.groupings import load_groupings

    known = {grouping.id for grouping in load_groupings()}
    return tuple(item.choice(known, "grouping") for item in node.items())


def _sources(node: Node | None) -> dict[str, SourceGrade]:
    graded = {}
    for name, entry in node.fields().items() if node else ():
        fields = entry.fields(("reliability", "because"), ("reliability", "because"))
        letter = fields["reliability"]
        found = next((one for one in LETTERS if one == letter.text()), None)
        if found is None:
            meant = letter.text().upper()
            hint = f"did you mean {meant}?" if meant in LETTERS else "sources are graded A to F"
            raise letter.fail(f"unknown reliability {letter.text()!r}; {hint}")
        if not _text(fields["because"]):
            raise fields["because"].fail(f"say why {name} is graded {found}")
        graded[name] = SourceGrade(found, _text(fields["because"]), f"{entry.file}:{entry.line}")
    return graded


def _paths(node: Node | None, folder: Path) -> tuple[Path, ...]:
    if node is None:
        return ()
    found = []
    for item in node.items():
        path = folder / item.text()
        if not path.exists():
            raise item.fail(f"no such file or folder: {item.text()}")
        found.append(path)
    return tuple(found)
