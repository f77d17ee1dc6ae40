"""Overviews of documents as text, side by side for several."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from ..application.kinds import Kind
from ..product.releases import find
from ..sanitizing.masking import masked_texts
from ..validating.inspection import Info, is_number
from .painting import Style
from .text import table, visible

_MOST = 6
_COLUMN = 34
_LABEL = 23
_WIDTH = 120
_NARROWEST = 12
#: All labels in the order of their rows; not every document has each of them.
_LABELS = (
    *("file", "kind", "size", "name", "page versions", "server schema", "client schema"),
    *("accepted from release", "pages right from", "made by release"),
    *("pages", "widgets", "queries", "JS objects", "datasources", "JS libraries", "themes"),
)


def info_text(infos: Sequence[tuple[str, Info]], *, width: int | None = None, colour: bool = False) -> str:
    """Return the overview of one or several documents.

    As many as fit into `width` characters are side by side; others follow below. None: 120, and what is said of one
    alone is not broken into lines.
    """
    columns = [_masked(_rows(name, info)) for name, info in infos]
    beside = max(1, ((width or _WIDTH) - _LABEL) // (_COLUMN + 2))
    blocks = [columns[start : start + beside] for start in range(0, len(columns), beside)]
    room = _COLUMN if len(infos) > 1 and beside > 1 else width and max(width - _LABEL, _NARROWEST)
    return "\n\n".join("\n".join(_side_by_side(block, room, colour)) for block in blocks)


def _masked(rows: dict[str, str]) -> dict[str, str]:
    """Return rows without the secrets that people typed into names."""
    shown = masked_texts(rows.values())
    return {label: shown[text] for label, text in rows.items()}


def _side_by_side(columns: list[dict[str, str]], room: int | None, colour: bool) -> list[str]:
    labels = sorted({label for column in columns for label in column}, key=_LABELS.index)
    lines: list[list[str]] = []
    for label in labels:
        cells = [_wrapped(column.get(label, ""), room) for column in columns]
        for i in range(max(1, *map(len, cells))):
            lines.append(["" if i else label, *(cell[i] if i < len(cell) else "" for cell in cells)])
    return table(lines, indent="", style_of=_style_of if colour else None)


def _style_of(_row: int, column: int, _cell: str) -> Style | None:
    return None if column else "heading"


def _wrapped(text: str, room: int | None) -> list[str]:
    if room is None:
        return [visible(text)]
    return textwrap.wrap(visible(text), room, break_on_hyphens=False, break_long_words=False)


def _rows(name: str, info: Info) -> dict[str, str]:
    rows = {"file": name, "kind": f"Git layout, era {info.era}" if info.era else info.kind.value}
    if info.size is not None:
        rows["size"] = f"{info.size:,} bytes"
    if info.kind is Kind.OTHER:
        return rows
    rows["name"] = info.name or "-"
    rows["page versions"] = _page_versions(info.page_versions)
    if info.kind is not Kind.PAGE:
        for part, version in (("server", info.versions.server), ("client", info.versions.client)):
            rows[f"{part} schema"] = "unreadable" if version is None else str(version)
        rows["accepted from release"] = _accepted(info)
    rows["pages right from"] = info.opens_from or "none that is known"
    rows["made by release"] = _made_by(info)
    return rows | _content_rows(info.contents, info.kind)


def _made_by(info: Info) -> str:
    if not info.made_by:
        return "none that is known has these versions"
    made = " to ".join(dict.fromkeys(info.made_by))
    return f"{made} (by release notes)" if find(info.made_by[1]).by_release_notes else made


def _accepted(info: Info) -> str:
    if info.accepted_from or info.refusal is None:
        return info.accepted_from or "none that is known"
    reason = f"none: {info.refusal['reason']}"
    message = info.refusal["message"]
    return f'{reason}; an import says "{message}"' if message else reason


def _content_rows(contents: dict[str, Any], kind: Kind) -> dict[str, str]:
    widgets = {"widgets": _counted(contents["widgets"])}
    if kind is Kind.PAGE:
        return widgets
    return {
        "pages": str(contents["pages"]),
        **widgets,
        "queries": _counted(contents["queries"]),
        "JS objects": str(contents["js_objects"]),
        "datasources": _datasources(contents["datasources"]["names"]),
        "JS libraries": _listed(contents["js_libraries"]),
        "themes": _listed(contents["themes"]),
    }


def _page_versions(versions: dict[str, int]) -> str:
    """Return `26 to 50: 26 (2 sides), 50 (4)`; each page has an edited and a deployed side."""
    if not versions:
        return "-"
    counts = [
        f"{version} ({count}{'' if i else _sides(count)})"
        for i, (version, count) in enumerate(versions.items())
    ]
    numbers = [version for version in versions if is_number(version)]
    span = f"{numbers[0]} to {numbers[-1]}: " if len(numbers) > 1 else ""
    return span + ", ".join(counts)


def _sides(count: int) -> str:
    return " side" if count == 1 else " sides"


def _counted(counts: dict[str, int]) -> str:
    if not counts:
        return "0"
    return f"{sum(counts.values())}: " + _shortened(
        f"{_short(name)} {count}" for name, count in counts.items()
    )


def _datasources(sources: list[dict[str, Any]]) -> str:
    if not sources:
        return "0"
    ready = sum(source["configured"] for source in sources)
    shown = _shortened(
        f"{source['name'] or 'unnamed'} ({_short(source['plugin'])}{', configured' if source['configured'] else ''})"
        for source in sources
    )
    return f"{len(sources)} ({ready} configured): {shown}"


def _listed(names: list[str | None]) -> str:
    return _shortened(name or "unnamed" for name in names) or "-"


def _shortened(items: Iterable[str]) -> str:
    shown = list(items)
    more = f", {len(shown) - _MOST} more" if len(shown) > _MOST else ""
    return ", ".join(shown[:_MOST]) + more


def _short(name: str) -> str:
    return name.removesuffix("_WIDGET").removesuffix("-plugin")
