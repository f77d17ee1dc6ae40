"""Which files of two or more versions of a layout must be read to see all that differs between them.

What is the same everywhere is left out, as far as that changes nothing in a comparison: a page is read with all of
its widgets, a query with its text, and the pages in which something differs with their names.
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from .inventory import NEWEST_FORMAT, format_of

Json = dict[str, Any]
#: They say what the rest is, whether they differ or not.
_ALWAYS = frozenset(("metadata.json", "application.json"))
_SCHEMAS = ("serverSchemaVersion", "clientSchemaVersion", "artifactJsonType")
_SIDES = {
    "datasourceList": None,
    "customJSLibList": None,
    "pageList": "unpublishedPage",
    "actionList": "unpublishedAction",
    "actionCollectionList": "unpublishedCollection",
}


def needed(differing: AbstractSet[str], paths: Iterable[str], *, all_pages: bool = False) -> set[str]:
    """Return those of the paths to be read where the `differing` ones differ.

    `all_pages`: also the file of every page, without the widgets that have files of their own.
    """
    units = {_unit(path) for path in differing}
    folders = {page_folder(path) for path in differing}
    return {
        path
        for path in paths
        if path in _ALWAYS
        or _unit(path) in units
        or (is_page_file(path) and (all_pages or page_folder(path) in folders))
    }


def pages_read_whole(differing: Iterable[str]) -> set[str]:
    """Return the folders of the pages of which the page's own file or a widget differs."""
    return {_unit(path) for path in differing if page_folder(path) == _unit(path)}


def page_folder(path: str) -> str | None:
    """Return the folder of the page that a path is in, `pages/NAME`; None for what is in none."""
    parts = path.split("/", 2)
    return f"pages/{parts[1]}" if parts[0] == "pages" and len(parts) == 3 else None


def is_page_file(path: str) -> bool:
    """Check whether a path may be the own file of a page, of any format."""
    return path.startswith("pages/") and path.count("/") <= 2 and path.endswith(".json")


def _unit(path: str) -> str:
    """Return what is read together: a page with its widgets, a query or JS object with its text, a file."""
    parts = path.split("/")
    if parts[0] != "pages" or len(parts) < 3:
        return path
    if len(parts) == 3 or parts[2] == "widgets":
        return "/".join(parts[:2])
    return "/".join(parts[:4]).removesuffix(".json")


def stand_alone(
    documents: Sequence[Json], stated: Sequence[int | None], paths: Sequence[Collection[str]]
) -> bool:
    """Check whether a comparison of documents made of `needed` files gives what one of all files would.

    It does not where the versions differ, since an upgrade looks at everything, and where something came and
    something went, since only all others tell whether that is a rename. `stated`: the file formats that the trees
    state; `paths`: what was read of them.
    """
    return (
        len({repr([document.get(key) for key in _SCHEMAS]) for document in documents}) == 1
        and len(set(stated)) == 1
        and all(map(_shows_its_format, stated, paths))
        and not any(
            _came_and_went(key, one, other)
            for one, other in itertools.combinations(documents, 2)
            for key in _SIDES
        )
    )


def _shows_its_format(stated: int | None, paths: Collection[str]) -> bool:
    """Check whether the pages that were read are of the format that the tree states; others might be, else."""
    return stated is not None and format_of(paths, stated) == min(stated, NEWEST_FORMAT)


def pages_agree(documents: Iterable[Json]) -> bool:
    """Check whether all documents have pages of the same names and page versions."""
    return len({repr(sorted(_page_versions(document))) for document in documents}) == 1


def _page_versions(document: Json) -> list[tuple[str, str]]:
    sides = [page["unpublishedPage"] for page in document["pageList"]]
    return [
        (repr(side.get("name")), repr([_version(one) for one in _list(side, "layouts")])) for side in sides
    ]


def _version(layout: Any) -> Any:
    dsl = layout.get("dsl") if isinstance(layout, dict) else None
    return dsl.get("version") if isinstance(dsl, dict) else None


def _came_and_went(key: str, one: Json, other: Json) -> bool:
    """Check whether a list has entries of which neither id nor name is in the other one, in both directions."""
    old, new = _list(one, key), _list(other, key)
    for property_of in (_identity, _address):
        old, new = _without_pairs(old, new, functools.partial(property_of, key))
    return bool(old and new)


def _without_pairs(
    old: list[Any], new: list[Any], property_of: Callable[[Any], Hashable | None]
) -> tuple[list[Any], list[Any]]:
    """Return the entries without those that have a counterpart of the same property."""
    paired = Counter(map(property_of, old)) & Counter(map(property_of, new))
    del paired[None]
    return _rest(old, property_of, paired.copy()), _rest(new, property_of, paired)


def _rest(
    entries: list[Any], property_of: Callable[[Any], Hashable | None], paired: Counter[Hashable | None]
) -> list[Any]:
    found = []
    for entry in entries:
        value = property_of(entry)
        if paired[value] > 0:
            paired[value] -= 1
        else:
            found.append(entry)
    return found


def _identity(key: str, entry: Any) -> Hashable | None:
    value = (
        entry.get("uidString" if key == "customJSLibList" else "gitSyncId")
        if isinstance(entry, dict)
        else None
    )
    return value if isinstance(value, str) else None


def _address(key: str, entry: Any) -> Hashable | None:
    side = entry.get(_SIDES[key] or "", entry) if isinstance(entry, dict) else None
    if not isinstance(side, dict) or not isinstance(side.get("name"), str):
        return None
    return repr((side["name"], side.get("fullyQualifiedName"), side.get("pageId"), entry.get("pluginId")))


def _list(value: Json, key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []
