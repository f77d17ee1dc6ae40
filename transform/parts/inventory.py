"""What an application consists of, as things that can be taken out of it one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from ..application import entities
from ..application.entities import text
from ..application.pages import Visited, walk

Json = dict[str, Any]
Kind = Literal["page", "widget", "query", "js_object", "datasource", "library"]
KINDS: tuple[Kind, ...] = ("page", "widget", "query", "js_object", "datasource", "library")

ROOT = "0"
_CANVAS = "CANVAS_WIDGET"


class Key(NamedTuple):
    """What a thing is known by: its kind, its page (None where it belongs to none) and its name."""

    kind: Kind
    page: str | None
    name: str

    def __str__(self) -> str:
        """Return what a person reads: `query Page1 > Api1`."""
        where = f"{self.page} > " if self.page is not None and self.kind != "page" else ""
        return f"{self.kind.replace('js_object', 'JS object')} {where}{self.name}"


@dataclass(frozen=True, slots=True)
class PageParts:
    """One page as the editor shows it: its entry, its widgets by name, and the names on it by kind."""

    name: str
    entry: Json
    dsl: Json
    widgets: dict[str, Visited]

    @property
    def layout(self) -> Json:
        """Return the layout of the edited side; {} where there is none."""
        return first_layout(edited(self.entry, "Page"))


class Inventory:
    """The things of an export by their keys, each worked out once and on first use."""

    def __init__(self, document: Json) -> None:
        self.document = document

    @cached_property
    def pages(self) -> dict[str, PageParts]:
        """Return the pages by the names that the editor shows; of two of one name the first."""
        found: dict[str, PageParts] = {}
        for entry in objects(self.document.get("pageList")):
            side = edited(entry, "Page")
            name = text(side.get("name"))
            dsl = first_layout(side).get("dsl")
            if name is not None and name not in found:
                tree = dsl if isinstance(dsl, dict) else {}
                found[name] = PageParts(name, entry, tree, dict(_named(tree)))
        return found

    @cached_property
    def queries(self) -> dict[tuple[str, str], Json]:
        """Return (page, name) -> entry of each query; functions of JS objects are left out."""
        return {
            key: entry
            for key, entry in self._placed("actionList", "Action")
            if not function_owner(edited(entry, "Action"))
        }

    @cached_property
    def js_objects(self) -> dict[tuple[str, str], Json]:
        """Return (page, name) -> entry of each JS object."""
        return dict(self._placed("actionCollectionList", "Collection"))

    @cached_property
    def functions(self) -> dict[tuple[str, str], list[Json]]:
        """Return (page, JS object) -> the entries of its functions."""
        found: dict[tuple[str, str], list[Json]] = {}
        for (page, _), entry in self._placed("actionList", "Action"):
            if owner := function_owner(edited(entry, "Action")):
                found.setdefault((page, owner), []).append(entry)
        return found

    @cached_property
    def datasources(self) -> dict[str, Json]:
        """Return the entries of datasources by name."""
        return {found.entity.name or "": found.value for found in entities.datasources(self.document)}

    @cached_property
    def libraries(self) -> dict[str, Json]:
        """Return the entries of JS libraries by name."""
        return {found.entity.name or "": found.value for found in entities.libraries(self.document)}

    @cached_property
    def accessors(self) -> dict[str, str]:
        """Return the names by which code uses libraries, each with the library's name."""
        return {
            accessor: name
            for name, library in self.libraries.items()
            for accessor in entries_of(library.get("accessor"))
            if isinstance(accessor, str)
        }

    def _placed(self, key: str, suffix: str) -> Iterator[tuple[tuple[str, str], Json]]:
        for entry in objects(self.document.get(key)):
            side = edited(entry, suffix)
            page, name = text(side.get("pageId")), text(side.get("name"))
            if page is not None and name is not None and not side.get("deletedAt"):
                yield (page, name), entry

    def everything(self) -> Iterator[Key]:
        """Yield everything that there is, page by page."""
        for page in self.pages.values():
            yield Key("page", page.name, page.name)
            yield from (Key("widget", page.name, name) for name in page.widgets)
            yield from self._on(page.name, "query", self.queries)
            yield from self._on(page.name, "js_object", self.js_objects)
        yield from (Key("datasource", None, name) for name in self.datasources)
        yield from (Key("library", None, name) for name in self.libraries)

    @staticmethod
    def _on(page: str, kind: Kind, found: dict[tuple[str, str], Json]) -> Iterator[Key]:
        return (Key(kind, page, name) for at, name in found if at == page)


def entries_of(value: Any) -> list[Any]:
    """Return a list as it is, and an empty one for anything else."""
    return value if isinstance(value, list) else []


def objects(entries: Any) -> Iterator[Json]:
    """Yield the objects in a list; nothing for what is no list."""
    for entry in entries_of(entries):
        if isinstance(entry, dict):
            yield entry


def edited(entry: Json, suffix: str) -> Json:
    """Return the edited side of a page ("Page"), query ("Action") or JS object ("Collection"), else the deployed."""
    for side in ("unpublished", "published"):
        value = entry.get(side + suffix)
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            return value
    return {}


def first_layout(side: Json) -> Json:
    """Return the layout of a side of a page; {} where there is none."""
    return next(objects(side.get("layouts")), {})


def function_owner(action: Json) -> str | None:
    """Return the name of the JS object that a side of an entry of actionList is a function of."""
    owner, dot, _ = (text(action.get("fullyQualifiedName")) or "").partition(".")
    return owner if dot else None


def source_name(action: Json) -> str | None:
    """Return the name of the datasource that a side of a query says it uses."""
    datasource = action.get("datasource")
    if not isinstance(datasource, dict):
        return None
    return text(datasource.get("id")) or text(datasource.get("name"))


def _named(dsl: Json) -> Iterator[tuple[str, Visited]]:
    """Yield the widgets of a page by name but for its root and the canvases that come with other widgets."""
    seen = set()
    for visited in walk(dsl):
        name = text(visited.widget.get("widgetName"))
        if visited.parent is None or name is None or name in seen:
            continue
        if visited.widget.get("type") != _CANVAS:
            seen.add(name)
            yield name, visited
