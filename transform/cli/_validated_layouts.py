"""Validate the layout of a folder or a revision, and repair that of a folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import TransformError
from . import _inputs, files
from ._results import FOR_SERVICES

if TYPE_CHECKING:
    from ..report.validated import ValidatedFile
    from ._question import Question
    from .outputs import Output


def validated_layout(name: str, question: Question, output: Output | None, *, fix: bool) -> ValidatedFile:
    """Validate what is no file of the disk; with `fix` show its repairs, and write them to the `output`.

    A broken file of a layout is a diagnostic with its place. Raises InputError for what is no layout, and where
    the repairs cannot be made.
    """
    from ..storage.layout.problems import LayoutError

    try:
        source = _inputs.read_input(name, max_size=question.max_size)
    except LayoutError as error:
        return _unreadable(name, question, error)
    if fix:
        source = _repaired(source, question, output)
    if source.layout is None:  # a file in a revision, an application in a backup
        answer = question.answer(source.name, source.data)
        return _with_notices(answer, source).only(question.is_selected)
    return _answer(source, question)


def _with_notices(answer: ValidatedFile, source: _inputs.Input) -> ValidatedFile:
    """Add what was noticed when the input was taken out of a backup; reading its text noticed the rest."""
    found = answer.validation
    known = {(item.code, item.pointer, item.message) for item in found.diagnostics}
    more = [i for i in source.parsed.diagnostics if (i.code, i.pointer, i.message) not in known]
    both = replace(found, diagnostics=(*more, *found.diagnostics))
    return answer._replace(validation=both, places=(*(None for _ in more), *answer.places))


def _repaired(source: _inputs.Input, question: Question, output: Output | None) -> _inputs.Input:
    document = question.repaired(source, dry=output is None)
    if output is None:
        return source
    data = files.rendered(source, document, indent=None, sort_keys=False)
    files.deliver(source, document, data, output)
    return _inputs.read_input(output.name, max_size=question.max_size)


def _answer(source: _inputs.Input, question: Question) -> ValidatedFile:
    import transform

    from ..report.validated import ValidatedFile, validated_file, without_deployment
    from ..storage.shown_places import places_in

    found = transform.validate(source.document, question.release, workspace=question.workspace)
    if source.layout is None:
        return validated_file(source.name, found).only(question.is_selected)
    found = without_deployment(found)
    found = replace(found, diagnostics=source.parsed.diagnostics + found.diagnostics)
    places = places_in(source, found.diagnostics, of_a_checkout=question.output_format in FOR_SERVICES)
    answered = ValidatedFile(source.name, found, places).only(question.is_selected)
    return answered._replace(document=source.document if question.with_document else None)


def _unreadable(name: str, question: Question, error: TransformError) -> ValidatedFile:
    from ..diagnostics import Diagnostic
    from ..report.validated import ValidatedFile
    from ..sanitizing.shown_text import shown_text
    from ..storage.layout.places import Place
    from ..storage.shown_places import without_secrets
    from ..validating.validation import Validation
    from ..validating.verdict_parts import REJECTED

    message = f"{shown_text(error.message.removeprefix(f'{name}: '))}."
    diagnostic = Diagnostic("AT110", "error", message, hint=error.hint)
    place = Place(getattr(error, "path", name), error.line or 1, error.column or 1)
    found = Validation(False, REJECTED, "parse", diagnostics=(diagnostic,), target=question.release)
    return ValidatedFile(name, found, without_secrets([place]))
