"""70 -> 71, v1.8.13: style sheets of child elements are no longer listed as bindings.

`"dynamicBindingPathList": [{"key": "childStylesheet.button.buttonColor"}]` -> `[]`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import StepError, truthy
from ..path_lists import entries_of, path_keys
from ..steps import widget_step
from ..walks import Walk


@widget_step("TABLE_WIDGET_V2", "BUTTON_GROUP_WIDGET", "JSON_FORM_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Style sheets of child elements are no longer listed as bindings."""
    if truthy(widget.get("childStylesheet")) and truthy(widget.get("dynamicBindingPathList")):
        entries = entries_of(widget, "dynamicBindingPathList")
        keys = path_keys(entries)
        if not all(isinstance(key, str) for key in keys):
            raise StepError("a path is no text")
        if any(key.startswith("childStylesheet.") for key in keys):
            widget["dynamicBindingPathList"] = [
                entry
                for entry, key in zip(entries, keys, strict=True)
                if not key.startswith("childStylesheet.")
            ]
