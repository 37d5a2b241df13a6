"""Which outlet published an article, and why that is believed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from foedus.lexicon.outlets import Outlet, find_outlet, host_of, outlet_of
from foedus.reading.clean import Cleaned
from foedus.reading.dateline import Dateline
from foedus.reading.options import ReadingOptions
from foedus.reading.source import Source

_MEDIA_WORD = re.compile(
    r"\b(?:Agency|Broadcasting|Bulletin|Chronicle|Courier|Daily|Dispatch|Examiner|Express|Gazette|Globe|Herald"
    r"|Independent|Journal|Ledger|Magazine|Mail|Mirror|Monitor|News|Newswire|Observer|Post|Press|Radio|Record|Review"
    r"|Standard|Star|Sun|Telegraph|Times|Today|Tribune|TV|Watch|Weekly|Wire|World)\b"
)
_AT_WORK = re.compile(
    r"\b(?:at|for|with|of|by) (?:the )?(?P<name>[A-Z][\w’'.&-]*(?: (?:[A-Z][\w’'.&-]*|of"
    r"|for|and|the|on)){0,8})"
)
_TOLD = re.compile(
    r"\b(?:told|tells|speaking (?:to|with)"
    r"|in an interview with) (?:the )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4})"
)
_SEATS = {
    "tr": "TUR",
    "ru": "RUS",
    "ko": "KOR",
    "ja": "JPN",
    "zh": "CHN",
    "fr": "FRA",
    "de": "DEU",
    "es": "ESP",
}

Found = tuple[str, str]


def find_publisher(
    source: Source, options: ReadingOptions, *, page: Cleaned, dateline: Dateline | None = None
) -> tuple[str | None, str]:
    """The outlet's name and why it is believed; (None, hint) where nothing proves it.

    From the strongest: given; metadata; the address; a credit line; the file's name; the dateline's wire;
    a notice of rights; the author's affiliation where the page's own language agrees.
    """
    if options.outlet:
        return _known_name(options.outlet), "given for this reading"
    if source.outlet:
        return _known_name(source.outlet), f"{source.outlet_name} names {source.outlet}"
    found = (
        _by_address(source.url)
        or _by_credit(page.credits)
        or _by_file(source.path)
        or _by_wire(dateline)
        or _by_rights(page.rights)
        or _by_affiliation(page)
    )
    return found if found else (None, _hint(page))


def _known_name(name: str) -> str:
    outlet = find_outlet(name) or (outlet_of(name) if "." in name and " " not in name else None)
    return outlet.name if outlet else name.strip()


def _by_address(url: str | None) -> Found | None:
    if not url:
        return None
    outlet, host = outlet_of(url), host_of(url)
    if outlet:
        return outlet.name, f"the address lies on {host}"
    return (host, f"the address lies on {host}") if host else None


def _by_credit(credits: Sequence[tuple[str, str]]) -> Found | None:
    for name, line in credits:
        outlet = find_outlet(name) if name else None
        if outlet and outlet.kind not in ("government", "think_tank"):
            return outlet.name, f"a line of the page credits it: “{line}”"
    for name, line in credits:
        if name and _MEDIA_WORD.search(name) and len(name.split()) <= 6:
            return name, f"a line of the page credits it: “{line}”"
    return None


def _by_wire(dateline: Dateline | None) -> Found | None:
    outlet = find_outlet(dateline.wire) if dateline and dateline.wire else None
    return (outlet.name, f"the dateline names it: “{dateline.text}”") if outlet and dateline else None


def _by_rights(rights: Sequence[str]) -> Found | None:
    for line in rights:
        bare = re.sub(
            r"copyright|©|\(c\)|\b(?:19|20)\d\d\b|all rights reserved|by\b|[.,–-]", " ", line, flags=re.I
        )
        outlet = find_outlet(" ".join(bare.split()))
        if outlet:
            return outlet.name, f"the notice of rights names it: “{line}”"
    return None


def _by_affiliation(page: Cleaned) -> Found | None:
    """An author's house counts only where the page speaks the language of the house's seat."""
    seats = {_SEATS[language] for language in page.languages if language in _SEATS}
    for outlet in _affiliations(page.biography):
        if outlet.country in seats:
            return (
                outlet.name,
                f"the author works at {outlet.name}, and the page's own buttons are in its language",
            )
    return None


def _affiliations(biography: Sequence[str]) -> list[Outlet]:
    names = [match["name"] for text in biography for match in _AT_WORK.finditer(text)]
    return [outlet for name in names for outlet in [_longest(name)] if outlet]


def _longest(name: str) -> Outlet | None:
    """The outlet that the opening words name, as many of them as can be."""
    words = name.rstrip(".").split()
    for end in range(len(words), 0, -1):
        outlet = find_outlet(" ".join(words[:end]).rstrip(".,"))
        if outlet:
            return outlet
    return None


def _by_file(path: str | None) -> Found | None:
    stem = PurePath(path.split("#", 1)[0]).stem if path else ""
    head = (
        re.split(r"_|(?=\b(?:19|20)\d\d)", stem, maxsplit=1)[0].strip("-_ ")
        if re.search(r"(?:19|20)\d\d", stem)
        else ""
    )
    outlet = find_outlet(head.replace("-", " ")) if len(head) > 2 else None
    return (outlet.name, f"the file's name begins with “{head}”") if outlet else None


def _hint(page: Cleaned) -> str:
    """What points to an outlet without proving it."""
    house = next(iter(_affiliations(page.biography)), None)
    if house:
        return f"unknown; the author is at {house.name}, which need not have published it"
    named = {
        outlet.name
        for block in page.blocks
        for match in _TOLD.finditer(block.text)
        for outlet in [_longest(match["name"])]
        if outlet and outlet.kind != "government"
    }
    if len(named) == 1:
        return f"unknown; somebody told {named.pop()} what it quotes, so it may be or copy a text of theirs"
    return ""
