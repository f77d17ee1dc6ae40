"""Merge trees of file formats that are only read: file by file, if that gives the merged application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..diffing.comparison import diff
from ..errors import TransformError
from ..merging.entries import Listed
from ..merging.list_merge import ListMerge
from ..merging.removals import Removals
from ..merging.results import Strategy
from ..merging.texts import merge_texts
from ..merging.three import Three
from ..merging.values import Settlement
from .inputs import Layout
from .layout.canonical_text import canonical_text
from .layout.pack import Json, pack
from .layout.reading import read_json

_LISTS = {
    "unpublishedPage": "pageList",
    "unpublishedAction": "actionList",
    "unpublishedCollection": "actionCollectionList",
}
_ONE = ("file",)


def merge_files(
    document: Json, layouts: Three[Layout], strategy: Strategy, answers: Mapping[str, Any]
) -> dict[str, bytes] | None:
    """Return a tree that holds a merged application, of files that are merged one by one; None where it cannot be.

    What only one side changed keeps its bytes. Whether the tree holds the application is checked by reading it, as
    files of their own say nothing of renames and removals.
    """
    foreign = {*layouts.ours.packed.foreign, *layouts.ours.packed.modules}
    theirs_alone = {*layouts.theirs.packed.foreign, *layouts.theirs.packed.modules} - foreign
    tree: dict[str, bytes] = {}
    try:
        for path in sorted({*layouts.ours.files, *layouts.theirs.files} - theirs_alone):
            versions = Three.of(layout.files.get(path) for layout in layouts)
            data = versions.ours if path in foreign else _merged(path, versions, strategy, answers)
            if data is not None:
                tree[path] = data
        name = document.get("exportedApplication", {}).get("name")
        same = not diff(document, pack(tree, name=name).document).changes
    except TransformError:
        return None
    return tree if same else None


def _merged(
    path: str, versions: Three[bytes | None], strategy: Strategy, answers: Mapping[str, Any]
) -> bytes | None:
    base, ours, theirs = versions
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    taken = {"theirs": theirs, "base": base}.get(strategy, ours)
    if base is None or ours is None or theirs is None:
        return theirs if taken is None and strategy == "ask" else taken
    if path.endswith(".json"):
        return _merged_json(path, Three(base, ours, theirs), strategy, answers)
    text = merge_texts(base.decode(), ours.decode(), theirs.decode())
    return taken if text is None else text.encode()


def _merged_json(path: str, versions: Three[bytes], strategy: Strategy, answers: Mapping[str, Any]) -> bytes:
    values = versions.map(lambda data: read_json(path, data))
    name = next((name for side, name in _LISTS.items() if side in values.ours), "actionList")
    listed = values.map(lambda value: Listed({_ONE: value}))
    settled = Settlement(strategy, dict(answers))
    nothing_removed = Removals({}, Three({}, {}, {}), {})
    merged = ListMerge(name, *listed, settled, nothing_removed).merge()[0]
    return canonical_text(merged, sort=False)
