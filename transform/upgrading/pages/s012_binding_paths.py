"""12 -> 13, v1.4.2: every widget lists exactly those of its properties that hold a binding.

`{"type": "TEXT_WIDGET", "text": "{{q.data}}"}` -> `{..., "dynamicBindingPathList": [{"key": "text"}]}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/012-migrate-incorrect-dynamic-binding-path-lists.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.binding_paths import binding_paths
from ...product.javascript_values import truthy
from ...product.malformed_children import Malformation
from ...product.traversal import Walk
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import widget_step


def _fails_on(widget: Widget, malformation: Malformation, _: bool) -> bool:
    """Return whether the product iterates over the children, which it does unless they are falsy."""
    return malformation is not Malformation.NO_LIST or truthy(widget["children"])


@widget_step(walk=Walk.EVERY, children=ChildrenAccess(fails_on=_fails_on, changes_each_entry=True))
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Every widget lists exactly those of its properties that hold a binding."""
    widget["dynamicBindingPathList"] = [{"key": path} for path in binding_paths(widget)]
