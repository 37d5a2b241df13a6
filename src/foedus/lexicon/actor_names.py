"""What actors are called, for people, and under which forms texts name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from foedus.lexicon.actors import Actors
from foedus.model.actor import state_of

# How a part of a state is called after the state's name.
SECTORS: Mapping[str, str] = {
    "GOV": "government", "MIL": "military", "SPY": "intelligence service", "LEG": "parliament",
    "JUD": "courts", "COP": "police", "MED": "media", "OPP": "opposition", "REB": "rebels",
    "BUS": "business", "CVL": "civilians", "LAB": "labour", "REF": "refugees", "NGO": "civil society",
    "EDU": "academics", "CRM": "criminals", "REL": "religious groups", "ELI": "elites", "PTY": "ruling party",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActorNames:
    """Names of actor ids, from the lexicon; ids that it does not know are spelled out.

    forms: every text that names an id, by id; a state's forms are those of its people and bodies too.
    """

    actors: Actors
    forms: Mapping[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, actors: Actors) -> ActorNames:
        """Turn the lexicon's index round: from a name's meanings to an actor's names."""
        forms: dict[str, dict[str, None]] = defaultdict(dict)
        for text, senses in actors.names.items():
            for sense in senses:
                for key in (sense.actor, sense.entity, *_states(actors, sense.actor, sense.entity)):
                    if key:
                        forms[key][text] = None
        return cls(actors, {key: tuple(texts) for key, texts in forms.items()})

    def name(self, actor: str) -> str:
        """The name for people: `RUS` is Russia, `RUS.MIL` Russia's military, `grouping:quad` the Quad's."""
        state = state_of(actor)
        if state is not None:
            return self._state(state, actor)
        if actor in self.actors.persons:
            return self.actors.persons[actor].name
        if actor in self.actors.groupings:
            return self.actors.groupings[actor].name
        texts = self.forms.get(actor)
        if texts:
            return texts[0]
        return actor.partition(":")[2].replace("_", " ").title()

    def aliases(self, actor: str) -> tuple[str, ...]:
        """Every form under which texts name the actor; a part of a state has the state's forms too."""
        state = state_of(actor)
        if state is not None:
            return self.forms.get(state, ()) or (self.name(actor),)
        return self.forms.get(actor, ()) or (self.name(actor),)

    def _state(self, state: str, actor: str) -> str:
        known = self.actors.states.get(state)
        name = known.name if known else state
        sector = SECTORS.get(actor[4:7])
        if not sector or sector == "government":
            return name
        return f"{name}’ {sector}" if name.endswith("s") else f"{name}’s {sector}"


def _states(actors: Actors, actor: str, entity: str | None) -> set[str]:
    """States that a name belongs to: its own, or those that the person held office for."""
    found = {state} if (state := state_of(actor)) else set()
    person = actors.persons.get(entity or actor)
    if person:
        found.update(role.state for role in person.roles if role.state)
    return found
