"""Read one input of a command: a file, standard input, or a layout as the document that it makes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError, LimitError, TransformError
from ..storage.documents import ReadDocument
from . import _archives
from ._reading import read_bytes
from .options import DEFAULT_MAX_SIZE
from .printing import shown_name

# `--help` imports this module, so what only running a command needs is imported there.
if TYPE_CHECKING:
    from ..storage.inputs import Layout


class Input(ReadDocument):
    """An input that was read; `data` may be let go where it can be read again."""

    __slots__ = ()

    def text(self) -> bytes:
        """Return the bytes as they came, read again where they were let go; for a layout those of its export."""
        if self.layout or self.data:
            return super().text()
        return read_bytes(self.name, max_size=2**20)

    def released(self) -> Input:
        """Return the input without its bytes if they can be read again, so that memory need not hold them."""
        return self._replace(data=b"") if Path(self.name).is_file() else self


def may_be_file(name: str) -> bool:
    """Check whether a name is standard input, a file or a device; else it is a folder or a revision, if anything."""
    if name == "-":
        return True
    from ..storage.applications import is_ref_file

    return Path(name).exists() and not Path(name).is_dir() and not is_ref_file(name)


def read_input(name: str, *, max_size: int = DEFAULT_MAX_SIZE) -> Input:
    """Read a JSON document, or a layout as the document that it makes; errors name the file."""
    from ..storage.archive_names import is_archive

    if not may_be_file(name):
        return read_other(name, max_size=max_size)
    if is_archive(name) or (name == "-" and _archives.is_standard_input_an_archive()):
        raise _archives.must_be_named(name)
    return input_of(name, read_bytes(name, max_size=max_size), max_size=max_size)


def input_of(name: str, data: bytes, *, max_size: int = DEFAULT_MAX_SIZE) -> Input:
    """Take the bytes of an input as a JSON document; errors name the file."""
    from ..document.limits import Limits
    from ..document.reading import read

    shown = shown_name(name)
    try:
        return Input(shown, data, read(data, limits=Limits(size=max_size * 2**20)))
    except TransformError as error:
        error.message = f"{shown}: {error.message}"
        raise


def read_other(name: str, *, max_size: int = DEFAULT_MAX_SIZE, named: bool = True) -> Input:
    """Read what is no file of the disk: a layout in a folder, or what is at a revision of the repository here.

    `named`: let an application without a name have that of its folder. Raises InputError, LimitError.
    """
    from ..storage.archive_names import is_archive, split_address

    if (address := split_address(name)) is not None:
        return _from_archive(*address, max_size)
    from ..storage.applications import PackageError, is_layout, is_package
    from ..storage.inputs import layout_at, layout_in_folder

    if Path(name).is_dir():
        if is_package(Path(name)):
            raise PackageError(name)
        if not is_layout(Path(name)):
            if is_archive(name):
                raise _archives.must_be_named(name)
            hint = "Name a JSON file, or the folder that holds the application.json of a Git layout."
            raise InputError(f"{name} is a folder, but holds no Git layout of an application", hint=hint)
        return input_of_layout(name, layout_in_folder(Path(name), named=named), max_size)
    if is_file_name(name):
        raise InputError(f"{name} does not exist")
    try:
        found = layout_at(Path(), name, named=named)
    except InputError as error:
        if error.message.startswith(("./", ".: ", f"{name}: The repository has no")):
            raise InputError(f"{name} does not exist", hint=_neither(error)) from None
        raise
    if isinstance(found, bytes):
        return input_of(name, found, max_size=max_size)
    return input_of_layout(name, found, max_size)


def _from_archive(archive: str, wanted: str, max_size: int) -> Input:
    """Read an application in a backup as the file that `backup extract` would write."""
    from dataclasses import replace

    from ..document.writing import serialize

    name = shown_name(f"{archive}@{wanted}")
    try:
        found = _archives.read_application(archive, wanted)
    except TransformError as error:
        if not error.message.startswith(name):
            error.message = f"{name}: {error.message}"
        raise
    source = input_of(name, serialize(found.document, indent=2, final_newline=True), max_size=max_size)
    noticed = (*source.parsed.diagnostics, *found.diagnostics)
    return source._replace(parsed=replace(source.parsed, diagnostics=noticed))


def is_file_name(name: str) -> bool:
    """Check whether a name can only be meant as a file's: no revision ends so unless it has a colon."""
    return name.lower().endswith(".json") and ":" not in name


def _neither(error: InputError) -> str:
    return f"It is no revision either: {error.message.partition(': ')[2]}. {error.hint}".strip()


def input_of_layout(name: str, layout: Layout, max_size: int) -> Input:
    """Take a layout as the document that it makes. Raises LimitError for a large one."""
    from ..storage.documents import parsed_layout

    if layout.size > max_size * 2**20:
        raise LimitError(f"{name} is larger than {max_size} MB", hint="Raise --max-size.")
    return Input(name, b"", parsed_layout(layout), layout)
