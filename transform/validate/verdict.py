"""What a release says to a document before it imports it, in its order: parse, migrate, validate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from .. import releases
from ..diagnostics import Diagnostic
from ..document import Kind, describe, kind_of
from ..positions import Position
from ..releases import Release, Versions, oldest_accepting
from ..upgrade.export import document_versions
from ..upgrade.java import as_whole
from ..upgrade.schema_steps import ExportDraft, Part, schema_steps
from .reader import first_refusal

PASSES = "passes parse, migration and validation"
REJECTED = "rejected"
NO_JSON = "no-json"

INTERNAL = "AE-APP-5000"
INCOMPATIBLE = "AE-JSN-4045"
INVALID = "AE-APP-4028"
MIGRATED = "AE-APP-5018"

_MESSAGES = {
    INTERNAL: "Internal server error while processing request",
    INCOMPATIBLE: releases.INCOMPATIBLE,
    MIGRATED: "This action is already migrated",
}
_PAGE_LEVEL = (
    "Validation Failure(s): Field 'application'. Sorry! It seems you've imported a page-level JSON instead of"
    " an application. Please use the import within the page."
)
#: Keys that stand at the top of a file in a Git repository, but never of an export.
_GIT_FILES = frozenset(
    (
        *("fileFormatVersion", "applicationVersion", "isSystemTheme", "pluginId", "uidString", "widgetId"),
        *("unpublishedPage", "unpublishedAction", "unpublishedCollection"),
    )
)
_PARTS = {"pageList": "pageList", "actionList": "actions", "datasourceList": "datasource"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a release says: `verdict` as above, and for a refusal stage, code and message of the product.

    `diagnostics` says the same in our words, `position` where a text cannot be read.
    """

    verdict: str
    stage: str | None = None
    code: str | None = None
    message: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    position: Position | None = None


def judge(document: Any, release: Release) -> Verdict:
    """Give the verdict of a release on a JSON value."""
    if document is None:
        return nothing_to_read()
    refusal = first_refusal(document)
    if refusal is not None:
        message = f"The product reads {refusal.expected} here and refuses {refusal.found}."
        hint = "Correct this value, or export the application again."
        return refused("parse", INTERNAL, Diagnostic("AT114", "error", message, refusal.pointer, None, hint))
    return _gate(document, release) or _migrate(document, release) or _validate(document)


def refused(stage: str, code: str | None, diagnostic: Diagnostic, message: str | None = None) -> Verdict:
    """Make the verdict of a refusal; the message comes from the code where that always has the same."""
    return Verdict(REJECTED, stage, code, message or _MESSAGES.get(code or ""), (diagnostic,))


def nothing_to_read() -> Verdict:
    """Give the verdict on a file that is empty or holds only null."""
    message = "The file holds nothing: the import ends without an error and without an application."
    return Verdict(
        NO_JSON, diagnostics=(Diagnostic("AT112", "error", message, "", None, "Export the file again."),)
    )


class _Schema(NamedTuple):
    part: Part
    key: str
    has: int
    knows: int


def _schemas(document: dict[str, Any], release: Release) -> tuple[_Schema, _Schema]:
    own = release.versions
    return (
        _schema("client", document, own.client),
        _schema("server", document, own.server),
    )


def _schema(part: Part, document: dict[str, Any], knows: int | None) -> _Schema:
    key = f"{part}SchemaVersion"
    return _Schema(part, key, as_whole(document.get(key)) or 0, knows or 0)


def _gate(document: dict[str, Any], release: Release) -> Verdict | None:
    newer = next((schema for schema in _schemas(document, release) if schema.has > schema.knows), None)
    if newer is None:
        return None
    versions = Versions(
        document_versions(document).page, *(s.has for s in reversed(_schemas(document, release)))
    )
    oldest = oldest_accepting(versions)
    message = f"The file has {newer.part} schema {newer.has}, release {release.name} knows {newer.knows}."
    hint = (
        f"Import it into release {oldest.name} or a later one (`releases --for` lists them); no command makes"
        " an application older."
        if oldest
        else "No known release reads it: the number is wrong, or the file comes from a later release."
    )
    return refused(
        "migrate", INCOMPATIBLE, Diagnostic("AT210", "error", message, f"/{newer.key}", None, hint)
    )


def _migrate(document: dict[str, Any], release: Release) -> Verdict | None:
    """Run the schema steps as the import does; it gives up at the first entry on which one fails."""
    draft = ExportDraft(document)
    for schema in _schemas(document, release):
        for step in schema_steps(schema.part)[max(schema.has, 0) : schema.knows] if schema.has >= 0 else ():
            step.run(draft)
            if draft.failures:
                pointer, name, reason = draft.failures[0]
                versions = f"{step.part} schema {step.start} to {step.start + 1}"
                message = f"The step from {versions} fails on {name}: {reason}."
                hint = (
                    "Import what `upgrade` makes of the file: it leaves this entry as it is and goes on with the"
                    " others. Or correct the entry."
                )
                code = MIGRATED if "already migrated" in reason else INTERNAL
                return refused("migrate", code, Diagnostic("AT211", "error", message, pointer, None, hint))
    return None


def _validate(document: dict[str, Any]) -> Verdict:
    if document.get("exportedApplication") is None:
        return refused("validate", INVALID, _no_application(document), _PAGE_LEVEL)
    for key, name in _PARTS.items():
        value = document.get(key)
        if value is None or (key == "pageList" and not value):
            is_empty = "empty" if value is not None else "null" if key in document else "missing"
            hint = (
                "An application needs a page: export it again."
                if key == "pageList"
                else f'Add "{key}": [] if there are none.'
            )
            return refused(
                "validate",
                INVALID,
                Diagnostic(
                    "AT117",
                    "error",
                    f"{key} is {is_empty}.",
                    f"/{key}" if key in document else "",
                    None,
                    hint,
                ),
                f"Validation Failure(s): Field '{name}' is missing in the JSON.",
            )
    return Verdict(PASSES)


def _no_application(document: dict[str, Any]) -> Diagnostic:
    kind = kind_of(document)
    if kind is Kind.PARTIAL_EXPORT:
        message, hint = (
            "This is a partial export, no application.",
            "Import it within a page of an application.",
        )
    elif kind is Kind.PAGE:
        message, hint = "This is the DSL of one page, no application.", "Export the whole application."
    elif not _GIT_FILES.isdisjoint(document):
        message = "This is one file of a Git repository, no application."
        hint = "Import the repository with Git, or export the application."
    elif "tooljet_version" in document or "appV2" in document:
        message, hint = "This is a ToolJet application.", "Applications of other products cannot be imported."
    elif {"uuid", "page"} <= document.keys() or "appTemplate" in document:
        message, hint = "This is a Retool application.", "Applications of other products cannot be imported."
    elif kind is Kind.EXPORT:
        message = "There are pages, but exportedApplication is missing."
        hint = "Take it over from another export of the application."
    else:
        message = (
            f"This is no export: {describe(document)} without exportedApplication, pageList and actionList."
        )
        hint = "Give the file that the product's export wrote."
    return Diagnostic("AT113", "error", message, "", None, hint)
