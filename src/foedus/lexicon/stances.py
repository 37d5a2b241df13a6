"""Words that show where a claim stands: for, against, said by somebody, set against something, negated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from foedus.lexicon.load import load_yaml, unknown

FILE = Path(__file__).parent / "data" / "stances.yaml"
SHOWN_AS = "lexicon/data/stances.yaml"
STANCES = ("favourable", "adverse", "said", "against", "negated")


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Base forms of one stance, with a sentence that shows it and one that does not."""

    id: str
    words: frozenset[str]
    yes: str
    no: str


@cache
def load_stances(path: Path = FILE) -> Mapping[str, StanceWords]:
    """Every stance by id.

    Raises LexiconError, with file and line; also for a stance that is missing.
    """
    root = load_yaml(path, SHOWN_AS if path == FILE else None)
    fields = root.fields(("source", "stances"), required=("source", "stances"))
    found = {}
    for node in fields["stances"].items():
        entry = node.fields(("id", "words", "yes", "no"), required=("id", "words", "yes", "no"))
        key = entry["id"].choice(STANCES, "stance")
        words = frozenset(entry["words"].texts())
        found[key] = StanceWords(key, words, entry["yes"].text(), entry["no"].text())
    missing = [stance for stance in STANCES if stance not in found]
    if missing:
        raise root.fail(unknown("stance", missing[0], list(found)))
    return found
