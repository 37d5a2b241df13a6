"""One document in, its statements and claims out: the order of the parts of coding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus import __version__
from foedus.coding.acts import find_acts
from foedus.coding.claims import ClaimMaker
from foedus.coding.completing import Around, names_known_event
from foedus.coding.counted import find_groups
from foedus.coding.gate import Gate
from foedus.coding.mentions import find_mentions
from foedus.coding.parse import DEFAULT_PIPELINE, load_parser
from foedus.coding.places import find_places
from foedus.coding.resolve import resolve_mentions
from foedus.coding.statements import find_statements
from foedus.coding.trusted_times import find_trusted_times
from foedus.lexicon.actors import load_actors
from foedus.lexicon.cues import load_cues
from foedus.lexicon.named_times import load_named_times
from foedus.lexicon.ontology import load_ontology
from foedus.lexicon.patterns import load_patterns
from foedus.lexicon.places import load_places
from foedus.lexicon.version import lexicon_version
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.statement import Statement

CODED_LANGUAGES = frozenset({"en"})
# How a date of publication is known well enough to say which Monday "on Monday" was.


@dataclass(frozen=True, slots=True)
class CoderOptions:
    """What codes: the parser's pipeline, and extra lexicon folders."""

    pipeline: str = DEFAULT_PIPELINE
    lexicon: tuple[Path, ...] = ()

    def versions(self) -> tuple[str, str]:
        """Names of coder and lexicon, as claims carry them; both change what may come out."""
        return f"foedus {__version__}, {self.pipeline}", lexicon_version(self.lexicon)


@dataclass(frozen=True, slots=True)
class Coded:
    """What was found in one document."""

    doc: str
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()


class Coder:
    """Everything that coding needs, loaded once; `code` is a pure function of the document.

    Raises CodingError if the parser is not installed, LexiconError if the lexicon is wrong.
    """

    def __init__(self, options: CoderOptions | None = None) -> None:
        options = options or CoderOptions()
        self._parser = load_parser(options.pipeline)
        self._actors = load_actors(options.lexicon)
        self._patterns = load_patterns(options.lexicon)
        self._cues = load_cues()
        self._places = load_places()
        self._gate = Gate(self._actors, self._cues)
        coder, lexicon = options.versions()
        self._claims = ClaimMaker(load_ontology(), coder=coder, lexicon=lexicon)

    def code(self, doc: Document) -> Coded:
        """Statements and claims of one document; none where it is known to be in a language not coded."""
        if doc.language is not None and doc.language not in CODED_LANGUAGES:
            return Coded(doc.id)
        passages = [
            (doc.text[item.start : item.end], item.start)
            for item in doc.paragraphs
            if item.kind != "heading" and self._gate.lets_through(doc.text, item.start, item.end)
        ]
        parses = self._parser.parse(passages)
        on = doc.published.since
        mentions = resolve_mentions(parses, [find_mentions(parse, self._actors, on=on) for parse in parses])
        statements = find_statements(parses, mentions, self._cues, doc=doc.id)
        times = find_trusted_times(doc)
        groups = find_groups(doc.text, [mention for named in mentions for mention in named])
        claims: list[Claim] = []
        events = load_named_times()
        for parse, named in zip(parses, mentions, strict=True):
            begin, end = parse.offset, parse.offset + len(parse.text)
            here = [time for time in times if begin <= time.start < end]
            known = names_known_event(parse.text, here, events)
            acts = find_acts(parse, named, self._patterns, nameless=known)
            if acts:
                around = Around(here, find_places(parse, self._places), groups, events, on)
                claims.extend(self._claims.make(doc, parse, acts, named, statements, claims, around))
        return Coded(doc.id, tuple(statements), _unique(claims))


def _unique(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims by place; where two say the same of one word, one is enough."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        kept.setdefault((claim.trigger, claim.type, claim.who, claim.whom, claim.status), claim)
    return tuple(sorted(kept.values(), key=lambda claim: (claim.start, claim.trigger, claim.id)))
