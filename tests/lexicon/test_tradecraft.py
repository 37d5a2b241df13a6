"""Sentences that break the analytic standards, and sentences that do not."""

from __future__ import annotations

import pytest

from foedus.lexicon.probability_words import off_scale_words, probability_words, words_by_text
from foedus.lexicon.tradecraft import Kind, lint

WRONG: list[tuple[Kind, str, str, str]] = [
    ("judgement", "Belmark will probably join.", "scale", "say “likely”"),
    ("judgement", "It is highly likely that they part.", "scale", "say “very likely”"),
    ("judgement", "It is probable that they part.", "scale", "the brief says “likely”"),
    ("judgement", "The odds are remote.", "scale", "the brief says “almost no chance”"),
    ("judgement", "Perhaps Corvo stays out.", "scale", "say a word of the scale"),
    ("judgement", "Corvo is certainly out.", "scale", "say “almost certain”"),
    ("judgement", "It is likely that they part, with high confidence.", "confidence", "in two sentences"),
    ("judgement", "We have moderate confidence; it is very unlikely.", "confidence", "in two sentences"),
    ("judgement", "A 70% chance, and we are confident.", "confidence", "in two sentences"),
    ("judgement", "It is likely, and our confidence is low.", "confidence", "in two sentences"),
    ("judgement", "It is believed that Corvo wavers.", "source", "say who"),
    ("information", "Arms reportedly went to Belmark.", "source", "say who"),
    ("information", "Some experts see a pact.", "source", "say who"),
    ("information", "We assess that Belmark sent arms.", "kind", "not reported"),
    ("information", "Clearly they met.", "kind", "not reported"),
    ("assumption", "Ties are unlikely to break.", "kind", "`holds`"),
    ("assumption", "The harbour may stay open.", "kind", "`holds`"),
    ("hypothesis", "The three might form a pact.", "kind", "comes out of the weighing"),
    ("indicator", "The three are likely to drill.", "kind", "`probability`"),
]
RIGHT: list[tuple[Kind, str]] = [
    ("judgement", "It is likely (67%) that they part. We have high confidence in the dates."),
    ("judgement", "There is almost no chance (3%) that Corvo joins."),
    ("judgement", "It is very unlikely; the range is 5% to 20%."),
    ("judgement", "The 95% confidence interval is narrow."),
    ("judgement", "Confidence building measures are likely to go on."),
    ("judgement", "Its minister said: “We are confident that it will probably hold.”"),
    ("judgement", "The two dislike each other, and the probability of rain counts for nothing."),
    ("judgement", "Public words may hide a policy."),
    ("information", "Belmark offered a drill on 1 May, according to its ministry."),
    ("assumption", "Ties do not break before May."),
    ("hypothesis", "The three are becoming an alliance."),
]


@pytest.mark.parametrize(("kind", "text", "rule", "advice"), WRONG, ids=[text for _, text, _, _ in WRONG])
def test_a_sentence_that_breaks_a_rule_is_told_with_what_to_write(
    kind: Kind, text: str, rule: str, advice: str
) -> None:
    faults = lint(text, kind)
    assert [fault.rule for fault in faults if advice in str(fault)][:1] == [rule], faults


@pytest.mark.parametrize(("kind", "text"), RIGHT, ids=[text for _, text in RIGHT])
def test_a_sentence_that_keeps_the_rules_passes(kind: Kind, text: str) -> None:
    assert lint(text, kind) == ()


def test_no_word_is_both_on_the_scale_and_off_it() -> None:
    assert not words_by_text().keys() & off_scale_words().keys()
    scale = {entry.word for entry in probability_words()}
    assert set(off_scale_words().values()) <= scale | {"a word of the scale"}


def test_a_longer_word_of_the_scale_is_not_taken_for_the_shorter_one_within_it() -> None:
    (fault,) = lint("It is highly improbable that they meet.", "judgement")
    assert fault.words == "highly improbable" and "“very unlikely”" in fault.advice
