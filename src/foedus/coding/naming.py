"""The name inside a speaker's phrase, and what stands beside it: office, apposition, qualifiers."""

from __future__ import annotations

from foedus.coding.marks import POSSESSIVES, QUOTATION_MARKS
from foedus.coding.parse import Parse
from foedus.model.actor import Mention

PROPER = frozenset(("NNP", "NNPS"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
TITLE_WORDS = frozenset(
    "mr. mrs. ms. dr. sir lord lady president premier chancellor king queen prince princess emperor minister"
    " secretary senator sen. representative rep. congressman congresswoman governor gov. mayor general gen."
    " admiral adm. colonel col. captain capt. major maj. lieutenant lt. sergeant sgt. commander marshal"
    " ambassador envoy spokesman spokeswoman spokesperson director chief chairman chairwoman chair speaker"
    " judge justice professor prof. pope bishop archbishop cardinal father sister leader adviser advisor"
    " analyst fellow lawmaker deputy vice attorney commissioner inspector officer".split()
)
HONORIFICS = frozenset(("mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr", "sir"))


def is_hyphenated(parse: Parse, head: int) -> bool:
    """The last part of a name like "Sang-bum", which taggers take for a common noun."""
    return head > 1 and parse.words[head - 1] == "-" and parse.tags[head - 2] in PROPER


def is_joined(parse: Parse, span: tuple[int, int], head: int) -> bool:
    """Whether names stand side by side: "Japan and South Korea", but not in "Smith and Sons Ltd"."""
    if parse.words[span[0]][:1] in QUOTATION_MARKS:
        return False
    others = [c for c in parse.children[head] if parse.deps[c] == "conj" and head < c <= span[1]]
    named = any(parse.tags[other][:2] == "NN" for other in others)
    return named and "and" in parse.lowers[head : span[1] + 1]


def given_name(parse: Parse, first: int, last: int, mention: Mention | None) -> int:
    """Where the name itself begins after "Secretary of State" or "leader of the Green Party"."""
    entity = mention.entity if mention else None
    if entity and entity.startswith("person:"):
        start, parts = last, entity.count("_") + 1
        while start > first and (parts := parts - (parse.words[start] != "-")):
            start -= 1
        return start
    if last - first >= 2 and first > 1 and parse.lowers[first - 1] == "of":
        return last - 1 if parse.lowers[first - 2] in TITLE_WORDS else first
    return first


def name_tokens(parse: Parse, span: tuple[int, int], head: int) -> tuple[int, int]:
    """A person's name at the end of a noun phrase, its titles left off; an organisation whole."""
    first = head
    while first > span[0] and (
        parse.words[first] == "-" or parse.tags[first - 1] in PROPER or parse.words[first - 1] == "-"
    ):
        first -= 1
    last = head
    while last < span[1] and parse.words[last + 1 : last + 2] == ["-"] and last + 2 <= span[1]:
        last += 2
    for i in range(last - 1, first - 1, -1):
        if parse.lowers[i] in TITLE_WORDS:
            return i + 1, last
    return first, last


def find_affiliation(parse: Parse, span: tuple[int, int], first: int, head: int) -> str | None:
    """What stands beside a name: the apposition after it, else the office before it."""
    last = span[1]
    i = head + 1
    while i <= last and parse.words[i] == "-":
        i += 2
    if i <= last and parse.words[i] in (",", "("):
        end = i + 1
        while end <= last and not (parse.words[end] in (",", ")") and not _goes_on(parse, end, last)):
            end += 1
        words = parse.text[parse.starts[i + 1] : parse.ends[end - 1]] if end > i + 1 else ""
        if words and parse.lowers[i + 1] not in RELATIVES | {"and", "or"}:
            return words.strip(" ,")
    begin = span[0]
    if parse.lowers[begin] in ("the", "a", "an", "both", "even"):
        begin += 1
    if begin < first:
        stop = first - 1
        if parse.lowers[stop] in POSSESSIVES:
            stop -= 1
        while stop >= begin and parse.lowers[stop] in HONORIFICS:
            stop -= 1
        while begin <= stop and parse.lowers[begin] in HONORIFICS:
            begin += 1
        if stop >= begin and any(parse.words[i][0].isalpha() for i in range(begin, stop + 1)):
            return parse.text[parse.starts[begin] : parse.ends[stop]].strip(" ,") or None
    return None


def _goes_on(parse: Parse, comma: int, last: int) -> bool:
    """Whether a comma stays inside an apposition: it does in "mayor of Oslo, Norway"."""
    return comma + 1 <= last and parse.tags[comma + 1] in PROPER and parse.words[comma] == ","


def apposed_name(parse: Parse, head: int) -> int | None:
    """The name in "the agency's director, Ana Bello"."""
    for child in parse.children[head]:
        if child > head and parse.deps[child] == "appos" and parse.tags[child] in PROPER:
            return child
    return None


def modifiers(parse: Parse, span: tuple[int, int], head: int) -> str | None:
    """What qualifies a crowd: "South Korean" of "South Korean officials"."""
    first = span[0]
    while first < head and parse.tags[first] in ("DT", "CD", "PRP$", "PDT", "IN", "RB", "JJR", "CC"):
        first += 1
    if first >= head:
        return None
    return parse.text[parse.starts[first] : parse.ends[head - 1]].strip(" ,") or None
