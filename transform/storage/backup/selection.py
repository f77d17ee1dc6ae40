"""Which application is meant, and which documents belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...errors import InputError
from .index import Application, Database, Resource

#: Deleting an application deletes its parts first; parts deleted longer before it were deleted by themselves.
_BEFORE, _AFTER = 10 * 60_000, 60_000
_MOST_SHOWN = 20


class AmbiguousNameError(InputError):
    """A name that several applications have; `candidates` are all of them."""

    def __init__(self, message: str, candidates: tuple[Application, ...], hint: str) -> None:
        super().__init__(message, hint=hint)
        self.candidates = candidates


def choose_application(
    database: Database, wanted: str, *, branch: str | None = None, deleted: bool = False
) -> Application:
    """Return the application with an id, or a name (`[WORKSPACE/]NAME[@BRANCH]`).

    A deleted one is found by its name only with `deleted`, by its id always. A name that several applications
    or branches have is refused. Raises AmbiguousNameError, InputError.
    """
    by_id = database.applications.get(wanted)
    if by_id is not None and branch in (None, by_id.branch):
        return by_id
    found = _of_same_base(database, by_id) if by_id is not None else _named(database, wanted)
    if not found and branch is None and "@" in wanted:
        name, _, branch = wanted.rpartition("@")
        found = _named(database, name)
    if branch is not None and found:
        found = [one for one in found if one.branch == branch] or _no_branch(wanted, branch, found)
    usable = found if deleted else [one for one in found if not is_gone(database, one)]
    if not usable:
        raise _not_found(database, wanted, found)
    if len(usable) > 1:
        raise AmbiguousNameError(
            f"Several applications or branches are called {wanted!r}",
            tuple(usable),
            "Name one by its id: " + "; ".join(shown(database, one) for one in usable[:_MOST_SHOWN]),
        )
    return usable[0]


def _of_same_base(database: Database, application: Application) -> list[Application]:
    """Return the branches of a Git application, given any of them."""
    base = application.base or application.id
    return [one for one in database.applications.values() if (one.base or one.id) == base]


def _named(database: Database, wanted: str) -> list[Application]:
    """Return the applications of a name; a name may hold slashes itself, as may that of a workspace."""
    found = [one for one in database.applications.values() if one.name == wanted]
    for one in database.applications.values():
        workspace = database.workspaces.get(one.workspace)
        if workspace is not None and wanted == f"{workspace.name}/{one.name}" and one not in found:
            found.append(one)
    return found


def is_gone(database: Database, application: Application) -> bool:
    """Check whether an application is deleted, by itself or with its workspace."""
    workspace = database.workspaces.get(application.workspace)
    return application.deleted or (workspace is not None and workspace.deleted)


def _no_branch(wanted: str, branch: str, found: list[Application]) -> list[Application]:
    names = ", ".join(sorted(one.branch for one in found if one.branch)) or "none, it is not in Git"
    raise InputError(f"{wanted!r} has no branch {branch!r}", hint=f"Its branches: {names}.")


def _not_found(database: Database, wanted: str, found: list[Application]) -> InputError:
    if found:
        return InputError(
            f"The application {wanted!r} is deleted",
            hint="Name it by its id, or extract it with --deleted: "
            + "; ".join(shown(database, one) for one in found[:_MOST_SHOWN]),
        )
    import difflib

    live = {one.name for one in database.applications.values()}
    near = ", ".join(difflib.get_close_matches(wanted, live, 3, 0.5))
    hint = f"Similar names: {near}." if near else "`backup list` shows the applications and their ids."
    return InputError(f"The backup holds no application {wanted!r}", hint=hint)


def shown(database: Database, application: Application) -> str:
    """Return an application in a line: `5f... Workspace/Name@branch (deleted)`."""
    workspace = database.workspaces.get(application.workspace)
    place = f"{workspace.name if workspace else '?'}/{application.name}"
    branch = f"@{application.branch}" if application.branch else ""
    return f"{application.id} {place}{branch}{' (deleted)' if application.deleted else ''}"


@dataclass(frozen=True, slots=True)
class Selection:
    """The ids of the documents that make up an application, and their size in bytes."""

    application: Application
    pages: frozenset[str]
    queries: frozenset[str]
    collections: frozenset[str]
    size: int
    lost: tuple[str, ...] = ()


def select(
    database: Database, application: Application, *, published: bool = False, lost: bool = False
) -> Selection:
    """Return the documents that an export of the application is made of.

    Pages are those of its menu; queries and JS objects those of these pages, also where they are deleted in
    the editor only. `published` asks by the deployed side. Documents deleted together with the application
    count for a deleted one. `lost` adds pages that the menu no longer has, whose ids `Selection.lost` lists,
    and all deleted queries and JS objects.
    """
    gone = tuple(one.id for one, _ in lost_pages(database, application)) if lost else ()
    menu = frozenset((*(application.published_pages if published else application.pages), *gone))
    by: Literal["page", "published_page"] = "published_page" if published else "page"
    pages = [
        one
        for one in database.grouped("pages", "application").get(application.id, ())
        if one.id in menu and (lost or _belongs(one, application))
    ]

    def of_menu(groups: dict[str | None, list[Resource]]) -> list[Resource]:
        return [one for page in menu for one in groups.get(page, ()) if lost or _belongs(one, application)]

    queries = of_menu(database.grouped("queries", by))
    collections = of_menu(database.grouped("collections", by))
    return Selection(
        application,
        frozenset(one.id for one in pages),
        frozenset(one.id for one in queries),
        frozenset(one.id for one in collections),
        sum(one.size for one in (*pages, *queries, *collections)),
        gone,
    )


def _belongs(one: Resource, application: Application) -> bool:
    """Check whether a document was alive when its application was last alive."""
    if not one.deleted:
        return True
    if not application.deleted:
        return False
    if one.deleted_at is None or application.deleted_at is None:
        return True
    return application.deleted_at - _BEFORE <= one.deleted_at <= application.deleted_at + _AFTER


def lost_pages(database: Database, application: Application) -> list[tuple[Resource, str]]:
    """Return the pages that the menu no longer has, each with how it went: archived, or in the editor only."""
    menu = set(application.pages)
    return [
        (one, "archived" if one.deleted else "unpublished-only")
        for one in database.grouped("pages", "application").get(application.id, ())
        if one.id not in menu
        and (one.removed or (one.deleted and not _belongs_to_deletion(one, application)))
    ]


def _belongs_to_deletion(one: Resource, application: Application) -> bool:
    return application.deleted and one.deleted_at is not None and _belongs(one, application)
