"""59 -> 60, v1.7.14: charts follow the theme's colour and font.

`{"type": "CHART_WIDGET"}` -> `{..., "accentColor": "{{...primaryColor}}", "fontFamily": "{{...appFont}}"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/059-migrate-chart-widget-reskinning-data.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.path_lists import append_path
from ..draft import PageDraft
from ..product_literals import APP_FONT, PRIMARY_COLOR
from ..steps import widget_step


def follow_theme(widget: Widget, _: PageDraft) -> None:
    """Return a chart that lacks colour or font both of the theme."""
    if "accentColor" in widget and "fontFamily" in widget:
        return
    widget["accentColor"] = PRIMARY_COLOR
    widget["fontFamily"] = APP_FONT
    append_path(widget, "dynamicBindingPathList", "accentColor")
    append_path(widget, "dynamicBindingPathList", "fontFamily")


@widget_step("CHART_WIDGET")
def upgrade(widget: Widget, draft: PageDraft) -> None:
    """Charts follow the theme's colour and font."""
    follow_theme(widget, draft)
