"""93 -> 94, v1.76: computed values that were written in the old shape after 91 work in an empty table.

As 90 -> 91.

Source in release 1.91:
app/client/packages/dsl/src/migrate/index.ts
app/client/packages/dsl/src/migrate/migrations/090-migrate-table-compute-value-binding.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step
from .s090_computed_value_fallback import add_fallback


@widget_step("TABLE_WIDGET_V2", walk=Walk.EVERY)
def upgrade(widget: Widget, draft: PageDraft) -> None:
    """Computed values that were still written in the old shape work in an empty table."""
    add_fallback(widget, draft)
