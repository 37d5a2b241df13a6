"""Groupings of states, with dated members and obligations: alliances, pacts, forums, treaties."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass, field
from pathlib import Path

from foedus.lexicon.load import Node, load_folder, load_yaml
from foedus.lexicon.officials import edge_date
from foedus.lexicon.tables import DATA

KINDS = ("alliance", "pact", "forum", "organisation", "initiative", "treaty")
OBLIGATIONS = (
    "defense", "offense", "neutrality", "nonaggression", "consultation", "cooperation", "intelligence",
    "basing", "arms", "exercise",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """A state in a grouping, since (inclusive) until (exclusive; None: still in)."""

    state: str
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Obligation:
    """A clause that binds parties; parties empty: every member on the day."""

    id: str
    type: str
    parties: tuple[str, ...]
    since: dt.date | None
    until: dt.date | None
    clause: str
    article: str
    source: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """One grouping; its actor id is `grouping:` and id."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    members: tuple[Member, ...]
    obligations: tuple[Obligation, ...]
    yes: str
    no: str
    source: tuple[str, ...] = ()
    note: str = ""
    place: str = field(default="", compare=False)

    @property
    def actor(self) -> str:
        """Id as claims carry it."""
        return f"grouping:{self.id}"

    def members_on(self, date: dt.date | None) -> tuple[str, ...]:
        """States that are members on a day; None: members now."""
        if date is None:
            return tuple(member.state for member in self.members if member.until is None)
        return tuple(
            member.state
            for member in self.members
            if (member.since is None or member.since <= date)
            and (member.until is None or date < member.until)
        )


def load_groupings(extra: Path | None = None) -> list[Grouping]:
    """Every grouping of the lexicon (read once a process), or of another folder, in order of file name."""
    if extra is None:
        return list(_shipped())
    return [read_grouping(node) for node in load_folder(extra, str(extra))] if extra.is_dir() else []


@functools.cache
def _shipped() -> tuple[Grouping, ...]:
    return tuple(map(read_grouping, load_folder(DATA / "groupings", "lexicon/data/groupings")))


def read_grouping_file(path: Path) -> Grouping:
    """Read one grouping from a file of its own."""
    return read_grouping(load_yaml(path))


def read_grouping(node: Node) -> Grouping:
    """Read one grouping; unknown keys, kinds and obligation types are refused with their line."""
    known = ("id", "name", "aliases", "kind", "note", "source", "members", "obligations", "yes", "no")
    fields = node.fields(known, ("id", "name", "kind", "source", "members", "yes", "no"))
    members = []
    for item in fields["members"].items():
        row = item.fields(("state", "since", "until", "note"), ("state",))
        members.append(
            Member(row["state"].text(), edge_date(row.get("since")), edge_date(row.get("until"), end=True))
        )
    obligations = [
        _read_obligation(item) for item in (fields["obligations"].items() if "obligations" in fields else [])
    ]
    return Grouping(
        fields["id"].text(),
        fields["name"].text(),
        fields["aliases"].texts() if "aliases" in fields else (),
        fields["kind"].choice(KINDS, "kind"),
        tuple(members),
        tuple(obligations),
        fields["yes"].text(),
        fields["no"].text(),
        fields["source"].texts(),
        fields["note"].text() if "note" in fields else "",
        f"{node.file}:{node.line}",
    )


def _read_obligation(node: Node) -> Obligation:
    known = ("id", "type", "parties", "since", "until", "clause", "article", "source", "note")
    row = node.fields(known, ("id", "type", "clause", "source"))
    parties = row["parties"].texts() if "parties" in row else ("all",)
    return Obligation(
        row["id"].text(),
        row["type"].choice(OBLIGATIONS, "obligation type"),
        () if parties == ("all",) else parties,
        edge_date(row.get("since")),
        edge_date(row.get("until"), end=True),
        row["clause"].text(),
        row["article"].text() if "article" in row else "",
        row["source"].text(),
    )
