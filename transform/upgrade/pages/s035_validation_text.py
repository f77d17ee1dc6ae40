"""35 -> 36, v1.5.17: the validation of inputs is a text.

`{"validation": true}` -> `{"validation": "true"}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import to_string
from ..steps import widget_step
from ..walks import Walk


@widget_step("INPUT_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The validation of inputs is a text."""
    validation = widget.get("validation")
    if isinstance(validation, bool):
        widget["validation"] = to_string(validation)
    elif not isinstance(validation, str):
        widget.pop("validation", None)
