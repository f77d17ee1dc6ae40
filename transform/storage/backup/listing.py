"""What a backup holds, for a person who looks for an application or a page in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from .backup import Backup
from .damage import Damage
from .index import Application, Resource
from .plain import instant
from .selection import lost_pages, select

_DATE = re.compile(r"appsmith-backup-(\d{4}-\d\d-\d\dT\d\d)[-:](\d\d)[-:](\d\d)(?:\.\d+)?Z")
_FUNCTION = "JS"


@dataclass(frozen=True, slots=True)
class PageInfo:
    """A page: how many queries and JS objects it has, and how it was deleted ("" where it was not).

    `lost`: "archived", or "unpublished-only" for a page deleted in the editor that is still deployed.
    """

    id: str
    name: str
    queries: int
    js_objects: int
    lost: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the page as the JSON that the command prints."""
        return {
            "id": self.id,
            "name": self.name,
            "queries": self.queries,
            "js_objects": self.js_objects,
            "lost": self.lost or None,
        }


@dataclass(frozen=True, slots=True)
class ApplicationInfo:
    """An application (of Git applications: one branch of it), with its pages in the order of the menu."""

    application: Application
    workspace: str
    pages: tuple[PageInfo, ...]
    lost: tuple[PageInfo, ...]
    snapshots: int

    @property
    def queries(self) -> int:
        """Return the number of queries on all pages; functions of JS objects do not count."""
        return sum(page.queries for page in self.pages)

    @property
    def last_edited(self) -> str | None:
        """Return when somebody last edited the application, as ISO 8601 in UTC."""
        edited = self.application.last_edited
        return None if edited is None else instant(edited)

    def to_dict(self) -> dict[str, Any]:
        """Return the application as the JSON that the command prints."""
        one = self.application
        return {
            "id": one.id,
            "name": one.name,
            "workspace": self.workspace,
            "branch": one.branch,
            "base_application": one.base,
            "deleted": one.deleted,
            "deleted_at": None if one.deleted_at is None else instant(one.deleted_at),
            "last_edited": self.last_edited,
            "queries": self.queries,
            "js_objects": sum(page.js_objects for page in self.pages),
            "snapshot_chunks": self.snapshots,
            "pages": [page.to_dict() for page in self.pages],
            "deleted_pages": [page.to_dict() for page in self.lost],
        }


@dataclass(frozen=True, slots=True)
class Listing:
    """What a backup holds. `variables` are names of docker.env, never values."""

    form: str
    release: str | None
    date: str | None
    encrypted: bool
    database: str
    variables: tuple[str, ...]
    has_keys: bool
    applications: tuple[ApplicationInfo, ...]
    damages: tuple[Damage, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the listing as the JSON that the command prints."""
        return {
            "form": self.form,
            "release": self.release,
            "date": self.date,
            "encrypted": self.encrypted,
            "database": self.database,
            "variables": list(self.variables),
            "has_keys": self.has_keys,
            "applications": [one.to_dict() for one in self.applications],
            "damages": [one.to_dict() for one in self.damages],
        }


def listing(backup: Backup, *, deleted: bool = False) -> Listing:
    """Return what a backup holds, by workspace and name; `deleted` adds applications and pages that are gone."""
    database, index = backup.database, backup.index
    environment = index.environment
    found = [
        _application(backup, one, deleted=deleted)
        for one in database.applications.values()
        if deleted or not one.deleted
    ]
    found.sort(
        key=lambda one: (
            one.workspace,
            one.application.name,
            one.application.branch or "",
            one.application.id,
        )
    )
    return Listing(
        index.form,
        backup.release,
        date_of(backup.source.name),
        backup.source.is_encrypted,
        database.name,
        environment.names if environment else (),
        bool(environment and environment.keys),
        tuple(found),
        tuple(backup.damages),
    )


def date_of(name: str) -> str | None:
    """Return when a backup was made, from the name that appsmithctl gives to its file; None for other names."""
    match = _DATE.search(PurePath(name).name)
    return f"{match[1]}:{match[2]}:{match[3]}Z" if match else None


def _application(backup: Backup, application: Application, *, deleted: bool) -> ApplicationInfo:
    database = backup.database
    selection = select(database, application)
    workspace = database.workspaces.get(application.workspace)
    pages = {
        one.id: one
        for one in database.grouped("pages", "application").get(application.id, ())
        if one.id in selection.pages
    }
    kept = selection.queries, selection.collections
    lost = lost_pages(database, application) if deleted else []
    return ApplicationInfo(
        application,
        workspace.name if workspace else "",
        tuple(_page(backup, pages[id_], *kept) for id_ in application.pages if id_ in pages),
        tuple(_page(backup, one, None, None, how) for one, how in lost),
        database.snapshots.get(application.id, 0),
    )


def _page(
    backup: Backup,
    page: Resource,
    queries: frozenset[str] | None,
    collections: frozenset[str] | None,
    lost: str = "",
) -> PageInfo:
    """Count what lies on a page: only documents of the selection, or all of them for a page that is gone."""
    of_page = backup.database.grouped("queries", "page").get(page.id, ())
    objects = backup.database.grouped("collections", "page").get(page.id, ())
    return PageInfo(
        page.id,
        page.name,
        sum(1 for one in of_page if one.kind != _FUNCTION and (queries is None or one.id in queries)),
        sum(1 for one in objects if collections is None or one.id in collections),
        lost,
    )
