import pytest

from foedus.coding.affiliations import find_affiliations
from foedus.coding.mentions import find_mentions
from foedus.coding.parse import load_parser
from foedus.lexicon.actors import load_actors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peter Examplar, a senior analyst at the Polar Institute, disagreed.",
            ("senior analyst at the Polar Institute", "organisation:polar_institute"),
        ),
        ("The Polar Institute's Peter Examplar left.", ("Polar Institute", "organisation:polar_institute")),
        ("Peter Examplar of the Polar Institute left.", ("Polar Institute", "organisation:polar_institute")),
        ("Peter Examplar met the Polar Institute.", None),
    ],
)  # fmt: skip
def test_affiliation_is_what_the_text_joins_to_the_name(text, expected):
    [parse] = load_parser().parse([(text, 50)])
    found = find_affiliations(parse, find_mentions(parse, load_actors()))
    one = found.get("person:peter_examplar")
    if expected is None:
        assert one is None
    else:
        assert one is not None and one.actor == expected[1]
        assert text[one.start - 50 : one.end - 50] == one.text
        assert one.text.endswith(expected[0])
