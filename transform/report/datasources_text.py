"""The datasources of an export as text: a line for each, then what is missing and who uses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..configuring.inventory import Use
from ..configuring.overview import Datasource
from .painting import Style
from .text import table, visible

_MOST_USES = 8
_READY = "configured"


def datasources_text(found: Sequence[Datasource], *, width: int | None = None, colour: bool = False) -> str:
    """Return the list for a terminal, in columns where it is as wide as these."""
    if not found:
        return "no datasources"
    rows = [[one.name, one.plugin or "-", state(one)] for one in found]
    heads = table(rows, indent="", style_of=_style_of if colour else None)
    if width is not None and max(map(len, table(rows, indent=""))) > width:
        heads = [table([row], indent="", style_of=_style_of if colour else None)[0] for row in rows]
    lines: list[str] = []
    for head, one in zip(heads, found, strict=True):
        lines += [head, *map(visible, _details(one))]
    return "\n".join(lines)


def _style_of(_row: int, column: int, cell: str) -> Style | None:
    if column < 2:
        return None if column else "heading"
    return "good" if cell == _READY else "attention"


def state(one: Datasource) -> str:
    """Return a datasource's state in few words."""
    if one.ready:
        return _READY
    if one.ignored:
        return "partly ignored by an import"
    if one.configured:
        return "incomplete" if one.missing else "to be authorized"
    return "not configured"


def _details(one: Datasource) -> Iterator[str]:
    if one.missing:
        yield "  missing: " + ", ".join(f"{field.path} ({field.label})" for field in one.missing)
    elif not one.configured:
        yield "  no authentication, so the reconnect dialog of an import lists it"
    if one.ignored:
        yield "  ignored: " + ", ".join(one.ignored)
    if one.to_authorize:
        yield "  a person has to authorize it in the product"
    if one.entity.type != "query":
        shown = [_use(use) for use in one.used_by[:_MOST_USES]]
        more = len(one.used_by) - len(shown)
        yield "  used by: " + (", ".join(shown) or "no query") + (f" and {more} more" if more > 0 else "")


def _use(use: Use) -> str:
    name = " > ".join(visible(part) for part in (use.page, use.query) if part) or "a query without a name"
    return name if "unpublished" in use.sides else f"{name} (deployed only)"
