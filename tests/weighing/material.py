"""Claims, documents and events of a fictional world, written in one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from foedus.model.claim import Claim, Status, Subject, When
from foedus.model.dates import Period
from foedus.model.document import Document, Published
from foedus.model.event import Event
from foedus.weighing.hypotheses import Hypothesis, Inquiry, Item
from foedus.weighing.likelihood import Judgement
from foedus.weighing.query import Query
from foedus.weighing.record import Record


def doc(
    id: str, outlet: str = "Gazette", *, day: dt.date | None = None, copy_of: str | None = None
) -> Document:
    published = Published(day, day + dt.timedelta(days=1), "dateline") if day else Published()
    return Document(id=id, text=f"Text of {id}.", outlet=outlet, published=published, original=copy_of)


def claim(
    id: str,
    doc: str = "d1",
    *,
    who: str = "AAA",
    whom: str = "",
    subject: Subject | None = "exercise",
    status: Status = "occurred",
    day: dt.date | None = None,
    quote: str = "held a drill",
) -> Claim:
    return Claim(
        id=id, doc=doc, start=0, end=4, quote=quote, type="COOPERATE", mode=None, contexts=(),
        subject=subject, cameo=None, quad=2, score=7.0, goldstein=None,
        who=tuple(who.split()), whom=tuple(whom.split()),
        joint=not whom and " " in who, when=When(Period.day(day)) if day else None, where=None, status=status,
        statement=None, speakers=(), trigger=(0, 4), rule="test", words=(),
    )  # fmt: skip


def event(id: str, claims: Iterable[Claim], *, origins: Iterable[str] = ("Gazette",)) -> Event:
    told = tuple(claims)
    last = told[-1]
    return Event(
        id=id, type=last.type, mode=last.mode, subject=last.subject, quad=last.quad, score=last.score,
        who=last.who, whom=last.whom, joint=last.joint, when=last.when, where=None, status=last.status,
        claims=tuple(c.id for c in told), history=tuple((c.id, c.status) for c in told),
        outlets=tuple(origins), origins=tuple(origins),
    )  # fmt: skip


def ratio(value: float) -> Judgement:
    return Judgement(f"{value}", value, value, value)


def item(id: str, claims: str, **ratios: float) -> Item:
    """An item carried by the claims of these ids, with a ratio by hypothesis."""
    return Item(
        id, f"Item {id}.", Query(claims=tuple(claims.split())), {k: ratio(v) for k, v in ratios.items()}
    )


def inquiry(*items: Item, none_prior: float = 0.2, **options: object) -> Inquiry:
    """Two rivals, a and b, of equal prior."""
    rivals = (Hypothesis("a", "It is so.", 0.5), Hypothesis("b", "It is not so.", 0.5))
    return Inquiry("Is it so?", rivals, items, none_prior=none_prior, **options)  # type: ignore[arg-type]


def record(claims: Iterable[Claim], docs: Iterable[Document] = (), **options: object) -> Record:
    """A record; documents that are not given are made, an outlet each."""
    held = list(claims)
    given = {d.id: d for d in docs}
    made = [doc(id, outlet=f"Outlet {id}") for id in sorted({c.doc for c in held} - given.keys())]
    return Record.of([*given.values(), *made], held, **options)  # type: ignore[arg-type]
