"""What was taken out of an application, and what could be, as text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..application.entity_words import worded
from ..parts.extract import Extracted
from ..parts.inventory import KINDS, Key
from ..parts.listing import Part
from ..sanitizing.shown_text import shown_texts
from .painting import painted
from .text import visible

_MOST = 40


def counted(keys: Iterable[Key]) -> str:
    """Return how many things of each kind there are: `1 page, 12 widgets, 3 queries`."""
    counts = Counter(key.kind for key in keys)
    shown = [f"{counts[kind]} {worded(kind, counts[kind])}" for kind in KINDS if counts[kind]]
    return ", ".join(shown) or "nothing"


def summary(extracted: Extracted) -> str:
    """Return what a part has, and what it refers to but lacks."""
    lines = [f"taken: {counted(extracted.included)}"]
    if extracted.left_out:
        lines.append("left out, though the part refers to it (--with-dependencies takes it where it can):")
        lines += [f"  {key}, used by {by}" for key, by in extracted.left_out[:_MOST]]
        if (more := len(extracted.left_out) - _MOST) > 0:
            lines.append(f"  ... and {more} more")
    shown = shown_texts(lines)
    return "\n".join(visible(shown[line]) for line in lines)


def listing(parts: Iterable[Part], *, colour: bool = False) -> str:
    """Return all parts, one a line: size, kind and name, what it needs."""
    told = [
        (
            part,
            f"{worded(part.key.kind)} {part.key.name}",
            ", ".join(_short(key, part.key) for key in part.needs),
        )
        for part in parts
    ]
    shown = shown_texts(text for _, *texts in told for text in texts)
    lines = []
    for part, what, needs in told:
        is_inner = part.key.kind not in ("page", "datasource", "library")
        name = painted(visible(shown[what]), None if is_inner else "heading", colour=colour)
        more = visible(f"  (needs {shown[needs]})") if needs else ""
        lines.append(f"{_size(part.size):>9}  {'  ' * is_inner}{name}{more}")
    return "\n".join(lines)


def _short(key: Key, by: Key) -> str:
    return key.name if key.page == by.page and key.kind != "page" else str(key)


def _size(count: int) -> str:
    return f"{count:,} B" if count < 10_000 else f"{count / 1024:,.0f} KB"
