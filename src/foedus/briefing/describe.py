"""An event in a sentence: from the fullest wording to the plainest, so that one is always carried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.briefing.details import amounts, is_grave, is_person, is_vague, office, own_words, place, proposer
from foedus.briefing.lookup import Lookup
from foedus.briefing.phrases import Phrase, gerund, past, phrasebook, strip_article
from foedus.briefing.sentences import Citation, Row, Sentence, cite_claims, count
from foedus.briefing.standing import words_of
from foedus.briefing.wording import capital, join, say_when, shorten
from foedus.model.actor import ACTOR_ID, state_of
from foedus.model.claim import Claim
from foedus.model.event import Event
from foedus.model.statement import Speaker, Statement

MAX_NAMED = 5
MAX_CITED = 6
QUOTE_CHARS = 220
SPEAKER_CHARS = 60

_WITH_ARTICLE = {
    "United States", "United Kingdom", "United Arab Emirates", "Netherlands", "Philippines", "Soviet Union",
    "Czech Republic", "Maldives", "Bahamas", "Gambia", "Quad", "European Union",
}  # fmt: skip
_SECTORS = {
    "SPY": "intelligence service", "LEG": "parliament", "JUD": "courts", "COP": "police", "MED": "media",
    "OPP": "opposition", "REB": "rebels", "BUS": "business", "CVL": "civilians", "NGO": "organisations",
    "EDU": "scholars",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parties:
    """Named parties as a phrase, and the row that carries a count of those left unnamed."""

    words: str
    many: bool
    rows: tuple[Row, ...] = ()


def call(look: Lookup, actor: str) -> str:
    """What to call an actor: a government or an army goes by its state's name."""
    state, _, sector = actor.partition(".")
    if ":" in actor or not ACTOR_ID.fullmatch(actor):
        return look.material.names.name(actor) if ACTOR_ID.fullmatch(actor) else actor
    name = look.material.names.name(state)
    name = f"the {name}" if name in _WITH_ARTICLE else name
    word = _SECTORS.get(sector[:3])
    return f"{name}{'’' if name.endswith('s') else '’s'} {word}" if word else name


def parties(look: Lookup, actors: tuple[str, ...]) -> Parties:
    """Actors as a list in words, each once; more than five are counted."""
    names = list(dict.fromkeys(call(look, actor) for actor in actors))
    if len(names) <= MAX_NAMED:
        return Parties(join(names), len(names) > 1)
    left = names[MAX_NAMED - 1 :]
    words = f"{', '.join(names[: MAX_NAMED - 1])} and {len(left)} others"
    return Parties(words, True, (count("others", tuple(left)),))


def lead_claims(look: Lookup, event: Event) -> tuple[Claim, ...]:
    """The claims of an event: the one that tells it, then those of its status, an outlet at a time."""
    claims = [look.claims[claim] for claim in event.claims if claim in look.claims]
    ranked = claims[:1] + sorted(claims[1:], key=lambda claim: claim.status != event.status)
    first: list[Claim] = []
    rest: list[Claim] = []
    outlets: set[str] = set()
    for claim in ranked:
        outlet = look.outlet(look.documents[claim.doc])
        (rest if outlet in outlets else first).append(claim)
        outlets.add(outlet)
    return tuple(first + rest)


def verb_phrase(
    look: Lookup, event: Event, claims: tuple[Claim, ...]
) -> tuple[str, Phrase, Parties, Parties]:
    """Base verb phrase of an event with its other side filled in, and both sides."""
    words = claims[0].words if claims else ()
    phrase = phrasebook().find(event.type, event.mode, event.subject, words)
    who, whom = parties(look, event.who), parties(look, event.whom)
    who = who if who.words else Parties("an unnamed party", many=False)
    if event.joint and who.many:
        base = phrase.joint
    elif whom.words:
        base = phrase.directed.replace("{whom}", whom.words)
    else:
        base = phrase.alone
    kind = _kind(event, claims)
    filled = Phrase(
        *(getattr(phrase, name).replace("{q}", kind) for name in ("joint", "directed", "alone", "thing"))
    )
    return base.replace("{q}", kind), filled, who, whom


def _kind(event: Event, claims: tuple[Claim, ...]) -> str:
    for word in phrasebook().kinds.get(event.subject or "", ()):
        if any(re.search(rf"\b{word}\b", claim.quote, re.IGNORECASE) for claim in claims[:MAX_CITED]):
            return f"{word} "
    return ""


def act(look: Lookup, event: Event, claims: tuple[Claim, ...]) -> tuple[str, tuple[Row, ...]]:
    """The event as a clause with its status said, without time and source."""
    base, phrase, who, whom = verb_phrase(look, event, claims)
    rows = who.rows + whom.rows
    plain = past(base)
    match event.status:
        case "occurred":
            clause = f"{who.words} {plain}"
        case "ongoing":
            clause = f"{who.words} {'are' if who.many else 'is'} {gerund(base)}"
        case "planned":
            clause = f"{who.words} {'plan' if who.many else 'plans'} to {base}"
        case "proposed":
            by = proposer(claims[0]) if claims else None
            if by:
                rest = parties(look, tuple(actor for actor in event.who if actor != by))
                clause, rows = f"{call(look, by)} proposed {phrase.thing} with {rest.words}", rest.rows
            else:
                clause = _proposal(event, base, phrase, who, whom)
        case "alleged":
            clause = f"{who.words} allegedly {plain}"
        case "possible":
            clause = f"{who.words} may {base}"
        case "conditional":
            clause = f"{who.words} would {base}, but only if a stated condition holds"
        case "denied":
            clause = f"it is denied that {who.words} {plain}"
    return clause, rows


def _proposal(event: Event, base: str, phrase: Phrase, who: Parties, whom: Parties) -> str:
    if event.joint and who.many:
        to = f" to {whom.words}" if whom.words else ""
        return f"it is proposed{to} that {who.words} {base}"
    if whom.words and event.type in ("COOPERATE", "CONSULT", "AGREE"):
        return f"{who.words} proposed {phrase.thing} to {whom.words}"
    return f"{who.words} proposed to {base}"


def say_speaker(look: Lookup, speaker: Speaker | None) -> str | None:
    """What to call a speaker: a person by name, others as the article does; None for a bare pronoun."""
    if speaker is None:
        return None
    text = " ".join(speaker.text.split())
    if is_person(look, speaker):
        return speaker.name
    short = len(text) <= SPEAKER_CHARS
    if speaker.name:
        return small(text) if short and speaker.name in text else speaker.name
    if speaker.group and not speaker.actor:
        return small(text) if short and speaker.group in text else speaker.group
    head, comma, _ = text.partition(",")
    text = head if comma and any(letter.isupper() for letter in head) else text
    if speaker.actor and (len(text) > SPEAKER_CHARS or text.lower() in _PRONOUNS):
        return call(look, speaker.actor)
    return None if text.lower() in _PRONOUNS else small(text)


def small(text: str) -> str:
    """A noun phrase as it stands inside a sentence: "the officials", "analysts in Beijing".

    >>> small("The White House"), small("Analysts in Beijing"), small("South Korean officials")
    ('the White House', 'analysts in Beijing', 'South Korean officials')
    """
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first.lower() in words_of("small") else text


_PRONOUNS = {"he", "she", "they", "it", "i", "we", "who", "which", "that", "this"}


def say_chain(look: Lookup, chain: tuple[Statement, ...]) -> list[str]:
    """The speakers of a chain by name, outermost first, each once."""
    names = (say_speaker(look, statement.speaker) for statement in chain)
    return list(dict.fromkeys(name for name in names if name))


def according_to(look: Lookup, claim: Claim) -> tuple[str, ...]:
    """Say ", according to Ilse Brandt, spokeswoman, citing the agency", then without the office.

    ("",) for the writer's own words.
    """
    chain = look.chain(claim.statement)
    names = say_chain(look, chain)
    if not names:
        return ("",)
    citing = f", citing {join(names[1:])}" if names[1:] else ""
    title = next((office(look, s.speaker) for s in chain if say_speaker(look, s.speaker) == names[0]), "")
    full = f", according to {names[0]}{title}{citing}"
    return tuple(dict.fromkeys((full, f", according to {names[0]}{citing}", "")))


def event_sentences(look: Lookup, event: Event) -> Iterator[Sentence]:
    """Wordings of an event from the fullest to the plainest; the last is a bare quotation.

    Where the codes say little, the article's own words come first. Place, amounts, time and source are
    left away before the parties are.
    """
    claims = lead_claims(look, event)
    if not claims:
        return
    lead = claims[0]
    clause, rows = act(look, event, claims)
    citations = cite_claims([claim.id for claim in claims[:MAX_CITED]])
    rows += tuple(look.document_row(look.documents[claim.doc]) for claim in claims[:MAX_CITED])
    source = according_to(look, lead)
    if words := (is_vague(lead) or lead.quad > 2) and own_words(lead):
        yield from _in_own_words(look, event, words, citations, rows)
    if is_grave(lead):
        yield quote_sentence(look, lead, chain=True)
        yield quote_sentence(look, lead)
    extras = dict.fromkeys(((amounts(lead), place(look, lead)), (amounts(lead), ""), ("", "")))
    for amount, where in extras:
        for when in dict.fromkeys((*_times(event, claims), "")):
            for by in source:
                text = capital(f"{clause}{amount}{where}{when}{by}.")
                yield Sentence(text, citations, rows, event.status)
    yield quote_sentence(look, lead, chain=True)
    yield quote_sentence(look, lead)


def _in_own_words(
    look: Lookup, event: Event, words: str, citations: tuple[Citation, ...], rows: tuple[Row, ...]
) -> Iterator[Sentence]:
    """The party by name and the rest of the clause as a quotation; status and date stand behind it."""
    claims = lead_claims(look, event)
    who = capital(parties(look, event.who).words)
    dates = [time.removeprefix(" on ").removeprefix(" in ") for time in _times(event, claims)]
    known = [date for date in dates if date not in words]
    status = [] if event.status == "occurred" else [event.status]
    for date in dict.fromkeys((*known, "")):
        behind = ", ".join([*status, *([date] if date else [])])
        for by in according_to(look, claims[0]):
            text = f"{who} “{inner_quotes(words)}”{by}{f' ({behind})' if behind else ''}."
            yield Sentence(text, citations, rows, event.status)


def _times(event: Event, claims: tuple[Claim, ...]) -> list[str]:
    """The time of the event with its preposition, if a claim that will be cited gives it."""
    when = event.when
    if not when or not when.period or when.recurring:
        return []
    cited = claims[:MAX_CITED]
    return [f" {say_when(when.period)}"] if any(claim.when == when for claim in cited) else []


def quote_sentence(look: Lookup, claim: Claim, *, chain: bool = False) -> Sentence:
    """The article's own words, with outlet and status: what is left when nothing else is carried.

    chain: whether the speakers stand behind the outlet.
    """
    doc = look.documents[claim.doc]
    words = shorten(claim.quote, QUOTE_CHARS)
    status = "" if claim.status == "occurred" else f" ({claim.status})"
    names = say_chain(look, look.chain(claim.statement)) if chain else []
    text = f"{' ← '.join((look.outlet_first(doc), *names))}: “{inner_quotes(words)}”{status}."
    return Sentence(text, cite_claims([claim.id]), (look.document_row(doc),), claim.status)


def inner_quotes(words: str) -> str:
    """Quotation marks inside a quotation as single ones."""
    return words.translate(str.maketrans('“”"«»', "‘’’‘’"))


def label(look: Lookup, event: Event) -> str:
    """A short name for charts and tables: "joint exercise", "supply of arms"."""
    _, phrase, _, _ = verb_phrase(look, event, lead_claims(look, event))
    return strip_article(phrase.thing)


def pair_of(actor: str) -> str | None:
    """The state of an actor, as a node of the network; groupings stand for themselves."""
    return actor if actor.startswith("grouping:") else state_of(actor)
