"""Find secrets in the history of a repository, and in repositories of packages: file by file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ._reading import read_bytes
from ._results import FOR_SERVICES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..report.findings import FoundFile
    from ..storage.layout.places import Place
    from ._secrets import Search

#: The modes of files in a tree that are neither links nor submodules.
_FILES = ("100644", "100755")


def found_in_history(revisions: str, search: Search) -> FoundFile:
    """Scan every content that the commits of a range brought, each once, also what was removed again later.

    A finding is named by the first commit that has its file in this state. Raises InputError.
    """
    from ..storage.history_blobs import history_blobs
    from ..storage.layout.single_file import may_hold_a_part
    from ..storage.revision import read_blobs

    brought = history_blobs(Path(), revisions)
    wanted = {blob: at for blob, at in brought.items() if may_hold_a_part(at[1])}
    contents = ((*wanted[blob], data) for blob, data in read_blobs(Path(), wanted))
    return _found(revisions, contents, search)


def found_in_package(name: str, search: Search) -> FoundFile:
    """Scan each file of a package, in a folder or a revision, that may hold a part of a module. Raises InputError."""
    contents = _in_folder(Path(name)) if Path(name).is_dir() else _in_revision(name, search.output_format)
    return _found(name, contents, search)


def _in_folder(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    from ..storage.layout.single_file import may_hold_a_part

    for path in sorted(folder.rglob("*")):
        if may_hold_a_part(path.relative_to(folder).as_posix()) and path.is_file() and not path.is_symlink():
            yield "", path.as_posix(), read_bytes(str(path))


def _in_revision(revision: str, output_format: str) -> Iterator[tuple[str, str, bytes]]:
    from ..storage.inputs import entries_at
    from ..storage.layout.single_file import may_hold_a_part
    from ..storage.revision import read_blobs

    before, _, folder = revision.partition(":")
    shown = "" if output_format in FOR_SERVICES else f"{before}:"
    inside = f"{folder.strip('/')}/" if folder.strip("/.") else ""
    entries = entries_at(Path(), revision)
    at = {
        entry.blob: path for path, entry in entries.items() if may_hold_a_part(path) and entry.mode in _FILES
    }
    for blob, data in read_blobs(Path(), at):
        yield "", f"{shown}{inside}{at[blob]}", data


def _found(name: str, contents: Iterable[tuple[str, str, bytes]], search: Search) -> FoundFile:
    import transform

    from ..report.findings import FoundFile
    from ..storage.layout.single_file import single_file
    from ..storage.shown_places import without_secrets

    rules = search.rules.in_layouts.in_file(name)
    findings = []
    places: list[Place | None] = []
    for commit, path, data in contents:
        is_plain = not commit or search.output_format in FOR_SERVICES
        shown = path if is_plain else f"{commit[:12]}:{path}"
        part = single_file(path, data)
        if part is None:
            continue
        found = transform.scan(part.document, rules, key=search.key)
        inside = [finding for finding in found if search.is_selected(finding.rule)]
        if not inside:
            continue
        findings += inside
        there = [part.place(shown, finding.pointer, finding.offset) for finding in inside]
        places += without_secrets(there, [part.document])
    return FoundFile(name, findings, (), places=places)
