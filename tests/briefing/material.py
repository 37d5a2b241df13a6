"""An invented story of five states, told by five invented outlets, with every status and a few disputes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from foedus.briefing.material import Material, PlainNames
from foedus.model.actor import Mention
from foedus.model.claim import Claim, Status, Subject, When, Where
from foedus.model.dates import Period
from foedus.model.document import Document, LeftOut, Paragraph, Published, Unread
from foedus.model.event import Dispute, Event, Version
from foedus.model.statement import Cue, Quoted, Speaker, Statement

ARTICLES = Path(__file__).parent / "articles"

NAMES = PlainNames(
    {
        "ARV": ("Arvenia", "Arvenian", "Port Solace"),
        "BLM": ("Belmark", "Belmarker", "Castellan"),
        "CRV": ("Corvo", "Corvan", "Highmoor"),
        "DRL": ("Dorland", "Dorlander", "Lindhaven"),
        "EST": ("Estmere", "Estmerian", "Quayle"),
        "person:ilse_brandt": ("Ilse Brandt", "Brandt"),
        "person:tomas_vell": ("Tomas Vell", "Vell"),
        "person:oren_kast": ("Oren Kast", "Kast"),
        "person:mira_solen": ("Mira Solen", "Solen"),
        "grouping:lantern_pact": ("Lantern Pact", "the Pact"),
    }
)

POST = (ARTICLES / "post.txt").read_text(encoding="utf-8").rstrip("\n")
COURIER = (ARTICLES / "courier.txt").read_text(encoding="utf-8").rstrip("\n")
LEDGER = (ARTICLES / "ledger.txt").read_text(encoding="utf-8").rstrip("\n")
GAZETTE = (ARTICLES / "gazette.txt").read_text(encoding="utf-8").rstrip("\n")


class _Writer:
    """Builds model objects by quoting the article, so that every offset is right by construction."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.claims: list[Claim] = []
        self.statements: list[Statement] = []

    def at(self, words: str) -> tuple[int, int]:
        start = self.doc.text.index(words)
        return start, start + len(words)

    def say(
        self,
        whole: str,
        speaker: str,
        cue: str,
        content: str,
        *,
        actor: str | None = None,
        name: str | None = None,
        affiliation: str | None = None,
        group: str | None = None,
        quoted: Quoted = "direct",
        parent: str | None = None,
    ) -> str:
        start, end = self.at(whole)
        first = start + whole.index(speaker)
        cue_at = start + whole.index(cue)
        said = start + whole.index(content)
        statement = Statement(
            id=f"s{self.doc.id}{len(self.statements)}",
            doc=self.doc.id,
            start=start,
            end=end,
            speaker=Speaker(first, first + len(speaker), speaker, actor, name, affiliation, group),
            cue=Cue(cue_at, cue_at + len(cue), cue),
            content=((said, said + len(content)),),
            quoted=quoted,
            parent=parent,
        )
        self.statements.append(statement)
        return statement.id

    def claim(
        self,
        quote: str,
        trigger: str,
        type_: str,
        status: Status,
        who: dict[str, str],
        whom: dict[str, str] | None = None,
        *,
        subject: Subject | None = None,
        mode: str | None = None,
        quad: int = 2,
        score: float = 9.5,
        joint: bool = False,
        when: tuple[str, Period] | None = None,
        where: str | None = None,
        statement: str | None = None,
        antecedents: dict[str, str] | None = None,
    ) -> str:
        start, end = self.at(quote)
        whom = whom or {}
        mentions = []
        for actor, words in {**who, **whom}.items():
            first = start + quote.index(words)
            before = tuple(self.at(text) for key, text in (antecedents or {}).items() if key == actor)
            mentions.append(Mention(first, first + len(words), words, actor, antecedents=before))
        time = None
        if when:
            first = start + quote.index(when[0])
            time = When(when[1], when[0], first, first + len(when[0]))
        place = None
        if where:
            first = start + quote.index(where)
            place = Where(where, start=first, end=first + len(where))
        fired = start + quote.index(trigger)
        claim = Claim(
            id=f"c{self.doc.id}{len(self.claims)}",
            doc=self.doc.id,
            start=start,
            end=end,
            quote=quote,
            type=type_,
            mode=mode,
            contexts=("military",),
            subject=subject,
            cameo=None,
            quad=quad,
            score=score,
            goldstein=None,
            who=tuple(who),
            whom=tuple(whom),
            joint=joint,
            when=time,
            where=place,
            status=status,
            statement=statement,
            speakers=(),
            trigger=(fired, fired + len(trigger)),
            rule=f"verb:{trigger.split()[0]}",
            words=tuple(trigger.split()),
            mentions=tuple(mentions),
            coder="coder 0",
            lexicon="lexicon 0",
        )
        self.claims.append(claim)
        return claim.id


def _document(
    name: str, text: str, outlet: str | None, title: str, day: dt.date | None, reason: str
) -> Document:
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Paragraph(at, at + len(part)))
        at += len(part) + 2
    published = Published(day, day + dt.timedelta(days=1), "dateline", reason) if day else Published()
    return Document(
        id=f"d{name}",
        text=text,
        path=f"{name}.txt",
        outlet=outlet,
        title=title,
        published=published,
        language="en",
        paragraphs=tuple(paragraphs),
    )


def _event(
    name: str,
    claims: list[Claim],
    *,
    status: Status | None = None,
    origins: tuple[str, ...] = (),
    outlets: tuple[str, ...] = (),
    disputes: tuple[Dispute, ...] = (),
    when: When | None = None,
) -> Event:
    first = claims[0]
    return Event(
        id=name,
        type=first.type,
        mode=first.mode,
        subject=first.subject,
        quad=first.quad,
        score=first.score,
        who=first.who,
        whom=first.whom,
        joint=first.joint,
        when=when or first.when,
        where=first.where,
        status=status or first.status,
        claims=tuple(claim.id for claim in claims),
        history=tuple((claim.id, claim.status) for claim in claims),
        outlets=outlets or tuple(dict.fromkeys(claim.doc for claim in claims)),
        origins=origins or tuple(dict.fromkeys(claim.doc for claim in claims)),
        disputes=disputes,
    )


def make_material() -> Material:
    """The whole story."""
    post = _Writer(
        _document(
            "post",
            POST,
            "Harbour Post",
            "Three flags, one drill?",
            dt.date(2031, 9, 5),
            "the line under the title says 5 September 2031",
        )
    )
    courier = _Writer(
        _document(
            "courier",
            COURIER,
            "Northern Courier",
            "Who was asked, and by whom",
            dt.date(2031, 9, 13),
            "metadata of the page say 13 September 2031",
        )
    )
    ledger = _Writer(
        _document(
            "ledger",
            LEDGER,
            "The Ledger",
            "A bazaar, not a barracks",
            dt.date(2031, 9, 14),
            "the address holds 14 September 2031",
        )
    )
    gazette = _Writer(_document("gazette", GAZETTE, None, "Leaders meet <i>again</i>", None, ""))
    gazette.doc = replace(gazette.doc, published=Published())
    year = 2031

    brief = post.say(
        "Arvenia has proposed a joint naval exercise to Belmark and Corvo, "
        "a Dorland lawmaker said on Monday.",
        "a Dorland lawmaker",
        "said",
        "Arvenia has proposed a joint naval exercise to Belmark and Corvo",
        actor="person:ilse_brandt",
        name="Ilse Brandt",
        affiliation="defence committee",
        quoted="indirect",
    )
    office = post.say(
        "the Dorland Intelligence Office briefed members behind closed doors",
        "the Dorland Intelligence Office",
        "briefed",
        "members behind closed doors",
        actor="DRL.SPY",
        quoted="indirect",
        parent=brief,
    )
    offer = post.say(
        "“The Arvenian minister made the offer in July, during his stay in Highmoor,” Brandt said",
        "Brandt",
        "said",
        "The Arvenian minister made the offer in July, during his stay in Highmoor",
        actor="person:ilse_brandt",
        name="Ilse Brandt",
    )
    bloc = post.say(
        "“We take part in no bloc,” Vell said",
        "Vell",
        "said",
        "We take part in no bloc",
        actor="person:tomas_vell",
        name="Tomas Vell",
        affiliation="foreign ministry spokesman",
    )
    proposed = post.claim(
        "Arvenia has proposed a joint naval exercise to Belmark and Corvo",
        "proposed",
        "COOPERATE",
        "proposed",
        {"ARV": "Arvenia", "BLM": "Belmark", "CRV": "Corvo"},
        subject="exercise",
        joint=True,
        statement=office,
    )
    offered = post.claim(
        "The Arvenian minister made the offer in July, during his stay in Highmoor",
        "made the offer",
        "COOPERATE",
        "proposed",
        {"ARV.MIL": "Arvenian minister"},
        {"CRV": "Highmoor"},
        subject="exercise",
        when=("in July", Period.month(year, 7)),
        statement=offer,
    )
    no_drill = post.claim(
        "Tomas Vell, said he knew nothing of such drills",
        "drills",
        "COOPERATE",
        "denied",
        {"BLM": "Tomas Vell"},
        {},
        subject="exercise",
        antecedents={"BLM": "Belmark’s foreign ministry spokesman"},
    )
    june = post.claim(
        "Arvenia and Belmark held a naval exercise in the Amber Strait in June",
        "held",
        "COOPERATE",
        "occurred",
        {"ARV": "Arvenia", "BLM": "Belmark"},
        subject="exercise",
        joint=True,
        when=("in June", Period.month(year, 6)),
        where="Amber Strait",
    )
    grain = post.claim(
        "Arvenia is shipping grain to Corvo under a deal signed last year",
        "shipping",
        "AID",
        "ongoing",
        {"ARV": "Arvenia"},
        {"CRV": "Corvo"},
        subject="aid",
        score=10.0,
    )
    air = post.claim(
        "Dorland and Estmere plan to hold an air exercise in October",
        "hold",
        "COOPERATE",
        "planned",
        {"DRL": "Dorland", "EST": "Estmere"},
        subject="exercise",
        joint=True,
        when=("in October", Period.month(year, 10)),
    )
    sanctions = post.claim(
        "Lindhaven imposed sanctions on two Corvan shipyards on 4 September 2031",
        "imposed sanctions",
        "SANCTION",
        "occurred",
        {"DRL.GOV": "Lindhaven"},
        {"CRV.BUS": "Corvan"},
        subject="sanctions",
        quad=4,
        score=-6.0,
        when=("on 4 September 2031", Period.day(dt.date(year, 9, 4))),
    )

    kast = courier.say(
        "The idea of a three-way drill came up in August, according to Oren Kast, "
        "a fellow at the Meridian Institute",
        "Oren Kast",
        "according to",
        "The idea of a three-way drill came up in August",
        actor="person:oren_kast",
        name="Oren Kast",
        affiliation="Meridian Institute",
        quoted="indirect",
    )
    kast2 = courier.say(
        "“Port Solace offered the drill to Castellan, not to Highmoor,” Kast said",
        "Kast",
        "said",
        "Port Solace offered the drill to Castellan, not to Highmoor",
        actor="person:oren_kast",
        name="Oren Kast",
    )
    kast3 = courier.say(
        "He added that Belmark would join only if its talks with Dorland collapse",
        "He",
        "added",
        "Belmark would join only if its talks with Dorland collapse",
        actor="person:oren_kast",
        name="Oren Kast",
        quoted="indirect",
    )
    solen = courier.say(
        "Arvenia denied that any shells were received: “There were no such deliveries,” "
        "its defence minister, Mira Solen, told parliament on 7 September 2031",
        "Mira Solen",
        "told",
        "There were no such deliveries",
        actor="person:mira_solen",
        name="Mira Solen",
        affiliation="defence minister",
    )
    three = courier.claim(
        "The idea of a three-way drill came up in August",
        "came up",
        "COOPERATE",
        "proposed",
        {},
        {},
        subject="exercise",
        when=("in August", Period.month(year, 8)),
        statement=kast,
    )
    castellan = courier.claim(
        "Port Solace offered the drill to Castellan, not to Highmoor",
        "offered",
        "COOPERATE",
        "proposed",
        {"ARV.GOV": "Port Solace"},
        {"BLM.GOV": "Castellan"},
        subject="exercise",
        statement=kast2,
    )
    join = courier.claim(
        "Belmark would join only if its talks with Dorland collapse",
        "join",
        "COOPERATE",
        "conditional",
        {"BLM": "Belmark"},
        {},
        subject="exercise",
        statement=kast3,
    )
    shells = courier.claim(
        "Corvo allegedly supplied artillery shells to Arvenia in the spring",
        "supplied",
        "AID",
        "alleged",
        {"CRV": "Corvo"},
        {"ARV": "Arvenia"},
        subject="arms",
        score=10.0,
        when=("in the spring", Period(dt.date(year, 3, 1), dt.date(year, 6, 1), "season")),
    )
    no_shells = courier.claim(
        "Arvenia denied that any shells were received: “There were no such deliveries,”",
        "received",
        "AID",
        "denied",
        {"CRV": "Arvenia"},
        {"ARV": "Arvenia"},
        subject="arms",
        score=10.0,
        statement=solen,
        antecedents={"CRV": "Corvo allegedly supplied artillery shells"},
    )
    summit = courier.claim(
        "Leaders of Arvenia and Corvo met at the Saltmarsh rocket range on 12 September 2031",
        "met",
        "CONSULT",
        "occurred",
        {"ARV": "Arvenia", "CRV": "Corvo"},
        subject="summit",
        quad=1,
        score=2.5,
        joint=True,
        when=("on 12 September 2031", Period.day(dt.date(year, 9, 12))),
        where="Saltmarsh rocket range",
    )
    treaty = courier.claim(
        "They may sign a treaty before the winter",
        "sign",
        "SUPPORT",
        "possible",
        {"ARV": "They", "CRV": "They"},
        subject="treaty",
        quad=1,
        score=5.0,
        joint=True,
        antecedents={"ARV": "Leaders of Arvenia and Corvo", "CRV": "Leaders of Arvenia and Corvo"},
    )
    missiles = courier.claim(
        "Corvo tested two missiles on 9 September 2031",
        "tested",
        "MOBILIZE",
        "occurred",
        {"CRV": "Corvo"},
        subject="missile_test",
        quad=4,
        score=-6.5,
        mode="weapons",
        when=("on 9 September 2031", Period.day(dt.date(year, 9, 9))),
    )
    theatre = courier.claim(
        "Estmere accused Corvo of “reckless theatre”",
        "accused",
        "ACCUSE",
        "occurred",
        {"EST": "Estmere"},
        {"CRV": "Corvo"},
        subject="missile_test",
        quad=3,
        score=-3.0,
    )

    bazaar = ledger.say(
        "“A bazaar is not a barracks,” he said",
        "he",
        "said",
        "A bazaar is not a barracks",
        actor="person:oren_kast",
        name="Kast",
    )
    believes = ledger.say(
        "Arvenia may supply satellite technology to Corvo, Kast believes",
        "Kast",
        "believes",
        "Arvenia may supply satellite technology to Corvo",
        actor="person:oren_kast",
        name="Kast",
        quoted="indirect",
    )
    talks = ledger.claim(
        "It held talks with Dorland in Quayle in May",
        "held talks",
        "CONSULT",
        "occurred",
        {"BLM": "It", "DRL": "Dorland"},
        subject="talks",
        quad=1,
        score=2.5,
        joint=True,
        where="Quayle",
        when=("in May", Period.month(year, 5)),
        antecedents={"BLM": "Belmark is trading"},
    )
    criticised = ledger.claim(
        "criticised Corvo over the missile test of 9 September 2031",
        "criticised",
        "ACCUSE",
        "occurred",
        {"BLM": "criticised"},
        {"CRV": "Corvo"},
        mode="disapprove",
        quad=3,
        score=-2.0,
        antecedents={"BLM": "Belmark is trading"},
    )
    summit2 = ledger.claim(
        "Arvenia and Corvo held a summit at Saltmarsh this week",
        "held a summit",
        "CONSULT",
        "occurred",
        {"ARV": "Arvenia", "CRV": "Corvo"},
        subject="summit",
        quad=1,
        score=2.5,
        joint=True,
        where="Saltmarsh",
        when=("this week", Period(dt.date(year, 9, 8), dt.date(year, 9, 15), "week")),
    )
    satellite = ledger.claim(
        "Arvenia may supply satellite technology to Corvo",
        "supply",
        "AID",
        "possible",
        {"ARV": "Arvenia"},
        {"CRV": "Corvo"},
        subject="technology",
        score=10.0,
        statement=believes,
    )
    threat = ledger.claim(
        "Corvo threatened Estmere with force on Tuesday",
        "threatened",
        "THREATEN",
        "occurred",
        {"CRV": "Corvo"},
        {"EST": "Estmere"},
        mode="violence",
        quad=3,
        score=-3.5,
        when=("on Tuesday", Period.day(dt.date(year, 9, 9))),
    )
    course = ledger.claim(
        "Estmere called on Belmark to change course",
        "called on",
        "REQUEST",
        "occurred",
        {"EST": "Estmere"},
        {"BLM": "Belmark"},
        mode="change",
        quad=3,
        score=-1.0,
    )

    crowd = gazette.say(
        "Leaders of Arvenia and Corvo met in the port of Saltby on 12 September 2031, officials said",
        "officials",
        "said",
        "Leaders of Arvenia and Corvo met in the port of Saltby on 12 September 2031",
        group="officials",
        quoted="indirect",
    )
    summit3 = gazette.claim(
        "Leaders of Arvenia and Corvo met in the port of Saltby on 12 September 2031",
        "met",
        "CONSULT",
        "occurred",
        {"ARV": "Arvenia", "CRV": "Corvo"},
        subject="summit",
        quad=1,
        score=2.5,
        joint=True,
        where="port of Saltby",
        when=("on 12 September 2031", Period.day(dt.date(year, 9, 12))),
        statement=crowd,
    )
    assert bloc and bazaar

    claims = {claim.id: claim for writer in (post, courier, ledger, gazette) for claim in writer.claims}

    def event(name: str, *ids: str, **options: object) -> Event:
        return _event(name, [claims[claim] for claim in ids], **options)  # type: ignore[arg-type]

    events = (
        event(
            "e01",
            proposed,
            offered,
            castellan,
            three,
            origins=("DRL.SPY", "person:oren_kast"),
            disputes=(
                Dispute("when", "conflict", (Version("2031-07", (offered,)), Version("2031-08", (three,)))),
                Dispute(
                    "whom",
                    "conflict",
                    (
                        Version("BLM,CRV", (proposed,)),
                        Version("CRV", (offered,)),
                        Version("BLM", (castellan,)),
                    ),
                ),
            ),
        ),
        event("e02", june),
        event("e03", grain),
        event("e04", air),
        event("e05", sanctions),
        event("e06", join),
        event(
            "e07",
            shells,
            no_shells,
            disputes=(
                Dispute(
                    "status", "conflict", (Version("alleged", (shells,)), Version("denied", (no_shells,)))
                ),
            ),
        ),
        event(
            "e08",
            summit,
            summit2,
            summit3,
            origins=("dcourier", "dledger", "officials"),
            disputes=(
                Dispute(
                    "where",
                    "conflict",
                    (Version("Saltmarsh", (summit, summit2)), Version("Saltby", (summit3,))),
                ),
            ),
        ),
        event("e09", treaty),
        event("e10", missiles),
        event("e11", theatre),
        event("e12", talks),
        event("e13", criticised),
        event("e14", satellite),
        event("e15", threat),
        event("e16", course),
        event("e17", no_drill),
    )
    wire = replace(
        _document(
            "wire",
            POST,
            "Daily Anchor",
            "Three flags, one drill?",
            dt.date(2031, 9, 6),
            "the dateline says 6 September 2031",
        ),
        original="dpost",
        copy_reason="the same text, word for word",
    )
    left = (LeftOut("Share this article", "sharing buttons"), LeftOut("Read more", "links to other articles"))
    return Material(
        case="amber",
        question="Are Arvenia, Belmark and Corvo becoming an alliance, or only trading favours in pairs?",
        title="Amber Strait",
        as_of=dt.date(2031, 9, 15),
        documents=(replace(post.doc, left_out=left), courier.doc, ledger.doc, gazette.doc, wire),
        statements=tuple(s for writer in (post, courier, ledger, gazette) for s in writer.statements),
        claims=tuple(claims.values()),
        events=events,
        unread=(
            Unread("pages/scan.pdf", "no text: the pages are pictures"),
            Unread("pages/avis.txt", "in French; read, not coded"),
        ),
        states=("ARV", "BLM", "CRV"),
        names=NAMES,
        coder="0.1",
        lexicon="0.1",
    )


def make_large(times: int) -> Material:
    """The story as often as asked, with fresh ids and outlets: as many articles as a long case has."""
    small = make_material()
    documents: list[Document] = []
    statements: list[Statement] = []
    claims: list[Claim] = []
    events: list[Event] = []
    for index in range(times):
        mark = f"x{index}"
        documents += [
            replace(doc, id=doc.id + mark, outlet=f"{doc.outlet} {index}", original=None)
            for doc in small.documents
        ]
        statements += [
            replace(s, id=s.id + mark, doc=s.doc + mark, parent=s.parent and s.parent + mark)
            for s in small.statements
        ]
        claims += [
            replace(c, id=c.id + mark, doc=c.doc + mark, statement=c.statement and c.statement + mark)
            for c in small.claims
        ]
        events += [_renamed(event, mark) for event in small.events]
    return replace(
        small,
        documents=tuple(documents),
        statements=tuple(statements),
        claims=tuple(claims),
        events=tuple(events),
        states=(),
    )


def _renamed(event: Event, mark: str) -> Event:
    disputes = tuple(
        replace(d, versions=tuple(replace(v, claims=tuple(c + mark for c in v.claims)) for v in d.versions))
        for d in event.disputes
    )
    claims = tuple(claim + mark for claim in event.claims)
    return replace(event, id=event.id + mark, claims=claims, history=(), disputes=disputes)
