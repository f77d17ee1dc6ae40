"""Circles in a graph of names."""

from __future__ import annotations

from collections.abc import Iterator


def cycles(edges: dict[str, list[str]]) -> Iterator[list[str]]:
    """Yield one circle for each time a walk comes back to a node that it is still inside of.

    Every node and edge is looked at once; nodes that edges name but that have none themselves may be absent.
    """
    finished: set[str] = set()
    for start in edges:
        if start in finished:
            continue
        path = {start: 0}
        waiting = [iter(edges[start])]
        while waiting:
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                finished.add(path.popitem()[0])
            elif following in path:
                nodes = list(path)
                yield nodes[path[following] :]
            elif following not in finished and following in edges:
                path[following] = len(path)
                waiting.append(iter(edges[following]))
