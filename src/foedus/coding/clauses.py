"""Clause geometry over a parse: who is the subject of a verb, where its words begin and end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.coding.marks import BREAKS, CLOSING, DASHES, DOUBLE_CLOSE, DOUBLE_OPEN, PUNCTUATION
from foedus.coding.parse import Parse

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
PASSIVE = frozenset(("nsubjpass", "csubjpass"))
HEARERS = frozenset(
    "ask tell press question inform remind quiz challenge grill query call name dub title".split()
)
VERB_PARTS = frozenset(("aux", "auxpass", "neg", "advmod", "prt"))
SPAN_ENDS = frozenset((":", "``", DOUBLE_OPEN, ";"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
LONGEST_CLIMB = 12
FARTHEST = 14


@dataclass(frozen=True, slots=True)
class Subject:
    """The token that governs the speaker's words; passive when it is the one spoken of."""

    token: int
    passive: bool = False
    climbed: bool = False


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb stands in the passive, with or without its auxiliary.

    A bare participle after a noun ("the plan proposed by") counts, and one that opens a sentence
    ("asked whether he knew, the envoy said").
    """
    deps = parse.deps
    if any(deps[child] in ("auxpass", "nsubjpass") for child in parse.children[verb]):
        return True
    if deps[verb] == "advcl" and parse.lemmas[verb] in HEARERS and parse.tags[verb] in ("VBN", "VBD"):
        return not any(deps[child] in SUBJECTS or deps[child] == "aux" for child in parse.children[verb])
    return parse.tags[verb] == "VBN" and (
        deps[verb] == "acl" or any(deps[child] == "agent" for child in parse.children[verb])
    )


def find_subject(parse: Parse, verb: int, *, objects: bool = True) -> Subject | None:
    """The subject of a verb, taken from the governing clause where it has none of its own.

    objects: "persuaded him to say" gives "him", not the persuader.
    """
    deps, heads, children = parse.deps, parse.heads, parse.children
    climbed = False
    token = verb
    for _ in range(LONGEST_CLIMB):
        own = [child for child in children[token] if deps[child] in SUBJECTS]
        own = [child for child in own if parse.lowers[child] != "there" and deps[child] != "expl"]
        if own:
            before = [child for child in own if child < token]
            chosen = before[-1] if before else own[0]
            if chosen == verb:
                return None
            return Subject(chosen, deps[chosen] in PASSIVE and token == verb, climbed)
        dep, head = deps[token], heads[token]
        if head == token:
            return None
        if dep == "xcomp" and objects and token == verb:
            thing = [child for child in children[head] if deps[child] in ("dobj", "dative") and child < token]
            if thing and parse.tags[verb] == "VB":
                return Subject(thing[0], climbed=True)
        if dep in ("acl", "relcl"):
            if parse.tags[token] != "VB":
                return Subject(head, climbed=True)
            if dep == "relcl" or deps[head] != "dobj":
                return None
            climbed, token = True, heads[head]
            continue
        if dep in (
            "conj",
            "xcomp",
            "advcl",
            "pcomp",
            "prep",
            "dep",
            "acomp",
            "attr",
            "oprd",
            "auxpass",
            "aux",
        ):
            if dep == "pcomp" and parse.tags[heads[head]][:2] == "NN" and parse.deps[head] == "prep":
                token = heads[head]
                owner = [child for child in children[token] if deps[child] == "poss"]
                if owner:
                    return Subject(owner[0], climbed=True)
                climbed = True
                if deps[token] in SUBJECTS:
                    return None
                token = heads[token] if heads[token] != token else token
                continue
            climbed = True
            token = head
            continue
        if dep in ("dobj", "pobj", "nsubj", "ccomp", "parataxis", "appos"):
            return None
        return None
    return None


def span_of(parse: Parse, token: int, *, avoid: int | None = None) -> tuple[int, int]:
    """First and last token of a noun phrase, without a relative clause after a comma.

    avoid: a token (the cue) that the phrase must not reach over.
    """
    below = parse.subtree(token)
    if avoid is not None:
        below = [i for i in below if i < avoid] if token < avoid else [i for i in below if i > avoid]
    below = _contiguous(below, token)
    first, last = below[0], below[-1]
    for i in range(token + 1, last + 1):
        ends = parse.words[i] in SPAN_ENDS and not _closes(parse, i, last)
        if ends or (parse.words[i] == "," and _aside(parse, i + 1, last)):
            last = i - 1
            break
    if "(" in parse.words[first : last + 1] and ")" not in parse.words[first : last + 1]:
        last = next((i for i in range(last, min(last + FARTHEST, len(parse))) if parse.words[i] == ")"), last)
    for i in range(first, token):
        if parse.words[i] in DASHES and parse.words[i] != "-":
            first = i + 1
    while (
        last > token and parse.words[last] in PUNCTUATION and parse.words[last] not in (")", "”", '"', "''")
    ):
        last -= 1
    while first < token and parse.words[first] in (",", ";", ":", "''", *CLOSING, *DASHES):
        first += 1
    if parse.tags[first] == "CC" and first < token:
        first += 1
    return first, max(first, last)


def _closes(parse: Parse, mark: int, last: int) -> bool:
    """Whether a quotation mark closes again inside the phrase: a title in it."""
    closing = {"``": "''", DOUBLE_OPEN: DOUBLE_CLOSE}.get(parse.words[mark])
    return closing is not None and closing in parse.words[mark : last + 1]


def _aside(parse: Parse, token: int, last: int) -> bool:
    """What a comma adds to a name without being part of it: "Bello, speaking in Oslo", or a long "who"."""
    if token > last:
        return False
    lower = parse.lowers[token]
    if lower in RELATIVES:
        return last - token > FARTHEST
    return parse.tags[token] == "VBG" and lower != "including"


def _contiguous(tokens: list[int], token: int) -> list[int]:
    where = tokens.index(token)
    first = last = where
    while first and tokens[first - 1] == tokens[first] - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] == tokens[last] + 1:
        last += 1
    return tokens[first : last + 1]


def cue_span(parse: Parse, verb: int, *, subject: int | None = None) -> tuple[int, int]:
    """The verb with the auxiliaries, negation, adverbs and particle that touch it.

    Governing verbs that touch it count too: "went on to explain", "could not resist pointing out".
    """
    first = last = verb
    parts: set[int] = set()
    top = verb
    while True:
        parts.update(child for child in parse.children[top] if parse.deps[child] in VERB_PARTS)
        head = parse.heads[top]
        raised = any(parse.deps[child] == "auxpass" for child in parse.children[head])
        if parse.deps[top] == "xcomp" and head < top and parse.tags[head][:2] == "VB" and not raised:
            between = range(head + 1, first)
            if all(i in parts or parse.tags[i] in ("TO", "RB", "RP", "IN") for i in between) and not any(
                parse.deps[child] in ("dobj", "dative") for child in parse.children[head]
            ):
                first = head
                top = head
                continue
        break
    while first - 1 in parts and parse.words[first - 1] not in PUNCTUATION:
        first -= 1
    while last + 1 in parts and parse.deps[last + 1] == "prt":
        last += 1
    if subject is not None and first <= subject < verb:
        first = verb
    return first, last


def edges(parse: Parse, tokens: Iterable[int]) -> tuple[int, int]:
    """First and last of some tokens."""
    listed = list(tokens)
    return min(listed), max(listed)


def trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Shed commas and stops at both ends, but no quotation marks."""
    while first < last and parse.words[first] in (*BREAKS, ")"):
        first += 1
    while last > first and parse.words[last] in (*BREAKS, "("):
        last -= 1
    return first, last


def antecedent(parse: Parse, relative: int) -> int:
    """The noun that "who" or "which" stands for."""
    token = relative
    for up in parse.path_up(relative):
        if parse.deps[token] in ("relcl", "acl"):
            return up
        token = up
    return parse.heads[token] if parse.deps[token] == "relcl" else relative
