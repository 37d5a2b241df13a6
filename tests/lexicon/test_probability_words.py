import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.lexicon.probability_words import probability_words, say_probability, words_by_text


def test_the_scale_has_seven_bands_of_two_words_that_touch() -> None:
    scale = probability_words()
    assert len(scale) == 7
    assert len(words_by_text()) == 14
    assert (scale[0].low, scale[-1].high) == (0.01, 0.99)


@given(st.floats(0.01, 0.99))
def test_a_probability_lies_in_the_band_of_its_word(value: float) -> None:
    entry = words_by_text()[say_probability(value)]
    assert entry.low <= value <= entry.high


def test_a_middle_is_said_by_its_own_word() -> None:
    assert all(say_probability(entry.middle) == entry.word for entry in probability_words())


def test_what_is_no_probability_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        say_probability(1.2)
