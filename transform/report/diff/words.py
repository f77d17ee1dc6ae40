"""Changes in words: what all renderings of a diff share."""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from typing import Any

from ...diffing.changes import Change, Diff
from ...document.pointers import split
from .groups import grouped
from .masking import SECRET
from .places import dragged, is_placing

_SHORT = 60
_BEFORE_THE_DIFFERENCE = 24
_LINES_AROUND = 2
_MOST_LINES = 4000
#: How many of the consequences of a change a text lists.
MOST_BELOW = 5
_ENTRIES = {
    "tabsObj": "tab",
    "primaryColumns": "column",
    "menuItems": "menu item",
    "groupButtons": "button",
}
_TYPES = {"js_object": "JS object", "library": "JS library"}


def place(change: Change) -> str:
    """Return `Page 2 > Button1.text`."""
    if change.kind == "rename":
        page = change.entity.page if change.entity.type != "page" else None
        return f"{page} > {change.before}" if page else str(change.before)
    return (
        str(change.entity)
        if is_drag(change) or entry(change)
        else str(change.entity) + of_property(change, ".")
    )


def is_drag(change: Change) -> bool:
    """Return whether a change of a widget's place says, with those below it, how it was dragged."""
    return len(_placing(change)) > 1


def below(change: Change) -> list[Change]:
    """Return what follows from a change and is not said with it."""
    if not is_drag(change):
        return [*change.consequences]
    said = _placing(change)
    return [inner for inner in change.consequences if not any(inner is one for one in said)]


def _placing(change: Change) -> list[Change]:
    """Return the changes of numbers that say where one widget stands, where this is the first of them."""
    if not is_placing(change):
        return []
    return [change, *(one for one in change.consequences if one.entity == change.entity and is_placing(one))]


def of_property(change: Change, before: str = "") -> str:
    """Return where in its entity a change is: `text`, `primaryColumns.id.label`, `headers[0]`."""
    tokens = "".join(f"[{token}]" if token.isdecimal() else f".{token}" for token in split(change.path))
    return before + tokens[1:] if tokens.startswith(".") else tokens


def type_of(change: Change) -> str:
    """Name the type of an entity for a person."""
    return _TYPES.get(change.entity.type, change.entity.type)


def short(value: Any) -> str:
    """Return a value in one short line."""
    return _cut(_dumped(value))


def short_pair(before: Any, after: Any) -> tuple[str, str]:
    """Return two values in one short line each; of long ones that begin alike what is around the difference."""
    if isinstance(before, str) and isinstance(after, str):
        start = _start(before, after)
        old, new = (
            f'"...{_dumped(text[start:])[1:]}' if start else _dumped(text) for text in (before, after)
        )
        return _cut(old), _cut(new)
    return _cut_pair(_dumped(before), _dumped(after))


def _cut_pair(old: str, new: str) -> tuple[str, str]:
    start = _start(old, new)
    return (_cut(f"...{old[start:]}"), _cut(f"...{new[start:]}")) if start else (_cut(old), _cut(new))


def _start(old: str, new: str) -> int:
    """Return where to begin so that the first difference of two texts is seen: at a word before it."""
    both = min(len(old), len(new))
    common = next((n for n in range(both) if old[n] != new[n]), both)
    if max(len(old), len(new)) <= _SHORT - 2 or common <= _SHORT // 2:
        return 0
    start = common - _BEFORE_THE_DIFFERENCE
    blank = old.find(" ", start, common)
    return blank + 1 if blank >= 0 else start


def _dumped(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)


def _cut(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 3]}..."


def what(change: Change) -> str:
    """Say what happened, without the place: `"Save" -> "Submit"`, `renamed to Name`."""
    if change.kind == "rename":
        return f"renamed to {change.after}"
    if change.kind == "move":
        return _moved(change)
    if not change.path:
        return f"{'added' if change.kind == 'add' else 'removed'} ({type_of(change)})"
    if change.kind == "add":
        return f"added {entry(change) or short(change.after)}"
    if change.kind == "remove":
        return f"removed {entry(change) or short(change.before)}"
    if is_hidden(change):
        return f"changed {SECRET}"
    if is_drag(change):
        return dragged(_placing(change))
    if ends := line_ends(change.before, change.after):
        return ends
    return " -> ".join(short_pair(change.before, change.after))


def entry(change: Change) -> str:
    """Name what people see of a tab, a column or a menu item that came or went as a whole: `tab "Details"`."""
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
        return f"moved from {_place(change.before)} to {_place(change.after)}"
    orders = change.before, change.after
    if all(isinstance(order, list) and all(isinstance(one, str) for one in order) for order in orders):
        old, new = (", ".join(order) for order in orders)
        return f"in another order: {' -> '.join(_cut_pair(old, new))}"
    return "in another order"


def _place(value: Any) -> str:
    return f"place {value + 1}" if isinstance(value, int) else str(value)


def notes(change: Change) -> str:
    """Return what else is to be said: on which side, how much follows."""
    found = [said for said in (side_note(change), following(change)) if said]
    return f" ({', '.join(found)})" if found else ""


def side_note(change: Change) -> str:
    """Say where only the deployed state changed."""
    return "deployed only" if change.sides == ("published",) else ""


def following(change: Change) -> str:
    """Say how much stands below a change."""
    if not below(change):
        return ""
    count = len(below(change))
    if not change.path and change.kind in ("add", "remove"):
        return f"with {count} more in it"
    return f"{count} more follow{'s' if count == 1 else ''} from it"


def text_lines(change: Change) -> list[str]:
    """Return the line diff of a long text, [] for other changes."""
    before, after = change.before, change.after
    if is_hidden(change):
        return []
    if not isinstance(before, str) or not isinstance(after, str) or "\n" not in before + after:
        return []
    old, new = before.splitlines(), after.splitlines()
    if max(len(old), len(new)) > _MOST_LINES:
        return []
    lines = [*difflib.unified_diff(old, new, n=_LINES_AROUND, lineterm="")]
    found = lines[2:]
    ends = line_ends(before, after, whole=False)
    return [*found, f"\\ {ends}"] if found and ends else found


def line_ends(before: Any, after: Any, *, whole: bool = True) -> str:
    """Say how the ends of lines differ; with `whole` only where nothing else does, "" where they don't."""
    if not isinstance(before, str) or not isinstance(after, str):
        return ""
    if whole and before.splitlines() != after.splitlines():
        return ""
    kinds = [_kinds_of_ends(text) for text in (before, after)]
    if kinds[0] and kinds[1] and kinds[0] != kinds[1]:
        return f"line ends {kinds[0]} -> {kinds[1]}"
    last = [text.endswith("\n") for text in (before, after)]
    if last[0] == last[1]:
        return ""
    return "line break at the end " + ("removed" if last[0] else "added")


def _kinds_of_ends(text: str) -> str:
    names = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}
    return " and ".join(sorted({names[end] for end in re.findall("\r\n|\n|\r", text)}))


def summary(found: Diff) -> str:
    """Return the last line: how much changed, as Git's `--stat`."""
    if not found.changes:
        counted = "no changes"
    else:
        kinds: Counter[str] = Counter(change.kind for change in found.changes)
        names = {
            "add": "added",
            "remove": "removed",
            "modify": "modified",
            "rename": "renamed",
            "move": "moved",
        }
        pages = sum(group.is_page for group in grouped(found.changes))
        number = len(found.changes)
        parts = [f"{kinds[kind]} {name}" for kind, name in names.items() if kinds[kind]]
        where = f" on {pages} page{'s' * (pages != 1)}" if pages else ""
        counted = f"{number} change{'s' * (number != 1)}{where}: {', '.join(parts)}"
    return counted + _upgraded(found)


def _upgraded(found: Diff) -> str:
    steps, changed = found.upgraded.steps, found.upgraded.changed
    if not steps:
        return ""
    taken = f"{steps} upgrade step{'s' * (steps != 1)}"
    return f"; not shown: {taken} to one version, which changed {changed} widgets and resources"
