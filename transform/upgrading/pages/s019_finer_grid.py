"""19 -> 20, v1.5.3: the grid becomes four times as fine.

`{"topRow": 2, "bottomRow": 10}` -> `{"topRow": 8, "bottomRow": 40}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/019-migrate-to-new-layout.ts
"""

from __future__ import annotations

import math

from ...application.pages import Widget
from ...product.javascript_values import MAX_EXACT, UNDEFINED, to_number
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import page_step

_EDGES = ("bottomRow", "topRow", "leftColumn", "rightColumn")


@page_step(children=ChildrenAccess(changes_each_entry=True))
def upgrade(draft: PageDraft) -> None:
    """The grid becomes four times as fine, and widgets keep their place on it."""
    draft.attempt(draft.root, _set_snaps)
    for widget in draft.widgets():
        draft.attempt(widget, _scale)


def _set_snaps(root: Widget, draft: PageDraft) -> None:
    rows = to_number(root.get("bottomRow", UNDEFINED)) / 10
    root["snapColumns"] = 64
    root["snapRows"] = to_number(math.floor(rows) - 1) if math.isfinite(rows) else math.nan
    draft.has_nan = draft.has_nan or not math.isfinite(rows)


def _scale(widget: Widget, draft: PageDraft) -> None:
    for edge in _EDGES:
        value = widget.get(edge, UNDEFINED)
        if type(value) is int and -MAX_EXACT <= value <= MAX_EXACT:
            widget[edge] = value * 4
            continue
        scaled = to_number(value) * 4
        widget[edge] = scaled
        if not math.isfinite(scaled):
            draft.has_nan = True
