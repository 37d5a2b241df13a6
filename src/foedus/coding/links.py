"""How a predicate hangs on the one above it: as noun, clause, infinitive, subject or purpose."""

from __future__ import annotations

from foedus.coding.arguments import own_subjects
from foedus.coding.parse import Parse
from foedus.coding.predicates import Hit

TIME_LINKS = frozenset(
    ("after", "before", "since", "while", "despite", "without", "during", "upon", "following", "by")
)
CLAIMS = frozenset(
    "claim allegation accusation charge report suggestion assertion rumour rumor notion contention".split()
)


CALLING = frozenset(("call", "appeal", "prevail"))


def governor(parse: Parse, token: int) -> tuple[int, str]:
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
        return head, "infinitive" if dep == "xcomp" or is_infinitive(parse, token) else "clause"
    if dep == "pcomp":
        if parse.lowers[head] in TIME_LINKS:
            return -1, ""
        if parse.lowers[head] == "for" and parse.lemmas[heads[head]] == "sanction":
            return -1, ""  # what somebody is sanctioned for was not approved of
        return heads[head], "infinitive"
    if dep == "advcl":
        if verb and is_infinitive(parse, token):
            marked = any(parse.deps[child] == "mark" for child in parse.children[token])
            return head, "infinitive" if marked or _is_called(parse, token, head) else "purpose"
        return -1, ""
    if dep == "acl":
        if tags[token] == "VBN":
            return -1, ""
        return head, "infinitive"
    if dep == "relcl" and is_infinitive(parse, token):
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


def _is_called(parse: Parse, verb: int, above: int) -> bool:
    """Whether an infinitive says what another is called on to do: "call on Arland to lift its ban"."""
    return parse.lemmas[above] in CALLING and any(
        parse.deps[child] == "prep" and above < child < verb and parse.lowers[child] in ("on", "upon", "to")
        for child in parse.children[above]
    )


def reaches(parse: Parse, token: int, above: int, hit: Hit) -> bool:
    """Whether a noun is within reach of its governor: as object, or by a preposition that belongs to it."""
    while parse.deps[token] == "conj":
        token = parse.heads[token]
    if parse.deps[token] != "pobj":
        return True
    prep = parse.heads[token]
    if prep in hit.words:
        return True
    word = parse.lowers[prep]
    if hit.pattern.frame == "accuse" and word in ("about", "over", "at", "by"):
        return True
    if hit.pattern.frame == "light":
        return word == "of" and parse.tags[above][:2] == "NN"
    if parse.tags[above][:2] != "VB":
        return word in ("of", "to", "for", "in", "on", "with", "against")
    return word in ("to", "for") or (word == "in" and hit.pattern.frame == "begin")


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Whether a verb is bare: "to go", "going", without a subject of its own."""
    if parse.tags[verb] not in ("VB", "VBG"):
        return False
    return not any(
        parse.deps[child] in ("aux", "nsubj") and parse.tags[child] not in ("TO", "VB")
        for child in parse.children[verb]
        if parse.tags[verb] == "VBG" or parse.tags[child] == "MD"
    )


def is_past(parse: Parse, verb: int) -> bool:
    """Whether a verb stands with "have": "may have attacked"."""
    return any(parse.deps[child] == "aux" and parse.lemmas[child] == "have" for child in parse.children[verb])


def is_to(parse: Parse, verb: int) -> bool:
    """Whether a verb hangs on a bare "is": "is to visit"."""
    head = parse.heads[verb]
    return (
        parse.deps[verb] == "xcomp"
        and any(parse.tags[child] == "TO" for child in parse.children[verb])
        and not any(parse.deps[child] in ("acomp", "attr", "neg") for child in parse.children[head])
    )


def tells(parse: Parse, verb: int, above: int) -> bool:
    """Whether a warning only tells what is the case: "warned that they were arming"."""
    if parse.lemmas[above] not in ("warn", "caution", "threaten") or not own_subjects(parse, verb):
        return False
    return parse.tags[verb] in ("VBD", "VBP", "VBZ") or any(
        parse.deps[child] in ("aux", "auxpass") and parse.tags[child] in ("VBD", "VBP", "VBZ")
        for child in parse.children[verb]
    )


def has_object(parse: Parse, verb: int) -> bool:
    """Whether somebody else is told or made to act."""
    if any(parse.deps[child] in ("dobj", "nsubjpass") for child in parse.children[verb]):
        return True
    return any(
        parse.deps[child] in ("ccomp", "xcomp") and own_subjects(parse, child)
        for child in parse.children[verb]
    )


def is_charge(parse: Parse, verb: int, noun: int) -> bool:
    """Whether a clause says what a charge is: "the claim that they sent arms"."""
    if parse.lemmas[noun] not in CLAIMS or parse.deps[noun] not in ("dobj", "pobj", "nsubjpass"):
        return False
    return any(parse.deps[child] == "mark" for child in parse.children[verb])
