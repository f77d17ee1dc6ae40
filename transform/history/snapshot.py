"""The entities of one version of an application by what identifies them in every version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..application.entities import text
from ..diagnostics import Entity
from ..diffing.items import LISTS
from ..document.pointers import join

#: What identifies an entity: its kind, its id (else its name), the id of the page that it is on.
Key = tuple[str, str, str]
Json = dict[str, Any]
ROOT: Key = ("application", "", "")
THEME: Key = ("theme", "", "")
#: A member of the application's value: the id of its default page, where it has just one.
DEFAULT_PAGE = "defaultPage"
#: Begins the id of the page of what names a page that is not there.
WITHOUT_PAGE = "name "
_SIDES = {"pageList": "unpublishedPage", "actionList": "unpublishedAction"}
_SIDES["actionCollectionList"] = "unpublishedCollection"


@dataclass(frozen=True, slots=True)
class Part:
    """An entity of one version: its object without the entities in it, its pointer, what it is in.

    `holder` is the container of a widget, the page of a query, the JS object of a function; None at the top.
    """

    entity: Entity
    value: Json
    pointer: str
    holder: Key | None = None


@dataclass(slots=True)
class Snapshot:
    """The entities of one version.

    `repeated`: those that occur again, with the pointers of all. `listed`: how often the list of pages has a
    page, by its name. `defaults`: the names of the pages that are the default.
    """

    parts: dict[Key, Part] = field(default_factory=dict)
    repeated: dict[Key, list[str]] = field(default_factory=dict)
    listed: Counter[str] = field(default_factory=Counter)
    defaults: tuple[str, ...] = ()

    def add(self, key: Key, part: Part) -> Key:
        """Add an entity, unless there is one with this key."""
        if key in self.parts:
            self.repeated.setdefault(key, [self.parts[key].pointer]).append(part.pointer)
        else:
            self.parts[key] = part
        return key

    def inside(self, key: Key) -> Iterator[Key]:
        """Yield what an entity is in, from its holder to the outermost."""
        seen = {key}
        while (part := self.parts.get(key)) is not None and part.holder is not None:
            key = part.holder
            if key in seen:
                return
            seen.add(key)
            yield key


def snapshot(document: Json) -> Snapshot:
    """Return the entities of the edited side of an export; what is malformed is left out."""
    found = Snapshot()
    pages: dict[str, Key] = {}
    for pointer, page in _entries(document, "pageList"):
        name = text(_side(page, "pageList").get("name")) or ""
        key = _add_page(found, pointer, page, name)
        pages.setdefault(name, key)
    _add_application(found, document, pages)
    for kind in ("datasourceList", "customJSLibList"):
        for pointer, value in _entries(document, kind):
            identity = text(value.get("uidString" if kind == "customJSLibList" else "gitSyncId")) or ""
            name = text(value.get("name")) or ""
            found.add(
                (LISTS[kind][0], identity or f"name {name}", ""),
                Part(Entity(LISTS[kind][0], None, name, identity), value, pointer),
            )
    objects: dict[tuple[str, str], Key] = {}
    for pointer, value in _entries(document, "actionCollectionList"):
        key, page_name, name = _add_on_page(found, pages, "actionCollectionList", pointer, value, None)
        objects[page_name, name] = key
    for pointer, value in _entries(document, "actionList"):
        side = _side(value, "actionList")
        owner, dot, _ = (text(side.get("fullyQualifiedName")) or "").partition(".")
        holder = objects.get((text(side.get("pageId")) or "", owner)) if dot else None
        _add_on_page(found, pages, "actionList", pointer, value, holder)
    return found


def _add_application(found: Snapshot, document: Json, pages: dict[str, Key]) -> None:
    application = document.get("exportedApplication")
    if isinstance(application, dict):
        value = {key: child for key, child in application.items() if key not in ("pages", "name")}
        entries = application.get("pages")
        listed = [
            entry for entry in (entries if isinstance(entries, list) else ()) if isinstance(entry, dict)
        ]
        found.listed.update(name for entry in listed if (name := text(entry.get("id"))) is not None)
        found.defaults = tuple(str(entry.get("id")) for entry in listed if entry.get("isDefault") is True)
        if len(found.defaults) == 1:
            value[DEFAULT_PAGE] = pages.get(found.defaults[0], ("", found.defaults[0]))[1]
        found.add(ROOT, Part(Entity("application"), value, "/exportedApplication"))
    theme = document.get("editModeTheme")
    if isinstance(theme, dict):
        found.add(THEME, Part(Entity("theme", None, text(theme.get("name"))), theme, "/editModeTheme"))


def _add_page(found: Snapshot, pointer: str, page: Json, name: str) -> Key:
    identity = text(page.get("gitSyncId")) or ""
    layouts = _side(page, "pageList").get("layouts")
    first = layouts[0] if isinstance(layouts, list) and layouts and isinstance(layouts[0], dict) else {}
    value = {**page, "unpublishedPage": {**_side(page, "pageList"), "layouts": None}}
    key = ("page", identity or f"name {name}", "")
    is_first = key not in found.parts
    found.add(key, Part(Entity("page", name, name, identity), value, pointer))
    if isinstance(first.get("dsl"), dict) and is_first:
        at = join(pointer, "unpublishedPage", "layouts", 0, "dsl")
        _add_widgets(found, key, name, first["dsl"], at)
    return key


def _add_widgets(found: Snapshot, page: Key, name: str, dsl: Json, pointer: str) -> None:
    stack: list[tuple[Json, str, Key]] = [(dsl, pointer, page)]
    while stack:
        widget, at, holder = stack.pop()
        own, identity = text(widget.get("widgetName")), text(widget.get("widgetId"))
        value = {key: child for key, child in widget.items() if key != "children"}
        key = ("widget", identity or f"name {own}", page[1])
        found.add(key, Part(Entity("widget", name, own, identity), value, at, holder))
        children = widget.get("children")
        inner = [*enumerate(children)] if isinstance(children, list) else []
        stack += [
            (child, f"{at}/children/{index}", key) for index, child in inner[::-1] if isinstance(child, dict)
        ]


def _add_on_page(
    found: Snapshot, pages: dict[str, Key], kind: str, pointer: str, value: Json, holder: Key | None
) -> tuple[Key, str, str]:
    side = _side(value, kind)
    page_name = text(side.get("pageId")) or ""
    full = text(side.get("fullyQualifiedName")) or ""
    name = full if "." in full else text(side.get("name")) or ""
    identity = text(value.get("gitSyncId")) or ""
    page = pages.get(page_name)
    key = (LISTS[kind][0], identity or f"name {name}", page[1] if page else WITHOUT_PAGE + page_name)
    entity = Entity(LISTS[kind][0], page_name, name, identity)
    return found.add(key, Part(entity, value, pointer, holder or page)), page_name, name


def _entries(document: Json, key: str) -> Iterator[tuple[str, Json]]:
    entries = document.get(key)
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield f"/{key}/{index}", entry


def _side(entry: Json, key: str) -> Json:
    side = entry.get(_SIDES[key])
    return side if isinstance(side, dict) else {}
