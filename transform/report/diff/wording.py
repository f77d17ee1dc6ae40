"""Changes in words: what all renderings of a diff share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ...application.entities import Side
from ...application.entity_words import worded
from ...diffing.changes import Change, Diff
from ...diffing.tables import ENTRY_CONTAINERS
from ...document.pointers import split
from ..text import number_of
from .blanks import counted_lines
from .contents import content_lines, is_whole, is_whole_side, widget_type
from .groups import grouped
from .masking import SECRET
from .placement import dragged, is_placing
from .values import differences, has_line_diff, line_diff, line_ends, short, short_pair

#: How many of the consequences of a change a text lists.
MOST_BELOW = 5
_ENTRIES = {
    "tabsObj": "tab",
    "primaryColumns": "column",
    "menuItems": "menu item",
    "groupButtons": "button",
}
#: What happened, by the kind of a change.
VERBS = {
    "add": "added",
    "remove": "removed",
    "modify": "modified",
    "rename": "renamed",
    "move": "moved",
    "deploy": "deployed",
}
_SIDES = {("unpublished",): "edited", ("published",): "deployed", ("unpublished", "published"): "both sides"}
_DEPLOYED = {"page": "page {} was deployed", "theme": "theme {} was deployed"}


def place(change: Change) -> str:
    """Return `Page 2 > Button1.text`."""
    if is_renamed_entity(change):
        page = change.entity.page if change.entity.type != "page" else None
        return f"{page} > {change.before}" if page else str(change.before)
    is_entity = is_drag(change) or entry(change) or renamed_entry(change)
    return str(change.entity) if is_entity else str(change.entity) + of_property(change, ".")


def is_renamed_entity(change: Change) -> bool:
    """Return whether an entity, and not a column in one, has another name."""
    return change.kind == "rename" and change.path.count("/") == 1


def is_drag(change: Change) -> bool:
    """Return whether a change of a widget's place says, with those below it, how it was dragged."""
    return len(_placing(change)) > 1


def dragged_words(change: Change) -> str:
    """Return how a widget was dragged or resized: `moved down 10 rows`; also for a single edge."""
    return dragged(_placing(change))


def below(change: Change) -> list[Change]:
    """Return what follows from a change and is not reported in its own line."""
    reported = {id(one) for one in (*(_placing(change) if is_drag(change) else ()), *same_edits(change))}
    inside = [inner for inner in change.consequences if id(inner) not in reported]
    return [one for inner in inside for one in (inner.consequences if _is_canvas(inner) else (inner,))]


def _is_canvas(change: Change) -> bool:
    """Return whether a canvas was added or removed, which is no widget to a person."""
    value = change.after if change.kind == "add" else change.before
    return not change.path and isinstance(value, dict) and value.get("type") == "CANVAS_WIDGET"


def same_edits(change: Change) -> list[Change]:
    """Return the consequences that are the same edit in further columns, tabs or menu items."""
    tokens = change.path.split("/", 3)
    if len(tokens) < 4 or tokens[1] not in ENTRY_CONTAINERS:
        return []
    return [
        inner
        for inner in change.consequences
        if inner.entity == change.entity
        and inner.kind == change.kind
        and inner.path.split("/", 3)[1::2] == tokens[1::2]
    ]


def _placing(change: Change) -> list[Change]:
    """Return the changes of one widget's place, where this is the first of them."""
    if not is_placing(change):
        return []
    return [change, *(one for one in change.consequences if one.entity == change.entity and is_placing(one))]


def of_property(change: Change, before: str = "") -> str:
    """Return where in its entity a change is: `text`, `primaryColumns.id.label`, `headers[0]`."""
    if is_whole_side(change):
        return ""
    path = _without_side(change.path) if change.entity.type == "application" else change.path
    tokens = "".join(f"[{token}]" if token.isdecimal() else f".{token}" for token in split(path))
    return before + tokens[1:] if tokens.startswith(".") else tokens


def _without_side(path: str) -> str:
    """Return a path whose first key does not name the side, which is shown apart."""
    for side in ("/unpublished", "/published"):
        rest = path.removeprefix(side)
        if rest != path and rest[:1].isupper():
            return f"/{rest[0].lower()}{rest[1:]}"
    return path


def type_of(change: Change) -> str:
    """Return the type of an entity for a person: `query`, `function`, `table widget`."""
    kind, name = change.entity.type, change.entity.name or ""
    if kind == "query" and "." in name:
        return "function"
    value = change.after if change.kind == "add" else change.before
    if kind == "widget" and not change.path and isinstance(value, dict):
        return f"{widget_type(value)} widget"
    return worded(kind)


def what(change: Change, *, full: bool = False) -> str:
    """Return what happened, without the place: `"Save" -> "Submit"`, `renamed to Name`."""
    if change.kind == "deploy":
        return "was deployed"
    if change.kind == "rename":
        return _renamed(change)
    if change.kind == "move":
        return _moved(change)
    if is_whole(change):
        return "added" if change.kind == "add" else "removed"
    if change.kind == "add":
        return f"added {entry(change) or short(change.after, full=full)}"
    if change.kind == "remove":
        return f"removed {entry(change) or short(change.before, full=full)}"
    if is_hidden(change):
        return f"changed {SECRET}"
    if is_drag(change):
        return dragged_words(change)
    if ends := line_ends(change.before, change.after):
        return ends
    return " -> ".join(short_pair(change.before, change.after, full=full))


def headline(
    change: Change, *, full: bool = False, around: tuple[Side, ...] = (), counted: bool = True
) -> str:
    """Return place, what happened, side and how much follows in one line.

    `around` are the sides of the change that this one follows from, which are not repeated.
    """
    if change.kind == "deploy":
        named = _DEPLOYED.get(change.entity.type, "settings of the application were deployed")
        return named.format(change.entity.name) + _in_brackets([following(change) if counted else ""])
    message = "changed" if is_text_edit(change) else what(change, full=full)
    return f"{place(change)}: {message}{notes(change, around)}"


def body_lines(change: Change, *, full: bool = False) -> list[str]:
    """Return the lines below a headline: the line diff of a text, or what was added or removed."""
    return content_lines(change, full=full) or line_diff_of(change)


def line_diff_of(change: Change) -> list[str]:
    """Return the line diff of a text of several lines, [] for other changes."""
    found = line_diff(change.before, change.after) if is_text_edit(change) else []
    return [line for line, _ in counted_lines(found)]


def is_text_edit(change: Change) -> bool:
    """Return whether lines of a text changed, which are shown below the headline."""
    return change.kind == "modify" and not is_hidden(change) and has_line_diff(change.before, change.after)


def _renamed(change: Change) -> str:
    if change.entity.type == "theme":
        return f"another theme was chosen: {change.after}"
    if renamed := renamed_entry(change):
        return f"{renamed} renamed to {change.after}"
    return f"renamed to {change.after}"


def renamed_entry(change: Change) -> str:
    """Return `column total` where a column was renamed, else ""."""
    container = change.path[1:].partition("/")[0]
    is_entry = change.kind == "rename" and container in _ENTRIES and not is_renamed_entity(change)
    return f"{_ENTRIES[container]} {change.before}" if is_entry else ""


def entry(change: Change) -> str:
    """Return the label of a tab, column or menu item that was added or removed as a whole: `tab "Details"`."""
    container, _, key = change.path[1:].partition("/")
    value = change.after if change.kind == "add" else change.before
    if change.kind not in ("add", "remove") or not key or "/" in key or not isinstance(value, dict):
        return ""
    label = value.get("label")
    seen = container in _ENTRIES and change.entity.type == "widget" and isinstance(label, str) and label
    return f"{_ENTRIES[container]} {short(label)}" if seen else ""


def is_hidden(change: Change) -> bool:
    """Return whether what changed is a secret, so that both values look the same."""
    return change.kind == "modify" and repr(change.before) == repr(change.after)


def _moved(change: Change) -> str:
    if not change.path:
        is_page = change.entity.type == "widget" and change.entity.page == change.after
        page = "page " if is_page or change.entity.type in ("query", "js_object") else ""
        return f"moved from {page}{_place(change.before)} to {page}{_place(change.after)}"
    orders = change.before, change.after
    if all(isinstance(order, list) and all(isinstance(one, str) for one in order) for order in orders):
        old, new = (", ".join(order) for order in orders)
        return f"in another order: {' -> '.join(differences(old, new) if len(old) > 60 else (old, new))}"
    return "in another order"


def _place(value: Any) -> str:
    return f"place {value + 1}" if isinstance(value, int) else str(value)


def notes(change: Change, around: tuple[Side, ...] = (), *, counted: bool = True) -> str:
    """Return in brackets the type of what was added or removed, the side, same edits, and how much follows."""
    whole = type_of(change) if is_whole(change) else ""
    side = "" if change.sides == around else side_note(change)
    same = len(same_edits(change))
    container = change.path[1:].partition("/")[0]
    again = f"the same in {same} more {_ENTRIES.get(container, 'entry')}{'s' * (same != 1)}" if same else ""
    return _in_brackets([whole, side, again, following(change) if counted else ""])


def _in_brackets(found: list[str]) -> str:
    shown = ", ".join(filter(None, found))
    return f" ({shown})" if shown else ""


def side_note(change: Change) -> str:
    """Return the side that changed: `edited`, `deployed`, `both sides`; "" for entities without sides."""
    return _SIDES.get(change.sides, "")


def following(change: Change) -> str:
    """Return how much is below a change: `with 4 widgets in it`, `2 more follow from it`."""
    if not change.path and change.kind in ("add", "remove"):
        counted = Counter(
            type_of(inner).rpartition(" widget")[1].strip() or type_of(inner) for inner in _inside(change)
        )
        parts = [number_of(count, name) for name, count in counted.items()]
        return f"with {' and '.join(parts)} in it" if parts else ""
    count = len(below(change))
    return f"{count} more follow{'s' if count == 1 else ''} from it" if count else ""


def _inside(change: Change) -> Iterator[Change]:
    """Yield what was added or removed with something, at any depth, without canvases."""
    for inner in change.consequences:
        if not inner.path and inner.kind == change.kind:
            if not _is_canvas(inner):
                yield inner
            yield from _inside(inner)


def summary(found: Diff) -> str:
    """Return the last line: how much changed, as Git's `--stat`."""
    if not found.changes:
        counted = "no changes"
    else:
        kinds: Counter[str] = Counter(change.kind for change in found.changes)
        pages = sum(group.is_page for group in grouped(found.changes))
        parts = [f"{kinds[kind]} {verb}" for kind, verb in VERBS.items() if kinds[kind]]
        where = f" on {number_of(pages, 'page')}" if pages else ""
        counted = f"{number_of(len(found.changes), 'change')}{where}: {', '.join(parts)}"
    return counted + (f"; {told[0].lower()}{told[1:]}" if (told := not_shown(found)) else "")


def not_shown(found: Diff) -> str:
    """Return what upgrading both documents to one version changed, "" where it changed nothing."""
    steps, changed = found.upgraded.steps, found.upgraded.changed
    if not steps:
        return ""
    taken = number_of(steps, "upgrade step")
    return f"Not shown: {taken} to one version, which changed {changed} widgets and resources"
