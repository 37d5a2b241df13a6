"""Who says what: by speaker, in the articles' own words with the chain behind them, and by outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedus.briefing.blocks import Block, Prose, Quotation, Quotations, Section, Table
from foedus.briefing.cells import by_cell, counted, number_cell, said
from foedus.briefing.describe import inner_quotes, say_speaker
from foedus.briefing.details import is_person, office
from foedus.briefing.facts import OPENERS
from foedus.briefing.focus import focal_states
from foedus.briefing.grades import sources_table
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried
from foedus.briefing.sentences import Citation, Sentence, cite_statements
from foedus.briefing.standing import words_of
from foedus.briefing.wording import capital, join, shorten
from foedus.model.document import Document
from foedus.model.statement import Statement

MAX_SPEAKERS = 10
SHOWN = 2
MORE = 4
QUOTE_CHARS = 260
LONG_CHARS = (60, 160)
SHORT_CHARS = 26

# The place and wire that open a report are not what a speaker said.
_DATELINE = re.compile(r"^[A-Z]{3,}[^—–]{0,50} [—–] ")


def speakers(look: Lookup) -> Section:
    """Speakers with views worth reading first; outlets and how reliable sources are in tables after them."""
    groups = _by_speaker(look)
    blocks: list[Block] = []
    if not groups:
        blocks.append(Prose((said("No attributed view was found; the articles speak in their own voice."),)))
    for statements in groups[:MAX_SPEAKERS]:
        if block := _speaker(look, statements):
            blocks.append(block)
    if unnamed := _unnamed(look):
        blocks.append(unnamed)
    if len(groups) > MAX_SPEAKERS:
        words, row = counted("speaker", [group[0].id for group in groups[MAX_SPEAKERS:]])
        blocks.append(Prose((said(f"Another {words} are not shown here.", (row,)),), "note"))
    if acts := [statement.id for statement in look.material.statements if not _is_view(statement)]:
        words, row = counted("attribution", acts)
        text = f"Left out here: {words} that report an act, a wish or a plan, and no view."
        blocks.append(Prose((said(text, (row,)),), "note"))
    blocks += [_outlets(look), *sources_table(look)]
    return Section("speakers", "Who says what", tuple(blocks))


def _by_speaker(look: Lookup) -> list[list[Statement]]:
    """Views by speaker: named persons before bodies and states, those with more to say first."""
    groups: dict[str, list[Statement]] = {}
    for statement in look.material.statements:
        speaker = statement.speaker
        name = say_speaker(look, speaker) if statement.content and _is_view(statement) else None
        if speaker and name and _is_named(look, statement, name):
            key = speaker.actor if speaker.actor and ":" in speaker.actor else speaker.name or name
            groups.setdefault(key.casefold(), []).append(statement)
    focal = focal_states(look)
    worth = {s.id: _worth(look, s, focal) for group in groups.values() for s in group}
    for statements in groups.values():
        statements.sort(key=lambda s: (-worth[s.id], _order(look, s)))

    def rank(group: list[Statement]) -> tuple[object, ...]:
        return -sum(worth[s.id] for s in group[:SHOWN]), min(_order(look, s) for s in group)

    return sorted(groups.values(), key=rank)


def _is_view(statement: Statement) -> bool:
    """Whether the words that report it are of saying or thinking; who proposes or condemns, acts."""
    if statement.cue is None:
        return False
    words = re.findall(r"[a-z']+", statement.cue.text.lower())
    reporting = set(words_of("views")) | set(words_of("plain_views"))
    return bool(reporting & set(words)) and not set(words_of("hedges")) & set(words)


def _is_named(look: Lookup, statement: Statement, name: str) -> bool:
    """A person, a body or a state; "the meeting" speaks for nobody."""
    speaker = statement.speaker
    return bool(speaker and _is_name(name) and (speaker.actor or is_person(look, speaker)))


def _worth(look: Lookup, statement: Statement, focal: tuple[str, ...]) -> float:
    """How much there is to read: persons, longer contents, the states of the question, direct speech."""
    text = look.documents[statement.doc].text
    content = " ".join(text[start:end] for start, end in statement.content)
    least, long = LONG_CHARS
    named = sum(look.forms(state).search(content) is not None for state in focal)
    worth = min(len(content), long) / long + 0.75 * min(named, 3) + 0.5 * (statement.quoted != "indirect")
    worth += 2.5 * is_person(look, statement.speaker)
    return worth - 1.5 * (len(content) < least)


def _is_name(words: str) -> bool:
    """Whether a speaker is named at all: "two officials" is not, "officials in Seoul" is.

    >>> _is_name("The two leaders"), _is_name("Kim"), _is_name("a spokesman for NATO")
    (False, True, True)
    """
    first, *rest = words.split()
    return any(word[0].isupper() for word in rest) or (
        first[0].isupper() and first.lower() not in OPENERS and not rest
    )


def _unnamed(look: Lookup) -> Quotations | None:
    """What speakers without a name say: officials, experts, people who know of the matter."""
    found = []
    for statement in look.material.statements:
        speaker = statement.speaker
        name = say_speaker(look, speaker) if statement.content and _is_view(statement) else None
        if speaker and speaker.group and name and not _is_named(look, statement, name):
            found.append(statement)
    focal = focal_states(look)
    found.sort(key=lambda s: (-_worth(look, s, focal), _order(look, s)))
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
        fuller = [f"{name}{office(look, speaker)}"] if office(look, speaker) else []
        for text in (*map(capital, (*fuller, str(name))), *fuller, str(name)):
            heading = Sentence(text, cite_statements([statement.id]))
            if carried(look, heading):
                return heading
    return None


def quote(look: Lookup, statement: Statement) -> Quotation | None:
    """What a statement says, in the article's words; None if it says nothing."""
    doc = look.documents[statement.doc]
    parts = [doc.text[start:end].strip(" \n“”\"',") for start, end in statement.content]
    words = shorten(inner_quotes(_DATELINE.sub("", " … ".join(part for part in parts if part))), QUOTE_CHARS)
    words = words.removeprefix("that ")
    citation = Citation("statement", statement.id)
    if len(words) < SHORT_CHARS:
        return None
    for cue in dict.fromkeys((_cue(statement), "")):
        sentence = Sentence(f"{cue}“{words}”", (citation,))
        if carried(look, sentence):
            return Quotation(sentence, by_cell(look, doc, citation))
    return None


def _cue(statement: Statement) -> str:
    """The word that reports it, where it says more than "said": "warned: ", "denied: "."""
    words = statement.cue.text.lower().split() if statement.cue else []
    plain = set(words_of("plain_views"))
    return "" if not words or plain & set(words) else f"{' '.join(words)}: "


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
