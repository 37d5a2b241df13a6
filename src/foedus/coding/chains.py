"""Chains: an act word and the predicates above it that say whether it was done, offered, refused."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.coding.arguments import own_subjects
from foedus.coding.compose import MUST, WILL, Meaning, compose, modal, negate
from foedus.coding.parse import Parse
from foedus.coding.predicates import Hit, Predicates

COPULAS = frozenset(("be", "remain", "become", "seem", "appear", "stay", "get"))
PURPOSE_FRAMES = frozenset(("begin", "agree", "plan", "offer", "promise", "threaten"))
TIME_LINKS = frozenset(
    ("after", "before", "since", "while", "despite", "without", "during", "upon", "following", "by")
)
NEGATIONS = frozenset(("not", "n't", "never", "no", "neither"))
NOUN_FRAMES = frozenset(
    "light agree offer promise plan threaten refuse deny demand allow order approve begin decide fail help"
    " announce expect try stop".split()
)
CLAIMS = frozenset(
    "claim allegation accusation charge report suggestion assertion rumour rumor notion contention".split()
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
        above, link = _governor(parse, current)
        if above < 0:
            break
        if parse.lemmas[above] in COPULAS and parse.tags[above][:2] == "VB" and above not in predicates.hits:
            meaning = _aside(parse, above, meaning, verbal)
            current = above
            continue
        if link == "infinitive" and parse.lemmas[above] in ("have", "need", "ought"):
            meaning = modal("must", meaning, verbal)
            current = above
            continue
        if _is_charge(parse, current, above):
            if _turns_down(predicates.hits.get(parse.heads[above])):
                meaning = compose("deny", meaning)
                break
        chosen = _choose(predicates.hits.get(above), link, bool(own_subjects(parse, current)))
        if chosen is None and link in ("infinitive", "purpose") and parse.deps[above] == "dobj":
            above = parse.heads[above]
            chosen = _choose(predicates.hits.get(above), link)
        if chosen is None or (link == "noun" and not _reaches(parse, current, above, chosen)):
            break
        frame = chosen.pattern.frame
        assert frame is not None
        if frame == "accuse":
            meaning = compose("accuse", meaning)
            break
        if frame == "say":
            if speaker < 0:
                speaker = above
            meaning = _say(parse, above, meaning)
            break
        if link == "purpose" and _is_errand(predicates.hits[above]):
            break
        if frame == "help" and meaning.type == "MOBILIZE" and own_subjects(parse, current):
            meaning = Meaning("AID", "AID", meaning.frame, meaning.negated)
        if link == "subject" and frame not in ("begin", "fail", "stop"):
            break
        meaning = compose(frame, meaning, verbal)
        if frame == "order" and link != "noun" and _has_object(parse, above) and parse.tags[current] != "VBN":
            kind = chosen.pattern.type or "COERCE"
            meaning = Meaning(kind, kind, "order")
        meaning = _aside(parse, above, meaning, verbal)
        tokens.append(above)
        hits.append(chosen)
        current = above
    return Chain(token, tuple(tokens), tuple(hits), meaning, speaker)


def _is_charge(parse: Parse, verb: int, noun: int) -> bool:
    """Whether a clause says what a charge is: "the claim that they sent arms"."""
    if parse.lemmas[noun] not in CLAIMS or parse.deps[noun] not in ("dobj", "pobj", "nsubjpass"):
        return False
    return any(parse.deps[child] == "mark" for child in parse.children[verb])


def _turns_down(hits: list[Hit] | None) -> bool:
    return any(hit.pattern.frame in ("refuse", "deny") or hit.pattern.type == "REJECT" for hit in hits or ())


def _is_errand(hits: list[Hit]) -> bool:
    """Whether somebody is sent: that is done, whatever he is sent for."""
    return hits[0].pattern.id == "consult.send"


def _has_object(parse: Parse, verb: int) -> bool:
    if any(parse.deps[child] in ("dobj", "nsubjpass") for child in parse.children[verb]):
        return True
    return any(
        parse.deps[child] in ("ccomp", "xcomp") and own_subjects(parse, child)
        for child in parse.children[verb]
    )


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


def _reaches(parse: Parse, token: int, above: int, hit: Hit) -> bool:
    """Whether a noun is within reach of its governor: as object, or by a preposition that belongs to it."""
    while parse.deps[token] == "conj":
        token = parse.heads[token]
    if parse.deps[token] != "pobj":
        return True
    prep = parse.heads[token]
    if prep in hit.words:
        return True
    word = parse.lowers[prep]
    if hit.pattern.frame == "light":
        return word == "of" and parse.tags[above][:2] == "NN"
    if parse.tags[above][:2] != "VB":
        return word in ("of", "to", "for", "in", "on", "with", "against")
    return word in ("to", "for") or (word == "in" and hit.pattern.frame == "begin")


def _governor(parse: Parse, token: int) -> tuple[int, str]:
    """The predicate above and how it governs: "noun", "clause", "subject"; (-1, "") if there is none."""
    deps, heads, tags = parse.deps, parse.heads, parse.tags
    for _ in range(4):
        if deps[token] == "conj" and heads[token] != token:
            if tags[token][:2] == "VB" and own_subjects(parse, token):
                return -1, ""
            token = heads[token]
            continue
        break
    dep, head = deps[token], heads[token]
    if head == token:
        return -1, ""
    verb = tags[token][:2] == "VB"
    if dep in ("xcomp", "ccomp"):
        return head, "infinitive" if dep == "xcomp" or _is_infinitive(parse, token) else "clause"
    if dep == "pcomp":
        if parse.lowers[head] in TIME_LINKS:
            return -1, ""
        return heads[head], "infinitive"
    if dep == "advcl":
        if verb and _is_infinitive(parse, token):
            marked = any(parse.deps[child] == "mark" for child in parse.children[token])
            return head, "infinitive" if marked else "purpose"
        return -1, ""
    if dep == "acl":
        if tags[token] == "VBN":
            return -1, ""
        return head, "infinitive"
    if dep == "relcl" and _is_infinitive(parse, token):
        return head, "infinitive"
    if dep in ("dobj", "nsubjpass", "attr", "oprd", "acomp", "dative"):
        return head, "noun"
    if dep == "pobj":
        above = heads[head]
        if parse.lemmas[above] == "time" and deps[above] == "pobj":
            above = heads[heads[above]]
        return above, "noun"
    if dep == "compound":
        return head, "noun"
    if dep == "nsubj":
        return head, "subject"
    return -1, ""


def _is_infinitive(parse: Parse, verb: int) -> bool:
    if parse.tags[verb] not in ("VB", "VBG"):
        return False
    return not any(
        parse.deps[child] in ("aux", "nsubj") and parse.tags[child] not in ("TO", "VB")
        for child in parse.children[verb]
        if parse.tags[verb] == "VBG" or parse.tags[child] == "MD"
    )


def _aside(parse: Parse, token: int, meaning: Meaning, verbal: bool) -> Meaning:
    """Auxiliaries and negation that stand beside a predicate; "planned" and "proposed" before a noun."""
    no = parse.deps[token] == "conj" and any(
        parse.lowers[child] == "nor" and child < token for child in parse.children[parse.heads[token]]
    )
    for child in parse.children[token]:
        dep, lower = parse.deps[child], parse.lowers[child]
        if dep == "aux" and child < token:
            if lower in WILL or lower in MUST:
                meaning = modal(lower, meaning, verbal)
        elif dep == "neg" or (lower in NEGATIONS and dep in ("neg", "det", "advmod")):
            no = True
        elif dep == "amod" and lower in ("planned", "proposed", "scheduled", "upcoming", "expected"):
            if meaning.type in ("CONSULT", "COOPERATE", "SUPPORT", "AID") and meaning.frame is None:
                meaning = compose("offer" if lower == "proposed" else "plan", meaning, verbal)
        elif dep == "amod" and lower in ("alleged", "purported") and meaning.frame is None:
            meaning = compose("accuse", meaning)
    return negate(meaning) if no else meaning
