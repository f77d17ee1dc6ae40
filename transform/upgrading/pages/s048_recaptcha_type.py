"""48 -> 49, v1.6.6: buttons name the type of their captcha.

`{"recaptchaV2": true}` -> `{"recaptchaType": "V2"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/048-migrate-recaptcha-type.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("BUTTON_WIDGET", "FORM_BUTTON_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Buttons name the type of their captcha."""
    widget["recaptchaType"] = "V2" if truthy(widget.pop("recaptchaV2", None)) else "V3"
