"""Answer a file without a command: what is it, will it import, is it safe to hand over, what next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError, LimitError, TransformError
from . import _inputs, _secrets, files, options, printing
from .outputs import claim

if TYPE_CHECKING:
    from ..application.kinds import Kind
    from ..validating.validation import Validation


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
    printing.show(several_text(printing.shown_name(name), what, names, is_backup=is_backup))


def _answer(name: str) -> str:
    import transform

    from ..application.kinds import Kind, require_kind
    from ..report.about_text import About, about_text
    from ..validating.inspection import inspect

    source = _read(name)
    try:
        kind = require_kind(source.document, Kind.EXPORT, Kind.PARTIAL_EXPORT, Kind.PAGE)
    except InputError as error:
        error.message = f"{source.name}: {error.message}"
        raise
    rules = _secrets.rules_for(None, None, "", anew=False)
    policy = (rules.in_layouts if source.layout else rules.in_files).in_file(source.name)
    return about_text(
        About(
            source.name,
            inspect(source.document, size=source.size),
            None if kind is Kind.PAGE else _validation(source, kind),
            transform.scan(source.document, policy),
            source.parsed.diagnostics,
            source.layout is not None,
        )
    )


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


def _validation(source: _inputs.Input, kind: Kind) -> Validation:
    """Return what the newest release does with the input."""
    import transform

    from ..application.kinds import Kind
    from ._validated_layouts import without_deployment

    if source.layout is None:
        return transform.validate_text(source.text(), partial=kind is Kind.PARTIAL_EXPORT)
    return without_deployment(transform.validate(source.document))
