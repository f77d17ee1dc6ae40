"""Where a layout is read from: a folder, or a revision of a repository."""

from __future__ import annotations

from pathlib import Path

from ..errors import InputError
from .applications import is_ref_file
from .folder import Folder, read_folder
from .revision import read_revision


def read_layout(source: str, repository: Path) -> Folder:
    """Read the layout in a folder or, if there is none of that name, at `REV[:PATH]` of a repository.

    `repository`: a folder inside it. Raises InputError.
    """
    if Path(source).is_dir():
        return read_folder(Path(source))
    if Path(source).exists() and not is_ref_file(source):
        raise InputError(f"{source} is a file, expected the folder of a Git layout or a revision")
    try:
        return read_revision(repository, source)
    except InputError as error:
        hint = f"There is no folder {source} either. {error.hint}"
        raise InputError(error.message, hint=hint.strip()) from None


def name_of(source: str, repository: Path) -> str:
    """Return the name that an application gets from where it was read: its folder's."""
    folder = Path(source) if Path(source).is_dir() else repository
    return folder.resolve().name
