"""How much stands behind a line: reports, articles, outlets, independent origins, and of which status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.briefing.cells import counted
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Row, Sentence, count
from foedus.model.claim import STATUSES


def support(look: Lookup, claims: Iterable[str], origins: Sequence[str] = ()) -> tuple[str, tuple[Row, ...]]:
    """Say "3 reports in 2 articles, 2 independent origins: 2 occurred, 1 denied", with rows for the counts.

    origins: left out of the words where none is given. A report is one claim.
    """
    held = [look.claims[claim] for claim in dict.fromkeys(claims) if claim in look.claims]
    if not held:
        return "no report", ()
    pieces = [counted("article", [claim.doc for claim in held])]
    if origins:
        pieces.append(counted("independent origin", list(origins)))
    reports, row = counted("report", [claim.id for claim in held])
    split = [
        (status, count(status, [claim.id for claim in held if claim.status == status]))
        for status in STATUSES
        if any(claim.status == status for claim in held)
    ]
    told = ", ".join(f"{counts.values[0]} {status}" for status, counts in split)
    if len(split) == 1:
        told = split[0][0] if row.values == ("1",) else f"all {split[0][0]}"
    words = f"{reports} in {', '.join(text for text, _ in pieces)}: {told}"
    return words, (row, *(counts for _, counts in pieces), *(counts for _, counts in split))


def support_cell(look: Lookup, claims: Iterable[str], origins: Sequence[str] = ()) -> Sentence:
    """The same as a cell of a table."""
    words, rows = support(look, claims, origins)
    return Sentence(words, (), rows)
