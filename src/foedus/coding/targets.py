"""Which noun phrase an act is done to: every candidate around its words, weighed by place and by kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from foedus.coding.arguments import direct_objects, is_passive, own_subjects, patients, prep_objects
from foedus.coding.chains import Chain
from foedus.coding.keys import TIMES, TRANSPARENT
from foedus.coding.parse import Parse
from foedus.coding.phrases import PEOPLE
from foedus.lexicon.patterns import Patterns

TOWARDS = (
    "against", "with", "on", "upon", "between", "to", "into", "toward", "towards", "of", "from", "by", "over",
    "about", "regarding", "concerning", "for", "at", "in", "near", "among",
)  # fmt: skip
LOOSE = TIMES | frozenset(
    "time account occasion basis end ground charge part bid effort move response protest retaliation behalf"
    " statement message line favour favor addition exchange return order case way".split()
)
HANDED = {"AID": ("to", "into", "for"), "RETREAT": ("to",), "COOPERATE": ("to", "with")}
TAKEN = ("PEOPLE", "DIPLOMAT", "TERRITORY", "PROPERTY", "PEACEG")
SAID = ("DEMANDS", "PACT", "RULES")
IMPOSED = frozenset(("COERCE", "SANCTION", "SUPPORT", "CONSULT"))
SENT = frozenset(("AID", "MOBILIZE"))
TAKEN_BACK = frozenset(("SANCTION", "RETREAT"))
BACK = frozenset(("withdraw", "pull", "recall", "evacuate", "remove", "reduce", "redeploy", "withdrawal"))
MONEY = frozenset("% percent dollar euro pound yen yuan rouble ruble crown million billion usd hour".split())
ACTING = ("PEOPLE", "DIPLOMAT", "FORCEG", "PEACEG", "REBELS")
NAMING = frozenset(("amod", "compound", "nmod", "poss", "appos"))
DEEPEST = 4
LEAST = 1.0


def following_place(parse: Parse, noun: int) -> int:
    """The preposition right after an object, hung on the verb ("hit a base in Corvia"); -1 for none."""
    after = noun + 1
    if parse.deps[noun] != "dobj" or parse.tags[noun][:3] == "NNP" or after >= len(parse):
        return -1
    if parse.heads[after] == parse.heads[noun]:
        if parse.deps[after] == "prep" and parse.lowers[after] in ("in", "near", "outside"):
            if any(
                parse.tags[one][:3] == "NNP" and parse.lowers[one] not in TIMES
                for one in parse.children[after]
            ):
                return after
    return -1


def _is_aside(parse: Parse, noun: int) -> bool:
    """Whether an object stands behind a comma, and so only explains the name before it."""
    first = min((child for child in parse.children[noun] if child < noun), default=noun)
    return parse.deps[noun] == "dobj" and parse.heads[noun] < first - 1 and parse.words[first - 1] == ","


def is_told(chain: Chain) -> bool:
    """Whether a speaker says what another must do: the demand is his."""
    if chain.hits[0].pattern.id == "request.must":
        return True
    return chain.meaning.frame == "demand" and all(hit.pattern.frame != "demand" for hit in chain.hits)


class Targets:
    """The candidates of one act, each noun with the best value that it got.

    Objects come before what prepositions add, names and people before things. Where a thing is given, said
    or refused, who gets it or is spoken of lies deeper in its phrase.
    """

    __slots__ = ("chain", "found", "parse", "patterns", "without")

    def __init__(self, parse: Parse, chain: Chain, patterns: Patterns, *, without: Collection[int]) -> None:
        self.parse = parse
        self.chain = chain
        self.patterns = patterns
        self.without = without
        self.found: dict[int, float] = {}
        fired = {word for hit in chain.hits for word in hit.words}
        for depth, token in enumerate(reversed(chain.tokens)):
            self._around(token, fired, 0.3 * depth)
        if is_told(chain):
            for one in own_subjects(parse, chain.base):
                self._weigh(one, 4.0)
        self._anywhere()

    def best(self) -> int | None:
        """The head of the phrase that the act is done to; None if nothing qualifies."""
        if not self.found:
            return None
        parse = self.parse
        value, minus_head = max((value, -one) for one, value in self.found.items())
        if value < LEAST:
            return None
        head = -minus_head
        above = parse.heads[parse.heads[head]]
        while parse.deps[head] == "pobj" and parse.lowers[parse.heads[head]] == "of":
            if parse.lemmas[above] not in TRANSPARENT - MONEY or above in self.without:
                break
            head, above = above, parse.heads[parse.heads[above]]
        return head

    def _around(self, token: int, fired: set[int], late: float) -> None:
        parse, chain = self.parse, self.chain
        for one in self._objects(token):
            if one in chain.tokens or parse.tags[one] == "IN" or _is_aside(parse, one):
                continue
            if self._is_given(one, fired):
                self._weigh(one, 0.8)
            else:
                self._weigh(one, (3.3 if is_passive(parse, token) else 3.0) - late)
            self._inside(one, 2.6 - late)
        handed = HANDED.get(chain.hits[0].pattern.type or "", ())
        for word in dict.fromkeys((token, *sorted(fired))):
            for prep, noun in self._towards(word):
                goal = 1.6 if prep in handed else 0.0
                if noun in fired and self._is_given(noun, fired):
                    continue
                self._weigh(noun, 2.6 + goal - 0.06 * TOWARDS.index(prep) - late)
                self._inside(noun, 1.5 - late)
        for clause in self._clauses(token, fired):
            for one in own_subjects(parse, clause):
                self._weigh(one, (3.4 if clause in chain.tokens else 2.2) - late)
        for verb in self._purposes(token):
            for one in direct_objects(parse, verb):
                self._weigh(one, 1.6 - late)
                self._inside(one, 1.3 - late)

    def _anywhere(self) -> None:
        """Names elsewhere in the sentence, for acts that say nobody to whom they are done."""
        parse = self.parse
        first, end = parse.sents[parse.sent_of[self.chain.base]]
        for noun in range(first, end):
            if parse.deps[noun][:5] == "nsubj" and parse.deps[parse.heads[noun]] == "ROOT":
                continue
            if parse.tags[noun][:2] == "NN" and parse.deps[noun] not in (*NAMING, "npadvmod"):
                if (
                    noun not in self.found
                    and noun not in self.chain.tokens
                    and parse.lowers[noun] not in TIMES
                ):
                    if self._is_name(noun):
                        self._weigh(noun, 1.3)

    def _weigh(self, noun: int, value: float) -> None:
        if noun not in self.without:
            self.found[noun] = max(self.found.get(noun, -9.0), value + self._kind(noun))

    def _inside(self, noun: int, value: float, deep: int = 0) -> None:
        """What a phrase is about: "a ban on imports of beef", "charges by the envoy"."""
        if deep > DEEPEST:
            return
        for prep, below in self._towards(noun):
            said = 1.0 if prep in ("by", "from") and self.chain.hits[0].pattern.cameo == "016" else 0.0
            self._weigh(below, value + said - 0.03 * TOWARDS.index(prep))
            self._inside(below, value - 0.25, deep + 1)

    def _kind(self, noun: int) -> float:
        """How much a phrase looks like somebody: names and people before things, pronouns last."""
        parse = self.parse
        if parse.tags[noun] in ("PRP", "CD", "WDT", "WP", "$", "DT", "EX"):
            return -1.0
        if parse.lemmas[noun] in MONEY or any(parse.tags[one] == "$" for one in parse.children[noun]):
            return -1.0
        if self._is_name(noun) or (
            not self._is_act(noun) and any(self._is_name(one) for one in self._parts(noun))
        ):
            return 1.6
        return 0.8 if self._is_people(noun) else 0.0

    def _is_name(self, noun: int) -> bool:
        parse = self.parse
        words = [noun, *(child for child in parse.children[noun] if parse.deps[child] in NAMING)]
        words += [below for child in words[1:] for below in parse.children[child]]
        return any(
            parse.tags[one][:3] == "NNP"
            or (parse.words[one].isupper() and len(parse.words[one]) > 1)
            or (parse.tags[one][:2] == "JJ" and one and parse.words[one][0].isupper())
            for one in words
        )

    def _is_act(self, noun: int) -> bool:
        """Whether a noun is itself something done or said: the phrase then names more than a party."""
        names = {self.parse.lemmas[noun], self.parse.lowers[noun]}
        return bool(names & self.patterns.nouns.keys() or names & self.patterns.nominals.keys())

    def _parts(self, noun: int) -> list[int]:
        """What a phrase is of or in: "the enclave of Eastern Ghouta"."""
        found = [one for prep, one in prep_objects(self.parse, noun) if prep in ("of", "in", "from", "near")]
        place = following_place(self.parse, noun)
        return found if place < 0 else [*found, *self.parse.children[place]]

    def _is_people(self, noun: int) -> bool:
        lemma, groups = self.parse.lemmas[noun], self.patterns.groups
        return lemma in PEOPLE or (lemma != "charge" and any(lemma in groups[group] for group in ACTING))

    def _objects(self, token: int) -> list[int]:
        parse = self.parse
        if parse.tags[token][0] != "V":
            return []
        found = direct_objects(parse, token) + patients(parse, token)
        found += [
            one for one in parse.children[token] if parse.deps[one] == "dative" and parse.tags[one] != "IN"
        ]
        if token != self.chain.base:
            for child in parse.children[token]:
                if parse.deps[child] in ("ccomp", "xcomp"):
                    found += own_subjects(parse, child)
        return found

    def _is_given(self, noun: int, fired: set[int]) -> bool:
        """Whether a fired noun is what is given or said, not what it falls on: aid, praise."""
        parse, groups = self.parse, self.patterns.groups
        if noun not in fired:
            if parse.lemmas[noun] not in TRANSPARENT:
                return False
            below = [one for prep, one in prep_objects(parse, noun) if prep == "of" and one in fired]
            return bool(below) and self._is_given(below[0], fired)
        if any(parse.deps[one] == "poss" and self._is_name(one) for one in parse.children[noun]):
            return False
        pattern = self.chain.hits[0].pattern
        names = {parse.lemmas[noun], parse.lowers[noun]}
        if pattern.cameo == "016":
            return True
        if self.chain.meaning.root == "REJECT":
            return False
        if pattern.type == "ASSAULT":
            return bool(names & groups["ARMSG"])
        if pattern.type == "AID" and names & groups["PEOPLE"]:
            return False
        if pattern.type in SENT or (parse.lemmas[self.chain.base] in BACK and pattern.type in TAKEN_BACK):
            return True
        taken = TAKEN if pattern.type in IMPOSED else (*TAKEN, *SAID)
        return not any(names & groups[group] for group in taken)

    def _towards(self, token: int) -> Iterator[tuple[str, int]]:
        """Prepositional phrases of a word, also through a gerund: "pessimism about ending the war"."""
        parse = self.parse
        phrases = prep_objects(parse, token)
        for below in parse.children[token]:
            if parse.deps[below] in ("prep", "agent"):
                for verb in parse.children[below]:
                    if parse.deps[verb] == "pcomp":
                        phrases += [(parse.lowers[below], noun) for noun in direct_objects(parse, verb)]
        if parse.deps[token] in ("prep", "agent"):
            phrases += [
                (parse.lowers[token], one) for one in parse.children[token] if parse.deps[one] == "pobj"
            ]
        for prep, noun in phrases:
            if prep in TOWARDS and parse.lemmas[noun] not in LOOSE and parse.lowers[noun] not in TIMES:
                yield prep, noun

    def _clauses(self, token: int, fired: set[int]) -> Iterator[int]:
        """Clauses under a fired word or a verb of saying, whose subject is spoken of."""
        parse = self.parse
        for child in parse.children[token]:
            if child in fired or parse.deps[child] == "ccomp":
                yield child
                yield from (
                    one for one in parse.children[child] if parse.deps[one] in ("acl", "ccomp", "pcomp")
                )

    def _purposes(self, token: int) -> Iterator[int]:
        """Infinitives of purpose: "sent ventilators to assist B"."""
        parse = self.parse
        for child in parse.children[token]:
            if parse.deps[child] in ("advcl", "xcomp", "acl", "relcl") and child not in self.chain.tokens:
                if parse.tags[child] in ("VB", "VBG"):
                    yield child
            if parse.deps[child] == "dobj":
                for below in parse.children[child]:
                    if parse.deps[below] in ("acl", "relcl") and parse.tags[below] in ("VB", "VBG"):
                        yield below
