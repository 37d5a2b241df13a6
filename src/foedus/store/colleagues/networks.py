"""GraphML and GEXF read back, and states named for people, so that Gephi or yEd shows more than codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from foedus.errors import StoreError


def name_nodes(graph: Any, name: Callable[[str], str]) -> Any:
    """A copy of a graph whose nodes carry the state's name as `label`, which viewers show; sorted by code."""
    import networkx as nx

    named = nx.Graph()
    for node in sorted(graph.nodes):
        named.add_node(node, label=name(node), **graph.nodes[node])
    for first, second in sorted(tuple(sorted(edge)) for edge in graph.edges):
        named.add_edge(first, second, **graph.edges[first, second])
    return named


def join_graphs(first: Any, second: Any) -> Any:
    """One graph with the nodes, edges and attributes of both; the second's values win."""
    import networkx as nx

    return nx.compose(first, second)


def read_graphml(text: str) -> Any:
    """The NetworkX graph in a GraphML text. Raises StoreError if it is none."""
    import networkx as nx

    try:
        return nx.parse_graphml(text)
    except (SyntaxError, nx.NetworkXError) as error:
        raise StoreError(f"not GraphML: {error}") from None


def read_gexf(text: str) -> Any:
    """The NetworkX graph in a GEXF text; each edge has an `id` of the file's own. Raises StoreError."""
    import io

    import networkx as nx

    try:
        return nx.read_gexf(io.BytesIO(text.encode("utf-8")))
    except (SyntaxError, nx.NetworkXError) as error:
        raise StoreError(f"not GEXF: {error}") from None
