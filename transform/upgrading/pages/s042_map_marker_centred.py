"""42 -> 43, v1.5.28: maps centre the marker that is clicked.

`{"type": "MAP_WIDGET"}` -> `{"type": "MAP_WIDGET", "isClickedMarkerCentered": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/042-migrate-map-widget-is-clicked-marker-centered.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("MAP_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Maps centre the marker that is clicked unless they say otherwise."""
    widget.setdefault("isClickedMarkerCentered", True)
