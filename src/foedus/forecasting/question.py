"""A question with a yes or no: will these actors do this to each other within these days?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from foedus.errors import ForecastError
from foedus.forecasting.tables import EventTable


@dataclass(frozen=True, slots=True)
class Question:
    """At least one event of a type (None: any) between two of the actors in [since, until).

    actors: sorted; two for a dyad, more for a group. precedents: such events known when it was asked.
    """

    actors: tuple[str, ...]
    type: str | None
    since: date
    until: date
    precedents: int = 0

    def __post_init__(self) -> None:
        if len(set(self.actors)) != len(self.actors) or len(self.actors) < 2:
            raise ForecastError(f"a question needs two or more different actors; got {self.actors}")
        if self.since >= self.until:
            raise ForecastError(f"the window {self.since} to {self.until} is empty or reversed")

    @property
    def window_days(self) -> int:
        """Length of the window."""
        return (self.until - self.since).days

    def __str__(self) -> str:
        what = self.type or "event of any type"
        between = " and ".join(self.actors) if len(self.actors) == 2 else ", ".join(self.actors)
        word = "between" if len(self.actors) == 2 else "among"
        return f"at least one {what} {word} {between} from {self.since} until before {self.until}"


def find_events(table: EventTable, question: Question) -> tuple[str, ...]:
    """Ids of the events that answer a question with yes, or their dates where there are no ids."""
    start, stop = np.searchsorted(table.day, (table.day_of(question.since), table.day_of(question.until)))
    names, members = table.actors, set(question.actors)
    found = []
    for i in range(int(start), int(stop)):
        source, target = names[table.source[i]], names[table.target[i]]
        right_type = question.type is None or table.types[table.type[i]] == question.type
        if right_type and source != target and source in members and target in members:
            found.append(table.ids[i] if table.ids else table.date_of(int(table.day[i])).isoformat())
    return tuple(dict.fromkeys(found))
