"""What weighing found, as findings and as plain data."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

from foedus.model.finding import Finding
from foedus.weighing.weighed import Weighed

METHOD = (
    "likelihood ratios per hypothesis, discounted by reliability (LR' = r * LR + 1 - r), one origin counted "
    "once, hypotheses exclusive and exhaustive with none of these"
)


def find_findings(weighed: Weighed) -> tuple[Finding, ...]:
    """One finding a hypothesis: its probability, the range of its words, and the claims behind it."""
    answer = weighed.answer
    return tuple(
        Finding(
            id=f"weighing:{row.id}",
            name=row.statement,
            value=answer[row.id],
            unit="probability",
            method=METHOD,
            period=None,
            evidence=weighed.claims,
            n=len(weighed.origins),
            interval=None if weighed.pooled else (row.low, row.high),
            note="n counts independent origins; the interval is the range of the words, not of the priors",
        )
        for row in weighed.rows
    )


def encode(value: object) -> Any:
    """Any result as plain data for JSON: dates as ISO 8601, pairs of actors as `A-B`."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {"-".join(key) if isinstance(key, tuple) else key: encode(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value
