"""55 -> 56, v1.6.19: the currency of currency inputs is a default that can change.

`{"currencyCode": "x"}` -> `{"defaultCurrencyCode": "x"}`, also in the lists of paths

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/055-migrate-currency-input-widget-default-currency-code.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.path_lists import rename_path
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CURRENCY_INPUT_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The currency of currency inputs is a default that can change."""
    if "currencyCode" in widget:
        widget["defaultCurrencyCode"] = widget.pop("currencyCode")
    else:
        widget.pop("defaultCurrencyCode", None)
    for name in ("dynamicPropertyPathList", "dynamicBindingPathList"):
        rename_path(widget, name, "currencyCode", "defaultCurrencyCode")
