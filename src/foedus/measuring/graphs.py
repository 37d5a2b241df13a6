"""Networks of ties as GraphML and GEXF, for other tools."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from foedus.measuring.components import Component
from foedus.measuring.frustration import Frustration
from foedus.measuring.signed import SignedNetwork


def graph_of(network: SignedNetwork, answer: Frustration | None = None) -> Any:
    """A NetworkX graph: nodes with part, camp, ties to flip and margin; edges with their sign.

    Camps have a meaning within one part (connected component) only: camp 0 of two parts is not one camp.
    """
    import networkx as nx

    graph = nx.Graph()
    for place, state in enumerate(network.states):
        known = (
            {
                "part": int(answer.parts[place]),
                "camp": int(answer.camps[place]),
                "flips": int(answer.flips[place]),
                "margin": int(answer.margin[place]),
            }
            if answer is not None
            else {}
        )
        graph.add_node(state, **known)
    for i, j in np.argwhere(np.triu(network.signs) != 0).tolist():
        graph.add_edge(network.states[i], network.states[j], sign=int(network.signs[i, j]))
    return graph


def graph_of_components(components: Iterable[Component]) -> Any:
    """A NetworkX graph with every known component of a dyad as an attribute of its edge."""
    import networkx as nx

    graph = nx.Graph()
    for one in components:
        if one.value is not None:
            graph.add_edge(*one.dyad, **{one.name.replace(" ", "_"): one.value})
    return graph


def as_graphml(graph: Any) -> str:
    """GraphML text of a graph."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(graph)) + "\n"


def as_gexf(graph: Any) -> str:
    """GEXF 1.2 text of a graph; the day of writing is left out, so that the text is the same every time."""
    import re

    import networkx as nx

    text = "\n".join(nx.generate_gexf(graph)) + "\n"
    return re.sub(r' lastmodifieddate="[^"]*"', "", text)
