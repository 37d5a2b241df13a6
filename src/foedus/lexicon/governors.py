"""What words do to the act they govern: "plan", "deny", "possible", "if" make it something else than done.

Each group of `data/cues/status/*.yaml` gives one effect to its words. In the examples the act stands in
brackets: in `yes` it has the status that the effect gives, in `no` it has another one. `grades` says which
of its words leave a reader surer or less sure than the status alone, in the words of `data/grades.yaml`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from foedus.lexicon.grades import Grades, load_grades
from foedus.lexicon.load import Node
from foedus.lexicon.word_groups import BRACKETED, LEMMAS, check_group, examples, group_nodes

KINDS = ("verb", "noun", "adjective", "modifier", "adverb", "modal", "mark", "preposition")
COMPLEMENTS = ("clause", "infinitive", "gerund", "object", "subject", "result")
EFFECTS = (
    "report",
    "factive",
    "inherit",
    "alleged",
    "planned",
    "proposed",
    "possible",
    "conditional",
    "denied",
)
FOLDER = Path(__file__).parent / "data" / "cues" / "status"


@dataclass(frozen=True, slots=True)
class GovernorGroup:
    """Words with one effect; complements only for verbs; grades: (grade, its words), () for all of them."""

    id: str
    kind: str
    complements: tuple[str, ...]
    effect: str
    note: str
    words: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    where: str
    grades: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Governors:
    """Effects by kind, complement ("" where the kind has none) and lemma; grades by effect and lemma."""

    groups: tuple[GovernorGroup, ...]
    effects: dict[tuple[str, str, str], str] = field(repr=False)
    graded: dict[tuple[str, str], str] = field(repr=False)
    grades: Grades = field(repr=False)

    def verb(self, complement: str, lemma: str) -> str | None:
        """Effect of a verb on a complement."""
        return self.effects.get(("verb", complement, lemma))

    def word(self, kind: str, lemma: str) -> str | None:
        """Effect of a noun, adjective, adverb, modal, linking word or preposition."""
        return self.effects.get((kind, "", lemma))

    def grade(self, effect: str, *words: str) -> str:
        """The grade that the first of some words gives with an effect; "" for that of the status."""
        return next((grade for word in words if (grade := self.graded.get((effect, word)))), "")


@functools.lru_cache(maxsize=2)
def load_governors(folder: Path = FOLDER) -> Governors:
    """Read every group of a folder; where two groups name a word for one complement, the first holds.

    Raises LexiconError with file and line for anything that is not as described above.
    """
    groups = tuple(map(_group, group_nodes(folder, "lexicon/data/cues/status")))
    effects: dict[tuple[str, str, str], str] = {}
    graded: dict[tuple[str, str], str] = {}
    for group in groups:
        for grade, words in group.grades:
            for word in words:
                graded.setdefault((group.effect, word), grade)
                graded.setdefault((group.effect, LEMMAS.get(word, word)), grade)
        for word in group.words:
            for complement in group.complements or ("",):
                effects.setdefault((group.kind, complement, word), group.effect)
                if group.kind == "verb" and word in LEMMAS:
                    effects.setdefault((group.kind, complement, LEMMAS[word]), group.effect)
    return Governors(groups, effects, graded, load_grades())


def _group(node: Node) -> GovernorGroup:
    required = ("id", "kind", "effect", "note", "words", "yes", "no")
    fields = node.fields((*required, "complements", "grades"), required=required)
    grades = fields["grades"].fields(load_grades().figures) if "grades" in fields else {}
    for named in grades.values():
        for word in named.items():
            word.choice(fields["words"].texts(), "word of this group")
    complements = fields["complements"].items() if "complements" in fields else []
    return GovernorGroup(
        id=fields["id"].text(),
        kind=fields["kind"].choice(KINDS, "kind of word"),
        complements=tuple(c.choice(COMPLEMENTS, "complement") for c in complements),
        effect=fields["effect"].choice(EFFECTS, "effect"),
        note=fields["note"].text(),
        words=fields["words"].texts(),
        yes=fields["yes"].texts(),
        no=fields["no"].texts(),
        where=f"{node.file}:{node.line}",
        grades=tuple((grade, named.texts()) for grade, named in grades.items()),
    )


def check_governors(
    governors: Governors | None = None, *, judge: Callable[[str, int], str] | None = None
) -> list[str]:
    """What is wrong with the lexicon, one message each; empty when all is well.

    judge: gives the status of the act at a character of a sentence; with it every example is run.
    """
    governors = governors or load_governors()
    wrong: list[str] = []
    seen: dict[str, str] = {}
    for group in governors.groups:
        wrong += check_group(group, seen, "act")
        if (group.kind == "verb") != bool(group.complements):
            wrong.append(f"{group.where}: complements belong to verbs, and verbs need them")
        if judge:
            wrong.extend(_run(group, judge))
    return wrong


def _run(group: GovernorGroup, judge: Callable[[str, int], str]) -> list[str]:
    plain = ("report", "factive", "inherit")
    wanted = ("occurred", "ongoing") if group.effect in plain else (group.effect,)
    wrong = []
    for expected, sentence in examples(group):
        mark = BRACKETED.search(sentence)
        if mark is None:
            continue
        status = judge(BRACKETED.sub(r"\1", sentence), mark.start())
        if (status in wanted) != expected and (expected or group.effect not in plain):
            wrong.append(f"{group.where}: {status!r} for {sentence!r}; the effect is {group.effect!r}")
    return wrong
