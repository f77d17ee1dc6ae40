"""`recover`: put entities of a former version of an application back into the present one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..application.entities import text
from ..diagnostics import Diagnostic, Entity
from ..diffing.matching import CANVAS
from ..document.edits import Editor
from ..document.pointers import Path, resolve, split
from ..errors import InputError
from ..parts.renaming import with_new_names
from .belongings import with_belongings
from .recovery_names import dependents, new_names
from .snapshot import Key, Part, Snapshot, snapshot

Json = dict[str, Any]
_LISTS = {
    "page": "pageList",
    "query": "actionList",
    "js_object": "actionCollectionList",
    "datasource": "datasourceList",
    "library": "customJSLibList",
}
_LIBRARIES = "unpublishedCustomJSLibs"


@dataclass(frozen=True, slots=True)
class Recovered:
    """The present application with what came back.

    `restored`: what came back, as it is called now; `inside`: what is in it. `dependents`: what refers to it, and was
    broken without it.
    `diagnostics`: other names and places that something had to get.
    """

    document: Json
    restored: tuple[Entity, ...]
    inside: tuple[Entity, ...]
    dependents: tuple[Entity, ...]
    diagnostics: tuple[Diagnostic, ...]


def recover(document_now: Json, document_then: Json, what: Iterable[Key]) -> Recovered:
    """Return an application with entities of a former version of it, and all that belongs to them.

    Both documents must be of one schema; neither is changed. `what`: keys of the former version's snapshot. What is
    there already stays as it is. A name that something else has by now is replaced by a free one, with all that
    refers to it among what comes back. Raises InputError for a thing whose page is gone and does not come back.
    """
    now, then = snapshot(document_now), snapshot(document_then)
    keys = with_belongings([key for key in what if key in then.parts], then, now)
    _require_pages(keys, then, now)
    former = with_new_names(_only(document_then, keys, then), new_names(keys, then, now))
    source = snapshot(former)
    recovery = _Recovery(Editor(document_now), now, former, source, keys)
    recovery.put_all()
    ordered = sorted(keys, key=lambda key: (key[0] != "page", str(source.parts[key].entity)))
    return Recovered(
        recovery.editor.document,
        tuple(source.parts[key].entity for key in ordered if _is_outermost(key, keys, source)),
        tuple(
            source.parts[key].entity
            for key in ordered
            if not _is_outermost(key, keys, source) and source.parts[key].value.get("type") != CANVAS
        ),
        tuple(dependents([then.parts[key] for key in ordered], now, document_now)),
        (*_renamings(keys, then, source), *recovery.diagnostics),
    )


def _require_pages(keys: set[Key], then: Snapshot, now: Snapshot) -> None:
    for key in sorted(keys):
        page = ("page", key[2], "")
        if key[2] and page not in keys and page not in now.parts:
            entity = then.parts[key].entity
            raise InputError(
                f"The page of {entity} is gone, too", hint=f"Recover the page, {entity.page}, with all on it."
            )


def _only(document: Json, keys: set[Key], then: Snapshot) -> Json:
    """Return a document of what comes back and the pages that it is on, so that names can follow."""
    pages = {key[2] for key in keys} | {key[1] for key in keys if key[0] == "page"}
    found = {**document}
    for kind, name in _LISTS.items():
        wanted = {
            int(split(part.pointer)[1])
            for key, part in then.parts.items()
            if key[0] == kind and (key in keys or (kind == "page" and key[1] in pages))
        }
        entries = document.get(name)
        found[name] = [
            entry
            for index, entry in enumerate(entries if isinstance(entries, list) else ())
            if index in wanted
        ]
    return found


def _renamings(keys: set[Key], then: Snapshot, source: Snapshot) -> Iterator[Diagnostic]:
    for key in sorted(keys):
        old, new = then.parts[key].entity, source.parts[key].entity
        if old.name != new.name and "." not in (old.name or ""):
            message = f"Something else is called {old.name} by now; what came back is called {new.name}."
            yield Diagnostic("AT871", "note", message, entity=new)


def _is_outermost(key: Key, keys: set[Key], source: Snapshot) -> bool:
    """Check whether nothing that an entity is in comes back, too."""
    return keys.isdisjoint(source.inside(key))


@dataclass(slots=True)
class _Recovery:
    """Puts entities of the document `then` into one of today."""

    editor: Editor
    now: Snapshot
    then: Json
    source: Snapshot
    keys: set[Key]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def put_all(self) -> None:
        """Put everything back: lists first, then widgets into pages that were there."""
        for kind, name in _LISTS.items():
            for key in [key for key in self.source.parts if key[0] == kind and key in self.keys]:
                self._append((name,), resolve(self.then, self.source.parts[key].pointer))
        for key, part in self.source.parts.items():
            if key in self.keys and key[0] == "page":
                self._list_page(part)
            elif key in self.keys and key[0] == "library":
                self._list_library(key[1])
            elif key in self.keys and key[0] == "widget" and _is_outermost(key, self.keys, self.source):
                self._put_widget(key, part)

    def _append(self, path: Path, value: Any) -> None:
        """Append to a list, which may be missing."""
        try:
            self.editor.container(path).append(value)
        except (KeyError, AttributeError):
            self.editor.set(path, [value])

    def _list_page(self, page: Part) -> None:
        """Put a page into the list of pages, behind the one that it was behind."""
        application = self.editor.document.get("exportedApplication")
        if not isinstance(application, dict):
            return
        order, entries = _page_order(self.then), application.get("pages")
        if not isinstance(entries, list):
            if not order:
                return  # the oldest layouts list their pages elsewhere
            entries = []
            self.editor.set(("exportedApplication", "pages"), [])
        ids = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
        if page.entity.name in ids:
            return
        own = order.index(page.entity.name) if page.entity.name in order else len(order)
        before = [ids.index(name) + 1 for name in order[:own] if name in ids]
        at = max(before, default=0) if own < len(order) else len(ids)
        has_default = any(isinstance(entry, dict) and entry.get("isDefault") is True for entry in entries)
        entry = {"id": page.entity.name, "isDefault": not has_default}
        self.editor.insert(("exportedApplication", "pages", at), entry)

    def _list_library(self, identity: str) -> None:
        former = self.then.get("exportedApplication")
        entries = former.get(_LIBRARIES) if isinstance(former, dict) else None
        for entry in entries if isinstance(entries, list) else ():
            known = self.editor.document.get("exportedApplication", {}).get(_LIBRARIES) or []
            if isinstance(entry, dict) and entry.get("uidString") == identity and entry not in known:
                self._append(("exportedApplication", _LIBRARIES), entry)

    def _put_widget(self, key: Key, part: Part) -> None:
        widget = self._with_children(resolve(self.then, part.pointer), key[2])
        holders = [*self.source.inside(key)]
        home = holders[0] if holders else key
        if home not in self.now.parts:
            parent = next((holder for holder in holders if holder in self.now.parts), ("widget", "0", key[2]))
            home = self._canvas(parent)
            where = self.now.parts[home].entity
            widget = {**widget, "parentId": home[1]}
            message = f"What {part.entity} was in is gone; it is on {where} now."
            self.diagnostics.append(Diagnostic("AT872", "warning", message, entity=part.entity))
        self._append((*split(self.now.parts[home].pointer), "children"), widget)

    def _with_children(self, widget: Json, page: str) -> Json:
        """Return a widget with those in it that come back; what is elsewhere by now is left out."""
        children = widget.get("children")
        if not isinstance(children, list):
            return widget
        kept = [
            self._with_children(child, page)
            for child in children
            if isinstance(child, dict) and ("widget", text(child.get("widgetId")) or "", page) in self.keys
        ]
        return {**widget, "children": kept}

    def _canvas(self, holder: Key) -> Key:
        """Return what takes a widget: a canvas as it is, the first canvas of a container, the page's own."""
        if holder[0] == "page":
            holder = ("widget", "0", holder[1])
        part = self.now.parts.get(holder)
        if part is not None and (holder[1] == "0" or part.value.get("type") == CANVAS):
            return holder
        inner = (key for key, one in self.now.parts.items() if one.holder == holder and key[0] == "widget")
        found = next((key for key in inner if self.now.parts[key].value.get("type") == CANVAS), None)
        root = ("widget", "0", holder[2])
        if found is None and root not in self.now.parts:
            raise InputError("The page has no widgets to put anything between", hint="Recover the page.")
        return found or root


def _page_order(document: Json) -> list[str | None]:
    application = document.get("exportedApplication")
    entries = application.get("pages") if isinstance(application, dict) else None
    return [text(entry.get("id")) for entry in (entries or ()) if isinstance(entry, dict)]
