"""The documents of one application -> the export that the product's file export would write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ....diagnostics import Diagnostic
from ....document.numbers import is_json_number
from ..deciphering import Cipher
from ..gathering import Documents, Shared
from .application import exported_application
from .collections import exported_collection
from .datasources import exported_datasources
from .deployed import deployed
from .libraries import exported_libraries
from .names import SIDES, Document, Names, entries, names_of, owner, part
from .pages import exported_page
from .queries import exported_query
from .secrets import Revealing
from .themes import exported_theme


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schema numbers that an export states: those of the release that made the backup."""

    client: int | None
    server: int | None


@dataclass(frozen=True, slots=True)
class Mapped:
    """An export, and what could not be taken over.

    Diagnostics: AT941 a plugin is not installed in the workspace, AT942 a JS library is missing, AT943 a page
    of the menu is missing, AT944 a datasource of a query is gone, AT945 the default theme takes the place of
    a missing one, AT946 secrets do not decrypt, AT947 a secret was stored unencrypted, AT948 secrets are left
    out for want of keys.
    """

    document: Document
    diagnostics: tuple[Diagnostic, ...]


def export_of(
    documents: Documents,
    shared: Shared,
    installed: Iterable[str],
    schemas: Schemas,
    *,
    cipher: Cipher | None = None,
    configured: bool = False,
    published: bool = False,
    deleted: bool = False,
) -> Mapped:
    """Return the export of an application.

    `installed`: ids of the plugins of its workspace. `configured` keeps datasources with their secrets, which
    `cipher` decrypts. `published` takes the deployed state for both sides. `deleted` accepts deleted themes.
    Nothing is changed in the arguments.
    """
    if published:
        documents = deployed(documents)
    names = names_of(documents, shared, installed)
    reveal = Revealing(cipher)
    application = documents.application
    queries = [exported_query(one, names, reveal) for one in documents.queries]
    datasources = exported_datasources(
        owner(application), _used(queries), shared, names, reveal, configured=configured
    )
    libraries, missing = exported_libraries(application, shared.of("customJSLib"))
    themes = {
        key: exported_theme(application.get(id_), shared.of("theme"), deleted=deleted)
        for key, id_ in (("editModeTheme", "editModeThemeId"), ("publishedTheme", "publishedModeThemeId"))
    }
    export: Document = {
        "artifactJsonType": "APPLICATION",
        "clientSchemaVersion": schemas.client,
        "serverSchemaVersion": schemas.server,
        "exportedApplication": exported_application(application, names),
        "datasourceList": datasources.entries,
        "customJSLibList": libraries,
        "pageList": [exported_page(one, names) for one in documents.pages],
        "actionList": queries,
        "actionCollectionList": [exported_collection(one, names) for one in documents.collections],
        **themes,
    }
    if configured:
        export["decryptedFields"] = datasources.decrypted
    export = {key: value for key, value in export.items() if value is not None}
    found = [*_diagnostics(documents, shared, names, missing), *_of_secrets(reveal, configured=configured)]
    return Mapped(export, tuple(found))


def _used(queries: Iterable[Document]) -> set[str]:
    """Return the names of the datasources that queries use on either side."""
    inside = (part(part(one, f"{side}Action"), "datasource") for one in queries for side in SIDES)
    return {one["id"] for one in inside if isinstance(one.get("id"), str)}


def _diagnostics(
    documents: Documents, shared: Shared, names: Names, missing: list[str]
) -> Iterator[Diagnostic]:
    application = documents.application
    for plugin in sorted(names.foreign_plugins):
        message = f"The plugin {plugin} is not installed in the workspace; the export names it all the same."
        yield _note("AT941", message)
    for uid in missing:
        yield _note("AT942", f"The JS library {uid} is missing from the backup.", "Add it after the import.")
    held = {str(one.get("_id")) for one in documents.pages}
    for entry in entries(application, "pages"):
        if str(entry.get("_id")) not in held:
            yield _note("AT943", f"The page {entry.get('_id')} of the menu is missing from the backup.")
    yield from _gone_datasources(documents, names)
    themes = {str(one.get("_id")) for one in shared.of("theme")}
    for key in ("editModeThemeId", "publishedModeThemeId"):
        if str(application.get(key)) not in themes:
            yield _note("AT945", f"The theme of {key} is missing; the default theme takes its place.")


def _gone_datasources(documents: Documents, names: Names) -> Iterator[Diagnostic]:
    for query in documents.queries:
        for side in SIDES:
            inside = part(query, f"{side}Action")
            id_ = part(inside, "datasource").get("_id")
            if id_ is not None and str(id_) not in names.datasources:
                message = (
                    f"The datasource of the query {inside.get('name')} ({side}) is not in the workspace."
                )
                yield _note("AT944", message, "Choose another datasource after the import.")


def _of_secrets(reveal: Revealing, *, configured: bool) -> Iterator[Diagnostic]:
    for name in dict.fromkeys(reveal.failed):
        message = f"The secrets of {name} do not decrypt with these keys; all of them are left out."
        hint = "The keys are those of the instance at the time of the backup."
        yield Diagnostic("AT946", "error", message, hint=hint)
    for name in dict.fromkeys(reveal.locked):
        message = f"The secrets of {name} are encrypted and there are no keys; they are left out."
        hint = "Set APPSMITH_ENCRYPTION_PASSWORD and APPSMITH_ENCRYPTION_SALT, or use --keys."
        yield Diagnostic("AT948", "error" if configured else "note", message, hint=hint)
    for name in dict.fromkeys(reveal.plain):
        yield _note("AT947", f"A secret of {name} was stored without encryption, as old releases did.")


def _note(code: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, "note", message, hint=hint)


def document_schemas(application: Document) -> Schemas:
    """Return the schema numbers that the application document itself states."""
    return Schemas(
        _number(application.get("clientSchemaVersion")), _number(application.get("serverSchemaVersion"))
    )


def _number(value: Any) -> int | None:
    is_whole = is_json_number(value) and value == int(value)
    return int(value) if is_whole else None
