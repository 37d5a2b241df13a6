from pathlib import Path

import pytest

from foedus.errors import LexiconError
from foedus.lexicon.ontology import load_ontology, read_ontology
from foedus.lexicon.tables import DATA


def test_every_type_has_a_cameo_code_of_its_own_root_or_a_named_exception():
    ontology = load_ontology()
    exceptions = {("SANCTION", "convict", ""), ("COERCE", "cyber", "")}
    for (type, mode, about), cameo in ontology.choices.items():
        code = ontology.codes[cameo]
        assert code.type is not None
        if (type, mode, about) not in exceptions:
            assert ontology.root(code.type) == ontology.root(type), (type, mode, about, cameo)


def test_scores_and_quads_are_those_of_the_manuals():
    ontology = load_ontology()
    assert ontology.score("ACCUSE") == -3.0
    assert ontology.score("AID") == 10.0
    assert ontology.score("CONSULT", "phone") == 1.5
    assert ontology.score("CONSULT", "no such mode") == 2.5
    assert [ontology.quad(t) for t in ("CONSULT", "AID", "THREATEN", "ASSAULT")] == [1, 2, 3, 4]
    assert ontology.goldstein("0874") == 10.0
    assert ontology.goldstein("163") == -8.0
    assert ontology.goldstein("1951") == -10.0
    assert ontology.goldstein("99") is None and ontology.goldstein(None) is None


def test_sixteen_types_make_fifteen_roots():
    ontology = load_ontology()
    assert len(ontology.types) == 16
    assert len({ontology.root(t) for t in ontology.types}) == 15


def test_score_has_the_sign_of_its_quad_class():
    ontology = load_ontology()
    for act in ontology.acts.values():
        if act.type != "REQUEST":
            assert (act.score > 0) == (act.quad <= 2), act


def test_narrower_code_is_chosen_when_the_subject_is_known():
    ontology = load_ontology()
    assert ontology.cameo("REJECT") == "120"
    assert ontology.cameo("REJECT", "assist") == "121"
    assert ontology.cameo("REJECT", "assist", subject="arms") == "1222"
    assert ontology.cameo("AID", contexts=["human_security"]) == "073"
    assert ontology.cameo("AID", subject="rhetoric") == "070"


def test_wrong_table_is_refused_with_its_line(tmp_path: Path):
    for table in (DATA / "ontology").glob("*.csv"):
        (tmp_path / table.name).write_text(table.read_text())
    wrong = (tmp_path / "choices.csv").read_text().replace("AID,,arms,072", "AID,,armz,072")
    (tmp_path / "choices.csv").write_text(wrong)
    with pytest.raises(LexiconError, match=r"choices\.csv:\d+: unknown subject or context 'armz'"):
        read_ontology(tmp_path)
