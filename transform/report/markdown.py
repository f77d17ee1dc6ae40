"""Names and sentences from documents in Markdown, in which none of them acts as Markdown or HTML."""

from __future__ import annotations

from .text import visible


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~" else char for char in visible(text))


def plain(text: str) -> str:
    """Return a sentence as it is, in one line."""
    return escaped(" ".join(text.split()))


def code(name: str) -> str:
    """Return a name in code marks; what would end them, the line or a cell of a table becomes a space."""
    return f"`{visible(' '.join(name.replace('`', ' ').replace('|', ' ').split()))}`"
