"""What the things of an application refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from ..application.entities import text
from ..application.pages import walk
from ..diagnostics import Entity
from ..diffing.references import places, role_of
from ..javascript.literals import forms, read
from .inventory import Inventory, Key, edited, source_name
from .texts import texts_in

Json = dict[str, Any]

_WORD = re.compile(r"[\w$]+")
_NAVIGATES = "navigateTo"


class Dependencies:
    """Finds what things refer to; code is read only where a word of it is a name that is asked for."""

    def __init__(self, inventory: Inventory) -> None:
        self.inventory = inventory

    def of(self, key: Key) -> list[Key]:
        """Return what a thing needs: in its code, by its settings, its datasource; not what is inside it."""
        inventory = self.inventory
        page = key.page or ""
        if key.kind == "page":
            return [*self._of_page(page)]
        found: dict[Key, None] = {}
        if key.kind == "widget":
            visited = inventory.pages[page].widgets[key.name]
            for inner in walk(visited.widget):
                name = text(inner.widget.get("widgetName"))
                found |= dict.fromkeys(self._named(Entity("widget", page, name), inner.widget))
        elif key.kind == "query":
            side = edited(inventory.queries[page, key.name], "Action")
            found |= dict.fromkeys(self._named(Entity("query", page, key.name), side))
            found |= dict.fromkeys(self._datasource(side))
        elif key.kind == "js_object":
            side = edited(inventory.js_objects[page, key.name], "Collection")
            found |= dict.fromkeys(self._named(Entity("js_object", page, key.name), side))
            for entry in inventory.functions.get((page, key.name), ()):
                found |= dict.fromkeys(self._datasource(edited(entry, "Action")))
        found.pop(key, None)
        return list(found)

    def _of_page(self, page: str) -> Iterator[Key]:
        """Yield what is on a page, what runs when it opens, and what all that needs elsewhere."""
        inventory = self.inventory
        on_page = [
            *(Key("widget", page, name) for name in inventory.pages[page].widgets),
            *(Key("query", page, name) for at, name in inventory.queries if at == page),
            *(Key("js_object", page, name) for at, name in inventory.js_objects if at == page),
        ]
        yield from on_page
        tops = [key for key in on_page if key.kind != "widget" or self._is_top(key)]
        yield from dict.fromkeys(one for key in tops for one in self.of(key) if one.page != page)

    def _is_top(self, key: Key) -> bool:
        visited = self.inventory.pages[key.page or ""].widgets[key.name]
        return visited.depth == 1

    @cached_property
    def _names(self) -> dict[str, dict[str, Key]]:
        """Return for each page the names that its code can use, with what they mean."""
        inventory = self.inventory
        libraries = {accessor: Key("library", None, name) for accessor, name in inventory.accessors.items()}
        found: dict[str, dict[str, Key]] = {}
        for page, parts in inventory.pages.items():
            found[page] = {
                **libraries,
                **{name: Key("widget", page, name) for name in parts.widgets},
            }
        for (page, name), _ in inventory.queries.items():
            found.setdefault(page, {})[name] = Key("query", page, name)
        for (page, name), _ in inventory.js_objects.items():
            found.setdefault(page, {})[name] = Key("js_object", page, name)
        return found

    def _named(self, entity: Entity, value: Json) -> Iterator[Key]:
        """Yield what the code in an object names."""
        known = self._names.get(entity.page or "", {})
        pages = self.inventory.pages
        for path, content in texts_in(value):
            if "{{" not in content and entity.type != "js_object":
                continue
            words = set(_WORD.findall(content))
            own = {word: word for word in words & known.keys() if word != entity.name}
            places_to_go = (
                {name: name for name in pages if any(form in content for form in forms(name))}
                if _NAVIGATES in words
                else {}
            )
            if not own and not places_to_go:
                continue
            role = role_of(entity, "/" + "/".join(map(str, path)))
            if role not in ("text", "code", "module"):
                continue
            for place in places(content, role, own, places_to_go, {}):
                name = place.new.rpartition(":")[2]
                if name in own:
                    yield known[name]
                elif (page := read(place.new)) in places_to_go:
                    yield Key("page", page, page)

    def _datasource(self, side: Json) -> Iterator[Key]:
        name = source_name(side)
        if name in self.inventory.datasources:
            yield Key("datasource", None, name or "")

    def closure(self, keys: Iterable[Key], *, other_pages: bool) -> list[Key]:
        """Return things with all that they need, and what that needs; `other_pages`: also pages that are opened."""
        found: dict[Key, None] = dict.fromkeys(keys)
        waiting = list(found)
        while waiting:
            for key in self.of(waiting.pop()):
                if key not in found and (other_pages or key.kind != "page"):
                    found[key] = None
                    waiting.append(key)
        return list(found)
