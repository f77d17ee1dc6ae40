"""The folder of a query or JS object -> its entry, with the body from its own file."""

from __future__ import annotations

from typing import Any

from ...product.java_values import is_blank
from .inventory import Parts
from .problems import LayoutError
from .reading import read_json
from .tree_files import TreeFiles

Json = dict[str, Any]


def read_query(tree: TreeFiles, folder: str, parts: Parts) -> Json | None:
    """Return the query in a folder; None for what is left out: broken, foreign, or of a module."""
    raw = _metadata(tree, parts, "query", "unpublishedAction")
    if raw is None:
        return None
    action = raw["unpublishedAction"]
    is_js = raw.get("pluginType") == "JS"
    takes_body = isinstance(action.get("actionConfiguration"), dict) and not is_js
    names = (query_folder(action), folder) if takes_body else ()
    path = _choose_text(tree, names, ".txt", parts.texts)
    found = _stored_body(tree, path, raw) if path else None
    entry = raw
    if found is not None:
        configuration = {**action["actionConfiguration"], **found}
        entry = {**raw, "unpublishedAction": {**action, "actionConfiguration": configuration}}
        tree.sources[id(entry), "body"] = path or ""
    tree.sources[id(entry)] = parts.metadata or ""
    return entry


def _stored_body(tree: TreeFiles, path: str, raw: Json) -> Json | None:
    """Return what a query's .txt puts into its actionConfiguration: `body`, or `formData` of a REMOTE plugin."""
    if raw.get("pluginType") == "REMOTE":
        return _form_data(tree, path) if tree.files[path].strip() else None
    body = tree.text(path)
    stated = raw["unpublishedAction"]["actionConfiguration"].get("body")
    if body is not None and stated is not None and stated != body:
        tree.note(
            "AT911",
            "warning",
            f"{path}: The body differs from the one in metadata.json; this file counts, as in the product.",
            "Remove the difference if it was not meant.",
        )
    return None if body is None else {"body": body}


def _form_data(tree: TreeFiles, path: str) -> Json | None:
    try:
        return {"formData": read_json(path, tree.files[path])}
    except LayoutError as error:
        tree.refuse(error)
        return None


def read_js_object(tree: TreeFiles, folder: str, parts: Parts, *, has_own_file: bool) -> Json | None:
    """Return the JS object in a folder; None for what is left out: broken, foreign, or of a module.

    `has_own_file`: whether the tree's format keeps the body in a .js file, which is then missed.
    """
    raw = _metadata(tree, parts, "JS object", "unpublishedCollection")
    if raw is None:
        return None
    collection = raw["unpublishedCollection"]
    path = _choose_text(tree, (query_folder(collection), folder), ".js", parts.texts)
    body = tree.text(path) if path else None
    entry = raw
    if body is not None:
        entry = {**raw, "unpublishedCollection": {**collection, "body": body}}
        tree.sources[id(entry), "body"] = path or ""
    elif path is None and has_own_file and collection.get("body") is None:
        message = f"{parts.metadata}: The .js file is missing; the product reads the text 'null' instead."
        tree.note("AT914", "warning", message, "Restore the file.")
    tree.sources[id(entry)] = parts.metadata or ""
    return entry


def _metadata(tree: TreeFiles, parts: Parts, kind: str, side: str) -> Json | None:
    """Return what a folder's metadata.json holds; where it does not count, its other files don't either."""
    if parts.metadata is None:
        for path in parts.texts:
            tree.note("AT913", "warning", f"{path}: No metadata.json belongs to this file; left as it is.")
        tree.inventory.foreign += parts.texts
        return None
    raw = tree.load(parts.metadata)
    inner = raw.get(side) if raw is not None else None
    if raw is not None and not isinstance(inner, dict):
        tree.leave(parts.metadata)
    elif raw is not None and ("moduleInstanceId" in raw or "moduleInstanceId" in (inner or {})):
        tree.inventory.modules += [parts.metadata, *parts.texts]
        return None
    elif raw is not None and tree.claim(kind, parts.metadata, raw):
        return raw
    tree.inventory.foreign += parts.texts
    return None


def _choose_text(tree: TreeFiles, names: tuple[str, ...], ending: str, texts: list[str]) -> str | None:
    """Return the file that holds a body; the others are somebody else's."""
    by_name = {path.rpartition("/")[2]: path for path in texts}
    chosen = next((by_name[name + ending] for name in names if name + ending in by_name), None)
    for path in texts:
        if path != chosen:
            tree.note("AT913", "note", f"{path}: Nothing refers to this file; it is left as it is.")
            tree.inventory.foreign.append(path)
    return chosen


def query_folder(side: Json) -> str:
    """Return the folder's name of a query or JS object: `Obj-fn` for a function of a JS object."""
    full, name = side.get("fullyQualifiedName"), side.get("name")
    chosen = full if isinstance(full, str) and not is_blank(full) else name
    return str(chosen).replace(".", "-")
