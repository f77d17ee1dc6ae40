"""Which file of a layout a value of the document came from, and where in the file it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ...document.positions import position
from .reading import place_of

Json = dict[str, Any]
_BODIES = {
    "actionList": "/unpublishedAction/actionConfiguration/body",
    "actionCollectionList": "/unpublishedCollection/body",
}
_METADATA = ("artifactJsonType", "clientSchemaVersion", "serverSchemaVersion")


class Place(NamedTuple):
    """A place in a layout: path of the file, line and column, both counted from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        """Return path:line:column."""
        return f"{self.path}:{self.line}:{self.column}"


def sources_of(document: Json, sources: Mapping[Any, str]) -> dict[str, str]:
    """Return pointer -> path for everything in a document that has a file of its own.

    `sources`: id() of a dict of the document, or (id, "body"), -> path.
    """
    return dict(_sources(document, sources))


def _sources(document: Json, sources: Mapping[Any, str]) -> Iterator[tuple[str, str]]:
    for key in _METADATA:
        if key in document:
            yield f"/{key}", "metadata.json"
    for key in ("exportedApplication", "editModeTheme"):
        if path := sources.get(id(document.get(key))):
            yield f"/{key}", path
    for key in ("datasourceList", "customJSLibList", "pageList", "actionList", "actionCollectionList"):
        for i, entry in enumerate(document.get(key) or ()):
            if path := sources.get(id(entry)):
                yield f"/{key}/{i}", path
            if body := sources.get((id(entry), "body")):
                yield f"/{key}/{i}{_BODIES[key]}", body
            if key == "pageList":
                yield from _widgets(entry, f"/{key}/{i}/unpublishedPage/layouts/0/dsl", sources)


def _widgets(page: Json, pointer: str, sources: Mapping[Any, str]) -> Iterator[tuple[str, str]]:
    try:
        stack = [(pointer, page["unpublishedPage"]["layouts"][0]["dsl"])]
    except (KeyError, IndexError, TypeError):
        return
    while stack:
        place, widget = stack.pop()
        if not isinstance(widget, dict):
            continue
        if path := sources.get(id(widget)):
            yield place, path
        children = widget.get("children")
        if isinstance(children, list):
            stack += [(f"{place}/children/{i}", child) for i, child in enumerate(children)]


def place_in_layout(
    files: Mapping[str, bytes], sources: Mapping[str, str], pointer: str, offset: int = 0
) -> Place | None:
    """Return where in a layout the value at a pointer of its export is; None for what no file has.

    `files`: the layout; `sources`: what `Packed.sources` holds. A value that the export has and the file does
    not (the deployed state, an id) is at the file's beginning. `offset`: so many characters of the text there, in a
    .js or .txt file as in a string of JSON, come before what is meant.
    """
    nearest = pointer
    while nearest not in sources:
        if not nearest:
            return None
        nearest = nearest.rpartition("/")[0]
    path = sources[nearest]
    if not path.endswith(".json"):
        return Place(path, *position(files[path].decode(errors="replace"), offset))
    inside = pointer if path == "metadata.json" else pointer[len(nearest) :]
    return Place(path, *place_of(files[path], inside, offset))
