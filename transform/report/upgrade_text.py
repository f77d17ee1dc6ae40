"""What an upgrade did, in a few lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..sanitizing.shown_text import shown_texts
from ..upgrading.engine import Upgraded
from ..upgrading.targets import document_versions
from .painting import painted
from .text import head_style, number_of, table, visible
from .upgrade_report import SIDES, pages


def to_text(
    name: str,
    before: dict[str, Any],
    done: Upgraded,
    *,
    dry: bool = False,
    rewritten: bool = False,
    width: int | None = None,
    colour: bool = False,
) -> str:
    """Return a short summary: a row for each page and schema, and how much there is to look at.

    `dry` says that nothing was written, `rewritten` that other bytes say the same; `width` is that of a terminal.
    Names that are secrets are hidden.
    """
    name = visible(name)
    if not done.steps and done.document is before:
        anew = f", but {'would be' if dry else 'is'} written anew" if rewritten else ""
        lines = [f"{name}: {painted('up to date', 'good', colour=colour)}{anew}"]
    elif not done.steps:
        verb = f"only the version numbers {'would ' if dry else ''}rise"
        lines = [f"{name}: {painted(verb, 'attention' if dry else 'good', colour=colour)}"]
    else:
        rows = [*_page_rows(before, done), *_schema_rows(before, done)]
        verb = painted(
            "would be upgraded" if dry else "upgraded", "attention" if dry else "good", colour=colour
        )
        head = ("what", "from", "to", "steps", "changed")
        shown = shown_texts(row[0] for row in rows)
        hidden = [(shown[label], *cells) for label, *cells in rows]
        style_of = head_style if colour else None
        lines = [f"{name}: {verb}", *table([head, *hidden], width=width, style_of=style_of)]
    if done.diagnostics:
        noticed = f"{number_of(len(done.diagnostics), 'thing')} to look at"
        lines.append(painted(noticed, "attention", colour=colour))
    return "\n".join(lines)


def _page_rows(before: dict[str, Any], done: Upgraded) -> Iterator[tuple[str, ...]]:
    for page, _, _ in pages(before, done):
        if page["steps"]:
            name = page["page"] or "page"
            label = f"{name} ({SIDES[page['side']]})" if page["side"] else name
            changed = number_of(page["widgets_changed"], "widget")
            yield label, page["from"], page["to"], str(len(page["steps"])), changed


def _schema_rows(before: dict[str, Any], done: Upgraded) -> Iterator[tuple[str, ...]]:
    old, new = document_versions(before).to_dict(), document_versions(done.document).to_dict()
    for part in ("client", "server"):
        runs = [run for run in done.steps if run.part == part]
        if runs:
            names = {name for run in runs for name in run.changed}
            yield (
                f"{part} schema",
                str(old[part]),
                str(new[part]),
                str(len({run.start for run in runs})),
                number_of(len(names), "resource"),
            )
