"""54 -> 55, v1.6.19: the dial code of phone inputs is a default that can change.

`{"dialCode": "x"}` -> `{"defaultDialCode": "x"}`, also in the lists of paths

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/054-migrate-phone-input-widget-default-dial-code.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.path_lists import rename_path
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("PHONE_INPUT_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The dial code of phone inputs is a default that can change."""
    if "dialCode" in widget:
        widget["defaultDialCode"] = widget.pop("dialCode")
    else:
        widget.pop("defaultDialCode", None)
    for name in ("dynamicPropertyPathList", "dynamicBindingPathList"):
        rename_path(widget, name, "dialCode", "defaultDialCode")
