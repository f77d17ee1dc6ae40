"""63 -> 64, v1.8.5: map charts follow the theme's font.

`{"type": "MAP_CHART_WIDGET"}` -> `{..., "fontFamily": "{{appsmith.theme.fontFamily.appFont}}"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/063-migrate-map-chart-widget-reskinning-data.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.path_lists import append_path
from ..draft import PageDraft
from ..product_literals import APP_FONT
from ..steps import widget_step


@widget_step("MAP_CHART_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Map charts follow the theme's font."""
    if "fontFamily" not in widget:
        widget["fontFamily"] = APP_FONT
        append_path(widget, "dynamicBindingPathList", "fontFamily")
