"""Forms of verbs that a small lemmatiser gets wrong, each with the verb that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable

VOWELS = frozenset("aeiou")
PREFIXES = ("over", "under", "with", "fore", "for", "out", "re", "un", "up")
IRREGULAR = {
    "bid": ("bade", "bidden"), "build": ("built",), "buy": ("bought",), "come": ("came",),
    "do": ("did", "done"), "draw": ("drew", "drawn"), "fly": ("flew", "flown"), "freeze": ("froze", "frozen"),
    "gain": ("gained",), "get": ("got", "gotten"), "give": ("gave", "given"), "go": ("went", "gone"),
    "hold": ("held",), "lay": ("laid",), "make": ("made",), "pay": ("paid",), "read": ("read",),
    "ride": ("rode", "ridden"), "run": ("ran",), "sell": ("sold",), "send": ("sent",), "set": ("set",),
    "stand": ("stood",), "swear": ("swore", "sworn"), "take": ("took", "taken"), "think": ("thought",),
    "throw": ("threw", "thrown"), "wind": ("wound",), "write": ("wrote", "written"),
}  # fmt: skip
"""Past forms by base verb; verbs with a prefix share them ("retake", "overthrow")."""


def verb_forms(verbs: Iterable[str]) -> dict[str, str]:
    """Forms by which the verbs may stand in a text; none that is a verb of its own.

    >>> forms = verb_forms(["fine", "resupply", "retake", "unban", "extol"])
    >>> forms["fined"], forms["resupplied"], forms["retook"], forms["unbanned"], forms["extolled"]
    ('fine', 'resupply', 'retake', 'unban', 'extol')
    """
    known = set(verbs)
    forms: dict[str, str] = {}
    for verb in sorted(known):
        if len(verb) > 3:
            for form in (*_regular(verb), *_irregular(verb)):
                if form not in known:
                    forms.setdefault(form, verb)
    return forms


def _regular(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb + "d", verb[:-1] + "ing"
    if verb[-1] == "y" and verb[-2] not in VOWELS:
        return verb[:-1] + "ied", verb[:-1] + "ies", verb + "ing"
    doubled = verb[-2] in VOWELS and verb[-3] not in VOWELS and verb[-1] not in "aeiouwxy"
    forms = [verb + "ed", verb + "ing"]
    if doubled:
        forms += [verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    return tuple(forms)


def _irregular(verb: str) -> tuple[str, ...]:
    for prefix in PREFIXES:
        base = verb.removeprefix(prefix)
        if base != verb and base in IRREGULAR:
            return tuple(prefix + form for form in IRREGULAR[base])
    return ()
