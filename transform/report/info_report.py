"""Overviews of documents as text, side by side for several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..inspection import Info
from .text import table

_MOST = 6


def info_text(infos: Sequence[tuple[str, Info]]) -> str:
    """Give the overview of one or several documents; several stand beside each other."""
    columns = [dict(_rows(name, info)) for name, info in infos]
    labels = list(dict.fromkeys(label for column in columns for label in column))
    return "\n".join(
        table([[label, *(column.get(label, "") for column in columns)] for label in labels], indent="")
    )


def _rows(name: str, info: Info) -> list[tuple[str, str]]:
    rows = [("file", name), ("kind", info.kind.value)]
    if info.size is not None:
        rows.append(("size", f"{info.size:,} bytes"))
    if not info.contents:
        return rows
    versions = info.versions
    rows += [
        ("name", info.name or "-"),
        ("page versions", _page_versions(info.page_versions)),
        ("server schema", "-" if versions.server is None else str(versions.server)),
        ("client schema", "-" if versions.client is None else str(versions.client)),
        (
            "made by release",
            " to ".join(dict.fromkeys(info.made_by)) if info.made_by else "none that is known",
        ),
        ("opens from release", info.opens_from or "none that is known"),
    ]
    return rows + _content_rows(info.contents)


def _content_rows(contents: dict[str, Any]) -> list[tuple[str, str]]:
    sources = contents["datasources"]
    return [
        ("pages", str(contents["pages"])),
        ("widgets", _counted(contents["widgets"])),
        ("queries", _counted(contents["queries"])),
        ("JS objects", str(contents["js_objects"])),
        (
            "datasources",
            f"{sources['configured'] + sources['not_configured']} ({sources['configured']} configured)",
        ),
        ("JS libraries", ", ".join(filter(None, contents["js_libraries"])) or "-"),
        ("themes", ", ".join(contents["themes"]) or "-"),
    ]


def _page_versions(versions: dict[str, int]) -> str:
    if not versions:
        return "-"
    ordered = sorted(versions.items(), key=lambda item: (len(item[0]), item[0]))
    return ", ".join(f"{version} ({count})" for version, count in ordered)


def _counted(counts: dict[str, int]) -> str:
    if not counts:
        return "0"
    shown = [
        f"{name.removesuffix('_WIDGET').removesuffix('-plugin')} {count}" for name, count in counts.items()
    ]
    more = f", {len(shown) - _MOST} more kinds" if len(shown) > _MOST else ""
    return f"{sum(counts.values())}: {', '.join(shown[:_MOST])}{more}"
