"""The verdict of a release on a document before it imports it: parse, migrate, validate, in this order."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..application.kinds import Kind, kind_of
from ..diagnostics import Diagnostic
from ..product.java_values import as_whole
from ..product.releases import Release, Versions, oldest_accepting
from ..upgrading.schema_steps import EntryFailure, ExportDraft, SchemaStep, schema_steps
from ..upgrading.schema_versions import Part
from ..upgrading.targets import document_versions
from .reader import ReadRefusal, refusals
from .right_values import advice
from .verdict_parts import INCOMPATIBLE, INTERNAL, INVALID, MIGRATED, NO_JSON, PASSES, Verdict, refused

_PAGE_LEVEL = (
    "Validation Failure(s): Field 'application'. Sorry! It seems you've imported a page-level JSON instead of"
    " an application. Please use the import within the page."
)
_PARTS = {"pageList": "pageList", "actionList": "actions", "datasourceList": "datasource"}


def judge(document: Any, release: Release, *, partial: bool = False) -> Verdict:
    """Return the verdict of a release on a JSON value, imported as an application or (`partial`) into a page."""
    if document is None:
        return nothing_to_read()
    unread = tuple(_unread(refusal) for refusal in refusals(document))
    later = (
        _later(document, release, partial, migrate=not unread)
        if isinstance(document, dict)
        else Verdict(PASSES)
    )
    if not unread:
        return later
    return refused("parse", INTERNAL, unread[0])._replace(diagnostics=unread + later.diagnostics)


def _unread(refusal: ReadRefusal) -> Diagnostic:
    message = f"The product reads {refusal.expected} here and refuses {refusal.found}."
    return Diagnostic("AT114", "error", message, refusal.pointer, None, advice(refusal.value, refusal.right))


def _later(document: dict[str, Any], release: Release, partial: bool, *, migrate: bool) -> Verdict:
    """Return the verdict on a document that is read, with all reasons that come after the one that counts.

    Steps only run over documents that the reader takes and whose schemas the release knows.
    """
    gate = _gate(document, release)
    failed = failing_step(document, release.versions) if gate is None and migrate else None
    valid = _judge_parts(document, release) if partial else validate_parts(document, release)
    first = gate or (failed and failed.verdict)
    return valid if first is None else first._replace(diagnostics=first.diagnostics + valid.diagnostics)


def _judge_parts(document: dict[str, Any], release: Release) -> Verdict:
    from .partial import judge_parts  # only where it is asked for

    return judge_parts(document, release)


def nothing_to_read() -> Verdict:
    """Return the verdict on a file that is empty or holds only null."""
    message = "The file holds nothing: the import ends without an error and without an application."
    return Verdict(
        NO_JSON, diagnostics=(Diagnostic("AT112", "error", message, "", None, "Export the file again."),)
    )


class _Schema(NamedTuple):
    part: Part
    key: str
    has: int
    knows: int


def _schemas(document: dict[str, Any], knows: Versions) -> tuple[_Schema, _Schema]:
    return _schema("client", document, knows.client), _schema("server", document, knows.server)


def _schema(part: Part, document: dict[str, Any], knows: int | None) -> _Schema:
    key = f"{part}SchemaVersion"
    return _Schema(part, key, as_whole(document.get(key)) or 0, knows or 0)


def _gate(document: dict[str, Any], release: Release) -> Verdict | None:
    schemas = _schemas(document, release.versions)
    newer = next((schema for schema in schemas if schema.has > schema.knows), None)
    if newer is None:
        return None
    client, server = schemas
    oldest = oldest_accepting(Versions(document_versions(document).page, server.has, client.has))
    message = f"The file has {newer.part} schema {newer.has}, release {release.name} knows {newer.knows}."
    hint = (
        f"Import it into release {oldest.name} or a later one (`releases --for` lists them); no command makes"
        " an application older."
        if oldest
        else "No known release reads it: the number is wrong, or the file comes from a later release."
    )
    diagnostic = Diagnostic("AT210", "error", message, f"/{newer.key}", hint=hint)
    return refused("migrate", INCOMPATIBLE, diagnostic)


class FailedStep(NamedTuple):
    """The schema step on which an import ends, with the verdict of the release."""

    step: SchemaStep
    verdict: Verdict


def failing_step(document: dict[str, Any], versions: Versions) -> FailedStep | None:
    """Run the schema steps as an import does, and return the first that fails: there it stops."""
    draft = ExportDraft(document)
    for schema in _schemas(document, versions):
        # A schema below zero runs no step, and passes.
        for step in schema_steps(schema.part, schema.has, schema.knows) if schema.has >= 0 else ():
            step.run(draft)
            if draft.failures:
                return FailedStep(step, _failed(step, draft.failures[0]))
    return None


def _failed(step: SchemaStep, failure: EntryFailure) -> Verdict:
    versions = f"{step.part} schema {step.start} to {step.start + 1}"
    message = f"The step from {versions} fails on {failure.entity}: {failure.reason}."
    hint = (
        "Import what `upgrade` makes of the file: it leaves this entry as it is and goes on with the others."
        " Or correct the entry."
    )
    code = MIGRATED if "already migrated" in failure.reason else INTERNAL
    return refused("migrate", code, Diagnostic("AT211", "error", message, failure.pointer, hint=hint))


def validate_parts(document: dict[str, Any], release: Release) -> Verdict:
    """Return the verdict of a release on the parts of a document that is read and migrated."""
    if document.get("exportedApplication") is None:
        from .foreign import foreign

        what = foreign(document)
        hint = what.hint
        if kind_of(document) is Kind.PARTIAL_EXPORT:
            is_taken = judge(document, release, partial=True).verdict == PASSES
            hint += f" The partial import {'takes' if is_taken else 'refuses'} it: see --as partial."
        return refused(
            "validate", INVALID, Diagnostic("AT113", "error", what.message, hint=hint), _PAGE_LEVEL
        )
    missing = [
        key for key in _PARTS if document.get(key) is None or (key == "pageList" and not document[key])
    ]
    if not missing:
        return Verdict(PASSES)
    message = f"Validation Failure(s): Field '{_PARTS[missing[0]]}' is missing in the JSON."
    first = refused("validate", INVALID, _missing(document, missing[0]), message)
    return first._replace(diagnostics=tuple(_missing(document, key) for key in missing))


def _missing(document: dict[str, Any], key: str) -> Diagnostic:
    is_there = key in document
    state = "missing" if not is_there else "null" if document[key] is None else "empty"
    hint = (
        "An application needs a page: export it again."
        if key == "pageList"
        else f'Add "{key}": [] if there are none.'
    )
    return Diagnostic("AT117", "error", f"{key} is {state}.", f"/{key}" if is_there else "", hint=hint)
