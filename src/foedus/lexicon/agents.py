"""Words that tell who acts within a state, and whether a capitalised name is a person or a body.

Sources: lexicon/data/agents/sources.yaml.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.errors import LexiconError
from foedus.lexicon.load import unknown
from foedus.lexicon.officials import SECTORS
from foedus.lexicon.tables import DATA, read_table

SHAPES = ("organisation", "outlet", "place", "event", "thing")


@dataclass(frozen=True, slots=True)
class Agent:
    """One office, calling or body: sector, whether a body, the office where one person holds it.

    plural: this form names several ("lawmakers").
    """

    text: str
    sector: str
    body: bool
    office: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Agents:
    """Phrases by their first word, longest first; given names; shapes of names.

    phrases: first word -> (further words, agent) pairs. lasts: last words of all phrases.
    given: name -> "given", "family" or "both". genders: name -> "f", "m" or "".
    shapes: word -> one of SHAPES.
    """

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Agent], ...]]
    lasts: frozenset[str]
    given: Mapping[str, str]
    genders: Mapping[str, str]
    shapes: Mapping[str, str]

    def match(self, lowers: Sequence[str], start: int, stop: int) -> tuple[int, Agent] | None:
        """The longest phrase at token `start` that ends before `stop`: (index of its last token, agent)."""
        for rest, agent in self.phrases.get(lowers[start], ()):
            end = start + len(rest)
            if end < stop and (not rest or tuple(lowers[start + 1 : end + 1]) == rest):
                return end, agent
        return None

    def match_before(self, lowers: Sequence[str], last: int, floor: int) -> tuple[int, Agent] | None:
        """The longest phrase that ends at token `last`, not before `floor`: (first token, agent)."""
        if lowers[last] not in self.lasts:
            return None
        for start in range(max(floor, last - 6), last + 1):
            found = self.match(lowers, start, last + 1)
            if found and found[0] == last:
                return start, found[1]
        return None

    def with_phrases(self, agents: Sequence[Agent]) -> Agents:
        """The same agents and more; what is added wins over what stands."""
        more = index_agents(agents, {}, {}, {})
        phrases = dict(self.phrases)
        for word, rows in more.phrases.items():
            merged = {**dict(phrases.get(word, ())), **dict(rows)}
            phrases[word] = tuple(sorted(merged.items(), key=lambda row: -len(row[0])))
        return Agents(phrases, self.lasts | more.lasts, self.given, self.genders, self.shapes)


@functools.cache
def load_agents() -> Agents:
    """The agents that ship with foedus, read once a process."""
    return read_agents(DATA / "agents")


def read_agents(folder: Path) -> Agents:
    """Read the three tables of a folder."""
    agents = []
    for place, (text, plural, sector, kind, office) in read_table(
        folder / "agents.csv", ["text", "plural", "sector", "kind", "office"]
    ):
        if sector not in SECTORS:
            raise LexiconError(f"{place}: {unknown('sector', sector, SECTORS)}")
        if kind not in ("person", "body"):
            raise LexiconError(f"{place}: {unknown('kind', kind, ('person', 'body'))}")
        agents.append(Agent(text, sector, kind == "body", office, False))
        if plural and plural != text:
            agents.append(Agent(plural, sector, kind == "body", office, True))
    given = {}
    genders = {}
    for place, (name, use, gender) in read_table(folder / "given_names.csv", ["name", "use", "gender"]):
        if use not in ("given", "family", "both"):
            raise LexiconError(f"{place}: {unknown('use', use, ('given', 'family', 'both'))}")
        given[name] = use
        if gender not in ("", "f", "m"):
            raise LexiconError(f"{place}: {unknown('gender', gender, ('f', 'm'))}")
        genders[name] = gender
    shapes = {}
    for place, (word, kind) in read_table(folder / "shapes.csv", ["word", "kind"]):
        if kind not in SHAPES:
            raise LexiconError(f"{place}: {unknown('kind', kind, SHAPES)}")
        shapes[word] = kind
    return index_agents(agents, given, genders, shapes)


def index_agents(
    agents: Sequence[Agent],
    given: Mapping[str, str],
    genders: Mapping[str, str],
    shapes: Mapping[str, str],
) -> Agents:
    """Index phrases by first word; every phrase with "defense" also stands with "defence"."""
    phrases: dict[str, list[tuple[tuple[str, ...], Agent]]] = {}
    lasts = set()
    for agent in agents:
        for text in {agent.text, agent.text.replace("defense", "defence")}:
            words = _tokens(text)
            phrases.setdefault(words[0], []).append((words[1:], agent))
            lasts.add(words[-1])
    longest_first = {
        word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in phrases.items()
    }
    return Agents(longest_first, frozenset(lasts), given, genders, shapes)


def _tokens(text: str) -> tuple[str, ...]:
    """Words as the parser cuts them: hyphens and possessives apart.

    >>> _tokens("president's office"), _tokens("consul-general")
    (('president', "'s", 'office'), ('consul', '-', 'general'))
    """
    return tuple(text.replace("-", " - ").replace("'s", " 's").split())
