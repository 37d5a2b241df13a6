"""Who says what: by speaker, in the articles' own words with the chain behind them, and by outlet."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.briefing.blocks import Block, Prose, Quotation, Quotations, Section, Table
from foedus.briefing.cells import by_cell, counted, number_cell, said
from foedus.briefing.describe import inner_quotes, say_speaker
from foedus.briefing.facts import OPENERS
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried
from foedus.briefing.sentences import Citation, Sentence, cite_statements
from foedus.briefing.wording import capital, join, shorten
from foedus.model.actor import state_of
from foedus.model.document import Document
from foedus.model.statement import Statement

MAX_SPEAKERS = 12
SHOWN = 2
MORE = 4
QUOTE_CHARS = 260
SHORT_CHARS = 40


def speakers(look: Lookup) -> Section:
    """Speakers by the number of their statements; outlets in a table after them."""
    groups = _by_speaker(look)
    blocks: list[Block] = []
    if not groups:
        blocks.append(
            Prose((said("No attributed statement was found; the articles speak in their own voice."),))
        )
    for statements in groups[:MAX_SPEAKERS]:
        if block := _speaker(look, statements):
            blocks.append(block)
    if len(groups) > MAX_SPEAKERS:
        words, row = counted("speaker", [group[0].id for group in groups[MAX_SPEAKERS:]])
        blocks.append(Prose((said(f"Another {words} are not shown here.", (row,)),), "note"))
    if unnamed := _unnamed(look):
        blocks.append(unnamed)
    blocks.append(_outlets(look))
    return Section("speakers", "Who says what", tuple(blocks))


def _by_speaker(look: Lookup) -> list[list[Statement]]:
    """Statements by named speaker, coded ones first; persons before states, the most cited first."""
    groups: dict[str, list[Statement]] = {}
    for statement in look.material.statements:
        speaker = statement.speaker
        name = say_speaker(look, speaker) if statement.content else None
        if speaker and name and _is_name(name):
            key = speaker.actor if speaker.actor and ":" in speaker.actor else speaker.name or name
            groups.setdefault(key.casefold(), []).append(statement)
    for statements in groups.values():
        _best_first(look, statements)

    def rank(group: list[Statement]) -> tuple[object, ...]:
        return (not any(_is_person(look, s) for s in group), -len(group), min(_order(look, s) for s in group))

    return sorted(groups.values(), key=rank)


def _is_person(look: Lookup, statement: Statement) -> bool:
    """Officials and experts come before states, ministries and organisations."""
    speaker = statement.speaker
    if speaker is None:
        return False
    actor = speaker.actor or ""
    if not speaker.name or actor.startswith(("organisation:", "grouping:", "outlet:")):
        return actor.startswith("person:")
    names = look.material.names
    state = state_of(actor) if actor else None
    called = {names.name(actor), names.name(state)} if state else set()
    # "Beijing" names a state and one word; a person has an office in the article, or two names.
    return speaker.name not in called and (bool(speaker.affiliation) or " " in speaker.name)


def _is_name(words: str) -> bool:
    """Whether a speaker is named at all: "two officials" is not, "officials in Seoul" is.

    >>> _is_name("The two leaders"), _is_name("Kim"), _is_name("a spokesman for NATO")
    (False, True, True)
    """
    first, *rest = words.split()
    return any(word[0].isupper() for word in rest) or (
        first[0].isupper() and first.lower() not in OPENERS and not rest
    )


def _best_first(look: Lookup, statements: list[Statement]) -> None:
    coded = {claim.statement for claim in look.material.claims}

    def rank(statement: Statement) -> tuple[object, ...]:
        size = sum(end - start for start, end in statement.content)
        return (
            size < SHORT_CHARS,
            statement.id not in coded,
            statement.quoted == "indirect",
            _order(look, statement),
        )

    statements.sort(key=rank)


def _unnamed(look: Lookup) -> Quotations | None:
    """What speakers without a name say: officials, experts, people who know of the matter."""
    found = []
    for statement in look.material.statements:
        name = say_speaker(look, statement.speaker) if statement.content else None
        if name and not _is_name(name):
            found.append(statement)
    _best_first(look, found)
    quotations = [quotation for s in found if (quotation := quote(look, s))][: SHOWN + MORE]
    if not quotations:
        return None
    words, row = counted("statement", [statement.id for statement in found])
    heading = said("Speakers without a name")
    return Quotations(heading, (said(words, (row,)),), tuple(quotations[:SHOWN]), tuple(quotations[SHOWN:]))


def _order(look: Lookup, statement: Statement) -> tuple[int, int]:
    documents = list(look.documents)
    return documents.index(statement.doc), statement.start


def _speaker(look: Lookup, statements: list[Statement]) -> Quotations | None:
    heading = _heading(look, statements)
    if heading is None:
        return None
    words, row = counted("statement", [statement.id for statement in statements])
    outlets, outlet_row = counted("outlet", [look.outlet(look.documents[s.doc]) for s in statements])
    quotations = [quotation for s in statements if (quotation := quote(look, s))][: SHOWN + MORE]
    if not quotations:
        return None
    note = said(f"{words} in {outlets}", (row, outlet_row))
    return Quotations(heading, (note,), tuple(quotations[:SHOWN]), tuple(quotations[SHOWN:]))


def _heading(look: Lookup, statements: list[Statement]) -> Sentence | None:
    for statement in statements:
        speaker = statement.speaker
        name = say_speaker(look, speaker)
        assert speaker is not None
        fuller = [f"{name}, {speaker.affiliation}"] if speaker.affiliation and speaker.name else []
        for text in (*map(capital, (*fuller, str(name))), *fuller, str(name)):
            heading = Sentence(text, cite_statements([statement.id]))
            if carried(look, heading):
                return heading
    return None


def quote(look: Lookup, statement: Statement) -> Quotation | None:
    """What a statement says, in the article's words; None if it says nothing."""
    doc = look.documents[statement.doc]
    parts = [doc.text[start:end].strip(" \n“”\"',") for start, end in statement.content]
    words = shorten(inner_quotes(" … ".join(part for part in parts if part)), QUOTE_CHARS)
    citation = Citation("statement", statement.id)
    sentence = Sentence(f"“{words}”", (citation,))
    if not words or not carried(look, sentence):
        return None
    return Quotation(sentence, by_cell(look, doc, citation))


def _outlets(look: Lookup) -> Table:
    rows = []
    for outlet, docs in _by_outlet(look.material.documents).items():
        ids = {doc.id for doc in docs}
        claims = [claim for claim in look.material.claims if claim.doc in ids]
        own = [claim.id for claim in claims if claim.statement is None]
        document_rows = tuple(look.document_row(doc) for doc in docs)
        rows.append(
            (
                said(outlet or "not known", document_rows),
                number_cell("articles", [doc.id for doc in docs]),
                number_cell("copies", [doc.id for doc in docs if doc.original]),
                number_cell("claims", [claim.id for claim in claims]),
                number_cell("own claims", own),
                _cited_by(look, ids),
            )
        )
    return Table(
        said("By outlet: how much it says itself, and whom it cites"),
        ("Outlet", "Articles", "Copies", "Claims", "In its own voice", "Cites most"),
        tuple(rows),
        numeric=(1, 2, 3, 4),
    )


def _by_outlet(documents: Iterable[Document]) -> dict[str, list[Document]]:
    groups: dict[str, list[Document]] = {}
    for doc in documents:
        groups.setdefault(doc.outlet or "", []).append(doc)
    return dict(sorted(groups.items(), key=lambda item: (not item[0], -len(item[1]), item[0])))


def _cited_by(look: Lookup, docs: set[str]) -> Sentence:
    counts: dict[str, list[str]] = {}
    for group in _by_speaker(look):
        inside = [statement.id for statement in group if statement.doc in docs]
        if inside and (name := _best_name(look, [s for s in group if s.doc in docs])):
            counts[name] = inside
    top = sorted(counts.items(), key=lambda item: (-len(item[1]), item[0]))[:3]
    if not top:
        return said("nobody by name")
    cell = Sentence(join([name for name, _ in top]), cite_statements([ids[0] for _, ids in top]))
    return cell if carried(look, cell) else said("see above")


def _best_name(look: Lookup, statements: list[Statement]) -> str | None:
    names = [name for s in statements if (name := say_speaker(look, s.speaker))]
    return max(names, key=len, default=None) if names else None
