"""Five political stories as five outlets told them: stories found among other news, and mention chains.

    python -m benchmarks.outlets FOLDER [--others FOLDER] [--seed N]

FOLDER holds a folder of .txt articles per story and event_mentions.json. The articles are mixed with 100
others (by default from ../polnear/*/text beside FOLDER), drawn with the seed; BCubed is taken over the
25 articles, an article of the others in their story counting against precision. Chains: CoNLL F1 on the
given mentions, stories predicted. With no other news there the benchmark stops.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

from benchmarks.clusters import Score, conll_f1, home_of
from benchmarks.common import hash_of, print_line, stop
from foedus.linking.mentions import Trigger, link_mentions
from foedus.linking.stories import find_stories
from foedus.model.document import Document

OTHERS = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--others", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    articles = {f"{path.parent.name}/{path.stem}": path for path in sorted(asked.folder.glob("*/*.txt"))}
    if not articles:
        stop(f"{asked.folder}: no story folders with .txt articles here")
    others = draw(asked.others or asked.folder.parent / "polnear", seed=asked.seed)
    begun = time.perf_counter()
    docs = [Document(id=key, text=path.read_text(encoding="utf-8")) for key, path in articles.items()]
    docs += [Document(id=f"other/{path.stem}", text=path.read_text(encoding="utf-8")) for path in others]
    home = {doc: story.id for story in find_stories(docs) for doc in story.docs}
    score = story_score(list(articles), home)
    chains = chain_figures(asked.folder / "event_mentions.json", home)
    print_line(
        "outlets",
        n=len(articles),
        seconds=time.perf_counter() - begun,
        sha256=hash_of(asked.folder),
        others=len(others),
        seed=asked.seed,
        story_bcubed_f1=score.f1,
        story_precision=score.precision,
        story_recall=score.recall,
        chain_conll_f1=chains,
    )


def draw(folder: Path, *, seed: int) -> list[Path]:
    """A hundred other articles, the same for the same seed."""
    found = sorted([*folder.glob("*/text/*.txt"), *folder.glob("*.txt")])
    if len(found) < OTHERS:
        stop(f"{folder}: {OTHERS} other articles are needed, {len(found)} found; name a folder with --others")
    return random.Random(seed).sample(found, OTHERS)


def story_score(articles: list[str], home: dict[str, str]) -> Score:
    """BCubed over the articles; others that fell into their stories make those less pure."""
    precision = recall = 0.0
    for one in articles:
        mates = [doc for doc in home if home[doc] == home[one]]
        true = [doc for doc in articles if doc.split("/")[0] == one.split("/")[0]]
        shared = len(set(mates) & set(true))
        precision += shared / len(mates)
        recall += shared / len(true)
    return Score(precision / len(articles), recall / len(articles))


def chain_figures(path: Path, home: dict[str, str]) -> float | None:
    """CoNLL F1 of the mention chains; None where the file is missing."""
    if not path.exists():
        return None
    mentions = json.loads(path.read_text(encoding="utf-8"))
    texts, stories, triggers, gold = {}, {}, [], {}
    for mention in mentions:
        key = mention["mention_id"]
        texts[key] = mention["mention_context"]
        outlet = mention["doc_id"].rpartition("_")[2]
        stories[key] = home.get(f"{mention['topic']}/{outlet}", mention["topic"])
        tokens = find(mention["tokens_text"], mention["mention_context"])
        triggers.append(Trigger(key, key, tokens, mention["mention_head_lemma"] or mention["tokens_str"]))
        gold[key] = mention["coref_chain"]
    found = home_of(link_mentions(triggers, texts, stories=stories))
    return conll_f1(gold, found)["conll_f1"]


def find(words: list[str], context: list[str]) -> tuple[int, ...]:
    """Where the words stand in the context; the occurrence nearest to its middle."""
    n = len(words)
    starts = [i for i in range(len(context) - n + 1) if context[i : i + n] == words]
    start = min(starts, key=lambda i: abs(i - len(context) / 2), default=0)
    return tuple(range(start, start + n))


if __name__ == "__main__":
    main()
