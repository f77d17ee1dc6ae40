"""Whatever is removed from a real application comes back as it was, by the commit's deletion or piece by piece."""

from __future__ import annotations

import random
from typing import Any

import pytest
from layout_trees import REAL, tree

from transform.document.edits import Editor
from transform.document.pointers import split
from transform.history.recover import recover
from transform.history.snapshot import Key, snapshot
from transform.storage.layout.pack import pack

SEEDS = [*range(15), *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(15, 300))]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not REAL, reason="needs the layouts of the corpus")]
_KINDS = ("page", "widget", "query", "js_object", "datasource", "library")


def outline(document: Any) -> dict[Key, Any]:
    return {key: (part.value, part.holder) for key, part in snapshot(document).parts.items()}


def without(document: Any, keys: set[Key]) -> Any:
    """Return a document without some entities and all that is in them."""
    editor = Editor(document)
    parts = snapshot(document).parts
    gone = [parts[key] for key in keys]
    pages = {part.entity.name for part in gone if part.entity.type == "page"}
    gone += [
        part
        for part in parts.values()
        if part.entity.type in ("query", "js_object") and part.entity.page in pages
    ]
    paths = {tuple(split(part.pointer)) for part in gone}
    outermost = [path for path in paths if not any(path[:size] in paths for size in range(1, len(path)))]
    for path in sorted(
        outermost, key=lambda path: [int(token) if token.isdigit() else -1 for token in path], reverse=True
    ):
        editor.remove(path)
    entries = document["exportedApplication"].get("pages")
    if pages and entries is not None:
        at = ("exportedApplication", "pages")
        editor.set(at, [entry for entry in entries if entry["id"] not in pages])
    return editor.document


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_removed_comes_back(seed: int) -> None:
    dice = random.Random(seed)
    then = pack(tree(dice.choice(REAL)), lenient=True).document
    parts = snapshot(then).parts
    choices = [
        key for key, part in parts.items() if key[0] in _KINDS and part.entity.id not in ("0", None, "")
    ]
    keys = set(dice.sample(choices, min(dice.randint(1, 6), len(choices))))
    now = without(then, keys)
    missing = [key for key in parts if key not in snapshot(now).parts]
    assert outline(recover(now, then, missing).document) == outline(then)
    document = now
    for key in sorted(missing, key=lambda key: _KINDS.index(key[0])):
        document = recover(document, then, [key]).document
    assert outline(document).keys() == outline(then).keys()
    assert recover(then, then, parts).document == then
