"""The proof: every name, number, date and quotation of a sentence stands in what the sentence cites.

A fact is carried by the characters of a cited span or by a value of a cited row. A name is also carried
through the lexicon: a span that says Moscow carries Russia, if the cited claim is about Russia and Moscow
is one of its names. A date is also carried by a cited claim's time, if the words that give it stand in the
span and what they leave open follows from the article's own date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.briefing.facts import NUMBER_WORDS, Fact, find_facts
from foedus.briefing.lookup import Lookup, flat
from foedus.briefing.phrases import phrasebook
from foedus.briefing.sentences import Sentence
from foedus.briefing.wording import say_period
from foedus.errors import ProofError
from foedus.model.actor import state_of
from foedus.model.claim import Claim
from foedus.model.dates import MONTHS

_MARKS = re.compile('[“”"«»]')


@dataclass(frozen=True, slots=True)
class Proof:
    """What was checked. sentences: those with at least one fact, or none to check. facts: all facts."""

    sentences: int
    facts: int
    names: int
    numbers: int
    dates: int
    quotations: int


def prove(look: Lookup, sentences: Iterable[Sentence]) -> Proof:
    """Check every sentence; raises ProofError that names the sentence, the fact and what was cited."""
    checked = 0
    tally = {"name": 0, "number": 0, "date": 0, "quotation": 0}
    for sentence in sentences:
        for failure in failures(look, sentence):
            cited = ", ".join(f"{c.kind} {c.id}" for c in sentence.citations) or "no article"
            rows = ", ".join(row.id for row in sentence.rows) or "no row"
            raise ProofError(f"{failure}, in “{sentence.text}” (cites {cited}; {rows})")
        checked += 1
        for fact in find_facts(_unsaid(sentence)):
            tally[fact.kind] += 1
    return Proof(
        checked, sum(tally.values()), tally["name"], tally["number"], tally["date"], tally["quotation"]
    )


def carried(look: Lookup, sentence: Sentence) -> bool:
    """Whether everything in the sentence is carried by what it cites."""
    return next(failures(look, sentence), None) is None


def first_carried(look: Lookup, variants: Iterable[Sentence]) -> Sentence | None:
    """The first wording that is carried; None if there is none."""
    return next((sentence for sentence in variants if carried(look, sentence)), None)


def failures(look: Lookup, sentence: Sentence) -> Iterator[str]:
    """What is not carried, each as half a sentence."""
    evidence = _Evidence(look, sentence)
    for row in sentence.rows:
        if row.counted is not None and row.values != (str(len(set(row.counted))),):
            yield f"row {row.id} says {row.values} and counts {len(set(row.counted))}"
    for fact in find_facts(_unsaid(sentence)):
        if not evidence.carries(fact):
            yield f"the {fact.kind} “{fact.text}” is not carried"
    words = phrasebook().status_words[sentence.status] if sentence.status else ()
    if words and not any(re.search(rf"\b{word}\b", sentence.text, re.IGNORECASE) for word in words):
        yield f"the status “{sentence.status}” is not said"
    if sentence.status and not any(claim.status == sentence.status for claim in evidence.claims):
        yield f"no claim that is cited has the status “{sentence.status}”"


def _unsaid(sentence: Sentence) -> str:
    """The sentence without what is a row's value word for word, where that holds quotation marks.

    A title or an outlet may hold a lone quotation mark, which would pair with one of ours.
    """
    text = sentence.text
    for row in sentence.rows:
        for value in row.values:
            if value == text or _MARKS.search(value):
                text = text.replace(value, " ¦ ")
    return text


class _Evidence:
    """What one sentence cites, ready to be searched."""

    def __init__(self, look: Lookup, sentence: Sentence) -> None:
        self.look = look
        self.spans = [flat(span.quote) for c in sentence.citations for span in look.spans(c)]
        self.values = [flat(value) for row in sentence.rows for value in row.values]
        self.text = "\n".join((*self.spans, *self.values))
        self.claims = [look.claims[c.id] for c in sentence.citations if c.kind == "claim"]
        self.speakers = [
            statement.speaker.actor
            for citation in sentence.citations
            for statement in look.chain_of(citation)
            if statement.speaker and statement.speaker.actor
        ]

    def carries(self, fact: Fact) -> bool:
        match fact.kind:
            case "quotation":
                return self._quotation(fact.text)
            case "date":
                return self._date(fact.text)
            case "name":
                return self._name(fact.text)
            case "number":
                return self._number(fact.text)

    def _stands(self, words: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(flat(words))}(?!\w)", self.text) is not None

    def _quotation(self, words: str) -> bool:
        parts = [part for part in _unquoted(words).split("…") if part.strip(" .,;:")]
        return any(_in_order(parts, _unquoted(text)) for text in (*self.spans, *self.values))

    def _name(self, name: str) -> bool:
        bare = re.sub(r"['’]s?$", "", name)
        if self._stands(name) or self._stands(bare):
            return True
        names = self.look.material.names
        for actor in dict.fromkeys(self._actors()):
            called = {names.name(actor), names.name(state_of(actor) or actor)}
            if bare in {words.removeprefix("the ") for words in called} and any(
                self.look.forms(form).search(self.text) for form in self._entities(actor)
            ):
                return True
        return False

    def _actors(self) -> Iterator[str]:
        for claim in self.claims:
            yield from claim.who
            yield from claim.whom
            for mention in claim.mentions:
                yield from (mention.actor, *mention.members)
        yield from self.speakers

    def _entities(self, actor: str) -> Iterator[str]:
        """The actor, and those whom the coder found to act for it."""
        yield actor
        state = state_of(actor)
        for claim in self.claims:
            for mention in claim.mentions:
                same = actor in (mention.actor, *mention.members) or (
                    state and state_of(mention.actor) == state
                )
                if mention.entity and same:
                    yield mention.entity

    def _number(self, words: str) -> bool:
        value = _value(words)
        found = (
            _value(token)
            for text in (*self.spans, *self.values)
            for token in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.lower())
        )
        return value is not None and any(value == other for other in found)

    def _date(self, words: str) -> bool:
        if self._stands(words) or any(_says_date(text, words) for text in self.spans):
            return True
        return any(self._dated(claim, words) for claim in self.claims)

    def _dated(self, claim: Claim, words: str) -> bool:
        """Whether the claim's time gives this date, and its words stand where it says."""
        when = claim.when
        if when is None or when.period is None or words not in say_period(when.period):
            return False
        doc = self.look.documents[claim.doc]
        if when.start is None or when.end is None:
            return doc.published.since is not None
        if flat(doc.text[when.start : when.end]) != flat(when.text):
            return False
        return _says_date(flat(when.text), words) or bool(doc.published.since or doc.published.until)


def _unquoted(text: str) -> str:
    """Without quotation marks: those inside a quotation are printed as single ones."""
    return re.sub(r"[\"']", "", flat(text))


def _in_order(parts: list[str], text: str) -> bool:
    at = 0
    for part in parts:
        at = text.find(part.strip(), at)
        if at < 0:
            return False
        at += len(part.strip())
    return bool(parts)


def _value(token: str) -> float | None:
    token = token.lower()
    if token in NUMBER_WORDS:
        return NUMBER_WORDS[token]
    try:
        return float(token.replace(",", ""))
    except ValueError:
        return None


def _says_date(text: str, words: str) -> bool:
    """Whether a text gives every part of a date, in whatever order it writes them."""
    for part in re.findall(r"\d+|[A-Z][a-z]+", words):
        forms = [part]
        if part in MONTHS:
            forms = [part, part[:3], part[:4]]
        elif len(part) < 3:
            forms = [rf"0?{part}(?:st|nd|rd|th)?"]
        if not any(re.search(rf"(?<!\w){form}(?!\w)", text) for form in forms):
            return False
    return True
