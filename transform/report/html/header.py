"""The header of a report: what a document is called, which versions it has and which release made it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ...application.kinds import Kind
from ...sanitizing.masking import masked_texts
from ...validating.inspection import Info, inspect, is_number
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
    names = [inspect(document).name for document in documents if isinstance(document, dict)]
    known = [name for name in names if name]
    return masked_texts(known)[known[-1]] if known else ""


def facts(documents: Sequence[dict[str, Any]], names: Sequence[str]) -> tuple[Fact, ...]:
    """Return what identifies documents: file, name, versions, the releases that make such."""
    infos = [inspect(document) for document in documents]
    shown = masked_texts(info.name or "" for info in infos)
    rows = {
        "File": [without_folders(name) for name in names],
        "Application": [shown[info.name or ""] for info in infos],
        "Versions": [_versions(info) for info in infos],
        "Made by release": [_made_by(info) for info in infos],
    }
    return tuple(Fact(label, tuple(values)) for label, values in rows.items() if any(values))


def _versions(info: Info) -> str:
    pages = [version for version in info.page_versions if is_number(version)]
    parts = []
    if pages:
        span = pages[0] if len(pages) == 1 else f"{pages[0]} to {pages[-1]}"
        parts.append(f"page {span}")
    if info.kind is not Kind.PAGE:
        schemas = (("server schema", info.versions.server), ("client schema", info.versions.client))
        parts += [f"{name} {version}" for name, version in schemas if version is not None]
    return ", ".join(parts)


def _made_by(info: Info) -> str:
    return " to ".join(dict.fromkeys(info.made_by)) if info.made_by else "none that is known"
