"""Claim every file that a command writes before it writes any, so that none destroys an input or another output.

This is the only module of the command line that writes files, and it writes only what was claimed. A command calls
`claim` once, with everything that it reads and everything that it is going to write.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError
from ..storage.disk import keeps_old_content_elsewhere, remove_leftovers, write_file, write_file_of
from ._streams import say_line, show_text, write_out

STANDARD_OUTPUT = "-"
_STDIN, _STDOUT = 0, 1
_ANOTHER = "Name another file."


class Output(NamedTuple):
    """A file that was claimed, or standard output (`-`)."""

    name: str
    quiet: bool

    @property
    def is_standard_output(self) -> bool:
        """Return whether this is standard output."""
        return self.name == STANDARD_OUTPUT

    def write(self, data: bytes, *, private: bool = False) -> None:
        """Write the whole content, as `write_file` does; raises InputError."""
        if self.is_standard_output:
            write_out(data)
            return
        self._write_file(lambda path: write_file(path, data, private=private))

    def write_lines(self, lines: Iterable[bytes], *, only: bool = False) -> None:
        """Write the whole content line by line, on standard output each at once; raises InputError.

        A file is there as a whole when the last line is. `only`: nothing else comes of the work that yields the
        lines, so it ends where nobody reads standard output any more.
        """
        if self.is_standard_output:
            for line in lines:
                if not write_out(line) and only:
                    break
        else:
            self._write_file(lambda path: write_file_of(path, lines))

    def _write_file(self, write: Callable[[Path], None]) -> None:
        path = Path(self.name)
        try:
            splits = not self.quiet and keeps_old_content_elsewhere(path)
            write(path)
        except OSError as error:
            raise InputError(f"{self.name} cannot be written: {error.strerror or error}") from None
        if splits:
            say_line(f"{self.name} is one of several hard links; the other name keeps the old content")

    def show(self, text: str) -> None:
        """Write the lines of a text for people: on a terminal as wide as it is, in a file as UTF-8."""
        lines = text if text.endswith("\n") or not text else f"{text}\n"
        if self.is_standard_output:
            show_text(lines)
        else:
            self.write(lines.encode("utf-8", "backslashreplace"))


class Outputs:
    """Everything that a command may write.

    `documents`: input -> where the document made from it goes; `files`: "report" and the like -> where it goes.
    """

    def __init__(self, documents: Mapping[str, Output], files: Mapping[str, Output]) -> None:
        self.documents = documents
        self.files = files

    def __getitem__(self, what: str) -> Output:
        """Return where an output other than a document goes."""
        return self.files[what]

    def __contains__(self, what: str) -> bool:
        """Return whether this output was asked for."""
        return what in self.files

    @property
    def are_reports(self) -> bool:
        """Return whether nothing but a report is written: neither documents nor a journal."""
        return not self.documents and self.files.keys() <= {"report"}

    @property
    def take_standard_output(self) -> bool:
        """Return whether a document goes to standard output, so that messages cannot."""
        return any(output.is_standard_output for output in self.documents.values())


def claim(
    reads: Iterable[str | None],
    *,
    documents: Mapping[str, str | None] | None = None,
    quiet: bool = False,
    **files: str | None,
) -> Outputs:
    """Return the outputs of a command, each checked against all its inputs and all other outputs.

    `reads` are the files that it reads (`-` and None are none); `documents` maps an input to where the document made
    from it goes, which may be that very input; `files` are its other outputs by name, None for one that was not
    asked for. Raises InputError for an output that would be written over an input or over another output, under
    whatever name; nothing has been written then. Partial files that killed runs left beside the outputs are removed.
    """
    documents = documents or {}
    outputs = Outputs(
        {name: Output(to or STANDARD_OUTPUT, quiet) for name, to in documents.items()},
        {what: Output(to, quiet) for what, to in files.items() if to is not None},
    )
    claims = _Claims()
    names = [_file_of(name) for name in reads if name is not None]
    for name in names:
        claims.add_input(name)
    folders = [Path(name) for name in names if name != STANDARD_OUTPUT and Path(name).is_dir()]
    claims.require_no_input_as_standard_output()
    for name, output in outputs.documents.items():
        claims.add_output(output.name, "result", source=name)
        _require_outside(output, folders, name)
    for what, output in outputs.files.items():
        claims.add_output(output.name, what.replace("_", " "))
        _require_outside(output, folders)
    for folder in {Path(name).parent for name in claims.written}:
        remove_leftovers(folder)
    return outputs


def _file_of(name: str) -> str:
    """Return the file that an input is read from: that of a backup for an application in it."""
    from ..storage.archive_names import split_address

    return (split_address(name) or (name,))[0]


def _require_outside(output: Output, folders: Collection[Path], source: str | None = None) -> None:
    """Raise InputError for an output that would be written over a file of a layout that is read."""
    if not folders or output.is_standard_output or output.name == source:
        return
    from ..storage.layout.inventory import may_be_stored

    target = Path(output.name).resolve()
    for folder in folders:
        root = folder.resolve()
        if target.is_relative_to(root) and may_be_stored(target.relative_to(root).as_posix()):
            raise InputError(f"{output.name} belongs to an input, {folder}", hint=_ANOTHER)


#: A file whatever it is called: device and inode of what exists, then the names below it that don't exist yet.
_Identity = tuple[int | str, ...]


class _Output(NamedTuple):
    what: str  # "result", "report"
    name: str
    folder: Path  # the nearest folder that exists
    identity: _Identity


class _Claims:
    """What is taken so far."""

    def __init__(self) -> None:
        self.inputs: dict[_Identity, str] = {}
        self.outputs: dict[_Identity, _Output] = {}  # by identity with the case of names folded
        self.written: list[str] = []

    def add_input(self, name: str) -> None:
        """Note a file that is read."""
        identity = _stream_identity(_STDIN) if name == STANDARD_OUTPUT else _identity(name)[0]
        if identity:
            self.inputs.setdefault(identity, "standard input" if name == STANDARD_OUTPUT else name)

    def require_no_input_as_standard_output(self) -> None:
        """Raise InputError where standard output is redirected into an input."""
        if name := self.inputs.get(_stream_identity(_STDOUT) or ()):
            raise InputError(
                f"Standard output goes into an input, {name}", hint="Redirect it to another file."
            )

    def add_output(self, name: str, what: str, *, source: str | None = None) -> None:
        """Note a file that is going to be written; raises InputError where it is taken.

        A document may take the place of the `source` that it was made from.
        """
        if name == STANDARD_OUTPUT:
            self._add(_Output(what, name, Path(), _stream_identity(_STDOUT) or (STANDARD_OUTPUT,)))
        else:
            identity, folder = _identity(name)
            if identity is None:
                return
            if (known := self.inputs.get(identity)) is not None:
                if source is None or _source_identity(source) != identity:
                    raise InputError(f"The {what} would be written over an input, {known}", hint=_ANOTHER)
                self.written.append(name)
                return  # no other output can be here without being over an input
            self.written.append(name)
            self._add(_Output(what, name, folder, identity))

    def _add(self, output: _Output) -> None:
        folded = tuple(_folded(part) for part in output.identity)
        other = self.outputs.setdefault(folded, output)
        if other is not output and (other.identity == output.identity or _are_one_file(other, output)):
            raise _both(other, output)


def _both(one: _Output, other: _Output) -> InputError:
    """Return the error for two outputs that are one file."""
    if other.name == STANDARD_OUTPUT:
        return InputError(
            f"The {other.what} and the {one.what} cannot both go to standard output",
            hint="Name a file for one of them.",
        )
    if one.what == other.what:
        return InputError(
            f"Two inputs would be written to {other.name}",
            hint="Name the folder that holds both: what is in it keeps its place. Or name them one by one.",
        )
    return InputError(f"The {other.what} would be written over the {one.what}, {one.name}", hint=_ANOTHER)


def _source_identity(name: str) -> _Identity | None:
    return _stream_identity(_STDIN) if name == STANDARD_OUTPUT else _identity(name)[0]


def _identity(name: str) -> tuple[_Identity | None, Path]:
    """Return what a file is, and the nearest folder that exists; no identity for a device, which many may use."""
    path = Path(os.path.realpath(name))
    missing: list[str] = []
    while True:
        try:
            found = path.stat()
            break
        except (OSError, ValueError):
            if path == path.parent:
                return None, path
            missing.append(path.name)
            path = path.parent
    identity = _of(found)
    return identity and (*identity, *reversed(missing)), path


def _stream_identity(descriptor: int) -> _Identity | None:
    """Return the file behind a standard stream; None for a terminal, a socket, a stream that is closed."""
    try:
        return _of(os.fstat(descriptor))
    except OSError:
        return None


def _of(found: os.stat_result) -> _Identity | None:
    is_device = not any(test(found.st_mode) for test in (stat.S_ISREG, stat.S_ISDIR, stat.S_ISFIFO))
    return None if is_device else (found.st_dev, found.st_ino)


def _folded(part: int | str) -> int | str:
    return unicodedata.normalize("NFC", part).casefold() if isinstance(part, str) else part


def _are_one_file(one: _Output, other: _Output) -> bool:
    """Return whether the disk takes two names that differ by case or composition for one; it is tried out."""
    differing = next((str(a), str(b)) for a, b in zip(one.identity, other.identity, strict=True) if a != b)
    import tempfile

    try:
        with tempfile.NamedTemporaryFile(prefix=".", suffix=differing[0], dir=one.folder) as probe:
            return Path(probe.name.removesuffix(differing[0]) + differing[1]).exists()
    except OSError:
        return False
