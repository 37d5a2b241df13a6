"""Spellings of one name: quotes, accents, hyphens, initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_LETTERS = str.maketrans({"\u0131": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ß": "s"})


def plain_quotes(text: str) -> str:
    """Curly single quotes made straight; the length stays.

    >>> plain_quotes("People\u2019s Daily")
    "People's Daily"
    """
    return text if text.isascii() else text.translate(_QUOTES)


def plain_letters(text: str) -> str:
    """Letters without their accents.

    >>> plain_letters("Erdoğan")
    'Erdogan'
    """
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part))


def slug(name: str) -> str:
    """A name as it stands in an actor id.

    >>> slug("Yoo Sang-bum")
    'yoo_sang_bum'
    """
    return re.sub(r"[^a-z0-9]+", "_", plain_letters(name).lower()).strip("_")


def name_variants(names: Iterable[str], *, hyphenate: bool) -> list[str]:
    """Every spelling under which a name is looked for, in a fixed order.

    hyphenate: three-part names are Korean and stand with and without hyphen.

    >>> name_variants(["Hong Gil Dong"], hyphenate=True)
    ['Hong Gil Dong', 'Hong Gil-dong', 'Hong Gil-Dong']
    """
    found: dict[str, None] = {}
    for name in names:
        for text in _spellings(name, hyphenate):
            found.setdefault(text)
            found.setdefault(plain_letters(text))
    return list(found)


def _spellings(name: str, hyphenate: bool) -> Iterator[str]:
    yield name
    parts = name.split()
    if hyphenate and len(parts) == 3 and all(part.isalpha() for part in parts):
        family, first, second = parts
        yield f"{family} {first}-{second.lower()}"
        yield f"{family} {first}-{second}"
    if len(parts) == 2 and "-" in parts[1]:
        first, second = parts[1].split("-", 1)
        yield f"{parts[0]} {first} {second.capitalize()}"
        yield f"{parts[0]} {first}-{second.capitalize()}"
        yield f"{parts[0]} {first}{second.lower()}"
