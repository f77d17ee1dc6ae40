"""Find what a name denotes that is going to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ..application import entities
from ..application.entities import SIDES, text
from ..application.entity_words import worded
from ..document.nearest import did_you_mean, listed
from ..errors import InputError
from ..javascript.references import parse_module

Json = dict[str, Any]
Kind = Literal["page", "datasource", "widget", "query", "js_object", "member", "column", "tab"]

_ROOT = "0"
_TABLES = ("TABLE_WIDGET", "TABLE_WIDGET_V2", "WDS_TABLE_WIDGET")
_MEMBER = "function or variable of a JS object"


@dataclass(frozen=True, slots=True)
class Target:
    """What gets another name: its kind, its page, its own name, and of a member, column or tab what it belongs to.

    `taken` are the names that it cannot get.
    """

    kind: Kind
    page: str | None
    name: str
    owner: str = ""
    taken: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """Return the name as a person gives it: `Page1 > Utils.load`."""
        own = f"{self.owner}.{self.name}" if self.owner else self.name
        return f"{self.page} > {own}" if self.page and self.kind != "page" else own


def find_target(document: Json, page: str | None, name: str, kind: str | None = None) -> Target:
    """Return what a name denotes; raises InputError where that is nothing, or not one thing."""
    found = [target for target in _named(document, page, name) if kind in (None, target.kind)]
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(
            f"{_MEMBER if one.kind == 'member' else worded(one.kind)} {one}" for one in found[:6]
        )
        raise InputError(f"{name} is not one thing: {shown}", hint="Name the page, or choose with --kind.")
    raise _missing(document, page, name)


def names_on(document: Json, page: str | None) -> dict[str, list[Kind]]:
    """Return the names on a page, each with the kinds of the things that have it; a side of a thing counts once.

    None stands for the one page of a partial export.
    """
    return all_names(document).get(page, {})


def all_names(document: Json) -> dict[str | None, dict[str, list[Kind]]]:
    """Return for each page what `names_on` returns."""
    is_partial = "pageList" not in document
    found: dict[str | None, dict[str, list[Kind]]] = {}
    for side in SIDES:
        own: dict[tuple[str | None, str], list[Kind]] = {}
        for page, kind, name in _entities_of(document, side):
            own.setdefault((None if is_partial else page, name), []).append(kind)
        for (page, name), kinds in own.items():
            names = found.setdefault(page, {})
            if len(kinds) > len(names.get(name, ())):
                names[name] = kinds
    return found


def _entities_of(document: Json, side: entities.Side) -> Iterator[tuple[str | None, Kind, str]]:
    for layout in entities.layouts(document, side):
        for entity, _ in entities.widgets(layout):
            if entity.name and entity.id != _ROOT:
                yield entity.page, "widget", entity.name
    content = document.get("widgets")
    if side == SIDES[0] and isinstance(content, dict):
        for group in entities.pasted_groups(content):
            for widget in group:
                if name := text(widget.get("widgetName")):
                    yield None, "widget", name
    for found in entities.queries(document, side):
        is_used = not (_is_function(found.value) or found.value.get("deletedAt"))
        if is_used and found.entity.name:
            yield found.entity.page, "query", found.entity.name
    for found in entities.js_objects(document, side):
        if found.entity.name and not found.value.get("deletedAt"):
            yield found.entity.page, "js_object", found.entity.name


def _is_function(action: Json) -> bool:
    return "." in (text(action.get("fullyQualifiedName")) or "")


def page_names(document: Json) -> list[str]:
    """Return the names of pages, edited and deployed."""
    return list(dict.fromkeys(page.entity.name for page in entities.pages(document) if page.entity.name))


def _named(document: Json, page: str | None, name: str) -> Iterator[Target]:
    pages = page_names(document)
    if page is None:
        datasources = [found.entity.name or "" for found in entities.datasources(document)]
        if name in pages:
            yield Target("page", name, name, taken=frozenset(pages) - {name})
        if name in datasources:
            yield Target("datasource", None, name, taken=frozenset(datasources) - {name})
    is_partial = "pageList" not in document
    by_page = all_names(document)
    for one in [None] if is_partial else [page] if page is not None else pages:
        names = by_page.get(one, {})
        yield from (Target(kind, one, name, taken=frozenset(names) - {name}) for kind in names.get(name, ()))
        owner, dot, member = name.partition(".")
        for kind in names.get(owner, ()) if dot else ():
            yield from _inner(document, one, owner, member, kind)


def _inner(document: Json, page: str | None, owner: str, member: str, kind: Kind) -> Iterator[Target]:
    """Yield the member, column or tab of what is called `owner`."""
    if kind == "js_object":
        members = members_of(document, page, owner)
        if member in members:
            yield Target("member", page, member, owner, frozenset(members) - {member})
    elif kind == "widget":
        for widget in widgets_named(document, page, owner):
            columns = _columns(widget)
            tabs = tab_labels(widget)
            if member in columns:
                yield Target("column", page, member, owner, frozenset(columns) - {member})
                return
            if member in tabs:
                yield Target("tab", page, member, owner, frozenset(tabs) - {member})
                return


def members_of(document: Json, page: str | None, owner: str) -> list[str]:
    """Return the functions and variables of a JS object."""
    found: dict[str, None] = {}
    for query in entities.queries(document):
        qualified = text(query.value.get("fullyQualifiedName")) or ""
        if page in (None, query.entity.page) and qualified.startswith(f"{owner}."):
            found[qualified.partition(".")[2]] = None
    for js_object in entities.js_objects(document):
        if page in (None, js_object.entity.page) and js_object.entity.name == owner:
            body = text(js_object.value.get("body"))
            found |= dict.fromkeys(sorted(parse_module(body).members or ()) if body else ())
    return list(found)


def widgets_named(document: Json, page: str | None, name: str) -> Iterator[Json]:
    """Yield the widgets of this name on both sides of a page, or in a partial export."""
    for layout in entities.layouts(document):
        if layout.page.entity.name == page:
            for entity, visited in entities.widgets(layout):
                if entity.name == name:
                    yield visited.widget
    content = document.get("widgets")
    if page is None and isinstance(content, dict):
        for group in entities.pasted_groups(content):
            yield from (widget for widget in group if widget.get("widgetName") == name)


def _columns(widget: Json) -> list[str]:
    columns = widget.get("primaryColumns") if widget.get("type") in _TABLES else None
    return [
        column_name(key, column)
        for key, column in (columns.items() if isinstance(columns, dict) else ())
        if isinstance(column, dict)
    ]


def column_name(key: str, column: Json) -> str:
    """Return the name by which code reads a column."""
    return text(column.get("alias")) or text(column.get("id")) or key


def tab_labels(widget: Json) -> list[str]:
    """Return the labels of the tabs of a widget."""
    tabs = widget.get("tabsObj")
    entries = tabs.values() if isinstance(tabs, dict) else ()
    return [label for tab in entries if isinstance(tab, dict) and (label := text(tab.get("label")))]


def _missing(document: Json, page: str | None, name: str) -> InputError:
    pages = page_names(document)
    if page is not None and page not in pages and "pageList" in document:
        return InputError(f"There is no page {page}", hint=did_you_mean(page, pages).strip())
    where = f" on page {page}" if page else ""
    if elsewhere := _elsewhere(document, page, name):
        return InputError(f"There is no {name}{where}", hint=elsewhere)
    known = [*names_on(document, page)] if page or "pageList" not in document else [*pages]
    owner, dot, member = name.partition(".")
    if dot and owner in known:
        inner = members_of(document, page, owner)
        for widget in widgets_named(document, page, owner):
            inner += [*_columns(widget), *tab_labels(widget)]
        hint = "Functions and variables of JS objects, columns of tables and tabs can be named so."
        return InputError(f"{owner}{where} has no {member}", hint=hint + did_you_mean(member, inner))
    return InputError(f"There is no {name}{where}", hint=did_you_mean(name, known).strip())


def _elsewhere(document: Json, page: str | None, name: str) -> str:
    """Return a hint for a name that is on another page, or that was given as Page.Name; "" where it is neither."""
    pages = page_names(document) if "pageList" in document else []
    owner, dot, rest = name.partition(".")
    if page is None and dot and owner in pages and rest.partition(".")[0] in names_on(document, owner):
        return f"Give the page and the name apart: {owner} {rest}."
    first = name if page is None else owner
    found = [other for other in pages if other != page and first in names_on(document, other)] if page else []
    return f"It is on the page{'s' * (len(found) > 1)} {listed(found, 5)}." if found else ""
