"""34 -> 35, v1.5.17: inputs are validated.

`{"type": "INPUT_WIDGET"}` -> `{"type": "INPUT_WIDGET", "validation": true}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..steps import widget_step
from ..walks import Walk


@widget_step("INPUT_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Inputs are validated unless they say otherwise."""
    widget.setdefault("validation", True)
