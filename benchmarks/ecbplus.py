"""Cross-document event coreference on ECB+, gold mentions, document clusters predicted by foedus.

    python -m benchmarks.ecbplus FOLDER [--part train|dev]

FOLDER holds PART_documents.jsonl and PART_mentions.csv. CoNLL F1 over all mentions of the part at corpus
level, and over those whose chain has more than one mention.
Source of the data: A. Cybulska and P. Vossen, Using a sledgehammer to crack a nut?, LREC 2014.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter
from pathlib import Path

from benchmarks.clusters import b_cubed, conll_f1, home_of
from benchmarks.common import hash_of, print_line, stop
from foedus.linking.mentions import Trigger, link_mentions
from foedus.linking.stories import find_stories
from foedus.model.document import Document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part")
    asked = parser.parse_args()
    part = asked.part or find_part(asked.folder)
    texts, rows = read(asked.folder, part)
    begun = time.perf_counter()
    stories = predict_stories(texts)
    triggers = [
        Trigger(str(i), row["doc"], tuple(int(t) for t in row["tokens"].split()), head_of(row))
        for i, row in enumerate(rows)
    ]
    found = home_of(link_mentions(triggers, texts, stories=stories))
    seconds = time.perf_counter() - begun
    gold = {str(i): row["chain"] for i, row in enumerate(rows)}
    sizes = Counter(gold.values())
    chained = {key: chain for key, chain in gold.items() if sizes[chain] > 1}
    without = conll_f1(chained, {key: found[key] for key in chained})
    true_stories = {row["doc"]: row["topic"] for row in rows}
    print_line(
        "ecbplus",
        n=len(rows),
        seconds=seconds,
        sha256=hash_of(asked.folder / f"{part}_mentions.csv"),
        part=part,
        level="corpus, gold mentions, predicted document clusters",
        **conll_f1(gold, found),
        conll_f1_without_singletons=without["conll_f1"],
        story_bcubed_f1=b_cubed(true_stories, stories).f1,
    )


def find_part(folder: Path) -> str:
    """The one part that the folder holds; dev where it holds several."""
    parts = sorted(path.name.removesuffix("_mentions.csv") for path in folder.glob("*_mentions.csv"))
    if not parts:
        stop(f"{folder}: no *_mentions.csv here; give the folder that holds the parts of ecbplus")
    return "dev" if "dev" in parts else parts[0]


def read(folder: Path, part: str) -> tuple[dict[str, list[str]], list[dict[str, str]]]:
    """Tokens by document that has mentions, and the rows of the mentions."""
    documents, mentions = folder / f"{part}_documents.jsonl", folder / f"{part}_mentions.csv"
    for path in (documents, mentions):
        if not path.exists():
            stop(f"{path}: missing")
    with mentions.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = {row["doc"] for row in rows}
    lines = (json.loads(line) for line in documents.read_text(encoding="utf-8").splitlines())
    return {line["doc"]: line["tokens"] for line in lines if line["doc"] in wanted}, rows


def predict_stories(texts: dict[str, list[str]]) -> dict[str, str]:
    """Story by document, from the texts alone."""
    docs = [Document(id=doc, text=" ".join(tokens), language="en") for doc, tokens in texts.items()]
    return {doc: story.id for story in find_stories(docs) for doc in story.docs}


def head_of(row: dict[str, str]) -> str:
    """The head's base form as the data give it; the words themselves for a pronoun."""
    return row["text"] if row["head_lemma"].startswith("-") else row["head_lemma"]


if __name__ == "__main__":
    main()
