"""Simulated cases with known truth: sources that know or do not, and outlets that copy one another."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.weighing.hypotheses import Hypothesis, Inquiry, Item, Reliability
from foedus.weighing.likelihood import IGNORANCE, Judgement
from foedus.weighing.query import Query
from foedus.weighing.record import Record

RIVALS = ("a", "b", "c", "d")
NONE_PRIOR = 0.05


@dataclass(frozen=True, slots=True)
class Simulated:
    """A case to be weighed, and the hypothesis that is true in it."""

    inquiry: Inquiry
    record: Record
    truth: str


def simulate(rng: np.random.Generator) -> Simulated:
    """Draw the truth from the priors, facts from the truth, reports from the facts, copies from reports.

    A source knows with its reliability, and reports what is so; else it says yes or no at even chance.
    Every report is reprinted by up to four outlets.
    """
    priors = rng.dirichlet(np.full(len(RIVALS), 2.0)) * (1 - NONE_PRIOR)
    ids = (*RIVALS, "none_of_these")
    truth = int(rng.choice(len(ids), p=[*priors, NONE_PRIOR]))
    docs: list[Document] = []
    claims: list[Claim] = []
    items, grades = [], {}
    for number in range(int(rng.integers(3, 9))):
        probable = [*rng.uniform(0.03, 0.97, len(RIVALS)), IGNORANCE]
        fact = rng.random() < probable[truth]
        source = f"s{number}"
        grades[f"outlet {source}.0"] = float(rng.uniform(0.2, 0.95))
        knows = rng.random() < grades[f"outlet {source}.0"]
        said = fact if knows else rng.random() < 0.5
        reports = []
        for copy in range(int(rng.integers(1, 6))):
            key = f"{source}.{copy}"
            docs.append(_doc(key, original=f"d{source}.0" if copy else None))
            claims.append(_claim(key))
            reports.append(f"c{key}")
        ratios = {id: _plain((p if said else 1 - p) / IGNORANCE) for id, p in zip(ids, probable, strict=True)}
        items.append(Item(f"e{number}", f"Item {number}.", Query(claims=tuple(reports)), ratios))
    rivals = tuple(Hypothesis(id, f"{id}.", float(p)) for id, p in zip(RIVALS, priors, strict=True))
    inquiry = Inquiry(
        "Which?", rivals, tuple(items), reliability=Reliability(sources=grades), none_prior=NONE_PRIOR
    )
    return Simulated(inquiry, Record.of(docs, claims), ids[truth])


def inconsistency_count(
    case: Simulated, *, threshold: float, per_count: float, with_priors: bool = False
) -> dict[str, float]:
    """The plain matrix: reports against a hypothesis are counted, each copy anew; fewer is better.

    threshold: ratio below which a report is inconsistent. per_count: factor in probability for each.
    with_priors: start from the priors instead of from even chances.
    """
    counts = {
        id: sum(len(item.find.claims) for item in case.inquiry.items if item.likelihood[id].value < threshold)
        for id in case.inquiry.ids
    }
    least = min(counts.values())
    start = case.inquiry.priors() if with_priors else [1.0] * len(counts)
    weights = {
        id: prior * per_count ** (counts[id] - least)
        for id, prior in zip(case.inquiry.ids, start, strict=True)
    }
    total = math.fsum(weights.values())
    return {id: weight / total for id, weight in weights.items()}


def _doc(key: str, *, original: str | None) -> Document:
    return Document(id=f"d{key}", text=f"Report {key}.", outlet=f"outlet {key}", original=original)


def _claim(key: str) -> Claim:
    return Claim(
        id=f"c{key}", doc=f"d{key}", start=0, end=6, quote="Report", type="CONSULT", mode=None, contexts=(),
        subject=None, cameo=None, quad=1, score=0.0, goldstein=None, who=("A",), whom=(), joint=False,
        when=None, where=None, status="occurred", statement=None, speakers=(), trigger=(0, 6),
        rule="simulated", words=(),
    )  # fmt: skip


def _plain(value: float) -> Judgement:
    return Judgement(f"{value:.3f}", value, value, value)
