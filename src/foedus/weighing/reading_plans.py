"""Read the sections `indicators` and `scenarios` of a case file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from foedus.errors import CaseError, LexiconError, WeighingError
from foedus.lexicon.load import Node
from foedus.weighing.indicators import Indicator
from foedus.weighing.likelihood import read_probability
from foedus.weighing.query import Query
from foedus.weighing.reading_hypotheses import flat, list_of
from foedus.weighing.reading_query import read_query
from foedus.weighing.scenarios import Given, Lever, Pair, Propensity, Scenario, pair

T = TypeVar("T", Indicator, Scenario)


def read_indicators(node: Node, hypotheses: Collection[str] = ()) -> tuple[Indicator, ...]:
    """The indicators of a case; hypotheses: ids that they may name, () for any.

    Raises CaseError, with file and line, for whatever cannot be understood.
    """
    return _guarded(node, lambda item: _indicator(item, hypotheses), "indicator")


def read_scenarios(
    node: Node,
    *,
    indicators: Collection[str] = (),
    measured: Mapping[Pair, Propensity] | None = None,
) -> tuple[Scenario, ...]:
    """The scenarios of a case.

    indicators: ids that `given` may name, () for any. measured: propensities for pairs that a scenario
    leaves open. Raises CaseError, with file and line, for whatever cannot be understood.
    """
    return _guarded(node, lambda item: _scenario(item, indicators, measured or {}), "scenario")


def _guarded(node: Node, read: Callable[[Node], T], what: str) -> tuple[T, ...]:
    """Read every entry; errors name its line, and no id may stand twice."""
    found: dict[str, T] = {}
    for item in _items(node):
        try:
            entry = read(item)
        except LexiconError as error:
            raise CaseError(str(error)) from None
        except WeighingError as error:
            raise CaseError(str(item.fail(str(error)))) from None
        if entry.id in found:
            raise CaseError(str(item.fail(f"the {what} id {entry.id!r} stands twice")))
        found[entry.id] = entry
    return tuple(found.values())


def _items(node: Node) -> list[Node]:
    try:
        return node.items()
    except LexiconError as error:
        raise CaseError(str(error)) from None


def _indicator(node: Node, hypotheses: Collection[str]) -> Indicator:
    fields = node.fields(
        ("id", "statement", "hypothesis", "find", "registered", "before", "at_least", "origins",
         "probability", "why"),
        ("id", "statement", "hypothesis", "find", "registered", "before"),
    )  # fmt: skip
    hypothesis = fields["hypothesis"]
    return Indicator(
        id=fields["id"].text(),
        statement=flat(fields["statement"]),
        hypothesis=hypothesis.choice(hypotheses, "hypothesis") if hypotheses else hypothesis.text(),
        find=_events_alone(fields["find"]),
        registered=fields["registered"].date(),
        before=fields["before"].date(),
        at_least=_count(fields.get("at_least")),
        origins=_count(fields.get("origins")),
        probability=read_probability(fields["probability"])[0] if "probability" in fields else None,
        why=flat(fields.get("why")),
    )


def _events_alone(node: Node) -> Query:
    """A query that events can meet: what reports differ on, or what was measured, is for evidence."""
    for key, value in node.fields().items():
        if key in ("dispute", "disputes", "finding", "findings"):
            raise value.fail(
                f"indicators and levers are met by events; {key!r} belongs in the evidence of hypotheses"
            )
    return read_query(node)


def _count(node: Node | None) -> int:
    if node is None:
        return 1
    if not node.text().isdigit() or node.text() == "0":
        raise node.fail(f"expected a whole number, 1 or more, not {node.text()!r}")
    return int(node.text())


def _scenario(node: Node, indicators: Collection[str], measured: Mapping[Pair, Propensity]) -> Scenario:
    fields = node.fields(
        ("id", "statement", "sizes", "sizes_source", "propensities", "asks", "levers", "given"),
        ("id", "statement", "sizes", "propensities", "asks"),
    )
    sizes = fields["sizes"].fields()
    actors = tuple(sizes)
    asks = fields["asks"].items()
    if len(asks) != 2:
        raise fields["asks"].fail("asks names two actors: does the first stand with the second?")
    levers = tuple(_lever(item, actors) for item in list_of(fields.get("levers")))
    stated = {names: value for names, value in measured.items() if set(names) <= set(actors)}
    stated |= _propensities(fields["propensities"], actors)
    return Scenario(
        id=fields["id"].text(),
        statement=flat(fields["statement"]),
        actors=actors,
        sizes=tuple(value.number() for value in sizes.values()),
        propensities=stated,
        asks=(asks[0].choice(actors, "actor"), asks[1].choice(actors, "actor")),
        levers=levers,
        given=tuple(
            _given(item, indicators, [lever.id for lever in levers]) for item in list_of(fields.get("given"))
        ),
        sizes_source=flat(fields.get("sizes_source")) or "judgement",
    )


def _propensities(node: Node, actors: Collection[str]) -> dict[Pair, Propensity]:
    found: dict[Pair, Propensity] = {}
    for key, value in node.fields().items():
        names = _pair(key, value, actors)
        if names in found:
            raise value.fail(f"the pair {'-'.join(names)} stands twice")
        found[names] = _propensity(value)
    return found


def _propensity(node: Node) -> Propensity:
    """`[value, low, high]`, one number, or these with source and why."""
    if isinstance(node.value, dict):
        fields = node.fields(("value", "source", "why", "claims"), ("value",))
        value, low, high = _numbers(fields["value"])
        source = flat(fields.get("source")) or "judgement"
        claims = fields["claims"].texts() if "claims" in fields else ()
        return Propensity(value, low, high, source, flat(fields.get("why")), claims)
    return Propensity(*_numbers(node))


def _numbers(node: Node) -> tuple[float, float, float]:
    numbers = [item.number() for item in node.items()]
    if len(numbers) == 1:
        return numbers[0], numbers[0], numbers[0]
    if len(numbers) != 3 or not numbers[1] <= numbers[0] <= numbers[2]:
        raise node.fail("a propensity is one number, or [value, low, high] with the value between the bounds")
    return numbers[0], numbers[1], numbers[2]


def _lever(node: Node, actors: Collection[str]) -> Lever:
    fields = node.fields(("id", "statement", "set", "add", "find", "why"), ("id", "statement"))
    if "set" not in fields and "add" not in fields:
        raise node.fail("a lever sets propensities, or adds to them: give set or add")
    add = fields["add"].fields() if "add" in fields else {}
    return Lever(
        id=fields["id"].text(),
        statement=flat(fields["statement"]),
        set=_propensities(fields["set"], actors) if "set" in fields else {},
        add={_pair(key, value, actors): value.number() for key, value in add.items()},
        why=flat(fields.get("why")),
        find=_events_alone(fields["find"]) if "find" in fields else None,
    )


def _given(node: Node, indicators: Collection[str], levers: Collection[str]) -> Given:
    fields = node.fields(("indicator", "lever", "probability", "horizon_days", "why"), ("indicator",))
    name = fields["indicator"]
    return Given(
        indicator=name.choice(indicators, "indicator") if indicators else name.text(),
        lever=fields["lever"].choice(levers, "lever") if "lever" in fields else None,
        probability=read_probability(fields["probability"])[0] if "probability" in fields else None,
        why=flat(fields.get("why")),
        horizon_days=_count(fields["horizon_days"]) if "horizon_days" in fields else None,
    )


def _pair(key: str, node: Node, actors: Collection[str]) -> Pair:
    names = key.split("-")
    if len(names) != 2 or names[0] == names[1] or not set(names) <= set(actors):
        raise node.fail(f"{key!r} is no pair; write two of {', '.join(actors)} with a hyphen")
    return pair(names[0], names[1])
