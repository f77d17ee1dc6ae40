"""What an insertion did, as text for a terminal."""

from __future__ import annotations

from ..parts.insert import Inserted
from ..sanitizing.shown_text import shown_texts
from .extracted_text import counted
from .text import visible

_MOST = 20


def summary(inserted: Inserted) -> str:
    """Return what was added, replaced, kept, and what is called otherwise now."""
    lines = [f"inserted: {counted(inserted.added)}"]
    if inserted.replaced:
        lines.append(f"replaced: {counted(inserted.replaced)}")
    if inserted.kept:
        lines.append(f"not inserted, as the application has them: {counted(inserted.kept)}")
    names = list(inserted.renamed.items())
    lines += [f"  {old} is called {new} here" for old, new in names[:_MOST]]
    if len(names) > _MOST:
        lines.append(f"  ... and {len(names) - _MOST} more names")
    shown = shown_texts(lines)
    return "\n".join(visible(shown[line]) for line in lines)
