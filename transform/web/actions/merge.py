"""Merge ours and theirs; what clashes is answered on the page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...document.limits import DEFAULT_LIMITS, require_depth
from ...document.writing import serialize
from ...errors import InputError, LimitError
from ...merging.results import ABSENT, Conflict
from ...merging.three import Three
from ...report.diff.values import dumped
from ...report.merge_report import merge_html
from ...sanitizing.masking import masked_texts
from ...sanitizing.shown_text import shown_texts
from ...storage.merge_preview import preview_of
from ...storage.merged_layouts import Version, merge_versions
from ...version import FORMAT_VERSION
from ..messages import JSON, Download, Request, Result
from ..rendering import render
from ..sources import Source, commands_for, quoted, source_of
from ..worker import Tell

COMMAND = "merge"

_SIDES = ("ours", "theirs", "both", "base")
_ANSWERS = "conflicts.json"
_REPORT = "merge.html"


class Side(NamedTuple):
    """One version of a value: its name, its text with secrets masked, None where it is missing."""

    name: str
    text: str | None


class Question(NamedTuple):
    """A conflict on the page; `taken` is the answer, `written` whether a person may write a text."""

    sentence: str
    sides: tuple[Side, ...]
    taken: str
    value: str
    is_text: bool


def run(request: Request, tell: Tell) -> Result:
    """Merge base, ours and theirs with the answers that were given."""
    tell("Reading base, ours and theirs")
    base, ours, theirs = request.inputs
    sources = Three(
        source_of(base, request, named=False),
        source_of(ours, request),
        source_of(theirs, request, named=False),
    )
    versions = sources.map(lambda source: Version(source.document, source.layout))
    tell("Merging")
    asked = merge_versions(versions)
    answers = _answers(request, asked.conflicts)
    merged = merge_versions(versions, answers=answers) if answers else asked
    tell("Drawing what comes in")
    open_ = len(merged.conflicts)
    body = render(
        "merge",
        questions=_questions(asked.conflicts, answers, request, [one.document for one in sources]),
        left=open_,
        said=merged.diagnostics,
    )
    name = sources.ours.named("merged.json")
    label = f"Merged file ({open_} as in ours)" if open_ else "Merged file"
    files = [Download(name, label, JSON, sources.ours.written(merged.document), goes_on=True)]
    if asked.conflicts:
        files.append(
            Download(_ANSWERS, "Conflicts and answers", JSON, _answer_file(asked.conflicts, answers))
        )
    preview = preview_of(merged, versions, (sources.ours.name, sources.theirs.name), answers)
    command = _command(sources, name, has_conflicts=bool(asked.conflicts), has_answers=bool(answers))
    return Result(
        body,
        merge_html(preview, date=request.today),
        _REPORT,
        tuple(files),
        commands_for(request.inputs, command),
    )


def _answers(request: Request, conflicts: Sequence[Conflict]) -> dict[str, Any]:
    """Return conflict key -> answer. Raises InputError for a value that is no JSON where one is needed."""
    answers: dict[str, Any] = {}
    for number, conflict in enumerate(conflicts):
        taken = request.option(f"take-{number}")
        if taken in _SIDES:
            answers[conflict.key] = {"take": taken}
        elif taken == "value":
            answers[conflict.key] = {"value": _value(conflict, request.options.get(f"value-{number}", ""))}
    return answers


def _value(conflict: Conflict, written: str) -> Any:
    if _is_text(conflict):
        return written.replace("\r\n", "\n")
    try:
        value = json.loads(written)
        require_depth(value, DEFAULT_LIMITS.depth)
        return value
    except (RecursionError, LimitError):
        raise InputError(
            f"What you wrote is nested too deep: {conflict.sentence}", hint="Take a simpler value."
        ) from None
    except ValueError as error:
        raise InputError(
            f"What you wrote is no JSON: {conflict.sentence}", hint=f"{error}. Write a text in quotes."
        ) from None


def _is_text(conflict: Conflict) -> bool:
    values = [value for value in (conflict.ours, conflict.theirs) if value is not ABSENT]
    return all(isinstance(value, str) for value in values)


def _questions(
    conflicts: Sequence[Conflict],
    answers: Mapping[str, Any],
    request: Request,
    documents: list[dict[str, Any]],
) -> list[Question]:
    texts = [{side: _text(value) for side, value in _versions(conflict)} for conflict in conflicts]
    shown = masked_texts(
        [text for versions in texts for text in versions.values() if text is not None], documents
    )
    sentences = shown_texts([conflict.sentence for conflict in conflicts])
    questions = []
    for number, (conflict, versions) in enumerate(zip(conflicts, texts, strict=True)):
        sides = tuple(Side(name, None if text is None else shown[text]) for name, text in versions.items())
        answer = answers.get(conflict.key, {})
        taken = "value" if "value" in answer else answer.get("take", "")
        ours = versions["ours"] or ""
        is_masked = shown.get(ours, ours) != ours
        written = request.options.get(f"value-{number}", "" if is_masked else ours)
        questions.append(Question(sentences[conflict.sentence], sides, taken, written, _is_text(conflict)))
    return questions


def _versions(conflict: Conflict) -> Iterator[tuple[str, Any]]:
    """Yield whose value may be taken, with the value; both only where there is such a thing."""
    for side in _SIDES:
        value = getattr(conflict, side)
        if side != "both" or value is not None:
            yield side, value


def _text(value: Any) -> str | None:
    if value is ABSENT:
        return None
    return value if isinstance(value, str) else dumped(value)


def _answer_file(conflicts: Sequence[Conflict], answers: Mapping[str, Any]) -> bytes:
    """Return the file that --resolve takes."""
    entries = [{**conflict.to_dict(), **answers.get(conflict.key, {})} for conflict in conflicts]
    return serialize({"format_version": FORMAT_VERSION, "conflicts": entries}, indent=2, final_newline=True)


def _command(sources: Three[Source], name: str, *, has_conflicts: bool, has_answers: bool) -> str:
    command = f"appsmith-transform merge {' '.join(one.argument for one in sources)} -o {quoted(name)}"
    if has_answers:
        command += f" --resolve {_ANSWERS}"
    elif has_conflicts:
        command += f" --conflicts {_ANSWERS}"
    return f"{command} --report {_REPORT}"
