"""Sentences that stand in every brief; each carries itself, as a row of the file that it comes from."""

from __future__ import annotations

import functools

from foedus.briefing.phrases import TEMPLATES
from foedus.briefing.sentences import Row, Sentence
from foedus.lexicon.load import load_yaml


@functools.cache
def standing(group: str) -> dict[str, Sentence]:
    """The standing sentences of a group (`method`, `definitions`, `terms`) by id."""
    root = load_yaml(TEMPLATES / "standing.yaml", "briefing/templates/standing.yaml")
    found: dict[str, Sentence] = {}
    for node in root.fields(required=(group,))[group].items():
        fields = node.fields(("id", "text"), ("id", "text"))
        name, text = fields["id"].text(), fields["text"].text()
        found[name] = Sentence(text, rows=(Row(f"standing:{group}.{name}", (text,)),))
    return found


@functools.cache
def words_of(group: str) -> tuple[str, ...]:
    """A list of words that the brief sorts by: `people`, `bodies`, `offers`, `views`, `plain_views`."""
    root = load_yaml(TEMPLATES / "words.yaml", "briefing/templates/words.yaml")
    return root.fields(required=(group,))[group].texts()
