"""Give pages, datasources, widgets, queries and JS objects other names, and let all references follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson

from ..application import entities
from ..diagnostics import Entity
from ..diffing.references import Place, places, role_of
from ..document.edits import Editor, rename
from ..document.pointers import Path, split
from ..javascript.literals import forms
from . import js_members, server_names
from .slugs import slug_of
from .texts import any_text, texts_in

Names = Mapping[str, str]
Json = dict[str, Any]

_NONE: Names = {}
#: Members of a list widget whose keys are names of the widgets inside it.
_KEYED_BY_NAME = ("template", "privateWidgets")


@dataclass(frozen=True, slots=True)
class NewNames:
    """Old name -> new name: of pages, of datasources, and for each page (its old name) of what is on it.

    All change at once, so that two may swap their names. A function or variable of a JS object is named with
    its object, before and after: `Utils.load` -> `Utils.fetch`. In a partial export, which has no pages, what
    is said of any page counts.
    """

    pages: Names = field(default_factory=dict)
    datasources: Names = field(default_factory=dict)
    on_page: Mapping[str, Names] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.pages or self.datasources or any(self.on_page.values()))


class Changed(NamedTuple):
    """A text of a document in which names change, with the places of the names in it; or a key that is a name."""

    entity: Entity
    path: Path
    before: str
    after: str
    places: tuple[Place, ...]
    is_key: bool = False


def with_new_names(document: Json, names: NewNames) -> Json:
    """Return an export in which declarations and references have the new names; it is shared elsewhere.

    References are what the product follows: free names in JavaScript, path lists, ids and keys that are names,
    and texts that functions of the platform take for a name. Text that only looks like a name stays.
    """
    return applied(document, changes(document, names)) if names else document


def applied(document: Json, changed: Iterator[Changed]) -> Json:
    """Return a document with changes; the very argument where there are none."""
    editor = Editor(document)
    keys: dict[Path, str] = {}
    for change in changed:
        if change.is_key:
            keys[change.path] = change.after
        else:
            editor.set(change.path, change.after)
    result: Json = editor.document
    return rename(result, keys) if keys else result


def changes(document: Json, names: NewNames) -> Iterator[Changed]:
    """Yield every text and key of an export or partial export that changes when names do."""
    on_page = _on_page(document, names)
    for entity, pointer, value, search in _values(document, names, on_page):
        own = _own(on_page, entity.page)
        base = tuple(split(pointer))
        for path, text in texts_in(value):
            found = _places(text, path, value, entity, own, names) if search.is_in(text) else None
            if found:
                yield Changed(entity, (*base, *path), text, replaced(text, found), tuple(found))
        for path, key in _keyed(value):
            if key in own:
                yield Changed(entity, (*base, *path), key, own[key], (), is_key=True)
    for path, text, new in server_names.changes(document, names.pages, names.datasources, on_page):
        is_key = path[-1] == text
        yield Changed(Entity("application"), path, text, new, (Place(0, len(text), new),), is_key)


def replaced(text: str, found: list[Place]) -> str:
    """Return a text with other names at some places, which are in order."""
    pieces, at = [], 0
    for place in found:
        pieces += [text[at : place.start], place.new]
        at = place.end
    return "".join([*pieces, text[at:]])


def _on_page(document: Json, names: NewNames) -> dict[str, Names]:
    """Return the names of each page with those of the functions of renamed JS objects: `Object.function`."""
    if "pageList" not in document:
        return {
            "": _with_functions({k: v for own in names.on_page.values() for k, v in own.items()}, document)
        }
    return {page: _with_functions(own, document, page) for page, own in names.on_page.items() if own}


def _own(on_page: Mapping[str, Names], page: str | None) -> Names:
    return on_page.get(page or "", _NONE) if "" not in on_page else on_page[""]


def _with_functions(own: Names, document: Json, page: str | None = None) -> Names:
    found = dict(own)
    for query in entities.queries(document):
        qualified = query.value.get("fullyQualifiedName")
        if page in (None, query.entity.page) and isinstance(qualified, str):
            owner, dot, function = qualified.partition(".")
            if dot and owner in own:
                found.setdefault(qualified, f"{own[owner]}.{function}")
    return found


def _values(
    document: Json, names: NewNames, on_page: Mapping[str, Names]
) -> Iterator[tuple[Entity, str, Json, _Search]]:
    """Yield each entity that may name what changes, with a pointer, the object that holds its texts, the search."""
    slugs = {slug_of(page): "" for page in names.pages}
    everywhere = {**names.pages, **names.datasources, **slugs}
    searches = {page: _Search({**own, **everywhere}) for page, own in on_page.items()}
    other = _Search(everywhere)

    def search_of(page: str | None) -> _Search:
        return searches.get("") or searches.get(page or "", other)

    for found in entities.queries(document):
        if (search := search_of(found.entity.page)).finds(found.value):
            yield _as_function(found.entity, found.value), found.pointer, found.value, search
    for found in (*entities.js_objects(document), *entities.datasources(document), *entities.pages(document)):
        if (search := search_of(found.entity.page)).finds(found.value):
            yield found.entity, found.pointer, found.value, search
    for layout in entities.layouts(document):
        if (search := search_of(layout.page.entity.name)).finds(layout.dsl):
            for entity, visited in entities.widgets(layout):
                if any_text(visited.widget, search.is_in):
                    yield entity, layout.pointer + visited.pointer, visited.widget, search
    for entity, pointer, widget in _pasted(document):
        if (search := search_of(None)).finds(widget):
            yield entity, pointer, widget, search
    application = document.get("exportedApplication")
    if isinstance(application, dict) and other.finds(application):
        yield Entity("application", None, None), "/exportedApplication", application, other


def _as_function(entity: Entity, action: Json) -> Entity:
    """Return the entity of an entry of actionList; the function of a JS object is named with it."""
    qualified = action.get("fullyQualifiedName")
    if not (isinstance(qualified, str) and "." in qualified):
        return entity
    return Entity("query", entity.page, qualified, entity.id)


def _pasted(document: Json) -> Iterator[tuple[Entity, str, Json]]:
    """Yield the widgets of a partial export whose text `widgets` was replaced by the object in it."""
    content = document.get("widgets")
    groups = content.get("widgets") if isinstance(content, dict) else None
    for i, group in enumerate(groups if isinstance(groups, list) else ()):
        entries = group.get("list") if isinstance(group, dict) else None
        for j, widget in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(widget, dict):
                name, own_id = entities.text(widget.get("widgetName")), entities.text(widget.get("widgetId"))
                yield Entity("widget", None, name, own_id), f"/widgets/widgets/{i}/list/{j}", widget


class _Search:
    """Tells quickly whether a value may hold one of some names: most hold none, and need not be walked."""

    def __init__(self, names: Names) -> None:
        words = _words(names)
        # JSON writes what is neither a letter nor a digit in more than one way.
        self._is_plain = all(word.replace("_", "").replace(" ", "").isalnum() for word in words)
        alternatives = "|".join(re.escape(word) for word in sorted(words))
        self._pattern = re.compile(alternatives) if words else None
        self._bytes = re.compile(alternatives.encode("utf-8", "replace"))

    def is_in(self, text: str) -> bool:
        """Return whether a text holds one of the names, be it as part of another word."""
        return self._pattern is not None and self._pattern.search(text) is not None

    def finds(self, value: Any) -> bool:
        """Return whether one of the names may be in the texts and keys of a value."""
        if self._pattern is None or not self._is_plain:
            return self._pattern is not None
        try:
            return self._bytes.search(orjson.dumps(value)) is not None
        except (TypeError, UnicodeEncodeError):  # half of a surrogate pair, an integer of more than 64 bits
            return True


def _words(names: Names) -> set[str]:
    """Return names, of members only the last part: `this.load` is in the code, not `Utils.load`."""
    words = (name.rpartition(".")[2] or name for name in names)
    return {form for word in words for form in forms(word)} - {""}


def _places(text: str, path: Path, value: Json, entity: Entity, own: Names, names: NewNames) -> list[Place]:
    """Return the names in a text that change."""
    if path == ("widgetName" if entity.type == "widget" else "name",):
        new = _declared(text, value, entity, own, names)
    elif path == ("slug",) and entity.type == "page":
        new = _slug(text, value, names)
    elif path[-1] in ("id", "collectionId") and entity.page and text.startswith(f"{entity.page}_"):
        new = server_names.compound(text, entity.page, own, names.pages)
    elif entity.type == "js_object" and js_members.is_variable_name(path):
        new = _member(f"{entity.name}.{text}", text, own)
    else:
        role = role_of(entity, "/" + "/".join(map(str, path)))
        found = places(text, role, own, names.pages, names.datasources)
        return js_members.with_members(found, text, role, _object_of(value, entity), own)
    return [Place(0, len(text), new)] if new != text else []


def _object_of(value: Json, entity: Entity) -> str:
    """Return the JS object whose code something holds: itself, or the one that a function belongs to."""
    if entity.type == "js_object":
        return entity.name or ""
    qualified = value.get("fullyQualifiedName") if entity.type == "query" else None
    return qualified.partition(".")[0] if isinstance(qualified, str) and "." in qualified else ""


def _declared(text: str, value: Json, entity: Entity, own: Names, names: NewNames) -> str:
    known = {"page": names.pages, "datasource": names.datasources}
    if entity.type in known:
        return known[entity.type].get(text, text)
    if entity.type == "query" and "." in str(value.get("fullyQualifiedName")):
        return _member(f"{_object_of(value, entity)}.{text}", text, own)
    return own.get(text, text) if entity.type in ("query", "js_object", "widget") else text


def _member(qualified: str, name: str, own: Names) -> str:
    """Return the name that a function or variable of a JS object has, by its full one."""
    return own[qualified].partition(".")[2] if qualified in own else name


def _slug(text: str, value: Json, names: NewNames) -> str:
    """Return the slug of a page: the server makes it from the name; another one, a person's, stays."""
    name = value.get("name")
    if not isinstance(name, str) or name not in names.pages or text != slug_of(name):
        return text
    return slug_of(names.pages[name])


def _keyed(value: Json) -> Iterator[tuple[Path, str]]:
    for member in _KEYED_BY_NAME:
        keys = value.get(member)
        for key in keys if isinstance(keys, dict) else ():
            yield (member, key), key
