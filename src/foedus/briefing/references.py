"""What a citation opens: the quote in its article, with outlet, date, speakers, status and rule."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.briefing.brief import Brief
from foedus.briefing.describe import inner_quotes, say_chain
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Citation
from foedus.briefing.wording import join, say_published, shorten
from foedus.model.claim import Claim, Status
from foedus.model.document import Document

QUOTE_CHARS = 420
EXCERPT_LIMIT_CHARS = 1_000_000
NEIGHBOURS = 1


@dataclass(frozen=True, slots=True)
class Reference:
    """One numbered citation, ready to print.

    quote: the words that are highlighted; "" for an article as a whole. also: other spans that it rests
    on (a party's full name, a date), half-open document offsets. passage: where its paragraph starts.
    chain: speakers, outermost first.
    """

    number: int
    doc: str
    outlet: str
    title: str
    date: str
    quote: str
    start: int
    end: int
    passage: int
    also: tuple[tuple[int, int], ...]
    chain: tuple[str, ...]
    status: Status | None
    conflict: bool
    rule: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article as printed; at is its offset. gap: something was left out before it."""

    at: int
    text: str
    heading: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Article:
    """An article, or what is kept of it."""

    id: str
    outlet: str
    title: str
    date: str
    reason: str
    url: str
    excerpt: bool
    passages: tuple[Passage, ...]


def number_citations(brief: Brief) -> dict[Citation, int]:
    """Numbers from 1 in order of first appearance."""
    return {citation: index for index, citation in enumerate(brief.citations, 1)}


def list_references(brief: Brief) -> tuple[Reference, ...]:
    """Every citation of the brief in order of its number."""
    look = Lookup(brief.material)
    return tuple(_reference(look, citation, number) for citation, number in number_citations(brief).items())


def _reference(look: Lookup, citation: Citation, number: int) -> Reference:
    doc = look.document_of(citation)
    span = look.main_span(citation)
    claim = look.claims.get(citation.id) if citation.kind == "claim" else None
    start, end = (span.start, span.end) if span else (0, 0)
    return Reference(
        number=number,
        doc=doc.id,
        outlet=look.outlet_first(doc),
        title=doc.title or "untitled",
        date=date_words(doc),
        quote=shorten(inner_quotes(span.quote), QUOTE_CHARS) if span else "",
        start=start,
        end=end,
        passage=max((p.start for p in doc.paragraphs if p.start <= start), default=0),
        also=tuple((s.start, s.end) for s in look.spans(citation) if (s.start, s.end) != (start, end)),
        chain=tuple(say_chain(look, look.chain_of(citation))),
        status=claim.status if claim else None,
        conflict=bool(claim and claim.quad > 2),
        rule=_rule(claim) if claim else "",
        doubt=claim.doubt if claim else "",
    )


def _rule(claim: Claim) -> str:
    """How a claim was coded: type, mode, subject, rule and the words that fired it."""
    kind = join([part for part in (claim.type, claim.mode, claim.subject) if part], "·").replace(" · ", ", ")
    fired = f", fired by “{' … '.join(claim.words)}”" if claim.words else ""
    return f"{kind}; rule {claim.rule}{fired}"


def date_words(doc: Document) -> str:
    """When an article came out, in words."""
    words = say_published(doc.published)
    return "date unknown" if words == "unknown" else words


def list_articles(brief: Brief, references: tuple[Reference, ...]) -> tuple[Article, ...]:
    """The cited articles; when all together are too long, the paragraphs around what is cited."""
    look = Lookup(brief.material)
    cited = dict.fromkeys(reference.doc for reference in references)
    short = sum(len(look.documents[doc].text) for doc in cited) > EXCERPT_LIMIT_CHARS
    return tuple(_article(look, look.documents[doc], references, short=short) for doc in cited)


def _article(look: Lookup, doc: Document, references: tuple[Reference, ...], *, short: bool) -> Article:
    paragraphs = [(p.start, p.end, p.kind == "heading") for p in doc.paragraphs] or [
        (0, len(doc.text), False)
    ]
    keep = set(range(len(paragraphs)))
    if short:
        spans = [span for r in references if r.doc == doc.id for span in ((r.start, r.end), *r.also)]
        hit = {
            i for i, (start, end, _) in enumerate(paragraphs) if any(a < end and start < b for a, b in spans)
        }
        keep = {i + step for i in hit for step in range(-NEIGHBOURS, NEIGHBOURS + 1)} & keep
    kept = sorted(keep)
    passages = tuple(
        Passage(paragraphs[i][0], doc.text[paragraphs[i][0] : paragraphs[i][1]], paragraphs[i][2],
                gap=i > 0 and i - 1 not in keep)
        for i in kept
    )  # fmt: skip
    return Article(
        id=doc.id,
        outlet=look.outlet_first(doc),
        title=doc.title or "untitled",
        date=date_words(doc),
        reason=doc.published.reason,
        url=doc.url or "",
        excerpt=short,
        passages=passages,
    )
