"""A diff as one self-contained page: a tree of changes, text diffs, pictures of the canvases."""

from __future__ import annotations

from typing import Any

from ...application.entities import Side, layouts
from ...application.kinds import Kind, kind_of
from ...diagnostics import Entity
from ...diffing.changes import Change, Diff
from .canvas import canvas_svg
from .contents import is_whole
from .escaping import escape
from .groups import WIDGETS, Group, grouped
from .marks import Picture, marks
from .masking import masked
from .style import STYLE
from .values import dumped, is_cut, line_ends, short, short_pair
from .wording import (
    below,
    body_lines,
    entry,
    following,
    headline,
    is_drag,
    is_hidden,
    is_renamed_entity,
    is_text_edit,
    line_diff_of,
    notes,
    of_property,
    renamed_entry,
    summary,
    type_of,
    what,
)

_Canvases = dict[tuple[str, str | None, Side | None], tuple[str, dict[str, Any]]]

_VERBS = {
    "add": "added",
    "remove": "removed",
    "modify": "modified",
    "rename": "renamed",
    "move": "moved",
    "deploy": "deployed",
}
_LEGEND = {
    **{kind: verb for kind, verb in _VERBS.items() if kind != "deploy"},
    "follow": "follows from another change",
}
#: Code is shown at once, all else of what was added or removed when it is opened.
_OPEN = ("query", "js_object")


def to_html(found: Diff, names: tuple[str, str], intro: str = "") -> str:
    """Return the page; `names` are what the two documents are called, `intro` is HTML that comes first."""
    found = masked(found)
    title = f"{names[0]} → {names[1]}"
    groups = grouped(found.changes)
    canvases = tuple(map(_canvases, found.compared))
    body = "".join(
        _group(f"page-{number}", group, changes, canvases)
        for number, (group, changes) in enumerate(groups.items())
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,"><title>{escape(title)}</title><style>{STYLE}</style></head>'
        f'<body><h1>{escape(title)}</h1><p class="summary">{escape(summary(found))}</p>{intro}'
        f"{_contents(groups)}{_legend() if '<svg' in body else ''}<main>{body}</main></body></html>\n"
    )


def list_html(found: Diff) -> str:
    """Return the changes as a list, without pictures."""
    items = (_item(change, "", with_name=True) for change in masked(found).changes)
    return f"<ul>{''.join(items)}</ul>"


def _contents(groups: dict[Group, list[Change]]) -> str:
    """Return links to the pages where there are several."""
    if len(groups) < 2:
        return ""
    links = "".join(
        f'<a href="#page-{number}">{escape(str(group))} <span class="count">{len(changes)}</span></a> '
        for number, (group, changes) in enumerate(groups.items())
    )
    return f'<nav aria-label="Pages">{links}</nav>'


def _legend() -> str:
    boxes = "".join(f'<span><b class="{kind}"></b>{verb}</span>' for kind, verb in _LEGEND.items())
    return f'<p class="legend">{boxes}</p>'


def _group(anchor: str, group: Group, changes: list[Change], canvases: tuple[_Canvases, ...]) -> str:
    anchors = {id(change): f"{anchor}-{number}" for number, change in enumerate(changes)}
    entities: dict[Entity, list[Change]] = {}
    for change in changes:
        entities.setdefault(change.entity, []).append(change)
    items = "".join(_entity(own, anchors) for own in entities.values())
    number = f"{len(changes)} change{'s' * (len(changes) != 1)}"
    return (
        f'<details class="page" id="{anchor}" open><summary>{escape(str(group))} '
        f'<span class="count">{number}</span></summary>'
        f"<ul>{items}</ul>{_pictures(group, changes, anchors, canvases)}</details>"
    )


def _entity(changes: list[Change], anchors: dict[int, str]) -> str:
    """Return the changes of one entity: a line, or a branch of the tree."""
    if len(changes) == 1:
        return _item(changes[0], anchors[id(changes[0])], with_name=True)
    items = "".join(_item(change, anchors[id(change)], with_name=False) for change in changes)
    first = changes[0]
    name = (
        f'<span class="name">{escape(_name(first.entity))}</span> <span class="note">{type_of(first)}</span>'
    )
    count = f'<span class="count">{len(changes)}</span>'
    return f"<li><details open><summary>{name} {count}</summary><ul>{items}</ul></details></li>"


def _item(change: Change, anchor: str, *, with_name: bool, around: tuple[Side, ...] = ()) -> str:
    target = f' id="{anchor}"' if anchor else ""
    shown = (
        escape(headline(change, counted=False))
        if change.kind == "deploy"
        else f'<span class="name">{escape(_place(change, with_name=with_name))}</span> {_message(change)}'
        f'<span class="note">{escape(notes(change, around, counted=False))}</span>'
    )
    return (
        f'<li class="change"{target}><span class="kind {change.kind}">{_VERBS[change.kind]}</span><div>'
        f"{shown}{_body(change)}{_below(change)}</div></li>"
    )


def _body(change: Change) -> str:
    """Return the line diff of a text, what was added or removed, or long values to be opened."""
    if lines := line_diff_of(change):
        return _block(lines)
    if lines := body_lines(change, full=True):
        state = " open" if change.entity.type in _OPEN else ""
        return (
            f'<details{state}><summary><span class="note">content</span></summary>{_block(lines)}</details>'
        )
    if change.kind != "modify" or is_hidden(change) or not is_cut(change.before, change.after):
        return ""
    values = [f"{sign}{_whole(value)}" for sign, value in (("-", change.before), ("+", change.after))]
    return f'<details><summary><span class="note">whole values</span></summary>{_block(values)}</details>'


def _whole(value: Any) -> str:
    return value if isinstance(value, str) and "\n" not in value else dumped(value)


def _block(lines: list[str]) -> str:
    return f'<pre tabindex="0">{"".join(map(_line, lines))}</pre>'


def _below(change: Change) -> str:
    inside = below(change)
    if not inside:
        return ""
    items = "".join(_item(inner, "", with_name=True, around=change.sides) for inner in inside)
    note = f'<span class="note">{following(change) or "what is in it"}</span>'
    return f"<details><summary>{note}</summary><ul>{items}</ul></details>"


def _place(change: Change, *, with_name: bool) -> str:
    """Return the place of a change as seen from its page."""
    if is_renamed_entity(change):
        return str(change.before)
    if renamed_entry(change):
        return _name(change.entity) if with_name else ""
    if is_drag(change):
        return _name(change.entity) if with_name else "place"
    if not with_name:
        return of_property(change)
    if entry(change):
        return _name(change.entity)
    return _name(change.entity) + of_property(change, ".")


def _name(entity: Entity) -> str:
    return entity.name or str(entity)


def _message(change: Change) -> str:
    if is_whole(change):
        return ""
    if is_text_edit(change):
        return '<span class="note">changed</span>'
    if is_renamed_entity(change) and change.entity.type != "theme":
        return f"→ <b>{escape(str(change.after))}</b>"
    if change.kind in ("add", "remove"):
        tag, value = ("ins", change.after) if change.kind == "add" else ("del", change.before)
        return f"<{tag}>{escape(entry(change) or short(value))}</{tag}>"
    if change.kind == "modify" and not is_hidden(change) and not is_drag(change):
        if ends := line_ends(change.before, change.after):
            return escape(ends)
        old, new = short_pair(change.before, change.after)
        return f"<del>{escape(old)}</del> → <ins>{escape(new)}</ins>"
    return escape(what(change))


def _line(line: str) -> str:
    kind = {"+": "add", "-": "remove", "@": "move"}.get(line[:1], "")
    return f'<span class="{kind}">{escape(line)}</span>'


def _pictures(
    group: Group, changes: list[Change], anchors: dict[int, str], canvases: tuple[_Canvases, ...]
) -> str:
    """Return the canvas before and after; once, and folded away, where no widget changed."""
    side: Side = "published" if {change.sides for change in changes} == {("published",)} else "unpublished"
    marked, figures = [], []
    for when, name, known in zip(("before", "after"), (group.before, group.after), canvases, strict=True):
        found = known.get((group.title, name, side))
        if found is not None:
            picture = Picture(when, *found)
            marked.append(marks(changes, anchors, picture))
            svg = canvas_svg(picture.dsl, marked[-1], f"{group} {when}")
            figures.append(f"<figure><figcaption>{when}</figcaption>{svg}</figure>")
    if not figures:
        return ""
    if any(marked) or len(figures) == 1:
        return f'<div class="canvases">{"".join(figures)}</div>'
    only = figures[-1].replace("<figcaption>after</figcaption>", "")
    return (
        '<details class="unchanged"><summary>Canvas <span class="count">no widget changed</span></summary>'
        f'<div class="canvases">{only}</div></details>'
    )


def _canvases(document: Any) -> _Canvases:
    """Return (title, name of the page, side) -> pointer to its canvas, and the canvas."""
    if kind_of(document) is Kind.PAGE:
        return {(WIDGETS, None, "unpublished"): ("", document)}
    found: _Canvases = {}
    for layout in layouts(document):
        key = ("", layout.page.entity.name, layout.page.side)
        found.setdefault(key, (layout.pointer, layout.dsl))
    return found
