"""Write an application into a folder as the product writes it into a Git repository.

Only files whose content changes are touched. Files that mean the same as before keep their bytes.
A folder that holds another application is refused, unless --replace is given.

Examples:

  appsmith-transform unpack app.json my-app/

  appsmith-transform unpack app.json my-app/ --check

  appsmith-transform unpack app.json my-app/ --prune --diff
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import _archives, _inputs, options, printing
from .outputs import claim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..storage.folder_writing import FolderChange

FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder of the layout; made if absent.")
]
PruneOption = Annotated[
    bool, typer.Option("--prune", help="Remove files of the layout that the export does not have.")
]
CheckOption = Annotated[
    bool,
    typer.Option("--check", help="Write nothing; list what would change and exit 1 if anything would."),
]
DiffOption = Annotated[
    bool,
    typer.Option("--diff", help="Write nothing; print what would change and exit 1 if anything would."),
]
LayoutUpgradeOption = Annotated[
    bool, typer.Option("--layout-upgrade", help="Rewrite a layout of an old file format in the newest one.")
]
ReplaceOption = Annotated[
    bool, typer.Option("--replace", help="If the folder holds another application, remove its files.")
]
LenientOption = Annotated[
    bool, typer.Option("--lenient", help="Leave broken files of the folder alone instead of refusing it.")
]


def command(
    source: options.InputArgument,
    folder: FolderArgument,
    prune: PruneOption = False,
    check: CheckOption = False,
    diff: DiffOption = False,
    layout_upgrade: LayoutUpgradeOption = False,
    replace: ReplaceOption = False,
    lenient: LenientOption = False,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
    password_file: _archives.PasswordFileOption = None,
    quiet: options.QuietOption = False,
) -> None:
    """Unpack an export; the command's help is the docstring of this module."""
    from ..errors import InputError
    from ..storage.folder import Folder, read_folder
    from ..storage.folder_writing import finish_interrupted, plan_change, write_folder
    from ..storage.layout.unpack import unpack

    claim([source, password_file])
    document = _inputs.read_input(source, max_size=max_size)
    is_dry = check or diff
    if not is_dry and finish_interrupted(folder):
        printing.say(f"{folder}: A run that was interrupted is now finished or undone", quiet=quiet)
    found = read_folder(folder) if folder.exists() else Folder({}, 0)
    before = found.files
    onto = before if "application.json" in before or "metadata.json" in before else None
    after = unpack(document.document, onto, upgrade_layout=layout_upgrade, replace=replace, lenient=lenient)
    if after.is_another and not replace:
        raise InputError(
            f"{folder}: Another application is there: none of its pages, queries and JS objects is in"
            f" {document.name}",
            hint="Name another folder, or add --replace to remove the files of the other application.",
        )
    if onto is None and (taken := sorted(before.keys() & after.keys())):
        raise InputError(
            f"{folder}: {taken[0]} is there already, in a folder that holds no application",
            hint="Name another folder, or move the file away.",
        )
    change = plan_change(before if onto is not None else {}, after, moved=after.moved, prune=prune)
    if not is_dry:
        write_folder(folder, after, change)
    if diff:
        _print_diff(before, after, change)
    if not quiet:
        _tell(folder, change, len(after), found.others, list_paths=check and not diff, is_dry=is_dry)
        printing.say_diagnostics(document.name, after.diagnostics)
    printing.finish(found=is_dry and bool(change))


def _tell(
    folder: Path, change: FolderChange, total: int, others: int, *, list_paths: bool, is_dry: bool
) -> None:
    from ..report.text import visible
    from ..sanitizing.shown_text import shown_texts

    would = "would be " if is_dry else ""
    unchanged = total - len(change.added) - len(change.modified)
    printing.say(
        f"{folder}: {len(change.added)} files {would}added, {len(change.modified)} {would}rewritten,"
        f" {len(change.removed)} {would}removed, {unchanged} unchanged; {others} other files untouched"
    )
    if change.stale:
        printing.say(f"{folder}: {len(change.stale)} files of the layout are stale; --prune removes them")
    if list_paths:
        for mark, paths in (("A", change.added), ("M", change.modified), ("D", change.removed)):
            shown = shown_texts(paths)
            for path in paths:
                printing.say(visible(f"{mark} {shown[path]}"))


def _print_diff(before: Mapping[str, bytes], after: Mapping[str, bytes], change: FolderChange) -> None:
    import difflib

    from ..report.text import visible
    from ._streams import write_out

    for path in sorted((*change.added, *change.modified, *change.removed)):
        old, new = (
            ("" if path not in files else files[path].decode(errors="replace")).split("\n")
            for files in (before, {} if path in change.removed else after)
        )
        for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm=""):
            write_out(f"{visible(line)}\n".encode())
