"""Put whole files of a former tree back into one whose file format is only read."""

from __future__ import annotations

from collections.abc import Mapping

from ...diffing.comparison import diff
from ...errors import TransformError
from ...history.snapshot import Json, snapshot
from ..inputs import Layout
from ..layout.pack import pack

#: Where trees of the eras A to D list the pages.
_LISTS_OF_PAGES = ("application.json", "metadata.json")


def with_whole_files(layout: Layout, former: Mapping[str, bytes], document: Json) -> dict[str, bytes] | None:
    """Return a tree that holds a document, of the files of a layout and of those that a former tree had; else None.

    `document` is that of the layout with things that the former tree has. Files that it lacks come back as they were,
    and if need be those that list the pages or hold the things around. Whether that gives the document and nothing else
    is checked by reading the result.
    """
    try:
        then = Layout(None, "", "", former, pack(former))
    except TransformError:
        return None
    here, there = snapshot(layout.packed.document).parts, snapshot(then.packed.document).parts
    restored = [key for key in snapshot(document).parts if key not in here and key in there]
    holding = set().union(*(then.paths_of(there[key].pointer) for key in restored))
    new = {path: former[path] for path in holding if path not in layout.files}
    lists = {path: former[path] for path in _LISTS_OF_PAGES if path in former}
    around = {path: former[path] for path in holding}
    for files in (new, new | lists, around, around | lists):
        tree = {**layout.files, **files}
        if _holds(tree, document):
            return tree
    return None


def _holds(tree: Mapping[str, bytes], document: Json) -> bool:
    """Check whether a tree holds a document; also in the order of its pages, which no change speaks of."""
    try:
        found = pack(tree).document
    except TransformError:
        return False
    return _pages(found) == _pages(document) and not diff(document, found).changes


def _pages(document: Json) -> object:
    application = document.get("exportedApplication")
    return application.get("pages") if isinstance(application, dict) else None
