"""Name files as a checkout of their repository has them, by which services find the lines of results."""

from __future__ import annotations

import functools
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..storage.layout.places import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..report.results import ResultFile, Results


def in_checkout(results: Results) -> Results:
    """Return results with paths from the root of the repository that the current folder is in, else from that folder.

    What is elsewhere has its own name only: no folder of this machine is in a report. What is in a revision has its
    path there.
    """
    path_from = functools.cache(functools.partial(_path_from, _root(Path.cwd())))
    return replace(results, files=[_named(file, path_from) for file in results.files])


def _named(file: ResultFile, path_from: Callable[[str], str]) -> ResultFile:
    from ..storage.archive_names import split_address

    if (address := split_address(file.name)) is not None:
        return replace(file, name=f"{path_from(address[0])}@{address[1]}")
    if not os.path.lexists(file.name):  # standard input, a revision, or a file in one
        return replace(file, name=file.name.rpartition(":")[2] or file.name)
    name, inside = path_from(file.name), f"{file.name.rstrip('/')}/"

    def shown(path: str) -> str:
        return f"{name}/{path.removeprefix(inside)}" if path.startswith(inside) else path_from(path)

    results = [
        replace(one, place=one.place._replace(path=shown(one.place.path)))
        if isinstance(one.place, Place)
        else one
        for one in file.results
    ]
    return replace(file, name=name, results=results)


def _path_from(base: Path, name: str) -> str:
    path = Path(os.path.normpath(Path.cwd() / name))
    for one in (path, path.resolve()):
        if one.is_relative_to(base):
            return one.relative_to(base).as_posix()
    return path.name


def _root(folder: Path) -> Path:
    """Return the root of the repository around a folder, the folder itself where there is none."""
    return next((one for one in (folder, *folder.parents) if os.path.lexists(one / ".git")), folder)
