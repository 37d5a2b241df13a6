"""`foedus lexicon check`: every part's own check, gathered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from foedus.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Report:
    """What the lexicon holds, and what is wrong with it."""

    counts: tuple[str, ...]
    problems: tuple[str, ...]


def check_all() -> Report:
    """Load every part of the lexicon and run the examples that its entries carry."""
    counts: list[str] = []
    problems: list[str] = []
    for name, check in _checks():
        try:
            found = check()
        except LexiconError as error:
            found = [str(error)]
        problems.extend(found)
        counts.append(f"{name}: {'sound' if not found else f'{len(found)} wrong'}")
    return Report(tuple(counts), tuple(problems))


def _checks() -> list[tuple[str, Callable[[], list[str]]]]:
    from foedus.coding.checking import check_cue_examples, check_pattern_examples
    from foedus.lexicon.admiralty import load_admiralty
    from foedus.lexicon.boilerplate import check_boilerplate
    from foedus.lexicon.check import check_lexicon
    from foedus.lexicon.evidence import check_evidence
    from foedus.lexicon.landmarks import check_landmarks
    from foedus.lexicon.places import load_places
    from foedus.lexicon.triggers import check_triggers
    from foedus.measuring.causes import check_cause_examples

    def places() -> list[str]:
        load_places()
        return []

    def grades() -> list[str]:
        load_admiralty()
        return []

    return [
        ("actors, officials, groupings", check_lexicon),
        ("what tenures rest on", check_evidence),
        ("places", places),
        ("grades of sources and items", grades),
        ("boilerplate", check_boilerplate),
        ("landmarks", check_landmarks),
        ("event patterns", check_pattern_examples),
        ("cues", check_cue_examples),
        ("claims of cause", check_cause_examples),
        ("triggers of events", check_triggers),
    ]
