"""Text from documents in HTML."""

from __future__ import annotations

import html

from ..text import visible_code


def escape(line: str) -> str:
    """Return one line for HTML; nothing in it is markup, acts on a terminal or hides."""
    return html.escape(visible_code(line))
