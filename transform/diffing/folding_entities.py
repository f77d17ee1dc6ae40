"""What follows from a change of a page, query, JS object, library or theme."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from ..diagnostics import Entity
from .collect import Draft, Owner
from .folding_widgets import is_path_list


def of_pages(drafts: list[Draft]) -> Owner:
    """Return the rule that queries and JS objects are added and removed with their page."""
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


def of_functions(drafts: list[Draft]) -> Owner:
    """Return the rule that functions follow the text, name and page of their JS object, but for settings."""
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
        of_the_text = draft.path.startswith(_OF_THE_TEXT) or is_path_list(draft.path)
        return found.get("modify") if of_the_text else None

    return owner


def of_js_objects(drafts: list[Draft]) -> Owner:
    """Return the rule that the variables of a JS object follow its text."""
    texts = {
        draft.entity: draft for draft in drafts if draft.entity.type == "js_object" and draft.path == "/body"
    }
    return lambda draft: (
        texts.get(draft.entity) if draft.path.startswith(("/variables", "/actions")) else None
    )


_LIBRARIES_OF_THE_APPLICATION = ("/unpublishedCustomJSLibs", "/publishedCustomJSLibs")


def of_libraries(drafts: list[Draft]) -> Owner:
    """Return the rule that a library's id, address, definitions and uses follow its version."""
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


#: What a query takes from its datasource.
_OF_THE_DATASOURCE = ("/datasource/", "/pluginId", "/pluginName", "/pluginType")


def of_datasources(drafts: list[Draft]) -> Owner:
    """Return the rule that id and plugin of a datasource follow the datasource that a query uses now."""
    used: dict[Entity, dict[str, Draft]] = defaultdict(dict)
    for draft in drafts:
        if draft.entity.type == "query" and draft.path in ("/datasource/name", "/datasource/id"):
            used[draft.entity].setdefault(draft.path, draft)

    def owner(draft: Draft) -> Draft | None:
        if draft.entity not in used or not draft.path.startswith(_OF_THE_DATASOURCE):
            return None
        return _first(used[draft.entity], ("/datasource/name", "/datasource/id"))

    return owner


def of_themes(drafts: list[Draft]) -> Owner:
    """Return the rule that colours, fonts and all else of a theme follow the choice of another theme."""
    chosen = {
        (draft.entity, side): draft
        for draft in drafts
        if draft.entity.type == "theme" and draft.kind == "rename"
        for side in draft.sides
    }
    return lambda draft: chosen.get((draft.entity, draft.sides[0])) if draft.sides else None
