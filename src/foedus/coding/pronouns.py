"""He, she, it and they: the nearest subject that agrees; none where another noun could be meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.coding.focus import SUBJECTS, Focus, Referent
from foedus.coding.names import SAYING
from foedus.coding.parse import Parse

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
IT = frozenset(("it", "its", "itself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
PRONOUNS = HE | SHE | IT | THEY
# Verbs whose "it" mostly stands for a whole clause or for nothing.
EMPTY = frozenset(
    "be seem appear remain become take happen mean raise follow look turn come concern suggest depend matter"
    " make rain help serve".split()
)
QUOTED = '"'
RELATIVE = frozenset(("who", "which", "that", "whom", "whose", "what"))


class PronounReader:
    """Finds what the pronouns of one sentence refer to.

    at: token -> referent, for every mention of the sentence and every pronoun settled so far.
    earlier: subjects of the sentence before, main clause first, each a referent or the bare token's tag;
    within the sentence "!" after a tag says that the subject is one who speaks; QUOTED after one of the
    sentence before, that it stood in a quotation.
    quoted: tokens inside quotations; True where the quotation is whole speech.
    """

    __slots__ = ("at", "earlier", "focus", "parse", "quoted", "sentence")

    def __init__(
        self,
        parse: Parse,
        focus: Focus,
        at: Mapping[int, Referent],
        sentence: int,
        earlier: list[Referent | str],
        *,
        quoted: Mapping[int, bool] | None = None,
    ) -> None:
        self.quoted = quoted or {}
        self.parse = parse
        self.focus = focus
        self.at = at
        self.sentence = sentence
        self.earlier = earlier

    def resolve(self, token: int) -> Referent | None:
        """What the pronoun at `token` refers to; None where the text leaves it open."""
        word = self.parse.lowers[token]
        if word in HE or word in SHE:
            return self._person(token, "m" if word in HE else "f")
        if word in IT:
            return self._thing(token)
        return self._many(token)

    def _person(self, token: int, gender: str) -> Referent | None:
        """Who he or she is: the teller's pronoun means somebody the teller named, no one out of a quotation.

        Only where the teller has named nobody, and the pronoun is not who utters the quotation, is it free.
        """
        if token in self.quoted:
            return self._agreeing(token, gender, teller=False)
        found = self._agreeing(token, gender, teller=True)
        return found if found or self._says(token) else self._agreeing(token, gender, teller=False)

    def _agreeing(self, token: int, gender: str, *, teller: bool) -> Referent | None:
        speaker = self.focus.speaker
        spoken = self.quoted.get(token, False) and speaker and speaker.sentence >= self.sentence - 1
        utters = speaker.entity if speaker and spoken else None

        def agrees(one: Referent) -> bool:
            if one.number != "person" or (teller and one.quoted) or (utters and one.entity == utters):
                return False
            return self.focus.genders.get(one.entity or "", "") in ("", gender)

        if self._says(token) and speaker and agrees(speaker) and speaker.sentence >= self.sentence - 3:
            newer = next((one for one in self.earlier if isinstance(one, Referent) and agrees(one)), None)
            if newer is None or newer.entity == speaker.entity or newer.sentence <= speaker.sentence:
                return speaker
        for one in self._subjects(token, teller=teller):
            if isinstance(one, Referent):
                if agrees(one):
                    return one
            elif one.startswith("NNP") or (one.endswith("!") and one.startswith("NN!")):
                return None
        nearby = [one for one in self.focus.recent(self.sentence, 1) if agrees(one)]
        here = {one.entity: one for one in nearby if one.sentence == self.sentence}
        if len(here) == 1:
            return next(iter(here.values()))
        before = {one.entity: one for one in nearby}
        return next(iter(before.values())) if len(before) == 1 else None

    def _thing(self, token: int) -> Referent | None:
        parse = self.parse
        head = parse.heads[token]
        if parse.deps[token] == "expl":
            return None
        if parse.deps[token] in SUBJECTS and parse.lemmas[head] in EMPTY:
            return None
        if parse.deps[token] == "poss" and parse.deps[head] == "conj" and parse.heads[head] in self.at:
            other = self.at[parse.heads[head]]
            return other if other.number == "thing" else None
        for one in self._subjects(token):
            if isinstance(one, Referent):
                if one.number == "thing":
                    return one
            elif one.rstrip("!") in ("NN", "NNP"):
                return None
        return None

    def _many(self, token: int) -> Referent | None:
        for one in self._subjects(token):
            if (
                isinstance(one, Referent)
                and one.sentence < self.sentence
                and (near := self._group_here(token))
            ):
                return near
            if isinstance(one, Referent):
                if one.number == "many":
                    return one
            elif one.endswith("!") and one.rstrip("!") not in ("NN", "NNP"):
                return None
            elif one in ("NNS", "NNPS"):
                return self._group_here(token)
        return self._group_here(token)

    def _group_here(self, token: int) -> Referent | None:
        """The last coordination before the pronoun: "between A and B at their summit"."""
        start = self.parse.offset + self.parse.starts[token]
        for group in reversed(self.focus.groups):
            if group.sentence != self.sentence:
                return None
            if group.span[1] <= start and len(group.members) > 1:
                return group
        return None

    def _says(self, token: int) -> bool:
        parse = self.parse
        return parse.deps[token] == "nsubj" and parse.lemmas[parse.heads[token]] in SAYING

    def _subjects(self, token: int, *, teller: bool = False) -> Iterator[Referent | str]:
        """Subjects before the pronoun: of the clauses above, then leftwards, then of the last sentence.

        teller: pass over what stands in a quotation.
        """
        parse = self.parse
        first = parse.sents[parse.sent_of[token]][0]
        seen = set(self.quoted) if teller else set()
        for above in parse.path_up(token):
            for child in parse.children[above]:
                if parse.deps[child] in SUBJECTS and child < token and child not in seen:
                    seen.add(child)
                    yield from self._named(child)
        for other in range(token - 1, first - 1, -1):
            if parse.deps[other] in SUBJECTS and other not in seen:
                yield from self._named(other)
        for one in self.earlier:
            if not isinstance(one, str) or not one.endswith(QUOTED):
                yield one
            elif not teller:
                yield one.removesuffix(QUOTED)

    def _named(self, token: int) -> Iterator[Referent | str]:
        if token in self.at:
            yield self.at[token]
        elif self.parse.lowers[token] not in RELATIVE and self.parse.tags[token] not in ("EX", "PRP", "DT"):
            says = self.parse.lemmas[self.parse.heads[token]] in SAYING
            yield self.parse.tags[token] + ("!" if says else "")


def subjects_of(
    parse: Parse, first: int, stop: int, at: Mapping[int, Referent], *, quoted: Mapping[int, bool]
) -> list[Referent | str]:
    """Subjects of a sentence for the next one: the main clause's first, then the others from the left."""
    found: list[tuple[bool, int]] = []
    for token in range(first, stop):
        if parse.deps[token] in SUBJECTS:
            main = parse.deps[parse.heads[token]] == "ROOT"
            found.append((not main, token))
    found.sort()
    named: list[Referent | str] = []
    for _, token in found:
        if token in at:
            named.append(at[token])
        elif parse.lowers[token] not in RELATIVE and parse.tags[token] not in ("EX", "PRP", "DT"):
            named.append(parse.tags[token] + (QUOTED if token in quoted else ""))
    return named
