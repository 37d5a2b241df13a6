"""Runs the examples that lexicon entries carry: each `yes` must fire its entry, no `no` may.

The lexicon knows no parser, so what needs one is checked from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.coding.chains import find_chains
from foedus.coding.parse import Parse, Parser, load_parser
from foedus.coding.predicates import Predicates
from foedus.coding.statements import find_statements
from foedus.coding.status import judge_status
from foedus.lexicon.cues import check_cues, load_cues
from foedus.lexicon.governors import check_governors
from foedus.lexicon.pattern import Pattern
from foedus.lexicon.patterns import Patterns, load_patterns


def check_pattern_examples(patterns: Patterns | None = None) -> list[str]:
    """Every pattern whose examples do not show what it does, with file and line.

    `yes`: a word of the sentence is read by the pattern; `no`: no act of the sentence rests on it. A list
    of words fires where one of them stands.
    """
    patterns = patterns or load_patterns()
    asked = [
        (pattern, sentence, wanted)
        for pattern in patterns.patterns.values()
        for wanted, sentences in ((True, pattern.yes), (False, pattern.no))
        for sentence in sentences
    ]
    wrong = [
        f"{pattern.where}: {pattern.id!r} needs a sentence under 'yes' and one under 'no'"
        for pattern in patterns.patterns.values()
        if not pattern.yes or not pattern.no
    ]
    parses = load_parser().parse_sentences([sentence for _, sentence, _ in asked])
    for (pattern, sentence, wanted), parse in zip(asked, parses, strict=True):
        found = _names(pattern, parse, patterns) if wanted else _codes(pattern, parse, patterns)
        if found != wanted:
            verb = "does not fire" if wanted else "fires"
            wrong.append(f"{pattern.where}: {pattern.id!r} {verb} on {sentence!r}")
    return wrong


def _names(pattern: Pattern, parse: Parse, patterns: Patterns) -> bool:
    """Whether a word of the sentence is read by this pattern, be it over or under another."""
    predicates = Predicates(parse, patterns)
    if _is_list(pattern):
        return any(key in pattern.words for key in predicates.keys)
    return any(hit.pattern.id == pattern.id for hits in predicates.hits.values() for hit in hits)


def _is_list(pattern: Pattern) -> bool:
    """Whether a pattern only lists words that others refer to: a group, a subject, nominals."""
    return pattern.type is None and pattern.frame is None


def _codes(pattern: Pattern, parse: Parse, patterns: Patterns) -> bool:
    """Whether an act of the sentence rests on this pattern."""
    if _is_list(pattern):
        return _names(pattern, parse, patterns)
    chains = find_chains(Predicates(parse, patterns))
    return any(hit.pattern.id == pattern.id for chain in chains for hit in chain.hits)


def check_cue_examples() -> list[str]:
    """Every cue group and governor whose examples do not show what it does, with file and line."""
    parser = load_parser()
    return check_cues(find=lambda sentence: _cues_of(parser, sentence)) + check_governors(
        judge=lambda sentence, at: _status_at(parser, sentence, at)
    )


def _cues_of(parser: Parser, sentence: str) -> Sequence[str]:
    found = find_statements(parser.parse([(sentence, 0)]), None, load_cues(), doc="d", unsaid=True)
    return [statement.cue.text for statement in found if statement.cue]


def _status_at(parser: Parser, sentence: str, at: int) -> str:
    (parse,) = parser.parse([(sentence, 0)])
    return judge_status(parse, _token(parse, at))


def _token(parse: Parse, at: int) -> int:
    starts: Iterable[int] = range(len(parse))
    return next(i for i in starts if parse.starts[i] <= at < parse.ends[i])
