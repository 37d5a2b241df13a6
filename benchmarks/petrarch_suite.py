"""Pairs of states, and pairs with quad class, on PETRARCH's validation sentences.

    python -m benchmarks.petrarch_suite FOLDER

Only the suite's own actors and agents are loaded as an extra lexicon; nothing else is changed. Its CAMEO
codes are its own dictionary's, so only pairs and quad classes count (CAMEO 01-05, 06-08, 09-13, 14-20).
Mutual acts code both ways where the sentence puts the parties on one side, and meetings and visits always.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import f1, hash_of, print_line, stop
from foedus.coding.acts import Act, find_acts
from foedus.coding.compose import QUAD
from foedus.coding.mentions import find_mentions
from foedus.coding.parse import Parse, load_parser
from foedus.lexicon.actors import ExtraName, load_actors
from foedus.lexicon.agents import Agent
from foedus.lexicon.patterns import Patterns, load_patterns
from foedus.model.actor import Mention

CATEGORIES = frozenset(("DEMO", "COMPOUND", "AGENT", "MODIFY", "ACTOR"))
SECTORS = {"GOV", "MIL", "SPY", "LEG", "JUD", "COP", "MED", "OPP", "REB", "BUS", "CVL", "NGO", "EDU"}
CODE = re.compile(r"\[([^\]]*)\]")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A sentence with its date and coded events: (CAMEO code, source state, target state)."""

    text: str
    date: dt.date
    events: tuple[tuple[str, str, str], ...]


def read_records(path: Path) -> list[Record]:
    """The records that are to be evaluated, of the categories that count."""
    source = path.read_text(encoding="utf-8")
    records = []
    for head, body in re.findall(r"<Sentence (?=[^>]*id=)([^>]*)>(.*?)</Sentence>", source, re.S):
        category = re.search(r'category="(\w+)"', head)
        date = re.search(r'date="(\d{8})"', head)
        if not category or category[1] not in CATEGORIES or 'evaluate="false"' in head or not date:
            continue
        text = re.search(r"<Text>(.*?)</Text>", body, re.S)
        found = re.findall(r'<EventCoding eventcode="(.*?)" sourcecode="(.*?)" targetcode="(.*?)"', body)
        events = tuple((code, a[:3], b[:3]) for code, a, b in found)
        if text:
            day = dt.datetime.strptime(date[1], "%Y%m%d").date()
            records.append(Record(" ".join(text[1].split()), day, events))
    return records


def read_names(path: Path) -> Iterator[ExtraName]:
    """The suite's actors: names, their further names on lines with "+", dated codes in brackets."""
    names: list[str] = []
    codes: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "END"]:
        line = re.sub(r"<!.*?-->|<!--.*", "", line).split("#")[0].rstrip()
        if not line.strip():
            continue
        text = CODE.sub("", line).strip()
        if text and not text.startswith("+") and names:
            for code in codes:
                for name in names:
                    yield from _extra(name, code)
            names, codes = [], []
        if text:
            names.append(text.lstrip("+").strip())
        codes.extend(CODE.findall(line))


def _extra(name: str, given: str) -> Iterator[ExtraName]:
    match = re.match(r"([A-Z]{3})[A-Z/]*\s*([<>]?)\s*(\d{6,8})?(?:\s*-\s*(\d{6,8}))?", given.strip())
    if not match:
        return
    state, sign, first, last = match.groups()
    since = _day(first) if first and sign != "<" else None
    until = _day(first) if sign == "<" else _day(last) if last else None
    plain = name.strip("_ ").replace("_", " ")
    for text in _spellings(plain, fixed=name.endswith("_")):
        yield ExtraName(text, state, "state", since, until)


def _spellings(plain: str, *, fixed: bool) -> Iterator[str]:
    shown = re.sub(r"\b(Of|The)\b", lambda match: match[0].lower(), plain.title())
    shown = shown[0].upper() + shown[1:]
    yield shown
    if len(plain) <= 4 or "." in plain:
        yield plain
    if shown.startswith("The "):
        yield shown[4:] if shown[4:].isalpha() and len(shown) > 6 else plain[4:]
    if not fixed and " " not in plain:
        for ending in ("i", "ian", "ean", "an", "s", "ians", "is", "ish"):
            yield shown + ending


def _day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%Y%m%d" if len(text) == 8 else "%y%m%d").date()


def read_agents(path: Path) -> list[Agent]:
    """The suite's agents; a sector that foedus does not know counts as government."""
    agents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0]
        match = re.match(r"\s*([A-Z][A-Z_ \-]*?)\s*(?:\{(.*?)\})?\s*\[\s*~?(\w*?)~?\s*\]", line)
        if not match:
            continue
        text = match[1].replace("_", " ").strip().lower()
        sector = match[3][:3] if match[3][:3] in SECTORS else "GOV"
        agents.append(Agent(text, sector, False, "", False))
        plural = (match[2] or "").replace("_", " ").strip().lower() or text + "s"
        agents.append(Agent(plural, sector, False, "", True))
    return agents


def pairs_of(
    act: Act, mentions: list[Mention], parse: Parse, patterns: Patterns
) -> Iterator[tuple[Pair, int]]:
    """(source state, target state) with quad class."""
    quad = quad_of(act, patterns)
    who = [mentions[one] for one in act.who]
    whom = [mentions[one] for one in act.whom]
    if act.joint:
        trigger = parse.starts[act.trigger]
        left = [one for one in who if one.start < trigger]
        right = [one for one in who if one.start >= trigger]
        if not left or not right:
            left = right = who
            both = True
        else:
            both = act.type == "CONSULT"
        found = [(a, b) for a in left for b in right]
        found += [(b, a) for a, b in found] if both else []
    else:
        found = [(a, b) for a in who for b in whom]
        found += [(b, a) for a, b in found] if act.type == "CONSULT" else []
    for a, b in found:
        for one in a.members or (a.actor,):
            for other in b.members or (b.actor,):
                if ":" not in one + other and one[:3] != other[:3]:
                    yield (one[:3], other[:3]), quad


def quad_of(act: Act, patterns: Patterns) -> int:
    """CAMEO's quad class of an act."""
    code = patterns.patterns[act.rule.split("+")[0]].cameo or ""
    if code[:2] in ("01", "02"):
        return 1
    return 2 if act.root == "CONCEDE" else QUAD[act.root]


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("path", type=Path)
    asked = args.parse_args()
    if not (asked.path / "records.xml").is_file():
        stop(f"{asked.path}: no records.xml here; the suite is a folder with records, actors and agents")
    records = read_records(asked.path / "records.xml")
    actors = load_actors().with_extra(
        read_names(asked.path / "actors.txt"), agents=read_agents(asked.path / "agents.txt")
    )
    parser, patterns = load_parser(), load_patterns()
    counts: Counter[str] = Counter()
    start = time.perf_counter()
    for record in records:
        parse = parser.parse([(record.text, 0)])[0]
        mentions = find_mentions(parse, actors, on=record.date)
        found = {
            pair
            for act in find_acts(parse, mentions, patterns)
            for pair in pairs_of(act, mentions, parse, patterns)
        }
        gold = {((a, b), _gold_quad(code)) for code, a, b in record.events}
        counts["pair"] += len({pair for pair, _ in found} & {pair for pair, _ in gold})
        counts["pair_gold"] += len({pair for pair, _ in gold})
        counts["pair_found"] += len({pair for pair, _ in found})
        counts["quad"] += len(found & gold)
        counts["quad_gold"] += len(gold)
        counts["quad_found"] += len(found)
    print_line(
        "petrarch_suite",
        n=len(records),
        seconds=time.perf_counter() - start,
        sha256=hash_of(asked.path),
        pair_f1=f1(counts["pair"], counts["pair_gold"], counts["pair_found"]),
        pair_quad_f1=f1(counts["quad"], counts["quad_gold"], counts["quad_found"]),
    )


def _gold_quad(code: str) -> int:
    number = int(code[:2])
    return 1 if number <= 5 else 2 if number <= 8 else 3 if number <= 13 else 4


if __name__ == "__main__":
    main()
