"""How sure a reader may be of an act, finer than its status: named grades with a figure from -3 to +3."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path

from foedus.lexicon.load import load_yaml
from foedus.model.claim import STATUSES

FILE = Path(__file__).parent / "data" / "grades.yaml"


@dataclass(frozen=True, slots=True, eq=False)
class Grades:
    """figures: grade to figure, -3 (certainly not) to +3 (certainly so). default: status to its grade."""

    figures: dict[str, float] = field(repr=False)
    default: dict[str, str]

    def figure(self, status: str, grade: str = "") -> float:
        """The figure of a grade, or where none is named ("") of the status."""
        return self.figures[grade or self.default[status]]

    def lower(self, status: str, *grades: str) -> str:
        """The least sure of some grades of a status."""
        return min(grades, key=lambda grade: self.figure(status, grade))


@functools.lru_cache(maxsize=1)
def load_grades(file: Path = FILE) -> Grades:
    """Read the table of grades.

    Raises LexiconError with file and line: a figure outside -3 to +3, a status with two grades or none.
    """
    root = load_yaml(file, "lexicon/data/grades.yaml")
    figures: dict[str, float] = {}
    default: dict[str, str] = {}
    for node in root.items():
        fields = node.fields(("id", "figure", "default", "note"), required=("id", "figure", "note"))
        grade, figure = fields["id"].text(), fields["figure"].number()
        if not -3 <= figure <= 3 or grade in figures:
            raise node.fail(f"the grade {grade!r} stands here twice or is not between -3 and +3")
        figures[grade] = figure
        for status in fields["default"].items() if "default" in fields else []:
            if default.setdefault(status.choice(STATUSES, "status"), grade) != grade:
                raise status.fail(f"the status {status.text()!r} has a grade already")
    if missing := [status for status in STATUSES if status not in default]:
        raise root.fail(f"no grade for the status {missing[0]!r}")
    return Grades(figures, default)
