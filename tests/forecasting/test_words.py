import pytest

from foedus.errors import ForecastError
from foedus.forecasting.words import WORDS, word_for


def test_bands_join_without_gap_or_overlap() -> None:
    assert [low for low, _, _ in WORDS[1:]] == [high for _, high, _ in WORDS[:-1]]


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0, "almost no chance"), (0.05, "very unlikely"), (0.2, "unlikely"), (0.45, "roughly even chance"),
        (0.5, "roughly even chance"), (0.55, "roughly even chance"), (0.56, "likely"), (0.8, "likely"),
        (0.95, "very likely"), (1.0, "almost certain"),
    ],
)  # fmt: skip
def test_value_on_an_edge_belongs_to_the_band_nearer_to_one_half(probability: float, word: str) -> None:
    assert word_for(probability) == word


def test_what_is_no_probability_has_no_word() -> None:
    with pytest.raises(ForecastError):
        word_for(1.01)
