"""A backup: listed in one pass, applications extracted in a second one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...diagnostics import Diagnostic
from ...errors import InputError, ReleaseError
from ...product.releases import Release, find, releases
from .damage import Damage, DamageError
from .deciphering import Cipher
from .environment import Keys
from .gathering import Documents, Shared, gather, is_gathered
from .index import Application, Database, Index, build_index, choose_database, is_indexed
from .mapping.deployed import revived
from .mapping.export import Mapped, Schemas, document_schemas, export_of
from .reading import Pass, events
from .selection import Selection, select
from .snapshots import is_snapshot, snapshot
from .source import Source

#: Bytes of documents that one pass holds, undecoded, when many applications are extracted.
_BATCH = 96 * 2**20
_CONFIGURED = "The product itself would export this application with the secrets of its datasources."


@dataclass(frozen=True, slots=True)
class Options:
    """How applications are extracted; see `export_of`.

    `release` overrides the one in the manifest; `lost` brings back the pages, queries and JS objects that were
    deleted one by one.
    """

    release: str | None = None
    configured: bool = False
    published: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Extracted:
    """An application taken out of a backup, with what should be known about it."""

    application: Application
    document: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class Backup:
    """A backup of which the index is known. `keys` decrypt datasources; None where nobody knows them."""

    source: Source
    reading: Pass
    index: Index
    database: Database
    keys: Keys | None = None
    _damages: list[Damage] = field(default_factory=list)

    @property
    def damages(self) -> list[Damage]:
        """Return what was wrong in all passes so far, each defect once."""
        return list(dict.fromkeys([*self.index.damages, *self._damages]))

    @property
    def release(self) -> str | None:
        """Return the release that made the backup ("v1.91"); None where it does not say."""
        return (self.index.manifest.release or None) if self.index.manifest else None

    def extract(self, applications: Sequence[Application], options: Options) -> Iterator[Extracted]:
        """Yield the exports of applications, in passes that each hold a limited part in memory."""
        selections = [
            select(self.database, one, published=options.published, lost=options.lost) for one in applications
        ]
        cipher = Cipher(self.keys) if self.keys else None
        for batch in _batches(selections):
            gathered = gather(
                events(self.source, replace(self.reading, wanted=is_gathered)),
                self.database,
                batch,
                self.reading.limits,
            )
            for one in batch:
                documents = gathered.take(one.application.id)
                self._damages += gathered.damages
                gathered.damages.clear()
                if documents.application:
                    if options.lost:
                        documents = revived(documents, one.lost)
                    yield self._export(one.application, documents, gathered.shared, options, cipher)

    def snapshot(self, application: Application) -> Extracted:
        """Return the export that the product kept of an application; raises what `snapshot` raises."""
        found = events(self.source, replace(self.reading, wanted=is_snapshot))
        document = snapshot(found, self.database.name, application.id, self.reading.limits)
        return Extracted(application, document, ())

    def _export(
        self,
        application: Application,
        documents: Documents,
        shared: Shared,
        options: Options,
        cipher: Cipher | None,
    ) -> Extracted:
        workspace = self.database.workspaces.get(application.workspace)
        schemas, notes = schemas_of(documents.application, options.release or self.release)
        if documents.application.get("exportWithConfiguration") is True and not options.configured:
            notes.append(
                Diagnostic("AT950", "note", _CONFIGURED, hint="Ask for it with --with-configuration.")
            )
        mapped: Mapped = export_of(
            documents,
            shared,
            workspace.plugins if workspace else (),
            schemas,
            cipher=cipher,
            configured=options.configured,
            published=options.published,
            deleted=application.deleted,
        )
        return Extracted(application, mapped.document, (*notes, *mapped.diagnostics))


def open_backup(
    source: Source, reading: Pass, *, database: str | None = None, keys: Keys | None = None
) -> Backup:
    """Read a backup once and return it with its index.

    `reading` gives password, limits, salvage and progress. The keys that an encrypted backup carries itself
    come before `keys`. Raises what `events` and `choose_database` raise.
    """
    index = build_index(events(source, replace(reading, wanted=is_indexed)), reading.limits)
    carried = index.environment.keys if index.environment else None
    try:
        chosen = choose_database(index, database)
    except InputError as error:
        fatal = next((one for one in index.damages if one.fatal), None)
        if fatal is None:
            raise
        raise DamageError(fatal, hint="Nothing usable comes before this place.") from error
    return Backup(source, reading, index, chosen, carried or keys)


def schemas_of(application: Mapping[str, Any], release: str | None) -> tuple[Schemas, list[Diagnostic]]:
    """Return the schema numbers of a release; without one those of the application document, which is noted.

    AT949: the numbers are those of the document, or of the newest known release.
    """
    stated = document_schemas(dict(application))
    if release is None:
        message = "The backup does not say its release; the schema numbers are those of the application."
        return stated, [Diagnostic("AT949", "note", message, hint="Name the release with --release.")]
    try:
        known: Release = find(release)
    except ReleaseError:
        newest = releases()[-1]
        message = f"The release {release[:40]!r} is not known; the schema numbers are those of {newest.name}."
        note = Diagnostic("AT949", "warning", message, hint="Name another release with --release.")
        return Schemas(newest.versions.client, newest.versions.server), [note]
    return Schemas(known.versions.client, known.versions.server), []


def _batches(selections: Sequence[Selection]) -> Iterator[list[Selection]]:
    """Yield applications in groups whose documents together stay below the size of a batch."""
    batch: list[Selection] = []
    size = 0
    for one in selections:
        if batch and size + one.size > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += one.size
    if batch:
        yield batch
