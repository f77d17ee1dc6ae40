"""18 -> 19, v1.5.3: form widgets state their initial values.

`{"type": "SWITCH_WIDGET"}` -> `{"isDisabled": false, "type": "SWITCH_WIDGET"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/018-migrate-initial-values.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step

_DEFAULTS: dict[str, dict[str, Any]] = {
    "INPUT_WIDGET": {"isRequired": False, "isDisabled": False, "resetOnSubmit": False},
    "DROP_DOWN_WIDGET": {"isRequired": False, "isDisabled": False},
    "DATE_PICKER_WIDGET2": {
        "minDate": "2001-01-01 00:00",
        "maxDate": "2041-12-31 23:59",
        "isRequired": False,
    },
    "SWITCH_WIDGET": {"isDisabled": False},
    "ICON_WIDGET": {"isRequired": False},
    "VIDEO_WIDGET": {"isRequired": False, "isDisabled": False},
    "CHECKBOX_WIDGET": {"isDisabled": False, "isRequired": False},
    "RADIO_GROUP_WIDGET": {"isDisabled": False, "isRequired": False},
    "FILE_PICKER_WIDGET": {"isDisabled": False, "isRequired": False, "allowedFileTypes": []},
}


@widget_step(*_DEFAULTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Form widgets state their initial values."""
    before = widget.copy()
    widget.clear()
    widget.update(_DEFAULTS[before["type"]])
    widget.update(before)
