"""26 -> 27, v1.5.9: date pickers reach from 1920 to 2121 by default.

`{"version": 2, "minDate": "2001-01-01 00:00"}` -> `{"version": 2, "minDate": "1920-12-31T18:30:00.000Z"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/026-migrate-datepicker-min-max-date.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import strict_equal
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("DATE_PICKER_WIDGET2", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Date pickers with the former default range reach from 1920 to 2121."""
    if strict_equal(widget.get("version"), 2):
        if widget.get("minDate") == "2001-01-01 00:00":
            widget["minDate"] = "1920-12-31T18:30:00.000Z"
        if widget.get("maxDate") == "2041-12-31 23:59":
            widget["maxDate"] = "2121-12-31T18:29:00.000Z"
