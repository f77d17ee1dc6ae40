"""Why an input has no result, as a plain record for reports in JSON."""

from __future__ import annotations

from typing import Any

from ..errors import TransformError
from ..sanitizing.shown_text import shown_record


def refusal(name: str, error: TransformError) -> dict[str, Any]:
    """Return {message, pointer, line, column, hint}, in which no text shows a secret; `message` without the name."""
    return shown_record(
        {
            "message": error.message.removeprefix(f"{name}: "),
            "pointer": error.pointer,
            "line": error.line,
            "column": error.column,
            "hint": error.hint,
        }
    )
