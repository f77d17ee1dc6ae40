"""Text from documents in HTML."""

from __future__ import annotations

import html

from ..text import visible_code


def escape(text: str) -> str:
    """Return a text for HTML, line by line; nothing in it is markup, steers a terminal or hides."""
    return html.escape("\n".join(map(visible_code, text.split("\n"))))
