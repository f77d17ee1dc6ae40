"""Plan where the results of inputs go, and write them there, for all commands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from . import _archives
from ._folders import Chosen
from ._inputs import may_be_file
from ._reading import read_bytes
from .printing import say, shown_name

# `--help` imports this module, so what only running a command needs is imported there.
if TYPE_CHECKING:
    from ..storage.folder_writing import FolderChange
    from ..storage.inputs import Layout
    from ._inputs import Input
    from .outputs import Output


def rendered(source: Input, document: dict[str, Any], *, indent: int | None, sort_keys: bool) -> bytes:
    """Return the bytes of a document; one that is unchanged and not to be laid out anew keeps its own."""
    return source.written(document, indent=indent, sort_keys=sort_keys)


def deliver(source: Input, document: dict[str, Any], data: bytes, output: Output) -> None:
    """Write a document where it goes: a layout into its own folder if that is the output, else its `data`."""
    if source.layout and output.name == source.name:
        _write_back(source.layout, document, quiet=output.quiet)
    else:
        output.write(data)


def _write_back(layout: Layout, document: dict[str, Any], *, quiet: bool) -> None:
    """Write a changed document into the folder of its layout and say how many files changed."""
    say(f"{layout.folder}: {changed_files(layout.write(document))}", quiet=quiet)


def changed_files(change: FolderChange) -> str:
    """Return how many files a change of a folder adds, rewrites and removes."""
    if not change:
        return "no file changed"
    from ..report.text import number_of

    added = number_of(len(change.added), "file")
    return f"{added} added, {len(change.modified)} rewritten, {len(change.removed)} removed"


def expand(names: list[str], chosen: Chosen = Chosen()) -> list[str]:  # noqa: B008 (a constant)
    """Return the inputs with each folder replaced by what is below it, in alphabetical order, and each backup by
    its applications.

    In folders these are layouts, each of which stays one input, and the .json files elsewhere.
    """
    from ..storage.archive_names import is_archive

    found: list[str] = []
    for name in names:
        if is_archive(name) or (name == "-" and _archives.is_standard_input_an_archive()):
            found += _archives.applications_in(name)
        elif name != "-" and Path(name).is_dir():
            found += chosen.below(Path(name))
        else:
            found.append(name)
    return list(dict.fromkeys(found))


def destinations(
    names: list[str], inputs: list[str], output: str | None, *, write: bool
) -> dict[str, str | None]:
    """Return input -> where its document goes; None is standard output.

    `inputs` are what the `names` expand to. Several inputs need `write` or a folder, which is made if absent.
    """
    from ..storage.archive_names import split_address

    if not inputs:
        return {}
    if write and output:
        raise InputError("--write and --output exclude each other")
    if write:
        if "-" in inputs:
            raise InputError("Standard input cannot be written over", hint="Leave out --write.")
        if archived := next(filter(split_address, inputs), None):
            raise InputError(
                f"{shown_name(archived)} is in a backup, which cannot be written over", hint="Use --output."
            )
        return {name: name for name in inputs}
    several = len(inputs) > 1 or names != inputs
    if not several:
        into = output not in (None, "-") and Path(output or "").is_dir()
        target = (
            str(Path(output or "") / _file_name(inputs[0], set())) if into and inputs[0] != "-" else output
        )
        return {inputs[0]: target}
    if output in (None, "-"):
        raise InputError(
            "Several inputs need a folder for the results", hint="Name one with --output, or use --write."
        )
    folder = Path(output or "")
    if folder.suffix == ".json" and not (str(output).endswith("/") or folder.is_dir()):
        raise InputError(
            f"{output} has the name of a file, and the results of {', '.join(map(shown_name, names))} need a folder",
            hint="Name a folder with --output (with a / at its end if it has such a name), or one input.",
        )
    return _into_folder(names, inputs, folder)


def _file_name(name: str, taken: set[str]) -> str:
    """Return the name of the file made from an input; that of a layout is made from its folder or revision.

    Applications of backups get names that no other of them has; these are `taken` then.
    """
    from ..storage.archive_names import split_address

    if may_be_file(name):
        return Path(name).name
    if (address := split_address(name)) is not None:
        from ..storage.backup.file_names import file_name

        return file_name("", address[1], None, str(len(taken) + 1), taken)
    return f"{Path(name).resolve().name.rpartition(':')[2] or 'layout'}.json"


def _into_folder(names: list[str], inputs: list[str], folder: Path) -> dict[str, str | None]:
    roots = [Path(name) for name in names if name != "-" and Path(name).is_dir()]
    plan: dict[str, str | None] = {}
    taken: set[str] = set()
    for name in inputs:
        root = next((root for root in roots if root in Path(name).parents), None)
        relative = (
            Path(name).relative_to(root)
            if root
            else Path(_file_name(name, taken) if name != "-" else "stdin.json")
        )
        if relative.suffix != ".json" and Path(name).is_dir():
            relative = relative.with_name(f"{relative.name}.json")
        plan[name] = str(folder / relative)
    return plan


def named(inputs: list[str] | None, files_from: str | None) -> list[str]:
    """Return the inputs that are named, then those of a list: one a line, or separated by NUL where it has any.

    The list may be empty. Raises InputError when no input and no list is named.
    """
    given = required(inputs) if inputs or files_from is None else []
    if files_from is None:
        return given
    if files_from == "-" and "-" in given:
        raise InputError("Standard input cannot be both the list of inputs and an input")
    data = read_bytes(files_from)
    listed = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [*given, *(os.fsdecode(name) for name in listed if name)]


def required(inputs: list[str] | None) -> list[str]:
    """Return the inputs; raises InputError when none is named."""
    if not inputs:
        raise InputError("No file is named", hint="Name an exported application, or - for standard input.")
    if "" in inputs:  # which a system takes for the current folder
        raise InputError("An input has an empty name", hint="Name . if the current folder is meant.")
    return inputs
