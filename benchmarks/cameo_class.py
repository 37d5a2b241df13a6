"""Quad class of a sentence, 0 where it codes to nothing (the protocol `cameo_class`).

    python -m benchmarks.cameo_class PATH/train.tsv

Nothing is fitted to its rows. The sentence is coded by its main act: the one nearest the top of the parse.
Its classes are CAMEO's, which differ from PLOVER's: comments and appeals (CAMEO 01 and 02) are class 0, and
reduced relations and sanctions (16 and 163) are verbal conflict. Rows shared with `plv` are counted too.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.common import f1, hash_of, print_line, stop
from foedus.coding.arguments import patients
from foedus.coding.chains import Chain, find_chains
from foedus.coding.compose import QUAD
from foedus.coding.pairs import actors_of
from foedus.coding.parse import Parse, load_parser
from foedus.coding.predicates import Predicates
from foedus.lexicon.patterns import Patterns, load_patterns

STEP = {
    "relcl": 3.0, "acl": 3.0, "advcl": 2.0, "pobj": 0.8, "prep": 0.8, "pcomp": 0.8, "poss": 0.8,
    "compound": 0.8, "amod": 0.8, "nsubj": 0.6, "conj": 0.2, "ccomp": 0.2, "xcomp": 0.2,
}  # fmt: skip


def main_act(parse: Parse, patterns: Patterns) -> Chain | None:
    """The act that a sentence is about: high in the parse, a verb, with somebody who acts."""
    best: tuple[float, int, Chain] | None = None
    for chain in find_chains(Predicates(parse, patterns)):
        value = -sum(STEP.get(parse.deps[token], 0.0) for token in (chain.top, *parse.path_up(chain.top)))
        value += 2.2 * any(actors_of(parse, token) or patients(parse, token) for token in chain.tokens)
        value += parse.tags[chain.top][:2] == "VB"
        if best is None or value > best[0]:
            best = (value, chain.base, chain)
    return best[2] if best else None


def class_of(parse: Parse, chain: Chain | None, patterns: Patterns) -> int:
    """CAMEO's quad class of a chain, 0 for none, comments and appeals."""
    if chain is None:
        return 0
    codes = [hit.pattern.cameo or "" for hit in chain.hits]
    if any(code[:2] in ("01", "02") for code in codes):
        return 0
    root = chain.meaning.root
    if root == "REQUEST" and _appeals(parse, chain, patterns):
        return 0
    if root == "CONCEDE":
        return 2
    if root == "SANCTION" or (root == "COERCE" and any(code == "163" for code in codes)):
        return 3
    return QUAD[root]


def _appeals(parse: Parse, chain: Chain, patterns: Patterns) -> bool:
    """Whether a request is made by a word of asking, not of demanding."""
    asking = {word.split()[0] for word in patterns.patterns["request.appeal"].words}
    return any(
        hit.pattern.id.startswith("request.") and parse.lemmas[hit.words[0]] in asking for hit in chain.hits
    )


def macro_f1(gold: Sequence[int], found: Sequence[int]) -> float:
    """Mean F1 over the five classes."""
    return (
        sum(
            f1(
                sum(g == f == one for g, f in zip(gold, found, strict=True)),
                gold.count(one),
                found.count(one),
            )
            for one in range(5)
        )
        / 5
    )


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("path", type=Path)
    asked = args.parse_args()
    if not asked.path.is_file():
        stop(f"{asked.path}: no such file; the protocol cameo_class needs its table")
    rows = [line.rsplit("\t", 1) for line in asked.path.read_text(encoding="utf-8").splitlines() if line]
    gold = [int(label) for _, label in rows]
    parser, patterns = load_parser(), load_patterns()
    start = time.perf_counter()
    found = [
        class_of(parse, main_act(parse, patterns), patterns)
        for parse in parser.parse_sentences([text for text, _ in rows])
    ]
    seconds = time.perf_counter() - start
    none = [one for one, label in zip(found, gold, strict=True) if label == 0]
    print_line(
        "cameo_class",
        n=len(rows),
        seconds=seconds,
        sha256=hash_of(asked.path),
        macro_f1=macro_f1(gold, found),
        false_alarm_rate=sum(one != 0 for one in none) / max(1, len(none)),
    )


if __name__ == "__main__":
    main()
