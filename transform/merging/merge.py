"""Merge two versions of an application that come from one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..application.kinds import Kind, require_kind
from ..diagnostics import Diagnostic, Entity
from ..diffing.comparison import at_newest_version
from ..diffing.items import LISTS
from ..document.patch import deep_values_refused
from .entries import Listed, ListMerge, listed
from .js_functions import without_orphans
from .names import with_common_names
from .pages_menu import MENUS, ORDERS, merge_menu, merge_order_list
from .results import ABSENT, Merged, Strategy
from .sequences import merged_order
from .three import Three
from .values import Settlement, ValueMerge

_APPLICATION = Entity("application", None, None)
Json = dict[str, Any]


def merge(
    base: Json,
    ours: Json,
    theirs: Json,
    *,
    strategy: Strategy = "ask",
    answers: Mapping[str, Any] | None = None,
) -> Merged:
    """Return the application with the changes of ours and of theirs since base.

    All three are exports, and are upgraded to the newest version among them first. Entities are recognised by
    their gitSyncId, widgets by that of their page and their widgetId, never by path or name. The document is
    complete also where changes clash: each conflict says which version it holds. `strategy` decides
    conflicts without asking; `answers` are conflict key -> {"take": "ours" | "theirs" | "base"} or
    {"value": ...}. Arguments are never changed. Raises InputError for what is no export, LimitError for what
    is nested too deeply, UpgradeError where the versions cannot be brought together.
    """
    for document in (base, ours, theirs):
        require_kind(document, Kind.EXPORT)
    settled = Settlement(strategy, dict(answers or {}))
    with deep_values_refused():
        versions = Three.of(at_newest_version(base, ours, theirs))
        versions, renamed = with_common_names(versions, settled)
        document = _merged(versions, settled)
    diagnostics: tuple[Diagnostic, ...] = (*renamed,)
    return Merged(document, tuple(settled.decisions), tuple(settled.conflicts), diagnostics)


def without_ancestor(document: Json) -> Json:
    """Return what stands for the common ancestor of versions that have none: an application with nothing in it."""
    schemas = ("clientSchemaVersion", "serverSchemaVersion", "artifactJsonType")
    return {
        **{key: document[key] for key in schemas if key in document},
        "exportedApplication": {},
        **{key: [] for key in LISTS},
    }


def _merged(versions: Three[Json], settled: Settlement) -> Json:
    pages = listed(versions, "pageList")
    removed = _removed_pages(pages)
    lists = {
        name: ListMerge(name, *listed(versions, name), settled, removed).merge()
        for name in _present(versions, LISTS)
    }
    kept = {_page_name(page) for page in lists.get("pageList", [])}
    gone = frozenset(_page_name(page) for side in pages for page in side.entries.values()) - kept
    rest = [{key: side[key] for key in side if key not in {*LISTS, *ORDERS}} for side in versions]
    merged = _rest(rest, gone, settled)
    for key in _present(versions, ORDERS):
        merged[key] = merge_order_list(Three.of(side.get(key) for side in versions), gone)
    merged |= lists
    order = merged_order(versions.map(list), merged)
    document = {key: merged[key] for key in [*order, *(key for key in merged if key not in order)]}
    return without_orphans(document, versions.ours, versions.theirs)


def _present(versions: Three[Json], keys: Any) -> list[str]:
    """Return the keys of lists that ours or theirs has."""
    return [key for key in keys if any(isinstance(side.get(key), list) for side in versions[1:])]


def _removed_pages(pages: Three[Listed]) -> frozenset[str]:
    """Return the names of the pages of base that a side has not."""
    return frozenset(
        _page_name(page)
        for key, page in pages.base.entries.items()
        if any(key not in side.entries for side in pages[1:])
    )


def _page_name(page: Json) -> str:
    for side in ("unpublishedPage", "publishedPage"):
        value = page.get(side)
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            return str(value["name"])
    return ""


def _rest(rest: list[Json], gone: frozenset[str], settled: Settlement) -> Json:
    """Merge what is in no list of entities: the application itself, themes, versions."""
    applications = [side.get("exportedApplication") for side in rest]
    plain = [
        {**side, "exportedApplication": {k: v for k, v in application.items() if k not in MENUS}}
        if isinstance(application, dict)
        else side
        for side, application in zip(rest, applications, strict=True)
    ]
    merged = ValueMerge(settled, _APPLICATION).members("", *plain)
    application = merged.get("exportedApplication")
    if isinstance(application, dict):
        for key in MENUS:
            menus = (side.get(key, ABSENT) if isinstance(side, dict) else ABSENT for side in applications)
            menu = merge_menu(key, Three.of(menus), gone, settled)
            if menu is not ABSENT:
                application[key] = menu
        merged["exportedApplication"] = _in_order(application, applications[1] or applications[2] or {})
    return merged


def _in_order(value: Json, model: Json) -> Json:
    return {**{key: value[key] for key in model if key in value}, **value}
