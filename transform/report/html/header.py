"""The header of a report: what a document is called, which versions it has and which release made it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ...application.kinds import Kind, kind_of
from ...sanitizing.masking import masked_texts
from ...upgrading.targets import document_versions
from ...validating.inspection import is_number, made_by, name_of, page_versions
from .model import Fact

_FOLDERS = re.compile(r"([A-Za-z]:|~|\.{0,2})?[\\/].*|.*\.jsonc?")
_SEPARATOR = re.compile(r"[\\/]+")


def without_folders(name: str) -> str:
    """Return the name of a file without its folders, which are nobody's business; revisions stay as they are."""
    if not _FOLDERS.fullmatch(name):
        return name
    revision, colon, path = name.partition(":")
    is_drive = len(revision) == 1
    if colon and not is_drive and not _SEPARATOR.search(revision):
        return f"{revision}:{_last(path)}"
    return _last(name)


def _last(path: str) -> str:
    return _SEPARATOR.split(path.rstrip("\\/"))[-1]


def application_of(documents: Sequence[Any]) -> str:
    """Return the name of the application, of several documents that of the last one that has any."""
    names = [name_of(document) for document in documents if isinstance(document, dict)]
    known = [name for name in names if name]
    return masked_texts(known)[known[-1]] if known else ""


def facts(documents: Sequence[dict[str, Any]], names: Sequence[str]) -> tuple[Fact, ...]:
    """Return what identifies documents: file, name, versions, the releases that make such."""
    shown = masked_texts(name_of(document) or "" for document in documents)
    rows = {
        "File": [without_folders(name) for name in names],
        "Application": [shown[name_of(document) or ""] for document in documents],
        "Versions": [_versions(document) for document in documents],
        "Made by release": [_made_by(document) for document in documents],
    }
    return tuple(Fact(label, tuple(values)) for label, values in rows.items() if any(values))


def _versions(document: dict[str, Any]) -> str:
    kind = kind_of(document)
    if kind is Kind.OTHER:
        return ""
    pages = [version for version in page_versions(document) if is_number(version)]
    parts = []
    if pages:
        span = pages[0] if len(pages) == 1 else f"{pages[0]} to {pages[-1]}"
        parts.append(f"page {span}")
    if kind is not Kind.PAGE:
        versions = document_versions(document)
        schemas = (("server schema", versions.server), ("client schema", versions.client))
        parts += [f"{name} {version}" for name, version in schemas if version is not None]
    return ", ".join(parts)


def _made_by(document: dict[str, Any]) -> str:
    made = None if kind_of(document) is Kind.OTHER else made_by(document)
    return " to ".join(dict.fromkeys(made)) if made else "none that is known"
