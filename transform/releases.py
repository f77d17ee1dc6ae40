"""The published releases of the product, and which of them fit a document's versions."""

from __future__ import annotations

import difflib
import functools
from dataclasses import dataclass
from importlib import resources
from typing import Any

import orjson

from .errors import ReleaseError

LATEST = "latest"

_NOTES = {
    "1.7.14": "raised pages from 58 straight to 60; charts that missed step 59 for it are mended by step 61",
    "1.8.0": "raised pages from 58 straight to 60; charts that missed step 59 for it are mended by step 61",
}
#: Server schema 8 came with a feature flag only: releases that state 7 write it where the flag was on.
_FLAGGED_SERVER_SCHEMA = 8


@dataclass(frozen=True, slots=True)
class Versions:
    """Page version, server schema and client schema; None where a part is not meant."""

    page: int | None = None
    server: int | None = None
    client: int | None = None

    def to_dict(self) -> dict[str, int | None]:
        """Give {page, server, client}."""
        return {"page": self.page, "server": self.server, "client": self.client}


@dataclass(frozen=True, slots=True)
class Release:
    """A published release: "1.9.16", its date (ISO), its versions, its Git file format (None before Git)."""

    name: str
    date: str
    versions: Versions
    file_format: int | None
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Give the release as the JSON that the commands print."""
        return {
            "release": self.name,
            "date": self.date,
            **self.versions.to_dict(),
            "file_format": self.file_format,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Fit:
    """What a release does with a document: `accepts` by schema; `shows` also all pages as they are meant."""

    release: Release
    accepts: bool
    shows: bool
    reason: str = ""


@functools.cache
def releases() -> tuple[Release, ...]:
    """Give all releases, the oldest first."""
    data = resources.files(__package__).joinpath("data", "releases.json").read_bytes()
    rows = orjson.loads(data)["releases"]
    return tuple(
        Release(name, date, Versions(page, server, client), file_format, _NOTES.get(name, ""))
        for name, date, page, server, client, file_format in rows
    )


def find(name: str) -> Release:
    """Give a release by its name, with or without "v", or the newest for "latest".

    Raises ReleaseError that names the nearest ones.
    """
    if name == LATEST:
        return releases()[-1]
    wanted = name.strip().lower().removeprefix("v")
    by_name = _by_name()
    if wanted in by_name:
        return by_name[wanted]
    near = _nearest(wanted)
    raise ReleaseError(
        f"Release {name!r} is not known",
        hint=f"The nearest ones are {', '.join(near)}." if near else f"The newest is {releases()[-1].name}.",
    )


@functools.cache
def _by_name() -> dict[str, Release]:
    return {release.name: release for release in releases()}


def _nearest(wanted: str) -> list[str]:
    """Give known releases around a number, or with a similar name where it is none."""
    names = [release.name for release in releases()]
    number = _number(wanted)
    if number is None:
        return difflib.get_close_matches(wanted, names, 3, 0.4)
    below = [name for name in names if (_number(name) or ()) < number]
    above = [name for name in names if (_number(name) or ()) > number]
    below.sort(key=lambda name: _number(name) or ())
    above.sort(key=lambda name: _number(name) or ())
    return below[-2:] + above[:2]


def _number(name: str) -> tuple[int, ...] | None:
    parts = name.partition("-")[0].split(".")
    return tuple(map(int, parts)) if all(part.isascii() and part.isdecimal() for part in parts) else None


def fit(release: Release, versions: Versions) -> Fit:
    """Tell what a release does with a document of these versions (pages: the newest of them)."""
    server, client = versions.server or 0, versions.client or 0
    own = release.versions
    if client > (own.client or 0) or server > (own.server or 0):
        part = "server" if server > (own.server or 0) else "client"
        has, knows = (server, own.server) if part == "server" else (client, own.client)
        reason = f"refused (INCOMPATIBLE_IMPORTED_JSON): {part} schema {has} is newer than its {knows or 0}"
        return Fit(release, False, False, reason)
    if (versions.page or 0) > (own.page or 0):
        reason = f"accepted, but pages of version {versions.page} misbehave: it knows {own.page}"
        return Fit(release, True, False, reason)
    return Fit(release, True, True)


def oldest_accepting(versions: Versions) -> Release | None:
    """Give the oldest release that accepts a document and shows its pages as they are meant."""
    return next((release for release in releases() if fit(release, versions).shows), None)


def makers(versions: Versions) -> tuple[Release, Release] | None:
    """Give the first and the last release that could have written a document of these versions.

    The schemas must be the release's own; the newest page at most its own, since pages that nobody opened
    stay older. None where no release has this combination.
    """
    server = versions.server or 0
    if server == _FLAGGED_SERVER_SCHEMA:
        server -= 1
    fitting = [
        release
        for release in releases()
        if (release.versions.server or 0) == server
        and (release.versions.client or 0) == (versions.client or 0)
        and (release.versions.page or 0) >= (versions.page or 0)
    ]
    return (fitting[0], fitting[-1]) if fitting else None
