"""Validations as one page: whether the files will be imported, and what is wrong, at its place in the picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from .html.header import facts, without_folders
from .html.model import Fact, Report, State
from .html.noticed_files import NoticedFile, found_in
from .html.notices import Notice, notice_of, with_secrets_masked
from .html.rendering import render
from .html.room import Mask
from .text import number_of
from .validated import ValidatedFile

_LEGEND = (("error", "broken"), ("warning", "to look at"), ("note", "for information"))


def to_html(files: Sequence[ValidatedFile], *, date: str = "") -> str:
    """Return the page; the files come with their documents, as far as these could be read."""
    documents = [file.document for file in files]
    return render(with_secrets_masked(documents, lambda mask: _report(files, mask, date)))


def _report(files: Sequence[ValidatedFile], mask: Mask, date: str) -> Report:
    noticed = [NoticedFile(file.name, file.document, _notices(file)) for file in files]
    found = found_in(noticed, _LEGEND, mask)
    return Report(
        kind="Check before import",
        answer=_answer(files),
        state=_state(files),
        remarks=tuple(map(mask, _remarks(files))),
        facts=_facts(files, mask),
        date=date,
        **found._asdict(),
    )


def _notices(file: ValidatedFile) -> list[Notice]:
    return [notice_of(item) for item in file.validation.diagnostics]


def _answer(files: Sequence[ValidatedFile]) -> str:
    """Return whether the files will be imported, and how much is wrong then."""
    target = files[0].validation.target if files else ""
    counts = Counter(item.severity for file in files for item in file.validation.diagnostics)
    accepted = [file for file in files if file.validation.accepted]
    if len(files) == 1 and not accepted:
        return f"Will not import into {target}"
    verdict = (
        f"Will import into {target}"
        if len(files) == 1
        else f"{len(accepted)} of {len(files)} files will import into {target}"
    )
    broken = f"{counts['error'] or 'nothing'} will be broken afterwards"
    if counts["error"]:
        broken = f"{number_of(counts['error'], 'thing')} will be broken afterwards"
    look = f", {counts['warning']} to look at" if counts["warning"] else ""
    return f"{verdict}; {broken}{look}"


def _state(files: Sequence[ValidatedFile]) -> State:
    if any(not file.validation.accepted for file in files):
        return "bad"
    severities = {item.severity for file in files for item in file.validation.diagnostics}
    return "attention" if severities & {"error", "warning"} else "good"


def _remarks(files: Sequence[ValidatedFile]) -> list[str]:
    """Return what the product says of the files that it refuses."""
    found = []
    for file in files:
        if not file.validation.accepted and file.validation.message:
            of = f"{without_folders(file.name)}: " if len(files) > 1 else ""
            found.append(f"{of}The import says: {file.validation.message.rstrip('.')}")
    return found


def _facts(files: Sequence[ValidatedFile], mask: Mask) -> tuple[Fact, ...]:
    documents: list[Any] = [file.document for file in files]
    if len(files) == 1 and isinstance(documents[0], dict):
        return facts(documents, [files[0].name])
    if len(files) == 1:
        return (Fact("File", (mask(without_folders(files[0].name)),)),)
    return tuple(
        Fact(
            mask(without_folders(file.name)),
            ("will import" if file.validation.accepted else "will not import",),
        )
        for file in sorted(files, key=lambda file: file.validation.accepted)
    )
