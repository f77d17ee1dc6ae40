"""Read layouts as inputs of all commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ._folders import Chosen
from ._inputs import Input, input_of_layout, is_file_name, may_be_file, read_input, read_other
from ._reading import read_bytes
from .files import expand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..storage.differing import Differing


def two_sides(before: str, after: str | None) -> tuple[str, str]:
    """Return the two versions that the arguments of a comparison name; one alone is a range of revisions."""
    if after is not None:
        return before, after
    from ..storage.inputs import two_revisions

    sides = None if Path(before).exists() else two_revisions(Path(), before)
    if sides is None:
        raise InputError(
            f"There is nothing to compare {before} with", hint="Name a second version, or a range A..B."
        )
    return sides


def read_two(names: tuple[str, str], *, max_size: int) -> tuple[Input, Input]:
    """Read two versions to be compared.

    An export that is compared with a layout is read as a layout would hold it: without deployed state, ids and
    configuration of datasources, which no layout has.
    """
    one, other = (
        read_input(name, max_size=max_size)
        if may_be_file(name)
        else read_other(name, max_size=max_size, named=False)
        for name in names
    )
    from ..storage.documents import alike

    return alike(one, other)


def read_differing(
    names: tuple[str, str], *, max_size: int, holding: Sequence[str] = ()
) -> tuple[Input, Input, Differing] | None:
    """Read two revisions of a layout without what is the same in both; None where one is something else.

    Pointers lead into what was read. `holding`: texts; what holds one of them is read besides.
    """
    if any(may_be_file(name) or Path(name).is_dir() or is_file_name(name) for name in names):
        return None
    from ..storage.differing import read_differing as read

    found = read(Path(), names, holding=holding)
    if found is None:
        return None
    one, other = (input_of_layout(*pair, max_size) for pair in zip(names, found.layouts, strict=True))
    if not found.is_whole:
        return one, other, found
    from ..storage.documents import alike

    return *alike(one, other), found


#: One of these is in every document of an application, also in one that cannot be read as JSON.
_MARKS = (b"exportedApplication", b"actionList", b"widgetName", b"datasourceList", b"pageList")


def may_be_application(data: bytes) -> bool:
    """Check whether a text may be an application, also a damaged one."""
    return any(mark in data for mark in _MARKS)


def inputs_of(names: list[str], given: Mapping[str, Any]) -> list[str]:
    """Return the inputs that the names stand for, as `files.expand` does.

    `given`: the options of the command, which choose among what is in folders. With `skip_other` a file of a layout
    stands for all of it, as it is staged for the next commit (in its folder where it is to be written, or where
    there is no repository), and a file that is no application for nothing.
    """
    if not given["skip_other"]:
        return expand(names, Chosen.of(given))
    from ..storage.applications import layout_around

    found: list[str] = []
    for name in names:
        if name == "-" or not may_be_file(name):
            found += expand([name], Chosen.of(given))
        elif (folder := layout_around(Path(name))) is not None:
            found.append(str(folder) if given.get("write") else _staged(folder))
        elif name.lower().endswith(".json"):
            found.append(name)
    return list(dict.fromkeys(found))


def applications_of(names: list[str], given: Mapping[str, Any]) -> list[str]:
    """Return what `inputs_of` does, with `skip_other` without the files that are clearly no application."""
    found = inputs_of(names, given)
    if not given["skip_other"]:
        return found
    return [
        name for name in found if name == "-" or not may_be_file(name) or may_be_application(read_bytes(name))
    ]


def _staged(folder: Path) -> str:
    """Return the name of a layout in the index; that of its folder outside of a repository."""
    from ..storage.revision import path_in_repository

    try:
        return f":{path_in_repository(folder)}"
    except InputError:
        return str(folder)
