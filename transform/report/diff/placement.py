"""How a widget was dragged or resized on the grid, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...diffing.changes import Change
from ...diffing.tables import PLACE
from ...document.numbers import is_json_number

_MOST = 1e6
_EDGES = ("topRow", "bottomRow", "leftColumn", "rightColumn")
_MOBILE_EDGES = ("mobileTopRow", "mobileBottomRow", "mobileLeftColumn", "mobileRightColumn")


def is_placing(change: Change) -> bool:
    """Return whether a number of a widget's place changed."""
    if change.kind != "modify" or change.entity.type != "widget" or change.path[1:] not in PLACE:
        return False
    values = change.before, change.after
    return all(is_json_number(v) and abs(v) < _MOST for v in values)


def dragged(changes: Iterable[Change]) -> str:
    """Return what changes of places mean together: `moved down 10 rows, 2 columns wider`."""
    deltas = {change.path[1:]: change.after - change.before for change in changes}
    for edges, suffix in ((_EDGES, ""), (_MOBILE_EDGES, " on small screens")):
        if found := ", ".join(_words(*(deltas.get(name, 0) for name in edges))):
            return found + suffix
    return "is placed elsewhere"


def _words(top: float, bottom: float, left: float, right: float) -> Iterator[str]:
    taller, wider = bottom - top, right - left
    if top and bottom:
        yield f"moved {'down' if top > 0 else 'up'} {_count(top, 'row')}"
    if left and right:
        yield f"moved {'right' if left > 0 else 'left'} {_count(left, 'column')}"
    if taller:
        yield f"{_count(taller, 'row')} {'taller' if taller > 0 else 'shorter'}"
    if wider:
        yield f"{_count(wider, 'column')} {'wider' if wider > 0 else 'narrower'}"


def _count(number: float, what: str) -> str:
    return f"{abs(number):g} {what}{'s' * (abs(number) != 1)}"
