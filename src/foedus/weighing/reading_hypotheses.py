"""Read the section `hypotheses` of a case file: rivals, evidence, assumptions, analysts, reliability."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from foedus.errors import CaseError, LexiconError, WeighingError
from foedus.lexicon.load import Node, unknown
from foedus.model.claim import STATUSES
from foedus.weighing.hypotheses import (
    DEFAULT_NONE_PRIOR,
    DEFAULT_RELIABILITY,
    NONE_OF_THESE,
    Analyst,
    Assumption,
    Hypothesis,
    Inquiry,
    Item,
    Reliability,
)
from foedus.weighing.likelihood import Judgement, read_judgement, read_probability
from foedus.weighing.reading_query import read_query

KEYS = ("question", "until", "none_of_these", "rivals", "evidence", "assumptions", "analysts", "reliability")


def read_hypotheses(node: Node) -> Inquiry:
    """The question with its rival hypotheses and all that is weighed for it.

    Raises CaseError, with file and line, for whatever cannot be understood.
    """
    try:
        return _read(node)
    except LexiconError as error:
        raise CaseError(str(error)) from None
    except WeighingError as error:
        raise CaseError(str(node.fail(str(error)))) from None


def flat(node: Node | None) -> str:
    """A text with its line breaks made blanks; empty where there is none."""
    return " ".join(node.text().split()) if node else ""


def _read(node: Node) -> Inquiry:
    fields = node.fields(KEYS, ("question", "rivals"))
    rivals = tuple(_rival(item) for item in fields["rivals"].items())
    known = (*(rival.id for rival in rivals), NONE_OF_THESE)
    assumptions = tuple(_assumption(item, known) for item in list_of(fields.get("assumptions")))
    names = [assumption.id for assumption in assumptions]
    items = tuple(_item(item, known, names) for item in list_of(fields.get("evidence")))
    return Inquiry(
        question=flat(fields["question"]),
        hypotheses=rivals,
        items=items,
        assumptions=assumptions,
        analysts=tuple(
            _analyst(item, known, [i.id for i in items]) for item in list_of(fields.get("analysts"))
        ),
        reliability=_reliability(fields.get("reliability")),
        none_prior=_chance(fields.get("none_of_these"), DEFAULT_NONE_PRIOR),
        until=fields["until"].date() if "until" in fields else None,
    )


def _rival(node: Node) -> Hypothesis:
    fields = node.fields(
        ("id", "statement", "prior", "because", "expects", "resolution"),
        ("id", "statement", "prior", "resolution"),
    )
    return Hypothesis(
        id=fields["id"].text(),
        statement=flat(fields["statement"]),
        prior=read_probability(fields["prior"])[0],
        prior_reason=flat(fields.get("because")),
        expects=tuple(flat(item) for item in list_of(fields.get("expects"))),
        resolution=flat(fields["resolution"]),
    )


def _item(node: Node, known: Collection[str], assumptions: Collection[str]) -> Item:
    fields = node.fields(
        ("id", "statement", "find", "likelihood", "why", "origin", "reliability", "rests_on"),
        ("id", "statement", "find", "likelihood"),
    )
    rests_on = fields["rests_on"].items() if "rests_on" in fields else []
    for name in rests_on:
        name.choice(assumptions, "assumption")
    return Item(
        id=fields["id"].text(),
        statement=flat(fields["statement"]),
        find=read_query(fields["find"]),
        likelihood=_judgements(fields["likelihood"], known),
        why=flat(fields.get("why")),
        origin=flat(fields.get("origin")) or None,
        reliability=_chance(fields["reliability"], 0.0) if "reliability" in fields else None,
        rests_on=tuple(name.text() for name in rests_on),
    )


def _judgements(node: Node, known: Collection[str]) -> dict[str, Judgement]:
    return {id: read_judgement(value) for id, value in _by_hypothesis(node, known).items()}


def _by_hypothesis(node: Node, known: Collection[str]) -> dict[str, Node]:
    fields = node.fields()
    for id, value in fields.items():
        if id not in known:
            raise value.fail(unknown("hypothesis", id, known))
    return fields


def _assumption(node: Node, known: Collection[str]) -> Assumption:
    fields = node.fields(
        ("id", "statement", "holds", "supports", "if_wrong", "why"), ("id", "statement", "holds")
    )
    supports = fields["supports"].items() if "supports" in fields else []
    if_wrong: Mapping[str, Judgement] = _judgements(fields["if_wrong"], known) if "if_wrong" in fields else {}
    return Assumption(
        id=fields["id"].text(),
        statement=flat(fields["statement"]),
        holds=_chance(fields["holds"], 0.0),
        supports=tuple(name.choice(known, "hypothesis") for name in supports),
        if_wrong={id: judgement.value for id, judgement in if_wrong.items()},
        why=flat(fields.get("why")),
    )


def _analyst(node: Node, known: Collection[str], items: Collection[str]) -> Analyst:
    fields = node.fields(("id", "weight", "priors", "likelihood", "judged", "judged_not"), ("id",))
    likelihood = fields["likelihood"].fields(items) if "likelihood" in fields else {}
    weight = fields["weight"].number() if "weight" in fields else 1.0
    if weight <= 0:
        raise fields["weight"].fail("a weight is a number above zero")
    return Analyst(
        id=fields["id"].text(),
        weight=weight,
        priors=_chances(fields.get("priors"), known),
        likelihood={item: _judgements(value, known) for item, value in likelihood.items()},
        judged=_chances(fields.get("judged"), known),
        judged_not=_chances(fields.get("judged_not"), known),
    )


def _reliability(node: Node | None) -> Reliability:
    if node is None:
        return Reliability()
    for key in ("outlets", "origins"):
        if key in node.fields():
            raise node.fields()[key].fail(f"{key} are graded under `sources`, A to F; see docs/linking.md")
    fields = node.fields(("default", "status"))
    status = fields["status"].fields(STATUSES) if "status" in fields else {}
    return Reliability(
        status={name: _chance(value, 0.0) for name, value in status.items()},
        default=_chance(fields.get("default"), DEFAULT_RELIABILITY),
    )


def _chances(node: Node | None, known: Collection[str]) -> dict[str, float]:
    if node is None:
        return {}
    return {id: read_probability(value)[0] for id, value in _by_hypothesis(node, known).items()}


def _chance(node: Node | None, default: float) -> float:
    return read_probability(node)[0] if node else default


def list_of(node: Node | None) -> list[Node]:
    """The entries of a list; none where the key is missing."""
    return node.items() if node else []
