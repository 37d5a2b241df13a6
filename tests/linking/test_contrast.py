from __future__ import annotations

import pytest

from foedus.lexicon.stances import STANCES, load_stances
from foedus.linking.contrast import explain_contrast, hear


@pytest.mark.parametrize("stance", STANCES)
def test_the_examples_of_each_stance_hold(stance: str) -> None:
    known = load_stances()[stance]
    assert hear(known.yes).counts[stance] > 0
    assert hear(known.no).counts[stance] == 0


def test_denial_of_what_the_other_says_scores_above_two_plain_reports() -> None:
    at_odds = explain_contrast(
        "The mayor of Kelm said the bridge was safe.",
        "Engineers, however, argued that nobody had tested it.",
    )
    plain = explain_contrast("The bridge was built in 1974.", "It carries 900 cars on most days.")
    assert sum(at_odds.values()) > sum(plain.values())


def test_order_of_the_two_does_not_matter() -> None:
    pair = ("The mayor said it was safe.", "It was not, the union warned.")
    assert explain_contrast(*pair) == explain_contrast(*pair[::-1])
