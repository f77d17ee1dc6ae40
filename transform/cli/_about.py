"""Answer a file without a command: what is it, will it import, is it safe to hand over, what next."""

from __future__ import annotations

import sys
from pathlib import Path

from ..errors import InputError, LimitError, TransformError
from . import _inputs, _secrets, files, options, printing
from ._streams import columns_of
from .outputs import claim


def is_input(name: str) -> bool:
    """Check whether an argument in the place of a command is meant as a file, a folder or a revision."""
    return name == "-" or ":" in name or _inputs.is_file_name(name) or _exists(name)


def _exists(name: str) -> bool:
    from ..storage.archive_names import split_address

    try:
        return (bool(name) and Path(name).exists()) or split_address(name) is not None
    except (OSError, ValueError):
        return False


def command(name: options.InputArgument) -> None:
    """Say what a file is, whether it will be imported, whether it is safe to hand over, and what to do next."""
    names = files.expand([name])
    claim(names)
    if len(names) == 1:
        printing.show(_answer(names[0]))
        return
    from ..report.about_text import several_text
    from ..storage.archive_names import is_archive

    is_backup = name == "-" or is_archive(name)
    what = "a backup" if is_backup else "a folder"
    shown = printing.shown_name(name)
    printing.show(several_text(shown, what, names, is_backup=is_backup, width=columns_of(sys.stdout)))


def _answer(name: str) -> str:
    from ..report.about_text import about_of, about_text

    source = _read(name)
    rules = _secrets.rules_for(None, None, "", anew=False).of(source)
    layout = source.layout is not None
    try:
        about = about_of(source.name, source.size, source.text, source.parsed, rules, layout=layout)
    except InputError as error:
        error.message = f"{source.name}: {error.message}"
        raise
    return about_text(about, width=columns_of(sys.stdout))


def _read(name: str) -> _inputs.Input:
    """Read the input; an error says which command goes on from there."""
    try:
        return _inputs.read_input(name)
    except LimitError as error:
        error.hint = f"Give a limit to a command: appsmith-transform info --max-size MB {name}"
        raise
    except TransformError as error:
        if not error.hint and _exists(name):
            error.hint = "`appsmith-transform validate` says what an import makes of it."
        raise
