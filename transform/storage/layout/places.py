"""Which file of a layout a value of the document came from, and where in the file it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ...document.positions import Position, position, width_at
from .reading import decoded, place_in

Json = dict[str, Any]
_BODIES = {
    "actionList": "/unpublishedAction/actionConfiguration/body",
    "actionCollectionList": "/unpublishedCollection/body",
}
_METADATA = ("artifactJsonType", "clientSchemaVersion", "serverSchemaVersion")


class Place(NamedTuple):
    """A place in a layout: path of the file, line and column, both from 1, and how many characters are meant."""

    path: str
    line: int
    column: int
    width: int = 1

    def __str__(self) -> str:
        """Return path:line:column."""
        return f"{self.path}:{self.line}:{self.column}"

    def to_dict(self) -> dict[str, Any]:
        """Return {path, line, column}, as reports in JSON have it."""
        return {"path": self.path, "line": self.line, "column": self.column}


def place_in_file(path: str, text: str, at: Position) -> Place:
    """Return a place in the text of a file, as wide as the value or word there."""
    line_start = 0
    for _ in range(at.line - 1):
        line_start = text.index("\n", line_start) + 1
    return Place(path, *at, width_at(text, line_start, at.column))


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
        text = files[path].decode(errors="replace")
        return place_in_file(path, text, position(text, offset))
    inside = pointer if path == "metadata.json" else pointer[len(nearest) :]
    text = decoded(files[path])
    return place_in_file(path, text, place_in(text, inside, offset))
