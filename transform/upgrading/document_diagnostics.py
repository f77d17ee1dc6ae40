"""Diagnostics of an export besides those of its steps: parts that no upgrade can mend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..application.kinds import Kind
from ..diagnostics import Diagnostic
from ..document.reading import describe
from ..product.export_model import export_model
from ..product.java_values import as_map, as_text
from ..product.releases import Versions, releases
from .schema_versions import VERSION_KEYS, Part

_ARTIFACT_TYPES = ("APPLICATION", "PACKAGE", "WORKFLOW")
_PARTS = ("exportedApplication", "pageList", "actionList", "datasourceList")


def document_diagnostics(document: dict[str, Any], kind: Kind, target: Versions) -> Iterator[Diagnostic]:
    """Yield a diagnostic for widgets without a version, a wrong kind of artifact, missing and malformed parts."""
    if kind is Kind.PARTIAL_EXPORT and target.page is not None and document.get("widgets"):
        yield Diagnostic(
            "AT207",
            "note",
            "Widgets of a partial export carry no page version, so they are left alone, as in the product.",
            "/widgets",
        )
    if document.get("artifactJsonType", "APPLICATION") not in _ARTIFACT_TYPES:
        message = "artifactJsonType is none that the product knows; it refuses the export"
        yield Diagnostic("AT209", "warning", message, "/artifactJsonType", None, 'Write "APPLICATION".')
    if kind is Kind.EXPORT:
        yield from _missing_parts(document)
    yield from _malformed_parts(document)


def _malformed_parts(document: dict[str, Any]) -> Iterator[Diagnostic]:
    """Yield the parts of another type than the product reads: no step looks into them."""
    for key, (type_name, *_) in export_model()["ApplicationJson"].items():
        value = document.get(key)
        wanted = None if value is None else _wanted(type_name, value)
        if wanted:
            message = (
                f"{key} is {describe(value)}, the product reads {wanted} there and refuses the whole export; "
                "it was left as it was"
            )
            hint = "Correct the entry in the original and upgrade again, or remove it."
            yield Diagnostic("AT205", "warning", message, f"/{key}", None, hint)


def _wanted(type_name: str, value: Any) -> str | None:
    """Return what belongs in the place of a value, None where the value will do."""
    if type_name.startswith("List<"):
        return None if isinstance(value, list) else "a list"
    if type_name.startswith("Map<"):
        return "an object" if as_map(value) is None else None
    if type_name == "String":
        return "a string" if as_text(value) is None else None
    is_class = isinstance(export_model().get(type_name), dict)
    return "an object" if is_class and not isinstance(value, dict) else None


def _missing_parts(document: dict[str, Any]) -> Iterator[Diagnostic]:
    for key in _PARTS:
        value = document.get(key)
        if value is None or (key == "pageList" and not value):
            message = f"{key} is {'missing' if value is None else 'empty'}; an import refuses the export"
            hint = "Export the application again." if key in _PARTS[:2] else f'Add "{key}": [].'
            yield Diagnostic("AT206", "warning", message, f"/{key}" if key in document else "", None, hint)


def unreadable_version(part: Part) -> Diagnostic:
    """Return the diagnostic of a schema version that is no number, so that the steps of this schema cannot run."""
    key = VERSION_KEYS[part]
    return Diagnostic(
        "AT208",
        "warning",
        f"{key} is no number; the product refuses the export, and the {part} schema was left alone",
        f"/{key}",
        None,
        "Write the schema version of the release that made the export.",
    )


def step_not_public(part: Part, start: int, reachable: int, wanted: int) -> Diagnostic:
    """Return the note that the steps to a schema are known from release notes alone, so that it cannot be reached.

    `start` is the document's schema, `reachable` the newest to which there are steps, `wanted` the target's.
    """
    first = next(release.name for release in releases() if (getattr(release.versions, part) or 0) >= wanted)
    known = f"the step from {part} schema {reachable} to {wanted} is not public (release {first}, by its release notes)"
    if start >= wanted:
        message = f"The export has {part} schema {start} and keeps it; {known}, so only pages were upgraded"
        hint = f"Releases before {first} refuse the export."
    else:
        message = f"The export is at {part} schema {max(start, reachable)}, not {wanted}: {known}"
        hint = f"Import it as it is: by its release notes release {first} takes schema {reachable} and migrates it."
    return Diagnostic("AT204", "note", message, f"/{VERSION_KEYS[part]}", None, hint)
