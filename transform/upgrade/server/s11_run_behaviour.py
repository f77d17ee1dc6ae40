"""Server schema 11 -> 12: queries say when they run instead of whether they run on load.

`{"executeOnLoad": true}` -> `{"executeOnLoad": true, "runBehaviour": "ON_PAGE_LOAD"}`
"""

from __future__ import annotations

from typing import Any

from ..js import StepError
from ..schema_steps import ExportDraft, schema_step


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """Queries say when they run instead of whether they run on load."""
    draft.change_each("actionList", _with_behaviour)


def _with_behaviour(action: Any) -> Any:
    if not isinstance(action, dict):
        raise StepError("the entry is no query")
    changed = {}
    for key in ("unpublishedAction", "publishedAction"):
        side = action.get(key)
        if (
            isinstance(side, dict)
            and side.get("runBehaviour") is None
            and side.get("executeOnLoad") is not None
        ):
            behaviour = "ON_PAGE_LOAD" if _is_true(side["executeOnLoad"]) else "MANUAL"
            changed[key] = {**side, "runBehaviour": behaviour}
    return {**action, **changed} if changed else action


def _is_true(value: Any) -> bool:
    """Read a boolean as the product's reader does: of texts only "true", in any case, is true."""
    return value.lower() == "true" if isinstance(value, str) else value is True
