"""What can happen between actors: PLOVER types and modes, CAMEO codes, scores, and how they map.

Quad classes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
Sources of the tables: lexicon/data/ontology/sources.yaml.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.errors import LexiconError
from foedus.lexicon.load import unknown
from foedus.lexicon.tables import DATA, cell_number, read_table
from foedus.model.claim import SUBJECTS


@dataclass(frozen=True, slots=True)
class Act:
    """One PLOVER type with one mode, or with none ("").

    root: the name used where CONCEDE and RETREAT are read together as YIELD. score: -10 to 10.
    """

    type: str
    mode: str
    root: str
    quad: int
    score: float
    recipient_required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code; type is None for the codes that PLOVER leaves out (01 and 02).

    goldstein: -10 (most conflictual) to 10 (most cooperative).
    """

    code: str
    name: str
    quad: int
    goldstein: float
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """The tables, indexed; every answer is a row of a published table or of our own list of choices."""

    types: tuple[str, ...]
    modes: Mapping[str, tuple[str, ...]]
    roots: Mapping[str, str]
    contexts: tuple[str, ...]
    subjects: tuple[str, ...]
    acts: Mapping[tuple[str, str], Act]
    codes: Mapping[str, CameoCode]
    choices: Mapping[tuple[str, str, str], str]

    def score(self, type: str, mode: str | None = None) -> float:
        """PLOVER score of a type, refined by its mode where the mode is known.

        >>> load_ontology().score("CONSULT", "visit")
        4.0
        """
        act = self.acts.get((type, mode or "")) or self.acts[type, ""]
        return act.score

    def quad(self, type: str) -> int:
        """Quad class of a type, 1 to 4."""
        return self.acts[type, ""].quad

    def root(self, type: str) -> str:
        """Name of the type where concessions of word and of deed count as one.

        >>> load_ontology().root("RETREAT")
        'YIELD'
        """
        return self.roots[type]

    def goldstein(self, cameo: str | None) -> float | None:
        """Goldstein score of a CAMEO code, of its parent where a longer code has none; None if unknown."""
        while cameo:
            found = self.codes.get(cameo)
            if found:
                return found.goldstein
            cameo = cameo[:-1] if len(cameo) > 2 else None
        return None

    def cameo(
        self, type: str, mode: str | None = None, *, subject: str | None = None, contexts: Sequence[str] = ()
    ) -> str:
        """The CAMEO code that fits best; the more is known, the narrower the code.

        >>> load_ontology().cameo("COOPERATE", subject="exercise")
        '062'
        """
        about = [subject] if subject else []
        about.extend(contexts)
        for tried in (mode, "") if mode else ("",):
            for topic in about:
                found = self.choices.get((type, tried, topic))
                if found:
                    return found
            found = self.choices.get((type, tried, "")) if tried else None
            if found:
                return found
        return self.choices[type, "", ""]


@functools.cache
def load_ontology() -> Ontology:
    """The ontology that ships with foedus, read once a process.

    Raises LexiconError where a table contradicts another.
    """
    return read_ontology(DATA / "ontology")


def read_ontology(folder: Path) -> Ontology:
    """Read and cross-check the four tables of a folder."""
    contexts = tuple(row[0] for _, row in read_table(folder / "contexts.csv", ["context"]))
    acts = _read_acts(folder / "types.csv")
    codes = _read_codes(folder / "cameo.csv", acts, contexts)
    choices = _read_choices(folder / "choices.csv", acts, contexts, codes)
    types = tuple(type for type, mode in acts if not mode)
    modes = {type: tuple(mode for other, mode in acts if other == type and mode) for type in types}
    roots = {type: acts[type, ""].root for type in types}
    for type in types:
        if (type, "", "") not in choices:
            raise LexiconError(f"lexicon/data/ontology/choices.csv: no row for {type} alone")
    return Ontology(types, modes, roots, contexts, SUBJECTS, acts, codes, choices)


def _read_acts(path: Path) -> dict[tuple[str, str], Act]:
    acts: dict[tuple[str, str], Act] = {}
    columns = ["type", "mode", "root", "quad", "score", "recipient_required", "meaning"]
    for place, (type, mode, root, quad, score, required, meaning) in read_table(path, columns):
        if (type, mode) in acts:
            raise LexiconError(f"{place}: {type} {mode} stands twice")
        if mode and (type, "") not in acts:
            raise LexiconError(f"{place}: {type} must stand without a mode first")
        acts[type, mode] = Act(
            type, mode, root, int(quad), cell_number(place, score), required == "yes", meaning
        )
    return acts


def _read_codes(
    path: Path, acts: Mapping[tuple[str, str], Act], contexts: Sequence[str]
) -> dict[str, CameoCode]:
    codes: dict[str, CameoCode] = {}
    columns = ["code", "name", "quad", "goldstein", "type", "mode", "contexts"]
    for place, (code, name, quad, goldstein, type, mode, about) in read_table(path, columns):
        if code in codes:
            raise LexiconError(f"{place}: {code} stands twice")
        if type and (type, mode) not in acts:
            raise LexiconError(f"{place}: {unknown('type and mode', f'{type} {mode}', _pairs(acts))}")
        for context in about.split():
            if context not in contexts:
                raise LexiconError(f"{place}: {unknown('context', context, contexts)}")
        score = cell_number(place, goldstein)
        codes[code] = CameoCode(
            code, name, int(quad), score, type or None, mode or None, tuple(about.split())
        )
    return codes


def _read_choices(
    path: Path,
    acts: Mapping[tuple[str, str], Act],
    contexts: Sequence[str],
    codes: Mapping[str, CameoCode],
) -> dict[tuple[str, str, str], str]:
    choices: dict[tuple[str, str, str], str] = {}
    for place, (type, mode, about, cameo) in read_table(path, ["type", "mode", "about", "cameo"]):
        if (type, mode) not in acts:
            raise LexiconError(f"{place}: {unknown('type and mode', f'{type} {mode}', _pairs(acts))}")
        if about and about not in contexts and about not in SUBJECTS:
            raise LexiconError(f"{place}: {unknown('subject or context', about, [*contexts, *SUBJECTS])}")
        if cameo not in codes:
            raise LexiconError(f"{place}: {unknown('CAMEO code', cameo, codes)}")
        choices[type, mode, about] = cameo
    return choices


def _pairs(acts: Mapping[tuple[str, str], Act]) -> list[str]:
    return [f"{type} {mode}" for type, mode in acts]
