"""61 -> 62, v1.8.2: charts that missed the theme (releases 1.7.14 and 1.8.0) follow it now.

`{"type": "CHART_WIDGET"}` -> `{..., "accentColor": "{{...primaryColor}}", "fontFamily": "{{...appFont}}"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/index.ts
app/client/packages/dsl/src/migrate/migrations/059-migrate-chart-widget-reskinning-data.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step
from .s059_chart_theme import follow_theme


@widget_step("CHART_WIDGET")
def upgrade(widget: Widget, draft: PageDraft) -> None:
    """Charts that missed the theme in releases 1.7.14 and 1.8.0 follow it now."""
    follow_theme(widget, draft)
