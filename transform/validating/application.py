"""An export as the checks see it: pages with their widgets, names, and the code in bindings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ..application import entities
from ..application.entities import SIDES, Layout, Located, Side, text
from ..application.pages import walk
from ..diagnostics import Entity
from ..document.limits import Limits
from ..javascript.bindings import BindingReader
from ..product.known_names import global_names
from ..product.releases import Release
from ..upgrading.page_versions import page_version
from .bound_texts import CodeText, body_text, evaluated, query_texts, widget_texts
from .entries import is_deleted, is_inside_module, is_js_function
from .page_ids import PageId, page_ids, with_page_names
from .scoped_names import names_below

if TYPE_CHECKING:
    from .workspace import Workspace

Widget = dict[str, Any]

_FIRST_VERSION_THAT_KEEPS_LISTS = 13

#: Where the application names the JS libraries that it uses, edited and deployed.
LIBRARY_LISTS = ("unpublishedCustomJSLibs", "publishedCustomJSLibs")


class PlacedWidget(NamedTuple):
    """A widget at its place: pointer into the export, the widget around it, the special names that it sees.

    `is_in_list`: it is inside a LIST_WIDGET_V2, at any depth.
    """

    widget: Widget
    pointer: str
    parent: Widget | None
    entity: Entity
    context: frozenset[str]
    is_in_list: bool = False

    @property
    def type(self) -> str:
        """Return the widget's type, "" where it has none."""
        return text(self.widget.get("type")) or ""


class Page(NamedTuple):
    """One side of a page: its widgets in the order of the tree, the root first."""

    layout: Layout
    widgets: tuple[PlacedWidget, ...]

    @property
    def name(self) -> str | None:
        """Return the page's name."""
        return self.layout.page.entity.name

    @property
    def side(self) -> Side:
        """Return whether this is the edited or the deployed side."""
        return self.layout.page.side or "unpublished"

    @property
    def keeps_its_lists(self) -> bool:
        """Return whether the path lists of its widgets count; for older pages the product rebuilds them."""
        return (page_version(self.layout.dsl) or 0) >= _FIRST_VERSION_THAT_KEEPS_LISTS


class NamedEntity(NamedTuple):
    """Something that bindings of its page can name: a widget, a query, a JS object."""

    entity: Entity
    pointer: str


class Application:
    """An export with what several checks need of it, each worked out once and on first use."""

    def __init__(
        self, document: dict[str, Any], release: Release, workspace: Workspace | None, limits: Limits
    ) -> None:
        self.as_read = document
        self.release = release
        self.workspace = workspace
        self.limits = limits
        self.reader = BindingReader()

    @cached_property
    def document(self) -> dict[str, Any]:
        """Return the document, with names of pages where their ids are used: consequences are not reported."""
        return with_page_names(self.as_read, self.page_ids)

    @cached_property
    def page_ids(self) -> list[PageId]:
        """Return the places that hold the id of a page where its name belongs."""
        return page_ids(self.as_read)

    @cached_property
    def existing_datasources(self) -> frozenset[tuple[str, str]]:
        """Return name and plugin of the workspace's datasources; none where nothing is said of them."""
        described = self.workspace.datasources if self.workspace else None
        return frozenset((existing.name, existing.plugin) for existing in described or ())

    @cached_property
    def settings(self) -> dict[str, Any]:
        """Return exportedApplication, {} if it is missing or malformed."""
        value = self.document.get("exportedApplication")
        return value if isinstance(value, dict) else {}

    @cached_property
    def page_entries(self) -> tuple[Located, ...]:
        """Return both sides of every page."""
        return tuple(entities.pages(self.document))

    @cached_property
    def page_names(self) -> dict[Side, frozenset[str]]:
        """Return the names of the pages of each side."""
        pages = [page for page in self.page_entries if page.entity.name and not is_deleted(page.value)]
        return {
            side: frozenset(page.entity.name or "" for page in pages if page.side == side) for side in SIDES
        }

    @property
    def edited_page_names(self) -> frozenset[str]:
        """Return the names of the edited pages."""
        return self.page_names["unpublished"]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Return the widget trees of both sides of every page."""
        return tuple(Page(layout, tuple(self._placed(layout))) for layout in entities.layouts(self.document))

    def _placed(self, layout: Layout) -> Iterator[PlacedWidget]:
        page = layout.page.entity.name
        contexts: dict[int, frozenset[str]] = {}
        in_lists: set[int] = set()
        for widget, pointer, parent, _ in walk(layout.dsl, limit=self.limits.widgets):
            around = contexts[id(parent)] if parent is not None else frozenset[str]()
            context = contexts[id(widget)] = names_below(widget, around)
            is_in_list = id(parent) in in_lists
            if is_in_list or widget.get("type") == "LIST_WIDGET_V2":
                in_lists.add(id(widget))
            entity = Entity("widget", page, text(widget.get("widgetName")), text(widget.get("widgetId")))
            yield PlacedWidget(widget, layout.pointer + pointer, parent, entity, context, is_in_list)

    @cached_property
    def queries(self) -> tuple[Located, ...]:
        """Return the sides of every query and API that are in use, without the functions of JS objects."""
        return tuple(query for query in self.actions if not is_js_function(query))

    @cached_property
    def actions(self) -> tuple[Located, ...]:
        """Return the sides of every entry of actionList that are in use."""
        return tuple(query for query in entities.queries(self.document) if self._is_used(query))

    @cached_property
    def js_objects(self) -> tuple[Located, ...]:
        """Return the sides of every JS object that are in use."""
        return tuple(found for found in entities.js_objects(self.document) if self._is_used(found))

    def _is_used(self, found: Located) -> bool:
        """Leave out what was deleted, and deployed sides of what never was deployed on its page."""
        if found.side == "published" and (
            found.entity.name is None or found.entity.page not in self.page_names["published"]
        ):
            return False
        return not is_deleted(found.value)

    def is_on_a_page(self, found: Located) -> bool:
        """Return whether the page of a query or JS object is there: without, it is not imported."""
        return found.entity.page in self.page_names[found.side or SIDES[0]]

    @cached_property
    def names(self) -> dict[tuple[str | None, Side], dict[str, list[NamedEntity]]]:
        """Return (page, side) -> name -> the widgets, queries and JS objects with this name."""
        found: dict[tuple[str | None, Side], dict[str, list[NamedEntity]]] = {}

        def add(page: str | None, side: Side, name: str | None, entity: Entity, pointer: str) -> None:
            if name:
                found.setdefault((page, side), {}).setdefault(name, []).append(NamedEntity(entity, pointer))

        for page in self.pages:
            for placed in page.widgets:
                add(page.name, page.side, placed.entity.name, placed.entity, placed.pointer)
        for entry in (*self.queries, *self.js_objects):
            add(entry.entity.page, entry.side or SIDES[0], entry.entity.name, entry.entity, entry.pointer)
        return found

    @cached_property
    def lost_names(self) -> dict[Side, frozenset[str]]:
        """Return the names of queries and JS objects whose page is not in the file, so that they are not imported."""
        entries = (*entities.queries(self.document), *entities.js_objects(self.document))
        lost = [e for e in entries if not (self.is_on_a_page(e) or is_deleted(e.value))]
        return {
            side: frozenset(entry.entity.name or "" for entry in lost if entry.side == side) for side in SIDES
        }

    @cached_property
    def page_with(self) -> dict[tuple[Side, str], str]:
        """Return the first page of the file on which something has a name."""
        found: dict[tuple[Side, str], str] = {}
        for (page, side), names in self.names.items():
            for name in names if page in self.page_names[side] else ():
                found.setdefault((side, name), page or "")
        return found

    @cached_property
    def module_names(self) -> frozenset[str]:
        """Return the names of the modules that pages use; what is inside them is named `_$Module1$_query`."""
        entries = self.document.get("moduleInstanceList")
        found = {
            text(value.get("name")) or ""
            for entry in (entries if isinstance(entries, list) else ())
            for key in ("unpublishedModuleInstance", "publishedModuleInstance")
            if isinstance(entry, dict) and isinstance(value := entry.get(key), dict)
        }
        owners = (entry.entity.name or "" for entry in (*self.actions, *self.js_objects))
        return frozenset(found | {name.split("$")[1] for name in owners if is_inside_module(name)})

    def names_on(self, page: str | None, side: Side) -> dict[str, list[NamedEntity]]:
        """Return the names on one side of a page, with what has them."""
        return self.names.get((page, side), {})

    @cached_property
    def bound_texts(self) -> tuple[CodeText, ...]:
        """Return every text that the product evaluates for its bindings: of widgets, then of queries."""
        placed = (
            text
            for page in self.pages
            for placed in page.widgets
            for text in self._texts_of(placed, page.side, page.keeps_its_lists)
        )
        queried = (
            text
            for query in self.queries
            if self.is_on_a_page(query)
            for text in query_texts(query, self.reader)
        )
        return (*placed, *queried)

    @cached_property
    def code_texts(self) -> tuple[CodeText, ...]:
        """Return every text with code: the bound ones, then the bodies of JS objects."""
        bodies = (
            text
            for found in self.js_objects
            if self.is_on_a_page(found)
            for text in body_text(found, self.reader)
        )
        return (*self.bound_texts, *bodies)

    @cached_property
    def global_names(self) -> frozenset[str]:
        """Return the names that code may use on every page: of the product, of JS libraries and of modules."""
        return global_names() | frozenset(self.accessors) | self.module_names | self._missing_libraries

    @cached_property
    def _missing_libraries(self) -> frozenset[str]:
        """Return the names of libraries that are used but missing, which AT702 reports.

        Their accessors are not known; the first part of a uidString is nearly always the same.
        """
        uids = list(self.workspace.libraries or ()) if self.workspace is not None else []
        for key in LIBRARY_LISTS:
            named = self.settings.get(key)
            entries = named if isinstance(named, list) else ()
            uids += [text(entry.get("uidString")) or "" for entry in entries if isinstance(entry, dict)]
        return frozenset(uid.partition("_")[0] for uid in uids)

    @cached_property
    def accessors(self) -> dict[str, str]:
        """Return the names under which JS libraries are used, each with its pointer."""
        found: dict[str, str] = {}
        for library in entities.libraries(self.document):
            accessors = library.value.get("accessor")
            for name in accessors if isinstance(accessors, list) else ():
                if isinstance(name, str):
                    found.setdefault(name, library.pointer + "/accessor")
        return found

    def _texts_of(self, placed: PlacedWidget, side: Side, keeps_lists: bool) -> Iterator[CodeText]:
        paths = evaluated(placed.widget, keeps_lists=keeps_lists)
        return widget_texts(
            placed.widget,
            placed.pointer,
            placed.entity,
            side,
            placed.context,
            self.reader,
            paths,
            is_in_list=placed.is_in_list,
        )
