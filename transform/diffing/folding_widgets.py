"""What follows from a change of a widget: paths, columns, copies in lists, tabs."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from ..diagnostics import Entity
from ..document.pointers import split
from ..patterns import pattern
from .collect import Draft, Owner
from .lists import token
from .tables import ENTRY_CONTAINERS, PATH_LISTS


def of_paths(drafts: list[Draft]) -> Owner:
    """Return the rule that lists of paths follow the values that they name, and the order of columns these."""
    by_entity: dict[Entity, dict[str, Draft]] = defaultdict(dict)
    for draft in drafts:
        if not is_path_list(draft.path):
            by_entity[draft.entity].setdefault(draft.path, draft)
            if draft.kind == "rename" and draft.path_after:
                by_entity[draft.entity].setdefault(draft.path_after, draft)

    def owner(draft: Draft) -> Draft | None:
        if draft.kind == "move" and draft.path == "/primaryColumns":
            return by_entity[draft.entity].get("/columnOrder")
        if draft.path.startswith("/columnOrder/"):
            column = draft.before if draft.kind == "remove" else draft.after
            return by_entity[draft.entity].get(f"/primaryColumns/{column}")
        if not is_path_list(draft.path):
            return None
        found = (_above(place, by_entity[draft.entity]) for place in _paths_named(draft))
        return next((one for one in found if one is not None), None)

    return owner


def is_path_list(path: str) -> bool:
    """Return whether a path leads to a list of paths, or into one."""
    return any(token in PATH_LISTS for token in path.split("/"))


def _paths_named(draft: Draft) -> list[str]:
    """Return the places that entries of a list of paths name, as pointers inside their entity."""
    prefix, _, _ = draft.path.partition("/dynamic")
    value = draft.after if draft.kind == "add" else draft.before
    entries = value if isinstance(value, list) else [value]
    keys = [entry.get("key") if isinstance(entry, dict) else entry for entry in entries]
    return [
        f"{prefix}/{key.replace('.', '/').replace('[', '/').replace(']', '')}"
        for key in keys
        if isinstance(key, str)
    ]


def _above(place: str, drafts: dict[str, Draft]) -> Draft | None:
    """Return the change of a place or of the nearest value around it; actions count from their settings."""
    for around in (place, "/actionConfiguration" + place):
        while around:
            if around in drafts:
                return drafts[around]
            around = around.rpartition("/")[0]
    return None


def of_columns(drafts: list[Draft]) -> Owner:
    """Return the rule that other changes in a column follow its new name."""
    renamed: dict[Entity, dict[str, Draft]] = defaultdict(dict)
    for draft in drafts:
        if draft.kind == "rename" and draft.path.startswith("/primaryColumns/"):
            renamed[draft.entity][draft.path] = draft

    def owner(draft: Draft) -> Draft | None:
        if draft.entity not in renamed or not draft.path.startswith("/primaryColumns/"):
            return None
        return renamed[draft.entity].get("/".join(draft.path.split("/", 3)[:3]))

    return owner


def of_same_edits(drafts: list[Draft]) -> Owner:
    """Return the rule that the same edit in further columns, tabs or menu items follows the first."""
    first: dict[tuple[Any, ...], Draft] = {}

    def owner(draft: Draft) -> Draft | None:
        tokens = draft.path.split("/", 3)
        if len(tokens) < 4 or tokens[1] not in ENTRY_CONTAINERS or draft.entity.type != "widget":
            return None
        values = token(draft.before), token(draft.after)
        key = (draft.entity, draft.sides, draft.kind, tokens[1], tokens[3], *values)
        return first.setdefault(key, draft)

    return owner


_TAB = pattern(r"/tabsObj/[^/]+(/label)?")


def of_tabs(drafts: list[Draft]) -> Owner:
    """Return the rule that a canvas follows its tab, and copies of the label follow the label."""
    tabs: dict[tuple[Any, ...], Draft] = {}
    for draft in drafts:
        if draft.entity.type == "widget" and _TAB.fullmatch(draft.path):
            if draft.kind == "modify":
                tabs.setdefault((draft.entity.page, token(draft.before), token(draft.after)), draft)
            else:
                tab = draft.after if draft.kind == "add" else draft.before
                canvas = tab.get("widgetId") if isinstance(tab, dict) else None
                tabs.setdefault((draft.kind, draft.entity.page, token(canvas)), draft)

    def owner(draft: Draft) -> Draft | None:
        if draft.entity.type != "widget" or not tabs:
            return None
        if draft.path in ("/tabName", "/defaultTab"):
            return tabs.get((draft.entity.page, token(draft.before), token(draft.after)))
        whole = not draft.path and draft.entity.id is not None
        return tabs.get((draft.kind, draft.entity.page, token(draft.entity.id))) if whole else None

    return owner


def of_templates(drafts: list[Draft]) -> Owner:
    """Return the rule that the copies of widgets in a list follow the widgets."""
    by_widget: dict[tuple[str | None, str | None, str], Draft] = {}
    for draft in drafts:
        for entity in draft.entities if draft.entity.type == "widget" else ():
            by_widget.setdefault((entity.page, entity.name, draft.path), draft)

    def owner(draft: Draft) -> Draft | None:
        tokens = split(draft.path)
        if draft.entity.type != "widget" or len(tokens) < 2 or tokens[0] != "template":
            return None
        rest = draft.path.split("/", 3)
        path = "/" + rest[3] if len(rest) > 3 else ""
        return by_widget.get((draft.entity.page, tokens[1], path))

    return owner
