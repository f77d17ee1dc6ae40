"""Put what follows from a change below it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from ..application.entities import SIDES
from ..diagnostics import Entity
from ..document.pointers import split
from .collect import Draft
from .lists import token
from .tables import PATH_LISTS

Owner = Callable[[Draft], Draft | None]


def fold(drafts: list[Draft]) -> list[Draft]:
    """Return the changes of which none follows from another, the others below them."""
    drafts = _both_sides_as_one(drafts)
    for owner_among in (
        _of_paths,
        _of_pages,
        _of_functions,
        _of_js_objects,
        _of_libraries,
        _of_tabs,
        _of_templates,
    ):
        drafts = _below(drafts, owner_among(drafts))
    return drafts


def _below(drafts: list[Draft], owner_of: Owner) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        owner = owner_of(draft)
        (kept if owner is None or owner is draft else owner.consequences).append(draft)
    return kept


def _both_sides_as_one(drafts: list[Draft]) -> list[Draft]:
    """Make one change of what came, went, moved or was renamed in the edited and the deployed state."""
    met: dict[tuple[Any, ...], Draft] = {}
    kept = []
    for draft in drafts:
        if len(draft.sides) != 1 or (draft.path and draft.kind != "rename"):
            kept.append(draft)
            continue
        key = (draft.kind, draft.entity, draft.path, draft.before, draft.after)
        twin = met.get(key)
        if twin is not None and twin.sides != draft.sides:
            twin.sides = SIDES
            twin.consequences += [inner for inner in draft.consequences if inner.path]
        else:
            met[key] = draft
            kept.append(draft)
    return kept


def _of_paths(drafts: list[Draft]) -> Owner:
    """Lists of bound paths follow the values that they name, the order of columns its other notation."""
    by_entity: dict[Entity, dict[str, Draft]] = defaultdict(dict)
    for draft in drafts:
        if not _is_path_list(draft.path):
            by_entity[draft.entity].setdefault(draft.path, draft)

    def owner(draft: Draft) -> Draft | None:
        if draft.kind == "move" and draft.path == "/primaryColumns":
            return by_entity[draft.entity].get("/columnOrder")
        if draft.path.startswith("/columnOrder/"):
            column = draft.before if draft.kind == "remove" else draft.after
            return by_entity[draft.entity].get(f"/primaryColumns/{column}")
        if not _is_path_list(draft.path):
            return None
        found = (_above(place, by_entity[draft.entity]) for place in _paths_named(draft))
        return next((one for one in found if one is not None), None)

    return owner


def _is_path_list(path: str) -> bool:
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


def _of_pages(drafts: list[Draft]) -> Owner:
    """Queries and JS objects come and go with their page."""
    pages = {
        (draft.kind, draft.entity.name): draft
        for draft in drafts
        if draft.entity.type == "page" and draft.kind in ("add", "remove") and not draft.path
    }

    def owner(draft: Draft) -> Draft | None:
        inside = draft.entity.type in ("query", "js_object") and not draft.path
        return pages.get((draft.kind, draft.entity.page)) if inside else None

    return owner


_OF_THE_TEXT = (
    "/actionConfiguration/body",
    "/actionConfiguration/jsArguments",
    "/actionConfiguration/isAsync",
)


def _of_functions(drafts: list[Draft]) -> Owner:
    """Functions of a JS object follow its text, its name and its place, but for their own settings."""
    objects: dict[tuple[str | None, str | None], dict[str, Draft]] = defaultdict(dict)
    for draft in drafts:
        if draft.entity.type == "js_object" and draft.path in ("/body", "/name", ""):
            for entity in draft.entities:
                objects[entity.page, entity.name].setdefault(draft.kind, draft)

    def owner(draft: Draft) -> Draft | None:
        name, dot, _ = (draft.entity.name or "").partition(".")
        found = objects.get((draft.entity.page, name)) if draft.entity.type == "query" and dot else None
        if found is None:
            return None
        if draft.path in ("", "/name"):
            return found.get(draft.kind) or found.get("modify")
        of_the_text = draft.path.startswith(_OF_THE_TEXT) or _is_path_list(draft.path)
        return found.get("modify") if of_the_text else None

    return owner


def _of_js_objects(drafts: list[Draft]) -> Owner:
    """The variables of a JS object are those of its text."""
    texts = {
        draft.entity: draft for draft in drafts if draft.entity.type == "js_object" and draft.path == "/body"
    }
    return lambda draft: (
        texts.get(draft.entity) if draft.path.startswith(("/variables", "/actions")) else None
    )


_LIBRARIES_OF_THE_APPLICATION = ("/unpublishedCustomJSLibs", "/publishedCustomJSLibs")


def _of_libraries(drafts: list[Draft]) -> Owner:
    """Of a library's version follow its id, its address and its definitions, and the application's lists."""
    own: dict[Any, dict[str, Draft]] = defaultdict(dict)
    by_uid: dict[str | None, Draft] = {}
    for draft in drafts:
        if draft.entity.type == "library":
            own[draft.entity].setdefault(draft.path, draft)
    for entity, found in own.items():
        main = _first(found, ("", "/version", "/url", "/uidString"))
        uids = found.get("/uidString")
        if main is not None:
            for uid in (entity.id, uids.before if uids else None):
                if isinstance(uid, str):
                    by_uid[uid] = main

    def owner(draft: Draft) -> Draft | None:
        if draft.path in ("/url", "/uidString", "/defs") and draft.entity in own:
            return _first(own[draft.entity], ("/version", "/url", "/uidString"))
        if draft.path.startswith(_LIBRARIES_OF_THE_APPLICATION) and draft.entity.type == "application":
            value = draft.after if draft.kind == "add" else draft.before
            owners = [by_uid.get(_uid(entry)) for entry in (value if isinstance(value, list) else [value])]
            return owners[0] if owners and None not in owners else None
        return None

    return owner


def _uid(entry: Any) -> str | None:
    uid = entry.get("uidString") if isinstance(entry, dict) else None
    return uid if isinstance(uid, str) else None


def _first(found: dict[str, Draft], paths: tuple[str, ...]) -> Draft | None:
    return next((found[path] for path in paths if path in found), None)


_TAB = re.compile(r"/tabsObj/[^/]+(/label)?")


def _of_tabs(drafts: list[Draft]) -> Owner:
    """The canvas of a tab comes and goes with it; the copy of its label and the default tab follow the label."""
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


def _of_templates(drafts: list[Draft]) -> Owner:
    """A list holds copies of the widgets in it."""
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
