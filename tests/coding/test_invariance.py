"""What a sentence is set into does not change its code: tags, datelines, asides, longer names."""

from __future__ import annotations

import pytest

from foedus.coding.pairs import code_pair
from foedus.coding.parse import Parser
from foedus.lexicon.patterns import load_patterns
from tests.coding.test_pairs import read, tokens

FILES = ("pairs.tsv", "pairs2.tsv", "pairs3.tsv", "pairs5.tsv", "pairs6.tsv", "pairs7.tsv")
STEP = 23
SETTINGS = (
    ("According to state media, ", ""),
    ("Two weeks after the war broke out, ", ""),
    ("In a statement issued after an emergency meeting, ", ""),
    ("", ", a spokesman said on Monday"),
    ("", ", days after a bomb killed ten people in the capital"),
    ("", ", in a move that drew criticism from rights groups"),
)
Case = tuple[str, tuple[int, int], tuple[int, int]]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def roots(parser: Parser, cases: list[Case]) -> list[str | None]:
    patterns = load_patterns()
    parses = parser.parse_sentences([text for text, _, _ in cases])
    return [
        code_pair(parse, tokens(parse, source), tokens(parse, target), patterns)[0]
        for parse, (_, source, target) in zip(parses, cases, strict=True)
    ]


def sample() -> list[Case]:
    return [
        (text, source, target)
        for name in FILES
        for _, text, source, target in read(name)[::STEP]
        if text.endswith(".") and text.startswith(("Arland", "Belmark"))
    ]


@pytest.mark.parametrize(("before", "behind"), SETTINGS)
def test_setting_does_not_change_the_code(parser: Parser, before: str, behind: str) -> None:
    plain, shift = sample(), len(before)
    changed = [
        (before + text[:-1] + behind + ".", (s[0] + shift, s[1] + shift), (t[0] + shift, t[1] + shift))
        for text, s, t in plain
    ]
    pairs = list(zip(roots(parser, plain), roots(parser, changed), strict=True))
    assert len(pairs) > 30
    assert sum(one == other for one, other in pairs) >= 0.95 * len(pairs)


def test_relative_clause_of_the_subject_does_not_change_the_code(parser: Parser) -> None:
    aside = ", which faces elections in May,"
    plain = [(text, s, t) for text, s, t in sample() if s[0] == 0 and text[s[1]] == " " and t[0] > s[1]]
    longer = [
        (text[: s[1]] + aside + text[s[1] :], s, (t[0] + len(aside), t[1] + len(aside)))
        for text, s, t in plain
    ]
    pairs = list(zip(roots(parser, plain), roots(parser, longer), strict=True))
    assert len(pairs) > 20
    assert sum(one == other for one, other in pairs) >= 0.9 * len(pairs)
