"""Chains: an act word and the predicates above it that say whether it was done, offered, refused."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.coding.arguments import is_passive, own_subjects
from foedus.coding.compose import MAY, MUST, WILL, Meaning, compose, modal, negate
from foedus.coding.links import governor, has_object, is_charge, is_past, is_to, reaches, tells
from foedus.coding.parse import Parse
from foedus.coding.predicates import Hit, Predicates

COPULAS = frozenset(("be", "remain", "become", "seem", "appear", "stay", "get"))
PURPOSE_FRAMES = frozenset(("begin", "agree", "plan", "offer", "promise", "threaten"))
NEGATIONS = frozenset(("not", "n't", "never", "no", "neither"))
NOUN_FRAMES = frozenset(
    "light agree offer promise plan threaten refuse deny demand allow order approve begin decide fail help"
    " announce expect try stop".split()
)
CLAUSE_FRAMES = (NOUN_FRAMES - {"light", "announce"}) | {"say", "accuse"}


@dataclass(frozen=True, slots=True)
class Chain:
    """An act with what governs it.

    base: the act's own word. tokens: the base and its governors, innermost first. hits: the pattern of
    each. speaker: a verb of saying right above, or -1.
    """

    base: int
    tokens: tuple[int, ...]
    hits: tuple[Hit, ...]
    meaning: Meaning
    speaker: int = -1

    @property
    def top(self) -> int:
        """The outermost predicate."""
        return self.tokens[-1]


def find_chains(predicates: Predicates) -> list[Chain]:
    """All acts of a parse, each with its governors, in text order."""
    hits = predicates.hits
    if not hits:
        return []
    fired: set[int] = set()
    bases: list[tuple[int, Hit]] = []
    later: list[tuple[int, Hit]] = []
    for token, found in hits.items():
        first = found[0]
        if first.pattern.type is not None and first.pattern.frame in (None, "accuse"):
            fired.update(first.words[1:])
            bases.append((token, first))
        else:
            if first.pattern.type is None and first.pattern.frame == "say" and len(first.words) > 1:
                fired.update(first.words[1:])
                continue
            for hit in found:
                if hit.pattern.type is not None and not _is_own_aim(predicates.parse, token, hit):
                    later.append((token, hit))
                    break
    chains: list[Chain] = []
    absorbed: set[int] = set()
    for token, hit in bases:
        if token in fired:
            continue
        chain = climb(predicates, token, hit)
        chains.append(chain)
        absorbed.update(chain.tokens[1:])
        if chain.speaker >= 0:
            absorbed.add(chain.speaker)
        for above in chain.hits[1:]:
            absorbed.update(word for word in above.words if word != token)
    for token, hit in sorted(later, key=lambda row: -_depth(predicates.parse, row[0])):
        if token in absorbed or token in fired:
            continue
        chain = climb(predicates, token, hit)
        chains.append(chain)
        absorbed.update(chain.tokens[1:])
    chains.sort(key=lambda chain: chain.base)
    return [chain for chain in chains if chain.base not in absorbed]


def _is_own_aim(parse: Parse, verb: int, hit: Hit) -> bool:
    """Whether a verb of asking only says what its subject is after: "seeks to win"."""
    if hit.pattern.frame != "demand" or parse.tags[verb][:2] != "VB":
        return False
    deps = [parse.deps[child] for child in parse.children[verb]]
    return "xcomp" in deps and not {"dobj", "nsubjpass", "prep", "dative"} & set(deps)


def _depth(parse: Parse, token: int) -> int:
    return sum(1 for _ in parse.path_up(token))


def climb(predicates: Predicates, token: int, hit: Hit) -> Chain:
    """Follow an act upward through the predicates that govern it."""
    parse = predicates.parse
    assert hit.pattern.type is not None
    meaning = Meaning(
        hit.pattern.type, hit.pattern.type, hit.pattern.frame if hit.pattern.frame != "accuse" else None
    )
    verbal = hit.pattern.subject == "rhetoric"
    meaning = _aside(parse, token, meaning, verbal)
    tokens, hits, speaker = [token], [hit], -1
    current = token
    for _ in range(12):
        above, link = governor(parse, current)
        if above < 0:
            break
        if link == "infinitive" and parse.lemmas[above] == "be" and is_to(parse, current):
            meaning = modal("will", meaning, verbal)
            current = above
            continue
        if parse.lemmas[above] in COPULAS and parse.tags[above][:2] == "VB" and above not in predicates.hits:
            meaning = _aside(parse, above, meaning, verbal)
            current = above
            continue
        if link == "infinitive" and parse.lemmas[above] in ("have", "need", "ought"):
            meaning = modal("must", meaning, verbal)
            current = above
            continue
        if is_charge(parse, current, above):
            if _turns_down(predicates.hits.get(parse.heads[above])):
                meaning = compose("deny", meaning)
                break
        chosen = _choose(predicates.hits.get(above), link, bool(own_subjects(parse, current)))
        if chosen is None and link in ("infinitive", "purpose") and parse.deps[above] == "dobj":
            above = parse.heads[above]
            chosen = _choose(predicates.hits.get(above), link)
        if chosen is None or (link == "noun" and not reaches(parse, current, above, chosen)):
            break
        frame = chosen.pattern.frame
        assert frame is not None
        if frame == "accuse":
            meaning = compose("accuse", meaning)
            break
        if frame == "threaten" and link == "clause" and tells(parse, current, above):
            frame = "say"
        if frame == "offer" and link != "noun" and _is_asked(parse, current):
            frame = "demand"
        if frame == "say":
            if speaker < 0:
                speaker = above
            meaning = _say(parse, above, meaning)
            break
        if link == "purpose" and _is_errand(predicates.hits[above]):
            break
        if frame == "allow" and link == "noun" and parse.lemmas[above] == "enable":
            frame = "help"
        if frame == "help" and meaning.type in ("MOBILIZE", "ASSAULT") and own_subjects(parse, current):
            meaning = Meaning("AID", "AID", meaning.frame, meaning.negated)
        if link == "subject" and frame not in ("begin", "fail", "stop"):
            break
        if link == "subject" and frame == "stop" and meaning.type == "CONSULT":
            if parse.lemmas[above] == "end" and not is_passive(parse, above):
                break
        if frame == "approve" and link == "noun" and _is_anothers(parse, above, meaning):
            meaning = Meaning("SUPPORT", "SUPPORT", meaning.frame)
        meaning = compose(frame, meaning, verbal)
        if frame == "order" and link != "noun" and has_object(parse, above) and parse.tags[current] != "VBN":
            kind = chosen.pattern.type or "COERCE"
            meaning = Meaning(kind, kind, "order")
        meaning = _aside(parse, above, meaning, verbal)
        tokens.append(above)
        hits.append(chosen)
        current = above
    return Chain(token, tuple(tokens), tuple(hits), meaning, speaker)


def _is_anothers(parse: Parse, verb: int, meaning: Meaning) -> bool:
    """Whether what is approved is what another wants: a call, an offer, or a plan that is backed."""
    if meaning.type in ("REQUEST", "AGREE"):
        return True
    return meaning.frame in ("plan", "offer") and parse.lemmas[verb] in ("back", "endorse")


def _is_asked(parse: Parse, verb: int) -> bool:
    """Whether a bare verb says what another should do: "proposed that Belmark freeze its programme"."""
    if parse.tags[verb] not in ("VB", "VBP") or any(parse.deps[one] == "aux" for one in parse.children[verb]):
        return False
    actors = own_subjects(parse, verb)
    return bool(actors) and (parse.tags[verb] == "VB" or parse.tags[actors[0]] in ("NN", "NNP"))


def _turns_down(hits: list[Hit] | None) -> bool:
    return any(hit.pattern.frame in ("refuse", "deny") or hit.pattern.type == "REJECT" for hit in hits or ())


def _is_errand(hits: list[Hit]) -> bool:
    """Whether somebody is sent: that is done, whatever he is sent for."""
    return hits[0].pattern.id == "consult.send"


def _say(parse: Parse, verb: int, meaning: Meaning) -> Meaning:
    return meaning


def _choose(hits: list[Hit] | None, link: str, other: bool = False) -> Hit | None:
    if not hits:
        return None
    if link == "infinitive" and other:
        for hit in hits:
            if hit.pattern.frame == "demand":
                return hit
    if link == "purpose":
        return next((hit for hit in hits if hit.pattern.frame in PURPOSE_FRAMES), None)
    if link == "clause" and other and any(hit.pattern.frame == "decide" for hit in hits):
        hits = [hit for hit in hits if hit.pattern.frame == "say"] or hits
    if link in ("clause", "infinitive"):
        for hit in hits:
            if hit.pattern.frame in CLAUSE_FRAMES and (link == "clause" or hit.pattern.frame != "say"):
                return hit
        return None
    for hit in hits:
        if hit.pattern.frame is None or hit.pattern.frame == "accuse":
            return hit if hit.pattern.frame == "accuse" else None
        if hit.pattern.frame in NOUN_FRAMES and hit.pattern.needs != "infinitive":
            return hit
    return None


def _aside(parse: Parse, token: int, meaning: Meaning, verbal: bool) -> Meaning:
    """Auxiliaries and negation that stand beside a predicate; "planned" and "proposed" before a noun."""
    no = parse.deps[token] == "conj" and any(
        parse.lowers[child] == "nor" and child < token for child in parse.children[parse.heads[token]]
    )
    ended = False
    for child in parse.children[token]:
        dep, lower = parse.deps[child], parse.lowers[child]
        if dep == "aux" and child < token:
            if lower in WILL or lower in MUST or (lower in MAY and not is_past(parse, token)):
                meaning = modal(lower, meaning, verbal)
        elif lower == "longer" and any(parse.lowers[one] == "no" for one in parse.children[child]):
            ended = True
        elif dep == "neg" or (lower in NEGATIONS and dep in ("neg", "det", "advmod")):
            no = True
        elif dep == "amod" and lower in ("planned", "proposed", "scheduled", "upcoming", "expected"):
            if meaning.type in ("CONSULT", "COOPERATE", "SUPPORT", "AID") and meaning.frame is None:
                meaning = compose("offer" if lower == "proposed" else "plan", meaning, verbal)
        elif dep == "amod" and lower in ("alleged", "purported") and meaning.frame is None:
            meaning = compose("accuse", meaning)
    if ended:
        return compose("stop", meaning)
    return negate(meaning) if no else meaning
