"""A diff as one self-contained page: a tree of changes, text diffs, pictures of the canvases."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from ..diff.changes import Change, Diff
from ..document import Kind, kind_of
from ..entities import Side, layouts
from .diff_canvas import canvas_svg
from .diff_secrets import without_secrets
from .diff_words import OUTSIDE, grouped, notes, place, summary, text_lines, what

_STYLE = """
:root { color-scheme: light dark; --back: #fff; --text: #1d2430; --soft: #667085; --line: #d5dae2;
  --box: #f4f6f9; --add: #1a7f37; --remove: #c62828; --modify: #9a6700; --move: #6639ba; }
@media (prefers-color-scheme: dark) { :root { --back: #14181f; --text: #e5e9f0; --soft: #98a2b3;
  --line: #364152; --box: #1f2631; --add: #4ac26b; --remove: #ff7b72; --modify: #d4a72c; --move: #b794f6; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1400px; padding: 1rem; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.3rem; margin: 0 0 .2rem; } .summary { color: var(--soft); margin: 0 0 1rem; }
details { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 .8rem; }
summary { cursor: pointer; padding: .5rem .8rem; font-weight: 600; }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--move); outline-offset: 1px; }
summary .count { color: var(--soft); font-weight: 400; }
ul { list-style: none; margin: 0; padding: 0 .8rem .6rem; } li { padding: .25rem 0; overflow-wrap: anywhere; }
li ul { padding: 0 0 0 1.2rem; } .path { font-weight: 600; } .note { color: var(--soft); }
.kind { display: inline-block; min-width: 4.6rem; font-size: .8rem; font-weight: 600; }
.add { color: var(--add); } .remove { color: var(--remove); } .modify, .rename { color: var(--modify); }
.move { color: var(--move); }
del { color: var(--remove); } ins { color: var(--add); text-decoration: none; }
pre { margin: .3rem 0 .3rem 1rem; padding: .5rem; background: var(--box); border-radius: 4px;
  overflow-x: auto; font: 13px/1.45 ui-monospace, monospace; }
pre span { display: block; white-space: pre; }
.canvases { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; padding: 0 .8rem .8rem; }
figure { margin: 0; min-width: 0; } figcaption { color: var(--soft); font-size: .85rem; }
svg { width: 100%; height: auto; border: 1px solid var(--line); border-radius: 4px; background: var(--back); }
svg rect { fill: var(--box); stroke: var(--line); }
svg text { font: 9px system-ui, sans-serif; fill: var(--soft); }
svg .add rect, svg .remove rect, svg .modify rect, svg .rename rect, svg .move rect { stroke-width: 2; }
svg .add rect { stroke: var(--add); } svg .remove rect { stroke: var(--remove); stroke-dasharray: 5 3; }
svg .modify rect, svg .rename rect { stroke: var(--modify); } svg .move rect { stroke: var(--move); }
@media (max-width: 700px) { .canvases { grid-template-columns: 1fr; } body { padding: .6rem; } }
"""
_VERBS = {"add": "added", "remove": "removed", "modify": "modified", "rename": "renamed", "move": "moved"}


def to_html(found: Diff, names: tuple[str, str]) -> str:
    """Give the page; `names` are what the two documents are called."""
    found = without_secrets(found)
    title = f"{names[0]} → {names[1]}"
    groups = "".join(
        _group(group, changes, found.compared) for group, changes in grouped(found.changes).items()
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,"><title>{escape(title)}</title><style>{_STYLE}</style></head>'
        f'<body><h1>{escape(title)}</h1><p class="summary">{escape(summary(found))}</p>'
        f"<main>{groups}</main></body></html>\n"
    )


def _group(group: str, changes: list[Change], documents: tuple[Any, Any]) -> str:
    items = "".join(_item(change) for change in changes)
    number = f"{len(changes)} change{'s' * (len(changes) != 1)}"
    has_widgets = any(change.entity.type == "widget" for change in changes)
    pictures = _pictures(group, changes, documents) if has_widgets else ""
    return (
        f'<details open><summary>{escape(group)} <span class="count">{number}</span></summary>'
        f"<ul>{items}</ul>{pictures}</details>"
    )


def _item(change: Change) -> str:
    body = text_lines(change)
    said = '<span class="note">changed</span>' if body else _said(change)
    lines = f"<pre>{''.join(map(_line, body))}</pre>" if body else ""
    below = f"<ul>{''.join(map(_item, change.consequences))}</ul>" if change.consequences else ""
    if below:
        below = f"<details><summary>{len(change.consequences)} following</summary>{below}</details>"
    return (
        f'<li><span class="kind {change.kind}">{_VERBS[change.kind]}</span> '
        f'<span class="path">{escape(place(change))}</span> {said}'
        f'<span class="note">{escape(notes(change))}</span>{lines}{below}</li>'
    )


def _said(change: Change) -> str:
    said = what(change)
    if change.kind == "modify" and " -> " in said:
        before, _, after = said.partition(" -> ")
        return f"<del>{escape(before)}</del> → <ins>{escape(after)}</ins>"
    return escape(said)


def _line(line: str) -> str:
    kind = {"+": "add", "-": "remove", "@": "move"}.get(line[:1], "")
    return f'<span class="{kind}">{escape(line)}</span>'


def _pictures(group: str, changes: list[Change], documents: tuple[Any, Any]) -> str:
    """Give the canvas before and after; a renamed page is found under its former name too."""
    figures = []
    for document, when in zip(documents, ("before", "after"), strict=True):
        dsl = _dsl_of(document, group, changes)
        if dsl is not None:
            marks = dict(_marks(changes, when))
            svg = canvas_svg(dsl, marks, f"{group} {when}")
            figures.append(f"<figure><figcaption>{when}</figcaption>{svg}</figure>")
    return f'<div class="canvases">{"".join(figures)}</div>' if figures else ""


def _marks(changes: list[Change], when: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for change in changes:
        if change.entity.type == "widget" and change.entity.name:
            name = str(change.before) if change.kind == "rename" and when == "before" else change.entity.name
            kind = change.kind if not change.path or change.kind == "rename" else "modify"
            yield name, (kind, f"{change.path.lstrip('/')} {what(change)}".strip())
            for inner in change.consequences:
                if inner.entity.type == "widget" and inner.entity.name and not inner.path:
                    yield inner.entity.name, (inner.kind, what(inner))


def _dsl_of(document: Any, page: str, changes: list[Change]) -> Any:
    if kind_of(document) is Kind.PAGE:
        return document if page == OUTSIDE else None
    names = {page, *(str(c.before) for c in changes if c.kind == "rename" and c.entity.type == "page")}
    sides = {change.sides for change in changes}
    side: Side = "published" if sides == {("published",)} else "unpublished"
    found = (layout for layout in layouts(document, side) if layout.page.entity.name in names)
    return next((layout.dsl for layout in found), None)
