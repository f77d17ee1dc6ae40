"""Deploying an application: what follows from it is one change of each page, not many of its widgets."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from ..application.entities import SIDES
from ..diagnostics import Entity
from .collect import Draft
from .items import LISTS, THEMES, listed, side_key
from .matching import Item
from .renames import Renames
from .tables import SERVER_MADE_AT_TOP
from .values import Comparison

_DEPLOYED = (SIDES[1],)
_SETTINGS = ("AppLayout", "ApplicationDetail", "CustomJSLibs")


def fold_deployments(
    drafts: list[Draft], after: dict[str, Any], first: AbstractSet[str | None]
) -> list[Draft]:
    """Return the drafts, with one "deploy" in place of the changes that made a deployed side the edited one.

    `first` are the pages that were deployed for the first time.
    """
    found = _Deployments(after, first)
    return [*filter(None, map(found.folded, drafts)), *found.of_pages_only()]


class _Deployments:
    """Makes one draft for each page, the settings of the application and the theme."""

    def __init__(self, after: dict[str, Any], first: AbstractSet[str | None]) -> None:
        self._after = after
        self._first = first
        self._made: dict[tuple[str, str | None], Draft] = {}
        self._comparison = Comparison(Renames().view(None), nulls=False)
        self._known: dict[str, dict[tuple[str | None, str | None], list[Item]]] = {}
        self._in_sync: dict[tuple[str, str | None, str | None], bool] = {}

    def folded(self, draft: Draft) -> Draft | None:
        """Return a draft, or the deployment that it is the first part of; None for a further part."""
        if draft.sides != _DEPLOYED or not self._is_deployed(draft):
            return draft
        key = _owner(draft)
        known = self._made.get(key)
        deploy = known or self._deploy(*key)
        deploy.consequences.append(draft)
        return None if known else deploy

    def of_pages_only(self) -> list[Draft]:
        """Return deployments of pages on which nothing else changed."""
        names = sorted(name for name in self._first if name and ("page", name) not in self._made)
        return [self._deploy("page", name) for name in names]

    def _deploy(self, kind: str, name: str | None) -> Draft:
        entity = Entity(kind, name if kind == "page" else None, name)
        page = next(iter(self._items("page").get((name, name), ())), None) if kind == "page" else None
        draft = Draft("deploy", page.entity if page else entity, sides=_DEPLOYED)
        draft.pointer_after = page.pointer if page else None
        self._made[kind, name] = draft
        return draft

    def _is_deployed(self, draft: Draft) -> bool:
        """Return whether the deployed side of what a draft speaks of is now as the edited one."""
        entity = draft.entity
        if entity.type == "page" and (draft.kind == "move" or draft.path == "/isDefault"):
            key: tuple[str, str | None, str | None] = ("order", None, None)
        elif entity.type == "widget":
            key = ("page", entity.page, entity.page)
        else:
            key = (entity.type, entity.page, entity.name)
        if key not in self._in_sync:
            self._in_sync[key] = self._sides_are_equal(*key)
        return self._in_sync[key]

    def _sides_are_equal(self, kind: str, page: str | None, name: str | None) -> bool:
        if kind in ("order", "application"):
            application = self._after.get("exportedApplication")
            settings = application if isinstance(application, dict) else {}
            if kind == "order":
                return bool(settings.get("pages") == settings.get("publishedPages"))
            return all(
                self._same(settings.get(f"unpublished{key}"), settings.get(f"published{key}"), kind=kind)
                for key in _SETTINGS
            )
        if kind == "theme":
            return self._same(*(self._after.get(key) for key in THEMES), kind=kind)
        own = self._items(kind).get((page, name), [])
        if len(own) != 1:
            return False
        edited, deployed = (own[0].value.get(side_key(kind, side) or "") for side in SIDES)
        if kind == "page":
            return self._same(_with_widgets_only(edited), _with_widgets_only(deployed), kind=kind)
        return self._same(edited, deployed, kind=kind)

    def _items(self, kind: str) -> dict[tuple[str | None, str | None], list[Item]]:
        """Return (page, name) -> the entities of a type in the document after."""
        if kind not in self._known:
            known: dict[tuple[str | None, str | None], list[Item]] = {}
            for key, (entity, _) in LISTS.items():
                for item in listed(self._after, key, None) if entity == kind else ():
                    known.setdefault((item.entity.page, item.entity.name), []).append(item)
            self._known[kind] = known
        return self._known[kind]

    def _same(self, edited: Any, deployed: Any, *, kind: str) -> bool:
        if edited is None or deployed is None:
            return edited is deployed
        ignored = SERVER_MADE_AT_TOP[kind]
        return next(self._comparison.leaves(edited, deployed, ignored=ignored), None) is None


def _with_widgets_only(page: Any) -> Any:
    """Return one side of a page whose layouts are only their widgets."""
    layouts = page.get("layouts") if isinstance(page, dict) else None
    if not isinstance(layouts, list):
        return page
    return {**page, "layouts": [one.get("dsl") if isinstance(one, dict) else one for one in layouts]}


def _owner(draft: Draft) -> tuple[str, str | None]:
    """Return type and name of what was deployed: the page, the application, the theme."""
    entity = draft.entity
    if entity.type in ("application", "theme"):
        return entity.type, entity.name
    return "page", entity.page
