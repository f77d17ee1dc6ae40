"""The first pass: which workspaces, applications, pages, queries a dump holds, without their content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ...errors import InputError, LimitError
from .damage import Damage
from .environment import Environment, Manifest, read_environment, read_manifest
from .fields import is_deleted, member, objects, text, time
from .limits import DEFAULT_LIMITS, BackupLimits
from .mongodump import Ended, Prelude, Record
from .plain import failures, peek, reason
from .reading import ENVIRONMENT, MANIFEST, Event, Text

#: Collections that the index is made of.
INDEXED = frozenset(
    (
        "workspace", "organization", "application", "newPage", "newAction", "actionCollection",
        "applicationSnapshot",
    )
)  # fmt: skip
_SIDES = {
    "newPage": ("unpublishedPage", "publishedPage"),
    "newAction": ("unpublishedAction", "publishedAction"),
    "actionCollection": ("unpublishedCollection", "publishedCollection"),
}


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace, with the ids of the plugins that are installed in it."""

    id: str
    name: str
    deleted: bool
    plugins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Application:
    """An application document; a Git application has one for each branch.

    `pages` and `published_pages` are ids in the order of the menu; times are milliseconds since 1970. `themes`
    are ids, `libraries` uids of the JS libraries of both sides.
    """

    id: str
    workspace: str
    name: str
    branch: str | None
    base: str | None
    deleted: bool
    deleted_at: int | None
    pages: tuple[str, ...]
    published_pages: tuple[str, ...]
    last_edited: int | None
    themes: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    last_deployed: int | None = None

    @property
    def is_base(self) -> bool:
        """Check whether this is the document of the default branch."""
        return self.base == self.id


@dataclass(frozen=True, slots=True)
class Resource:
    """A page, query or JS object: where it belongs to on either side, whether and how it is deleted.

    `kind` is the plugin type of a query ("JS" for a function of a JS object); `page` and `published_page` are
    page ids, a page's own for pages; `removed` says that only the edit side is deleted.
    """

    id: str
    application: str
    name: str
    page: str | None
    published_page: str | None
    deleted: bool
    deleted_at: int | None
    removed: bool
    kind: str
    size: int


@dataclass(slots=True)
class Database:
    """What one database of a dump holds."""

    name: str
    workspaces: dict[str, Workspace] = field(default_factory=dict)
    applications: dict[str, Application] = field(default_factory=dict)
    pages: list[Resource] = field(default_factory=list)
    queries: list[Resource] = field(default_factory=list)
    collections: list[Resource] = field(default_factory=list)
    snapshots: dict[str, int] = field(default_factory=dict)
    snapshot_times: dict[str, int] = field(default_factory=dict)
    _groups: dict[tuple[str, str], dict[str | None, list[Resource]]] = field(default_factory=dict)

    def grouped(
        self,
        what: Literal["pages", "queries", "collections"],
        by: Literal["application", "page", "published_page"],
    ) -> dict[str | None, list[Resource]]:
        """Return the resources of a kind by application or page; grouped once, when all are known."""
        if (what, by) not in self._groups:
            groups: dict[str | None, list[Resource]] = defaultdict(list)
            for one in getattr(self, what):
                groups[getattr(one, by)].append(one)
            self._groups[what, by] = dict(groups)
        return self._groups[what, by]


@dataclass(slots=True)
class Index:
    """What a backup holds; `damages` are documents that cannot be read, and defects that a salvage passed."""

    form: str = ""
    manifest: Manifest | None = None
    environment: Environment | None = None
    prelude: Prelude | None = None
    databases: dict[str, Database] = field(default_factory=dict)
    documents: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    damages: list[Damage] = field(default_factory=list)


def is_indexed(_database: str, collection: str) -> bool:
    """Select the collections of which an index is made."""
    return collection in INDEXED


def build_index(events: Iterable[Event], limits: BackupLimits = DEFAULT_LIMITS) -> Index:
    """Build the index from the events of one pass with `wanted=is_indexed` (or more).

    Raises LimitError for more documents than `limits.documents`.
    """
    index = Index()
    count = 0
    for event in events:
        if type(event) is Record:
            if event.collection in INDEXED:
                count += 1
                if count > limits.documents:
                    raise LimitError(
                        f"The dump holds more than {limits.documents:,} pages, queries and the like"
                    )
                _add(index, event)
        elif isinstance(event, Ended):
            index.documents[event.database, event.collection] += event.documents
        else:
            note(index, event)
    return index


def note(index: Index, event: Event) -> None:
    """Add an event that is not a document to an index."""
    if isinstance(event, Prelude):
        index.prelude = event
    elif isinstance(event, Damage):
        index.damages.append(event)
    elif isinstance(event, Text):
        _note_text(index, event)
    elif isinstance(event, str):
        index.form = event


def _note_text(index: Index, event: Text) -> None:
    if event.name == ENVIRONMENT:
        index.environment = read_environment(event.data)
    elif event.name == MANIFEST:
        index.manifest = read_manifest(event.data)
        if index.manifest is None:
            index.damages.append(Damage("contents", None, f"{MANIFEST} is not readable", fatal=False))


def _add(index: Index, record: Record) -> None:
    database = index.databases.get(record.database)
    if database is None:
        database = index.databases[record.database] = Database(record.database)
    try:
        _add_document(database, record, peek(record.data))
    except failures() as error:
        message = f"a document of {record.collection} cannot be read: {reason(error)}"
        index.damages.append(Damage("documents", record.offset, message, fatal=False))


def _add_document(database: Database, record: Record, document: Mapping[str, Any]) -> None:
    collection = record.collection
    if collection == "newPage":
        database.pages.append(_resource(document, record))
    elif collection == "newAction":
        database.queries.append(_resource(document, record))
    elif collection == "actionCollection":
        database.collections.append(_resource(document, record))
    elif collection == "application":
        found = _application(document)
        database.applications[found.id] = found
    elif collection == "applicationSnapshot":
        owner = text(document, "applicationId")
        database.snapshots[owner] = database.snapshots.get(owner, 0) + 1
        if (taken := time(document, "createdAt") or time(document, "updatedAt")) is not None:
            database.snapshot_times[owner] = max(taken, database.snapshot_times.get(owner, taken))
    elif (
        collection == "workspace" or "plugins" in document
    ):  # `organization` was the workspace's name up to 1.7.2
        workspace = _workspace(document)
        database.workspaces[workspace.id] = workspace


def _workspace(document: Mapping[str, Any]) -> Workspace:
    installed = [text(entry, "pluginId") for entry in objects(document, "plugins")]
    return Workspace(
        text(document, "_id"), text(document, "name"), is_deleted(document), tuple(filter(None, installed))
    )


def _application(document: Mapping[str, Any]) -> Application:
    git = member(document, "gitApplicationMetadata")
    branch = text(git, "refName") or text(git, "branchName")
    base = text(git, "defaultArtifactId") or text(git, "defaultApplicationId")
    return Application(
        text(document, "_id"),
        text(document, "workspaceId") or text(document, "organizationId"),
        text(document, "name"),
        branch or None,
        base or None,
        is_deleted(document),
        time(document, "deletedAt"),
        tuple(text(page, "_id") for page in objects(document, "pages")),
        tuple(text(page, "_id") for page in objects(document, "publishedPages")),
        time(document, "lastEditedAt") or time(document, "updatedAt"),
        (text(document, "editModeThemeId"), text(document, "publishedModeThemeId")),
        tuple(
            text(entry, "uidString")
            for key in ("unpublishedCustomJSLibs", "publishedCustomJSLibs")
            for entry in objects(document, key)
        ),
        time(document, "lastDeployedAt"),
    )


def _resource(document: Mapping[str, Any], record: Record) -> Resource:
    edit, view = (member(document, key) for key in _SIDES[record.collection])
    id_ = text(document, "_id")
    if record.collection == "newPage":
        page: str | None = id_
        published: str | None = id_
    else:
        page, published = text(edit, "pageId") or None, text(view, "pageId") or None
    return Resource(
        id_,
        text(document, "applicationId"),
        text(edit, "name") or text(view, "name"),
        page,
        published,
        is_deleted(document),
        time(document, "deletedAt"),
        edit.get("deletedAt") is not None,
        text(document, "pluginType"),
        len(record.data),
    )


def choose_database(index: Index, name: str | None = None) -> Database:
    """Return the product's database, by content; `name` chooses it, the manifest's name settles a draw.

    Raises InputError where none holds applications, or several do.
    """
    if name is not None:
        if name not in index.databases:
            held = ", ".join(sorted(index.databases)) or "none"
            raise InputError(f"The dump holds no applications in a database {name!r}", hint=f"Found: {held}.")
        return index.databases[name]
    found = [one for one in index.databases.values() if one.applications]
    complete = [one for one in found if one.pages and one.workspaces] or found
    stated = [one for one in complete if index.manifest and one.name == index.manifest.database]
    if len(complete) == 1 or stated:
        return (stated or complete)[0]
    if complete:
        names = ", ".join(sorted(one.name for one in complete))
        raise InputError(f"Several databases hold applications: {names}", hint="Choose one with --database.")
    if index.databases:
        return next(iter(index.databases.values()))
    raise _no_applications(index)


def _no_applications(index: Index) -> InputError:
    listed = {name for _, name, _ in index.prelude.collections} if index.prelude else set()
    if {"page", "action"} <= listed and "newPage" not in listed:
        return InputError(
            "The dump is of a very old release, whose pages and queries lie in other collections",
            hint="Restore it into a release of that time and upgrade that instance.",
        )
    return InputError("The dump holds no applications", hint="It is not a dump of an instance's database.")
