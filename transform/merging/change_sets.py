"""Changes between two versions as data: what changed, before and after, without all that stayed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from ..application.kinds import Kind, require_kind
from ..diffing.comparison import at_newest_version, diff
from ..diffing.items import LISTS, THEMES
from ..document.patch import same
from ..errors import InputError
from ..parts.inventory import first_layout, objects
from .entries import address_of, listed
from .three import Three

Json = dict[str, Any]

TYPE = "appsmith-changes"
_VERSIONS = ("artifactJsonType", "clientSchemaVersion", "serverSchemaVersion")
#: Besides the lists and themes: what a change of pages or of the application touches.
_REST = (*THEMES, "exportedApplication", "pageOrder", "publishedPageOrder")
_IDENTIFYING = ("widgetId", "widgetName", "type", "version")
_OF_PAGES = ("pageList", "actionList", "actionCollectionList")


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Two versions reduced to what differs between them, and to the names of their pages."""

    before: Json
    after: Json

    def to_dict(self) -> dict[str, Any]:
        """Return the changes as JSON that `change_set_of` reads; values are not masked."""
        changes = [
            {"kind": change.kind, "entity": change.entity.to_dict(), "path": change.path}
            for change in diff(self.before, self.after).changes
        ]
        return {
            "format_version": 1,
            "type": TYPE,
            "changes": changes,
            "before": self.before,
            "after": self.after,
        }


def change_set_of(value: Any) -> ChangeSet:
    """Return changes that `to_dict` wrote; raises InputError for anything else."""
    found = value if isinstance(value, dict) else {}
    before, after = found.get("before"), found.get("after")
    if found.get("type") != TYPE or not isinstance(before, dict) or not isinstance(after, dict):
        raise InputError(
            "This is no file of changes",
            hint="Write one with `diff BEFORE AFTER --format changes`; for an RFC 6902 patch use --patch.",
        )
    if found.get("format_version") != 1:
        raise InputError("The file of changes is of a newer format", hint="Update appsmith-transform.")
    return ChangeSet(before, after)


def changes_between(before: Json, after: Json, pages: Collection[str] = ()) -> ChangeSet:
    """Return what changed between two exports; with `pages` only what is on these pages.

    Both are upgraded to the newer version of the two first. Raises InputError for what is no export and for a page
    that neither has.
    """
    for document in (before, after):
        require_kind(document, Kind.EXPORT)
    before, after = at_newest_version(before, after)
    reduced: tuple[Json, Json] = (_versions(before), _versions(after))
    _require_pages(before, after, pages)
    for key in LISTS:
        if not pages or key in _OF_PAGES:
            _reduce_list(key, before, after, reduced, pages)
    for key in _REST if not pages else ():
        values = before.get(key), after.get(key)
        if not same(*values):
            for side, value in zip(reduced, values, strict=True):
                if value is not None:
                    side[key] = value
    for side in reduced:
        side.setdefault("exportedApplication", {})
    return ChangeSet(*reduced)


def _versions(document: Json) -> Json:
    return {key: document[key] for key in _VERSIONS if key in document}


def _require_pages(before: Json, after: Json, pages: Collection[str]) -> None:
    known = {
        address_of(entry, "pageList")[2]
        for document in (before, after)
        for entry in objects(document.get("pageList"))
    }
    for name in pages:
        if name not in known:
            from ..document.nearest import did_you_mean

            raise InputError(f"There is no page {name}", hint=did_you_mean(name, known).strip())


def _reduce_list(
    key: str, before: Json, after: Json, reduced: tuple[Json, Json], pages: Collection[str]
) -> None:
    """Keep the entries that differ; of pages that are equal their names, by which others are found."""
    old, new, _ = listed(Three(before, after, after), key)
    kept: tuple[list[Json], list[Json]] = ([], [])
    for identity in dict.fromkeys((*old.keys, *new.keys)):
        pair = old.entries.get(identity), new.entries.get(identity)
        is_on_both = pair[0] is not None and pair[1] is not None
        is_equal = is_on_both and same(*pair)
        is_meant = not pages or any(entry is not None and _page(entry, key) in pages for entry in pair)
        for side, entry in zip(kept, pair, strict=True):
            if entry is None:
                continue
            if is_meant and not is_equal:
                side.append(entry)
            elif key == "pageList" and is_on_both:
                side.append(_stub(pair[0] or entry))
    for document, given, entries in zip(reduced, (before, after), kept, strict=True):
        if isinstance(given.get(key), list):
            document[key] = entries


def _page(entry: Json, key: str) -> str:
    address = address_of(entry, key)
    return address[2] if key == "pageList" else address[1]


def _stub(entry: Json) -> Json:
    """Return a page with its names, its version and the names of its widgets: by these it is found in a copy."""
    found: Json = {"gitSyncId": entry["gitSyncId"]} if "gitSyncId" in entry else {}
    for side in ("unpublishedPage", "publishedPage"):
        page = entry.get(side)
        if isinstance(page, dict):
            dsl = first_layout(page).get("dsl")
            layouts = {"layouts": [{"dsl": _skeleton(dsl)}]} if isinstance(dsl, dict) else {}
            found[side] = {"name": page.get("name"), **layouts}
    return found


def _skeleton(widget: Json) -> Json:
    """Return a tree of widgets with nothing but what identifies them; works at any depth."""
    root: Json = {}
    stack = [(widget, root)]
    while stack:
        given, kept = stack.pop()
        kept |= {key: given[key] for key in _IDENTIFYING if key in given}
        children = list(objects(given.get("children")))
        if children:
            kept["children"] = [{} for _ in children]
            stack += zip(children, kept["children"], strict=True)
    return root
