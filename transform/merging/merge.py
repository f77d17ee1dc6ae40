"""Merge two versions of an application that come from one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..application.kinds import Kind, require_kind
from ..diagnostics import Entity
from ..diffing.comparison import at_newest_version
from ..diffing.items import LISTS
from ..document.collector import collector_paused
from ..document.patch import deep_values_refused, same
from .entries import Listed, listed, page_name
from .findings import names_twice, overlaps, same_names
from .js_functions import with_one_identity, without_orphans
from .list_merge import ListMerge, uses_of
from .names import CommonNames, with_common_names
from .pages_menu import MENUS, ORDERS, merge_menu, merge_order_list
from .removals import removals
from .results import ABSENT, Merged, Strategy
from .sequences import merged_order
from .three import Three
from .values import Settlement, ValueMerge

_APPLICATION = Entity("application", None, None)
Json = dict[str, Any]


def merge(
    base: Json | None,
    ours: Json,
    theirs: Json,
    *,
    strategy: Strategy = "ask",
    answers: Mapping[str, Any] | None = None,
) -> Merged:
    """Return the application with the changes of ours and of theirs since base.

    All three are exports, and are upgraded to the newest version among them first. Entities are recognised by
    their gitSyncId, widgets by that of their page and their widgetId, never by path or name. With None for base,
    as for unrelated histories, all that both have is compared, and what one has is kept. The document is
    complete also where changes clash: each conflict says which version it holds. `strategy` decides
    conflicts without asking; `answers` are conflict key -> {"take": "ours" | "theirs" | "both" | "base"} or
    {"value": ...}. Arguments are never changed. Raises InputError for what is no export, LimitError for what
    is nested too deeply, UpgradeError where the versions cannot be brought together.
    """
    for document in (ours, theirs):
        require_kind(document, Kind.EXPORT)
    if base is None:
        base = without_ancestor(ours)
    require_kind(base, Kind.EXPORT)
    settled = Settlement(strategy, dict(answers or {}))
    with deep_values_refused(), collector_paused():
        upgraded = Three.of(at_newest_version(base, ours, theirs))
        common = with_common_names(upgraded, settled)
        document = _merged(common, settled)
        if names_twice(document, upgraded):  # two pages of one name would overwrite each other in a layout
            settled = Settlement(strategy, dict(answers or {}))
            common = with_common_names(upgraded, settled, merged=document)
            document = _merged(common, settled)
        if same(upgraded.base, upgraded.ours):
            document = upgraded.theirs  # to the last detail, what nobody could merge included
        elif same(upgraded.base, upgraded.theirs) or same(upgraded.ours, upgraded.theirs):
            document = upgraded.ours
        diagnostics = (*common.diagnostics, *same_names(document, upgraded), *overlaps(document, upgraded))
    return Merged(document, tuple(settled.decisions), tuple(settled.conflicts), diagnostics)


def without_ancestor(document: Json) -> Json:
    """Return what stands for the common ancestor of versions that have none: an application with nothing in it."""
    schemas = ("clientSchemaVersion", "serverSchemaVersion", "artifactJsonType")
    return {
        **{key: document[key] for key in schemas if key in document},
        "exportedApplication": {},
        **{key: [] for key in LISTS},
    }


def _merged(common: CommonNames, settled: Settlement) -> Json:
    versions = common.documents
    lists = {name: listed(versions, name) for name in _present(versions, LISTS)}
    if "actionList" in lists:
        lists["actionList"] = with_one_identity(lists["actionList"])
    removed = removals(lists, common.renamed, settled)
    merged_lists = {
        name: ListMerge(name, *three, settled, removed, uses_of(name, versions), common.renamed).merge()
        for name, three in lists.items()
    }
    kept = {page_name(page) for page in merged_lists.get("pageList", [])}
    pages = lists.get("pageList", Three(Listed(), Listed(), Listed()))
    gone = frozenset(page_name(page) for side in pages for page in side.entries.values()) - kept
    rest = [{key: side[key] for key in side if key not in {*LISTS, *ORDERS}} for side in versions]
    merged = _rest(rest, gone, settled)
    for key in _present(versions, ORDERS):
        merged[key] = merge_order_list(Three.of(side.get(key) for side in versions), gone)
    merged |= merged_lists
    order = merged_order(versions.map(list), merged)
    document = {key: merged[key] for key in [*order, *(key for key in merged if key not in order)]}
    return without_orphans(document, versions.ours, versions.theirs)


def _present(versions: Three[Json], keys: Any) -> list[str]:
    """Return the keys of lists that ours or theirs has."""
    return [key for key in keys if any(isinstance(side.get(key), list) for side in versions[1:])]


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
        merged["exportedApplication"] = _in_order(application, *applications[1:])
    return merged


def _in_order(value: Json, *models: Any) -> Json:
    """Return an object with its members in the order of the first model that is one."""
    model = next((one for one in models if isinstance(one, dict) and one), {})
    return {**{key: value[key] for key in model if key in value}, **value}
