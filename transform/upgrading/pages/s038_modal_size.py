"""38 -> 39, v1.5.22: modals have a width and a height in pixels.

`{"version": 1, "size": "MODAL_LARGE"}` -> `{"version": 2, "width": 532, "height": 600}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/038-migrate-resizable-modal-widget-properties.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import strict_equal
from ...product.traversal import Walk
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import page_step


def _has_named_size(widget: Widget) -> bool:
    return widget.get("type") == "MODAL_WIDGET" and strict_equal(widget.get("version"), 1)


def _looks_into(widget: Widget) -> bool:
    return not _has_named_size(widget)


@page_step("MODAL_WIDGET", children=ChildrenAccess(walk=Walk.OUTERMOST, looks_into=_looks_into))
def upgrade(draft: PageDraft) -> None:
    """Modals have a width and a height in pixels."""
    widgets = list(reversed(draft.children(draft.root)))
    while widgets:
        widget = widgets.pop()
        if _has_named_size(widget):
            draft.attempt(widget, _in_pixels)
        else:
            widgets.extend(reversed(draft.children(widget)))


def _in_pixels(widget: Widget, _: PageDraft) -> None:
    large = widget.pop("size", None) == "MODAL_LARGE"
    widget["width"], widget["height"] = (532, 600) if large else (456, 240)
    widget["version"] = 2
