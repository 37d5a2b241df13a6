"""Events that texts use as dates, with their days: forums, summits, games, wars."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass, field
from pathlib import Path

from foedus.lexicon.load import Node, load_yaml
from foedus.model.dates import Period

_FILE = Path(__file__).parent / "data" / "named_times.yaml"
_KEYS = ("id", "names", "note", "source", "times", "yes", "no")
_MORE = ("site", "short")
REACH_DAYS = 200
_FIRST = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Edition:
    """One time that the event was held; ordinal and place tell it from the others.

    parties: who met, by actor id, where it was a meeting of few.
    """

    period: Period
    ordinal: int | None = None
    place: str = ""
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedTime:
    """An event by name; yes and no are sentences in which it must and must not be found.

    site: place whose name stands for it ("a summit at Camp David"), where it has one. short: names too common
    to stand alone, which the number of an anniversary settles ("the 70th anniversary of the armistice").
    """

    id: str
    names: tuple[str, ...]
    editions: tuple[Edition, ...]
    source: str
    note: str
    yes: str
    no: str
    site: str = ""
    short: tuple[str, ...] = ()

    def edition(
        self, anchor: dt.date | None, *, ordinal: int | None = None, year: int | None = None, near: str = ""
    ) -> Edition | None:
        """The edition that the words mean; None when they leave it open.

        ordinal, year: as told in the text; near: the words around, in which a place may be named.
        Without any of them: the only edition, else the nearest to the anchor within 200 days.
        """
        found = list(self.editions)
        if ordinal is not None:
            found = [one for one in found if one.ordinal == ordinal]
        if year is not None:
            found = [one for one in found if one.period.since and one.period.since.year == year]
        if placed := [one for one in found if one.place and one.place in near]:
            found = placed
        if len(found) <= 1:
            return found[0] if found else None
        if anchor is None:
            return None
        here = Period.day(anchor)
        nearest = min(found, key=lambda one: here.gap_days(one.period))
        return nearest if here.gap_days(nearest.period) <= REACH_DAYS else None


@dataclass(frozen=True, slots=True)
class NamedTimes:
    """All named events, and the first words of their names."""

    events: tuple[NamedTime, ...]
    by_word: dict[str, list[tuple[str, NamedTime]]] = field(repr=False)


def read_named_times(path: Path, shown_as: str) -> NamedTimes:
    """Read a file of named events.

    Raises LexiconError for what is missing, unknown or twice.
    """
    events: list[NamedTime] = []
    by_word: dict[str, list[tuple[str, NamedTime]]] = {}
    for node in load_yaml(path, shown_as).items():
        event = _read_event(node)
        if any(event.id == other.id for other in events):
            raise node.fail(f"the id {event.id!r} stands twice")
        events.append(event)
        for name in (*event.names, *event.short):
            by_word.setdefault(_FIRST.findall(name)[0].lower(), []).append((name, event))
    for names in by_word.values():
        names.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return NamedTimes(tuple(events), by_word)


def _read_event(node: Node) -> NamedTime:
    fields = node.fields((*_KEYS, *_MORE), required=_KEYS)
    editions = tuple(_read_edition(item) for item in fields["times"].items())
    return NamedTime(
        fields["id"].text(), fields["names"].texts(), editions, fields["source"].text(),
        fields["note"].text(), fields["yes"].text(), fields["no"].text(),
        fields["site"].text() if "site" in fields else "",
        fields["short"].texts() if "short" in fields else (),
    )  # fmt: skip


def _read_edition(node: Node) -> Edition:
    fields = node.fields(("since", "until", "ordinal", "place", "parties"), required=("since", "until"))
    since, until = fields["since"].date(), fields["until"].date()
    if until <= since:
        raise fields["until"].fail("until must lie after since (it is exclusive)")
    days = (until - since).days
    period = Period(since, until, "day" if days == 1 else "range")
    ordinal = int(fields["ordinal"].number()) if "ordinal" in fields else None
    parties = fields["parties"].texts() if "parties" in fields else ()
    return Edition(period, ordinal, fields["place"].text() if "place" in fields else "", parties)


@functools.cache
def load_named_times() -> NamedTimes:
    """The named events that ship with the project."""
    return read_named_times(_FILE, "lexicon/data/named_times.yaml")
