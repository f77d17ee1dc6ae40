"""Resolve the version numbers an upgrade starts from and aims at."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..application.entities import layouts
from ..application.kinds import Kind, kind_of
from ..errors import ReleaseError, UpgradeError
from ..patterns import pattern
from ..product.java_values import as_double
from ..product.releases import LATEST, Release, Versions, find, releases
from .page_versions import check_target, page_version
from .schema_versions import Part, schema_version
from .steps import LATEST_PAGE_VERSION

_PARTS = {"dsl": "page", "page": "page", "server": "server", "client": "client"}
_VERSION = pattern("[0-9]{1,9}")


def target_of(to: str | int | Versions) -> Versions:
    """Return the versions that a target names; raises ReleaseError or UpgradeError."""
    if isinstance(to, str):
        to = _named_versions(to) if "=" in to else _versions_of(_release(to))
    elif not isinstance(to, Versions):
        to = Versions(to)
    if to.page is not None:
        check_target(to.page)
    parts: tuple[tuple[Part, int | None], ...] = (("server", to.server), ("client", to.client))
    for part, wanted in parts:
        newest = newest_schema(part)
        if wanted is not None and (type(wanted) is not int or not 0 <= wanted <= newest):
            raise UpgradeError(f"There is no {part} schema {wanted!r}", hint=f"Name one from 0 to {newest}.")
    return to


def is_latest(to: str | int | Versions) -> bool:
    """Return whether a target is the latest release, whichever that is, rather than one by its name."""
    return isinstance(to, str) and to.strip().lower() == LATEST


def _release(name: str) -> Release:
    """Find a release; a bare number that names none is taken for a page version in the hint."""
    try:
        return find(name)
    except ReleaseError as error:
        number = name.strip()
        if _VERSION.fullmatch(number) and 1 <= int(number) <= LATEST_PAGE_VERSION:
            error.hint = f"For page version {number} write dsl={number}. {error.hint}"
        raise


def _versions_of(release: Release) -> Versions:
    """Return a release's versions; those from before the schemas write what later ones read as schema 0."""
    own = release.versions
    return replace(own, server=own.server or 0, client=own.client or 0)


def _named_versions(text: str) -> Versions:
    wanted: dict[str, int] = {}
    for item in text.split(","):
        name, _, number = item.strip().partition("=")
        if name not in _PARTS or not _VERSION.fullmatch(number):
            raise UpgradeError(
                f"{item.strip()[:40]!r} names no version",
                hint="Write dsl=57, server=8 or client=2, joined by commas.",
            )
        part = _PARTS[name]
        if part in wanted:
            raise UpgradeError(
                f"{text[:40]!r} names a version of the same part twice", hint="Name each part once."
            )
        wanted[part] = int(number)
    return Versions(wanted.get("page"), wanted.get("server"), wanted.get("client"))


@functools.cache
def newest_schema(part: Part) -> int:
    """Return the newest schema that a known release reads; the steps to it may not be public."""
    return max(getattr(release.versions, part) or 0 for release in releases())


def document_versions(document: dict[str, Any], pages: Iterable[dict[str, Any]] | None = None) -> Versions:
    """Return the newest page version and the schemas of an export, or the version of a page DSL.

    `pages` are the DSL of both sides of all pages, where they are at hand.
    """
    if kind_of(document) is Kind.PAGE:
        return Versions(page_number(document))
    if pages is None:
        pages = (layout.dsl for layout in layouts(document))
    return Versions(
        max(map(page_number, pages), default=None),
        schema_version(document, "server"),
        schema_version(document, "client"),
    )


def page_number(dsl: dict[str, Any]) -> int:
    """Return a page's version as a number that can be compared: 0 for what is none."""
    known = page_version(dsl)
    if known is not None:
        return known
    version = dsl["version"]
    number = None if isinstance(version, str) else as_double(version)
    return int(number) if number else 0
