"""A claim as linking sees it: parties, words, names, days; prepared once, compared often."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from foedus.linking.words import STOP, stem
from foedus.model.actor import state_of
from foedus.model.claim import Claim, Status
from foedus.model.dates import Period

_ENVOY = re.compile(r"\b(minister|ambassador|envoy|deputy|adviser|advisor|spokes\w+|general|diplomat)s?\b")
_CHIEF = re.compile(r"\b(prime minister|general secretary|premier|president|chancellor)\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")

CALENDAR = frozenset(
    """January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday""".split()
)

# How far a status goes towards the act being done.
STAGES: Mapping[Status, int] = {
    "conditional": 0, "possible": 0, "proposed": 0, "planned": 1, "alleged": 2, "denied": 2, "ongoing": 3,
    "occurred": 3,
}  # fmt: skip
# Part of the rule of every claim that tells of an offer.
OFFER = "agree.offer"
BEFORE = frozenset({"conditional", "possible", "proposed", "planned"})


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A claim prepared for comparison.

    parties: states or other actor ids, sectors dropped; givers from who, takers from whom, with
    the host of a lone guest.
    persons: names of persons by the party that they stand for. trigger: stem of the act's head word, ""
    where the quote does not hold it. words: weight by stem of the quote's content words, weight their sum;
    names: those written with a capital. since, until: days (ordinals) of the act, from its period; both
    None where the text gives none, or only a yearly rhythm (recurring).
    published: day of publication. story: id of the document's story. offers: what is told is an offer.
    ahead: the claim looks ahead to an act, as every offer does. loose: it may have been published later.
    envoys: those who act are below the rank of a summit. land: the country in which it takes place.
    """

    claim: Claim
    parties: frozenset[str]
    givers: frozenset[str]
    takers: frozenset[str]
    persons: Mapping[str, frozenset[str]]
    trigger: str
    words: Mapping[str, float]
    weight: float
    names: frozenset[str]
    since: int | None
    until: int | None
    recurring: bool
    published: int | None
    story: str | None
    offers: bool
    ahead: bool
    loose: bool
    envoys: bool
    land: str | None

    @property
    def day(self) -> int:
        """The day to sort by: the act's first, else that of publication, else 0."""
        return self.since or self.published or 0

    @property
    def dated(self) -> bool:
        """Whether the text gives the act a time."""
        return self.since is not None or self.until is not None


def is_offer(claim: Claim) -> bool:
    """Whether a claim tells of a proposal that stands, vouched for or hedged."""
    return claim.status == "proposed" or (claim.status == "alleged" and OFFER in claim.rule)


def view_claims(
    claims: Iterable[Claim], *, published: Mapping[str, Period | None], stories: Mapping[str, str]
) -> list[View]:
    """Views in a fixed order: by day, then id. published and stories: by document id."""
    found = list(claims)
    naming = {stem(word) for claim in found for m in claim.mentions for word in _WORD.findall(m.text)}
    stems = {claim.id: _stems(claim, naming) for claim in found}
    counts: Counter[str] = Counter()
    for words in stems.values():
        counts.update(words.keys())
    top = math.log(1 + len(found)) or 1.0
    rarity = {
        word: max(0.05, 1 - math.log(1 + n) / top) if len(found) > 2 else 0.5 for word, n in counts.items()
    }
    views = [
        _view(claim, stems[claim.id], rarity, published.get(claim.doc), stories.get(claim.doc))
        for claim in found
    ]
    return sorted(views, key=lambda view: (view.day, view.claim.id))


def _view(
    claim: Claim,
    stems: Mapping[str, bool],
    rarity: Mapping[str, float],
    published: Period | None,
    story: str | None,
) -> View:
    givers, takers = _states(claim.who), _states(claim.whom)
    recurring = bool(claim.when and claim.when.recurring)
    period = claim.when.period if claim.when and not recurring else None
    words = {word: rarity[word] for word in stems}
    offers = OFFER in claim.rule
    takers = _both(takers, _host(claim, _both(givers, takers)))
    return View(
        claim=claim,
        parties=_both(givers, takers),
        givers=givers,
        takers=takers,
        persons=_persons(claim),
        trigger=_trigger(claim),
        words=words,
        weight=sum(words.values()),
        names=frozenset(word for word, name in stems.items() if name),
        since=period.since.toordinal() if period and period.since else None,
        until=period.until.toordinal() if period and period.until else None,
        recurring=recurring,
        published=published.since.toordinal() if published and published.since else None,
        story=story,
        offers=offers,
        land=_land(claim),
        envoys=_below_summit(claim),
        loose=published is not None and published.until is None,
        ahead=claim.status in BEFORE or (offers and claim.status != "denied"),
    )


@lru_cache(maxsize=10_000)
def _states(actors: tuple[str, ...]) -> frozenset[str]:
    """States or other parties behind actors; claims of the same actors share one set."""
    return frozenset(_party(actor) for actor in actors)


@lru_cache(maxsize=10_000)
def _both(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return one | other


def _host(claim: Claim, parties: frozenset[str]) -> frozenset[str]:
    """The country visited, where a report of a visit or meeting names only the guest."""
    if (
        len(parties) != 1
        or claim.who[0].startswith("grouping:")
        or claim.subject not in ("visit", "summit", "talks")
        or claim.where is None
    ):
        return frozenset()
    return frozenset({claim.where.country}) if claim.where.country else frozenset()


def _persons(claim: Claim) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for mention in claim.mentions:
        named = zip(mention.members, mention.entities, strict=False) if mention.entities else ()
        for actor, entity in (*named, (mention.actor, mention.entity)):
            if entity and entity.startswith("person:"):
                found.setdefault(_party(actor), set()).add(entity)
    return {party: frozenset(names) for party, names in found.items()}


def _land(claim: Claim) -> str | None:
    """The country of the act's place; of a visit without a place, the one state visited."""
    if claim.where is not None and claim.where.country:
        return claim.where.country
    hosts = {state_of(actor) for actor in claim.whom} if claim.subject == "visit" else set()
    return hosts.pop() if len(hosts) == 1 else None


def _below_summit(claim: Claim) -> bool:
    """Whether a minister, an envoy or a deputy acts: a summit is of those above them."""
    texts = [m.text.lower() for m in claim.mentions if m.actor in claim.who]
    return any(_ENVOY.search(text) and not _CHIEF.search(text) for text in texts)


def _party(actor: str) -> str:
    return state_of(actor) or actor


def _stems(claim: Claim, naming: Collection[str]) -> dict[str, bool]:
    """Content words of a clause by stem, with whether one is written as a name (its first word is not).

    Words that name the parties or give the time are left out: those are compared as such. So are words
    (naming) with which any claim names a party: "North Korean" says little of which event is meant.
    """
    named = [(m.start - claim.start, m.end - claim.start) for m in claim.mentions]
    if claim.when and claim.when.start is not None and claim.when.end is not None:
        named.append((claim.when.start - claim.start, claim.when.end - claim.start))
    found: dict[str, bool] = {}
    for i, match in enumerate(_WORD.finditer(claim.quote)):
        word = match[0]
        if len(word) < 3 or word.lower() in STOP or word in CALENDAR:
            continue
        if any(start < match.end() and match.start() < end for start, end in named):
            continue
        base = stem(word)
        if base in naming:
            continue
        found[base] = found.get(base, False) or (i > 0 and word[0].isupper())
    return found


def _trigger(claim: Claim) -> str:
    start, end = claim.trigger[0] - claim.start, claim.trigger[1] - claim.start
    if not 0 <= start < end <= len(claim.quote):
        return ""
    return stem(claim.quote[start:end])
