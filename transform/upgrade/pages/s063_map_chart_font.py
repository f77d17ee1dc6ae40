"""63 -> 64, v1.8.5: map charts follow the theme's font.

`{"type": "MAP_CHART_WIDGET"}` -> `{..., "fontFamily": "{{appsmith.theme.fontFamily.appFont}}"}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..literals import APP_FONT
from ..path_lists import append_path
from ..steps import widget_step


@widget_step("MAP_CHART_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Map charts follow the theme's font."""
    if "fontFamily" not in widget:
        widget["fontFamily"] = APP_FONT
        append_path(widget, "dynamicBindingPathList", "fontFamily")
