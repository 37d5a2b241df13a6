"""Nouns that name a body as well as what it does: "the opposition", "the alliance"."""

from __future__ import annotations

from foedus.coding.parse import Parse

BODIES: dict[str, frozenset[str]] = {
    "opposition": frozenset(("to", "against", "from", "over")),
    "alliance": frozenset(("with", "between", "against")),
    "partnership": frozenset(("with", "between")),
}
"""Each with the prepositions that make an act of it."""
DOING = frozenset(
    "voice express face meet encounter draw reiterate declare state show drop end form build forge strike"
    " seal cement deepen strengthen renew break end join leave overcome spark stir".split()
)
NEW = frozenset(("a", "an", "any", "no", "some"))
ROUSED = frozenset(("despite", "amid", "amidst", "in", "over", "without"))
"""Prepositions before what is done rather than who does it: "despite opposition"."""


def is_body(parse: Parse, token: int) -> bool:
    """Whether such a noun stands for the body: it acts, is spoken to, or owns something."""
    marks = BODIES.get(parse.lowers[token])
    if not marks:
        return False
    for child in parse.children[token]:
        if parse.deps[child] == "prep" and parse.lowers[child] in marks:
            return False
        if parse.deps[child] == "det" and parse.lowers[child] in NEW:
            return False
    dep, head = parse.deps[token], parse.heads[token]
    if dep in ("nsubj", "poss", "dative", "agent"):
        return True
    if dep == "pobj":
        return parse.lowers[head] not in ROUSED
    return dep in ("dobj", "nsubjpass") and parse.lemmas[head] not in DOING
