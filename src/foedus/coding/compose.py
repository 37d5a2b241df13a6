"""What a governing predicate makes of the act that it governs: "offered to", "refused to", "will", "not".

Every table here is PLOVER's codebook as its coders apply it: an intended cooperative act is AGREE, an
intended hostile one THREATEN, a cooperative act refused or failed is REJECT, one demanded is REQUEST.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

COOPERATIVE = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
MATERIAL_CONFLICT = frozenset(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))
QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip

TRANSPARENT_FRAMES = frozenset(("light", "begin", "decide", "announce", "say", "help", "approve", "try"))
WILL = frozenset(("will", "'ll", "wo", "shall", "would", "'d"))
MUST = frozenset(("must", "should", "ought"))
MAY = frozenset(("may", "might", "could"))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a chain of predicates says so far.

    type: of the claim. root: what the codebook gives the sentence. frame: the governor that counted last.
    """

    type: str
    root: str
    frame: str | None = None
    negated: bool = False


def compose(frame: str, inner: Meaning, verbal: bool = False) -> Meaning:
    """The meaning of a frame over an act.

    verbal: the inner act is one of words (praise, support).

    >>> compose("refuse", Meaning("CONSULT", "CONSULT")).type
    'REJECT'
    """
    if frame in TRANSPARENT_FRAMES:
        return inner
    if frame in ("agree", "offer", "promise", "plan", "expect"):
        return _intend(frame, inner, verbal)
    if frame == "threaten":
        return Meaning("THREATEN", "THREATEN", "threaten")
    if frame == "refuse":
        return Meaning("REJECT", "REJECT", "refuse")
    if frame == "fail":
        if inner.type in COOPERATIVE:
            return Meaning("REJECT", "REJECT", "fail")
        root = "RETREAT" if inner.root in ("COERCE", "SANCTION") else inner.root
        return replace(inner, root=root, frame="fail", negated=True)
    if frame == "stop":
        kind = None
        if inner.type in MATERIAL_CONFLICT or inner.type == "THREATEN":
            kind = "RETREAT"
        elif inner.type in ("ACCUSE", "REJECT", "REQUEST"):
            kind = "CONCEDE"
        elif inner.type in COOPERATIVE:
            kind = "REJECT" if inner.frame in ("plan", "agree", "offer", "promise") else "SANCTION"
        return Meaning(kind, kind) if kind else inner
    if frame == "demand":
        if inner.type == "ACCUSE":
            return inner
        return Meaning("REQUEST", "REQUEST", "demand")
    if frame == "deny":
        return replace(inner, root="REJECT", frame="deny", negated=True)
    if frame == "order":
        return inner
    if frame == "allow":
        return Meaning("RETREAT", "RETREAT", "allow")
    if frame == "accuse":
        return replace(inner, frame="accuse")
    return inner


def _intend(frame: str, inner: Meaning, verbal: bool) -> Meaning:
    if inner.negated:
        return replace(inner, frame=frame)
    if inner.root in COOPERATIVE:
        spoken = inner.type == "SUPPORT" and verbal
        return replace(inner, root="SUPPORT" if spoken else "AGREE", frame=frame)
    if inner.root in MATERIAL_CONFLICT:
        if frame in ("agree", "offer"):
            root = "AGREE" if inner.type == "MOBILIZE" else inner.root
        else:
            root = "THREATEN"
        return replace(inner, root=root, frame=frame)
    if frame == "agree" and inner.frame == "demand":
        return replace(inner, root="AGREE", frame=frame)
    return replace(inner, frame=inner.frame or frame)


def negate(inner: Meaning) -> Meaning:
    """The meaning of an act said not to be.

    >>> negate(Meaning("AID", "AID")).root
    'REJECT'
    """
    if inner.root in ("REJECT", "AGREE") and inner.frame == "refuse":
        return replace(inner, negated=not inner.negated)
    return replace(inner, root="REJECT" if inner.root in COOPERATIVE else inner.root, negated=True)


def modal(word: str, inner: Meaning, verbal: bool = False) -> Meaning:
    """The meaning of an auxiliary over an act."""
    if word in WILL:
        return _intend("plan", inner, verbal) if inner.frame not in ("offer", "agree") else inner
    if word in MAY:
        return _intend("plan", inner, verbal)
    if word in MUST:
        return replace(inner, root="REQUEST", frame="demand") if inner.root != "ACCUSE" else inner
    return inner
