"""What a sentence about an act may add from the claim that tells it: amounts, place, office, own words."""

from __future__ import annotations

import re

from foedus.briefing.lookup import Lookup, flat
from foedus.briefing.phrases import phrasebook
from foedus.briefing.standing import words_of
from foedus.lexicon.places import load_places
from foedus.model.actor import state_of
from foedus.model.claim import Claim, Where
from foedus.model.statement import Speaker

MAX_QUANTITIES = 2
OWN_WORDS_CHARS = (15, 170)
OFFICE_CHARS = 90

# Types whose phrase says little without a subject; the article's own words say more.
VAGUE = {"REQUEST", "REJECT", "AGREE", "COOPERATE", "SUPPORT", "CONCEDE", "ACCUSE"}
# Of these, the words themselves mislead nobody; "cut off trade" behind an "if" would.
QUOTABLE = ("occurred", "ongoing", "planned", "possible")
_AMOUNTS = {"arms", "aid", "missile_test", "finance", "trade", "technology", "deployment", "exercise"}
_HELD = {"capital": "in", "city": "in", "port": "in", "region": "in", "base": "at", "site": "at"}
_PLACED = re.compile(r"\b(in|at|near|off|aboard|to) (?:the )?$")


def amounts(claim: Claim) -> str:
    """Say " (more than 1,000 containers)": quantities of things, never of those who act."""
    if claim.subject not in _AMOUNTS and claim.type not in ("AID", "ASSAULT", "MOBILIZE"):
        return ""
    people = set(words_of("people"))
    found = [
        flat(q.text)
        for q in claim.quantities
        if claim.start <= q.start and q.end <= claim.end
        and " " in q.text.strip() and not people & set(re.findall(r"[a-z]+", q.text.lower()))
    ]  # fmt: skip
    return f" ({' and '.join(found[:MAX_QUANTITIES])})" if found else ""


def place(look: Lookup, claim: Claim) -> str:
    """Say " at the spaceport", with the preposition that the article uses; "" if it uses none.

    A place that the act is called after ("the Oslo talks") is where it was held.
    """
    where = claim.where
    if where is None or where.start is None or where.end is None:
        return ""
    if not claim.start <= where.start < where.end <= claim.end:
        return ""
    text = look.documents[claim.doc].text
    before = _PLACED.search(" ".join(text[max(0, where.start - 12) : where.start].split()) + " ")
    visit = claim.mode == "visit" and not claim.whom
    if before is None and text[where.end : claim.trigger[0]].isspace():
        return _of_its_name(where)
    if before is None or (before[1] == "to") != visit:
        return ""
    return f" {before[0]}{flat(text[where.start : where.end])}"


def _of_its_name(where: Where) -> str:
    known = load_places().find(where.name)
    preposition = _HELD.get(known.kind) if known else None
    return f" {preposition} {where.name}" if preposition else ""


def office(look: Lookup, speaker: Speaker | None) -> str:
    """Say ", White House spokesman" of a person whose office the article gives in a few words."""
    if speaker is None or not speaker.affiliation or not is_person(look, speaker):
        return ""
    words = speaker.affiliation.removeprefix("the ")
    return f", {words}" if len(words) <= OFFICE_CHARS and words != speaker.name else ""


def is_person(look: Lookup, speaker: Speaker | None) -> bool:
    """Whether a speaker is a person by name: not a state, a ministry or another organisation."""
    if speaker is None:
        return False
    actor = speaker.actor or ""
    if not speaker.name or actor.startswith(("organisation:", "grouping:", "outlet:")):
        return actor.startswith("person:")
    names = look.material.names
    state = state_of(actor) if actor else None
    called = {names.name(actor), names.name(state)} if state else set()
    if speaker.name in called or set(speaker.name.lower().split()) & set(words_of("bodies")):
        return False
    # "Beijing" names a state and one word; a person has an office in the article, or two names.
    return bool(actor) and (bool(speaker.affiliation) or " " in speaker.name)


def is_vague(claim: Claim) -> bool:
    """Whether the codes of a claim say little of what was done."""
    bare = claim.subject in (None, "rhetoric") and claim.mode in (None, "disapprove", "assist", "change")
    return claim.type in VAGUE and (bare or claim.type == "REJECT" or _is_generic(claim))


def _is_generic(claim: Claim) -> bool:
    """Whether only the type of a claim has a wording: "attack", "call on … to act"."""
    book = phrasebook()
    return book.find(claim.type, claim.mode, claim.subject, claim.words) is book.phrases.get(
        (claim.type, None, None)
    )


def is_grave(claim: Claim) -> bool:
    """Whether a general wording would say that somebody used violence; the article's own words are fairer."""
    return claim.type == "ASSAULT" and _is_generic(claim)


def own_words(claim: Claim) -> str | None:
    """What stands behind the first party in the claim's clause: "has rejected the American claim …"."""
    first = next((m for m in claim.mentions if m.actor == claim.who[0]), None) if claim.who else None
    if first is None or len(claim.who) > 1 or not claim.start <= first.start <= claim.start + 60:
        return None
    if claim.trigger[0] < first.end:
        return None
    words = claim.quote[first.end - claim.start :].strip(" ,;:–—-")
    least, most = OWN_WORDS_CHARS
    whole = words.count("“") == words.count("”") and words.count('"') % 2 == 0
    fits = least <= len(words) <= most and words[0].islower() and words.split()[0] not in ("and", "or")
    return words if whole and fits and claim.status in QUOTABLE else None


def proposer(claim: Claim) -> str | None:
    """Who proposes a joint act to the others: the one party that is named before the word that says so."""
    if claim.status != "proposed" or not claim.joint or len(claim.who) < 2:
        return None
    before = [m.actor for m in claim.mentions if m.actor in claim.who and m.end <= claim.trigger[0]]
    after = {m.actor for m in claim.mentions if m.actor in claim.who and m.start >= claim.trigger[1]}
    offered = set(words_of("offers")) & {word.lower() for word in claim.words}
    if not offered or len(set(before)) != 1 or after != set(claim.who) - set(before):
        return None
    return before[0]
