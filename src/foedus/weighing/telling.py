"""A weighing as sheets of plain words: for the terminal, and for a brief to cite.

Nothing is said with both a probability word and a confidence.
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
                    rows[id].statement,
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


def _matrix(weighed: Weighed) -> Sheet:
    """Hypotheses in rows, evidence in columns: likelihood ratios after reliability."""
    counting = [column for column in weighed.columns if column.reliability]
    return Sheet(
        "matrix",
        "Likelihood ratios after reliability",
        ("hypothesis", *(column.id for column in counting)),
        tuple(
            Line(id, (weighed.inquiry.statement(id), *(f"{column.ratios[id]:.2f}" for column in counting)))
            for id in weighed.inquiry.ids
            if counting
        ),
        tuple(range(1, len(counting) + 1)),
        ("Above 1 speaks for the hypothesis, below 1 against.",),
    )


def _items(weighed: Weighed) -> Sheet:
    order = sorted(weighed.columns, key=lambda column: (-column.diagnosticity, column.id))
    return Sheet(
        "evidence",
        "Evidence, the most telling first",
        ("evidence", "reliability", "telling", "origins that count", "elsewhere"),
        tuple(
            Line(
                column.id,
                (
                    column.statement,
                    f"{column.reliability:.2f}",
                    f"{column.diagnosticity:.1f}",
                    "; ".join(s.origin for s in column.supports if s.counted is None) or "none",
                    _elsewhere(column),
                ),
                column.claims,
            )
            for column in order
        ),
        (1, 2),
        ("Telling is the largest over the smallest ratio; 1 tells no hypothesis from another.",),
    )


def _elsewhere(column: Column) -> str:
    if not column.supports:
        dated = f"{len(column.undated)} without a date" if column.undated else ""
        return dated or "no report was found"
    return "; ".join(f"{s.origin} counts for {s.counted}" for s in column.supports if s.counted)


def _changes(weighed: Weighed) -> Sheet:
    return Sheet(
        "sensitivity",
        "What changes the ranking if it is left out",
        ("left out", "what", "first then", "at"),
        tuple(
            Line(f"{change.kind}:{change.id}", (change.kind, change.id, *_first(change.posterior)))
            for change in weighed.changes
            if change.leader_changes or change.ranking_changes
        ),
        (3,),
    )


def _first(posterior: Mapping[str, float]) -> tuple[str, str]:
    id = max(posterior, key=lambda key: posterior[key])
    return id, f"{posterior[id]:.0%}"


def _assumptions(weighed: Weighed) -> Sheet:
    return Sheet(
        "assumptions",
        "Key assumptions",
        ("assumption", "supports", "holds", "the ranking turns at", "the first place turns at"),
        tuple(
            Line(
                tipping.assumption,
                (
                    tipping.statement,
                    ", ".join(tipping.supports),
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
        ("analyst", "weight", *weighed.inquiry.ids, "incoherence mended"),
        tuple(
            Line(
                view.analyst,
                (
                    view.analyst,
                    f"{view.weight:g}",
                    *(f"{view.posterior[id]:.0%}" for id in weighed.inquiry.ids),
                    f"{view.incoherence:.2f}",
                ),
            )
            for view in weighed.views
        ),
        tuple(range(1, len(weighed.inquiry.ids) + 3)),
    )


def _point(value: float | None) -> str:
    return "never" if value is None else f"{value:.0%}"
