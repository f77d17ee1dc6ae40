"""Find secrets in the history of a repository, and in repositories of packages: file by file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ._reading import read_bytes
from ._results import OF_A_CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..report.findings import FoundFile
    from ..sanitizing.policy.policies import Policy

#: The modes of files in a tree that are neither links nor submodules.
_FILES = ("100644", "100755")


def found_in_history(revisions: str, rules: Policy, key: str, output_format: str) -> FoundFile:
    """Scan every content that the commits of a range brought, each once, also what was removed again later.

    A finding is named by the first commit that has its file in this state. Raises InputError.
    """
    from ..storage.history_blobs import history_blobs
    from ..storage.layout.single_file import may_hold_a_part
    from ..storage.revision import read_blobs

    brought = history_blobs(Path(), revisions)
    wanted = {blob: at for blob, at in brought.items() if may_hold_a_part(at[1])}
    contents = ((*wanted[blob], data) for blob, data in read_blobs(Path(), wanted))
    return _found(revisions, contents, rules, key, output_format)


def found_in_package(name: str, rules: Policy, key: str, output_format: str) -> FoundFile:
    """Scan each file of a package, in a folder or a revision, that may hold a part of a module. Raises InputError."""
    contents = _in_folder(Path(name)) if Path(name).is_dir() else _in_revision(name, output_format)
    return _found(name, contents, rules, key, output_format)


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
    shown = "" if output_format in OF_A_CHECKOUT else f"{before}:"
    inside = f"{folder.strip('/')}/" if folder.strip("/.") else ""
    entries = entries_at(Path(), revision)
    at = {
        entry.blob: path for path, entry in entries.items() if may_hold_a_part(path) and entry.mode in _FILES
    }
    for blob, data in read_blobs(Path(), at):
        yield "", f"{shown}{inside}{at[blob]}", data


def _found(
    name: str, contents: Iterable[tuple[str, str, bytes]], rules: Policy, key: str, output_format: str
) -> FoundFile:
    import transform

    from ..report.findings import FoundFile
    from ..storage.layout.places import Place
    from ..storage.layout.single_file import single_file
    from ..storage.shown_places import without_secrets

    findings = []
    places: list[Place | None] = []
    for commit, path, data in contents:
        is_plain = not commit or output_format in OF_A_CHECKOUT
        shown = path if is_plain else f"{commit[:12]}:{path}"
        part = single_file(path, data)
        if part is None or not (inside := transform.scan(part.document, rules, key=key)):
            continue
        findings += inside
        there = [Place(shown, *part.position(found.pointer, found.offset)) for found in inside]
        places += without_secrets(there, [part.document])
    return FoundFile(name, findings, (), places=places)
