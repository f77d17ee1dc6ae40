"""Recognise what kind of document a JSON value is."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from ..errors import InputError

if TYPE_CHECKING:
    pass
from ..document.limits import Json
from ..document.reading import describe


class Kind(enum.StrEnum):
    """What a JSON document is."""

    EXPORT = "export"
    PARTIAL_EXPORT = "partial export"
    PAGE = "page DSL"
    OTHER = "other"


def kind_of(document: Json) -> Kind:
    """Return what a document is, from its content."""
    if not isinstance(document, dict):
        return Kind.OTHER
    if isinstance(document.get("exportedApplication"), dict) or isinstance(document.get("pageList"), list):
        return Kind.EXPORT
    if document.get("type") == "CANVAS_WIDGET" or (
        isinstance(document.get("children"), list) and ("widgetId" in document or "widgetName" in document)
    ):
        return Kind.PAGE
    if any(key in document for key in ("actionList", "actionCollectionList", "datasourceList")) or isinstance(
        document.get("widgets"), str
    ):
        return Kind.PARTIAL_EXPORT
    return Kind.OTHER


def require_kind(document: Json, *expected: Kind) -> Kind:
    """Return the kind of a document, or raise InputError that says what was found and what was expected."""
    kind = kind_of(document)
    if kind in expected:
        return kind
    wanted = " or ".join(f"a{'n' if k[0] in 'aeiou' else ''} {k}" for k in expected)
    raise InputError(f"Found {_found(document, kind)}, expected {wanted}", pointer="")


def _found(document: Json, kind: Kind) -> str:
    if kind is not Kind.OTHER:
        return f"a{'n' if kind[0] in 'aeiou' else ''} {kind}"
    if not isinstance(document, dict):
        return describe(document)
    if "tooljet_version" in document or "appV2" in document:
        return "a ToolJet application"
    if {"uuid", "page"} <= document.keys() or "appTemplate" in document:
        return "a Retool application"
    if not document:
        return "an empty object"
    names = ", ".join(sorted(key for key in document if key.isidentifier())[:5])
    return f"a JSON object of another kind (its keys: {names})" if names else "a JSON object of another kind"
