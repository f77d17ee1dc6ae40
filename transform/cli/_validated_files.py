"""Validate a file, and repair it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import TransformError
from . import _inputs, files, printing
from ._reading import read_bytes, size_of

if TYPE_CHECKING:
    from ..report.validated import ValidatedFile
    from ._question import Question
    from .outputs import Output


def validated_file(
    name: str, question: Question, output: Output | None, *, fix: bool
) -> tuple[ValidatedFile, bool]:
    """Validate a file, with `fix` show its repairs and write them to the `output`.

    Returns what to report, and whether a file that cannot be repaired was to be. Raises InputError, LimitError.
    """
    if (size := size_of(name)) > question.max_size * 2**20:
        return question.too_large(name, size), False
    data = read_bytes(name, max_size=question.max_size)
    repaired = _repaired(name, data, question, dry=output is None) if fix else data
    if repaired is None or output is None:
        return question.answer(printing.shown_name(name), data), repaired is None and output is not None
    output.write(repaired)
    return question.answer(output.name, repaired), False  # reported where it was written


def _repaired(name: str, data: bytes, question: Question, *, dry: bool) -> bytes | None:
    """Show the repairs of a document and return its new text; None where it cannot be repaired, which is said."""
    try:
        source = _inputs.input_of(name, data, max_size=question.max_size)
        document = question.repaired(source, dry=dry)
    except TransformError as error:
        printing.say_error(_not_repaired(error, printing.shown_name(name)))
        return None
    return files.rendered(source, document, indent=None, sort_keys=False)


def _not_repaired(error: TransformError, name: str) -> TransformError:
    reason = error.message.removeprefix(f"{name}: ")
    error.message = f"{name}: not repaired: {reason}"
    return error
