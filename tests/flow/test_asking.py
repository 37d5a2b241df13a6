"""What is asked of a forecast is checked, and told in words."""

from __future__ import annotations

import datetime as dt

import pytest

from foedus.errors import UsageError
from foedus.flow.asking import NOUNS, check_asked, say_question
from foedus.flow.names import names_of
from foedus.forecasting.question import Question
from foedus.lexicon.ontology import load_ontology
from foedus.settings import Case

NAMES = names_of(Case(title="test"))
SINCE, UNTIL = dt.date(2030, 1, 1), dt.date(2030, 4, 1)


def test_every_type_has_a_noun() -> None:
    assert set(NOUNS) == set(load_ontology().types)


def test_a_group_is_asked_in_words() -> None:
    asked = Question(("FIN", "NOR", "SWE"), None, SINCE, UNTIL)
    told = say_question(asked, NAMES.name)
    assert told.startswith("at least one event of any type among Finland, Norway and Sweden from 2030-01-01")


def test_known_actors_pass_in_order_and_a_type_in_any_case() -> None:
    assert check_asked(["SWE", "NOR"], "consult", names=NAMES) == (("NOR", "SWE"), "CONSULT")
    assert check_asked(["outlet:own", "NOR"], None, names=NAMES, near={"outlet:own"})[1] is None


@pytest.mark.parametrize(
    ("actor", "meant"),
    [
        ("NRO", r"did you mean NOR \(Norway\)"),
        ("nor", r"did you mean NOR \(Norway\)"),
        ("Norway", r"did you mean NOR \(Norway\)"),
        ("Sweeden", r"did you mean SWE \(Sweden\)"),
        ("NOR.MIL", "ask about NOR in place of NOR.MIL"),
        ("quxxz", "ISO 3166 codes"),
    ],
)
def test_an_unknown_actor_is_refused_with_what_was_meant(actor: str, meant: str) -> None:
    with pytest.raises(UsageError, match=meant):
        check_asked([actor, "FIN"], None, names=NAMES)


@pytest.mark.parametrize(("type", "told"), [("CONSLT", "did you mean CONSULT"), ("meet", r"CONSULT \(cons")])
def test_an_unknown_type_is_refused_with_what_there_is(type: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        check_asked(["NOR", "FIN"], type, names=NAMES)
