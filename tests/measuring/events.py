"""Events of a fictional world, written in one line each."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable

from foedus.model.claim import Status, Subject, When
from foedus.model.dates import Period
from foedus.model.event import Event

_NUMBER = itertools.count(1)


def event(
    who: str,
    whom: str = "",
    *,
    quad: int = 1,
    score: float = 4.0,
    status: Status = "occurred",
    date: dt.date | None = None,
    joint: bool | None = None,
    origins: Iterable[str] = ("Gazette",),
    subject: Subject | None = None,
    id: str = "",
) -> Event:
    """An event; who and whom are parted by spaces; two or more in who and none in whom is a joint act."""
    number = next(_NUMBER)
    return Event(
        id=id or f"e{number}",
        type="CONSULT" if quad == 1 else "COOPERATE" if quad == 2 else "ACCUSE" if quad == 3 else "ASSAULT",
        mode=None,
        subject=subject,
        quad=quad,
        score=score,
        who=tuple(who.split()),
        whom=tuple(whom.split()),
        joint=(not whom and " " in who) if joint is None else joint,
        when=When(Period.day(date)) if date else None,
        where=None,
        status=status,
        claims=(f"c{number}",),
        history=((f"c{number}", status),),
        outlets=tuple(origins),
        origins=tuple(origins),
    )


def repeat(count: int, who: str, **options: object) -> list[Event]:
    """The same act, so many times."""
    return [event(who, **options) for _ in range(count)]  # type: ignore[arg-type]
