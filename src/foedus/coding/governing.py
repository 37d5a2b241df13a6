"""From an act up through the words that govern it: each may leave, weaken or turn its reading."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.coding.parse import Parse
from foedus.lexicon.governors import Governors
from foedus.model.claim import Status

DEEPEST = 14
PLAIN = frozenset(("occurred", "ongoing"))
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD"))
NEGATIVE_OBJECTS = frozenset(("no", "nothing", "nobody", "none", "neither"))
BE = frozenset(("be", "get"))
TIME_MARKS = frozenset(("when", "once", "as", "after", "while", "until"))
WOULD = (("would",), ("'d",))


@dataclass(frozen=True, slots=True)
class Reading:
    """A status and the words that gave it, innermost first."""

    status: Status
    reasons: tuple[str, ...]


def read(parse: Parse, token: int, lexicon: Governors, *, depth: int = 0) -> Reading:
    """The status of the act at a token, with all that governs it."""
    own = _own(parse, token, lexicon)
    if depth > DEEPEST:
        return own
    step = _governor(parse, token, lexicon)
    if step is None:
        return _open(parse, token, own)
    effect, head, word = step
    above = read(parse, head, lexicon, depth=depth + 1)
    if effect == "report" and own.reasons[-1:] in WOULD and own.status == "possible":
        own = Reading("planned", own.reasons)
    return compose(own, effect, above, word)


def _open(parse: Parse, token: int, own: Reading) -> Reading:
    """A question leaves its act open, and so does an order."""
    if own.status not in PLAIN or parse.tags[token] not in VERBS:
        return own
    first, end = parse.sents[parse.sent_of[token]]
    last = end - 1
    while last > first and not parse.words[last][0].isalnum() and parse.words[last] != "?":
        last -= 1
    if parse.words[last] == "?":
        return Reading("possible", (*own.reasons, "?"))
    if parse.tags[token] == "VB" and not any(
        parse.deps[c] in ("nsubj", "aux") for c in parse.children[token]
    ):
        return Reading("possible", (*own.reasons, "order"))
    return own


def compose(inner: Reading, effect: str, above: Reading, word: str) -> Reading:
    """What is left of a reading under a governor.

    inner: the act by itself. above: the governor's own reading. word: the governor, for the reasons.
    """
    if effect == "factive":
        return inner
    if effect == "time":
        ahead = above.status in ("planned", "possible", "conditional", "proposed")
        return Reading("possible", (*inner.reasons, word)) if ahead and inner.status == "ongoing" else inner
    if effect == "inherit":
        if above.status in PLAIN:
            return inner
        if inner.status in PLAIN:
            return Reading(above.status, (*inner.reasons, *above.reasons))
        return inner
    if effect == "report":
        if above.status in PLAIN or above.status in ("planned", "alleged"):
            return inner
        if inner.status in PLAIN:
            return Reading("possible", (*inner.reasons, word, *above.reasons))
        return inner
    reasons = (*inner.reasons, word)
    status: Status
    if inner.status == "denied" and effect not in ("denied",):
        return Reading("denied", reasons)
    if above.status == "denied":
        turned: Status = "possible" if effect in ("denied", "alleged") else "denied"
        return Reading(turned, (*reasons, *above.reasons))
    if effect == "denied":
        status = "denied" if inner.status != "denied" else "possible"
        return Reading("possible" if above.status not in (*PLAIN, "alleged", "planned") else status, reasons)
    if inner.status not in PLAIN and inner.status not in ("planned",):
        return Reading(inner.status, reasons)
    status = _STATUS[effect]
    if above.status in ("possible", "conditional", "proposed") and status == "planned":
        status = above.status
    return Reading(status, (*reasons, *above.reasons))


_STATUS: dict[str, Status] = {
    "alleged": "alleged",
    "planned": "planned",
    "proposed": "proposed",
    "possible": "possible",
    "conditional": "conditional",
}


def _own(parse: Parse, token: int, lexicon: Governors) -> Reading:
    """Modals, negation and adverbs that hang on the act itself."""
    negation = hedge = modal = ""
    lowers, deps, tags = parse.lowers, parse.deps, parse.tags
    perfect = progressive = False
    for child in parse.children[token]:
        dep, lower = deps[child], lowers[child]
        if dep in ("aux", "auxpass"):
            if tags[child] == "MD" or lower in ("'ll", "'d"):
                modal = modal or lower
            perfect = perfect or parse.lemmas[child] == "have"
            progressive = progressive or (parse.lemmas[child] == "be" and tags[token] == "VBG")
        elif dep == "neg" or (dep in ("det", "cc", "preconj") and lower in ("no", "neither")):
            negation = lower
        elif dep in ("advmod", "amod", "npadvmod"):
            adverb = lexicon.word("adverb", lower)
            if adverb == "denied" and dep == "advmod" and lower != "not":
                negation = negation or lower
            elif adverb:
                hedge = hedge or lower
            elif dep == "amod" and tags[token] in NOUNS:
                adjective = lexicon.word("adjective", lower)
                if adjective and adjective != "factive":
                    hedge = hedge or lower
        elif (dep == "nsubj" and lower in ("nobody", "none", "neither")) or _no(parse, child):
            negation = negation or lower
    status: Status = "occurred"
    reasons: tuple[str, ...] = ()
    condition = _condition(parse, token, lexicon)
    if condition and (modal or tags[token] in ("VBZ", "VBP")):
        return Reading("conditional", (*((modal,) if modal else ()), condition))
    if modal:
        effect = lexicon.word("modal", modal) or "possible"
        status = _STATUS.get(effect, "possible")
        if status == "conditional" or (hedge and status == "planned"):
            status = "possible"
        reasons = (hedge, modal) if hedge else (modal,)
        if perfect and modal in ("should", "ought"):
            return Reading("denied", (modal, "have"))
    elif hedge:
        effect = lexicon.word("adverb", hedge) or lexicon.word("adjective", hedge) or "possible"
        status = "denied" if effect == "denied" else _STATUS.get(effect, "possible")
        reasons = (hedge,)
    elif progressive or (tags[token] in ("VBZ", "VBP") and not perfect):
        status = "ongoing"
    if negation:
        return Reading("denied", (*reasons, negation))
    return Reading(status, reasons)


def _condition(parse: Parse, token: int, lexicon: Governors) -> str:
    """The word that makes an act hang on a condition: "if the wind holds"."""
    for child in parse.children[token]:
        if parse.deps[child] == "advcl":
            for mark in parse.children[child]:
                if parse.deps[mark] == "mark" and lexicon.word("mark", parse.lowers[mark]) == "conditional":
                    return parse.lowers[mark]
    return ""


def _no(parse: Parse, child: int) -> bool:
    """Whether a subject or object carries "no": "no talks were held", "held no talks"."""
    return parse.deps[child] in ("nsubj", "nsubjpass", "dobj") and any(
        parse.lowers[below] in NEGATIVE_OBJECTS and parse.deps[below] in ("det", "neg")
        for below in parse.children[child]
    )


Step = tuple[str, int, str]


def _governor(parse: Parse, token: int, lexicon: Governors) -> Step | None:
    """The effect of what governs a token, its index and its word; None where nothing does."""
    dep, head = parse.deps[token], parse.heads[token]
    if head == token:
        return None
    if dep == "conj":
        return _shared(parse, token, head, lexicon)
    if dep in ("aux", "auxpass", "prt", "cc", "punct"):
        return "inherit", head, ""
    if parse.tags[token] in VERBS or dep in ("ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj"):
        return _clause_step(parse, token, dep, head, lexicon)
    return _noun_step(parse, token, dep, head, lexicon)


def _shared(parse: Parse, token: int, head: int, lexicon: Governors) -> Step | None:
    """A conjunct shares what stands over the first one; without a tense of its own, its modal too."""
    own = any(parse.deps[c] in ("nsubj", "nsubjpass", "aux") for c in parse.children[token])
    if own or parse.tags[token] in ("VBD", "VBZ", "VBP"):
        return _governor(parse, head, lexicon)
    return "inherit", head, ""


def _clause_step(parse: Parse, token: int, dep: str, head: int, lexicon: Governors) -> Step | None:
    lemma, word = parse.lemmas[head], parse.lowers[head]
    marks = [parse.lowers[c] for c in parse.children[token] if parse.deps[c] in ("mark", "advmod")]
    infinitive = parse.tags[token] == "VB" and any(parse.tags[c] == "TO" for c in parse.children[token])
    for mark in marks:
        effect = lexicon.word("mark", mark)
        if effect and dep in ("advcl", "ccomp", "pcomp", "acl"):
            if dep == "ccomp" and effect == "conditional":
                effect = "possible"
            return effect, head, mark
    if dep == "advcl":
        if infinitive:
            return "possible", head, "to"
        if any(m in TIME_MARKS for m in marks):
            return "time", head, marks[0]
        return ("inherit", head, "") if parse.tags[token] in ("VBG", "VBN") and not marks else None
    if dep in ("ccomp", "xcomp", "csubj"):
        return _complement_step(parse, token, head, infinitive, lexicon)
    if dep == "pcomp":
        return _preposition_step(parse, head, lexicon)
    if dep == "acl":
        effect = lexicon.word("noun", lemma)
        if infinitive:
            return effect if effect not in (None, "factive") and effect else "possible", head, word
        if "that" in marks:
            return effect or "report", head, word
        return None
    if dep == "relcl":
        return ("possible", head, "to") if infinitive else None
    if dep in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "compound", "amod"):
        return _noun_step(parse, token, dep, head, lexicon)
    return ("inherit", head, "") if dep in ("oprd", "acomp", "prep") else None


def _complement_step(
    parse: Parse, token: int, head: int, infinitive: bool, lexicon: Governors
) -> Step | None:
    lemma, word, tag = parse.lemmas[head], parse.lowers[head], parse.tags[head]
    if tag in VERBS or tag == "IN":
        passive = any(parse.deps[c] == "auxpass" for c in parse.children[head])
        if infinitive:
            adjective = [c for c in parse.children[head] if parse.deps[c] in ("acomp", "oprd")]
            effect = lexicon.verb("infinitive", lemma)
            if lemma == "be" and not adjective:
                return "planned", head, "be to"
            if lemma == "have":
                return "possible", head, "have to"
            if lemma == "go" and any(parse.deps[c] == "aux" for c in parse.children[head]):
                return "planned", head, "going to"
            if adjective and lemma in ("be", "seem", "feel", "become", "remain", "appear"):
                found = lexicon.word("adjective", parse.lowers[adjective[0]])
                return found or "possible", head, parse.lowers[adjective[0]]
            if effect is None and passive and lexicon.verb("clause", lemma) in ("report", "alleged"):
                return "alleged", head, word
            return effect or "possible", head, word
        if parse.tags[token] == "VBG" and parse.deps[token] == "xcomp":
            return lexicon.verb("gerund", lemma) or "inherit", head, word
        effect = lexicon.verb("clause", lemma)
        if passive and effect == "report" and parse.deps[token] == "ccomp" and _impersonal(parse, head):
            return "alleged", head, word
        if lemma == "be":
            adjective = [c for c in parse.children[head] if parse.deps[c] in ("acomp", "attr")]
            if adjective:
                known = lexicon.word("adjective", parse.lowers[adjective[0]]) or lexicon.word(
                    "noun", parse.lemmas[adjective[0]]
                )
                return known or "inherit", head, parse.lowers[adjective[0]]
            return None
        if effect is None and parse.tags[token] == "VB":
            return lexicon.verb("infinitive", lemma) or "inherit", head, word
        return effect or "report", head, word
    found = lexicon.word("adjective", parse.lowers[head]) or lexicon.word("noun", lemma)
    if found is None and infinitive:
        found = "possible"
    return (found or "report"), head, word


def _impersonal(parse: Parse, head: int) -> bool:
    return any(parse.deps[c] == "nsubjpass" and parse.lowers[c] == "it" for c in parse.children[head])


def _preposition_step(parse: Parse, prep: int, lexicon: Governors) -> Step | None:
    """An act after a preposition: "without paying", "accused of shelling", "plans for a raid"."""
    lower, head = parse.lowers[prep], parse.heads[prep]
    effect = lexicon.word("preposition", lower)
    if effect == "denied" or (effect and lower in ("before", "until", "pending")):
        return effect, head, lower
    tag, lemma = parse.tags[head], parse.lemmas[head]
    if tag in ("NN", "NNS"):
        found = lexicon.word("noun", lemma)
        return (found, head, lemma) if found and found != "factive" else None
    if tag[:2] == "JJ":
        return lexicon.word("adjective", parse.lowers[head]) or "inherit", head, lemma
    if tag in VERBS:
        found = lexicon.verb("gerund", lemma) or lexicon.verb("object", lemma)
        if lower in (
            "after",
            "since",
            "during",
            "by",
            "following",
            "in",
            "on",
            "at",
            "amid",
            "despite",
            "with",
        ):
            return None if lower != "by" else ("inherit", head, "")
        if found:
            return found, head, lemma
        if effect:
            return effect, head, lower
        return "inherit", head, ""
    return None


def _settled(parse: Parse, noun: int, prep: int) -> bool:
    """Whether a noun after a preposition is taken for granted: "since the raid", "paid for the damage"."""
    lower = parse.lowers[prep]
    if lower == "before":
        return True
    definite = any(
        parse.deps[c] == "poss" or parse.lowers[c] in ("the", "this", "that", "these", "those", "last")
        for c in parse.children[noun]
    )
    return definite and lower in ("for", "against") and parse.tags[parse.heads[prep]] in VERBS


def _noun_step(parse: Parse, token: int, dep: str, head: int, lexicon: Governors) -> Step | None:
    lemma, tag = parse.lemmas[head], parse.tags[head]
    if dep in ("dobj", "nsubjpass", "attr", "oprd", "dative"):
        if tag not in VERBS:
            return None
        effect = lexicon.verb("object", lemma)
        return effect or "inherit", head, lemma
    if dep in ("nsubj", "csubj"):
        return ("inherit", head, "") if lexicon.verb("subject", lemma) else None
    if dep == "pobj":
        return None if _settled(parse, token, head) else _preposition_step(parse, head, lexicon)
    if dep in ("compound", "nmod", "poss", "appos", "nummod"):
        effect = lexicon.word("noun", lemma) if dep == "compound" else None
        return (effect, head, lemma) if effect and effect != "factive" else ("inherit", head, "")
    return None
