"""Validate the layout of a folder or a revision, and repair that of a folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import TransformError
from . import _inputs, files, layouts, printing

#: Says that there is no deployed state; a layout never holds one.
_NEVER_DEPLOYED = "AT319"

if TYPE_CHECKING:
    from ..report.validated import ValidatedFile
    from ._question import Question
    from .outputs import Output


def validated_layout(
    name: str, question: Question, output: Output | None, output_format: str, *, fix: bool
) -> ValidatedFile:
    """Validate what is no file of the disk; with `fix` show its repairs, and write them to the `output`.

    A broken file of a layout is a diagnostic with its place. Raises InputError for what is no layout, and where
    the repairs cannot be made.
    """
    from ..storage.layout.problems import LayoutError

    try:
        source = _inputs.read_input(name, max_size=question.max_size)
    except LayoutError as error:
        return _unreadable(name, question, error)
    if source.layout is None:  # a file in a revision
        return question.answer(name, source.data)
    if fix:
        source = _repaired(source, question, output)
    return _answer(source, question, output_format)


def _repaired(source: _inputs.Input, question: Question, output: Output | None) -> _inputs.Input:
    from ..report.validation_text import diff_text
    from ..validating.fix import fix_parsed

    fixed = fix_parsed(source.parsed, question.release, selected=question.is_selected)
    if fixed.repairs:
        printing.say(diff_text(source.name, fixed))
    if output is None:
        if fixed.repairs:
            printing.say("Nothing was written: add --write, or --output FILE.")
        return source
    data = files.rendered(source, fixed.document, indent=None, sort_keys=False)
    files.deliver(source, fixed.document, data, output)
    return _inputs.read_input(output.name, max_size=question.max_size)


def _answer(source: _inputs.Input, question: Question, output_format: str) -> ValidatedFile:
    import transform

    from ..report.validated import ValidatedFile, validated_file

    found = transform.validate(source.document, question.release, workspace=question.workspace)
    if source.layout is None:
        return validated_file(source.name, found).only(question.is_selected)
    kept = tuple(item for item in found.diagnostics if item.code != _NEVER_DEPLOYED)
    found = replace(found, diagnostics=source.parsed.diagnostics + kept)
    places = layouts.places_in(source, found.diagnostics, output_format)
    answered = ValidatedFile(source.name, found, places).only(question.is_selected)
    return answered._replace(document=source.document if question.with_document else None)


def _unreadable(name: str, question: Question, error: TransformError) -> ValidatedFile:
    from ..diagnostics import Diagnostic
    from ..report.validated import ValidatedFile
    from ..storage.layout.places import Place
    from ..validating.validation import Validation
    from ..validating.verdict_parts import REJECTED

    message = f"{error.message.removeprefix(f'{name}: ')}."
    diagnostic = Diagnostic("AT110", "error", message, hint=error.hint)
    place = Place(getattr(error, "path", name), error.line or 1, error.column or 1)
    found = Validation(False, REJECTED, "parse", diagnostics=(diagnostic,), target=question.release)
    return ValidatedFile(name, found, (place,))
