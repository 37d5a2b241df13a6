"""A weighing as sheets of plain words: for the terminal, and for a brief to cite.

Hypotheses are numbered H1, H2 ... from the likeliest down, evidence E1, E2 ... from the most telling down;
the analyst's ids stay the ids of the lines. Nothing is said with both a probability word and a confidence.
"""

from __future__ import annotations

from collections.abc import Mapping

from foedus.lexicon.probability_words import say_probability
from foedus.weighing.sheet import Line, Sheet
from foedus.weighing.weighed import Column, Weighed


def tell_weighed(weighed: Weighed) -> tuple[Sheet, ...]:
    """Hypotheses in rows with evidence in columns; the items; what hangs on what; assumptions; analysts."""
    return tuple(
        sheet
        for sheet in (
            _hypotheses(weighed), _matrix(weighed), _items(weighed), _changes(weighed), _assumptions(weighed),
            _views(weighed),
        )
        if sheet.lines
    )  # fmt: skip


def _hypotheses(weighed: Weighed) -> Sheet:
    answer = weighed.answer
    rows = {row.id: row for row in weighed.rows}
    notes = [
        f"{len(weighed.origins)} independent origins and {len(weighed.claims)} claims count.",
        "Priors, likelihoods and assumptions are judgement; the range is that of their words.",
    ]
    if weighed.as_of:
        notes.append(f"As of {weighed.as_of}: nothing that came out later counts.")
    if weighed.pooled:
        notes.append(f"Mean of {len(weighed.views)} analysts, each made coherent first.")
    return Sheet(
        "hypotheses",
        weighed.inquiry.question,
        ("hypothesis", "before", "after", "range", "in words"),
        tuple(
            Line(
                id,
                (
                    f"{number_hypotheses(weighed)[id]}. {rows[id].statement}",
                    f"{rows[id].prior:.0%}",
                    f"{answer[id]:.0%}",
                    f"{rows[id].low:.0%} to {rows[id].high:.0%}",
                    say_probability(answer[id]),
                ),
                weighed.claims,
            )
            for id in weighed.ranking
        ),
        (1, 2, 3),
        tuple(notes),
    )


def number_hypotheses(weighed: Weighed) -> dict[str, str]:
    """H1, H2 ... by id, the likeliest first."""
    return {id: f"H{number}" for number, id in enumerate(weighed.ranking, 1)}


def _by_telling(weighed: Weighed) -> dict[str, Column]:
    """Evidence as E1, E2 ..., the most telling first."""
    order = sorted(weighed.columns, key=lambda column: (-column.diagnosticity, column.id))
    return {f"E{number}": column for number, column in enumerate(order, 1)}


def _matrix(weighed: Weighed) -> Sheet:
    """Hypotheses in rows, evidence in columns: likelihood ratios after reliability."""
    counting = {number: column for number, column in _by_telling(weighed).items() if column.reliability}
    return Sheet(
        "matrix",
        "Likelihood ratios after reliability",
        ("hypothesis", *counting),
        tuple(
            Line(
                id,
                (
                    f"{number}. {weighed.inquiry.statement(id)}",
                    *(f"{column.ratios[id]:.2f}" for column in counting.values()),
                ),
            )
            for id, number in number_hypotheses(weighed).items()
            if counting
        ),
        tuple(range(1, len(counting) + 1)),
        ("Above 1 speaks for the hypothesis, below 1 against. E1 and on are the evidence below.",),
    )


def _items(weighed: Weighed) -> Sheet:
    numbered = _by_telling(weighed)
    numbers = {column.id: number for number, column in numbered.items()}
    return Sheet(
        "evidence",
        "Evidence, the most telling first",
        ("evidence", "reliability", "telling", "origins that count", "elsewhere"),
        tuple(
            Line(
                column.id,
                (
                    f"{number}. {column.statement}",
                    f"{column.reliability:.2f}",
                    f"{column.diagnosticity:.1f}",
                    "; ".join(s.origin for s in column.supports if s.counted is None) or "none",
                    _elsewhere(column, numbers),
                ),
                column.claims,
            )
            for number, column in numbered.items()
        ),
        (1, 2),
        ("Telling is the largest over the smallest ratio; 1 tells no hypothesis from another.",),
    )


def _elsewhere(column: Column, numbers: Mapping[str, str]) -> str:
    if not column.supports:
        dated = f"{len(column.undated)} without a date" if column.undated else ""
        return dated or "no report was found"
    return "; ".join(f"{s.origin} counts for {numbers[s.counted]}" for s in column.supports if s.counted)


def _changes(weighed: Weighed) -> Sheet:
    items = {column.id: f"{number}. {column.statement}" for number, column in _by_telling(weighed).items()}
    return Sheet(
        "sensitivity",
        "What changes the ranking if it is left out",
        ("left out", "what", "first then", "at"),
        tuple(
            Line(
                f"{change.kind}:{change.id}",
                (
                    change.kind,
                    items[change.id] if change.kind == "item" else change.id,
                    *_first(weighed, change.posterior),
                ),
            )
            for change in weighed.changes
            if change.leader_changes or change.ranking_changes
        ),
        (3,),
    )


def _first(weighed: Weighed, posterior: Mapping[str, float]) -> tuple[str, str]:
    id = max(posterior, key=lambda key: posterior[key])
    return f"{number_hypotheses(weighed)[id]}. {weighed.inquiry.statement(id)}", f"{posterior[id]:.0%}"


def _assumptions(weighed: Weighed) -> Sheet:
    numbers = number_hypotheses(weighed)
    return Sheet(
        "assumptions",
        "Key assumptions",
        ("assumption", "supports", "holds", "the ranking turns at", "the first place turns at"),
        tuple(
            Line(
                tipping.assumption,
                (
                    tipping.statement,
                    ", ".join(sorted(numbers[id] for id in tipping.supports)),
                    f"{tipping.holds:.0%}",
                    _point(tipping.ranking),
                    _point(tipping.leader),
                ),
            )
            for tipping in weighed.tippings
        ),
        (2, 3, 4),
    )


def _views(weighed: Weighed) -> Sheet:
    return Sheet(
        "analysts",
        "Analysts",
        ("analyst", "weight", *number_hypotheses(weighed).values(), "incoherence mended"),
        tuple(
            Line(
                view.analyst,
                (
                    view.analyst,
                    f"{view.weight:g}",
                    *(f"{view.posterior[id]:.0%}" for id in number_hypotheses(weighed)),
                    f"{view.incoherence:.2f}",
                ),
            )
            for view in weighed.views
        ),
        tuple(range(1, len(weighed.inquiry.ids) + 3)),
    )


def _point(value: float | None) -> str:
    return "never" if value is None else f"{value:.0%}"
