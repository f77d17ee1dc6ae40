"""What a merge would do, for a terminal, a pull request, a browser and programs."""

from __future__ import annotations

import dataclasses
from typing import Any

from ..storage.merge_preview import MergePreview
from ..version import FORMAT_VERSION
from .diff.html import report
from .diff.json import diff_report
from .diff.markdown import to_markdown
from .diff.text import to_text
from .html.model import Section
from .html.rendering import render
from .markdown import escaped
from .text import number_of, visible


def headline(found: MergePreview) -> str:
    """Return one line: what is merged into what, and whether somebody has to decide about something."""
    count = len(found.merged.conflicts)
    what = number_of(count, "conflict") if count else "no conflicts"
    return f"Merging {found.theirs} into {found.ours}: {what}"


def sentences(found: MergePreview) -> list[str]:
    """Return a sentence for each conflict and for each thing that got another name."""
    return [
        *(f"conflict: {conflict.sentence}" for conflict in found.merged.conflicts),
        *(f"{item.severity}: {item.message}" for item in found.merged.diagnostics),
    ]


def merge_text(found: MergePreview, *, colour: bool = False) -> str:
    """Return the report for a terminal; secrets are masked."""
    lines = [headline(found), *(visible(sentence) for sentence in sentences(found)), ""]
    if found.clashing is not None:
        lines += ["What is in conflict, ours and theirs:", "", to_text(found.clashing, colour=colour), ""]
    return "\n".join([*lines, "What comes in:", "", to_text(found.incoming, colour=colour), ""])


def merge_markdown(found: MergePreview) -> str:
    """Return the report as a comment on a pull request; secrets are masked."""
    lines = [f"## {escaped(headline(found))}", "", *(f"- {escaped(one)}" for one in sentences(found)), ""]
    if found.clashing is not None:
        lines += ["<details><summary>What is in conflict, ours and theirs</summary>", ""]
        lines += [to_markdown(found.clashing), "</details>", ""]
    return "\n".join([*lines, to_markdown(found.incoming)])


def merge_html(found: MergePreview, *, date: str = "") -> str:
    """Return the report as a page with pictures of the canvases; secrets are masked. `date` is that of the report."""
    incoming = report(found.incoming, (found.ours, f"{found.ours} with {found.theirs}"), date=date)
    clashing: tuple[Section, ...] = ()
    if found.clashing is not None:
        clashing = report(found.clashing, (found.ours, found.theirs), prefix="c").sections
    page = dataclasses.replace(
        incoming,
        kind="Merge",
        answer=headline(found),
        state="attention" if found.merged.conflicts else "good",
        remarks=(
            *(one.removesuffix(".") for one in sentences(found)),
            f"What comes in: {incoming.answer}",
            *incoming.remarks,
        ),
        sections=(*map(_in_conflict, clashing), *incoming.sections),
    )
    return render(page)


def _in_conflict(section: Section) -> Section:
    return dataclasses.replace(
        section,
        title=f"In conflict: {section.title}",
        note=" ".join(filter(None, ("Before is ours, after is theirs.", section.note))),
    )


def merge_json(found: MergePreview) -> dict[str, Any]:
    """Return the report for programs; conflicts are without their values, which may be secret."""
    return {
        "format_version": FORMAT_VERSION,
        "ours": found.ours,
        "theirs": found.theirs,
        "conflicts": [_without_values(conflict.to_dict()) for conflict in found.merged.conflicts],
        "diagnostics": [item.to_dict() for item in found.merged.diagnostics],
        "clashing": None if found.clashing is None else diff_report(found.clashing, ("ours", "theirs")),
        "incoming": diff_report(found.incoming, (found.ours, "merged")),
    }


def _without_values(conflict: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in conflict.items() if key not in ("base", "ours", "theirs")}
