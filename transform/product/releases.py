"""The published releases of the product, and which of them fit a document's versions.

The versions of releases up to 1.91 were read in their source code. Those of later releases come from release notes
alone: the notes name server schemas, and for pages the newest version found in use (94 in mid-2026) is assumed.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from ..document.nearest import nearest
from ..errors import ReleaseError
from ..patterns import pattern

LATEST = "latest"

#: What an import says to a file whose schemas are newer than the release's.
INCOMPATIBLE = "Provided file is incompatible, please upgrade your instance to resolve this conflict."

_NOTES = {
    "1.7.14": "raised pages from 58 straight to 60; charts that missed step 59 for it are mended by step 61",
    "1.8.0": "raised pages from 58 straight to 60; charts that missed step 59 for it are mended by step 61",
    "1.35": "the releases before it, with server schema 7, wrote and read 8 where a feature flag was on",
    "2.5.0": (
        "server schema 13 by its release notes, page version 94 assumed; it imports schema 12 and migrates it by a"
        " step that is not public; releases up to 2.4.3 refuse its exports"
    ),
    "2.5.1": "server schema 13 and page version 94 assumed, its release notes name no change",
}
_BY_NOTES = "versions assumed to be those of 1.91, by its release notes"
#: Release -> page steps that it left out for pages of an earlier version than these steps start at.
_LEFT_OUT = {"1.7.14": frozenset({59}), "1.8.0": frozenset({59})}
#: Server schema 8 came with a feature flag only: releases that state 7 write it where the flag was on.
FLAGGED_SERVER_SCHEMA = 8
_TAG_PREFIX = pattern(r"(refs/)?(tags/)?v?\.?")
_NUMBER = pattern(r"[0-9]{1,9}(\.[0-9]{1,9})*")


@dataclass(frozen=True, slots=True)
class Versions:
    """Page version, server schema and client schema; None where a part is not meant.

    `left_out`: the page steps, by the version at which they start, that do not run on pages from below them.
    """

    page: int | None = None
    server: int | None = None
    client: int | None = None
    left_out: frozenset[int] = frozenset()

    def to_dict(self) -> dict[str, int | None]:
        """Return {page, server, client}."""
        return {"page": self.page, "server": self.server, "client": self.client}


@dataclass(frozen=True, slots=True)
class Release:
    """A published release: "1.9.16", its date (ISO), its versions, its Git file format (None before Git).

    `by_release_notes`: its versions rest on release notes, not on its source code. `date` is None where the day is
    not known.
    """

    name: str
    date: str | None
    versions: Versions
    file_format: int | None
    note: str = ""
    by_release_notes: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the release as the JSON that the commands print."""
        return {
            "release": self.name,
            "date": self.date,
            **self.versions.to_dict(),
            "file_format": self.file_format,
            "note": self.note,
            "by_release_notes": self.by_release_notes,
        }


class Fit(NamedTuple):
    """What a release does with a document: `accepts` it, and `shows` all its pages as they are meant.

    `reason` says why not, `message` is what the release's import answers where it refuses.
    """

    release: Release
    accepts: bool
    shows: bool
    reason: str = ""
    message: str = ""

    @property
    def mark(self) -> str:
        """Return the verdict in a word or two: `accepts`, `wrong pages`, `refuses`."""
        return "accepts" if self.shows else "wrong pages" if self.accepts else "refuses"


@functools.cache
def releases() -> tuple[Release, ...]:
    """Return all releases, the oldest first."""
    data = Path(__file__).with_name("data").joinpath("releases.json").read_bytes()
    table = orjson.loads(data)
    return tuple(
        Release(
            name,
            date,
            Versions(page, server, client, _LEFT_OUT.get(name, frozenset())),
            file_format,
            _NOTES.get(name, _BY_NOTES if by_notes else ""),
            by_notes,
        )
        for by_notes, key in ((False, "releases"), (True, "by_release_notes"))
        for name, date, page, server, client, file_format in table[key]
    )


def find(name: str) -> Release:
    """Return a release by its name or Git tag ("1.9.16", "v1.9.16", "2.5" for 2.5.0), the newest for "latest".

    Raises ReleaseError that names the nearest ones.
    """
    wanted = _TAG_PREFIX.sub("", name.strip().lower(), count=1)
    if wanted == LATEST:
        return releases()[-1]
    by_name = _by_name()
    for same in (wanted, f"{wanted}.0", wanted.removesuffix(".0")):
        if same in by_name:
            return by_name[same]
    near = _nearest(wanted)
    raise ReleaseError(
        f"Release {name[:40]!r} is not known",
        hint=f"The nearest ones are {', '.join(near)}." if near else f"The newest is {releases()[-1].name}.",
    )


def newest_with(versions: Versions) -> Release:
    """Return the newest release with exactly these versions, None among them being any; raises ReleaseError."""
    wanted = {
        part: own for part in ("page", "server", "client") if (own := getattr(versions, part)) is not None
    }
    for release in reversed(releases()):
        if all((getattr(release.versions, part) or 0) == own for part, own in wanted.items()):
            return release
    shown = ", ".join(f"{'dsl' if part == 'page' else part}={own}" for part, own in wanted.items())
    later = oldest_accepting(versions)
    raise ReleaseError(
        f"No release has exactly {shown}",
        hint=f"The first that reads it is {later.name}."
        if later
        else f"The newest is {releases()[-1].name}.",
    )


@functools.cache
def position(name: str) -> int:
    """Return the place of a release in the order of publication; raises ReleaseError as `find` does.

    Numbers alone do not order releases: 1.31.1 was published after 1.32.
    """
    return releases().index(find(name))


@functools.cache
def _by_name() -> dict[str, Release]:
    return {release.name: release for release in releases()}


def _nearest(wanted: str) -> list[str]:
    """Return known releases around a number, or with a similar name where it is none."""
    names = [release.name for release in releases()]
    number = _number(wanted)
    if number is None:
        near = nearest(wanted, names)
        return [near] if near else []
    below = [name for name in names if (_number(name) or ()) < number]
    above = [name for name in names if (_number(name) or ()) > number]
    below.sort(key=lambda name: _number(name) or ())
    above.sort(key=lambda name: _number(name) or ())
    return below[-2:] + above[:2]


def _number(name: str) -> tuple[int, ...] | None:
    match = _NUMBER.fullmatch(name.partition("-")[0])
    return tuple(map(int, match[0].split("."))) if match else None


def fit(release: Release, versions: Versions) -> Fit:
    """Return what a release does with a document of these versions (pages: the newest of them).

    Only versions are looked at; `acceptance.fits` looks at the whole document.
    """
    own = release.versions
    for part, has, knows in (
        ("server", versions.server, own.server),
        ("client", versions.client, own.client),
    ):
        if (has or 0) > (knows or 0):
            reason = (
                f"{part} schema {has} is newer than its {knows}" if knows else f"it knows no {part} schema"
            )
            if part == "server" and has == FLAGGED_SERVER_SCHEMA == (knows or 0) + 1:
                reason += ", unless the feature flag for it is on"
            return Fit(release, False, False, reason, INCOMPATIBLE)
    if (versions.page or 0) > (own.page or 0):
        return Fit(release, True, False, f"pages of version {versions.page} misbehave, it knows {own.page}")
    return Fit(release, True, True)


def oldest_accepting(versions: Versions) -> Release | None:
    """Return the oldest release that accepts a document and shows its pages as they are meant."""
    return next((release for release in releases() if fit(release, versions).shows), None)


def makers(versions: Versions) -> tuple[Release, Release] | None:
    """Return the first and the last release that could have written a document of these versions.

    The schemas must be the release's own; the newest page at most its own, since pages that nobody opened
    stay older. A page by itself, without schemas, was saved by a release of its version. None where no
    release has this combination.
    """
    fitting = [release for release in releases() if _could_write(release.versions, versions)]
    return (fitting[0], fitting[-1]) if fitting else None


def _could_write(own: Versions, versions: Versions) -> bool:
    if versions.server is None and versions.client is None:
        return own.page == versions.page
    server = versions.server or 0
    if server == FLAGGED_SERVER_SCHEMA:
        server -= 1
    schemas = (own.server or 0, own.client or 0)
    return schemas == (server, versions.client or 0) and (own.page or 0) >= (versions.page or 0)
