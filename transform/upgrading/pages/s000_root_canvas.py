"""base -> 1, before v1.0: a page without a version gets its root canvas.

`{"children": []}` -> `{"children": [], "minHeight": 450, "bottomRow": 440, "snapRows": 43, ...}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/index.ts
"""

from __future__ import annotations

from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import page_step

# The product derives these from the height of the browser's window; outside a browser it takes 600.
_HEIGHT = 450
_ROOT = {
    "minHeight": _HEIGHT,
    "bottomRow": _HEIGHT - 10,
    "snapRows": (_HEIGHT - 10) // 10 - 1,
    "rightColumn": 1224,
    "backgroundColor": "none",
    "containerStyle": "none",
    "type": "CANVAS_WIDGET",
    "detachFromLayout": True,
    "canExtend": True,
    "version": 1,
}


@page_step(retypes=True, children=ChildrenAccess(fails_on=lambda *_: False))
def upgrade(draft: PageDraft) -> None:
    """Pages without a version get the properties of a root canvas."""
    draft.attempt(draft.root, lambda root, _: root.update(_ROOT))
