"""Acts that a text names without saying that they happened.

"A trilateral exercise is a different story" speaks of an exercise and asserts none. A noun for an act
counts as said to have happened only if something in the sentence anchors it: a verb that carries it out,
a time, a circumstance ("during the talks"), an owner ("Arland's invasion"), or a word that says it was
held. Verbs need no anchor; but what stands under a condition is no fact, whatever else is said of it.
"""

from __future__ import annotations

from foedus.coding.parse import Parse

# Verbs that carry an act out, or say that it ran its course.
_CARRYING = frozenset(
    "hold conduct stage carry launch make have do give perform undertake complete finish conclude end begin"
    " start open resume continue last occur happen follow come break sign reach host attend witness see"
    " suffer survive lead bring cause spark prompt trigger receive get send deliver impose lift suspend"
    " cancel condemn denounce criticise criticize protest welcome praise observe monitor watch commit take"
    " mount".split()
)
# Words before a noun that place something in its time or by its side.
_CIRCUMSTANCE = frozenset(
    "during after before following since amid throughout despite until between at in by upon on over with"
    " under through from because".split()
)
_OWNING = frozenset(("poss", "compound", "amod", "nmod"))
_DEFINITE = frozenset(("the", "this", "these", "those", "that", "his", "her", "its", "their", "our", "my"))
_CONDITIONS = frozenset(("if", "unless", "whether", "provided", "lest", "supposing", "assuming"))
_OPEN = frozenset(("would", "could", "might", "may", "should", "can", "'d"))
_LAYING = frozenset(("put", "place", "lay", "have", "keep"))
_LEARNING = frozenset(("learn", "train", "struggle", "hesitate"))
_LEAVING_OPEN = frozenset(("announce", "say", "know", "ask", "wonder", "clear", "reveal", "disclose", "see"))
_SAYING = frozenset(
    ("say", "tell", "report", "add", "claim", "announce", "argue", "believe", "think", "note")
)


def is_only_mentioned(parse: Parse, token: int, *, dated: bool) -> bool:
    """Whether the act at a noun is named but not said to have happened.

    dated: a time was found for the act, which anchors it. Verbs are never only mentioned.
    """
    if dated or not parse.tags[token].startswith("NN"):
        return False
    top = _phrase_top(parse, token)
    if _is_named(parse, token) or any(_held(parse, child) for child in parse.children[token]):
        return False
    head, dep = parse.heads[top], parse.deps[top]
    definite = is_definite(parse, token)
    if dep == "pobj" and parse.lowers[head] in _CIRCUMSTANCE:
        return not definite and parse.tags[token] in ("NN", "NNP") and not _has_carrier(parse, head)
    if parse.tags[head].startswith("VB") and head != top:
        if parse.lemmas[head] in _CARRYING:
            return False
        if dep in ("nsubj", "attr") and not definite:
            return True
        if dep == "nsubj" and parse.tags[head] in ("VBZ", "VBP"):
            return True
    return not definite


def stands_under_condition(parse: Parse, token: int) -> bool:
    """Whether the act at a token, or what governs it, hangs on an if, an unless or a whether.

    >>> from foedus.coding.parse import load_parser
    >>> text = "Arland would gain much if Belmark were to join in drills with Corvia."
    >>> parse = load_parser().parse([(text, 0)])[0]
    >>> stands_under_condition(parse, parse.words.index("drills"))
    True
    """
    at = token
    for _ in range(12):
        below = parse.children[at]
        if any(parse.deps[c] == "mark" and parse.lowers[c] in _CONDITIONS for c in below):
            return True
        modal = any(parse.deps[c] == "aux" and parse.lowers[c] in _OPEN for c in below)
        if modal and any(parse.deps[c] == "advcl" and _conditional(parse, c) for c in below):
            return True
        up = parse.heads[at]
        if up == at or _is_own_clause(parse, at) or _is_taken_for_granted(parse, at):
            return False
        at = up
    return False


def asks_whether(parse: Parse, token: int) -> bool:
    """Whether the act is what an "if" or "whether" leaves open: "it was not said if they had met"."""
    below = parse.children[token]
    open_word = any(parse.deps[c] == "mark" and parse.lowers[c] in ("if", "whether") for c in below)
    if open_word and parse.deps[token] == "advcl" and parse.lemmas[parse.heads[token]] in _LEAVING_OPEN:
        return True
    return open_word and parse.deps[token] in ("ccomp", "pcomp", "csubj", "attr", "acl")


def is_still_open(parse: Parse, token: int) -> bool:
    """Whether an act stands in an infinitive that leaves it open.

    "It would be the first time for them to join in a drill"; "the two armies learn to share their maps".
    """
    at = token
    for _ in range(8):
        up = parse.heads[at]
        if up == at:
            return False
        to = any(parse.deps[c] == "aux" and parse.tags[c] == "TO" for c in parse.children[at])
        if to and parse.deps[at] == "xcomp" and parse.lemmas[up] in _LEARNING:
            return True
        if to and parse.deps[at] in ("advcl", "acl", "relcl", "xcomp", "ccomp"):
            for one in [up, *parse.path_up(up)][:4]:
                if parse.tags[one][:2] == "VB":
                    aux = [c for c in parse.children[one] if parse.deps[c] == "aux"]
                    return any(parse.lowers[c] in _OPEN for c in aux) and parse.lemmas[one] == "be"
            return False
        if parse.tags[at][:2] == "VB" and not to:
            return False
        at = up
    return False


def is_on_agenda(parse: Parse, token: int) -> bool:
    """Whether an act is a thing to talk about: "put the sale of tugs on the agenda"."""
    head = parse.heads[token]
    if parse.deps[token] not in ("dobj", "nsubjpass") or parse.lemmas[head] not in _LAYING:
        return False
    return any(
        parse.deps[prep] == "prep" and parse.lemmas[noun] in ("agenda", "table")
        for prep in parse.subtree(head)
        for noun in parse.children[prep]
    )


def _is_own_clause(parse: Parse, at: int) -> bool:
    """A clause that what stands above it does not hold: told, or set beside with a subject of its own."""
    if parse.deps[at] in ("ccomp", "parataxis"):
        return parse.lemmas[parse.heads[at]] in _SAYING
    if parse.deps[at] == "conj" and parse.tags[at].startswith("VB"):
        return any(parse.deps[c] in ("nsubj", "nsubjpass") for c in parse.children[at])
    return False


def _is_taken_for_granted(parse: Parse, at: int) -> bool:
    """Something the sentence presupposes: "the deal reached in May", "their summit", "which they signed"."""
    if parse.deps[at] == "relcl" or (parse.deps[at] == "acl" and parse.tags[at] == "VBN"):
        return True
    return parse.tags[at].startswith("NN") and is_definite(parse, at)


def _conditional(parse: Parse, verb: int) -> bool:
    return any(parse.deps[c] == "mark" and parse.lowers[c] in ("if", "unless") for c in parse.children[verb])


def _phrase_top(parse: Parse, token: int) -> int:
    """The noun that stands for the act in its clause: through "a series of talks", "talks and drills"."""
    for _ in range(6):
        head = parse.heads[token]
        if parse.deps[token] == "conj" or parse.deps[token] in _OWNING:
            token = head
        elif parse.deps[token] == "pobj" and parse.lowers[head] == "of" and parse.heads[head] != head:
            token = parse.heads[head]
        else:
            break
    return token


def is_definite(parse: Parse, token: int) -> bool:
    """Whether a noun is one that the reader is taken to know: "the drills", "his trip and talks"."""
    if any(
        parse.lowers[child] in _DEFINITE or parse.deps[child] == "poss" for child in parse.children[token]
    ):
        return True
    head = parse.heads[token]
    return parse.deps[token] == "conj" and any(parse.deps[child] == "poss" for child in parse.children[head])


def _is_named(parse: Parse, token: int) -> bool:
    """A proper name of an event: "Freedom Edge", "the Belt and Road Summit"."""
    return parse.tags[token] in ("NNP", "NNPS")


def _held(parse: Parse, child: int) -> bool:
    """A participle that says the act was carried out: "the summit held at", "the deal reached in"."""
    if parse.deps[child] == "acl" and parse.tags[child] == "VBN":
        return parse.lemmas[child] in _CARRYING
    return parse.deps[child] == "relcl" and parse.tags[child] in ("VBD", "VBN")


def _has_carrier(parse: Parse, prep: int) -> bool:
    """Whether the phrase belongs to a verb in the past: "took part in a drill", "agreed on a pact"."""
    return parse.tags[parse.heads[prep]] in ("VBD", "VBN")
