"""Headlines in Title Case mislead a tagger; the body says which words are names."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
LONG = 4
SHARE = 0.6


def ease_headline(text: str, body: str) -> str:
    """The headline with words in lower case that are no names; every offset stays.

    body: the article's text. A word is a name if the body has it with a capital inside a sentence,
    or never has it in lower case.

    >>> ease_headline("Mayor Says Bridge Is Safe", "The mayor said the bridge is safe. Nobody says more.")
    'Mayor says bridge is safe'
    """
    words = list(WORD.finditer(text))
    long = [m for m in words if len(m.group()) >= LONG]
    if len(long) < 3 or sum(m.group()[0].isupper() for m in long) < SHARE * len(long):
        return text
    lower = set(re.findall(r"\b[a-z][\w'\u2019]*", body))
    capital = set(re.findall(r"(?<=[a-z,] )[A-Z][\w'\u2019]*", body))
    eased = list(text)
    for number, match in enumerate(words):
        word = match.group()
        if number == 0 or not word[0].isupper():
            continue
        common = word.lower() in COMMON or (word.lower() in lower and word not in capital)
        if common and len(word.lower()) == len(word):
            eased[match.start() : match.end()] = word.lower()
    return "".join(eased)


COMMON = frozenset(
    "a an the and or but of in on at to for with by from as is are was were be been has have had will would"
    " may might can could should not no his her its their he she it they we you who what why how when over"
    " after before against about into out up down says said say asks urges calls warns claims denies rejects"
    " wants"
    " plans vows seeks backs slams blasts rips hits makes gets takes gives sees tells new more than".split()
)
