"""What tells meetings and visits apart: who came, of what rank, and to whose country."""

from __future__ import annotations

from foedus.linking.view import View

IN_PERSON = frozenset({"summit", "visit", "talks"})


def same_persons(a: View, b: View) -> float | None:
    """-1 where different persons of a party meet or travel, -.5 at other acts, .2 for the same."""
    both = a.persons.keys() & b.persons.keys()
    if not both:
        return None
    if all(a.persons[party] & b.persons[party] for party in both):
        return 0.2
    return -1.0 if IN_PERSON.issuperset((a.claim.subject, b.claim.subject)) else -0.5


def same_rank(a: View, b: View) -> float | None:
    """-1 where one is a summit and the other is done by ministers or envoys; silent otherwise."""
    summit = (a.claim.subject == "summit", b.claim.subject == "summit")
    return -1.0 if (summit[0] and b.envoys) or (summit[1] and a.envoys) else None


def same_land(a: View, b: View) -> float | None:
    """-1 where one is a visit to another country than that in which the other took place; silent otherwise.

    Of what both tell as done, any two countries speak against one meeting; a place that was only expected
    may change, but a guest does not visit home.
    """
    if not IN_PERSON.issuperset((a.claim.subject, b.claim.subject)):
        return None
    x, y = a.land, b.land
    if x is None or y is None or x == y:
        return None
    away = (a.claim.subject == "visit" and y in a.givers) or (b.claim.subject == "visit" and x in b.givers)
    return -1.0 if away or not (a.ahead or b.ahead) else None
