"""Short articles on four northern states, generated: acts planned, done and denied; some are reprints."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

OUTLETS = ("Harbour Gazette", "Fjord Courier", "Skerry Post", "Northern Ledger")
STATES = {"Norway": "Oslo", "Sweden": "Stockholm", "Finland": "Helsinki", "Denmark": "Copenhagen"}
ACTS = (
    "{a} and {b} will hold a naval exercise with {n} ships in May 2024, the government of {a} said.",
    "{a} and {b} held a naval exercise with {n} ships near {city} on {day}.",
    "The foreign ministers of {a} and {b} met in {city} on {day}, both ministries said.",
    "{a} signed a trade agreement with {b} in {city} on {day}.",
    "{a} imposed sanctions on {b} on {day}, the government in {city} said.",
    "The government of {b} denied that {a} had sent {n} soldiers to {city}.",
)
CASE = """\
title: Four northern states
states: [NOR, SWE, FIN, DNK]
articles: [inbox]
hypotheses:
  question: Will Norway and Sweden draw together?
  until: 2024-07-01
  none_of_these: 10%
  rivals:
    - id: closer
      statement: They draw together.
      prior: 45%
      because: Judgement.
      expects: [talks]
      resolution: A pact.
    - id: apart
      statement: They stay apart.
      prior: 45%
      because: Judgement.
      expects: [silence]
      resolution: No pact.
  evidence:
    - id: talks
      statement: Their ministers meet.
      find: {parties: [NOR, SWE], type: CONSULT}
      likelihood: {closer: very likely, apart: unlikely}
      why: Those who draw together meet.
indicators:
  - id: drill
    statement: Norway and Sweden hold an exercise.
    hypothesis: closer
    find: {parties: [NOR, SWE], subject: exercise, status: occurred}
    registered: 2024-01-01
    before: 2024-07-01
"""


def write_case(folder: Path) -> Path:
    """A case with an empty inbox."""
    (folder / "inbox").mkdir(parents=True)
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    return folder


def generate_articles(number: int, seed: int = 7) -> dict[str, str]:
    """Articles by file name; every tenth is a reprint by another outlet."""
    chance, made = random.Random(seed), dict[str, str]()
    last = ""
    for i in range(number):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=i * 150 // number)
        if i % 10 != 9:
            last = _sentence(chance, day)
            last += f" It was the {i + 1}th report that the harbour office filed this year."
        head = f"---\ntitle: Report {i}\noutlet: {OUTLETS[i % 4]}\ndate: {day}\n---\n\n"
        made[f"{chance.randrange(10**6):06}-{i}.md"] = head + last + "\n"
    return made


def _sentence(chance: random.Random, day: dt.date) -> str:
    a, b = chance.sample(list(STATES), 2)
    when = f"{day.day} {day:%B %Y}"
    return chance.choice(ACTS).format(a=a, b=b, n=chance.randint(2, 6), city=STATES[a], day=when)
