"""What a document has named so far, for pronouns and descriptions to fall back on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from foedus.coding.parse import Parse
from foedus.coding.placed import Placed
from foedus.lexicon.agents import Agents
from foedus.model.actor import Mention, state_of

Number = Literal["person", "thing", "many"]
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
WINDOW = 3

_FEMALE = frozenset(
    "ms. mrs. ms mrs madam queen princess lady spokeswoman chairwoman congresswoman empress she".split()
)
_MALE = frozenset(
    "mr. mr sir king prince lord spokesman chairman congressman emperor ayatollah sheikh pope he".split()
)


@dataclass(slots=True)
class Referent:
    """An actor as named at one place; sentence counts through the document.

    members: the actors of a referent that is several, entities theirs ("" where unknown).
    gender: "f", "m" or "" where the text does not say.
    words: lower-case words that named it, offices included.
    quoted: it is named inside a quotation, so by somebody else's mouth.
    """

    actor: str
    entity: str | None
    span: tuple[int, int]
    sentence: int
    number: Number
    subject: bool
    members: tuple[str, ...] = ()
    gender: str = ""
    words: frozenset[str] = frozenset()
    entities: tuple[str, ...] = ()
    quoted: bool = False

    def parts(self) -> dict[str, str]:
        """Actors that it stands for, each with its entity, "" where none is known."""
        if not self.members:
            return {self.actor: self.entity or ""}
        return dict(zip(self.members, self.entities or ("",) * len(self.members), strict=True))


@dataclass(slots=True)
class Focus:
    """Referents in text order; genders of persons once the text has told; surnames of those named.

    known: actor of a person whose state the text has told.
    """

    agents: Agents
    referents: list[Referent] = field(default_factory=list)
    groups: list[Referent] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    surnames: dict[str, Referent] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    speaker: Referent | None = None

    def add(self, referent: Referent) -> None:
        """Note a referent; a person's surname and gender are remembered for the whole document."""
        self.referents.append(referent)
        if referent.members:
            self.groups.append(referent)
        if referent.number == "person" and referent.entity:
            if state_of(referent.actor):
                self.known[referent.entity] = referent.actor
            gender = referent.gender or self.genders.get(referent.entity, "")
            self.genders[referent.entity] = referent.gender = gender
            for name in surnames_of(referent.entity, self.agents):
                self.surnames[name] = referent

    def recent(self, sentence: int, reach: int = WINDOW) -> Iterator[Referent]:
        """Referents from the latest on, no further back than `reach` sentences."""
        for referent in reversed(self.referents):
            if referent.sentence < sentence - reach:
                return
            yield referent


def surnames_of(entity: str, agents: Agents) -> list[str]:
    """Words by which a person may be named alone, from the id of the full name.

    >>> from foedus.lexicon.agents import load_agents
    >>> surnames_of("person:yoo_sang_bum", load_agents()), surnames_of("person:jane_doe", load_agents())
    (['Yoo'], ['Doe'])
    """
    parts = entity.partition(":")[2].split("_")
    if len(parts) < 2:
        return []
    first, last = parts[0].capitalize(), parts[-1].capitalize()
    use = agents.given.get(first)
    if use == "family":
        return [first]
    return [first, last] if use == "both" else [last]


def referent_of(parse: Parse, placed: Placed, sentence: int, agents: Agents) -> Referent:
    """A mention as something that later words may refer to."""
    mention = placed.mention
    words = parse.lowers[placed.first : placed.last + 1]
    person = mention.entity is not None and mention.entity.startswith("person:")
    number: Number = "person" if person else "thing"
    if not person and _is_plural(parse, placed, mention, agents):
        number = "many"
    return Referent(
        mention.actor,
        mention.entity,
        (mention.start, mention.end),
        sentence,
        "many" if mention.members else number,
        is_subject(parse, placed.head),
        mention.members,
        _gender(parse, placed, agents) if person else "",
        frozenset(words),
        mention.entities,
    )


def is_subject(parse: Parse, token: int) -> bool:
    """Whether a token, or what it is coordinated with, is a clause's subject."""
    while parse.deps[token] in ("conj", "appos") and parse.heads[token] != token:
        token = parse.heads[token]
    return parse.deps[token] in SUBJECTS


def whole_state(referent: Referent) -> str | None:
    """The state that a referent is, or is part of; None for persons alone, bodies of no state, groups."""
    return None if referent.members else state_of(referent.actor)


def _is_plural(parse: Parse, placed: Placed, mention: Mention, agents: Agents) -> bool:
    if mention.kind == "name" and len(mention.actor) == 3:
        return False
    return parse.tags[placed.head] in ("NNS", "NNPS") and mention.kind in ("title", "demonym", "name")


def _gender(parse: Parse, placed: Placed, agents: Agents) -> str:
    for token in range(placed.first, placed.last + 1):
        if parse.lowers[token] in _FEMALE:
            return "f"
        if parse.lowers[token] in _MALE:
            return "m"
    for token in range(placed.first, placed.last):
        if gender := agents.genders.get(parse.words[token], ""):
            return gender
    return ""
