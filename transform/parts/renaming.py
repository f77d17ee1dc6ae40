"""Give pages, datasources, widgets, queries and JS objects other names, and let all references follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..application import entities
from ..diagnostics import Entity
from ..diffing.references import places, role_of
from ..document.edits import Editor, rename
from ..document.pointers import Path, split

Names = Mapping[str, str]

_NONE: Names = {}
#: Members of a list widget whose keys are names of the widgets inside it.
_KEYED_BY_NAME = ("template", "privateWidgets")
_PAGE_LISTS = ("pageOrder", "publishedPageOrder")
_PAGE_NAMES = ("publishedDefaultPageName", "unpublishedDefaultPageName")


@dataclass(frozen=True, slots=True)
class NewNames:
    """Old name -> new name: of pages, of datasources, and for each page (its old name) of what is on it.

    All change at once, so that two may swap their names.
    """

    pages: Names = field(default_factory=dict)
    datasources: Names = field(default_factory=dict)
    on_page: Mapping[str, Names] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.pages or self.datasources or any(self.on_page.values()))


def with_new_names(document: dict[str, Any], names: NewNames) -> dict[str, Any]:
    """Return an export in which declarations and references have the new names; it is shared elsewhere.

    References are what the product follows: free names in JavaScript, path lists, ids and keys that are names,
    and texts that functions of the platform take for a name. Text that only looks like a name stays.
    """
    if not names:
        return document
    editor = Editor(document)
    keys: dict[Path, str] = {}
    on_page = {page: _with_functions(own, document, page) for page, own in names.on_page.items()}
    for entity, pointer, value in _values(document):
        own = on_page.get(entity.page or "", _NONE)
        is_function = "." in str(value.get("fullyQualifiedName"))
        for path, text in _texts(value):
            if is_function and path == ("name",):
                continue
            new = _renamed(text, path, entity, own, names)
            if new != text:
                editor.set((*split(pointer), *path), new)
        keys |= _renamed_keys(value, tuple(split(pointer)), own)
    for path, text in _compound_ids(document):
        owner = next((name for name in (*on_page, *names.pages) if text.startswith(f"{name}_")), "")
        if owner:
            editor.set(path, _compound(text, owner, on_page.get(owner, _NONE), names))
    for path, text in _page_lists(document):
        editor.set(path, names.pages.get(text, text))
    result: dict[str, Any] = editor.document
    secrets = document.get("decryptedFields")
    if isinstance(secrets, dict):
        keys |= {("decryptedFields", old): new for old, new in names.datasources.items() if old in secrets}
    return rename(result, keys) if keys else result


def _values(document: dict[str, Any]) -> Iterator[tuple[Entity, str, dict[str, Any]]]:
    """Yield each entity with a pointer and the object that holds its texts."""
    for found in (
        *entities.queries(document),
        *entities.js_objects(document),
        *entities.pages(document),
        *entities.datasources(document),
    ):
        yield found.entity, found.pointer, found.value
    for layout in entities.layouts(document):
        for entity, visited in entities.widgets(layout):
            yield entity, layout.pointer + visited.pointer, visited.widget
    application = document.get("exportedApplication")
    if isinstance(application, dict):
        yield Entity("application", None, None), "/exportedApplication", application


def _texts(value: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield the texts in an object by path; those of the widgets inside a widget or page are left out."""
    stack: list[tuple[Path, Any]] = [((), value)]
    while stack:
        path, item = stack.pop()
        if isinstance(item, str):
            yield path, item
        elif isinstance(item, dict):
            stack += [((*path, key), child) for key, child in item.items() if key not in ("children", "dsl")]
        elif isinstance(item, list):
            stack += [((*path, index), child) for index, child in enumerate(item)]


def _renamed(text: str, path: Path, entity: Entity, own: Names, names: NewNames) -> str:
    if path == ("widgetName" if entity.type == "widget" else "name",):
        return _declared(text, entity, own, names)
    if path[-1] == "id" and entity.page and text.startswith(f"{entity.page}_"):
        return _compound(text, entity.page, own, names)
    kind = role_of(entity, "/" + "/".join(map(str, path)))
    pieces, at = [], 0
    for place in places(text, kind, own, names.pages, names.datasources):
        pieces += [text[at : place.start], place.new]
        at = place.end
    return "".join([*pieces, text[at:]])


def _declared(text: str, entity: Entity, own: Names, names: NewNames) -> str:
    known = {"page": names.pages, "datasource": names.datasources}
    if entity.type in known:
        return known[entity.type].get(text, text)
    return own.get(text, text) if entity.type in ("query", "js_object", "widget") else text


def _compound(text: str, page: str, own: Names, names: NewNames) -> str:
    """Return an id that is made of the names of a page and of something on it: `Page1_Api1`."""
    rest = text[len(page) + 1 :]
    return f"{names.pages.get(page, page)}_{own.get(rest, rest)}"


def _with_functions(own: Names, document: dict[str, Any], page: str | None) -> Names:
    """Return the names together with those of the functions of renamed JS objects: `Object.function`."""
    if not own:
        return own
    found = dict(own)
    for query in entities.queries(document):
        qualified = query.value.get("fullyQualifiedName")
        if query.entity.page == page and isinstance(qualified, str):
            owner, dot, function = qualified.partition(".")
            if dot and owner in own:
                found[qualified] = f"{own[owner]}.{function}"
    return found


def _renamed_keys(value: dict[str, Any], at: Path, own: Names) -> dict[Path, str]:
    return {
        (*at, member, key): own[key]
        for member in _KEYED_BY_NAME
        if isinstance(value.get(member), dict)
        for key in value[member]
        if key in own
    }


def _compound_ids(document: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield the ids of the entries of queries and JS objects, which are made of names."""
    for key in ("actionList", "actionCollectionList"):
        entries = document.get(key)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and isinstance(entry.get("id"), str) and "_" in entry["id"]:
                yield (key, index, "id"), entry["id"]


def _page_lists(document: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    for key in _PAGE_LISTS:
        entries = document.get(key)
        for index, name in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(name, str):
                yield (key, index), name
    for key in _PAGE_NAMES:
        if isinstance(document.get(key), str):
            yield (key,), document[key]
