"""Read layouts as inputs of all commands, say where in them something is, and write them back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError, LimitError, TransformError
from .files import Input
from .options import DEFAULT_MAX_SIZE
from .printing import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..storage.inputs import Layout
    from ..storage.layout.places import Place


def read_other(name: str, *, max_size: int = DEFAULT_MAX_SIZE, named: bool = True) -> Input:
    """Read what is no file of the disk: a layout in a folder, or what is at a revision of the repository here.

    `named`: let an application without a name have that of its folder. Raises InputError, LimitError.
    """
    from ..storage.inputs import is_layout, layout_at, layout_in_folder

    if Path(name).is_dir():
        if not is_layout(Path(name)):
            hint = "Name a JSON file, or the folder that holds the application.json of a Git layout."
            raise InputError(f"{name} is a folder, but holds no Git layout of an application", hint=hint)
        return _input(name, layout_in_folder(Path(name), named=named), max_size)
    if _is_file_name(name):
        raise InputError(f"{name} does not exist")
    try:
        found = layout_at(Path(), name, named=named)
    except InputError as error:
        if error.message.startswith(("./", ".: ", f"{name}: The repository has no")):
            raise InputError(f"{name} does not exist", hint=_neither(error)) from None
        raise
    if isinstance(found, bytes):
        from .files import input_of

        return input_of(name, found, max_size=max_size)
    return _input(name, found, max_size)


def _is_file_name(name: str) -> bool:
    """Check whether a name can only be meant as a file's: no revision ends so unless it has a colon."""
    return name.lower().endswith(".json") and ":" not in name


def _neither(error: InputError) -> str:
    return f"It is no revision either: {error.message.partition(': ')[2]}. {error.hint}".strip()


def _input(name: str, layout: Layout, max_size: int) -> Input:
    from ..document.reading import Parsed
    from ..document.writing import Formatting
    from ..storage.inputs import ABOUT_EXPORTS

    if layout.size > max_size * 2**20:
        raise LimitError(f"{name} is larger than {max_size} MB", hint="Raise --max-size.")
    noticed = tuple(item for item in layout.packed.diagnostics if item.code not in ABOUT_EXPORTS)
    return Input(name, b"", Parsed(layout.packed.document, noticed, Formatting(None, True)), layout)


def places_in(source: Input, items: Iterable[Any], output_format: str) -> tuple[Place | None, ...]:
    """Return where in a layout each finding or diagnostic is; nothing for a file, whose text says it.

    Formats that services show beside the files of a repository (SARIF, GitHub) take paths without a revision.
    """
    if source.layout is None:
        return ()
    layout = source.layout
    found = [
        layout.place(item.pointer, getattr(item, "message", ""), getattr(item, "offset", 0)) for item in items
    ]
    return tuple(place and shown_place(layout, place, output_format) for place in found)


def shown_place(layout: Layout, place: Place, output_format: str) -> Place:
    """Return a place as a format names it: with the revision before the path where a person reads it."""
    if not layout.revision or output_format in ("sarif", "github"):
        return place
    return place._replace(path=f"{layout.revision.partition(':')[0]}:{place.path}")


def write_back(layout: Layout, document: dict[str, Any], *, quiet: bool) -> None:
    """Write a changed document into the folder of its layout and say how many files changed."""
    change = layout.write(document)
    counts = (
        f"{len(change.added)} files added, {len(change.modified)} rewritten, {len(change.removed)} removed"
    )
    say(f"{layout.folder}: {counts if change else 'no file changed'}", quiet=quiet)


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
    from .files import may_be_file, read_input

    one, other = (
        read_input(name, max_size=max_size)
        if may_be_file(name)
        else read_other(name, max_size=max_size, named=False)
        for name in names
    )
    if not (one.layout or other.layout):
        return one, other
    from ..storage.inputs import of_one_era

    first, second = of_one_era(_in_a_layout(one), _in_a_layout(other))
    return _with_document(one, first), _with_document(other, second)


def _in_a_layout(source: Input) -> dict[str, Any]:
    from ..storage.inputs import as_in_a_layout

    if source.layout:
        return source.document
    try:
        return as_in_a_layout(source.document)
    except TransformError as error:
        error.message = f"{source.name}: {error.message}"
        raise


def _with_document(source: Input, document: dict[str, Any]) -> Input:
    from dataclasses import replace

    return source._replace(parsed=replace(source.parsed, document=document))


#: One of these is in every document of an application, also in one that cannot be read as JSON.
_MARKS = (b"exportedApplication", b"actionList", b"widgetName", b"datasourceList", b"pageList")


def may_be_application(data: bytes) -> bool:
    """Check whether a text may be an application, also a damaged one."""
    return any(mark in data for mark in _MARKS)


def inputs_of(names: list[str], *, skip_other: bool, write: bool = False) -> list[str]:
    """Return the inputs that the names stand for, as `files.expand` does.

    With `skip_other` a file of a layout stands for all of it, as it is staged for the next commit (in its folder
    where it is to be written, or where there is no repository), and a file that is no application for nothing.
    """
    from .files import expand, may_be_file

    if not skip_other:
        return expand(names)
    from ..storage.inputs import layout_around

    found: list[str] = []
    for name in names:
        if name == "-" or not may_be_file(name):
            found += expand([name])
        elif (folder := layout_around(Path(name))) is not None:
            found.append(str(folder) if write else _staged(folder))
        elif name.lower().endswith(".json"):
            found.append(name)
    return list(dict.fromkeys(found))


def applications_of(names: list[str], *, skip_other: bool, write: bool = False) -> list[str]:
    """Return what `inputs_of` does, with `skip_other` without the files that are clearly no application."""
    from .files import may_be_file, read_bytes

    found = inputs_of(names, skip_other=skip_other, write=write)
    if not skip_other:
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
