"""Whose a cue verb is: its subject, the agent of a passive, or the noun that the parser left beside it."""

from __future__ import annotations

from foedus.coding.clauses import find_subject, is_passive
from foedus.coding.complements import agent
from foedus.coding.endings import first_report
from foedus.coding.marks import DASHES
from foedus.coding.parse import Parse
from foedus.lexicon.cues import Cues

NAMES = frozenset(("NNP", "NNPS"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP"))
TOUCHING = NOUNS | {"WP", "WDT"}
OBLIQUE = frozenset(("me", "him", "them", "her", "us"))
BREAKS = DASHES | {","}
HANGING = frozenset(("advcl", "conj", "xcomp", "acl", "prep", "pcomp"))
FREE = frozenset(("ROOT", "ccomp", "parataxis", "relcl"))


def find_owner(parse: Parse, cues: Cues, verb: int, *, frame: str) -> tuple[int | None, int | None]:
    """The head of the speaker's phrase, and the grammatical subject (where the cue's words may begin)."""
    if frame == "seeming":
        return None, None
    subject = find_subject(parse, verb)
    own = subject.token if subject else None
    if is_passive(parse, verb):
        return (own if parse.lemmas[verb] == "quote" else agent(parse, verb)), own
    first = first_report(parse, cues, verb) if subject and subject.climbed else None
    if first is not None:
        said = find_subject(parse, first)
        own = said.token if said else own
    elif subject and subject.climbed and parse.tags[verb] == "VBG":
        own = _sayer(parse, cues, verb) or own
    if own is None and frame != "around":
        return _named_before(parse, verb), None
    return own, own


def find_issuer(parse: Parse, cues: Cues, verb: int) -> int | None:
    """The verb by which somebody gives out the text that a participle is about ("issued a note saying")."""
    if parse.tags[verb] != "VBG" or parse.deps[verb] != "acl":
        return None
    text = parse.heads[verb]
    issued = parse.heads[text]
    if parse.deps[text] != "dobj" or parse.tags[text] not in ("NN", "NNS") or not issued < text < verb:
        return None
    return issued if parse.lemmas[issued] in cues.issuing and not is_passive(parse, issued) else None


def _sayer(parse: Parse, cues: Cues, verb: int) -> int | None:
    """A participle set off in what somebody says is the sayer's: "he said the dam leaks, adding that"."""
    start = parse.sents[parse.sent_of[verb]][0]
    if verb > start and parse.words[verb - 1] not in BREAKS:
        return None
    token = verb
    while parse.deps[token] in HANGING:
        token = parse.heads[token]
        if parse.deps[token] == "ccomp":
            report = parse.heads[token]
            between = parse.words[min(report, verb) : max(report, verb)]
            if "clause" in cues.verbs.get(parse.lemmas[report], ()) and not BREAKS.isdisjoint(between):
                found = find_subject(parse, report)
                return found.token if found else None
            return None
    return None


def _named_before(parse: Parse, verb: int) -> int | None:
    """The noun right before a tensed verb without a subject, an aside in commas or brackets passed over."""
    if parse.tags[verb] not in ("VBD", "VBZ", "VBP") or parse.deps[verb] not in FREE:
        return None
    start = parse.sents[parse.sent_of[verb]][0]
    i = verb - 1
    while i > start and (parse.tags[i] in ("RB", "MD") or parse.deps[i] in ("aux", "auxpass", "neg")):
        i -= 1
    if i > start and parse.words[i] == ")":
        i = _back_to(parse, i - 1, start, "(") - 1
    if i >= start and parse.words[i] == ",":
        opened = _back_to(parse, i - 1, start, ",")
        return opened - 1 if opened > start and parse.tags[opened - 1] in NAMES else None
    if i >= start and parse.tags[i] in NOUNS and parse.lowers[i] not in OBLIQUE:
        return i
    return None


def _back_to(parse: Parse, token: int, start: int, mark: str) -> int:
    while token > start and parse.words[token] != mark:
        token -= 1
    return token


def noun_beside(parse: Parse, verb: int) -> int | None:
    """The noun phrase that touches a tag's verb, where the parse gives no subject: "said Ann Lee, 40"."""
    if verb and parse.tags[verb - 1] in TOUCHING:
        return verb - 1
    i = verb + 1
    while i < len(parse) and parse.tags[i] in ("DT", "JJ", "NN", "NNP", "NNPS", "NNS", "CD", "PRP$", "POS"):
        i += 1
    if i > verb + 1 and parse.tags[i - 1] in TOUCHING:
        return i - 1
    return None
