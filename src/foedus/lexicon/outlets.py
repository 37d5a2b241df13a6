"""Who publishes: names, domains and kinds of outlets, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from foedus.lexicon.load import Node, load_yaml

FILE = Path(__file__).parent / "data" / "outlets.yaml"
SHOWN_AS = "lexicon/data/outlets.yaml"

Kind = Literal[
    "wire", "newspaper", "magazine", "broadcaster", "state_media", "public_media", "think_tank", "aggregator",
    "blog", "government",
]  # fmt: skip
_KINDS: dict[str, Kind] = {
    "wire": "wire", "newspaper": "newspaper", "magazine": "magazine", "broadcaster": "broadcaster",
    "state_media": "state_media", "public_media": "public_media", "think_tank": "think_tank",
    "aggregator": "aggregator", "blog": "blog", "government": "government",
}  # fmt: skip
_KEYS = ("id", "name", "kind", "country", "domains", "aliases", "owner", "note")
_FILED_WORD = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One publisher. country: ISO 3166 alpha-3 of its seat. owner: "" where it is not beyond doubt."""

    id: str
    name: str
    kind: Kind
    country: str
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    owner: str = ""
    note: str = ""

    @property
    def actor(self) -> str:
        """The id as claims and statements carry it.

        >>> find_outlet("VOA").actor
        'outlet:voa'
        """
        return f"outlet:{self.id}"


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets, found by folded name or by domain."""

    by_name: dict[str, Outlet]
    by_domain: dict[str, Outlet]

    @property
    def all(self) -> tuple[Outlet, ...]:
        """Every outlet once, by id."""
        return tuple(sorted({o.id: o for o in self.by_domain.values()}.values(), key=lambda o: o.id))


@cache
def load_outlets(path: Path = FILE) -> Outlets:
    """Every outlet of the lexicon.

    Raises LexiconError, with file and line; also for a name or domain that two outlets claim.
    """
    root = load_yaml(path, SHOWN_AS if path == FILE else None)
    fields = root.fields(("source", "outlets"), required=("source", "outlets"))
    outlets = Outlets({}, {})
    for node in fields["outlets"].items():
        outlet = _read_outlet(node)
        for name in (outlet.name, *outlet.aliases):
            holder = outlets.by_name.setdefault(fold(name), outlet)
            if holder.id != outlet.id:
                raise node.fail(f"the name {name!r} belongs to {holder.id!r} already")
        for domain in outlet.domains:
            if outlets.by_domain.setdefault(domain, outlet) is not outlet:
                raise node.fail(f"the domain {domain!r} stands twice")
    return outlets


def _read_outlet(node: Node) -> Outlet:
    fields = node.fields(_KEYS, required=("id", "name", "kind", "country", "domains"))
    country = fields["country"].text()
    if not re.fullmatch("[A-Z]{3}", country):
        raise fields["country"].fail(f"expected three capital letters (ISO 3166), not {country!r}")
    return Outlet(
        id=fields["id"].text(),
        name=fields["name"].text(),
        kind=_KINDS[fields["kind"].choice(_KINDS, "kind")],
        country=country,
        domains=fields["domains"].texts(),
        aliases=fields["aliases"].texts() if "aliases" in fields else (),
        owner=fields["owner"].text() if "owner" in fields else "",
        note=fields["note"].text() if "note" in fields else "",
    )


def fold(name: str) -> str:
    """A name without article, case and punctuation.

    >>> fold("The Korea JoongAng Daily") == fold("Korea Joongang daily")
    True
    """
    folded = _FILED_WORD.sub(" ", name.casefold()).strip()
    return folded.removeprefix("the ") or folded


def find_outlet(name: str) -> Outlet | None:
    """The outlet that bears this name or alias."""
    return load_outlets().by_name.get(fold(name))


def outlet_of(url: str) -> Outlet | None:
    """The outlet on whose domain an address lies.

    >>> outlet_of("https://www.voanews.com/a/1.html").id
    'voa'
    """
    host = host_of(url)
    known = load_outlets().by_domain
    while host and "." in host:
        if host in known:
            return known[host]
        host = host.partition(".")[2]
    return None


def host_of(url: str) -> str:
    """The host of an address, lower case, without www.

    >>> host_of("https://WWW.Example.org:443/x")
    'example.org'
    """
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.lower().removeprefix("www.")
