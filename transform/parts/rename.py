"""Give one thing of an application another name, and let everything that refers to it follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..application import entities
from ..application.entity_words import worded
from ..application.kinds import Kind, require_kind
from ..diagnostics import Diagnostic
from ..diffing.references import places, role_of
from ..document.pointers import Path, join
from ..errors import InputError
from ..product.known_names import BUILT_IN_LIBRARIES
from ..sanitizing.pasted_widgets import packed, unpacked
from ..validating.entries import is_inside_module
from . import columns
from .inventory import Inventory
from .lookalikes import lookalikes
from .name_rules import require_name
from .renamed import Renamed, RenamedPlace
from .renaming import Changed, NewNames, applied, changes
from .targets import Target, find_target, names_on

Json = dict[str, Any]


def rename(document: Json, page: str | None, old: str, new: str, *, kind: str | None = None) -> Renamed:
    """Return an export or partial export in which something has another name, with all references to it.

    `old` is the name of a widget, query or JS object on the page; `Utils.load` that of a function or variable of a
    JS object, `Table1.status` of a column, `Tabs1.Orders` of a tab. Without a page it may be the name of a page
    or datasource, or of what only one page has. `kind` (see `targets.Kind`) tells apart what has the same name.
    Both sides of a page change. Nothing changes that only looks like a reference; it is listed.

    Raises InputError for a name that denotes nothing or several things, for a new name that the product refuses
    or that is taken, and where a local name of some code would hide the new one.
    """
    require_kind(document, Kind.EXPORT, Kind.PARTIAL_EXPORT)
    given, document = document, unpacked(document)
    target = find_target(document, page, old, kind)
    if target.owner:
        new = new.removeprefix(f"{target.owner}.")
    if new == target.name:
        return Renamed(given, target.kind, ())
    if is_inside_module(target.name):
        raise InputError(f"{target.name} belongs to a module", hint="Rename it in the module's package.")
    _require_one(document, target)
    require_name(new, target.kind, target.taken | _names_of_libraries(document, target))
    found = list(_changes(document, target, new))
    result = applied(document, iter(found))
    diagnostics = tuple(_problems(document, result, target, new, found))
    return Renamed(
        packed(result, document, given),
        target.kind,
        tuple(_shown(found, target, new)),
        tuple(lookalikes(document, target, found)),
        diagnostics,
    )


def _names_of_libraries(document: Json, target: Target) -> frozenset[str]:
    """Return the names by which code uses JS libraries, which nothing on a page should hide."""
    if target.kind not in ("widget", "query", "js_object"):
        return frozenset()
    return BUILT_IN_LIBRARIES | Inventory(document).accessors.keys()


def _require_one(document: Json, target: Target) -> None:
    """Raise InputError where other things of the page have the name too: references do not say which they mean."""
    if target.kind in ("page", "datasource"):
        return
    name = target.owner or target.name
    kinds = names_on(document, target.page).get(name, [])
    if len(kinds) > 1:
        shown = " and ".join(worded(kind) for kind in kinds)
        raise InputError(
            f"{name} is the name of more than one thing on this page ({shown}), and references do not say of which",
            hint="Give one of them another name in the editor first.",
        )


def _changes(document: Json, target: Target, new: str) -> Iterator[Changed]:
    if target.kind in ("column", "tab"):
        return columns.changes(document, target, new)
    return changes(document, _new_names(document, target, new))


def _new_names(document: Json, target: Target, new: str) -> NewNames:
    if target.kind == "page":
        return NewNames(pages={target.name: new})
    if target.kind == "datasource":
        return NewNames(datasources={target.name: new})
    owner = f"{target.owner}." if target.owner else ""
    names = {f"{owner}{target.name}": f"{owner}{new}"}
    return NewNames(on_page=dict.fromkeys(_sides_of(document, target.page or ""), names))


def _sides_of(document: Json, page: str) -> list[str]:
    """Return the names of the sides of a page: the deployed one has the former name until it is deployed again."""
    found = {page: None}
    edited = {one.entity.name for one in entities.pages(document, "unpublished")}
    entries = document.get("pageList")
    for entry in entries if isinstance(entries, list) else ():
        sides = [
            entry.get(side) if isinstance(entry, dict) else None
            for side in ("unpublishedPage", "publishedPage")
        ]
        names = [side.get("name") if isinstance(side, dict) else None for side in sides]
        if names[0] == page and isinstance(names[1], str) and names[1] not in edited:
            found[names[1]] = None
    return list(found)


def _shown(found: list[Changed], target: Target, new: str) -> Iterator[RenamedPlace]:
    for change in found:
        for place in change.places or ((0, len(change.before), change.after),):
            line = change.before.count("\n", 0, place[0]) + 1
            before = change.before[place[0] : place[1]]
            yield RenamedPlace(
                change.entity, join("", *change.path), place[0], line, before, place[2], change.is_key
            )


def _problems(
    document: Json, result: Json, target: Target, new: str, found: list[Changed]
) -> Iterator[Diagnostic]:
    """Yield where code referred to the new name before; raise InputError where a local name hides it.

    Both show where the way back does not lead to what was there.
    """
    if target.kind in ("page", "datasource", "column", "tab"):
        return
    keys = [change.path for change in found if change.is_key]
    changed = {
        change.path: change for change in found if not any(_is_below(change.path, key) for key in keys)
    }
    owner = f"{target.owner}." if target.owner else ""
    back_names = {f"{owner}{new}": f"{owner}{target.name}"}
    pages = _sides_of(document, target.page or "")
    back = {
        change.path: change
        for change in changes(result, NewNames(on_page=dict.fromkeys(pages, back_names)))
        if not change.is_key
    }
    for path, change in changed.items():
        returned = back.get(path)
        if returned is not None and returned.after == change.before:
            continue
        if not _mentions(change, f"{owner}{new}"):
            raise InputError(
                f"In {change.entity}, {'.'.join(map(str, path[-2:]))} declares {new} itself, which would hide the new"
                " name from its code",
                pointer=join("", *path),
                hint="Choose another name.",
            )
        yield _referred(change, new)
    for path, change in back.items():
        if path not in changed and not any(_is_below(path, (*key[:-1], new)) for key in keys):
            yield _referred(change, new)


def _is_below(path: Path, key: Path) -> bool:
    return path[: len(key)] == key


def _mentions(change: Changed, name: str) -> bool:
    """Return whether a text referred to a name before the change."""
    role = role_of(change.entity, "/" + "/".join(map(str, change.path)))
    return bool(places(change.before, role, {name: "x.x" if "." in name else "x"}, {}, {}))


def _referred(change: Changed, new: str) -> Diagnostic:
    return Diagnostic(
        "AT831",
        "warning",
        f"{'.'.join(map(str, change.path[-2:]))} referred to {new} before, which did not exist; now it means this.",
        join("", *change.path),
        change.entity,
        "Check that this is meant.",
    )
