"""What on a page is not the article: rules as data, each with lines that it takes and lines it must not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from foedus.errors import LexiconError
from foedus.lexicon.load import Node, load_yaml

FILE = Path(__file__).parent / "data" / "boilerplate.yaml"
SHOWN_AS = "lexicon/data/boilerplate.yaml"
MAX_WORDS = 30

Action = Literal["drop", "rest", "list", "bio", "notes", "byline", "date", "credit"]
Zone = Literal["any", "top", "end"]

_ACTIONS: dict[str, Action] = {
    "drop": "drop", "rest": "rest", "list": "list", "bio": "bio", "notes": "notes", "byline": "byline",
    "date": "date", "credit": "credit",
}  # fmt: skip
_ZONES: dict[str, Zone] = {"any": "any", "top": "top", "end": "end"}
_KEYS = ("id", "action", "where", "pattern", "reason", "max_words", "language", "note", "yes", "no")
_GROUPS = {"byline": "who", "date": "date"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of line that is not the article's text.

    pattern must match the whole line. where: "top" is above the first full paragraph, "end" the second
    half of the page. language: the page's own language where the line shows it (ISO 639-1).
    """

    id: str
    action: Action
    where: Zone
    pattern: re.Pattern[str]
    reason: str
    max_words: int = MAX_WORDS
    language: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def match(self, line: str) -> re.Match[str] | None:
        """The match if this whole line falls under the rule."""
        if line.count(" ") >= self.max_words:
            return None
        return self.pattern.fullmatch(line)


@cache
def load_rules(path: Path = FILE) -> tuple[Rule, ...]:
    """Every rule, in the order of the file: the first that matches a line decides.

    Raises LexiconError, with file and line.
    """
    root = load_yaml(path, SHOWN_AS if path == FILE else None)
    fields = root.fields(("source", "rules"), required=("source", "rules"))
    seen: dict[str, int] = {}
    rules = []
    for node in fields["rules"].items():
        rule = _read_rule(node)
        if rule.id in seen:
            raise node.fail(f"the id {rule.id!r} stands twice (first near line {seen[rule.id]})")
        seen[rule.id] = node.line
        rules.append(rule)
    return tuple(rules)


def _read_rule(node: Node) -> Rule:
    fields = node.fields(_KEYS, required=("id", "action", "where", "pattern", "reason", "yes", "no"))
    action = _ACTIONS[fields["action"].choice(_ACTIONS, "action")]
    try:
        pattern = re.compile(fields["pattern"].text(), re.IGNORECASE)
    except re.error as error:
        raise fields["pattern"].fail(f"not a regular expression: {error}") from None
    group = _GROUPS.get(action)
    if group and group not in pattern.groupindex:
        raise fields["pattern"].fail(f"a rule with action {action!r} needs the group (?P<{group}>...)")
    limit = int(fields["max_words"].number()) if "max_words" in fields else MAX_WORDS
    return Rule(
        id=fields["id"].text(),
        action=action,
        where=_ZONES[fields["where"].choice(_ZONES, "place")],
        pattern=pattern,
        reason=fields["reason"].text(),
        max_words=limit,
        language=fields["language"].text() if "language" in fields else None,
        yes=fields["yes"].texts(),
        no=fields["no"].texts(),
    )


def check_boilerplate(path: Path = FILE) -> list[str]:
    """Run every example; each problem is one line that says which rule and what to mend."""
    try:
        rules = load_rules(path)
    except LexiconError as error:
        return [str(error)]
    problems = []
    for rule in rules:
        if not rule.yes or not rule.no:
            problems.append(f"{SHOWN_AS}: {rule.id}: needs at least one yes and one no")
        problems += [
            f"{SHOWN_AS}: {rule.id}: does not take its yes {line!r}"
            for line in rule.yes
            if not rule.match(line)
        ]
        problems += [f"{SHOWN_AS}: {rule.id}: takes its no {line!r}" for line in rule.no if rule.match(line)]
    return problems
