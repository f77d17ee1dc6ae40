"""Make an export of an application in a Git repository.

Examples:

  appsmith-transform pack my-app/ -o app.json

  appsmith-transform pack HEAD~3 -o earlier.json

  appsmith-transform pack release:apps/shop --deployed copy -o shop.json
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..errors import InputError
from . import options, printing
from .outputs import claim

if TYPE_CHECKING:
    from collections.abc import Collection


LayoutArgument = Annotated[
    str,
    typer.Argument(metavar="LAYOUT", help="The folder of a Git layout, or REV or REV:PATH of a repository."),
]
RepositoryOption = Annotated[
    Path,
    typer.Option(
        "--repository", "-C", metavar="DIR", help="A folder in the repository that revisions are read from."
    ),
]
DeployedOption = Annotated[
    Literal["none", "copy"],
    typer.Option("--deployed", help="copy: make the deployed state equal to the edited one."),
]
NameOption = Annotated[
    str | None,
    typer.Option("--name", metavar="NAME", help="The application's name. Default: the name of the folder."),
]
LenientOption = Annotated[
    bool, typer.Option("--lenient", help="Leave out files that cannot be read, and say which.")
]


def command(
    layout: LayoutArgument,
    output: options.OutputOption = None,
    repository: RepositoryOption = Path(),
    deployed: DeployedOption = "none",
    app_name: NameOption = None,
    lenient: LenientOption = False,
    indent: options.IndentOption = None,
    quiet: options.QuietOption = False,
) -> None:
    """Pack a layout; the command's help is the docstring of this module."""
    from ..document.writing import serialize
    from ..report.text import number_of
    from ..storage.layout.pack import pack
    from ..storage.sources import name_of, read_layout

    folder = read_layout(layout, repository)
    outputs = claim([_read_there(layout, output, folder.files)], documents={layout: output}, quiet=quiet)
    name = app_name or name_of(layout, repository)
    try:
        packed = pack(folder.files, deployed=deployed, name=name, lenient=lenient)
    except InputError as error:
        error.message = f"{layout}: {error.message}"
        raise
    data = serialize(packed.document, indent=indent or None, final_newline=True)
    outputs.documents[layout].write(data)
    if quiet:
        return
    document = packed.document
    kinds = {"pageList": "page", "actionList": "query", "actionCollectionList": "JS object"}
    counts = ", ".join(number_of(len(document[key]), noun) for key, noun in kinds.items())
    others = f"{folder.others} other file{' was' if folder.others == 1 else 's were'} not read"
    printing.say(f"{layout}: era {packed.era}, {counts}; {others}")
    printing.say_diagnostics(layout, packed.diagnostics)


def _read_there(source: str, output: str | None, files: Collection[str]) -> str | None:
    """Return the file of the layout that the output would be written over, if it is one."""
    root, target = Path(source).resolve(), Path(output or "-").resolve()
    if target.is_relative_to(root) and target.relative_to(root).as_posix() in files:
        return str(target)
    return None
