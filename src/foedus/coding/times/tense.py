"""A cheap look at the words around an expression: is the clause about what was or about what will be?

Good enough to choose between last Monday and next Monday; a caller who has a parse can pass a better one.
"""

from __future__ import annotations

from foedus.coding.times.mention import Tense
from foedus.coding.times.tokens import Tokens

_FUTURE = {
    "will", "shall", "ll", "would", "may", "might", "must", "should", "upcoming", "expected", "scheduled",
    "due", "plan", "plans", "expects", "slated", "payable", "expire", "expires", "intends", "hopes",
    "forthcoming", "tentatively", "wo", "deadline", "starts", "begins", "opens", "arrives", "resumes",
    "convenes", "meet", "meets", "departs", "hosts", "travels",
}  # fmt: skip
_STRONG = {
    "will", "shall", "ll", "wo", "payable", "expires", "plans", "intends", "expects", "expected", "scheduled",
    "slated", "may", "might",
}  # fmt: skip
_PAST = {
    "was", "were", "had", "did", "said", "held", "met", "made", "went", "came", "told", "took", "began",
    "got", "gave", "became", "found", "left", "led", "lost", "paid", "ran", "saw", "sent", "sold", "spoke",
    "stood", "won", "wrote", "fell", "rose", "flew", "fought", "hit", "has", "have", "been", "shot", "ago",
    "struck", "broke", "drew", "grew", "knew", "kept", "brought", "bought", "built", "caught", "chose",
    "fled", "swore",
}  # fmt: skip
_NOT_PAST = {
    "united", "need", "indeed", "hundred", "speed", "proposed", "limited", "armed", "based", "succeed",
    "proceed", "exceed",
}  # fmt: skip
_REACH = 18


def look(tokens: Tokens, first: int, last: int) -> Tense | None:
    """The tense of the nearest verb before the expression in its sentence, else of the nearest after."""
    lowers = tokens.lowers
    opener = first - 1
    while opener > 0 and tokens.name(opener) in _HOUR:
        opener -= 1
    if opener >= 0 and lowers[opener] in ("until", "till") and not _opens(tokens, opener):
        return "future"
    if tokens.name(last) == "genitive":
        return "past"
    if not _opens_clause(lowers, first):
        for at in range(first - 1, max(-1, first - _REACH), -1):
            if _stops(tokens, at):
                break
            if found := _before(lowers, at):
                return found
    for at in range(last, min(len(lowers), last + _REACH)):
        if _stops(tokens, at):
            break
        if lowers[at] in _STRONG and (lowers[at] != "plans" or lowers[at + 1 : at + 2] == ["to"]):
            return "future"
        if _is_past(lowers[at]):
            return "past"
    return None


def _opens_clause(lowers: list[str], first: int) -> bool:
    """Whether the expression opens a further clause: ", and on Monday they will vote"."""
    at = first - 1
    if at >= 0 and lowers[at] in ("on", "in", "by"):
        at -= 1
    return at >= 1 and lowers[at] in ("and", "but", "while") and lowers[at - 1] == ","


_HOUR = {"clock", "ampm", "zone", "noon", "day", "comma", "part"}


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a token opens its sentence."""
    return at == 0 or tokens.text[tokens.starts[at]].isupper()


def _stops(tokens: Tokens, at: int) -> bool:
    name = tokens.name(at)
    if name == "gap" or tokens.lowers[at] in ("?", "!", ";"):
        return True
    if name != "dot":
        return False
    end = tokens.ends[at]
    before = tokens.lowers[at - 1] if at else ""
    return len(before) > 3 and tokens.text[end : end + 1].isspace()


def _before(lowers: list[str], at: int) -> Tense | None:
    word = lowers[at]
    if word in _FUTURE:
        return "past" if "had" in lowers[max(0, at - 3) : at] else "future"
    if word == "to" and at and lowers[at - 1] in _TO_CUES:
        return "future"
    if word.endswith("ing") and at and lowers[at - 1] in ("is", "are", "am"):
        return "future"
    return "past" if _is_past(word) else None


def _is_past(word: str) -> bool:
    return word in _PAST or (len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST)


_TO_CUES = {"is", "are", "set", "agreed", "wants", "planned", "plan", "plans", "planning"}
