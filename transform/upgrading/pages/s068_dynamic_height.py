"""68 -> 69, v1.8.11: widgets whose height can follow their content start with a fixed one.

`{"type": "TEXT_WIDGET"}` -> `{..., "minDynamicHeight": 4, "dynamicHeight": "FIXED", ...}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/068-migrate-properties-for-dynamic-height.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.malformed_children import Malformation
from ...product.traversal import Walk
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import widget_step


def _fails_on(_: Widget, malformation: Malformation, __: bool) -> bool:
    return malformation is Malformation.NULL_ENTRY


@widget_step(
    "CONTAINER_WIDGET",
    "TEXT_WIDGET",
    "CHECKBOX_WIDGET",
    "RADIO_GROUP_WIDGET",
    "TABS_WIDGET",
    "MODAL_WIDGET",
    "RICH_TEXT_EDITOR_WIDGET",
    "DATE_PICKER_WIDGET2",
    "SWITCH_WIDGET",
    "FORM_WIDGET",
    "RATE_WIDGET",
    "CHECKBOX_GROUP_WIDGET",
    "STATBOX_WIDGET",
    "MULTI_SELECT_TREE_WIDGET",
    "SINGLE_SELECT_TREE_WIDGET",
    "SWITCH_GROUP_WIDGET",
    "SELECT_WIDGET",
    "MULTI_SELECT_WIDGET_V2",
    "INPUT_WIDGET_V2",
    "PHONE_INPUT_WIDGET",
    "CURRENCY_INPUT_WIDGET",
    "JSON_FORM_WIDGET",
    walk=Walk.EVERY,
    children=ChildrenAccess(fails_on=_fails_on),
)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Widgets whose height can follow their content start with a fixed one."""
    widget["minDynamicHeight"] = 4
    widget["maxDynamicHeight"] = 9000
    widget["dynamicHeight"] = "FIXED"
