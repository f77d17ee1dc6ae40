"""15 -> 16, v1.4.7: a text's style is split into size and font style.

`{"textStyle": "LABEL"}` -> `{"fontSize": "PARAGRAPH", "fontStyle": "BOLD", "textColor": "#231F20"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/015-migrate-text-style-from-text-widget.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step

_STYLES = {"HEADING": ("HEADING1", "BOLD"), "BODY": ("PARAGRAPH", ""), "LABEL": ("PARAGRAPH", "BOLD")}


@widget_step("TEXT_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The style of texts is split into font size and font style."""
    style = widget.get("textStyle")
    if isinstance(style, str) and style in _STYLES:
        widget["fontSize"], widget["fontStyle"] = _STYLES[style]
    widget["textColor"] = "#231F20"
    widget.pop("textStyle", None)
